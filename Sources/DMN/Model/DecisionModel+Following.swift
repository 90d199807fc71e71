import FEEL

extension DecisionModel {
  /// This model and one that goes on where it ends, as one model: what `next` must be told and this model decides or is told
  /// itself, `next` gets from it. So the two stay files of their own, each readable on its own, and are reasoned about together.
  ///
  /// An input of `next` is answered by the decision or the input of this model with the same id.
  ///
  /// - Throws: `ModelProblems` when an id or a name stands for two things, or an input of `next` does not know a value that it can get.
  ///   Their lines are those of the file of `next`.
  public func followed(by next: DecisionModel) throws(ModelProblems) -> DecisionModel {
    var problems: [ModelProblem] = []
    var added: [InputData] = []
    let names = Set(inputs.map(\.name) + decisions.map(\.name))
    for input in next.inputs {
      let place = "inputData '\(input.id)'"
      func refuse(_ message: String, _ remedy: String) {
        problems.append(ModelProblem(line: input.line, place: place, message: message, remedy: remedy))
      }
      if let decision = decision(input.id) {
        if decision.name != input.name { refuse("The decision '\(input.id)' is called '\(decision.name)' there.", "Use the same name.") }
        for value in decision.constants where !input.domain.contains(value) {
          refuse(
            "The decision '\(input.id)' can give \(value), and this input does not know that value.", "Add it to the values of its type.")
        }
      } else if let own = self.input(input.id) {
        if own.name != input.name { refuse("The input '\(input.id)' is called '\(own.name)' there.", "Use the same name.") }
        if own.domain != input.domain {
          refuse("The input '\(input.id)' has other values there.", "Use the same values in the same order.")
        }
      } else {
        if names.contains(input.name) { refuse("The name '\(input.name)' stands for something else there.", "Use another name.") }
        added.append(input)
      }
    }
    for decision in next.decisions where names.contains(decision.name) || self.decision(decision.id) != nil {
      problems.append(
        ModelProblem(
          line: decision.line, place: "decision '\(decision.id)'", message: "The first model has this id or name too.",
          remedy: "Use another."))
    }
    for (name, type) in next.types.sorted(by: { $0.key < $1.key }) where types[name].map({ $0 != type }) == true {
      problems.append(
        ModelProblem(
          line: 0, place: "itemDefinition '\(name)'", message: "The first model has another type of this name.",
          remedy: "Use another name, or the same type."))
    }
    if fixed?.moment != next.fixed?.moment {
      problems.append(
        ModelProblem(
          line: 0, place: "model '\(next.name)'", message: "The two models are looked at for different moments.",
          remedy: "Give both the same."))
    }
    guard problems.isEmpty else { throw ModelProblems(problems) }
    return DecisionModel(
      name: name, namespace: namespace, inputs: inputs + added, decisions: decisions + next.decisions,
      functions: functions.merging(next.functions) { own, _ in own }, types: types.merging(next.types) { own, _ in own },
      at: fixed)
  }
}

extension Decision {
  /// The constants that its rules can give.
  fileprivate var constants: [Value] {
    table.rules.compactMap { if case .literal(let value) = $0.output { value } else { nil } } + [table.defaultOutput].compactMap(\.self)
  }
}

extension InputData.Domain {
  fileprivate func contains(_ value: Value) -> Bool {
    switch self {
    case .choice(let values): return values.contains(value)
    case .subset(let members):
      guard case .list(let values) = value else { return false }
      return values.allSatisfy(members.contains)
    case .ordered(.number): if case .number = value { return true } else { return false }
    case .ordered(.date): if case .date = value { return true } else { return false }
    }
  }
}
