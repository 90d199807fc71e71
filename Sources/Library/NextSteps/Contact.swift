import FEEL

/// An organisation to turn to. Only ways to reach it that a source or a public place gives are filled in.
package final class Contact: ContentItem {
  package static let itemKind = ContentKind("contact", english: "contact")

  package let id: Identifier<Contact>
  package let origin: Origin
  package let name: Text
  /// What to ask it.
  package let ask: Text
  package let email: String?
  /// As it is printed: `088 - 770 8 770`.
  package let telephone: String?
  /// A number for WhatsApp only, as it is printed.
  package let whatsApp: String?
  /// An address that begins with `https://`.
  package let web: String?
  package let address: String?
  /// When the ways to reach it were last looked at; `nil` when they only stand in a source.
  package let checked: CalendarDate?
  /// Whether it helps whatever the advice is.
  package let isGeneral: Bool
  package let facts: [Fact.ID]

  package init(
    id: Identifier<Contact>, origin: Origin, name: Text, ask: Text, email: String?, telephone: String?, whatsApp: String?, web: String?,
    address: String?,
    checked: CalendarDate?,
    isGeneral: Bool, facts: [Fact.ID]
  ) {
    self.origin = origin
    (self.id, self.name, self.ask, self.isGeneral, self.facts) = (id, name, ask, isGeneral, facts)
    (self.email, self.telephone, self.whatsApp, self.web) = (email, telephone, whatsApp, web)
    (self.address, self.checked) = (address, checked)
  }

  /// Whether there is any way to reach it.
  package var isReachable: Bool { email != nil || telephone != nil || whatsApp != nil || web != nil || address != nil }

  package var texts: [Text] {
    [name, ask]
  }
  package var references: [Reference] {
    facts.references()
  }
}
