import Library

/// A party of an example kind. This file is the first of the three that a new kind of content takes: its type, which says what it
/// holds and what it refers to.
final class Voorbeeldpartij: ContentItem {
  static let itemKind = ContentKind("voorbeeldpartij", english: "example party", plural: "example parties")

  let id: Identifier<Voorbeeldpartij>
  let origin: Origin
  let name: Text
  let does: Text
  /// Whom to turn to.
  let contact: Contact.ID?
  let facts: [Fact.ID]

  init(id: Identifier<Voorbeeldpartij>, origin: Origin, name: Text, does: Text, contact: Contact.ID?, facts: [Fact.ID]) {
    (self.id, self.origin, self.name, self.does, self.contact, self.facts) = (id, origin, name, does, contact, facts)
  }

  var texts: [Text] { [name, does] }
  var references: [Reference] { facts.references() + [contact].compactMap { $0?.reference } }
  var grounds: [[Fact.ID]] { [facts] }
}
