/// A statement of the content with the facts it rests on.
package struct SourcedText: Hashable, Sendable {
  package let text: Text
  package let facts: [Fact.ID]

  package init(text: Text, facts: [Fact.ID]) { (self.text, self.facts) = (text, facts) }
}
