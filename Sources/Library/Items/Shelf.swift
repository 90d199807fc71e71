/// All items of one kind, in the order of the content.
package final class Shelf<Item: ContentItem>: Sendable, RandomAccessCollection {
  package let items: [Item]
  private let index: [String: Int]

  init(_ items: [Item]) {
    self.items = items
    index = Dictionary(items.enumerated().map { ($1.id.text, $0) }) { first, _ in first }
  }

  package var startIndex: Int { items.startIndex }
  package var endIndex: Int { items.endIndex }
  package subscript(position: Int) -> Item { items[position] }

  /// The item with an id that may not exist: one that comes from outside.
  package func find(_ id: Identifier<Item>) -> Item? { index[id.text].map { items[$0] } }

  /// The place of an item among those of its kind.
  package func position(of id: Identifier<Item>) -> Int? { index[id.text] }
}
