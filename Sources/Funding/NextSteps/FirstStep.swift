import Library

/// One thing to do for an outcome that fits: what, with whom, and when.
package struct FirstStep: Sendable {
  package let text: AddressedText
  /// Whom to turn to.
  package let contact: Contact.ID?
  /// When it can be done.
  package let moment: Moment.ID?
  package let facts: [Fact.ID]

  package init(text: AddressedText, contact: Contact.ID?, moment: Moment.ID?, facts: [Fact.ID]) {
    (self.text, self.contact, self.moment, self.facts) = (text, contact, moment, facts)
  }
}
