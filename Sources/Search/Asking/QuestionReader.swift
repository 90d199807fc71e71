internal import Library

/// What a question asks for: words that say something, in the words of the index.
struct QuestionReader {
  private let index: LanguageIndex
  private let question: Question
  /// The stems of the words that say something, in order; nothing for a word that the index has only in pieces.
  private(set) var stems: [Int32?] = []
  /// What is asked for: per word, or per run of words that is a synonym of something.
  private(set) var terms: [AskedTerm] = []
  private var alternatives: [[[Int32]]] = []
  private var mended: [(range: Range<Int>, words: [String])] = []

  /// No more words are mended.
  private static let mostMended = 8
  private static let mostSuggestions = 3

  init(_ question: Question, _ index: LanguageIndex) {
    (self.question, self.index) = (question, index)
    for word in tellingWords() { read(word) }
    readTerms()
  }

  /// Every stem that is asked for in some way.
  var asked: Set<Int32> { Set(terms.flatMap { $0.alternatives.joined() }) }

  /// The question in the words that are searched; nothing when it is so already.
  var corrected: String? {
    mended.isEmpty ? nil : question.text(replacing: mended.map { ($0.range, $0.words[0]) })
  }

  /// The question in other words that are as near to what was typed.
  var suggestions: [String] {
    let others = mended.indices.flatMap { place in
      mended[place].words.dropFirst().map { other in
        question.text(replacing: mended.indices.map { (mended[$0].range, $0 == place ? other : mended[$0].words[0]) })
      }
    }
    return Array(others.prefix(Self.mostSuggestions))
  }

  private mutating func readTerms() {
    var at = 0
    while at < stems.count {
      let (length, phrases) = synonyms(from: at)
      terms.append(AskedTerm(phrases ?? alternatives[at], documentsWith: index.documentsWith))
      at += length
    }
  }

  /// The longest run of words from here that is a synonym of something, and all ways to say that.
  private func synonyms(from start: Int) -> (Int, [[Int32]]?) {
    for phrase in phrases(from: start).reversed() {
      if let same = index.synonyms[phrase] { return (phrase.count, same) }
    }
    return (1, nil)
  }

  /// The runs of known words that begin here, the shortest first.
  func phrases(from start: Int) -> [[Int32]] {
    var phrases: [[Int32]] = []
    var phrase: [Int32] = []
    for stem in stems[start...].prefix(index.longestPhrase) {
      guard let stem else { break }
      phrase.append(stem)
      phrases.append(phrase)
    }
    return phrases
  }

  private func tellingWords() -> [Question.Word] {
    let (own, other) = (index.vocabulary.language.grammar, index.vocabulary.language.other.grammar)
    let telling = question.words.filter { word in
      own.stopWords.find(word.letters) == nil
        && (other.stopWords.find(word.letters) == nil || index.vocabulary.words.find(word.letters) != nil)
    }
    return telling.isEmpty ? question.words : telling
  }

  private mutating func read(_ word: Question.Word) {
    let (stem, ways) = ways(word.letters, parts: word.parts)
    if !ways.isEmpty {
      stems.append(stem)
      alternatives.append(ways)
      return
    }
    guard mended.count < Self.mostMended, let mending = Mending(word.letters) else { return }
    let vocabulary = index.vocabulary
    let nearest = mending.nearest(in: vocabulary, most: Self.mostSuggestions + 1)
    guard let best = nearest.first else { return }
    mended.append((word.range, nearest.map { vocabulary.words.string($0) }))
    if !vocabulary.isStop[best] {
      let (stem, ways) = self.ways(Array(vocabulary.words[best]), parts: [])
      stems.append(stem)
      alternatives.append(ways)
    }
  }

  /// The stem of a word, and all ways in which documents may say it.
  private func ways(_ letters: [UInt8], parts: [[UInt8]]) -> (Int32?, [[Int32]]) {
    let vocabulary = index.vocabulary
    let stem = vocabulary.stem(of: letters)
    var ways: [[Int32]] = stem.map { [[$0]] } ?? []
    if let compound = Compound(letters, of: vocabulary) { ways.append(compound.parts.map(\.stem)) }
    ways += vocabulary.origins(of: letters).map { [$0] }
    let joined = parts.map { vocabulary.stem(of: $0) }
    if !joined.isEmpty, !joined.contains(nil) { ways.append(joined.compactMap { $0 }) }
    return (stem, ways)
  }
}
