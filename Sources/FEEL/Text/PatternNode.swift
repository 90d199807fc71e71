/// A regular expression as it is written: the tree between the parser and the program that runs.
indirect enum PatternNode: Hashable, Sendable {
  case character(Unicode.Scalar)
  case anyOf(ScalarSet)
  /// `^`
  case start
  /// `$`
  case end
  /// `(…)` with its number, or `(?:…)` without.
  case group(PatternNode, number: Int?)
  /// `\1`: the text that a group took.
  case reference(Int)
  case sequence([PatternNode])
  case choice([PatternNode])
  case repetition(PatternNode, minimum: Int, maximum: Int?, isReluctant: Bool)

  /// Whether the node can take no characters at all.
  var canBeEmpty: Bool {
    switch self {
    case .character, .anyOf: false
    case .start, .end, .reference: true
    case .group(let node, _): node.canBeEmpty
    case .sequence(let nodes): nodes.allSatisfy(\.canBeEmpty)
    case .choice(let nodes): nodes.contains(where: \.canBeEmpty)
    case .repetition(let node, let minimum, _, _): minimum == 0 || node.canBeEmpty
    }
  }
}

/// Why a pattern cannot be used, or its search was given up. The message is a full sentence.
struct PatternError: Error, Hashable {
  let message: String
  /// The steps it took to find out.
  let cost: Int

  init(_ message: String, cost: Int = 0) { (self.message, self.cost) = (message, cost) }
}

/// What the flags of a pattern ask for.
struct PatternFlags: Hashable, Sendable {
  /// `s`: a dot takes a line end as well.
  var dotTakesAll = false
  /// `m`: `^` and `$` also stand at the start and the end of every line.
  var isMultiline = false
  /// `i`: upper and lower case count as the same.
  var ignoresCase = false
  /// `x`: white space in the pattern, outside square brackets, does not count.
  var ignoresSpace = false
  /// `q`: the pattern is plain text.
  var isLiteral = false

  init(_ text: String) throws(PatternError) {
    for flag in text.unicodeScalars {
      switch flag {
      case "s": dotTakesAll = true
      case "m": isMultiline = true
      case "i": ignoresCase = true
      case "x": ignoresSpace = true
      case "q": isLiteral = true
      default: throw PatternError("There is no flag \"\(flag)\"; the flags are s, m, i, x and q.")
      }
    }
  }
}
