import FEEL

/// Turns a network into decision diagrams over all inputs, through the whole chain of decisions.
struct Compiler {
  typealias Store = DiagramStore<Terminal>

  /// Where a diagram can end.
  enum Terminal: Sendable {
    case value(Value)
    /// Rules matched against the hit policy.
    case conflict
    /// Work in progress: the rules that match, a bit per rule.
    case matching(UInt64)

    var value: Value { if case .value(let value) = self { value } else { .null } }
    static let yes = Terminal.value(.boolean(true))
    static let no = Terminal.value(.boolean(false))
  }

  /// The diagrams of one decision.
  struct CompiledDecision: Sendable {
    var result: Store.Ref
    /// Per rule: when it matches.
    var rules: [Store.Ref]
    /// Per rule, per column: when the cell passes.
    var cells: [[Store.Ref]]
    /// The value of each column.
    var columns: [Store.Ref]
  }

  /// Diagrams larger than this are refused: the model is not what this compiled form is for.
  static let maximumNodes = 2_000_000
  /// And what takes more looks at nodes to work out, however small it would become.
  static let maximumLooks = 50_000_000

  let space: VariableSpace
  private(set) var store: Store
  private let yes: Store.Ref
  private let no: Store.Ref
  // The network that is being compiled.
  private var network: Network
  private var diagrams: [Store.Ref] = []
  /// Per variable: the position that a terminal of its diagram stands for.
  private var positions: [[Store.Ref: Int32]] = []
  /// Per variable whether it is an input of which no two values are written alike.
  private var isPlain: [Bool] = []
  private var conditions: [Condition: Store.Ref] = [:]
  /// Per variable with many ends the ways to them, once a condition asks for them.
  private var ways: [Int32: DiagramEnds] = [:]

  private struct Condition: Hashable {
    let variable: Int32
    let set: PositionSet
  }

  init(_ space: VariableSpace) {
    self.space = space
    network = Network(space)
    store = Store(arities: space.variables.map(\.values.count))
    (store.limit, store.effort) = (Self.maximumNodes, Self.maximumLooks)
    (yes, no) = (store.terminal(.yes), store.terminal(.no))
  }

  /// The diagrams of every decision of a model, by id.
  ///
  /// - Throws: `ModelProblems` when they grow too large.
  mutating func compile(_ network: Network, of model: DecisionModel) throws(ModelProblems) -> [String: CompiledDecision] {
    self.network = network
    (diagrams, positions, isPlain, conditions, ways) = ([], [], [], [:], [:])
    for (number, variable) in network.variables.enumerated() {
      diagrams.append(variable.tree.map { compile($0, variable.values) } ?? input(number))
      var places: [Store.Ref: Int32] = [:]
      for (position, value) in variable.values.enumerated() { places[store.terminal(.value(value))] = Int32(position) }
      isPlain.append(variable.tree == nil && places.count == variable.values.count)
      places[store.terminal(.conflict)] = places[store.terminal(.value(.null))]
      positions.append(places)
      guard !store.isFull else { throw Self.tooLarge }
    }
    var decisions: [String: CompiledDecision] = [:]
    for (decision, form) in zip(model.decisions, network.tables) {
      var compiled = compile(form, rules: decision.table.rules.count)
      if !form.ruleVariables.isEmpty { compiled.result = fold(compiled.rules, decision.table) }
      decisions[decision.id] = compiled
      guard !store.isFull else { throw Self.tooLarge }
    }
    store.forgetOperations()
    return decisions
  }

  static var tooLarge: ModelProblems {
    ModelProblems([
      ModelProblem(
        line: 0, place: "model",
        message: "The model is too large to be reasoned about as a whole (more than \(maximumNodes) nodes, or "
          + "\(maximumLooks) looks at them).",
        remedy: "Split it into smaller models. Its tables can still be reviewed.")
    ])
  }

  private mutating func input(_ level: Int) -> Store.Ref {
    let branch = space.variables[level].values.map { store.terminal(.value($0)) }
    return store.node(level: level, children: branch)
  }

  private mutating func compile(_ tree: Network.Tree, _ values: [Value]) -> Store.Ref {
    let ends = values.map { store.terminal(.value($0)) }
    let conflict = store.terminal(.conflict)
    var parts = [Store.Ref](repeating: 0, count: tree.nodes.count)
    func part(_ ref: Network.Ref) -> Store.Ref {
      if ref >= 0 { return parts[Int(ref) - tree.nodes.lowerBound] }
      let leaf = network.leaves[Int(~ref)]
      return leaf.isViolated ? conflict : ends[Int(leaf.value)]
    }
    if let variable = onlyVariable(of: tree) {
      // Every value of it leads to one leaf, so nothing need be chosen. What is no value of it is on the low side everywhere.
      let otherwise = part(network.end(of: tree) { _ in false })
      let leads = positions[Int(variable)].mapValues { position in part(network.end(of: tree) { $0.test.isHigh(position) }) }
      return store.mapEnds(diagrams[Int(variable)]) { leads[$0] ?? otherwise }
    }
    // Where no variable has many values, what reaches a split is not worth finding out.
    let isWide = network.nodes[tree.nodes].contains { network.variables[Int($0.variable)].values.count >= Branch.wide }
    let within = isWide ? network.reached(in: tree) : []
    // Children stand after their node.
    for index in tree.nodes.reversed() {
      guard !store.isFull else { break }
      let node = network.nodes[index]
      let all = 0..<Int32(network.variables[Int(node.variable)].values.count)
      let isHigh = condition(node.variable, node.test.set(of: isWide ? within[index - tree.nodes.lowerBound] : all))
      parts[index - tree.nodes.lowerBound] = store.choose(isHigh, yes: yes, part(node.high), part(node.low))
    }
    return part(tree.root)
  }

