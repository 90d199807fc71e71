internal import Library

/// The words of all documents, while the index is made.
struct IndexTexts {
  var vocabulary: Vocabulary
  /// Per document its names, each the words of it.
  private(set) var names: [[[Int32]]] = []
  /// The words of title, other names, summary and body, document after document, and where each of these ends.
  private var words: [Int32] = []
  private var ends: [Int] = []
  private static let columns = 4

  init(_ language: Language, documents: Int) {
    vocabulary = Vocabulary(language, words: documents * 8)
    words.reserveCapacity(documents * 128)
    ends.reserveCapacity(documents * Self.columns)
  }

  mutating func add(_ document: SearchDocument) {
    let language = vocabulary.language
    let title = document.title[language]
    names.append((Self.names(title) + document.alsoKnownAs).map { self.words(of: $0) })
    for texts in [[title], document.alsoKnownAs, [document.summary[language]], [document.body[language]]] {
      for text in texts { WordReader.read(text) { words.append(vocabulary.add($0.letters)) } }
      ends.append(words.count)
    }
  }

  /// The words of a name or a synonym. Those joined by hyphens are one.
  mutating func words(of text: String) -> [Int32] {
    var found: [Int32] = []
    WordReader.read(text) { word in
      if word.parts > 1 { found.removeLast(word.parts) }
      found.append(vocabulary.add(word.letters))
    }
    return found
  }

  /// The words of the title, other names, summary and body of a document.
  func columns(_ document: Int) -> [ArraySlice<Int32>] {
    (0..<Self.columns).map { column in
      let index = document * Self.columns + column
      return words[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }
  }

  /// A title is a name, and so is what stands in it before brackets and between them: pgb (persoonsgebonden budget).
  static func names(_ title: String) -> [String] {
    guard let open = title.utf8.firstIndex(of: UInt8(ascii: "(")),
      let close = title.utf8[open...].firstIndex(of: UInt8(ascii: ")"))
    else { return [title] }
    return [title, String(title[..<open]), String(title[title.utf8.index(after: open)..<close])]
  }
}
