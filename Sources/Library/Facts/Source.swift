/// A document the facts come from.
public final class Source: ContentItem {
  public static let itemKind = ContentKind("bron", english: "source")

  public let id: Identifier<Source>
  public let origin: Origin
  public let title: Text
  public let publisher: Text
  public let edition: Text
  public let kind: Text
  public let status: Text

  public init(id: Identifier<Source>, origin: Origin, title: Text, publisher: Text, edition: Text, kind: Text, status: Text) {
    self.origin = origin
    self.id = id
    self.title = title
    self.publisher = publisher
    self.edition = edition
    self.kind = kind
    self.status = status
  }

  public var texts: [Text] {
    [title, publisher, edition, kind, status]
  }
  public var references: [Reference] {
    []
  }
}
