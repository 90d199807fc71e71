/// What needs what in a model: its inputs and decisions, and an arrow from what is needed to what needs it.
public struct RequirementsGraph: Sendable {
  /// An input or a decision.
  public struct Node: Hashable, Sendable {
    /// The XML id.
    public let id: String
    /// The name in the model.
    public let name: String
    /// Whether it is an input or a decision.
    public let kind: Kind
  }

  /// What a node is.
  public enum Kind: Hashable, Sendable {
    /// Something that the model must be told.
    case input
    /// Something that the model decides.
    case decision
  }

  /// A requirement: `to` needs `from`; both are positions in `nodes`.
  public struct Edge: Hashable, Sendable {
    /// The positions of what is needed and of what needs it.
    public let from, to: Int
  }

  /// What is needed stands before what needs it.
  public let nodes: [Node]
  /// Every requirement once.
  public let edges: [Edge]

  /// The requirements of a model.
  ///
  /// - Parameters:
  ///   - model: the model.
  ///   - decisions: the ids of the decisions to show, with everything they need; `nil` shows the whole model.
  /// - Throws: `ModelProblems` when the model has no such decision.
  public init(_ model: DecisionModel, of decisions: [String]? = nil) throws(ModelProblems) {
    var all: [Node] = []
    var needs: [[Int]] = []
    var byName: [String: Int] = [:]
    for input in model.inputs {
      byName[input.name] = all.count
      all.append(Node(id: input.id, name: input.name, kind: .input))
      needs.append([])
    }
    for decision in model.decisions {
      needs.append(Set(decision.usedNames.compactMap { byName[$0] }).sorted())
      byName[decision.name] = all.count
      all.append(Node(id: decision.id, name: decision.name, kind: .decision))
    }
    var isShown = [Bool](repeating: decisions == nil, count: all.count)
    for id in decisions ?? [] {
      guard let index = all.firstIndex(where: { $0.id == id && $0.kind == .decision }) else {
        throw ModelProblems([.noDecision(id, in: model)])
      }
      isShown[index] = true
    }
    // Who needs something stands after it, so that one pass backwards reaches everything.
    for index in all.indices.reversed() where isShown[index] { for need in needs[index] { isShown[need] = true } }
    let shown = all.indices.filter { isShown[$0] }
    let places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($0.element, $0.offset) })
    nodes = shown.map { all[$0] }
    edges = shown.flatMap { to in
      needs[to].compactMap { from in
        guard let start = places[from], let end = places[to] else { return nil }
        return Edge(from: start, to: end)
      }
    }
  }
}

extension RequirementsGraph {
  /// The same in words: every decision with what it needs, one per line.
  public func outline(_ texts: DrawingTexts = DrawingTexts()) -> String {
    func name(_ index: Int) -> String { texts.names[nodes[index].id] ?? nodes[index].name }
    return nodes.indices.filter { nodes[$0].kind == .decision }.map { index in
      let needs = edges.filter { $0.to == index }.map { name($0.from) }
      return "- \(name(index))\(needs.isEmpty ? "" : " ← " + needs.joined(separator: ", "))\n"
    }.joined()
  }
}

extension ModelProblem {
  static func noDecision(_ id: String, in model: DecisionModel) -> ModelProblem {
    let known = model.decisions.prefix(20).map { "'\($0.id)'" }.joined(separator: ", ")
    return ModelProblem(
      line: 0, place: "drawing", message: "The model has no decision '\(id)'.",
      remedy: known.isEmpty ? "Choose a model with decisions." : "Use one of: \(known)\(model.decisions.count > 20 ? ", …" : "").")
  }
}
