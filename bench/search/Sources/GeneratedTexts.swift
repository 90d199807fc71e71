import Glibc
import Library
import Search

/// Documents and questions that look like those of the guide, the same every time: words as often as in a language (Zipf), compounds,
/// forms, and stop words in between.
struct GeneratedTexts {
  private var state: UInt64
  private let dutch: [String]
  private let english: [String]
  private static let dutchStops = "de het een van voor met en in op is wordt die dat niet ook aan bij door naar om".split(separator: " ")
    .map(
      String.init)
  private static let englishStops = "the a of for with and in on is are that not also to at by from it who has".split(separator: " ").map(
    String.init)

  init() {
    let short = Self.words(4_000, seed: 1)
    var make = Self(state: 7, dutch: short, english: Self.words(6_000, seed: 2))
    var all = short
    for _ in 0..<6_000 { all.append(short[make.below(1_500)] + ["", "s", "en"][make.below(3)] + short[make.below(1_500)]) }
    // The rare are the compounds, among others.
    for place in stride(from: all.count - 1, to: 400, by: -1) { all.swapAt(place, 400 + make.below(place - 399)) }
    self = Self(state: 2026, dutch: all, english: make.english)
  }

  private init(state: UInt64, dutch: [String], english: [String]) { (self.state, self.dutch, self.english) = (state, dutch, english) }

  private static func words(_ count: Int, seed: UInt64) -> [String] {
    var make = Self(state: seed, dutch: [], english: [])
    let (starts, middles) = (
      ["b", "d", "k", "m", "p", "r", "s", "t", "v", "z", "st", "kl", "br", "h", "l", "w"], ["a", "e", "i", "o", "u", "aa", "oe", "ie"]
    )
    let ends = ["", "l", "n", "r", "s", "k", "rt", "nd", "p"]
    var words: [String] = []
    while words.count < count {
      words.append((0..<(1 + make.below(3))).map { _ in make.one(of: starts) + make.one(of: middles) + make.one(of: ends) }.joined())
    }
    return words
  }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % bound
  }

  private mutating func one(of list: [String]) -> String { list[below(list.count)] }

  /// A word, the first of the list far more often than the last.
  private mutating func word(_ list: [String]) -> String {
    // The logarithm of the place is even, which is Zipf's law.
    let place = exp(Double(below(1 << 20)) / Double(1 << 20) * log(Double(list.count)))
    return list[min(list.count - 1, Int(place) - 1)]
  }

  private mutating func text(_ count: Int, _ list: [String], _ stops: [String]) -> String {
    (0..<count).map { _ in below(10) < 4 ? one(of: stops) : word(list) + ["", "", "", "en", "s", "t"][below(6)] }.joined(separator: " ")
  }

  private mutating func both(_ count: Int) -> Text {
    Text(nl: text(count, dutch, Self.dutchStops), en: text(count, english, Self.englishStops))
  }

  mutating func documents(_ count: Int) -> [SearchDocument] {
    (0..<count).map { number in
      SearchDocument(
        kind: "instrumenten", id: "d\(number)", title: both(4), summary: both(20), body: both(60 + below(80)),
        alsoKnownAs: [text(2, english, Self.englishStops)])
    }
  }

  /// Questions of one to eight words; a fifth of them with a misspelt word.
  mutating func questions(_ count: Int) -> [String] {
    (0..<count).map { _ in
      var question = "wie betaalt " + text(1 + below(8), dutch, Self.dutchStops)
      if below(5) == 0 { question.remove(at: question.index(question.startIndex, offsetBy: question.count - 2)) }
      return question
    }
  }

  /// The dearest questions that there are: the most common words, and words that are unknown, as many as are looked at.
  func dearest() -> [String] {
    [dutch[..<20].joined(separator: " "), dutch[20..<60].joined(separator: " "), dutch[400..<420].map { $0 + "xq" }.joined(separator: " ")]
      + [String(repeating: "a\u{301}", count: 30_000), String(repeating: "\"NEAR(* OR ", count: 5_000), dutch[0]]
  }
}