  /// The variable that all nodes of a tree split; `nil` when there are none, or several.
  private func onlyVariable(of tree: Network.Tree) -> Int32? {
    guard let first = tree.nodes.first.map({ network.nodes[$0].variable }) else { return nil }
    return network.nodes[tree.nodes].allSatisfy { $0.variable == first } ? first : nil
  }

  private mutating func condition(_ variable: Int32, _ set: PositionSet) -> Store.Ref {
    let key = Condition(variable: variable, set: set)
    if let known = conditions[key] { return known }
    let result =
      isPlain[Int(variable)]
      ? pieces(variable, set)
      : positions[Int(variable)].count > Self.fewEnds ? follow(variable, set) : test(variable, set)
    conditions[key] = result
    return result
  }

  /// A variable with so few ends is tested by looking at all of them.
  private static let fewEnds = 32

  /// The condition of an input: its pieces are its ends.
  private mutating func pieces(_ variable: Int32, _ set: PositionSet) -> Store.Ref {
    let arity = store.arities[Int(variable)]
    var branch = Branch(arity)
    var value = 0
    for range in set.ranges {
      if value < range.lowerBound { branch.append(no, until: Int(range.lowerBound)) }
      branch.append(yes, until: Int(range.upperBound))
      value = Int(range.upperBound)
    }
    if value < arity { branch.append(no, until: arity) }
    store.looked(2 * set.ranges.count + 1)
    return store.node(level: Int(variable), branch)
  }

  /// The condition with a look at the whole diagram of the variable.
  private mutating func test(_ variable: Int32, _ set: PositionSet) -> Store.Ref {
    var ends: [Store.Ref: Bool] = [:]
    for (terminal, position) in positions[Int(variable)] { ends[terminal] = set.contains(position) }
    let (yes, no) = (self.yes, self.no)
    return store.mapEnds(diagrams[Int(variable)]) { ends[$0] == true ? yes : no }
  }

  /// The condition with a look at the ways to the positions that pass, or to those that do not: whichever are fewer. A test of one of
  /// thousands of values so costs little, and thousands of rules cost no more than thousands of times that.
  private mutating func follow(_ variable: Int32, _ set: PositionSet) -> Store.Ref {
    let ends = ways[variable] ?? DiagramEnds(store, diagrams[Int(variable)], positions[Int(variable)])
    ways[variable] = ends
    let values = network.variables[Int(variable)].values.count
    if set.count * 2 <= values { return ends.diagram(set, inside: yes, outside: no, in: &store) }
    return ends.diagram(set.complement(values), inside: no, outside: yes, in: &store)
  }

  /// The result of a table that collects constants, from the conditions of its rules.
  private mutating func fold(_ rules: [Store.Ref], _ table: DecisionTable) -> Store.Ref {
    let no = self.no
    let fails = store.terminal(.matching(0))
    var parts = rules.enumerated().map { rule, condition in
      let matches = store.terminal(.matching(1 << UInt64(rule)))
      return store.mapEnds(condition) { $0 == no ? fails : matches }
    }
    while parts.count > 1, !store.isFull {
      var joined: [Store.Ref] = []
      for pair in stride(from: 0, to: parts.count, by: 2) {
        guard pair + 1 < parts.count else {
          joined.append(parts[pair])
          continue
        }
        joined.append(
          store.combine(parts[pair], parts[pair + 1], neutral: fails) { a, b in
            guard case .matching(let first) = a, case .matching(let second) = b else { return a }
            return .matching(first | second)
          })
      }
      parts = joined
    }
    return store.map(parts[0]) { terminal in
      guard case .matching(let bits) = terminal else { return terminal }
      var combination = HitCombination(table: table)
      for (rule, row) in table.rules.enumerated() where bits >> UInt64(rule) & 1 == 1 {
        if case .literal(let value) = row.output { combination.add(value) }
      }
      return .value(combination.value)
    }
  }

  private mutating func compile(_ form: Network.TableForm, rules: Int) -> CompiledDecision {
    var result = CompiledDecision(
      result: diagrams[form.variable], rules: [], cells: [], columns: form.columns.map { diagrams[$0] })
    for rule in 0..<rules {
      let row = form.columns.indices.map { condition(Int32(form.columns[$0]), form.cell(rule: rule, column: $0)) }
      result.cells.append(row)
      result.rules.append(row.reversed().reduce(yes) { store.choose($1, yes: yes, $0, no) })
    }
    return result
  }
}

/// Ends are kept apart by how they are written: what is made of equal values can differ.
extension Compiler.Terminal: Hashable {
  static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.value(let a), .value(let b)): WrittenValue(a) == WrittenValue(b)
    case (.conflict, .conflict): true
    case (.matching(let a), .matching(let b)): a == b
    default: false
    }
  }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .value(let value): WrittenValue(value).hash(into: &hasher)
    case .conflict: hasher.combine(1)
    case .matching(let bits): hasher.combine(bits)
    }
  }

  /// Whether a case that ends here has this value, however that is written.
  func gives(_ value: Value) -> Bool { if case .value(let own) = self { own == value } else { false } }
}
