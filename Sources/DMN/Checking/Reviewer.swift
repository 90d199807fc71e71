import FEEL

/// Works out the findings of a review, table by table.
struct Reviewer {
  private let model: DecisionModel
  private let space: VariableSpace
  private let kinds: Set<Finding.Kind>
  private let limit: Int
  private let network: Network
  private var evidence: ReviewEvidence
  private(set) var findings: [Finding] = []
  private(set) var isCutOff = false
  private(set) var unproved: [ModelProblem] = []
  /// The place that is being reviewed.
  private(set) var line = 0
  private(set) var place = "model"

  init(_ model: DecisionModel, _ network: Network, _ space: VariableSpace, kinds: Set<Finding.Kind>, limit: Int, effort: Int) {
    (self.model, self.space, self.kinds, self.limit, self.network) = (model, space, kinds, limit, network)
    evidence = ReviewEvidence(model, network, space, limit: limit, effort: effort)
  }

  mutating func run() throws(ChainSearch.GaveUp) {
    evidence.tryMany()
    for number in model.decisions.indices {
      (line, place) = (model.decisions[number].line, "decision '\(model.decisions[number].name)'")
      try findGaps(number)
      try findConflicts(number)
      try findIdleRules(number)
      try findRedundantRules(number)
      try findUnheardValues(number)
    }
    try findFaultsOfParts()
    try findIdleInputs()
  }

  // MARK: Findings

  private mutating func findGaps(_ number: Int) throws(ChainSearch.GaveUp) {
    guard kinds.contains(.gap), model.decisions[number].table.defaultOutput == nil else { return }
    if case .collect = model.decisions[number].table.hitPolicy { return }
    let limit = limit
    try evidence.settle(evidence.leaves(number).filter { network.leaves[$0].rules.isEmpty }, number) { $0.gaps.count > limit }
    if evidence.shown[number].gaps.count > limit { isCutOff = true }
    let form = network.tables[number]
    let (variables, blocks) = MissingRules.blocks(Set(evidence.shown[number].gaps.sorted().prefix(limit)), of: form, network)
    for block in blocks {
      guard let witness = evidence.example(block.leaf) else { continue }
      let cells = form.columns.map { column in
        variables.firstIndex(of: column).map { space.cell(block.sets[$0], of: column, in: network) } ?? .any
      }
      add(
        .gap, number, cells: cells, witness: witness, message: "No rule covers this case: \(space.describe(witness)).",
        remedy: "Add a rule, such as | \(cells.map(\.description).joined(separator: " | ")) |, or make a rule wider.")
    }
  }

  private mutating func findConflicts(_ number: Int) throws(ChainSearch.GaveUp) {
    guard kinds.contains(.conflict) else { return }
    let violated = evidence.leaves(number).filter { network.leaves[$0].isViolated }
    guard !violated.isEmpty else { return }
    let table = model.decisions[number].table
    if network.tables[number].mode == .agreeing {
      let (candidates, areAll) = candidates(violated, number)
      for pair in candidates where evidence.shown[number].conflicts[pair] == nil {
        guard evidence.shown[number].conflicts.count <= limit else { break }
        try evidence.showConflict(pair, number)
      }
      if !areAll {
        isCutOff = true
        try evidence.settle(violated, number) { !$0.conflicts.isEmpty }
      }
    } else {
      // Whether rules contradict each other depends on what they compute.
      try evidence.settle(violated, number)
    }
    let pairs = evidence.shown[number].conflicts.keys.sorted()
    if pairs.count > limit { isCutOff = true }
    for pair in pairs.prefix(limit) {
      guard let found = evidence.shown[number].conflicts[pair] else { continue }
      add(
        .conflict, number, rules: [pair.first, pair.second], line: table.rules[pair.second].line, witness: found,
        message: "These rules match the same case and contradict each other: \(space.describe(found)).",
        remedy: "Make one of them narrower, or give them the same output with hit policy ANY.")
    }
  }

