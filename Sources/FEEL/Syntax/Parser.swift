/// Reads FEEL expressions and the tests in table cells.
public struct Parser {
  let tokens: [Token]
  let names: Names
  let allowsUnknownNames: Bool
  var position = 0
  /// Names that the expression itself binds around this place, innermost last.
  var bound: [NameTree] = []
  /// Names of entries: those that were given, and those of contexts read so far.
  var members: NameTree
  /// In how many filters this place lies: there the entries of an unknown element may be named.
  var filters = 0
  private var depth = 0
  /// The height of the expression that was read last.
  var height = 0

  /// A longer text is refused.
  static let maximumLength = 100_000
  /// Texts nested deeper than this are refused, so that no text can exhaust the stack.
  static let maximumDepth = 100
  /// Expressions higher than this are refused: a row of that many operators, for one.
  static let maximumHeight = 1_000

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
    let token = token(after: count)
    return token.kind == .symbol && token.text == symbol
  }

  func isWord(_ word: String, after count: Int = 0) -> Bool {
    let token = token(after: count)
    return token.kind == .word && token.text == word
  }

  mutating func accept(_ symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    position += 1
    return true
  }

  mutating func acceptWord(_ word: String) -> Bool {
    guard isWord(word) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ symbol: String) throws(SyntaxError) {
    guard accept(symbol) else { throw unexpected("'\(symbol)'") }
  }

  mutating func expectWord(_ word: String) throws(SyntaxError) {
    guard acceptWord(word) else { throw unexpected("the word '\(word)'") }
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

  /// Reads something one level deeper.
  mutating func deeper<Result>(
    _ read: (inout Parser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw SyntaxError("Expressions nested more than \(Self.maximumDepth) deep are refused; name a part of it.", at: token.start)
    }
    return try read(&self)
  }

  /// Notes that an expression stands on one of `children` levels.
  mutating func grow(on children: Int) throws(SyntaxError) {
    height = children + 1
    guard height <= Self.maximumHeight else {
      throw SyntaxError("More than \(Self.maximumHeight) operators in a row are refused; name a part of it.", at: token.start)
    }
  }
}
