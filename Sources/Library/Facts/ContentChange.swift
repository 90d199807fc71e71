import FEEL

/// A change of the content that a reader can notice.
package final class ContentChange: ContentItem {
  package static let itemKind = ContentKind("wijziging", english: "change")

  package let id: Identifier<ContentChange>
  package let origin: Origin
  package let date: CalendarDate
  /// The edition that it came with.
  package let edition: String
  package let title: Text
  package let text: Text
  /// The items of knowledge that changed; empty where it is about more than some items.
  package let items: [KnowledgeItem.ID]

  package init(
    id: Identifier<ContentChange>, origin: Origin, date: CalendarDate, edition: String, title: Text, text: Text, items: [KnowledgeItem.ID]
  ) {
    (self.id, self.origin, self.date, self.edition) = (id, origin, date, edition)
    (self.title, self.text, self.items) = (title, text, items)
  }

  package var texts: [Text] { [title, text] }
  package var references: [Reference] { items.references() }
}
