extension DecisionTree {
  /// Which questions a tree asks.
  public enum Depth: Hashable, Sendable {
    /// Inputs only, through the whole chain of decisions.
    case inputs
    /// What the decision's own table asks: inputs and the results of other decisions.
    case requirements
  }

  /// The tree of a decision.
  ///
  /// - Parameters:
  ///   - decision: the id of the decision.
  ///   - order: ids of inputs, and of decisions to ask for as a whole, in the order in which to ask them. They come before
  ///     all others. What is not named comes in the order that leaves the least to ask.
  ///   - limit: the most branches; what lies beyond it is cut off visibly.
  /// - Throws: `ModelProblems` when the model has no such decision or input.
  public init(
    _ compiled: CompiledModel, decision: String, order: [String] = [], depth: Depth = .inputs, limit: Int = 400
  ) throws(ModelProblems) {
    guard let table = compiled.model.decision(decision), let root = compiled.decisions[decision]?.result else {
      throw ModelProblems([.noDecision(decision, in: compiled.model)])
    }
    let known = Set(compiled.model.inputs.map(\.id) + compiled.model.decisions.map(\.id)).subtracting([decision])
    let unknown = order.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      throw ModelProblems(
        unknown.map {
          ModelProblem(
            line: 0, place: "drawing", message: "'\($0)' stands in the order of the questions, but is no input or other decision.",
            remedy: "Use the ids of inputs and decisions of the model.")
        })
    }
    let used = Set(table.usedNames)
    let own = depth == .requirements ? used : []
    let direct = compiled.model.decisions.filter { own.contains($0.name) }.map(\.id)
    let inputs = compiled.model.inputs.filter { own.contains($0.name) }.map(\.id)
    var builder = TreeBuilder(compiled, root: root)
    builder.choose(order: order, decisions: direct, preferred: depth == .requirements ? Set(inputs) : nil)
    nodes = builder.build(limit: limit)
    self.decision = decision
    name = table.name
    names = Dictionary(
      (compiled.model.inputs.map { ($0.id, $0.name) } + compiled.model.decisions.map { ($0.id, $0.name) }), uniquingKeysWith: { first, _ in first })
  }
}
