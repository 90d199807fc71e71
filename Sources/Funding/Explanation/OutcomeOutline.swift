import DMN
import FEEL
import Library

/// How the rules come to an outcome, the same for everybody: read once. `Condition` adds how it stands for one person.
struct OutcomeOutline: Sendable {
  /// The ways in which it fits.
  let ways: [Way]
  let basis: Basis

  /// A rule that gives the outcome: all of its conditions must hold.
  struct Way: Sendable {
    let conditions: [ConditionOutline]
    let facts: [Fact.ID]
  }

  /// The facts that something rests on.
  enum Basis: Sendable {
    case facts([Fact.ID])
    /// The rules of the decision with this number, as far as they can still match.
    case rules(of: Int)
  }
}

/// A condition as the rules have it.
struct ConditionOutline: Sendable {
  /// The number of this condition: the same condition in several outlines has one number.
  let number: Int
  let subject: Condition.Subject
  /// The cell that tests it.
  let cell: RulePlace
  let basis: OutcomeOutline.Basis
  /// For a computed condition: the ways in which it can hold.
  let alternatives: [[ConditionOutline]]

}

/// The rules of a decision, with the facts of each.
struct DecisionGround: Sendable {
  /// The facts by their place in `facts`, so that they need not be compared as texts.
  let rules: [(place: RulePlace, facts: [Int])]
  /// Each once.
  let facts: [Fact.ID]

  init(_ rules: [(place: RulePlace, facts: [Fact.ID])]) {
    let facts = unique(rules.flatMap(\.facts))
    let places = Dictionary(facts.enumerated().map { ($1, $0) }) { first, _ in first }
    self.rules = rules.map { ($0.place, $0.facts.compactMap { places[$0] }) }
    self.facts = facts
  }

  /// The facts of some of the rules, in the order of the rules, each once.
  func facts(where holds: (RulePlace) -> Bool) -> [Fact.ID] {
    var isTaken = [Bool](repeating: false, count: facts.count)
    var taken: [Fact.ID] = []
    for rule in rules where holds(rule.place) {
      for place in rule.facts where !isTaken[place] {
        isTaken[place] = true
        taken.append(facts[place])
      }
    }
    return taken
  }
}

/// Reads the conditions of an outcome out of the rules: the same tables that decide also explain.
struct OutlineReader {
  private let rules: CompiledModel
  private let questions: Shelf<Question>
  /// Per decision that something rests on.
  private(set) var ground: [DecisionGround] = []
  /// The number of conditions that were met.
  private(set) var count = 0
  private var known: [String: ConditionOutline] = [:]
  private var grounds: [String: Int] = [:]

  private var model: DecisionModel { rules.model }

  init(rules: CompiledModel, questions: Shelf<Question>) { (self.rules, self.questions) = (rules, questions) }

  mutating func outline(of decision: Decision) -> OutcomeOutline {
    OutcomeOutline(ways: ways(of: decision, to: .string(Status.fits.rawValue)), basis: basis(decision))
  }

  private mutating func ways(of decision: Decision, to target: Value) -> [OutcomeOutline.Way] {
    decision.table.rules.indices
      .filter { decision.table.rules[$0].output == .literal(target) }
      .map { OutcomeOutline.Way(conditions: conditions(of: decision, rule: $0), facts: RuleFacts.facts(of: decision, rule: $0)) }
  }

  private mutating func conditions(of decision: Decision, rule: Int) -> [ConditionOutline] {
    decision.table.columns.indices
      .filter { decision.table.rules[rule].tests[$0] != .any }
      .compactMap { condition(of: decision, rule: rule, column: $0) }
  }

