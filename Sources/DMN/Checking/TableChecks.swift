import FEEL

/// Proofs about the tables of a model, each failure with a concrete case that shows it.
public enum TableChecks {
  /// Cases in which the matching rules of a table contradict its hit policy.
  static func conflicts(in compiled: CompiledModel) -> [ModelProblem] {
    compiled.model.decisions.compactMap { decision in
      guard let diagrams = compiled.decisions[decision.id],
        let path = DiagramWalk.witness(compiled.store, diagrams.result, where: { $0 == .conflict })
      else { return nil }
      let witness = compiled.complete(path)
      let fired = diagrams.rules.indices.filter { compiled.ends(diagrams.rules[$0], witness, in: .yes) }
      let rows = fired.map { String($0 + 1) }.joined(separator: " and ")
      return ModelProblem(
        line: decision.table.rules[fired.last ?? 0].line, place: "decision '\(decision.id)', rules \(rows)",
        message: "These rules match the same case and contradict each other: \(compiled.describe(witness)).",
        remedy: "Make one of them narrower, or give them the same output with hit policy ANY.")
    }
  }

  /// Tables that have no rule for some case.
  public static func gaps(in compiled: CompiledModel) -> [ModelProblem] {
    compiled.model.decisions.compactMap { decision in
      if case .collect = decision.table.hitPolicy { return nil }
      guard let diagrams = compiled.decisions[decision.id] else { return nil }
      var store = compiled.store
      var covered = store.terminal(.no)
      for rule in diagrams.rules { covered = store.combine(covered, rule) { $0 == .yes || $1 == .yes ? .yes : .no } }
      guard let path = DiagramWalk.witness(store, covered, where: { $0 != .yes }) else { return nil }
      return ModelProblem(
        line: decision.line, place: "decision '\(decision.id)'",
        message: "No rule covers this case: \(compiled.describe(compiled.complete(path))).",
        remedy: "Add a rule for it, or make a rule wider.")
    }
  }

  /// Rules that can never match, or never decide because earlier rules always win.
  public static func unreachableRules(in compiled: CompiledModel) -> [ModelProblem] {
    compiled.model.decisions.flatMap { decision -> [ModelProblem] in
      guard let diagrams = compiled.decisions[decision.id] else { return [] }
      var store = compiled.store
      var taken = store.terminal(.no)
      return diagrams.rules.enumerated().compactMap { index, rule -> ModelProblem? in
        let place = "decision '\(decision.id)', rule \(index + 1)"
        let line = decision.table.rules[index].line
        let free = store.combine(rule, taken) { $0 == .yes && $1 != .yes ? .yes : .no }
        taken = store.combine(taken, rule) { $0 == .yes || $1 == .yes ? .yes : .no }
        if DiagramWalk.witness(store, rule, where: { $0 == .yes }) == nil {
          return ModelProblem(
            line: line, place: place, message: "This rule can never match.",
            remedy: "Its conditions exclude each other; remove the rule or mend a cell.")
        }
        if decision.table.hitPolicy == .first, DiagramWalk.witness(store, free, where: { $0 == .yes }) == nil {
          return ModelProblem(
            line: line, place: place, message: "This rule never decides: earlier rules catch all its cases.",
            remedy: "Move it up, or remove it.")
        }
        return nil
      }
    }
  }
}

extension CompiledModel {
  /// A path with the variables it leaves open filled in with their first value.
  fileprivate func complete(_ path: [Int: Int]) -> [Int] { variables.indices.map { path[$0] ?? 0 } }

  fileprivate func ends(_ ref: Compiler.Store.Ref, _ choices: [Int], in terminal: Compiler.Terminal) -> Bool {
    DiagramWalk.terminals(store, ref, known: choices) == [terminal]
  }

  /// A complete case in words: `werkendProduct = "ja", betalers = []`.
  fileprivate func describe(_ choices: [Int]) -> String {
    model.inputs.enumerated().map { index, input in
      let group = groups[index]
      if case .subset = input.domain {
        let members = group.filter { choices[$0] == 1 }.compactMap { variables[$0].member }
        return "\(input.name) = \(Value.list(members))"
      }
      return "\(input.name) = \(variables[group.lowerBound].values[choices[group.lowerBound]])"
    }.joined(separator: ", ")
  }
}
