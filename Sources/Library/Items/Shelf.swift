/// All items of one kind, in the order of the content.
public final class Shelf<Item: ContentItem>: Sendable, RandomAccessCollection {
  public let items: [Item]
  @usableFromInline let index: [String: Int]

  @inlinable init(_ items: [Item]) {
    self.items = items
    index = Dictionary(items.enumerated().map { ($1.id.text, $0) }) { first, _ in first }
  }

  @inlinable public var startIndex: Int { items.startIndex }
  @inlinable public var endIndex: Int { items.endIndex }
  @inlinable public subscript(position: Int) -> Item { items[position] }

  /// The item with an id that may not exist: one that comes from outside.
  @inlinable public func find(_ id: Identifier<Item>) -> Item? { index[id.text].map { items[$0] } }

  /// The place of an item among those of its kind.
  @inlinable public func position(of id: Identifier<Item>) -> Int? { index[id.text] }
}
