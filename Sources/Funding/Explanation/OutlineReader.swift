import DMN
import FEEL
import Library

/// Reads the conditions of an outcome out of the rules: the same tables that decide also explain.
struct OutlineReader {
  private let rules: CompiledModel
  private let questions: Shelf<Question>
  private let facts: Shelf<Fact>
  /// Per decision that something rests on.
  private(set) var ground: [DecisionGround] = []
  /// What each condition that was met is about, by its number.
  private(set) var subjects: [Condition.Subject] = []
  private var known: [String: ConditionOutline] = [:]
  private var grounds: [String: Int] = [:]

  private var model: DecisionModel { rules.model }

  init(rules: CompiledModel, _ library: Library) {
    (self.rules, questions, facts) = (rules, library[Question.self], library[Fact.self])
  }

  mutating func outline(of decision: Decision, _ outcome: Outcome) -> OutcomeOutline {
    OutcomeOutline(
      ways: ways(of: decision, to: .string(Status.fits.rawValue)), basis: basis(decision), own: FactList(outcome.facts, in: facts))
  }

  private mutating func ways(of decision: Decision, to target: Value) -> [OutcomeOutline.Way] {
    decision.table.rules.indices
      .filter { decision.table.rules[$0].output == .literal(target) }
      .map { rule in
        OutcomeOutline.Way(
          conditions: conditions(of: decision, rule: rule), facts: FactList(RuleFacts.facts(of: decision, rule: rule), in: facts))
      }
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
        if input.id == Guide.dateInput { return outline(.date, cell, of: decision, .facts(FactList(termFacts(of: decision), in: facts))) }
        guard let question = question(input) else { return nil }
        let accepted = question.options.map(\.id).filter { tests.accept(.string($0)) }
        return outline(.answer(question.id, accepted: accepted), cell, of: decision, .facts(FactList(question.facts, in: facts)))
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
        .member(question.id, member, included: tests.accept(.boolean(true))), cell, of: decision,
        .facts(FactList(question.facts, in: facts)))
    }
  }

  private mutating func outline(
    _ subject: Condition.Subject, _ cell: RulePlace, of decision: Decision, _ basis: OutcomeOutline.Basis,
    _ alternatives: [[ConditionOutline]] = []
  ) -> ConditionOutline {
    subjects.append(subject)
    return ConditionOutline(number: subjects.count - 1, subject: subject, cell: cell, basis: basis, alternatives: alternatives)
  }

  private mutating func basis(_ decision: Decision) -> OutcomeOutline.Basis {
    if let number = grounds[decision.id] { return .rules(of: number) }
    ground.append(
      DecisionGround(
        decision.table.rules.indices.compactMap { rule in
          rules.place(ofRule: rule, decision: decision.id).map { ($0, RuleFacts.facts(of: decision, rule: rule)) }
        }, in: facts))
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
