import Library

/// Who reads an advice: the maker of an innovation, a care provider, a funder, an adviser. It chooses words, and never changes an outcome.
package final class Reader: ContentItem {
  package static let itemKind = ContentKind("lezer", english: "reader")

  package let id: Identifier<Reader>
  package let origin: Origin
  package let label: Text
  package let hint: Text
  /// For whom the advice was written, in a sentence.
  package let notice: Text

  package init(id: Identifier<Reader>, origin: Origin, label: Text, hint: Text, notice: Text) {
    self.origin = origin
    (self.id, self.label, self.hint, self.notice) = (id, label, hint, notice)
  }

  /// The key of the reader in an address or a request.
  package static let key = "lezer"

  package var texts: [Text] {
    [label, hint, notice]
  }
  package var references: [Reference] {
    []
  }
}

/// A text that addresses its reader. "U" is always the reader, so some readers need words of their own.
package struct AddressedText: Sendable {
  /// Written for the first reader of the content; right for every reader without words of their own.
  package let base: Text
  package let variants: [Reader.ID: Text]

  package init(base: Text, variants: [Reader.ID: Text]) { (self.base, self.variants) = (base, variants) }

  package func text(for reader: Reader.ID?) -> Text { reader.flatMap { variants[$0] } ?? base }

  var all: [Text] { [base] + variants.sorted { $0.key < $1.key }.map(\.value) }
}
