import DMN
import Funding
import Library

/// Everything in the content that the rules do not decide, as ids with all that is said of them.
///
/// What is said is read by reflection. So a part of the content that is added later cannot be forgotten here: two editions differ
/// wherever anything in them differs.
struct ContentKind {
  /// What the console calls it, as a plural.
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

  /// Every kind of content of a guide.
  static func all(of guide: Guide) -> [ContentKind] {
    [
      kind("questions", guide.questions) { $0.id.text },
      kind("question pages", guide.pages) { $0.id.text },
      kind("conditions", guide.conditionTexts.sorted { $0.key < $1.key }.map(Named.init)) { $0.id },
      kind("outcomes", guide.outcomes) { $0.id.text },
      kind("attributes", guide.attributes) { "\($0.series.rawValue)/\($0.id)" },
      kind("delivery forms", guide.deliveryForms) { $0.id.text },
      kind("warnings", guide.warnings) { $0.id.text },
      kind("facts", guide.facts) { $0.id.text },
      kind("sources", guide.sources) { $0.id.text },
      kind("terms", guide.terms) { $0.id },
      kind("information pages", guide.infoPages) { $0.id.rawValue },
      kind("contacts", guide.contacts) { $0.id.text },
      kind("moments", guide.moments) { $0.id.text },
      kind("conversation sheets", guide.sheets) { $0.id.text },
      kind("readers", guide.readers) { $0.id.text },
      kind("retired answers", guide.retirements) { "\($0.question)=\($0.answers.joined(separator: "/"))" },
      kind("words of the tree", guide.tree.content.questions) { $0.id },
      kind("shape of the tree", [TreeShape(guide.tree.content)]) { _ in "tree" },
      kind("texts", Phrase.allCases.map { SaidPhrase($0, guide) }) { $0.id },
      kind("descriptions of rules", guide.rules.model.decisions.map(DescribedDecision.init)) { $0.id },
      kind("publishers", [guide.edition.publisher]) { _ in "publisher" },
    ]
  }

  private static func kind<Element>(_ name: String, _ elements: [Element], _ id: (Element) -> String) -> ContentKind {
    ContentKind(
      name: name,
      items: elements.map { element in
        let fields = Mirror(reflecting: element).children.map { Field(name: $0.label ?? "", fingerprint: fingerprint(of: $0.value)) }
        return Item(id: id(element), fields: fields)
      })
  }

  /// Everything a value holds, as text: equal values give equal texts.
  private static func fingerprint(of value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    let isLeaf = mirror.children.isEmpty && ![.collection, .dictionary, .set, .optional].contains(mirror.displayStyle)
    // As a text with quotes, so that no text can look like the parts of another value.
    if isLeaf { return String(reflecting: value) }
    let parts = mirror.children.map { "\($0.label ?? ""):\(fingerprint(of: $0.value))" }
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

  init(from old: ContentKind, to new: ContentKind) {
    func fields(_ kind: ContentKind) -> [String: [ContentKind.Field]] { Dictionary(kind.items.map { ($0.id, $0.fields) }) { $1 } }
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

// MARK: What has no type of its own in the domain

private struct Named {
  let id: String
  let text: ConditionText

  init(_ entry: (key: String, value: ConditionText)) { (id, text) = entry }
}

private struct SaidPhrase {
  let id: String
  let text: Text?
  let facts: [Fact.ID]

  init(_ phrase: Phrase, _ guide: Guide) { (id, text, facts) = (phrase.rawValue, guide.phrases[phrase], guide.phraseFacts[phrase] ?? []) }
}

private struct TreeShape {
  let order: [String]
  let outcomes: [Outcome.ID]

  init(_ content: TreeContent) { (order, outcomes) = (content.order, content.outcomes) }
}

/// What a decision says for people. What it decides is compared case by case, not here; and lines of a file are not content.
private struct DescribedDecision {
  let id: String
  let name: String
  /// With the facts behind each rule.
  let rules: [String]
  let annotations: [[String]]

  init(_ decision: Decision) {
    (id, name) = (decision.id, decision.name)
    rules = decision.table.rules.map(\.description)
    annotations = decision.table.rules.map(\.annotations)
  }
}
