import DMN
import Funding
import Library

/// A row of a decision table that names no facts. Without a source a rule is an opinion.
enum UnsourcedRule {
  static func check(_ model: DecisionModel, file: String, _ findings: Findings) {
    for decision in model.decisions {
      for (index, rule) in decision.table.rules.enumerated()
      where RuleFacts.facts(of: rule).isEmpty {
        findings.add(
          file, rule.line, "Decision '\(decision.id)', rule \(index + 1) names no facts.",
          "Write what it says and the ids of its facts in its description: 'Het product werkt. [A-E02]'.")
      }
    }
  }
}
