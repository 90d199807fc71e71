/// A document the facts come from.
package struct Source: Sendable {
  package typealias ID = Identifier<Source>

  package let id: ID
  package let title: Text
  package let publisher: Text
  package let edition: Text
  package let kind: Text
  package let status: Text

  package init(id: ID, title: Text, publisher: Text, edition: Text, kind: Text, status: Text) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.edition = edition
    self.kind = kind
    self.status = status
  }
}
