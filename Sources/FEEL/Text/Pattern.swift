/// A regular expression as the functions `matches`, `replace` and `split` use it. A character is a Unicode code point.
struct Pattern: Sendable {
  private let program: PatternProgram
  private let flags: PatternFlags

  init(_ text: String, flags: String = "") throws(PatternError) {
    self.flags = try PatternFlags(flags)
    program = try PatternProgram(text, self.flags)
  }

  /// The number of instructions that the pattern became.
  var length: Int { program.instructions.count }

  /// Whether the pattern stands anywhere in the text.
  func matches(_ text: String, _ evaluation: Evaluation) throws(PatternError) -> Bool {
    try firstMatch(Array(text.unicodeScalars), evaluation) != nil
  }

  /// The first match, with its groups.
  func firstMatch(_ text: [Unicode.Scalar], _ evaluation: Evaluation) throws(PatternError) -> PatternMatcher.Match? {
    var matcher = try PatternMatcher(program, text, evaluation)
    return try matcher.first(from: 0)
  }

  /// The text with every match replaced.
  func replacing(_ text: String, with replacement: String, _ evaluation: Evaluation) throws(PatternError) -> String {
    let replacement = try Replacement(replacement, groups: program.groupCount, isLiteral: flags.isLiteral)
    let limit = evaluation.environment.limits.size
    let scalars = Array(text.unicodeScalars)
    var result: [Unicode.Scalar] = []
    var end = 0
    try forEachMatch(scalars, evaluation) { match throws(PatternError) in
      result += scalars[end..<match.range.lowerBound]
      for part in replacement.parts {
        switch part {
        case .text(let text): result += text
        case .group(let number): if let range = match.group(number) { result += scalars[range] }
        }
        guard result.count <= limit else { throw PatternError("The result has more than \(limit) characters.") }
      }
      end = match.range.upperBound
    }
    result += scalars[end...]
    guard result.count <= limit else { throw PatternError("The result has more than \(limit) characters.") }
    return String(String.UnicodeScalarView(result))
  }

  /// The parts of the text between the matches.
  func splitting(_ text: String, _ evaluation: Evaluation) throws(PatternError) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var parts: [String] = []
    var end = 0
    try forEachMatch(scalars, evaluation) { match throws(PatternError) in
      parts.append(String(String.UnicodeScalarView(scalars[end..<match.range.lowerBound])))
      end = match.range.upperBound
    }
    parts.append(String(String.UnicodeScalarView(scalars[end...])))
    return parts
  }

  private func forEachMatch(
    _ text: [Unicode.Scalar], _ evaluation: Evaluation, _ body: (PatternMatcher.Match) throws(PatternError) -> Void
  ) throws(PatternError) {
    guard try firstMatch([], evaluation) == nil else {
      throw PatternError("The pattern matches the empty text, so it matches everywhere.")
    }
    var matcher = try PatternMatcher(program, text, evaluation)
    var start = 0
    while start <= text.count, let match = try matcher.first(from: start) {
      guard !match.range.isEmpty else {
        start = match.range.upperBound + 1
        continue
      }
      try body(match)
      start = match.range.upperBound
    }
  }
}

/// What takes the place of a match: text, and what groups took (`$1`).
struct Replacement: Sendable {
  enum Part: Hashable, Sendable {
    case text([Unicode.Scalar])
    case group(Int)
  }

  private(set) var parts: [Part] = []

  /// - Parameter groups: how many groups the pattern has. `$12` is group 12 when there are that many, else group 1 and a `2`.
  init(_ text: String, groups: Int, isLiteral: Bool) throws(PatternError) {
    var rest = Array(text.unicodeScalars)[...]
    if isLiteral {
      parts = [.text(Array(rest))]
      return
    }
    var plain: [Unicode.Scalar] = []
    func digit() -> Int? {
      guard let scalar = rest.first, ("0"..."9").contains(scalar) else { return nil }
      return Int(scalar.value) - 0x30
    }
    while let scalar = rest.popFirst() {
      if scalar == "\\" {
        guard let escaped = rest.popFirst(), escaped == "\\" || escaped == "$" else {
          throw PatternError("In a replacement a \\ must stand before \\ or $; write \\\\ for the character itself.")
        }
        plain.append(escaped)
      } else if scalar == "$" {
        guard var number = digit() else {
          throw PatternError("In a replacement a $ must stand before the number of a group; write \\$ for the character itself.")
        }
        rest.removeFirst()
        while let next = digit(), number * 10 + next <= groups {
          number = number * 10 + next
          rest.removeFirst()
        }
        if !plain.isEmpty { parts.append(.text(plain)) }
        plain = []
        if number <= groups { parts.append(.group(number)) }
      } else {
        plain.append(scalar)
      }
    }
    if !plain.isEmpty { parts.append(.text(plain)) }
  }
}
