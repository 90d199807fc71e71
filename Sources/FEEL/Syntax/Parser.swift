/// Reads FEEL expressions and the tests in table cells.
public struct Parser {
  let tokens: [Token]
  let names: Names
  let allowsUnknownNames: Bool
  var position = 0
  /// Names that the expression itself binds around this place: in one tree, however many there are, and innermost last.
  private(set) var bound = NameTree()
  private(set) var boundNames: [String] = []
  /// Names of entries: those that were given, and those of contexts read so far.
  var members: NameTree
  /// In how many filters this place lies: there the entries of an unknown element may be named.
  var filters = 0
  private var depth = 0
  /// The height of the expression that was read last.
  var height = Height.none

  /// A longer text is refused.
  static let maximumLength = 100_000
  /// Texts nested deeper than this are refused, so that no text can exhaust the stack.
  static let maximumDepth = 100
  /// Expressions in which more parts stand on each other are refused; a row of operators counts as one part.
  static let maximumHeight = 200
  /// The same, but each operator of a row counts.
  static let maximumRow = 1_000

  /// Reads an expression.
  /// - Parameters:
  ///   - text: the expression; at most 100,000 bytes.
  ///   - names: the names of several words that the text may use. Names bound in the expression itself need not be given.
  ///   - allowsUnknownNames: whether single words that are no known name are read as names. They have no value.
  public static func expression(
    _ text: String, names: Names = Names(), allowsUnknownNames: Bool = true
  ) throws(SyntaxError) -> Expression {
    var parser = try Parser(text, names, allowsUnknownNames)
    let expression = try parser.expression()
    try parser.expectEnd()
    return expression
  }

  /// Reads the tests in a cell of a decision table: `-`, or tests with commas between, or `not(…)` around them.
  /// - Parameters:
  ///   - text: the tests; at most 100,000 bytes.
  ///   - names: the names of several words that the text may use.
  ///   - allowsUnknownNames: whether a word that is no known name is read as a name. Most often it is a text
  ///     of which the quotes were forgotten, which would silently match nothing.
  public static func unaryTests(
    _ text: String, names: Names = Names(), allowsUnknownNames: Bool = false
  ) throws(SyntaxError) -> UnaryTests {
    var parser = try Parser(text, names, allowsUnknownNames)
    let tests = try parser.unaryTests()
    try parser.expectEnd()
    return tests
  }

  init(_ text: String, _ names: Names, _ allowsUnknownNames: Bool) throws(SyntaxError) {
    guard text.utf8.count <= Self.maximumLength else {
      throw SyntaxError("A text of more than \(Self.maximumLength) bytes is refused; divide it over several decisions.", at: 0)
    }
    tokens = try Lexer.tokens(of: text)
    (self.names, self.allowsUnknownNames, members) = (names, allowsUnknownNames, names.members)
  }
}

// MARK: - Tokens

extension Parser {
  var token: Token { tokens[position] }

  func token(after count: Int) -> Token { tokens[min(position + count, tokens.count - 1)] }

  func isSymbol(_ symbol: String, after count: Int = 0) -> Bool {
    let index = min(position + count, tokens.count - 1)
    return tokens[index].kind == .symbol && tokens[index].text == symbol
  }

  func isWord(_ word: String, after count: Int = 0) -> Bool {
    let index = min(position + count, tokens.count - 1)
    return tokens[index].kind == .word && tokens[index].text == word
  }

  mutating func accept(_ symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ symbol: String) throws(SyntaxError) {
    if !accept(symbol) { throw unexpected("'\(symbol)'") }
  }

  mutating func expectWord(_ word: String) throws(SyntaxError) {
    guard isWord(word) else { throw unexpected("the word '\(word)'") }
    position += 1
  }

  func expectEnd() throws(SyntaxError) {
    guard token.kind == .end else { throw unexpected("an operator or the end of the text") }
  }

  /// Says what stands at this place, and what should.
  func unexpected(_ needed: String) -> SyntaxError {
    let found =
      switch token.kind {
      case .end: "the text ends"
      case .string: "a text between quotes stands"
      case .word, .number, .symbol, .other: "'\(token.text)' stands"
      }
    return SyntaxError("Here \(found), where \(needed) should stand.", at: token.start)
  }

  /// Goes one level deeper. `leave()` goes back; after an error nothing more is read, so there it is not needed.
  mutating func enter() throws(SyntaxError) {
    depth += 1
    if depth > Self.maximumDepth { throw tooDeep }
  }

  mutating func leave() { depth -= 1 }

  /// Notes that `name` has a value from here on, up to a `release` to the number of bound names that there was before.
  mutating func bind(_ name: String) {
    bound.insert(name)
    boundNames.append(name)
  }

  mutating func release(to count: Int) {
    while boundNames.count > count { bound.remove(boundNames.removeLast()) }
  }

  private var tooDeep: SyntaxError {
    SyntaxError(
      "Expressions nested more than \(Self.maximumDepth) deep are refused; name a part of it.", at: tokens[position].start)
  }

  /// Notes that an expression stands on parts of at most the height `parts`.
  mutating func grow(on parts: Height, asRow: Bool = false) throws(SyntaxError) {
    height = Height(steps: parts.steps + (asRow ? 0 : 1), withRows: parts.withRows + 1)
    if height.steps > Self.maximumHeight || height.withRows > Self.maximumRow { throw tooHigh }
  }

  private var tooHigh: SyntaxError {
    SyntaxError(
      "More than \(Self.maximumHeight) parts on each other or \(Self.maximumRow) operators in a row are refused; "
        + "name a part of it.",
      at: tokens[position].start)
  }
}

/// How many parts of an expression stand on each other.
struct Height {
  /// A row of operators counted as one.
  var steps: Int
  /// Each operator of a row counted.
  var withRows: Int

  static let none = Height(steps: 0, withRows: 0)
  static let one = Height(steps: 1, withRows: 1)

  /// The height of what stands on parts of both heights.
  func or(_ other: Height) -> Height {
    Height(steps: max(steps, other.steps), withRows: max(withRows, other.withRows))
  }
}
