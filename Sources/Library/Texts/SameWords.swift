/// Words that people use for the same thing: `oma`, `grootmoeder`, `oudere`. Who searches for one finds them all; no page shows them.
package final class SameWords: ContentItem {
  package static let itemKind = ContentKind("zoekwoorden", english: "group of words", plural: "groups of words")

  package let id: Identifier<SameWords>
  package let origin: Origin
  package let words: [String]

  package init(id: Identifier<SameWords>, origin: Origin, words: [String]) { (self.id, self.origin, self.words) = (id, origin, words) }

  package var texts: [Text] { [] }
  package var references: [Reference] { [] }
}
