/// Everything in the content that has an id of its own: facts, sources, terms, organisations; and what targets above add, such as
/// questions and outcomes.
///
/// A library can hold items that refer to nothing: `problems` says so. The check of the content makes a guide only of a library without
/// problems, so that in a guide every id of the content leads somewhere.
public final class Library: Sendable {
  /// Every item, in the order in which it was read; without those that are read later.
  public let items: [any ContentItem]
  @usableFromInline let shelves: [ObjectIdentifier: any AnyObject & Sendable]
  private let places: Once<[Reference: any ContentItem]>
  private let users: Once<[Reference: [Reference]]>

  /// - Parameter later: items that stand on no shelf, and are only found by what they refer to and by reference. They are read when somebody
  ///   first asks for one.
  public init(_ items: [any ContentItem], later: Once<[any ContentItem]> = Once([])) {
    self.items = items
    let kinds = Dictionary(grouping: items) { ObjectIdentifier(type(of: $0)) }
    shelves = kinds.mapValues { items in
      let first: any ContentItem = items[0]
      return Self.shelf(like: first, items)
    }
    places = Once { Dictionary((items + later.value).map { ($0.reference, $0) }) { first, _ in first } }
    users = Once {
      var users: [Reference: [Reference]] = [:]
      for item in items + later.value {
        for reference in unique(item.references as [Reference]) { users[reference, default: []].append(item.reference) }
      }
      return users
    }
  }

  private static func shelf<Item: ContentItem>(like item: Item, _ items: [any ContentItem]) -> any AnyObject & Sendable {
    Shelf<Item>(items.compactMap { $0 as? Item })
  }

  /// All items of a kind.
  @inlinable public subscript<Item: ContentItem>(kind: Item.Type) -> Shelf<Item> {
    // Each shelf stands under the type of its items, so this is the only type it can have.
    shelves[ObjectIdentifier(Item.self)].map { unsafeDowncast($0, to: Shelf<Item>.self) } ?? Shelf([])
  }

  /// The item with an id that may not exist: one that comes from outside.
  @inlinable public func find<Item: ContentItem>(_ id: Identifier<Item>) -> Item? { self[Item.self].find(id) }

  /// The item that an id of the content means. In a guide there is one: the check of the content saw to it.
  @inlinable public subscript<Item: ContentItem>(id: Identifier<Item>) -> Item {
    guard let item = find(id) else { preconditionFailure("The \(Item.itemKind.english) '\(id)' is in no checked content.") }
    return item
  }

  /// The items behind ids of the content, in the given order, each once.
  @inlinable public subscript<Item: ContentItem>(ids: some Sequence<Identifier<Item>>) -> [Item] { unique(ids).map { self[$0] } }

  /// What a reference means; `nil` when it leads nowhere.
  public func item(_ reference: Reference) -> (any ContentItem)? { places.value[reference] }

  /// Everything that refers to something, in the order of the content.
  public func uses(of reference: Reference) -> [Reference] { users.value[reference] ?? [] }

  /// The keys of the items of one kind that refer to something.
  public func users<Item: ContentItem>(_ kind: Item.Type, of reference: Reference) -> [Item] {
    uses(of: reference).filter { $0.kind == Item.itemKind }.compactMap { item($0) as? Item }
  }
}
