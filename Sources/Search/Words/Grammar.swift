internal import Library

/// What there is to know of a language to find its words: a page of rules, that errs on the side of too little.
protocol Grammar: Sendable {
  /// Words that say how something is asked and not what: articles, pronouns, question words, auxiliary verbs.
  static var stopWords: WordTable { get }
  /// Forms that no rule explains, and what they are forms of.
  static var irregular: [[UInt8]: [UInt8]] { get }
  /// What may stand between the words of a compound.
  static var links: [[UInt8]] { get }
  /// The part of a word that its forms have in common. Not a word for people to read.
  static func stem(_ word: Stem) -> Stem
  /// Words that a form may come from: `aanvragen` for `aangevraagd`.
  static func origins(_ word: [UInt8]) -> [[UInt8]]
  /// Whether a word can be the part of a verb that stands apart from it: `af` in "schrijft dat af".
  static func isParticle(_ word: [UInt8]) -> Bool
}

extension Grammar {
  static func stem(of word: [UInt8]) -> [UInt8] { stem(Stem(irregular[word] ?? word)).letters }

  static func table(_ words: String) -> WordTable {
    var table = WordTable(words: 400)
    for word in words.split(whereSeparator: \.isWhitespace) { _ = table.add(Array(word.utf8)) }
    return table
  }
}

extension Language {
  var grammar: any Grammar.Type {
    switch self {
    case .nl: Dutch.self
    case .en: English.self
    }
  }

  var other: Language { self == .nl ? .en : .nl }
}
