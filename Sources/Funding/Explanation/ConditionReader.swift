import DMN
import FEEL
import Library

/// How conditions stand for one person. A condition that several outcomes have is worked out once.
struct ConditionReader {
  private let decision: RouteDecision
  private let known: KnownInputs
  private var conditions: [Condition?]
  private var ground: [FactList?]

  init(_ decision: RouteDecision, _ known: KnownInputs) {
    (self.decision, self.known) = (decision, known)
    conditions = Array(repeating: nil, count: decision.subjects.count)
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
      number: outline.number, subject: outline.subject, state: state, ground: facts(outline.basis),
      alternatives: outline.alternatives.map { $0.map { self.condition($0) } })
    conditions[outline.number] = condition
    return condition
  }

  /// What something rests on, each fact once.
  mutating func facts(_ basis: OutcomeOutline.Basis) -> FactList {
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
