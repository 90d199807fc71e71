import FEEL

/// An organisation to turn to. Only ways to reach it that a source or a public place gives are filled in.
public final class Contact: ContentItem {
  public static let itemKind = ContentKind("contact", english: "contact")

  public let id: Identifier<Contact>
  public let origin: Origin
  public let name: Text
  /// What to ask it.
  public let ask: Text
  public let email: String?
  /// As it is printed: `088 - 770 8 770`.
  public let telephone: String?
  /// A number for WhatsApp only, as it is printed.
  public let whatsApp: String?
  /// An address that begins with `https://`.
  public let web: String?
  public let address: String?
  /// When the ways to reach it were last looked at; `nil` when they only stand in a source.
  public let checked: CalendarDate?
  /// Whether it helps whatever the advice is.
  public let isGeneral: Bool
  public let facts: [Fact.ID]

  public init(
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
  public var isReachable: Bool { email != nil || telephone != nil || whatsApp != nil || web != nil || address != nil }

  public var texts: [Text] {
    [name, ask]
  }
  public var references: [Reference] {
    facts.references()
  }
}
