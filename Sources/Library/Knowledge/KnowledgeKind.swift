/// A kind of knowledge: organisations, instruments, barriers. What an item of the kind can hold is content too (`knowledge/…/soort.yaml`),
/// so that a new kind needs no program.
public final class KnowledgeKind: ContentItem {
  public static let itemKind = ContentKind("soort kennis", english: "kind of knowledge", plural: "kinds of knowledge")

  /// Its folder, and the part of the address that stands for it: `instrumenten`.
  public let id: Identifier<KnowledgeKind>
  public let origin: Origin
  /// Its place among the kinds, wherever they are listed.
  public let rank: Int
  /// All of them together: "Geld en regelingen".
  public let title: Text
  /// One of them: "regeling".
  public let single: Text
  public let introduction: Text
  /// The type of schema.org that fits it, if one does.
  public let standardType: StandardType?
  /// Whether its items are few and alike, so that one table shows them side by side.
  public let isCompared: Bool
  /// The field by which the list of its items is divided, if any.
  public let grouping: String?
  /// Whether the list stands in the order of the alphabet; otherwise in that of the content.
  public let isAlphabetical: Bool
  public let fields: [KnowledgeField]

  /// A type of schema.org.
  public enum StandardType: String, CaseIterable, Hashable, Sendable {
    case organization = "Organization"
    case governmentService = "GovernmentService"
  }

  public init(
    id: Identifier<KnowledgeKind>, origin: Origin, rank: Int, title: Text, single: Text, introduction: Text, standardType: StandardType?,
    isCompared: Bool, grouping: String?, isAlphabetical: Bool, fields: [KnowledgeField]
  ) {
    (self.id, self.origin, self.rank, self.title, self.single, self.introduction) = (id, origin, rank, title, single, introduction)
    (self.standardType, self.isCompared, self.grouping) = (standardType, isCompared, grouping)
    (self.isAlphabetical, self.fields) = (isAlphabetical, fields)
  }

  public var texts: [Text] { [title, single, introduction] + fields.flatMap { [$0.name] + $0.choices.map(\.name) } }
  public var references: [Reference] { [] }

  public func field(_ id: String) -> KnowledgeField? { fields.first { $0.id == id } }
}

/// Something that an item of a kind can say.
public struct KnowledgeField: Hashable, Sendable {
  /// Its key in the content and in the API.
  public let id: String
  public let name: Text
  public let form: Form
  public let isRequired: Bool
  /// Whether readers can choose by it in the list of the kind.
  public let isFilter: Bool
  /// What it can be, where it is a choice.
  public let choices: [KnowledgeChoice]

  /// How it is written.
  public enum Form: String, CaseIterable, Hashable, Sendable {
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

  public init(id: String, name: Text, form: Form, isRequired: Bool, isFilter: Bool, choices: [KnowledgeChoice]) {
    (self.id, self.name, self.form) = (id, name, form)
    (self.isRequired, self.isFilter, self.choices) = (isRequired, isFilter, choices)
  }

  public func choice(_ id: String) -> KnowledgeChoice? { choices.first { $0.id == id } }
}

/// One of the things that a field can be.
public struct KnowledgeChoice: Hashable, Sendable {
  public let id: String
  public let name: Text

  public init(id: String, name: Text) { (self.id, self.name) = (id, name) }
}

/// What items of every kind can be chosen by: the law, the phase, for whom.
public final class KnowledgeTrait: ContentItem {
  public static let itemKind = ContentKind("kenmerk van kennis", english: "trait of knowledge", plural: "traits of knowledge")

  public let id: Identifier<KnowledgeTrait>
  public let origin: Origin
  public let title: Text
  public let choices: [KnowledgeChoice]

  public init(id: Identifier<KnowledgeTrait>, origin: Origin, title: Text, choices: [KnowledgeChoice]) {
    (self.id, self.origin, self.title, self.choices) = (id, origin, title, choices)
  }

  public var texts: [Text] { [title] + choices.map(\.name) }
  public var references: [Reference] { [] }

  public func choice(_ id: String) -> KnowledgeChoice? { choices.first { $0.id == id } }
}
