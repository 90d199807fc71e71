import Library

/// Every text of the interface. The check of the content says that there is one for each phrase.
struct Wording: Sendable {
  private let texts: [Phrase: Text]

  init(_ texts: Shelf<InterfaceText>) { self.texts = Dictionary(texts.map { ($0.phrase, $0.text) }) { first, _ in first } }

  subscript(phrase: Phrase) -> Text {
    guard let text = texts[phrase] else { preconditionFailure("The text '\(phrase.rawValue)' is in no checked content.") }
    return text
  }
}
