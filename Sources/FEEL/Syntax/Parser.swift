/// Reads FEEL expressions and the tests in table cells. Everything outside the closed subset is refused with a reason.
public struct Parser {
  private let tokens: [Token]
  private var position = 0
  private var depth = 0

  /// Expressions nested deeper than this are refused, so that no text can exhaust the stack.
  static let maximumDepth = 64

  private init(_ text: String) throws(SyntaxError) {
    guard text.utf8.count <= 10_000 else { throw SyntaxError("An expression of more than 10,000 bytes is refused.", at: 0) }
    tokens = try Lexer.tokens(of: text)
  }

  /// Reads one expression.
  public static func expression(_ text: String) throws(SyntaxError) -> Expression {
    var parser = try Parser(text)
    let expression = try parser.parseExpression()
    try parser.expectEnd()
    return expression
  }

  /// Reads the tests of an input cell: `-`, a comma-separated list of tests, or `not(…)` around such a list.
  public static func unaryTests(_ text: String) throws(SyntaxError) -> UnaryTests {
    var parser = try Parser(text)
    if parser.peek == .end { throw SyntaxError("The cell is empty; write '-' when every value passes.", at: 0) }
    if parser.accept("-"), parser.peek == .end { return .any }
    parser.position = 0
    if parser.peek == .word("not"), parser.tokens[parser.position + 1].kind == .symbol("(") {
      parser.position += 2
      let tests = try parser.parseTests()
      try parser.expect(")")
      try parser.expectEnd()
      return .noneOf(tests)
    }
    let tests = try parser.parseTests()
    try parser.expectEnd()
    return .oneOf(tests)
  }

  // MARK: Tokens

  private var peek: Token.Kind { tokens[position].kind }
  private var offset: Int { tokens[position].offset }

  private mutating func accept(_ symbol: String) -> Bool {
    guard peek == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func acceptWord(_ word: String) -> Bool {
    guard peek == .word(word) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ symbol: String) throws(SyntaxError) {
    guard accept(symbol) else { throw SyntaxError("Expected '\(symbol)' here.", at: offset) }
  }

  private mutating func expectWord(_ word: String) throws(SyntaxError) {
    guard acceptWord(word) else { throw SyntaxError("Expected '\(word)' here.", at: offset) }
  }

  private func expectEnd() throws(SyntaxError) {
    guard peek == .end else {
      throw SyntaxError("The text goes on after a complete expression. Names with spaces or hyphens lie outside the subset.", at: offset)
    }
  }

  // MARK: Tests

  private mutating func parseTests() throws(SyntaxError) -> [UnaryTest] {
    var tests = [try parseTest()]
    while accept(",") { tests.append(try parseTest()) }
    return tests
  }

  private mutating func parseTest() throws(SyntaxError) -> UnaryTest {
    for symbol in ["<=", ">=", "<", ">"] where accept(symbol) {
      guard let comparison = BinaryOperator(rawValue: symbol) else { continue }
      return .compares(comparison, try parseEndpoint())
    }
    if peek == .symbol("[") || peek == .symbol("(") || peek == .symbol("]") {
      let lowIncluded = peek == .symbol("[")
      position += 1
      let low = try parseEndpoint()
      try expect("..")
      let high = try parseEndpoint()
      if accept("]") { return .within(low: low, lowIncluded: lowIncluded, high: high, highIncluded: true) }
      guard accept(")") || accept("[") else { throw SyntaxError("Expected the end of the range here.", at: offset) }
      return .within(low: low, lowIncluded: lowIncluded, high: high, highIncluded: false)
    }
    return .equals(try parseEndpoint())
  }

  /// A constant: literals and arithmetic on them. A bare word in a cell is nearly always a text without its quotes.
  private mutating func parseEndpoint() throws(SyntaxError) -> Expression {
    let start = offset
    let expression = try parseSum()
    if let name = expression.names.first {
      throw SyntaxError("The word '\(name)' is not a value. Write texts between double quotes.", at: start)
    }
    return expression
  }

  // MARK: Expressions

  private mutating func parseExpression() throws(SyntaxError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw SyntaxError("The expression is nested too deeply.", at: offset) }
    guard acceptWord("if") else { return try parseDisjunction() }
    let condition = try parseExpression()
    try expectWord("then")
    let then = try parseExpression()
    try expectWord("else")
    return .conditional(condition: condition, then: then, otherwise: try parseExpression())
  }

  private mutating func parseDisjunction() throws(SyntaxError) -> Expression {
    var left = try parseConjunction()
    while acceptWord("or") { left = .binary(.or, left, try parseConjunction()) }
    return left
  }

