/// Something that is asked for, in all ways in which a document may say it.
struct AskedTerm {
  /// One way to say it.
  struct Way {
    let stems: [Int32]
    /// Whether the stems stand in this order with nothing in between; else they stand near each other.
    let isPhrase: Bool
  }

  let ways: [Way]
  /// About how many documents hold it.
  let documents: Int
  /// About how many documents must be looked at.
  let effort: Int

  /// Whether so many documents hold it that it says little.
  let isCommon: Bool

  /// When the word itself is common, its pieces near each other add nothing, and are left out.
  init(_ ways: [Way], _ index: LanguageIndex) {
    func count(_ way: Way) -> Int { Int(way.stems.map { index.documentsWith[Int($0)] }.min() ?? 0) }
    let isCommon = ways.first.map { count($0) > index.common } ?? false
    self.ways = isCommon ? ways.filter(\.isPhrase) : ways
    let counts = self.ways.map(count)
    (documents, effort) = (counts.max() ?? 0, counts.reduce(0, +))
    self.isCommon = effort > index.common
  }

  /// How the table of postings is asked for it. Stems are letters and digits: no sign in them means something to SQLite.
  func expression(_ stems: WordTable) -> String {
    ways.map { way in
      let words = way.stems.map { stems.string(Int($0)) }
      if way.isPhrase || words.count == 1 { return "\"" + words.joined(separator: " ") + "\"" }
      return "NEAR(" + words.map { "\"\($0)\"" }.joined(separator: " ") + ", 2)"
    }
    .joined(separator: " OR ")
  }
}
