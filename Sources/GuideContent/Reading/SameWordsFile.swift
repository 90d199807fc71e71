import Library

/// `zoekwoorden.yaml`: everyday words for what the guide calls otherwise, for the search.
enum SameWordsFile {
  static let reader = ContentReader(.file("zoekwoorden.yaml"), list: "zoekwoorden") { node in
    SameWords(id: node.id(), origin: node.origin, words: node.strings("woorden"))
  }
}
