import FEEL

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
  ///   - compiled: the compiled model.
  ///   - decision: the id of the decision.
  ///   - order: ids of inputs, and of decisions to ask for as a whole, in the order in which to ask them. They come before
  ///     all others. What is not named comes in the order that leaves the least to ask.
  ///   - depth: which questions the tree asks.
  ///   - limit: the most branches; what lies beyond it is cut off visibly.
  /// - Throws: `ModelProblems` when the model has no such decision or input.
  public init(
    _ compiled: CompiledModel, decision: String, order: [String] = [], depth: Depth = .inputs, limit: Int = 400
  ) throws(ModelProblems) {
    guard let table = compiled.model.decision(decision), let root = compiled.decisions[decision]?.result else {
      throw ModelProblems([.noDecision(decision, in: compiled.model)])
    }
    try Self.check(order, without: [decision], compiled.model)
    var builder = TreeBuilder(compiled, root: root)
    builder.choose(order: order, depth: depth, of: [table])
    self.init(decision: decision, name: table.name, nodes: builder.build(limit: limit), outcomes: [], model: compiled.model)
  }

  /// One tree of several decisions, for outcomes that can hold together: which of them come out as `value`?
  ///
  /// Where the members of an input lead to outcomes of their own, whatever else is chosen, they become branches of one
  /// question, and all that apply are followed. An answer that means the same as several others together joins those.
  ///
  /// - Parameters:
  ///   - compiled: the compiled model.
  ///   - outcomes: the ids of the decisions.
  ///   - value: what a decision must come out as for its outcome to hold.
  ///   - name: the name of the tree.
  ///   - assumed: inputs that the tree takes as known, and so never asks; by default none.
  ///   - order: ids of inputs and decisions in the order in which to ask them, as for the tree of one decision.
  ///   - depth: which questions the tree asks.
  ///   - limit: the most branches; what lies beyond it is cut off visibly.
  /// - Throws: `ModelProblems` when the model has no such decision or input.
  public init(
    _ compiled: CompiledModel, outcomes: [String], being value: Value, name: String, assuming assumed: KnownInputs? = nil,
    order: [String] = [],
    depth: Depth = .inputs, limit: Int = 400
  ) throws(ModelProblems) {
    if let unknown = outcomes.first(where: { compiled.decisions[$0] == nil }) {
      throw ModelProblems([.noDecision(unknown, in: compiled.model)])
    }
    try Self.check(order, without: outcomes, compiled.model)
    guard (1...64).contains(outcomes.count) else {
      throw ModelProblems([
        ModelProblem(
          line: 0, place: "drawing", message: "A tree shows 1 to 64 outcomes; \(outcomes.count) are asked for.",
          remedy: "Name fewer decisions.")
      ])
    }
    let tables = compiled.model.decisions.filter { outcomes.contains($0.id) }
    var builder = TreeBuilder(compiled, outcomes: tables.map(\.id), being: value, assuming: assumed)
    builder.choose(order: order, depth: depth, of: tables)
    self.init(decision: nil, name: name, nodes: builder.build(limit: limit), outcomes: tables.map(\.id), model: compiled.model)
  }

  private init(decision: String?, name: String, nodes: [Node], outcomes: [String], model: DecisionModel) {
    (self.decision, self.name, self.nodes, self.outcomes) = (decision, name, nodes, outcomes)
    names = Dictionary(
      model.inputs.map { ($0.id, $0.name) } + model.decisions.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  private static func check(_ order: [String], without drawn: [String], _ model: DecisionModel) throws(ModelProblems) {
    let known = Set(model.inputs.map(\.id) + model.decisions.map(\.id)).subtracting(drawn)
    let problems = order.filter { !known.contains($0) }.map { id in
      ModelProblem(
        line: 0, place: "drawing", message: "'\(id)' stands in the order of the questions, but is no input or other decision.",
        remedy: "Use the ids of inputs and decisions of the model.")
    }
    guard problems.isEmpty else { throw ModelProblems(problems) }
  }
}
