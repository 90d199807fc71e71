import FEEL
import Funding
import Library

/// `knowledge/`: what the kinds of knowledge are, and their items. A folder is a kind; `soort.yaml` in it says what its items hold, every
/// other file is a list of items.
enum KnowledgeFiles {
  static let folder = "knowledge"
  static let kindFile = "soort.yaml"
  static let reader = ContentReader(together: .folder(folder)) { roots in
    let traits = roots.filter { $0.file == folder + "/gedeeld.yaml" }
      .flatMap { root in root.read { $0.list("kenmerken", trait) } ?? [] }
    let kinds = roots.filter { $0.file.hasSuffix("/" + kindFile) }.compactMap(kind)
    let items = roots.filter { kindID($0.file) != nil && !$0.file.hasSuffix("/" + kindFile) }.flatMap { root -> [KnowledgeItem] in
      guard let kind = kinds.first(where: { $0.id.text == kindID(root.file) }) else {
        root.refuse("The folder of this file is no kind of knowledge.", "Add \(kindFile) to the folder, or move the file.")
        return []
      }
      return root.read { $0.list("items") { KnowledgeItemReader(kind: kind, traits: traits).item($0) } } ?? []
    }
    return traits as [any ContentItem] + kinds.sorted { $0.rank < $1.rank } as [any ContentItem] + items as [any ContentItem]
  }

  /// The folder that a file stands in.
  private static func kindID(_ file: String) -> String? {
    let parts = file.split(separator: "/")
    return parts.count == 3 ? String(parts[1]) : nil
  }

  // MARK: Kinds

  private static func trait(_ node: ContentNode) -> KnowledgeTrait {
    KnowledgeTrait(id: node.id(), origin: node.origin, title: node.translated("naam"), choices: node.list("waarden", choice))
  }

  private static func choice(_ node: ContentNode) -> KnowledgeChoice {
    KnowledgeChoice(id: node.string("id"), name: node.translated("naam"))
  }

  private static func kind(_ root: ContentNode) -> KnowledgeKind? {
    root.read { node in
      guard let id = kindID(node.file) else {
        node.refuse("A kind of knowledge stands in a folder of its own.", "Move it to \(folder)/naam-van-de-soort/\(kindFile).")
        return nil
      }
      let fields = node.list("velden", field)
      let rank = Int(node.string("rang")) ?? 0
      if rank < 1 { node.refuse("The rank of a kind is a number from 1.", "Write its place among the kinds at rang.") }
      let grouping = node.optionalString("groepeer")
      if let grouping, fields.first(where: { $0.id == grouping })?.form != .choice {
        node.refuse("The list cannot be divided by '\(grouping)'.", "Name a field of the type keuze at groepeer.")
      }
      return KnowledgeKind(
        id: Identifier(id), origin: node.origin, rank: rank, title: node.translated("naam"), single: node.translated("een"),
        introduction: node.translated("inleiding"),
        standardType: node.optional("schema").flatMap { $0.choice(KnowledgeKind.StandardType.self) },
        isCompared: node.optionalString("vergelijk") == "true", grouping: grouping,
        isAlphabetical: node.optionalString("alfabetisch") == "true", fields: fields)
    }
  }

  private static func field(_ node: ContentNode) -> KnowledgeField? {
    guard let form = node.choice("type", KnowledgeField.Form.self) else { return nil }
    let isChoice = form == .choice || form == .choices
    return KnowledgeField(
      id: node.string("id"), name: node.translated("naam"), form: form, isRequired: node.optionalString("verplicht") == "true",
      isFilter: isChoice && node.optionalString("filter") == "true", choices: isChoice ? node.list("waarden", choice) : [])
  }
}

/// Reads the items of one kind.
private struct KnowledgeItemReader {
  let kind: KnowledgeKind
  let traits: [KnowledgeTrait]