  private mutating func condition(of decision: Decision, rule: Int, column: Int) -> ConditionOutline? {
    let tests = decision.table.rules[rule].tests[column]
    guard let cell = rules.place(ofCell: column, rule: rule, decision: decision.id) else { return nil }
    switch decision.table.columns[column].expression {
    case .name(let name):
      if let input = model.inputs.first(where: { $0.name == name }) {
        if input.id == Guide.dateInput { return outline(.date, cell, of: decision, .facts(termFacts(of: decision))) }
        guard let question = question(input) else { return nil }
        let accepted = question.options.map(\.id).filter { tests.accept(.string($0)) }
        return outline(.answer(question.id, accepted: accepted), cell, of: decision, .facts(question.facts))
      }
      guard let used = model.decisions.first(where: { $0.name == name }) else { return nil }
      let holds = tests.accept(.boolean(true))
      if let known = known["\(used.id)=\(holds)"] { return known }
      let outline = outline(
        .computed(used.id, holds: holds), cell, of: decision, basis(used), ways(of: used, to: .boolean(holds)).map(\.conditions))
      known["\(used.id)=\(holds)"] = outline
      return outline
    case let expression:
      guard let (name, wanted) = expression.membership, case .string(let member) = wanted,
        let input = model.inputs.first(where: { $0.name == name }), let question = question(input)
      else { return nil }
      return outline(
        .member(question.id, member, included: tests.accept(.boolean(true))), cell, of: decision, .facts(question.facts))
    }
  }

  private mutating func outline(
    _ subject: Condition.Subject, _ cell: RulePlace, of decision: Decision, _ basis: OutcomeOutline.Basis,
    _ alternatives: [[ConditionOutline]] = []
  ) -> ConditionOutline {
    count += 1
    return ConditionOutline(number: count - 1, subject: subject, cell: cell, basis: basis, alternatives: alternatives)
  }

  private mutating func basis(_ decision: Decision) -> OutcomeOutline.Basis {
    if let number = grounds[decision.id] { return .rules(of: number) }
    ground.append(
      DecisionGround(
        decision.table.rules.indices.compactMap { rule in
          rules.place(ofRule: rule, decision: decision.id).map { ($0, RuleFacts.facts(of: decision, rule: rule)) }
        }))
    grounds[decision.id] = ground.count - 1
    return .rules(of: ground.count - 1)
  }

  private func question(_ input: InputData) -> Question? { questions.find(Identifier(input.id)) }

  /// The facts that say in which term the legal basis is in force.
  private func termFacts(of decision: Decision) -> [Fact.ID] {
    unique(
      decision.table.rules.indices
        .filter { decision.table.rules[$0].output == .literal(.string(Status.notInForce.rawValue)) }
        .flatMap { RuleFacts.facts(of: decision, rule: $0) })
  }
}

/// How conditions stand for one person. A condition that several outcomes have is worked out once.
struct ConditionReader {
  private let decision: RouteDecision
  private let known: KnownInputs
  private var conditions: [Condition?]
  private var ground: [[Fact.ID]?]

  init(_ decision: RouteDecision, _ known: KnownInputs) {
    (self.decision, self.known) = (decision, known)
    conditions = Array(repeating: nil, count: decision.conditionCount)
    ground = Array(repeating: nil, count: decision.ground.count)
  }

  mutating func condition(_ outline: ConditionOutline) -> Condition {
    if let done = conditions[outline.number] { return done }
    let state: Condition.State =
      switch decision.rules.truth(of: outline.cell, given: known) {
      case .always: .met
      case .never: .notMet
      case .open: .open
      }
    let condition = Condition(
      number: outline.number, subject: outline.subject, state: state, facts: facts(outline.basis),
      alternatives: outline.alternatives.map { $0.map { self.condition($0) } })
    conditions[outline.number] = condition
    return condition
  }

  /// What something rests on, each fact once.
  mutating func facts(_ basis: OutcomeOutline.Basis) -> [Fact.ID] {
    switch basis {
    case .facts(let facts): return facts
    case .rules(let number):
      if let done = ground[number] { return done }
      let facts = decision.ground[number].facts { decision.rules.truth(of: $0, given: known) != .never }
      ground[number] = facts
      return facts
    }
  }
}
