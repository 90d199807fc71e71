/// An entry of the glossary.
public final class Term: ContentItem {
  public static let itemKind = ContentKind("begrip", english: "term")

  public let id: Identifier<Term>
  public let origin: Origin
  public let term: Text
  public let explanation: Text
  public let facts: [Fact.ID]

  public init(id: Identifier<Term>, origin: Origin, term: Text, explanation: Text, facts: [Fact.ID]) {
    self.origin = origin
    (self.id, self.term, self.explanation, self.facts) = (id, term, explanation, facts)
  }

  public var texts: [Text] {
    [term, explanation]
  }
  public var references: [Reference] {
    facts.references()
  }
}