  func item(_ node: ContentNode) -> KnowledgeItem? {
    let localID = node.string("id")
    if !Self.canBeID(localID) {
      node.refuse("'\(localID)' cannot be an id: it becomes an address.", "Use small letters, digits and single hyphens.")
    }
    let values = kind.fields.compactMap { field in value(field, node).map { KnowledgeItem.Value(field: field.id, content: $0) } }
    guard let last = day("nagekeken", node), let next = day("herzien", node) else { return nil }
    if next <= last { node.refuse("'\(localID)' must be looked at again before it was looked at.", "Write a later day at herzien.") }
    return KnowledgeItem(
      id: KnowledgeItem.id(kind.id, localID), origin: node.origin, kind: kind.id, title: node.translated("naam"),
      summary: node.translated("kort"), alsoKnownAs: node.strings("ook"), traits: traits.compactMap { trait($0, node) },
      outcomes: node.strings("uitkomsten"), checking: KnowledgeItem.Checking(last: last, next: next), facts: node.facts("feiten"),
      values: values)
  }

  private static func canBeID(_ text: String) -> Bool {
    !text.isEmpty
      && text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
      }
  }

  private func day(_ key: String, _ node: ContentNode) -> CalendarDate? {
    guard node.required(key) != nil else { return nil }
    return node.optionalDate(key)
  }

  private func trait(_ trait: KnowledgeTrait, _ node: ContentNode) -> KnowledgeItem.Trait? {
    let choices = known(node.optionalList(trait.id.text), trait.choices)
    return choices.isEmpty ? nil : KnowledgeItem.Trait(trait: trait.id, choices: choices)
  }

  /// The ids in a list, of which every one must be a choice.
  private func known(_ nodes: [ContentNode], _ choices: [KnowledgeChoice]) -> [String] {
    nodes.compactMap { node in
      let written = node.written ?? "?"
      if choices.contains(where: { $0.id == written }) { return written }
      node.refuse("'\(written)' does not exist here.", "Use one of: \(choices.map(\.id).joined(separator: ", ")).")
      return nil
    }
  }

  private func value(_ field: KnowledgeField, _ node: ContentNode) -> KnowledgeItem.Content? {
    guard let value = field.isRequired ? node.required(field.id) : node.optional(field.id) else { return nil }
    switch field.form {
    case .text: return .statements([value.sourcedText])
    case .texts: return .statements(value.elements.map(\.sourcedText))
    case .steps, .flow: return .steps(value.elements.compactMap(step))
    case .choice: return .choices(known([value], field.choices))
    case .choices: return .choices(known(value.elements, field.choices))
    case .items: return .links(value.elements.compactMap(link))
    case .day: return node.optionalDate(field.id).map(KnowledgeItem.Content.day)
    case .webAddress, .email, .telephone: return written(field.form, value).map(KnowledgeItem.Content.written)
    }
  }

  private func step(_ node: ContentNode) -> KnowledgeItem.Step? {
    node.read { node in
      let item = node.optionalString("item").map { KnowledgeItem.ID($0) }
      return KnowledgeItem.Step(statement: SourcedText(text: node.words, facts: node.facts("feiten")), item: item)
    }
  }

  private func link(_ node: ContentNode) -> KnowledgeItem.Link? {
    if let written = node.written { return KnowledgeItem.Link(item: Identifier(written), statement: nil) }
    return node.read {
      KnowledgeItem.Link(item: $0.id("item"), statement: SourcedText(text: $0.words, facts: $0.facts("feiten")))
    }
  }

  private func written(_ form: KnowledgeField.Form, _ node: ContentNode) -> String? {
    guard let text = node.text else { return nil }
    switch form {
    case .webAddress where !text.hasPrefix("https://") || text.contains(where: \.isWhitespace):
      node.refuse("This web address does not begin with https://.", "Write the whole address.")
    case .email where text.split(separator: "@").count != 2 || !text.allSatisfy({ $0.isASCII && !$0.isWhitespace }):
      node.refuse("This is no e-mail address.", "Write it as name@example.nl.")
    case .telephone where !text.allSatisfy({ "0123456789 +-()".contains($0) }):
      node.refuse("This telephone number has other signs than digits.", "Write it as 088 - 123 4567.")
    default: break
    }
    return text
  }
}
