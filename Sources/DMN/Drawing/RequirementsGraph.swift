/// What needs what in a model: its inputs, decisions and functions, and an arrow from what is needed to what needs it.
public struct RequirementsGraph: Sendable {
  /// An input, a decision, or a function that decisions call.
  public struct Node: Hashable, Sendable {
    /// The XML id; of an imported element `namespace#id`.
    public let id: String
    /// The name in the model; of an imported element with the name of the import before it.
    public let name: String
    /// Whether it is an input, a decision or a function.
    public let kind: Kind
  }

  /// What a node is.
  public enum Kind: Hashable, Sendable {
    /// Something that the model must be told.
    case input
    /// Something that the model decides.
    case decision
    /// A business knowledge model or a decision service.
    case function
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

  /// The requirements of a model that can be decided exactly: what its expressions use.
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
    guard let shown = Self.indices(of: decisions, all, needs) else {
      throw ModelProblems([.noDecision(decisions ?? [], among: model.decisions.map(\.id))])
    }
    self.init(all, needs, shown)
  }

  /// - Parameters:
  ///   - needs: per element the places of what it needs, all of them before it.
  ///   - isShown: per element whether it is asked for; what these need is shown too.
  private init(_ all: [Node], _ needs: [[Int]], _ isShown: [Bool]) {
    var isShown = isShown
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

  /// Per element whether it is one of these decisions; `nil` when one of them is not there. Without any, all are.
  private static func indices(of decisions: [String]?, _ all: [Node], _ needs: [[Int]]) -> [Bool]? {
    guard let decisions else { return [Bool](repeating: true, count: all.count) }
    let known = Set(all.lazy.filter { $0.kind == .decision }.map(\.id))
    guard known.isSuperset(of: decisions) else { return nil }
    return all.map { $0.kind == .decision && decisions.contains($0.id) }
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

// MARK: - Models that need not be exact

extension RequirementsGraph {
  /// The requirements of any model that can be read, as the file declares them.
  ///
  /// - Parameters:
  ///   - definitions: the model, with those that it imports.
  ///   - decisions: the ids of the decisions to show, with everything they need; `nil` shows the whole model, and of imported
  ///     models what it needs.
  /// - Throws: `ModelProblems` when the model has no such decision.
  public init(_ definitions: Definitions, of decisions: [String]? = nil) throws(ModelProblems) {
    let elements = DeclaredElements(definitions)
    guard let shown = Self.indices(of: decisions, elements.nodes, elements.needs) else {
      throw ModelProblems([.noDecision(decisions ?? [], among: definitions.decisions.map(\.id))])
    }
    self.init(elements.nodes, elements.needs, shown)
  }
}

/// The elements of a model and what they need of others, each after what it needs.
private struct DeclaredElements {
  private(set) var nodes: [RequirementsGraph.Node] = []
  private(set) var needs: [[Int]] = []
  private let interpreter: ModelInterpreter
  private let definitions: Definitions
  private var places: [Definitions.Reference: Int] = [:]

  init(_ definitions: Definitions) {
    self.definitions = definitions
    interpreter = ModelInterpreter(definitions)
    let own: [any DefinitionsElement] = definitions.inputs + definitions.decisions + definitions.knowledgeModels + definitions.services
    for element in own { add(Definitions.Reference(namespace: definitions.namespace, id: element.id)) }
  }

  /// Adds an element after all that it needs, with a list of what is still to do and not by recursion: the file decides how long
  /// a chain is.
  private mutating func add(_ start: Definitions.Reference) {
    var path = [start]
    var open: Set<Definitions.Reference> = []
    while let reference = path.last {
      let required = requirements(of: reference)
      // A function that needs itself is not followed round and round.
      let missing = required.filter { places[$0] == nil && !open.contains($0) && interpreter.elements[$0] != nil }
      if places[reference] == nil, open.insert(reference).inserted, !missing.isEmpty {
        path += missing.reversed()
        continue
      }
      path.removeLast()
      guard places[reference] == nil, let node = node(reference) else { continue }
      places[reference] = nodes.count
      needs.append(Set(required.compactMap { places[$0] }).subtracting([nodes.count]).sorted())
      nodes.append(node)
    }
  }

  private func requirements(of reference: Definitions.Reference) -> [Definitions.Reference] {
    switch interpreter.elements[reference] {
    case .decision(let decision)?: decision.requiredInputs + decision.requiredDecisions + decision.requiredKnowledge
    case .knowledgeModel(let model)?: model.requiredKnowledge
    case .service(let service)?: service.outputDecisions
    case .input?, nil: []
    }
  }

  private func node(_ reference: Definitions.Reference) -> RequirementsGraph.Node? {
    guard let element = interpreter.elements[reference] else { return nil }
    let kind: RequirementsGraph.Kind =
      switch element {
      case .input: .input
      case .decision: .decision
      case .knowledgeModel, .service: .function
      }
    guard reference.namespace != definitions.namespace else {
      return RequirementsGraph.Node(id: reference.id, name: element.variable.name, kind: kind)
    }
    let prefix = definitions.imports.first { $0.namespace == reference.namespace }?.name ?? ""
    let name = prefix.isEmpty ? element.variable.name : "\(prefix).\(element.variable.name)"
    return RequirementsGraph.Node(id: "\(reference.namespace)#\(reference.id)", name: name, kind: kind)
  }
}

extension ModelProblem {
  static func noDecision(_ id: String, in model: DecisionModel) -> ModelProblem { noDecision([id], among: model.decisions.map(\.id)) }

  /// The first of these decisions that is not known is not there.
  static func noDecision(_ ids: [String], among all: [String]) -> ModelProblem {
    let missing = ids.first { !all.contains($0) } ?? ""
    let known = all.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
    return ModelProblem(
      line: 0, place: "drawing", message: "The model has no decision '\(missing)'.",
      remedy: known.isEmpty ? "Choose a model with decisions." : "Use one of: \(known)\(all.count > 20 ? ", …" : "").")
  }
}
