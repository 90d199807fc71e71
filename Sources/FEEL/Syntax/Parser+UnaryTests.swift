extension Parser {
  /// What a cell of a decision table asks.
  mutating func unaryTests() throws(SyntaxError) -> UnaryTests {
    if isSymbol("-"), token(after: 1).kind == .end {
      position += 1
      return .any
    }
    guard isWord("not"), isSymbol("(", after: 1) else { return .oneOf(try testList()) }
    let start = self
    let failure: SyntaxError
    do throws(SyntaxError) {
      position += 2
      let tests = try testList()
      try expect(")")
      try expectEnd()
      return .noneOf(tests)
    } catch {
      failure = error
    }
    // It may be an expression that starts with `not(…)`.
    self = start
    do throws(SyntaxError) {
      let tests = try testList()
      try expectEnd()
      return .oneOf(tests)
    } catch {
      throw error.offset > failure.offset ? error : failure
    }
  }

  private mutating func testList() throws(SyntaxError) -> [UnaryTest] {
    var tests: [UnaryTest] = []
    repeat { tests.append(try test()) } while accept(",")
    return tests
  }

  /// One test of a cell.
  private mutating func test() throws(SyntaxError) -> UnaryTest {
    if let sign = comparisonSign() { return .compares(sign, try expression()) }
    return UnaryTest(try expression())
  }

  /// What stands after `in`: one test, or several in parentheses.
  mutating func testsAfterIn() throws(SyntaxError) -> [UnaryTest] {
    if let sign = comparisonSign() { return [.compares(sign, try operation(BinaryOperator.sum))] }
    guard accept("(") else { return [UnaryTest(try operation(BinaryOperator.sum))] }
    try enter()
    let tests = try testsInParentheses()
    leave()
    return tests
  }

  private mutating func testsInParentheses() throws(SyntaxError) -> [UnaryTest] {
    var tests: [UnaryTest] = []
    if let sign = comparisonSign() {
      let end = try expression()
      if let range = Self.openRange(sign, end), accept(")") { return try valueAfterIn(range) }
      tests.append(.compares(sign, end))
    } else {
      let value = try expression()
      if accept("..") { return try valueAfterIn(try range(from: value, includesLow: false)) }
      // Just one value in parentheses may be the start of a longer one.
      if accept(")") { return try valueAfterIn(value) }
      tests.append(UnaryTest(value))
    }
    var highest = height
    while accept(",") {
      tests.append(try test())
      highest = highest.or(height)
    }
    try expect(")")
    height = highest
    return tests
  }

  /// The value after `in` of which the first part was read.
  private mutating func valueAfterIn(_ value: Expression) throws(SyntaxError) -> [UnaryTest] {
    [UnaryTest(try operation(BinaryOperator.sum, after: try parts(of: value)))]
  }
}

extension UnaryTest {
  /// A test by an expression; a range that is written out is a test of its own.
  init(_ expression: Expression) {
    switch expression {
    case .range(let low?, let includesLow, let high?, let includesHigh):
      self = .within(low: low, lowIncluded: includesLow, high: high, highIncluded: includesHigh)
    case .range(let low?, let includesLow, nil, _): self = .compares(includesLow ? .greaterOrEqual : .greater, low)
    case .range(nil, _, let high?, let includesHigh): self = .compares(includesHigh ? .lessOrEqual : .less, high)
    default: self = .matches(expression)
    }
  }
}
