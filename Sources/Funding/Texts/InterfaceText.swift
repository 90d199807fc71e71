import Library

/// A text of the interface, with the facts it rests on.
package final class InterfaceText: ContentItem {
  package static let itemKind = ContentKind("tekst", english: "text")

  package let phrase: Phrase
  package let origin: Origin
  package let text: Text
  package let facts: [Fact.ID]

  package init(phrase: Phrase, origin: Origin, text: Text, facts: [Fact.ID]) {
    (self.phrase, self.origin, self.text, self.facts) = (phrase, origin, text, facts)
  }

  package var id: Identifier<InterfaceText> { Identifier(phrase.rawValue) }
  package var texts: [Text] { [text] }
  package var references: [Reference] { facts.references() }
}
