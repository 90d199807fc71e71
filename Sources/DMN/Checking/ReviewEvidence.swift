import FEEL

/// What cases have shown about the tables of a model, and the search for more such cases.
struct ReviewEvidence {
  let model: DecisionModel
  let space: VariableSpace
  let network: Network
  /// The most conflicts to keep per decision.
  let limit: Int
  private var trial: ChainTrial
  private var search: LayeredSearch
  /// Per decision what the cases tried so far have shown.
  private(set) var shown: [Shown]
  /// The decision of each leaf; `-1` for computed columns.
  private var decisionOfLeaf: [Int32]

  struct Shown {
    /// Per rule: whether it matches in some case; whether it decides in some case.
    var matches: [Bool]
    var decides: [Bool]
    /// The leaves without a rule that a case comes to.
    var gaps = Set<Int>()
    var conflicts: [RulePair: ChainTrial.Case] = [:]
  }

  struct RulePair: Hashable, Comparable {
    let first: Int
    let second: Int
    static func < (a: RulePair, b: RulePair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  init(_ model: DecisionModel, _ network: Network, _ space: VariableSpace, limit: Int, effort: Int) {
    (self.model, self.network, self.space, self.limit) = (model, network, space, limit)
    trial = ChainTrial(network, levels: space.variables.count)
    search = LayeredSearch(network, levels: space.variables.count, effort: effort)
    shown = model.decisions.map { decision in
      let none = [Bool](repeating: false, count: decision.table.rules.count)
      return Shown(matches: none, decides: none)
    }
    decisionOfLeaf = [Int32](repeating: -1, count: network.leaves.count)
    for (number, form) in network.tables.enumerated() {
      for variable in form.results {
        for leaf in network.variables[variable].tree?.leaves ?? 0..<0 { decisionOfLeaf[leaf] = Int32(number) }
      }
    }
  }

  // MARK: What cases show

  /// Tries cases, spread evenly, for as long as they keep showing something new.
  mutating func tryMany() {
    trial.tryMany()
    learn()
  }

  /// Follows a case, and takes note of what it shows.
  mutating func show(_ inputs: ChainTrial.Case) {
    trial.follow(inputs)
    learn()
  }

  func isReached(_ leaf: Int) -> Bool { trial.isReached(leaf) }
  /// A case that was seen to reach the leaf.
  func example(_ leaf: Int) -> ChainTrial.Case? { trial.example(leaf) }

  /// Moves a case towards a leaf; often shows it where a case exists.
  mutating func aim(at leaf: Int) {
    _ = trial.aim(at: leaf)
    learn()
  }

  /// Those of some rules that match in a case.
  mutating func matching(_ rules: [Int], _ number: Int, in inputs: ChainTrial.Case) -> [Int] {
    trial.follow(inputs)
    defer { learn() }
    return rules.filter { matches($0, number) }
  }

  /// Takes note of what the cases tried since the last time have shown.
  private mutating func learn() {
    for leaf in trial.takeNews() where decisionOfLeaf[leaf] >= 0 {
      guard let inputs = trial.example(leaf) else { continue }
      let number = Int(decisionOfLeaf[leaf])
      let found = network.leaves[leaf]
      let rules = network.rules(found)
      if rules.isEmpty { shown[number].gaps.insert(leaf) }
      if rules.count == 1, let rule = rules.first {
        (shown[number].matches[Int(rule)], shown[number].decides[Int(rule)]) = (true, true)
      } else if rules.count > 1 {
        note(number, found, inputs)
      }
    }
  }

  private mutating func note(_ number: Int, _ leaf: Network.Leaf, _ inputs: ChainTrial.Case) {
    trial.follow(inputs)
    let matching = network.rules(leaf).map(Int.init).filter { matches($0, number) }
    for rule in matching { shown[number].matches[rule] = true }
    guard leaf.isViolated, let one = matching.first else { return }
    // One pair for certain, and as many more as may be given.
    if let other = matching.first(where: { $0 != one && contradict(one, $0, number) }), shown[number].conflicts.isEmpty {
      shown[number].conflicts[RulePair(first: one, second: other)] = inputs
    }
    for (index, first) in matching.prefix(limit).enumerated() {
      for second in matching.dropFirst(index + 1).prefix(limit) where contradict(first, second, number) {
        let pair = RulePair(first: first, second: second)
        if shown[number].conflicts[pair] == nil, shown[number].conflicts.count <= limit { shown[number].conflicts[pair] = inputs }
      }
    }
  }

  /// Whether a rule matches in the case that was followed last.
  private func matches(_ rule: Int, _ number: Int) -> Bool {
    let form = network.tables[number]
    return form.columns.indices.allSatisfy { form.cell(rule: rule, column: $0).contains(trial.positions[form.columns[$0]]) }
  }

  /// Whether the outputs of two rules that both match contradict each other.
  func contradict(_ first: Int, _ second: Int, _ number: Int) -> Bool {
    let table = model.decisions[number].table
    guard case .any = table.hitPolicy else { return true }
    return output(first, table) != output(second, table)
  }

  /// The output of a rule in the case that was followed last.
  private func output(_ rule: Int, _ table: DecisionTable) -> Value {
    if case .literal(let value) = table.rules[rule].output { return value }
    return table.rules[rule].output.value(in: names(), Evaluation(model.environment))
  }

  /// The names of the model with their values in the case that was followed last.
  private func names() -> Scope {
    var scope: [String: Value] = [:]
    let inputs = space.values(of: Array(trial.positions.prefix(space.variables.count)))
    for input in model.inputs { scope[input.name] = inputs[input.id] }
    for (decision, form) in zip(model.decisions, network.tables) {
      scope[decision.name] = network.variables[form.variable].values[Int(trial.positions[form.variable])]
    }
    return Scope(scope, inside: Scope(model.functions))
  }

  // MARK: Faults of tables that are parts

  /// A case in which a part of a decision meets a fault of a table, where the rule in whose output it stands matches; `nil` when there
  /// is none.
  mutating func reachFault(_ leaf: Int, _ use: Network.FaultyUse) throws(ChainSearch.GaveUp) -> ChainTrial.Case? {
    if use.rule == nil, let known = trial.example(leaf) { return known }
    let conditions = use.rule.map { self.conditions($0, use.decision) } ?? []
    return try search.reach(leaf, of: use.variable, where: conditions)
  }

  /// So many cases are all tried.
  private static let mostTriedWhole = 2_000

  /// A case in which a decision itself meets a fault, beginning near one in which a part of it does; and whether it is certain that there
  /// is none when none was found.
  mutating func meet(_ fault: TableFault, _ number: Int, near witness: ChainTrial.Case) -> (found: ChainTrial.Case?, isCertain: Bool) {
    let counts = space.variables.map { Int32($0.values.count) }
    if space.caseCount(fixing: []) <= Self.mostTriedWhole {
      var inputs = ChainTrial.Case(repeating: 0, count: counts.count)
      while true {
        if faults(of: number, in: inputs).contains(fault) { return (inputs, true) }
        guard let level = inputs.indices.first(where: { inputs[$0] + 1 < counts[$0] }) else { return (nil, true) }
        for before in 0..<level { inputs[before] = 0 }
        inputs[level] += 1
      }
    }
    for level in witness.indices {
      for position in 0..<min(counts[level], 16) {
        var inputs = witness
        inputs[level] = position
        if faults(of: number, in: inputs).contains(fault) { return (inputs, true) }
      }
    }
    for _ in 0..<256 {
      let inputs = trial.randomCase()
      if faults(of: number, in: inputs).contains(fault) { return (inputs, true) }
    }
    return (nil, false)
  }

  /// The faults that a decision itself meets in a case, evaluated as the standard says.
  mutating func faults(of number: Int, in inputs: ChainTrial.Case) -> Set<TableFault> {
    trial.follow(inputs)
    defer { learn() }
    let (table, names, evaluation) = (model.decisions[number].table, names(), Evaluation(model.environment))
    for column in table.columns { _ = column.expression.value(in: names, evaluation) }
    let matching = table.rules.indices.filter { matches($0, number) }
    for rule in table.hitPolicy == .first ? Array(matching.prefix(1)) : matching {
      _ = table.rules[rule].output.value(in: names, evaluation)
    }
    return ModelRun.of(evaluation).takeFaults()
  }

  // MARK: Looking for more

  /// Looks for cases that come to the leaves, until `isEnough`; afterwards none of those left can be reached.
  mutating func settle(
    _ leaves: [Int], _ number: Int, until isEnough: (Shown) -> Bool = { _ in false }
  ) throws(ChainSearch.GaveUp) {
    for leaf in leaves where !trial.isReached(leaf) {
      if isEnough(shown[number]) { return }
      aim(at: leaf)
    }
    var open = leaves
    while !isEnough(shown[number]) {
      open.removeAll { trial.isReached($0) }
      guard !open.isEmpty, let found = try search.reach(&trial, open, of: network.tables[number].variable) else { return }
      show(found)
    }
  }

  /// The leaves of a table; those of its rules stand one after another.
  func leaves(_ number: Int) -> Range<Int> {
    let trees = network.tables[number].results.compactMap { network.variables[$0].tree?.leaves }
    guard let first = trees.first, let last = trees.last else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }

  /// The variable that says of a rule whether it matches.
  private func variable(ofRule rule: Int, _ number: Int) -> Int {
    let form = network.tables[number]
    return form.ruleVariables.isEmpty ? form.variable : form.ruleVariables.lowerBound + rule
  }

  /// A case that ends in one of these leaves of a table; `nil` when there is none.
  mutating func reach(leaves open: [Int], _ number: Int) throws(ChainSearch.GaveUp) -> ChainTrial.Case? {
    for variable in network.tables[number].results {
      guard let leaves = network.variables[variable].tree?.leaves else { continue }
      let own = open.filter(leaves.contains)
      guard !own.isEmpty else { continue }
      if let found = try search.reach(&trial, own, of: variable) {
        show(found)
        return found
      }
    }
    return nil
  }

  /// A case in which a rule matches and none of the others; `nil` when there is none.
  mutating func reach(rule: Int, _ number: Int, without others: [Int] = []) throws(ChainSearch.GaveUp) -> ChainTrial.Case? {
    let found = try search.reach(
      &trial, conditions(rule, number), outside: others.map { conditions($0, number) }, of: variable(ofRule: rule, number))
    guard let found else { return nil }
    trial.follow(found)
    shown[number].matches[rule] = true
    learn()
    return found
  }

  /// Looks for a case in which both rules match; they contradict each other there.
  mutating func showConflict(_ pair: RulePair, _ number: Int) throws(ChainSearch.GaveUp) {
    let both = conditions(pair.first, number) + conditions(pair.second, number)
    guard let found = try search.reach(&trial, both, of: network.tables[number].variable) else { return }
    shown[number].conflicts[pair] = found
    show(found)
  }

  /// Whether some answer to an input changes one of the results.
  mutating func canChange(_ input: Range<Int>, _ results: [Int]) throws(ChainSearch.GaveUp) -> Bool {
    if changesSomething(input, results) { return true }
    return try search.effect(of: input, on: results) != nil
  }

  private func conditions(_ rule: Int, _ number: Int) -> [(variable: Int, set: PositionSet)] {
    let form = network.tables[number]
    return form.columns.indices.map { (form.columns[$0], form.cell(rule: rule, column: $0)) }
  }

  /// The first of the rules that were weighed in a case: the one that decides, where one does.
  mutating func decider(_ number: Int, in inputs: ChainTrial.Case) -> Int? {
    trial.follow(inputs)
    defer { learn() }
    guard let tree = network.variables[network.tables[number].variable].tree else { return nil }
    return network.rules(network.leaves[network.leaf(tree, trial.positions)]).first.map(Int.init)
  }

  /// Whether some pair of tried cases that differ in one input only has different results.
  private mutating func changesSomething(_ group: Range<Int>, _ results: [Int]) -> Bool {
    for _ in 0..<64 {
      var inputs = trial.randomCase()
      trial.follow(inputs)
      let before = results.map { trial.positions[$0] }
      for level in group { inputs[level] = Int32(trial.pick(space.variables[level].values.count)) }
      trial.follow(inputs)
      if zip(results, before).contains(where: { trial.positions[$0] != $1 }) { return true }
    }
    return false
  }
}