  private mutating func parseConjunction() throws(SyntaxError) -> Expression {
    var left = try parseComparison()
    while acceptWord("and") { left = .binary(.and, left, try parseComparison()) }
    return left
  }

  private mutating func parseComparison() throws(SyntaxError) -> Expression {
    let left = try parseSum()
    guard case .symbol(let symbol) = peek, let comparison = BinaryOperator(rawValue: symbol), comparison.isComparison else {
      return left
    }
    position += 1
    return .binary(comparison, left, try parseSum())
  }

  private mutating func parseSum() throws(SyntaxError) -> Expression {
    var left = try parseProduct()
    while true {
      if accept("+") { left = .binary(.add, left, try parseProduct()) }
      else if accept("-") { left = .binary(.subtract, left, try parseProduct()) }
      else { return left }
    }
  }

  private mutating func parseProduct() throws(SyntaxError) -> Expression {
    var left = try parseSigned()
    while true {
      if accept("*") { left = .binary(.multiply, left, try parseSigned()) }
      else if accept("/") { left = .binary(.divide, left, try parseSigned()) }
      else { return left }
    }
  }

  private mutating func parseSigned() throws(SyntaxError) -> Expression {
    var minus = false
    while accept("-") { minus.toggle() }
    let operand = try parsePrimary()
    return minus ? .negation(operand) : operand
  }

  private mutating func parsePrimary() throws(SyntaxError) -> Expression {
    let start = offset
    switch peek {
    case .number(let value):
      position += 1
      return .literal(.number(value))
    case .string(let value):
      position += 1
      return .literal(.string(value))
    case .symbol("@"):
      position += 1
      guard case .string(let text) = peek, let date = CalendarDate(text) else {
        throw SyntaxError("After '@' the subset knows only dates, as in @\"2026-01-01\".", at: start)
      }
      position += 1
      return .literal(.date(date))
    case .symbol("("):
      position += 1
      let inner = try parseExpression()
      try expect(")")
      return inner
    case .symbol("["):
      position += 1
      var elements: [Expression] = []
      if accept("]") { return .list([]) }
      repeat { elements.append(try parseExpression()) } while accept(",")
      try expect("]")
      return .list(elements)
    case .word(let word):
      return try parseWord(word, at: start)
    default:
      throw SyntaxError("Expected a value, a name or a bracket here.", at: start)
    }
  }

  private mutating func parseWord(_ word: String, at start: Int) throws(SyntaxError) -> Expression {
    position += 1
    switch word {
    case "true": return .literal(.boolean(true))
    case "false": return .literal(.boolean(false))
    case "null": return .literal(.null)
    case "for", "some", "every", "function", "instance", "between", "in", "if", "then", "else", "and", "or":
      throw SyntaxError("'\(word)' lies outside the FEEL subset, or stands in the wrong place.", at: start)
    default: break
    }
    if word == "list", acceptWord("contains") { return try parseCall(.listContains, at: start) }
    guard peek == .symbol("(") else { return .name(word) }
    if word == "date" {
      position += 1
      guard case .string(let text) = peek, let date = CalendarDate(text) else {
        throw SyntaxError("date(…) takes one existing day between quotes, as in date(\"2026-01-01\").", at: start)
      }
      position += 1
      try expect(")")
      return .literal(.date(date))
    }
    guard let builtin = Builtin(rawValue: word) else {
      let known = Builtin.allCases.map(\.rawValue).joined(separator: ", ")
      throw SyntaxError("The function '\(word)' lies outside the FEEL subset, which knows: \(known), date.", at: start)
    }
    return try parseCall(builtin, at: start)
  }

  private mutating func parseCall(_ builtin: Builtin, at start: Int) throws(SyntaxError) -> Expression {
    try expect("(")
    var arguments: [Expression] = []
    if !accept(")") {
      repeat { arguments.append(try parseExpression()) } while accept(",")
      try expect(")")
    }
    guard builtin.arity.contains(arguments.count) else {
      throw SyntaxError("'\(builtin.rawValue)' does not take \(arguments.count) arguments.", at: start)
    }
    return .call(builtin, arguments)
  }
}

extension Expression {
  /// The names this expression refers to, in reading order, each once.
  public var names: [String] {
    var names: [String] = []
    visit { if case .name(let name) = $0, !names.contains(name) { names.append(name) } }
    return names
  }

  private func visit(_ body: (Expression) -> Void) {
    body(self)
    switch self {
    case .literal, .name: break
    case .negation(let operand): operand.visit(body)
    case .binary(_, let left, let right):
      left.visit(body)
      right.visit(body)
    case .conditional(let condition, let then, let otherwise):
      condition.visit(body)
      then.visit(body)
      otherwise.visit(body)
    case .list(let elements), .call(_, let elements): elements.forEach { $0.visit(body) }
    }
  }
}
