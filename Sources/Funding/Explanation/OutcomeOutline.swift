import DMN
import FEEL
import Library

/// How the rules come to an outcome, the same for everybody: read once. `Condition` adds how it stands for one person.
struct OutcomeOutline: Sendable {
  /// The ways in which it fits.
  let ways: [Way]
  let basis: Basis
  /// The facts that the outcome itself names.
  let own: FactList

  /// A rule that gives the outcome: all of its conditions must hold.
  struct Way: Sendable {
    let conditions: [ConditionOutline]
    let facts: FactList
  }

  /// The facts that something rests on.
  enum Basis: Sendable {
    case facts(FactList)
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
  /// The facts by their number in `facts`.
  let rules: [(place: RulePlace, facts: [Int])]
  /// Each once.
  let facts: FactList

  init(_ rules: [(place: RulePlace, facts: [Fact.ID])], in shelf: Shelf<Fact>) {
    facts = FactList(unique(rules.flatMap(\.facts)), in: shelf)
    let numbers = Dictionary(facts.ids.enumerated().map { ($1, $0) }) { first, _ in first }
    self.rules = rules.map { ($0.place, $0.facts.compactMap { numbers[$0] }) }
  }

  /// The facts of some of the rules, in the order of the rules, each once.
  func facts(where holds: (RulePlace) -> Bool) -> FactList {
    var isTaken = [Bool](repeating: false, count: facts.ids.count)
    var taken: [Int] = []
    for rule in rules where holds(rule.place) {
      for number in rule.facts where !isTaken[number] {
        isTaken[number] = true
        taken.append(number)
      }
    }
    return facts.only(taken)
  }
}
