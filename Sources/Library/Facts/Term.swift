/// An entry of the glossary.
package struct Term: Sendable {
  package let id: String
  package let term: Text
  package let explanation: Text
  package let facts: [Fact.ID]

  package init(id: String, term: Text, explanation: Text, facts: [Fact.ID]) {
    (self.id, self.term, self.explanation, self.facts) = (id, term, explanation, facts)
  }
}
