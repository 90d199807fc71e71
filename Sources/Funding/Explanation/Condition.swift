import DMN
import FEEL

/// One condition of an outcome, with how it stands for this person and what it rests on.
package struct Condition: Sendable {
  /// The question or the computed condition it is about.
  package let subject: Subject
  package let state: State
  package let facts: [Fact.ID]
  /// For a computed condition: the ways in which it can hold; within one way every condition must hold.
  package let alternatives: [[Condition]]

  package enum Subject: Hashable, Sendable {
    /// A question must have one of these answers.
    case answer(Question.ID, accepted: [String])
    /// A question with several answers must, or must not, include this one.
    case member(Question.ID, String, included: Bool)
    /// A condition that the rules compute must, or must not, hold.
    case computed(String, holds: Bool)
    /// The date of the advice must lie within the term of the legal basis.
    case date
  }

  package enum State: String, Hashable, Sendable {
    case met = "voldaan"
    case notMet = "niet-voldaan"
    case open
  }

  /// The question a person would change to change this condition directly.
  package var question: Question.ID? {
    switch subject {
    case .answer(let id, _), .member(let id, _, _): id
    case .computed, .date: nil
    }
  }

  /// This condition and everything below it.
  package var flattened: [Condition] { [self] + alternatives.flatMap { $0.flatMap(\.flattened) } }
}

/// Reads the conditions of an outcome out of the rules: the same tables that decide also explain.
struct ConditionReader {
  let guide: Guide
  let known: KnownInputs

  /// The ways in which a decision gives `target`, each a list of conditions.
  func ways(of decision: Decision, to target: Value) -> [(conditions: [Condition], facts: [Fact.ID])] {
    decision.table.rules.indices
      .filter { decision.table.rules[$0].output == .literal(target) }
      .map { rule in (conditions(of: decision, rule: rule), RuleFacts.facts(of: decision, rule: rule)) }
  }

  private func conditions(of decision: Decision, rule: Int) -> [Condition] {
    decision.table.columns.indices
      .filter { decision.table.rules[rule].tests[$0] != .any }
      .compactMap { condition(of: decision, rule: rule, column: $0) }
  }

  private func condition(of decision: Decision, rule: Int, column: Int) -> Condition? {
    let tests = decision.table.rules[rule].tests[column]
    let state: Condition.State =
      switch guide.rules.truth(ofCell: column, rule: rule, decision: decision.id, given: known) {
      case .always: .met
      case .never: .notMet
      case .open: .open
      }
    switch decision.table.columns[column].expression {
    case .name(let name):
      if let input = guide.rules.model.inputs.first(where: { $0.name == name }) {
        if input.id == Guide.dateInput {
          return Condition(subject: .date, state: state, facts: termFacts(of: decision), alternatives: [])
        }
        guard let question = guide.question(Question.ID(input.id)) else { return nil }
        let accepted = question.options.map(\.id).filter { tests.accept(.string($0)) }
        return Condition(subject: .answer(question.id, accepted: accepted), state: state, facts: question.facts, alternatives: [])
      }
      guard let used = guide.rules.model.decisions.first(where: { $0.name == name }) else { return nil }
      return computed(used, holds: tests.accept(.boolean(true)), state: state)
    case let expression:
      guard let (name, wanted) = expression.membership, case .string(let member) = wanted,
        let input = guide.rules.model.inputs.first(where: { $0.name == name }),
        let question = guide.question(Question.ID(input.id))
      else { return nil }
      return Condition(
        subject: .member(question.id, member, included: tests.accept(.boolean(true))), state: state, facts: question.facts,
        alternatives: [])
    }
  }

  /// The facts that say in which term the legal basis is in force.
  private func termFacts(of decision: Decision) -> [Fact.ID] {
    unique(
      decision.table.rules.indices
        .filter { decision.table.rules[$0].output == .literal(.string(Status.notInForce.rawValue)) }
        .flatMap { RuleFacts.facts(of: decision, rule: $0) })
  }

  private func computed(_ used: Decision, holds: Bool, state: Condition.State) -> Condition {
    let ways = ways(of: used, to: .boolean(holds))
    // What decides it now: the rules that can still match.
    let deciding = used.table.rules.indices.filter {
      guide.rules.truth(ofRule: $0, decision: used.id, given: known) != .never
    }
    return Condition(
      subject: .computed(used.id, holds: holds), state: state,
      facts: unique(deciding.flatMap { RuleFacts.facts(of: used, rule: $0) }),
      alternatives: ways.map(\.conditions))
  }
}

/// The elements in order, each once.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen = Set<Element>()
  return elements.filter { seen.insert($0).inserted }
}

extension Guide {
  /// The condition in words: as it must be, or as its opposite when `negated`.
  package func text(of subject: Condition.Subject, _ language: Language) -> String {
    switch subject {
    case .answer(let id, let accepted):
      guard let question = question(id) else { return id.text }
      let labels = accepted.compactMap { question.option($0)?.label[language] }
      return question.short[language] + ": " + labels.joined(separator: phrase(.listOr, language))
    case .member(let id, let member, let included):
      guard let question = question(id) else { return id.text }
      let label = question.option(member)?.label[language] ?? member
      return question.short[language] + ": " + (included ? label : phrase(.notThis, language, ["wat": label]))
    case .computed(let id, let holds):
      guard let text = conditionTexts[id] else { return id }
      return holds ? text.holds[language] : text.fails[language]
    case .date: return phrase(.conditionDate, language)
    }
  }
}
