import FEEL

/// An item of knowledge: an organisation, a scheme, a barrier, an example. What it says stands in fields that its kind describes.
package final class KnowledgeItem: ContentItem {
  package static let itemKind = ContentKind("kennis", english: "item of knowledge", plural: "items of knowledge")

  /// The id of the kind, a slash, and its own id within the kind: `instrumenten/stoz`.
  package let id: Identifier<KnowledgeItem>
  package let origin: Origin
  package let kind: KnowledgeKind.ID
  package let title: Text
  /// What it comes down to, in a sentence or two.
  package let summary: Text
  /// Other words that people use for it: names, abbreviations, products.
  package let alsoKnownAs: [String]
  /// Per trait that every kind shares, what holds for this item.
  package let traits: [Trait]
  /// The outcomes of the guide that it belongs to, by id.
  package let outcomes: [String]
  package let checking: Checking
  /// What title and summary rest on.
  package let facts: [Fact.ID]
  /// In the order of the fields of the kind.
  package let values: [Value]

  package struct Trait: Hashable, Sendable {
    package let trait: KnowledgeTrait.ID
    package let choices: [String]

    package init(trait: KnowledgeTrait.ID, choices: [String]) { (self.trait, self.choices) = (trait, choices) }
  }

  /// When somebody held it against its sources, and when that must be done again.
  package struct Checking: Hashable, Sendable {
    package let last: CalendarDate
    package let next: CalendarDate

    package init(last: CalendarDate, next: CalendarDate) { (self.last, self.next) = (last, next) }

    package func isDue(on date: CalendarDate) -> Bool { date > next }
  }

  package struct Value: Hashable, Sendable {
    /// The id of the field.
    package let field: String
    package let content: Content

    package init(field: String, content: Content) { (self.field, self.content) = (field, content) }
  }

  package enum Content: Hashable, Sendable {
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
  package struct Step: Hashable, Sendable {
    package let statement: SourcedText
    package let item: KnowledgeItem.ID?

    package init(statement: SourcedText, item: KnowledgeItem.ID?) { (self.statement, self.item) = (statement, item) }
  }

  /// Another item, and perhaps what it has to do with this one.
  package struct Link: Hashable, Sendable {
    package let item: KnowledgeItem.ID
    package let statement: SourcedText?

    package init(item: KnowledgeItem.ID, statement: SourcedText?) { (self.item, self.statement) = (item, statement) }
  }

  package init(
    id: Identifier<KnowledgeItem>, origin: Origin, kind: KnowledgeKind.ID, title: Text, summary: Text, alsoKnownAs: [String],
    traits: [Trait], outcomes: [String], checking: Checking, facts: [Fact.ID], values: [Value]
  ) {
    (self.id, self.origin, self.kind, self.title, self.summary) = (id, origin, kind, title, summary)
    (self.alsoKnownAs, self.traits, self.outcomes, self.checking) = (alsoKnownAs, traits, outcomes, checking)
    (self.facts, self.values) = (facts, values)
  }

  /// Its id within its kind: `stoz`.
  package var localID: String { String(id.text.dropFirst(kind.text.count + 1)) }

  package static func id(_ kind: KnowledgeKind.ID, _ localID: String) -> ID { Identifier(kind.text + "/" + localID) }

  package subscript(field: String) -> Content? { values.first { $0.field == field }?.content }

  package func choices(of trait: KnowledgeTrait.ID) -> [String] { traits.first { $0.trait == trait }?.choices ?? [] }

  /// The choices of a field or of a trait.
  package func choices(_ id: String) -> [String] {
    if case .choices(let choices) = self[id] { return choices }
    return choices(of: KnowledgeTrait.ID(id))
  }

  /// Every statement in its fields.
  package var statements: [SourcedText] {
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
  package var linkedItems: [KnowledgeItem.ID] {
    values.flatMap { value -> [KnowledgeItem.ID] in
      switch value.content {
      case .links(let links): links.map(\.item)
      case .steps(let steps): steps.compactMap(\.item)
      case .statements, .choices, .day, .written: []
      }
    }
  }

  /// Every fact that it rests on, each once.
  package var allFacts: [Fact.ID] { unique(facts + statements.flatMap(\.facts)) }

  package var texts: [Text] { [title, summary] + statements.map(\.text) }
  package var references: [Reference] {
    [kind.reference] + traits.map(\.trait).references() + linkedItems.references() + allFacts.references()
      + outcomes.map { Reference(kind: .outcome, key: $0) }
  }
  package var grounds: [[Fact.ID]] { [facts] + statements.map(\.facts) }
}

extension ContentKind {
  /// What the rules conclude; the type stands in a target above.
  package static let outcome = ContentKind("uitkomst", english: "outcome")
}

extension Library {
  package func items(of kind: KnowledgeKind.ID) -> [KnowledgeItem] { self[KnowledgeItem.self].filter { $0.kind == kind } }
}
