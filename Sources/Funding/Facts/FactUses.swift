import DMN
import Library

/// Everything in the guide that rests on one fact.
package struct FactUses: Sendable {
  package let questions: [Question.ID]
  package let outcomes: [Outcome.ID]
  package let warnings: [Warning.ID]
  package let terms: [String]
  package let deliveryForms: [DeliveryForm.ID]
  /// The decisions of the rules with a row that names it: outcomes and computed conditions.
  package let decisions: [String]
  /// The facts that say they are disputed by it.
  package let disputes: [Fact.ID]
  package let contacts: [Contact.ID]
  package let moments: [Moment.ID]
  package let sheets: [ConversationSheet.ID]
  /// Whether a text of the interface, or the decision tree, rests on it.
  package let isCitedInTexts: Bool

  package var isEmpty: Bool {
    questions.isEmpty && outcomes.isEmpty && warnings.isEmpty && terms.isEmpty && deliveryForms.isEmpty && decisions.isEmpty
      && disputes.isEmpty && contacts.isEmpty && moments.isEmpty && sheets.isEmpty && !isCitedInTexts
  }
}

extension Guide {
  /// Where a fact is used.
  package func uses(of fact: Fact.ID) -> FactUses {
    FactUses(
      questions: questions.filter { $0.facts.contains(fact) }.map(\.id),
      outcomes: outcomes.filter { $0.allFacts.contains(fact) }.map(\.id),
      warnings: warnings.filter { $0.facts.contains(fact) || $0.disputes.contains(fact) }.map(\.id),
      terms: terms.filter { $0.facts.contains(fact) }.map(\.id),
      deliveryForms: deliveryForms.filter { $0.facts.contains(fact) || $0.cells.contains { $0.fact == fact } }.map(\.id),
      decisions: rules.model.decisions.filter { decision in
        decision.table.rules.indices.contains { RuleFacts.facts(of: decision, rule: $0).contains(fact) }
      }.map(\.id),
      disputes: facts.filter { $0.disputedBy.contains(fact) }.map(\.id),
      contacts: contacts.filter { $0.facts.contains(fact) }.map(\.id), moments: moments.filter { $0.facts.contains(fact) }.map(\.id),
      sheets: sheets.filter { $0.facts.contains(fact) }.map(\.id),
      isCitedInTexts: phraseFacts.values.contains { $0.contains(fact) }
        || tree.content.questions.contains { $0.answers.contains { $0.facts.contains(fact) } })
  }
}
