/// An entry of the glossary.
package final class Term: ContentItem {
  package static let itemKind = ContentKind("begrip", english: "term")

  package let id: Identifier<Term>
  package let origin: Origin
  package let term: Text
  package let explanation: Text
  package let facts: [Fact.ID]

  package init(id: Identifier<Term>, origin: Origin, term: Text, explanation: Text, facts: [Fact.ID]) {
    self.origin = origin
    (self.id, self.term, self.explanation, self.facts) = (id, term, explanation, facts)
  }

  package var texts: [Text] {
    [term, explanation]
  }
  package var references: [Reference] {
    facts.references()
  }
}
