import Library

/// A question of the guide. Its id and those of its answers are a public contract.
package final class Question: ContentItem {
  package static let itemKind = ContentKind("vraag", english: "question")

  package let id: Identifier<Question>
  package let origin: Origin
  package let kind: Kind
  package let options: [Option]
  /// Whether the person can act on it (make the product work, prove it), rather than only describe it.
  package let isActionable: Bool
  package let facts: [Fact.ID]
  package let short: Text
  package let heading: Text
  package let why: Text
  package let help: Text
  package let whoKnows: Text

  package enum Kind: Hashable, Sendable {
    /// Exactly one answer.
    case one
    /// Several answers at once; the text is the label of "none of these".
    case several(none: Text)
  }

  package struct Option: Sendable {
    package let id: String
    package let label: Text
    package let hint: Text?

    package init(id: String, label: Text, hint: Text?) {
      (self.id, self.label, self.hint) = (id, label, hint)
    }
  }

  package init(
    id: Identifier<Question>, origin: Origin, kind: Kind, options: [Option], isActionable: Bool, facts: [Fact.ID], short: Text,
    heading: Text, why: Text,
    help: Text, whoKnows: Text
  ) {
    self.origin = origin
    self.id = id
    self.kind = kind
    self.options = options
    self.isActionable = isActionable
    self.facts = facts
    self.short = short
    self.heading = heading
    self.why = why
    self.help = help
    self.whoKnows = whoKnows
  }

  private var none: [Text] { if case .several(let none) = kind { [none] } else { [] } }

  package var isSeveral: Bool { if case .several = kind { true } else { false } }

  package func option(_ id: String) -> Option? { options.first { $0.id == id } }

  /// Every answer that can be given, apart from "I do not know".
  package var possibleAnswers: [Answer] {
    switch kind {
    case .one: options.map { .one($0.id) }
    case .several:
      (0..<(1 << options.count)).map { mask in
        .several(options.indices.filter { mask >> $0 & 1 == 1 }.map { options[$0].id })
      }
    }
  }

  package var texts: [Text] {
    [short, heading, why, help, whoKnows] + options.flatMap { [$0.label, $0.hint].compactMap(\.self) } + none
  }
  package var references: [Reference] {
    facts.references()
  }
  package var grounds: [[Fact.ID]] { [facts] }
}
