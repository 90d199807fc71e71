import FEEL

/// An item of knowledge: an organisation, a scheme, a barrier, an example. What it says stands in fields that its kind describes.
public final class KnowledgeItem: ContentItem {
  public static let itemKind = ContentKind("kennis", english: "item of knowledge", plural: "items of knowledge")

  /// The id of the kind, a slash, and its own id within the kind: `instrumenten/stoz`.
  public let id: Identifier<KnowledgeItem>
  public let origin: Origin
  public let kind: KnowledgeKind.ID
  public let title: Text
  /// What it comes down to, in a sentence or two.
  public let summary: Text
  /// Other words that people use for it: names, abbreviations, products.
  public let alsoKnownAs: [String]
  /// Per trait that every kind shares, what holds for this item.
  public let traits: [Trait]
  /// The outcomes of the guide that it belongs to, by id.
  public let outcomes: [String]
  public let checking: Checking
  /// What title and summary rest on.
  public let facts: [Fact.ID]
  /// In the order of the fields of the kind.
  public let values: [Value]

  public struct Trait: Hashable, Sendable {
    public let trait: KnowledgeTrait.ID
    public let choices: [String]

    public init(trait: KnowledgeTrait.ID, choices: [String]) { (self.trait, self.choices) = (trait, choices) }
  }

  /// When somebody held it against its sources, and when that must be done again.
  public struct Checking: Hashable, Sendable {
    public let last: CalendarDate
    public let next: CalendarDate

    public init(last: CalendarDate, next: CalendarDate) { (self.last, self.next) = (last, next) }

    public func isDue(on date: CalendarDate) -> Bool { date > next }
  }

  public struct Value: Hashable, Sendable {
    /// The id of the field.
    public let field: String
    public let content: Content

    public init(field: String, content: Content) { (self.field, self.content) = (field, content) }
  }

  public enum Content: Hashable, Sendable {
    case statements([SourcedText])
    /// Statements in order.
    case steps([Step])
    case choices([String])
    case links([Link])
    case day(CalendarDate)
    /// A web address, an e-mail address or a telephone number, as its field says.
    case written(String)
  }

  /// A statement in a row of them, and perhaps the item that it is about.
  public struct Step: Hashable, Sendable {
    public let statement: SourcedText
    public let item: KnowledgeItem.ID?

    public init(statement: SourcedText, item: KnowledgeItem.ID?) { (self.statement, self.item) = (statement, item) }
  }

  /// Another item, and perhaps what it has to do with this one.
  public struct Link: Hashable, Sendable {
    public let item: KnowledgeItem.ID
    public let statement: SourcedText?

    public init(item: KnowledgeItem.ID, statement: SourcedText?) { (self.item, self.statement) = (item, statement) }
  }

  public init(
    id: Identifier<KnowledgeItem>, origin: Origin, kind: KnowledgeKind.ID, title: Text, summary: Text, alsoKnownAs: [String],
    traits: [Trait], outcomes: [String], checking: Checking, facts: [Fact.ID], values: [Value]
  ) {
    (self.id, self.origin, self.kind, self.title, self.summary) = (id, origin, kind, title, summary)
    (self.alsoKnownAs, self.traits, self.outcomes, self.checking) = (alsoKnownAs, traits, outcomes, checking)
    (self.facts, self.values) = (facts, values)
  }

  /// Its id within its kind: `stoz`.
  public var localID: String { String(id.text.dropFirst(kind.text.count + 1)) }

  public static func id(_ kind: KnowledgeKind.ID, _ localID: String) -> ID { Identifier(kind.text + "/" + localID) }

  public subscript(field: String) -> Content? { values.first { $0.field == field }?.content }

  public func choices(of trait: KnowledgeTrait.ID) -> [String] { traits.first { $0.trait == trait }?.choices ?? [] }

  /// The choices of a field or of a trait.
  public func choices(_ id: String) -> [String] {
    if case .choices(let choices) = self[id] { return choices }
    return choices(of: KnowledgeTrait.ID(id))
  }

  /// Every statement in its fields.
  public var statements: [SourcedText] {
    values.flatMap { value -> [SourcedText] in
      switch value.content {
      case .statements(let statements): statements
      case .steps(let steps): steps.map(\.statement)
      case .links(let links): links.compactMap(\.statement)
      case .choices, .day, .written: []
      }
    }
  }

  /// The items that its fields name.
  public var linkedItems: [KnowledgeItem.ID] {
    values.flatMap { value -> [KnowledgeItem.ID] in
      switch value.content {
      case .links(let links): links.map(\.item)
      case .steps(let steps): steps.compactMap(\.item)
      case .statements, .choices, .day, .written: []
      }
    }
  }

  /// Every fact that it rests on, each once.
  public var allFacts: [Fact.ID] { unique(facts + statements.flatMap(\.facts)) }

  public var texts: [Text] { [title, summary] + statements.map(\.text) }
  public var references: [Reference] {
    [kind.reference] + traits.map(\.trait).references() + linkedItems.references() + allFacts.references()
      + outcomes.map { Reference(kind: .outcome, key: $0) }
  }
  public var grounds: [[Fact.ID]] { [facts] + statements.map(\.facts) }
}

extension ContentKind {
  /// What the rules conclude; the type stands in a target above.
  public static let outcome = ContentKind("uitkomst", english: "outcome")
}

extension Library {
  public func items(of kind: KnowledgeKind.ID) -> [KnowledgeItem] { self[KnowledgeItem.self].filter { $0.kind == kind } }
}
