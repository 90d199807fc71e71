import Library

/// Everything in the guide that rests on one fact.
package struct FactUses: Sendable {
  package let questions: [Question]
  package let outcomes: [Outcome]
  package let warnings: [Warning]
  package let terms: [Term]
  package let deliveryForms: [DeliveryForm]
  /// The conditions that the rules compute with a row that names it.
  package let conditions: [ConditionText]
  /// The facts that say they are disputed by it.
  package let disputes: [Fact]
  package let contacts: [Contact]
  package let moments: [Moment]
  package let sheets: [ConversationSheet]
  /// Whether a text of the interface, or the decision tree, rests on it.
  package let isCitedInTexts: Bool
  /// Everything of other kinds.
  package let others: [any ContentItem]
  /// Whether nothing at all refers to it.
  package let isEmpty: Bool
}

extension Guide {
  /// Where a fact is used.
  package func uses(of fact: Fact.ID) -> FactUses {
    let reference = fact.reference
    let decisions = Set(library.users(RuleRow.self, of: reference).map(\.decision))
    let outcomes = Set(library.users(Outcome.self, of: reference).map(\.id.text)).union(decisions)
    return FactUses(
      questions: library.users(Question.self, of: reference), outcomes: self.outcomes.filter { outcomes.contains($0.id.text) },
      warnings: library.users(Warning.self, of: reference), terms: library.users(Term.self, of: reference),
      deliveryForms: library.users(DeliveryForm.self, of: reference),
      conditions: library[ConditionText.self].filter { decisions.contains($0.id.text) },
      disputes: library.users(Fact.self, of: reference), contacts: library.users(Contact.self, of: reference),
      moments: library.users(Moment.self, of: reference), sheets: library.users(ConversationSheet.self, of: reference),
      isCitedInTexts: library.uses(of: reference).contains {
        [InterfaceText.itemKind, TreeContent.Question.itemKind].contains($0.kind)
      },
      others: library.uses(of: reference).filter { !Self.namedKinds.contains($0.kind) }.compactMap(library.item),
      isEmpty: library.uses(of: reference).isEmpty)
  }

  /// The kinds of which uses are told apart.
  private static let namedKinds: Set<ContentKind> = [
    Question.itemKind, Outcome.itemKind, Warning.itemKind, Term.itemKind, DeliveryForm.itemKind, RuleRow.itemKind, Fact.itemKind,
    Contact.itemKind, Moment.itemKind, ConversationSheet.itemKind, InterfaceText.itemKind, TreeContent.Question.itemKind,
  ]
}
