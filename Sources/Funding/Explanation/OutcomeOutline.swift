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
    /// The facts of each rule of a decision, as far as the rule can still match.
    case rules(of: String, facts: [[Fact.ID]])
  }
}

/// A condition as the rules have it.
struct ConditionOutline: Sendable {
  let subject: Condition.Subject
  /// The cell that tests it.
  let cell: Cell
  let basis: OutcomeOutline.Basis
  /// For a computed condition: the ways in which it can hold.
  let alternatives: [[ConditionOutline]]

  struct Cell: Sendable {
    let decision: String
    let rule: Int
    let column: Int
  }
}

/// Reads the conditions of an outcome out of the rules: the same tables that decide also explain.
struct OutlineReader {
  let model: DecisionModel
  let questions: [Question]

  func outline(of decision: Decision) -> OutcomeOutline {
    OutcomeOutline(ways: ways(of: decision, to: .string(Status.fits.rawValue)), basis: basis(decision))
  }

  private func ways(of decision: Decision, to target: Value) -> [OutcomeOutline.Way] {
    decision.table.rules.indices
      .filter { decision.table.rules[$0].output == .literal(target) }
      .map { OutcomeOutline.Way(conditions: conditions(of: decision, rule: $0), facts: RuleFacts.facts(of: decision, rule: $0)) }
  }

  private func conditions(of decision: Decision, rule: Int) -> [ConditionOutline] {
    decision.table.columns.indices
      .filter { decision.table.rules[rule].tests[$0] != .any }
      .compactMap { condition(of: decision, rule: rule, column: $0) }
  }

  private func condition(of decision: Decision, rule: Int, column: Int) -> ConditionOutline? {
    let tests = decision.table.rules[rule].tests[column]
    func outline(
      _ subject: Condition.Subject, _ basis: OutcomeOutline.Basis, _ alternatives: [[ConditionOutline]] = []
    ) -> ConditionOutline {
      let cell = ConditionOutline.Cell(decision: decision.id, rule: rule, column: column)
      return ConditionOutline(subject: subject, cell: cell, basis: basis, alternatives: alternatives)
    }
    switch decision.table.columns[column].expression {
    case .name(let name):
      if let input = model.inputs.first(where: { $0.name == name }) {
        if input.id == Guide.dateInput { return outline(.date, .facts(termFacts(of: decision))) }
        guard let question = question(input) else { return nil }
        let accepted = question.options.map(\.id).filter { tests.accept(.string($0)) }
        return outline(.answer(question.id, accepted: accepted), .facts(question.facts))
      }
      guard let used = model.decisions.first(where: { $0.name == name }) else { return nil }
      let holds = tests.accept(.boolean(true))
      return outline(
        .computed(used.id, holds: holds), basis(used), ways(of: used, to: .boolean(holds)).map(\.conditions))
    case let expression:
      guard let (name, wanted) = expression.membership, case .string(let member) = wanted,
        let input = model.inputs.first(where: { $0.name == name }), let question = question(input)
      else { return nil }
      return outline(.member(question.id, member, included: tests.accept(.boolean(true))), .facts(question.facts))
    }
  }

  private func basis(_ decision: Decision) -> OutcomeOutline.Basis {
    .rules(of: decision.id, facts: RuleFacts.facts(of: decision))
  }

  private func question(_ input: InputData) -> Question? { questions.first { $0.id.text == input.id } }

  /// The facts that say in which term the legal basis is in force.
  private func termFacts(of decision: Decision) -> [Fact.ID] {
    unique(
      decision.table.rules.indices
        .filter { decision.table.rules[$0].output == .literal(.string(Status.notInForce.rawValue)) }
        .flatMap { RuleFacts.facts(of: decision, rule: $0) })
  }
}

extension Guide {
  /// A condition as it stands for one person.
  func condition(_ outline: ConditionOutline, _ known: KnownInputs) -> Condition {
    let state: Condition.State =
      switch rules.truth(ofCell: outline.cell.column, rule: outline.cell.rule, decision: outline.cell.decision, given: known) {
      case .always: .met
      case .never: .notMet
      case .open: .open
      }
    return Condition(
      subject: outline.subject, state: state, facts: facts(outline.basis, known),
      alternatives: outline.alternatives.map { $0.map { condition($0, known) } })
  }

  /// What something rests on for one person, each fact once.
  func facts(_ basis: OutcomeOutline.Basis, _ known: KnownInputs) -> [Fact.ID] {
    switch basis {
    case .facts(let facts): facts
    case .rules(let decision, let facts):
      unique(
        facts.enumerated().flatMap { rule, facts in
          rules.truth(ofRule: rule, decision: decision, given: known) == .never ? [] : facts
        })
    }
  }
}
