import DMN
import Library

/// The facts that a rule rests on. They stand between square brackets at the end of the description of the rule, after what the
/// rule says: `Het product vervangt toezicht. [A-E16 B-R4-4]`. DMN editors show and change that description; nothing else holds them.
package enum RuleFacts {
  package static func facts(of rule: DecisionTable.Rule) -> [Fact.ID] {
    CitedText(rule.description).facts
  }

  static func facts(of decision: Decision, rule: Int) -> [Fact.ID] { facts(of: decision.table.rules[rule]) }

  /// Per rule of a decision.
  static func facts(of decision: Decision) -> [[Fact.ID]] { decision.table.rules.map(facts) }
}
