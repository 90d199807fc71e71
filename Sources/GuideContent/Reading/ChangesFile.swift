import FEEL
import Library

/// `changes.yaml`: what changed in the content, for readers and for the feed.
enum ChangesFile {
  static let reader = ContentReader(.file("changes.yaml"), list: "wijzigingen", change)

  private static func change(_ node: ContentNode) -> ContentChange? {
    guard node.required("datum") != nil, let date = node.optionalDate("datum") else { return nil }
    return ContentChange(
      id: node.id(), origin: node.origin, date: date, edition: node.string("editie"), title: node.translated("titel"),
      text: node.translated("tekst"), items: node.optionalList("items").compactMap(\.text).map { KnowledgeItem.ID($0) })
  }
}
