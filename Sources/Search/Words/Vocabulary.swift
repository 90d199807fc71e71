internal import Library

/// The words of the documents of one language, the stem of each, and the words inside it.
struct Vocabulary: Sendable {
  let language: Language
  private(set) var words: WordTable
  private(set) var stems: WordTable
  /// Per word its stem.
  private(set) var stemOf: [Int32] = []
  /// Per word whether it says nothing by itself.
  private(set) var isStop: [Bool] = []
  /// Per word how often it was read.
  private(set) var frequency: [Int32] = []
  /// Per word which letters it has.
  private(set) var outlines: [UInt32] = []
  /// The stems inside the words, one after the other, and per word where its own begin.
  private var inside: [Int32] = []
  private var insideStart: [Int32] = []

  init(_ language: Language, words expected: Int) {
    self.language = language
    words = WordTable(words: expected)
    stems = WordTable(words: expected)
  }

  /// Reads a word of a document or a synonym.
  mutating func add(_ letters: UnsafeBufferPointer<UInt8>) -> Int32 {
    let word = words.add(letters)
    if word == stemOf.count {
      stemOf.append(Int32(stems.add(language.grammar.stem(of: Array(letters)))))
      isStop.append(language.grammar.stopWords.find(letters) != nil)
      frequency.append(0)
      outlines.append(Mending.outline(letters))
    }
    frequency[word] += 1
    return Int32(word)
  }

  /// Looks into every word, when all are known: at compounds, and at what forms come from.
  mutating func lookInside() {
    insideStart.reserveCapacity(words.count + 1)
    for word in 0..<words.count {
      insideStart.append(Int32(inside.count))
      if !isStop[word] { inside += stemsInside(word: Array(words[word]), depth: 0) }
    }
    insideStart.append(Int32(inside.count))
  }

  /// The stems inside a word of the documents, its own not among them.
  func stemsInside(_ word: Int) -> ArraySlice<Int32> { inside[Int(insideStart[word])..<Int(insideStart[word + 1])] }

  /// The stems inside a word and those inside these, down to short ones: thuis, zorg and technologie beside thuiszorg.
  private func stemsInside(word: [UInt8], depth: Int) -> [Int32] {
    var found = origins(of: word)
    guard depth < 3, let parts = Compound(word, of: self)?.parts else { return found }
    for part in parts {
      found.append(part.stem)
      found += stemsInside(word: Array(word[part.range]), depth: depth + 1)
    }
    return found
  }

  /// The stem of a word from outside, when a word of the documents has it too.
  func stem(of word: [UInt8]) -> Int32? {
    if let known = words.find(word) { return stemOf[known] }
    return stems.find(language.grammar.stem(of: word)).map(Int32.init)
  }

  /// The stems of words that a form comes from and that the documents have.
  func origins(of word: [UInt8]) -> [Int32] {
    language.grammar.origins(word).compactMap { stems.find(language.grammar.stem(of: $0)).map(Int32.init) }
  }
}
