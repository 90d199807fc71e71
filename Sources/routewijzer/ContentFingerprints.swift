import DMN
import Funding
import Library

/// Everything in the content that the rules do not decide, as ids with all that is said of them.
///
/// What is said is read by reflection. So a part of the content that is added later cannot be forgotten here: two editions differ
/// wherever anything in them differs.
struct ContentKindItems {
  /// What the console calls it.
  let name: String
  /// In the order of the content.
  let items: [Item]

  struct Item {
    let id: String
    let fields: [Field]
  }

  struct Field: Hashable {
    let name: String
    let fingerprint: String
  }

  /// Every kind of content of a guide, in the order in which it is read.
  static func all(of guide: Guide) -> [ContentKindItems] {
    var kinds: [ContentKind] = []
    var items: [ContentKind: [Item]] = [:]
    for item in guide.library.items {
      let kind = type(of: item).itemKind
      if items[kind] == nil { kinds.append(kind) }
      items[kind, default: []].append(Item(id: item.key, fields: fields(of: item)))
    }
    return kinds.map { ContentKindItems(name: $0.plural, items: items[$0] ?? []) } + [
      ContentKindItems(name: "shape of the tree", items: [Item(id: "tree", fields: fields(of: TreeShape(guide.tree.content)))]),
      ContentKindItems(name: "publishers", items: [Item(id: "publisher", fields: fields(of: guide.edition.publisher))]),
    ]
  }

  /// Where an item is written says nothing: a line of a file is not content.
  private static func fields(of value: Any) -> [Field] {
    Mirror(reflecting: value).children.filter { !($0.value is Origin) }
      .map { Field(name: $0.label ?? "", fingerprint: fingerprint(of: $0.value)) }
  }

  /// Everything a value holds, as text: equal values give equal texts.
  private static func fingerprint(of value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    let isLeaf = mirror.children.isEmpty && ![.collection, .dictionary, .set, .optional].contains(mirror.displayStyle)
    // As a text with quotes, so that no text can look like the parts of another value.
    if isLeaf { return String(reflecting: value) }
    let parts = mirror.children.filter { !($0.value is Origin) }.map { "\($0.label ?? ""):\(fingerprint(of: $0.value))" }
    // A dictionary or a set has no order of its own.
    let isUnordered = mirror.displayStyle == .dictionary || mirror.displayStyle == .set
    return "(\((isUnordered ? parts.sorted() : parts).joined(separator: ",")))"
  }
}

/// What differs between two editions of one kind of content.
struct ContentKindDifference {
  let name: String
  let added: [String]
  let removed: [String]
  /// With the names of the fields that differ.
  let changed: [String]
  /// Whether what both have stands in another order.
  let isReordered: Bool

  /// What differs between two guides, kind by kind; a kind that only one of them has counts as well.
  static func all(from before: Guide, to after: Guide) -> [ContentKindDifference] {
    let (old, new) = (ContentKindItems.all(of: before), ContentKindItems.all(of: after))
    let names = unique(old.map(\.name) + new.map(\.name))
    return names.map { name in
      func kind(_ kinds: [ContentKindItems]) -> ContentKindItems {
        kinds.first { $0.name == name } ?? ContentKindItems(name: name, items: [])
      }
      return ContentKindDifference(from: kind(old), to: kind(new))
    }.filter { !$0.isEmpty }
  }

  init(from old: ContentKindItems, to new: ContentKindItems) {
    func fields(_ kind: ContentKindItems) -> [String: [ContentKindItems.Field]] { Dictionary(kind.items.map { ($0.id, $0.fields) }) { $1 } }
    let (before, after) = (fields(old), fields(new))
    name = new.name
    added = new.items.map(\.id).filter { before[$0] == nil }
    removed = old.items.map(\.id).filter { after[$0] == nil }
    changed = new.items.compactMap { item in
      guard let known = before[item.id] else { return nil }
      let names = item.fields.filter { !known.contains($0) }.map(\.name)
      return names.isEmpty ? nil : "\(item.id) (\(names.joined(separator: ", ")))"
    }
    isReordered = old.items.map(\.id).filter { after[$0] != nil } != new.items.map(\.id).filter { before[$0] != nil }
  }

  var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty && !isReordered }

  /// One line per way of differing.
  var text: String {
    let lines = [("added", added), ("removed", removed), ("changed", changed)].filter { !$0.1.isEmpty }
      .map { "\(name) \($0.0): \($0.1.joined(separator: ", "))\n" }
    return lines.joined() + (isReordered ? "\(name) in another order\n" : "")
  }
}

/// The order and the outcomes of the tree; its words are items of the content.
private struct TreeShape {
  let order: [String]
  let outcomes: [Outcome.ID]

  init(_ content: TreeContent) { (order, outcomes) = (content.order, content.outcomes) }
}
