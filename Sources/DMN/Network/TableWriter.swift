import FEEL

/// Writes the tree of one decision table into a network.
struct TableWriter {
  /// How many rules may match in all places of all tables together; a list of them is kept for each place.
  private static let maximumFired = 8_000_000

  let table: DecisionTable
  let outputs: [Output]
  let columns: [Int]
  let cells: [Int32]
  let sets: [PositionSet]
  /// Whether the values of a variable stand in an order that tests follow.
  let isOrdered: (Int) -> Bool

  private var isConstant: Bool { outputs.allSatisfy { if case .value = $0 { true } else { false } } }

  var mode: Network.TableForm.Mode {
    switch table.hitPolicy {
    case .first: .winner
    case .priority: isConstant ? .winner : .all
    case .unique: .agreeing
    // Where equal outputs are written otherwise, which of them comes first decides.
    case .any: isConstant && !hasOutputsWrittenOtherwise ? .agreeing : .all
    case .collect, .ruleOrder, .outputOrder: .all
    }
  }

  private var hasOutputsWrittenOtherwise: Bool {
    let values = outputs.compactMap { if case .value(let value) = $0 { value } else { nil } }
    return Set(values.map(WrittenValue.init)).count > Set(values).count
  }

  /// Whether the rules can be told apart one by one. A table that collects constants has a result for every set of rules
  /// that match; as one tree those sets grow fast, while the rules by themselves stay small.
  var canFold: Bool {
    guard isConstant, case .collect = table.hitPolicy, table.defaultOutput == nil else { return false }
    return (Self.fewestToFold...Self.mostToFold).contains(table.rules.count)
  }

  private static let fewestToFold = 6
  /// The rules that match are kept as bits of a word.
  private static let mostToFold = 64

  /// A variable per rule, for a table that can be folded; `nil` when a tree would grow too large.
  func writeRules(into network: inout Network) -> Network.TableForm? {
    let first = network.variables.count
    for rule in table.rules.indices {
      guard
        let tree = tree(
          of: [Int32(rule)], .all, in: &network,
          leaf: { network, part in
            network.leaf(value: part.rules.isEmpty ? 0 : 1, rules: part.rules, isViolated: false)
          })
      else { return nil }
      network.variables.append(Network.Variable(values: [.boolean(false), .boolean(true)], tree: tree))
    }
    let last = network.variables.count
    let (node, leaf) = (network.nodes.count, network.leaves.count)
    let root = network.leaf(value: 0, rules: [], isViolated: false)
    network.variables.append(
      Network.Variable(values: [.null], tree: Network.Tree(root: root, nodes: node..<node, leaves: leaf..<leaf + 1)))
    return Network.TableForm(
      variable: last, ruleVariables: first..<last, columns: columns, cells: cells, sets: sets, mode: .all)
  }

  /// The number of the decision's variable; `nil` when the tree would grow too large.
  func write(into network: inout Network) -> Int? {
    var values = ValueList()
    let most = network.nodes.count + NetworkBuilder.maximumNodes
    guard let tree = tree(of: priority(), policy(), in: &network, leaf: { leaf(&$0, $1, &values, room: most) }) else { return nil }
    network.variables.append(Network.Variable(values: values.values, tree: tree))
    return network.variables.count - 1
  }

  /// The tree of these rules, those with priority first; `nil` when it would grow too large.
  private func tree(
    of rules: [Int32], _ policy: TableTree.Policy, in network: inout Network,
    leaf: (inout Network, TableTree.Part) -> Network.Ref?
  ) -> Network.Tree? {
    // Two columns that read the same variable are one condition on it.
    var variables: [Int] = []
    var ofVariable: [[Int]] = []
    for (column, variable) in columns.enumerated() {
      if let index = variables.firstIndex(of: variable) {
        ofVariable[index].append(column)
      } else {
        variables.append(variable)
        ofVariable.append([column])
      }
    }
    let (cells, sets, width) = (self.cells, self.sets, columns.count)
    func cell(_ rule: Int, _ index: Int) -> PositionSet {
      let first = sets[Int(cells[rule * width + ofVariable[index][0]])]
      return ofVariable[index].dropFirst().reduce(first) { $0.intersection(sets[Int(cells[rule * width + $1])]) }
    }
    let order = rules.filter { rule in !variables.indices.contains { cell(Int(rule), $0).isEmpty } }
    if case .all = policy, variables.count == 1, isOrdered(variables[0]) {
      guard fired(order.map { cell(Int($0), 0) }) <= Self.maximumFired else { return nil }
    }
    var tree = TableTree(
      columns: variables.map {
        TableTree.Column(variable: $0, count: network.variables[$0].values.count, isOrdered: isOrdered($0))
      }, order: order, rules: table.rules.count, policy: policy, cell: cell)
    let (firstNode, firstLeaf) = (network.nodes.count, network.leaves.count)
    return tree.build(into: &network, limit: NetworkBuilder.maximumNodes, leaf: leaf).map {
      Network.Tree(root: $0, nodes: firstNode..<network.nodes.count, leaves: firstLeaf..<network.leaves.count)
    }
  }

  /// How many rules match in all places of the only column together.
  private func fired(_ cells: [PositionSet]) -> Int {
    let ranges = cells.flatMap(\.ranges)
    let cuts = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(cuts, cuts.indices))
    return ranges.reduce(0) { $0 + (places[$1.upperBound] ?? 0) - (places[$1.lowerBound] ?? 0) }
  }

  /// The rules, those with priority first.
  private func priority() -> [Int32] {
    let order = table.rules.indices.map(Int32.init)
    guard case .priority = table.hitPolicy, isConstant else { return order }
    let ranks = outputs.map { output -> Int in
      guard case .value(let value) = output else { return 0 }
      return table.outputValues.firstIndex(of: value) ?? table.outputValues.count
    }
    return order.sorted { (ranks[Int($0)], $0) < (ranks[Int($1)], $1) }
  }

  private func policy() -> TableTree.Policy {
    switch mode {
    case .winner: return .winner
    case .all: return .all
    case .agreeing:
      if case .unique = table.hitPolicy { return .unique }
      var distinct = ValueList()
      return .agreeing(outputs.map { if case .value(let value) = $0 { distinct.position(of: value) } else { -1 } })
    }
  }

  /// `nil` when there is no room for it.
  private func leaf(
    _ network: inout Network, _ part: TableTree.Part, _ values: inout ValueList, room most: Int
  ) -> Network.Ref? {
    let fired = part.rules.sorted()
    if part.isViolated { return network.leaf(value: values.position(of: .null), rules: fired, isViolated: true) }
    // Of rules that agree one stands for all.
    let combined = mode == .all ? fired : Array(fired.prefix(1))
    let open = combined.compactMap { if case .variable(let variable) = outputs[Int($0)] { variable } else { nil } }
    var size = 1
    for variable in open where size < most { size *= network.variables[variable].values.count }
    guard open.isEmpty || network.nodes.count + size < most, network.weighed.count < Self.maximumFired else { return nil }
    return network.product(of: open) { [table, outputs] network, chosen in
      var chosen = chosen[...]
      var combination = HitCombination(table: table)
      for rule in combined {
        if case .value(let value) = outputs[Int(rule)] { combination.add(value) } else { combination.add(chosen.removeFirst()) }
      }
      return network.leaf(
        value: values.position(of: combination.value), rules: fired, isViolated: combination.isViolated)
    }
  }
}
