/// A kind of knowledge: organisations, instruments, barriers. What an item of the kind can hold is content too (`knowledge/…/soort.yaml`),
/// so that a new kind needs no program.
package final class KnowledgeKind: ContentItem {
  package static let itemKind = ContentKind("soort kennis", english: "kind of knowledge", plural: "kinds of knowledge")

  /// Its folder, and the part of the address that stands for it: `instrumenten`.
  package let id: Identifier<KnowledgeKind>
  package let origin: Origin
  /// Its place among the kinds, wherever they are listed.
  package let rank: Int
  /// All of them together: "Geld en regelingen".
  package let title: Text
  /// One of them: "regeling".
  package let single: Text
  package let introduction: Text
  /// The type of schema.org that fits it, if one does.
  package let standardType: StandardType?
  /// Whether its items are few and alike, so that one table shows them side by side.
  package let isCompared: Bool
  /// The field by which the list of its items is divided, if any.
  package let grouping: String?
  /// Whether the list stands in the order of the alphabet; otherwise in that of the content.
  package let isAlphabetical: Bool
  package let fields: [KnowledgeField]

  /// A type of schema.org.
  package enum StandardType: String, CaseIterable, Hashable, Sendable {
    case organization = "Organization"
    case governmentService = "GovernmentService"
  }

  package init(
    id: Identifier<KnowledgeKind>, origin: Origin, rank: Int, title: Text, single: Text, introduction: Text, standardType: StandardType?,
    isCompared: Bool, grouping: String?, isAlphabetical: Bool, fields: [KnowledgeField]
  ) {
    (self.id, self.origin, self.rank, self.title, self.single, self.introduction) = (id, origin, rank, title, single, introduction)
    (self.standardType, self.isCompared, self.grouping) = (standardType, isCompared, grouping)
    (self.isAlphabetical, self.fields) = (isAlphabetical, fields)
  }

  package var texts: [Text] { [title, single, introduction] + fields.flatMap { [$0.name] + $0.choices.map(\.name) } }
  package var references: [Reference] { [] }

  package func field(_ id: String) -> KnowledgeField? { fields.first { $0.id == id } }
}

/// Something that an item of a kind can say.
package struct KnowledgeField: Hashable, Sendable {
  /// Its key in the content and in the API.
  package let id: String
  package let name: Text
  package let form: Form
  package let isRequired: Bool
  /// Whether readers can choose by it in the list of the kind.
  package let isFilter: Bool
  /// What it can be, where it is a choice.
  package let choices: [KnowledgeChoice]

  /// How it is written.
  package enum Form: String, CaseIterable, Hashable, Sendable {
    /// A statement with its facts.
    case text = "tekst"
    /// Several of them.
    case texts = "teksten"
    /// Statements in the order in which they are done.
    case steps = "stappen"
    /// Statements that lead to each other, shown as a picture.
    case flow = "stroom"
    /// One of the choices.
    case choice = "keuze"
    /// Some of the choices.
    case choices = "keuzen"
    /// Other items of knowledge, each perhaps with a statement.
    case items
    case day = "dag"
    case webAddress = "adres"
    case email
    case telephone = "telefoon"
  }

  package init(id: String, name: Text, form: Form, isRequired: Bool, isFilter: Bool, choices: [KnowledgeChoice]) {
    (self.id, self.name, self.form) = (id, name, form)
    (self.isRequired, self.isFilter, self.choices) = (isRequired, isFilter, choices)
  }

  package func choice(_ id: String) -> KnowledgeChoice? { choices.first { $0.id == id } }
}

/// One of the things that a field can be.
package struct KnowledgeChoice: Hashable, Sendable {
  package let id: String
  package let name: Text

  package init(id: String, name: Text) { (self.id, self.name) = (id, name) }
}

/// What items of every kind can be chosen by: the law, the phase, for whom.
package final class KnowledgeTrait: ContentItem {
  package static let itemKind = ContentKind("kenmerk van kennis", english: "trait of knowledge", plural: "traits of knowledge")

  package let id: Identifier<KnowledgeTrait>
  package let origin: Origin
  package let title: Text
  package let choices: [KnowledgeChoice]

  package init(id: Identifier<KnowledgeTrait>, origin: Origin, title: Text, choices: [KnowledgeChoice]) {
    (self.id, self.origin, self.title, self.choices) = (id, origin, title, choices)
  }

  package var texts: [Text] { [title] + choices.map(\.name) }
  package var references: [Reference] { [] }

  package func choice(_ id: String) -> KnowledgeChoice? { choices.first { $0.id == id } }
}