  /// Pairs of rules that contradict each other where both match, and that some part of the table holds; not all of them
  /// when there are very many.
  private func candidates(_ violated: [Int], _ number: Int) -> (pairs: [ReviewEvidence.RulePair], areAll: Bool) {
    let form = network.tables[number]
    var pairs = Set<ReviewEvidence.RulePair>()
    var looks = 0
    for leaf in violated {
      let rules = network.rules(network.leaves[leaf]).map(Int.init)
      for (index, first) in rules.enumerated() {
        for second in rules.dropFirst(index + 1) where evidence.contradict(first, second, number) {
          looks += 1
          guard looks <= 1_000 * limit else { return (pairs.sorted(), false) }
          let overlap = form.columns.indices.allSatisfy {
            !form.cell(rule: first, column: $0).intersection(form.cell(rule: second, column: $0)).isEmpty
          }
          if overlap { pairs.insert(ReviewEvidence.RulePair(first: first, second: second)) }
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
    func isOpen(_ rule: Int, _ shown: ReviewEvidence.Shown) -> Bool { isWinner ? !shown.decides[rule] : !shown.matches[rule] }
    func openLeaves() -> [Int] {
      evidence.leaves(number).filter { leaf in
        !evidence.isReached(leaf) && network.rules(network.leaves[leaf]).contains { isOpen(Int($0), evidence.shown[number]) }
      }
    }
    for leaf in openLeaves() where network.rules(network.leaves[leaf]).contains(where: { isOpen(Int($0), evidence.shown[number]) }) {
      evidence.aim(at: leaf)
    }
    // One case for any of the rules that were not seen yet, until there is none.
    while true {
      let open = openLeaves()
      guard !open.isEmpty, try evidence.reach(leaves: open, number) != nil else { break }
    }
    for rule in table.rules.indices where isOpen(rule, evidence.shown[number]) {
      guard let found = try evidence.reach(rule: rule, number) else {
        add(
          .deadRule, number, rules: [rule], line: table.rules[rule].line, message: "This rule can never match.",
          remedy: "Its conditions exclude each other, or no earlier decision leads to it; remove the rule or mend a cell.")
        continue
      }
      guard isWinner else { continue }
      let decider = evidence.decider(number, in: found)
      add(
        .maskedRule, number, rules: [rule] + (decider.map { [$0] } ?? []), line: table.rules[rule].line, witness: found,
        message: "This rule never decides: rules with priority catch all its cases, such as \(space.describe(found)).",
        remedy: "Move it up, or remove it.")
    }
  }

  /// Rules of a table with hit policy ANY that can be left out, all of them together.
  private mutating func findRedundantRules(_ number: Int) throws(ChainSearch.GaveUp) {
    let table = model.decisions[number].table
    guard kinds.contains(.redundantRule), case .any = table.hitPolicy, network.tables[number].mode == .agreeing else { return }
    var beside: [Int: Set<Int>] = [:]
    for leaf in evidence.leaves(number) {
      let rules = network.rules(network.leaves[leaf]).map(Int.init)
      guard rules.count > 1 else { continue }
      for rule in rules { beside[rule, default: []].formUnion(rules) }
    }
    var removed = Set<Int>()
    for rule in table.rules.indices.reversed() where evidence.shown[number].matches[rule] {
      let others = (beside[rule] ?? []).subtracting(removed).subtracting([rule]).filter { !evidence.contradict(rule, $0, number) }.sorted()
      guard !others.isEmpty, try evidence.reach(rule: rule, number, without: others) == nil,
        let example = try evidence.reach(rule: rule, number)
      else { continue }
      removed.insert(rule)
      let instead = evidence.matching(others, number, in: example)
      let names = instead.map { String($0 + 1) }.joined(separator: ", ")
      add(
        .redundantRule, number, rules: [rule] + instead, line: table.rules[rule].line, witness: example,
        message: "This rule adds nothing: other rules give the same output in all its cases (in \(space.describe(example)): \(names)).",
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
        let places = evidence.leaves(used).filter { network.leaves[$0].value == position && !network.leaves[$0].isViolated }
        var found = places.first(where: evidence.isReached).flatMap(evidence.example)
        if found == nil { found = try evidence.reach(leaves: places, used) }
        guard let found else { continue }
        let value = giver.values[Int(position)]
        add(
          .unheardValue, number, column: column, value: value, witness: found,
          message: "The decision '\(model.decisions[used].name)' can give \(value), and no rule here accepts it: \(space.describe(found)).",
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
      (line, place) = (input.line, "inputData '\(input.name)'")
      if space.groups[index].contains(where: tested.contains), try evidence.canChange(space.groups[index], results) { continue }
      findings.append(
        Finding(
          kind: .idleInput, decision: nil, rules: [], cells: [], column: nil, input: input.id, value: nil, witness: nil,
          problem: ModelProblem(
            line: input.line, place: place, message: "No answer to this input can change any decision.",
            remedy: "Use it in a rule, or remove it.")))
    }
  }

  /// Gaps and contradictions of tables that are worked out as parts of something else: in functions, in other models, in boxed logic.
  private mutating func findFaultsOfParts() throws(ChainSearch.GaveUp) {
    guard kinds.contains(.gap) || kinds.contains(.conflict) else { return }
    var found = Set<TableFault>()
    var doubtful: [(fault: TableFault, decision: Int)] = []
    for use in network.faultyUses {
      (line, place) = (model.decisions[use.decision].line, "decision '\(model.decisions[use.decision].name)'")
      for (leaf, faults) in (network.faults[use.variable] ?? [:]).sorted(by: { $0.key < $1.key }) where !faults.isSubset(of: found) {
        guard let witness = try evidence.reachFault(leaf, use) else { continue }
        let met = evidence.faults(of: use.decision, in: witness)
        for fault in faults.subtracting(found).sorted(by: { ($0.model, $0.line, "\($0.kind)") < ($1.model, $1.line, "\($1.kind)") }) {
          if met.contains(fault) {
            found.insert(fault)
            add(fault, use.decision, witness)
            continue
          }
          // The part stands behind a condition.
          let (other, isCertain) = evidence.meet(fault, use.decision, near: witness)
          if let other {
            found.insert(fault)
            add(fault, use.decision, other)
          } else if !isCertain {
            doubtful.append((fault, use.decision))
          }
        }
      }
    }
    var said = found
    for (fault, number) in doubtful where said.insert(fault).inserted {
      let (line, place) = place(of: fault, number)
      unproved.append(
        ModelProblem(
          line: line, place: place,
          message: "Whether this table has a result wherever it is called is not proved: it is called on a condition.",
          remedy: "Give it a default output, or call it in a decision of its own."))
    }
  }

  private func place(of fault: TableFault, _ number: Int) -> (line: Int, place: String) {
    let decision = model.decisions[number]
    let isOwn = fault.model == model.namespace
    let table = isOwn && fault.element == decision.name ? "" : ", table of '\(fault.element)'"
    let other = isOwn ? "" : ", line \(fault.line) of the model '\(fault.model)'"
    return (isOwn ? fault.line : decision.line, "decision '\(decision.name)'\(table)\(other)")
  }

  private mutating func add(_ fault: TableFault, _ number: Int, _ witness: ChainTrial.Case) {
    let (line, place) = place(of: fault, number)
    let shown = space.describe(witness)
    let (kind, message, remedy): (Finding.Kind, String, String) =
      switch fault.kind {
      case .noRule: (.gap, "No rule covers this case: \(shown).", "Add a rule, make a rule wider, or add a default output.")
      case .contradiction(let a, let b):
        (
          .conflict, "Rules \(a + 1) and \(b + 1) match the same case and contradict each other: \(shown).",
          "Make one of them narrower, or give them the same output with hit policy ANY."
        )
      case .notListed(let column):
        (.gap, "The column '\(column)' does not take its value in this case: \(shown).", "List that value for the column, or keep it away.")
      }
    guard kinds.contains(kind) else { return }
    findings.append(
      Finding(
        kind: kind, decision: model.decisions[number].id, rules: [], cells: [], column: nil, input: nil, value: nil,
        witness: space.values(of: witness), problem: ModelProblem(line: line, place: place, message: message, remedy: remedy)))
  }

  // MARK: Words

  private mutating func add(
    _ kind: Finding.Kind, _ number: Int, rules: [Int] = [], cells: [UnaryTests] = [], line: Int? = nil, column: Int? = nil,
    value: Value? = nil, witness: ChainTrial.Case? = nil, message: String, remedy: String
  ) {
    guard kinds.contains(kind) else { return }
    let decision = model.decisions[number]
    var place = "decision '\(decision.name)'"
    switch kind {
    case .conflict: place += ", rules " + rules.map { String($0 + 1) }.joined(separator: " and ")
    case .deadRule, .maskedRule, .redundantRule: place += ", rule \(rules[0] + 1)"
    default: break
    }
    if let column { place += ", column '\(decision.table.columns[column].label)'" }
    findings.append(
      Finding(
        kind: kind, decision: decision.id, rules: rules, cells: cells, column: column, input: nil, value: value,
        witness: witness.map(space.values(of:)),
        problem: ModelProblem(line: line ?? decision.line, place: place, message: message, remedy: remedy)))
  }
}
