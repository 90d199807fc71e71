/// A document the facts come from.
package final class Source: ContentItem {
  package static let itemKind = ContentKind("bron", english: "source")

  package let id: Identifier<Source>
  package let origin: Origin
  package let title: Text
  package let publisher: Text
  package let edition: Text
  package let kind: Text
  package let status: Text

  package init(id: Identifier<Source>, origin: Origin, title: Text, publisher: Text, edition: Text, kind: Text, status: Text) {
    self.origin = origin
    self.id = id
    self.title = title
    self.publisher = publisher
    self.edition = edition
    self.kind = kind
    self.status = status
  }

  package var texts: [Text] {
    [title, publisher, edition, kind, status]
  }
  package var references: [Reference] {
    []
  }
}
