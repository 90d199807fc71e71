internal import Library

/// What a question asks for: words that say something, in the words of the index.
struct QuestionReader {
  private let index: LanguageIndex
  private let question: Question
  /// The stems of the words that say something, in order.
  private(set) var stems: [Int32] = []
  /// What is asked for: per word, or per run of words that is a synonym of something.
  private(set) var terms: [AskedTerm] = []
  /// Per word all ways to say it.
  private var ways: [[AskedTerm.Way]] = []
  private var mended: [(range: Range<Int>, words: [String])] = []

  /// No more words are mended.
  private static let mostMended = 8
  private static let mostSuggestions = 3
  /// Of the words that begin with what was typed no more are asked; of fewer letters too many do.
  private static let mostBegun = 8
  private static let shortestBegun = 5

  init(_ question: Question, _ index: LanguageIndex) {
    (self.question, self.index) = (question, index)
    let words = joiningVerbs(tellingWords())
    let unknown = words.filter { !read($0) }
    // A word of four letters is as near to so many others that it is guessed only when there is nothing else to go by.
    let shortest = stems.isEmpty ? 4 : 5
    if unknown.contains(where: { $0.letters.count >= shortest }) {
      (stems, ways) = ([], [])
      for word in words where !read(word) && word.letters.count >= shortest && !begin(word) { mend(word) }
    }
    readTerms()
  }

  /// What to mark in a text: the stems that are asked for, and those that count only when all of a group are there.
  var asked: (stems: Set<Int32>, together: [Set<Int32>]) {
    let ways = terms.flatMap(\.ways)
    return (Set(ways.filter(\.isPhrase).flatMap(\.stems)), ways.filter { !$0.isPhrase }.map { Set($0.stems) })
  }

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
      let term = AskedTerm(phrases?.map { .init(stems: $0, isPhrase: true) } ?? ways[at], index)
      // A synonym of nothing, or what a form may have come from, may stand nowhere.
      if term.documents > 0 { terms.append(term) }
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
      phrase.append(stem)
      phrases.append(phrase)
    }
    return phrases
  }

  private func tellingWords() -> [Question.Word] {
    let (own, other) = (index.vocabulary.language.grammar, index.vocabulary.language.other.grammar)
    func isOwn(_ word: Question.Word) -> Bool { own.stopWords.find(word.letters) != nil }
    func isOther(_ word: Question.Word) -> Bool { other.stopWords.find(word.letters) != nil }
    // Who asks in the other language says so by its stop words; else one that the documents have is a word like any other.
    let isInOther = question.words.count(where: isOther) > question.words.count(where: isOwn)
    let telling = question.words.filter { word in
      !isOwn(word) && (!isOther(word) || !isInOther && index.vocabulary.words.find(word.letters) != nil)
    }
    return telling.isEmpty ? question.words : telling
  }

  /// A verb that parted from its particle is also one word again: "schrijf je dat af" asks for `afschrijf` too. The particle is the last
  /// word that says something, or stands before another ("sluit je aan bij"), and the documents have the whole.
  private func joiningVerbs(_ words: [Question.Word]) -> [Question.Word] {
    let (all, grammar) = (question.words, index.vocabulary.language.grammar)
    var words = words
    for place in all.indices.dropFirst() {
      let particle = all[place]
      let after = all[(place + 1)...]
      guard grammar.isParticle(particle.letters),
        after.first.map({ grammar.isParticle($0.letters) }) ?? true || after.allSatisfy({ grammar.stopWords.find($0.letters) != nil })
      else { continue }
      let before = words.indices.filter { words[$0].range.upperBound <= particle.range.lowerBound }
      guard let verb = before.last(where: { index.vocabulary.stem(of: particle.letters + words[$0].letters) != nil }) else { continue }
      words[verb].joined = particle.letters + words[verb].letters
      words.removeAll { $0.range == particle.range }
    }
    return words
  }

  /// Reads a word that the documents have, by itself or in pieces; says whether they do.
  private mutating func read(_ word: Question.Word) -> Bool {
    let vocabulary = index.vocabulary
    let compound = Compound(word.letters, stem: vocabulary.language.grammar.stem(of: word.letters), of: vocabulary)
    let pieces = word.parts.isEmpty ? compound?.parts.map(\.stem) ?? [] : word.parts.compactMap { vocabulary.stem(of: $0) }
    let joined = word.joined.flatMap { vocabulary.stem(of: $0) }
    let origins = [joined].compactMap(\.self) + vocabulary.origins(of: word.letters)
    guard let stem = vocabulary.stem(of: word.letters) ?? origins.first else {
      // No document writes it as one: then its pieces are asked.
      for piece in pieces { add(piece, []) }
      return !pieces.isEmpty
    }
    let near = pieces.count > 1 ? [AskedTerm.Way(stems: pieces, isPhrase: false)] : []
    add(stem, near + origins.map { .init(stems: [$0], isPhrase: true) })
    return true
  }

  private mutating func add(_ stem: Int32, _ others: [AskedTerm.Way]) {
    guard stems.count < Question.mostWords else { return }
    stems.append(stem)
    ways.append([.init(stems: [stem], isPhrase: true)] + others)
  }

  /// Reads the words that begin with what was typed, when it is no word by itself; says whether there are any.
  private mutating func begin(_ word: Question.Word) -> Bool {
    guard word.letters.count >= Self.shortestBegun else { return false }
    let begun = index.vocabulary.stems(beginningWith: word.letters, most: Self.mostBegun)
    guard let first = begun.first else { return false }
    add(first, begun.dropFirst().map { .init(stems: [$0], isPhrase: true) })
    return true
  }

  /// Reads the nearest word in the place of one that no document has.
  private mutating func mend(_ word: Question.Word) {
    let vocabulary = index.vocabulary
    guard mended.count < Self.mostMended, let mending = Mending(word.letters) else { return }
    let nearest = mending.nearest(in: vocabulary, most: Self.mostSuggestions + 1)
    guard let best = nearest.first else { return }
    mended.append((word.range, nearest.map { vocabulary.words.string($0) }))
    if !vocabulary.isStop[best] { _ = read(Question.Word(letters: Array(vocabulary.words[best]), range: word.range)) }
  }
}
