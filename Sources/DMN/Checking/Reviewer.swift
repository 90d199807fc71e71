import FEEL

/// Works out the findings of a review, table by table.
struct Reviewer {
  private let model: DecisionModel
  private let space: VariableSpace
  private let kinds: Set<Finding.Kind>
  private let limit: Int
  private let network: Network
  private var trial: ChainTrial
  private var search: LayeredSearch
  private(set) var findings: [Finding] = []
  private(set) var isCutOff = false
  /// The place that is being reviewed.
  private(set) var line = 0
  private(set) var place = "model"
  /// Per decision what the cases tried so far have shown.
  private var shown: [Shown]
  /// The decision of each leaf; `-1` for computed columns.
  private var decisionOfLeaf: [Int32]

  private struct Shown {
    /// Per rule: whether it matches in some case; whether it decides in some case.
    var matches: [Bool]
    var decides: [Bool]
    /// A case without a rule.
    var gap: ChainTrial.Case?
    var conflicts: [RulePair: ChainTrial.Case] = [:]
  }

  private struct RulePair: Hashable, Comparable {
    let first: Int
    let second: Int
    static func < (a: RulePair, b: RulePair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  init(_ model: DecisionModel, _ network: Network, _ space: VariableSpace, kinds: Set<Finding.Kind>, limit: Int) {
    (self.model, self.space, self.kinds, self.limit) = (model, space, kinds, limit)
    self.network = network
    trial = ChainTrial(network, levels: space.variables.count)
    search = LayeredSearch(network, levels: space.variables.count)
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

  mutating func run() throws(ChainSearch.GaveUp) {
    trial.tryMany()
    learn()
    for number in model.decisions.indices {
      (line, place) = (model.decisions[number].line, "decision '\(model.decisions[number].id)'")
      try findGaps(number)
      try findConflicts(number)
      try findIdleRules(number)
      try findRedundantRules(number)
      try findUnheardValues(number)
    }
    try findIdleInputs()
  }

  // MARK: What cases show

  /// Takes note of what the cases tried since the last time have shown.
  private mutating func learn() {
    for leaf in trial.takeNews() where decisionOfLeaf[leaf] >= 0 {
      guard let inputs = trial.example(leaf) else { continue }
      let number = Int(decisionOfLeaf[leaf])
      let found = network.leaves[leaf]
      let rules = network.rules(found)
      if rules.isEmpty { shown[number].gap = shown[number].gap ?? inputs }
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
  private func contradict(_ first: Int, _ second: Int, _ number: Int) -> Bool {
    let table = model.decisions[number].table
    guard case .any = table.hitPolicy else { return true }
    return output(first, table) != output(second, table)
  }

  /// The output of a rule in the case that was followed last.
  private func output(_ rule: Int, _ table: DecisionTable) -> Value {
    if case .literal(let value) = table.rules[rule].output { return value }
    var scope: [String: Value] = [:]
    let inputs = values(Array(trial.positions.prefix(space.variables.count)))
    for input in model.inputs { scope[input.name] = inputs[input.id] }
    for (decision, form) in zip(model.decisions, network.tables) {
      scope[decision.name] = network.variables[form.variable].values[Int(trial.positions[form.variable])]
    }
    return table.rules[rule].output.value(in: scope)
  }

  /// Looks for cases that come to the leaves, until `isEnough`; afterwards none of those left can be reached.
  private mutating func settle(
    _ leaves: [Int], _ number: Int, until isEnough: (Shown) -> Bool = { _ in false }
  ) throws(ChainSearch.GaveUp) {
    for leaf in leaves where !trial.isReached(leaf) {
      if isEnough(shown[number]) { return }
      _ = trial.aim(at: leaf)
      learn()
    }
    var open = leaves
    while !isEnough(shown[number]) {
      open.removeAll { trial.isReached($0) }
      guard !open.isEmpty, let found = try search.reach(&trial, open, of: network.tables[number].variable) else { return }
      trial.follow(found)
      learn()
    }
  }

  /// The leaves of a table; those of its rules stand one after another.
  private func leaves(_ number: Int) -> Range<Int> {
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
  private mutating func reach(_ open: [Int], _ number: Int) throws(ChainSearch.GaveUp) -> ChainTrial.Case? {
    for variable in network.tables[number].results {
      guard let leaves = network.variables[variable].tree?.leaves else { continue }
      let own = open.filter(leaves.contains)
      guard !own.isEmpty else { continue }
      if let found = try search.reach(&trial, own, of: variable) { return found }
    }
    return nil
  }

  private func conditions(_ rule: Int, _ number: Int) -> [(variable: Int, set: PositionSet)] {
    let form = network.tables[number]
    return form.columns.indices.map { (form.columns[$0], form.cell(rule: rule, column: $0)) }
  }

  // MARK: Findings

  private mutating func findGaps(_ number: Int) throws(ChainSearch.GaveUp) {
    guard kinds.contains(.gap), model.decisions[number].table.defaultOutput == nil else { return }
    if case .collect = model.decisions[number].table.hitPolicy { return }
    try settle(leaves(number).filter { network.leaves[$0].rules.isEmpty }, number) { $0.gap != nil }
    guard let gap = shown[number].gap else { return }
    add(
      .gap, number, witness: gap, message: "No rule covers this case: \(describe(gap)).",
      remedy: "Add a rule for it, or make a rule wider.")
  }

  private mutating func findConflicts(_ number: Int) throws(ChainSearch.GaveUp) {
    guard kinds.contains(.conflict) else { return }
    let violated = leaves(number).filter { network.leaves[$0].isViolated }
    guard !violated.isEmpty else { return }
    let table = model.decisions[number].table
    if network.tables[number].mode == .agreeing {
      let (candidates, areAll) = candidates(violated, number)
      for pair in candidates where shown[number].conflicts[pair] == nil {
        guard shown[number].conflicts.count <= limit else { break }
        if let found = try search.reach(
            &trial, conditions(pair.first, number) + conditions(pair.second, number), of: network.tables[number].variable) {
          trial.follow(found)
          shown[number].conflicts[pair] = found
          learn()
        }
      }
      if !areAll {
        isCutOff = true
        try settle(violated, number) { !$0.conflicts.isEmpty }
      }
    } else {
      // Whether rules contradict each other depends on what they compute.
      try settle(violated, number)
    }
    let pairs = shown[number].conflicts.keys.sorted()
    if pairs.count > limit { isCutOff = true }
    for pair in pairs.prefix(limit) {
      guard let found = shown[number].conflicts[pair] else { continue }
      add(
        .conflict, number, rules: [pair.first, pair.second], line: table.rules[pair.second].line, witness: found,
        message: "These rules match the same case and contradict each other: \(describe(found)).",
        remedy: "Make one of them narrower, or give them the same output with hit policy ANY.")
    }
  }

  /// Pairs of rules that contradict each other where both match, and that some part of the table holds; not all of them
  /// when there are very many.
  private func candidates(_ violated: [Int], _ number: Int) -> (pairs: [RulePair], areAll: Bool) {
    let form = network.tables[number]
    var pairs = Set<RulePair>()
    var looks = 0
    for leaf in violated {
      let rules = network.rules(network.leaves[leaf]).map(Int.init)
      for (index, first) in rules.enumerated() {
        for second in rules.dropFirst(index + 1) where contradict(first, second, number) {
          looks += 1
          guard looks <= 1_000 * limit else { return (pairs.sorted(), false) }
          let overlap = form.columns.indices.allSatisfy {
            !form.cell(rule: first, column: $0).intersection(form.cell(rule: second, column: $0)).isEmpty
          }
          if overlap { pairs.insert(RulePair(first: first, second: second)) }
        }
      }
    }
    return (pairs.sorted(), true)
  }

  /// Rules that never match, and rules that match but never decide.
  private mutating func findIdleRules(_ number: Int) throws(ChainSearch.GaveUp) {
    guard kinds.contains(.deadRule) || kinds.contains(.maskedRule) else { return }
    let table = model.decisions[number].table
    let isWinner = network.tables[number].mode == .winner
    func isOpen(_ rule: Int, _ shown: Shown) -> Bool { isWinner ? !shown.decides[rule] : !shown.matches[rule] }
    func openLeaves() -> [Int] {
      leaves(number).filter { leaf in
        !trial.isReached(leaf) && network.rules(network.leaves[leaf]).contains { isOpen(Int($0), shown[number]) }
      }
    }
    for leaf in openLeaves() where network.rules(network.leaves[leaf]).contains(where: { isOpen(Int($0), shown[number]) }) {
      _ = trial.aim(at: leaf)
      learn()
    }
    // One case for any of the rules that were not seen yet, until there is none.
    while true {
      let open = openLeaves()
      guard !open.isEmpty, let found = try reach(open, number) else { break }
      trial.follow(found)
      learn()
    }
    for rule in table.rules.indices where isOpen(rule, shown[number]) {
      guard let found = try search.reach(&trial, conditions(rule, number), of: variable(ofRule: rule, number)) else {
        add(
          .deadRule, number, rules: [rule], line: table.rules[rule].line, message: "This rule can never match.",
          remedy: "Its conditions exclude each other, or no earlier decision leads to it; remove the rule or mend a cell.")
        continue
      }
      trial.follow(found)
      let decider = network.rules(currentLeaf(number)).first.map { [Int($0)] } ?? []
      shown[number].matches[rule] = true
      learn()
      guard isWinner else { continue }
      add(
        .maskedRule, number, rules: [rule] + decider, line: table.rules[rule].line, witness: found,
        message: "This rule never decides: rules with priority catch all its cases, such as \(describe(found)).",
        remedy: "Move it up, or remove it.")
    }
  }

  /// The leaf of a table in the case that was followed last.
  private func currentLeaf(_ number: Int) -> Network.Leaf {
    guard let tree = network.variables[network.tables[number].variable].tree else {
      return Network.Leaf(value: 0, isViolated: false, rules: 0..<0)
    }
    return network.leaves[network.leaf(tree, trial.positions)]
  }

  /// Rules of a table with hit policy ANY that can be left out, all of them together.
  private mutating func findRedundantRules(_ number: Int) throws(ChainSearch.GaveUp) {
    let table = model.decisions[number].table
    guard kinds.contains(.redundantRule), case .any = table.hitPolicy, network.tables[number].mode == .agreeing else { return }
    var beside: [Int: Set<Int>] = [:]
    for leaf in leaves(number) {
      let rules = network.rules(network.leaves[leaf]).map(Int.init)
      guard rules.count > 1 else { continue }
      for rule in rules { beside[rule, default: []].formUnion(rules) }
    }
    var removed = Set<Int>()
    for rule in table.rules.indices.reversed() where shown[number].matches[rule] {
      let others = (beside[rule] ?? []).subtracting(removed).subtracting([rule]).filter { output($0, table) == output(rule, table) }
      guard !others.isEmpty else { continue }
      let alone = try search.reach(&trial, conditions(rule, number), outside: others.sorted().map { conditions($0, number) },
        of: network.tables[number].variable)
      guard alone == nil, let example = try search.reach(&trial, conditions(rule, number), of: network.tables[number].variable) else { continue }
      removed.insert(rule)
      trial.follow(example)
      let instead = others.sorted().filter { matches($0, number) }
      learn()
      let names = instead.map { String($0 + 1) }.joined(separator: ", ")
      add(
        .redundantRule, number, rules: [rule] + instead, line: table.rules[rule].line, witness: example,
        message: "This rule adds nothing: other rules give the same output in all its cases (in \(describe(example)): \(names)).",
        remedy: "Remove it, or give it the output that was meant.")
    }
  }

  /// Values that one decision can give and no rule of a decision that uses it accepts.
  private mutating func findUnheardValues(_ number: Int) throws(ChainSearch.GaveUp) {
    guard kinds.contains(.unheardValue) else { return }
    let decision = model.decisions[number]
    for (column, part) in decision.table.columns.enumerated() {
      guard case .name(let name) = part.expression, let used = model.decisions.firstIndex(where: { $0.name == name }) else { continue }
      let form = network.tables[number]
      var heard = PositionSet(0..<0)
      for set in Set(decision.table.rules.indices.map { form.cell(rule: $0, column: column) }) { heard = heard.union(set) }
      let giver = network.variables[network.tables[used].variable]
      for position in heard.complement(giver.values.count).ranges.flatMap(\.self) {
        let places = leaves(used).filter { network.leaves[$0].value == position && !network.leaves[$0].isViolated }
        var found = places.first(where: trial.isReached).flatMap(trial.example)
        if found == nil { found = try search.reach(&trial, places, of: network.tables[used].variable) }
        guard let found else { continue }
        trial.follow(found)
        learn()
        let value = giver.values[Int(position)]
        add(
          .unheardValue, number, column: column, value: value, witness: found,
          message: "The decision '\(model.decisions[used].id)' can give \(value), and no rule here accepts it: \(describe(found)).",
          remedy: "Add a rule for it.")
      }
    }
  }

  /// Inputs that can never change a decision. Not an error by itself: a model may keep an input for later.
  private mutating func findIdleInputs() throws(ChainSearch.GaveUp) {
    guard kinds.contains(.idleInput) else { return }
    let results = network.tables.flatMap(\.results)
    let tested = Set(network.nodes.map { Int($0.variable) } + network.tables.flatMap(\.columns))
    for (index, input) in space.inputs.enumerated() {
      (line, place) = (input.line, "inputData '\(input.id)'")
      if space.groups[index].contains(where: tested.contains) {
        if changesSomething(space.groups[index], results) { continue }
        if try search.effect(of: space.groups[index], on: results) != nil { continue }
      }
      findings.append(
        Finding(
          kind: .idleInput, decision: nil, rules: [], column: nil, input: input.id, value: nil, witness: nil,
          problem: ModelProblem(
            line: input.line, place: place, message: "No answer to this input can change any decision.",
            remedy: "Use it in a rule, or remove it.")))
    }
    learn()
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

  // MARK: Words

  private mutating func add(
    _ kind: Finding.Kind, _ number: Int, rules: [Int] = [], line: Int? = nil, column: Int? = nil, value: Value? = nil,
    witness: ChainTrial.Case? = nil, message: String, remedy: String
  ) {
    guard kinds.contains(kind) else { return }
    let decision = model.decisions[number]
    var place = "decision '\(decision.id)'"
    switch kind {
    case .conflict: place += ", rules " + rules.map { String($0 + 1) }.joined(separator: " and ")
    case .deadRule, .maskedRule, .redundantRule: place += ", rule \(rules[0] + 1)"
    default: break
    }
    if let column { place += ", column '\(decision.table.columns[column].label)'" }
    findings.append(
      Finding(
        kind: kind, decision: decision.id, rules: rules, column: column, input: nil, value: value, witness: witness.map(values),
        problem: ModelProblem(line: line ?? decision.line, place: place, message: message, remedy: remedy)))
  }

  /// A value per input id.
  private func values(_ inputs: ChainTrial.Case) -> [String: Value] {
    var values: [String: Value] = [:]
    for (index, input) in space.inputs.enumerated() { values[input.id] = value(index, inputs) }
    return values
  }

  private func value(_ index: Int, _ inputs: ChainTrial.Case) -> Value {
    let group = space.groups[index]
    if case .subset = space.inputs[index].domain {
      return .list(group.filter { inputs[$0] == 1 }.compactMap { space.variables[$0].member })
    }
    return space.variables[group.lowerBound].values[Int(inputs[group.lowerBound])]
  }

  /// A complete case in words: `werkendProduct = "ja", betalers = []`.
  private func describe(_ inputs: ChainTrial.Case) -> String {
    space.inputs.indices.map { "\(space.inputs[$0].name) = \(value($0, inputs))" }.joined(separator: ", ")
  }
}
