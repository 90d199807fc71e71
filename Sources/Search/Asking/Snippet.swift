/// A text in pieces, with the words that were asked apart.
struct Snippet {
  private let text: String
  private var matches: [Range<Int>] = []
  private var words: [Range<Int>] = []

  /// A longer text is cut, in bytes.
  private static let longest = 240

  init(_ text: String, _ asked: (stems: Set<Int32>, together: [Set<Int32>]), _ vocabulary: Vocabulary) {
    self.text = text
    var known: [(range: Range<Int>, stem: Int32)] = []
    WordReader.read(text) { word in
      if word.parts == 1 { words.append(word.range) }
      guard let found = vocabulary.words.find(word.letters) else { return }
      let stem = vocabulary.stemOf[found]
      known.append((word.range, stem))
      let isInside = word.parts == 1 && !vocabulary.isStop[found] && vocabulary.stemsInside(stem).contains(where: asked.stems.contains)
      guard isInside || asked.stems.contains(stem) else { return }
      // Words joined by hyphens come after each by itself, and take their place.
      while let last = matches.last, last.lowerBound >= word.range.lowerBound { matches.removeLast() }
      matches.append(word.range)
    }
    guard matches.isEmpty else { return }
    let stems = Set(known.map(\.stem))
    let pieces = asked.together.filter { $0.isSubset(of: stems) }
    for (range, stem) in known where pieces.contains(where: { $0.contains(stem) }) { matches.append(range) }
  }

  /// The whole text.
  var whole: [SearchPiece] { pieces(0..<text.utf8.count) }

  /// The part of the text with most of what was asked; the first part when it has nothing.
  var best: [SearchPiece] {
    guard text.utf8.count > Self.longest else { return whole }
    var (best, most) = (0, 0)
    for match in matches {
      // Some words before it, to read on from.
      let start = words.first { $0.lowerBound + Self.longest / 4 >= match.lowerBound }?.lowerBound ?? 0
      let count = matches.count { $0.lowerBound >= start && $0.upperBound <= start + Self.longest }
      if count > most { (best, most) = (start, count) }
    }
    if best <= words.first?.lowerBound ?? 0 { best = 0 }
    let end = words.last { $0.upperBound <= best + Self.longest }?.upperBound ?? text.utf8.count
    let before = best == 0 ? [] : [SearchPiece(text: "… ", isMatch: false)]
    let after = end == words.last?.upperBound ? text.utf8.count : end
    return before + pieces(best..<after) + (after == text.utf8.count ? [] : [SearchPiece(text: " …", isMatch: false)])
  }

  private func pieces(_ range: Range<Int>) -> [SearchPiece] {
    var pieces: [SearchPiece] = []
    func add(_ range: Range<Int>, isMatch: Bool) {
      guard !range.isEmpty else { return }
      let utf8 = text.utf8
      let (start, end) = (utf8.index(utf8.startIndex, offsetBy: range.lowerBound), utf8.index(utf8.startIndex, offsetBy: range.upperBound))
      pieces.append(SearchPiece(text: String(text[start..<end]), isMatch: isMatch))
    }
    var at = range.lowerBound
    for match in matches where match.lowerBound >= at && match.upperBound <= range.upperBound {
      add(at..<match.lowerBound, isMatch: false)
      add(match, isMatch: true)
      at = match.upperBound
    }
    add(at..<range.upperBound, isMatch: false)
    return pieces
  }
}
