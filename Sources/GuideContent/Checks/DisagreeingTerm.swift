import DMN
import FEEL
import Funding
import Library

/// A legal basis whose term in the rules is another than in the fact that the rule names. The term stands in both, so
/// that the rule can be read on its own; this check keeps them equal.
enum DisagreeingTerm {
  static func check(_ rules: CompiledModel, _ facts: [Fact], file: String, _ findings: Findings) {
    let notInForce = Value.string(Status.notInForce.rawValue)
    for decision in rules.model.decisions {
      for rule in decision.table.rules where rule.output == .literal(notInForce) {
        let ids = RuleFacts.facts(of: rule)
        for fact in facts where ids.contains(fact.id) {
          for (day, isInForce) in edges(of: fact.validity) where (status(rules, decision, day) != [notInForce]) != isInForce {
            findings.add(
              file, rule.line,
              "Decision '\(decision.id)': on \(day) the rules say \(isInForce ? "not in force" : "in force"), the fact \(fact.id) says otherwise.",
              "Make the dates in the rule and in the fact equal.")
          }
        }
      }
    }
  }

  /// The days on both sides of the first and the last day of a term, with whether they lie inside.
  private static func edges(of validity: Validity) -> [(CalendarDate, Bool)] {
    [
      validity.from.flatMap { day in day.previous.map { ($0, false) } }, validity.from.map { ($0, true) },
      validity.until.map { ($0, true) }, validity.until.flatMap { day in day.next.map { ($0, false) } },
    ].compactMap(\.self)
  }

  private static func status(_ rules: CompiledModel, _ decision: Decision, _ day: CalendarDate) -> [Value] {
    guard let known = try? rules.known([Guide.dateInput: .date(day)]) else { return [] }
    return rules.possibleValues(of: decision.id, given: known)
  }
}
