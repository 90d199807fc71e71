import FEEL

/// A change of the content that a reader can notice.
public final class ContentChange: ContentItem {
  public static let itemKind = ContentKind("wijziging", english: "change")

  public let id: Identifier<ContentChange>
  public let origin: Origin
  public let date: CalendarDate
  /// The edition that it came with.
  public let edition: String
  public let title: Text
  public let text: Text
  /// The items of knowledge that changed; empty where it is about more than some items.
  public let items: [KnowledgeItem.ID]

  public init(
    id: Identifier<ContentChange>, origin: Origin, date: CalendarDate, edition: String, title: Text, text: Text, items: [KnowledgeItem.ID]
  ) {
    (self.id, self.origin, self.date, self.edition) = (id, origin, date, edition)
    (self.title, self.text, self.items) = (title, text, items)
  }

  public var texts: [Text] { [title, text] }
  public var references: [Reference] { items.references() }
}
