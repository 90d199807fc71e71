extension OpenIndex {
  /// How large an index may grow before the model is refused, and what an index can hold at all.
  package struct Limits: Sendable {
    /// The nodes of the diagrams, before they are merged.
    package var nodes = 500_000
    /// The steps of one kind of work on the diagrams.
    package var steps = 20_000_000
    /// The distinct sets of values that can remain. They are numbered in 16 bits.
    package var sets = 65_535
    /// The values in all those sets together.
    package var members = 2_000_000
    /// The places in the tables of all walks together, before they are merged.
    package var table = 4_000_000
    /// The places in the table of one merged walk. A larger one saves walks, but takes longer to make and leaves the cache.
    package var mergedTable = 8_192

    /// The relevance of inputs is one bit each.
    static let inputs = 64
    /// The members of an input are one bit each.
    static let inputMembers = 64
    /// One number is left for "open".
    static let values = Int(Choice.max) - 1

    package init() {}

    /// Refuses what does not fit the numbers of an index.
    func check(_ model: CompiledModel) throws(ModelProblems) {
      var problems: [ModelProblem] = []
      func add(_ line: Int, _ input: String, _ message: String, _ remedy: String) {
        problems.append(ModelProblem(line: line, place: "inputData '\(input)'", message: message, remedy: remedy))
      }
      if let excess = model.model.inputs.dropFirst(Self.inputs).first {
        add(
          excess.line, excess.id, "The model has more than \(Self.inputs) inputs; an index takes at most \(Self.inputs).",
          "Remove inputs, or split the model.")
      }
      for (input, group) in zip(model.model.inputs, model.groups) {
        if case .subset(let members) = input.domain, members.count > Self.inputMembers {
          add(
            input.line, input.id, "The input has \(members.count) members; an index takes at most \(Self.inputMembers).",
            "Split the input into several, or leave out members that no rule names.")
        }
        if let most = group.map({ model.variables[$0].values.count }).max(), most > Self.values {
          add(
            input.line, input.id, "The rules tell \(most) values of this input apart; an index takes at most \(Self.values).",
            "Group the values, or split the model.")
        }
      }
      if !problems.isEmpty { throw ModelProblems(problems) }
    }

    /// What is thrown when the diagrams grow beyond a limit.
    static func tooLarge(_ what: String) -> ModelProblems {
      ModelProblems([
        ModelProblem(
          line: 0, place: "model", message: "The index of what can remain while inputs are open grows too large (\(what)).",
          remedy: "Index fewer decisions, or split the model. Without an index the model can still be asked, case by case.")
      ])
    }
  }
}
