import DMN
import Library

/// A row of a decision table, as far as people read it: what it says, and the facts it rests on. What it decides is the business of the
/// compiled rules.
package final class RuleRow: ContentItem {
  package static let itemKind = ContentKind("regel", english: "rule")

  /// The decision and the number of the row, counted from 1: `mpt/3`.
  package let id: Identifier<RuleRow>
  package let origin: Origin
  package let decision: String
  package let decisionName: String
  package let description: String
  package let facts: [Fact.ID]
  package let annotations: [String]

  package init(_ rule: DecisionTable.Rule, number: Int, of decision: Decision, file: String) {
    id = Identifier("\(decision.id)/\(number)")
    origin = Origin(file: file, line: rule.line)
    (self.decision, decisionName) = (decision.id, decision.name)
    description = rule.description
    facts = RuleFacts.facts(of: rule)
    annotations = rule.annotations
  }

  package init(
    id: String, origin: Origin, decision: String, decisionName: String, description: String, annotations: [String]
  ) {
    (self.id, self.origin, self.decision, self.decisionName) = (Identifier(id), origin, decision, decisionName)
    (self.description, self.annotations) = (description, annotations)
    facts = CitedText(description).facts
  }

  package var texts: [Text] { [] }
  package var references: [Reference] { facts.references() }
  package var grounds: [[Fact.ID]] { [facts] }
}
