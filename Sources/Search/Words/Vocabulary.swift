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
  /// The stems inside the words, one after the other, and per stem where those of its words begin.
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

  /// Looks into the words, when all are known: at compounds, and at what forms come from. One word per stem is looked into.
  mutating func lookInside() {
    var found = [[Int32]?](repeating: nil, count: stems.count)
    for word in 0..<words.count where !isStop[word] { _ = lookInside(word, &found) }
    // The stems that forms come from may be in no other word.
    found += Array(repeating: nil, count: stems.count - found.count)
    insideStart.reserveCapacity(found.count + 1)
    for stems in found {
      insideStart.append(Int32(inside.count))
      inside += stems ?? []
    }
    insideStart.append(Int32(inside.count))
  }

  /// The stems inside a word and those inside these: thuis, zorg and technologie beside thuiszorg.
  private mutating func lookInside(_ word: Int, _ found: inout [[Int32]?]) -> [Int32] {
    let stem = Int(stemOf[word])
    if let known = found[stem] { return known }
    found[stem] = []
    let letters = Array(words[word])
    var inside = language.grammar.origins(letters).map { Int32(stems.add(language.grammar.stem(of: $0))) }
    if let compound = Compound(letters, stem: Array(stems[stem]), of: self) {
      for part in compound.parts {
        inside.append(part.stem)
        if let word = part.word { inside += lookInside(word, &found) }
      }
    }
    found[stem] = inside
    return inside
  }

  /// The stems inside the words that have this stem, not the stem itself.
  func stemsInside(_ stem: Int32) -> ArraySlice<Int32> { inside[Int(insideStart[Int(stem)])..<Int(insideStart[Int(stem) + 1])] }

  /// The stem of a word from outside, when a word of the documents has it too.
  func stem(of word: [UInt8]) -> Int32? {
    if let known = words.find(word) { return stemOf[known] }
    return stems.find(language.grammar.stem(of: word)).map(Int32.init)
  }

  /// The stems of words that a form comes from and that the documents have.
  func origins(of word: [UInt8]) -> [Int32] {
    language.grammar.origins(word).compactMap { stems.find(language.grammar.stem(of: $0)).map(Int32.init) }
  }

  /// The stems of the words that begin with these letters, those of the most used words first.
  func stems(beginningWith letters: [UInt8], most: Int) -> [Int32] {
    var found: [Int] = []
    words.withWords { all, starts in
      for word in 0..<words.count where !isStop[word] {
        let range = Int(starts[word])..<Int(starts[word + 1])
        if range.count > letters.count, all[range].starts(with: letters) { found.append(word) }
      }
    }
    var stems: [Int32] = []
    for word in found.sorted(by: { (frequency[$1], $0) < (frequency[$0], $1) }) where stems.count < most && !stems.contains(stemOf[word]) {
      stems.append(stemOf[word])
    }
    return stems
  }
}
