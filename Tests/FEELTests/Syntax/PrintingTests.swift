import FEEL
import TestSupport
import Testing

/// The text of an expression reads back to the same expression.
@Suite struct PrintingTests {
  @Test(arguments: [
    "1 + 2 * 3", "(1 + 2) * 3", "1 - (2 - 3)", "-x ** 2", "-(x ** 2)", "(-5).a", "--x", "a or (b or c)", "(a = b) = c",
    "a = (b = c)", "if a then b else c", "(if a then b else c) + 1",
    "[if a then b else c, 1]", "for x in a, y in 1..x return x + y", "(for x in a return x)[1]", "some x in a satisfies x > 1",
    "every my x in a satisfies my x", "{a b: 1, \"c+d\": a b}", "function(a: list<number>, b) a[b]",
    "(function(x) x)(1)", "f(a b: 1, c: 2)", "f()", "a.b c[1].d", "a[b > 1]", "[1..2)", "(1..2]", "(< 5)", "(>= a)",
    "x in (1, < 5, (2..3])", "x in < 5", "x in [1..2]", "x in (a or b) + 1", "x in (a = b)", "x between 1 and 2",
    "x between (a between 1 and 2) and 3", "x instance of function<number, list<Any>> -> context<a b: string>", "@\"2026-01-01\"",
    "\"a\\\"\\\\b\"", "?.a > 1", "null", "true", "1E+40", "0.10", "{}", "[]", "a in (b)[1]", "x in [(< 1), 2]",
  ])
  func readsBack(_ text: String) throws {
    let expression = try Parser.expression(text)
    #expect(try Parser.expression(expression.description) == expression, "\(expression)")
  }

  @Test(arguments: [
    "-", "1, 2", "< 5", "[1..2), > 9", "not(1, 2)", "(not(true))", "not(true), false", "\"a\"", "? > 5 and ? < 9", "-5", "(< 5)",
    "(!= 5)", "= 5", "[1, 2]", "not([1..2])",
  ])
  func cellsReadBack(_ text: String) throws {
    let tests = try Parser.unaryTests(text)
    #expect(try Parser.unaryTests(tests.description) == tests, "\(tests)")
  }

  @Test(arguments: [
    ("1+2*3", "1 + 2 * 3"), ("(1+2)*3", "(1 + 2) * 3"), ("]1..2[", "(1..2)"), ("x in (<5)", "x in < 5"),
    ("{ \"a b\" : 1 }", "{a b: 1}"), ("f( a:1 )", "f(a: 1)"), ("((a))", "a"), ("x in(1,2)", "x in (1, 2)"),
  ])
  func printsPlainly(_ text: String, _ printed: String) throws { #expect(try Parser.expression(text).description == printed) }

  @Test(arguments: 0..<20)
  func anyExpressionReadsBack(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = Names(RandomExpression.names, members: RandomExpression.names)
    for _ in 0..<200 {
      let expression = RandomExpression.make(depth: 4, &random)
      let text = expression.description
      #expect(try Parser.expression(text, names: names) == expression, "\(text)")
      let list = RandomExpression.tests(&random)
      let tests: UnaryTests = Bool.random(using: &random) ? .oneOf(list) : .noneOf(list)
      #expect(try Parser.unaryTests(tests.description, names: names, allowsUnknownNames: true) == tests, "\(tests)")
    }
  }
}

/// Expressions as the parser makes them, at random.
enum RandomExpression {
  static let names = ["a", "b c", "x-y", "days in week", "rate 2", "Person's age", "é"]

  static func make(depth: Int, _ random: inout SeededGenerator) -> Expression {
    func flip() -> Bool { Bool.random(using: &random) }
    func part() -> Expression { make(depth: depth - 1, &random) }
    func name() -> String { names.randomElement(using: &random) ?? "a" }
    func some<T>(_ make: () -> T) -> [T] { (0..<Int.random(in: 0...2, using: &random)).map { _ in make() } }
    func entries() -> [Expression.ContextEntry] { some(name).map { Expression.ContextEntry(name: $0, value: part()) } }
    func iterators() -> [Expression.Iterator] {
      (0...Int.random(in: 0...1, using: &random)).map { _ in
        Expression.Iterator(name: flip() ? "i" : "my i", domain: flip() ? .values(part()) : .span(part(), part()))
      }
    }
    guard depth > 0 else { return leaf(&random) }
    switch Int.random(in: 0..<18, using: &random) {
    case 0: return negation(of: part())
    case 1...4: return .binary(operators.randomElement(using: &random) ?? .add, part(), part())
    case 5: return .between(part(), low: part(), high: part())
    case 6: return .passes(part(), tests(&random, depth: depth - 1))
    case 7: return .instance(part(), of: types.randomElement(using: &random) ?? .named("Any"))
    case 8: return .conditional(condition: part(), then: part(), otherwise: part())
    case 9: return .iteration(iterators(), result: part())
    case 10: return .quantified(flip() ? .some : .every, iterators(), satisfies: part())
    case 11: return .list(some(part))
    case 12: return .context(entries())
    case 13: return .range(low: part(), includesLow: flip(), high: part(), includesHigh: flip())
    case 14: return .function([.init(name: name(), type: nil), .init(name: "p", type: .list(.named("number")))], part())
    case 15: return .path(part(), name())
    case 16: return .filter(part(), by: part())
    default: return .call(part(), flip() ? .positional(some(part)) : .named([.init(name: "n m", value: part())]))
    }
  }

  private static let operators: [BinaryOperator] = [
    .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .add, .subtract, .multiply, .divide, .power,
  ]
  private static let types: [TypeName] = [
    .named("number"), .named("days and time duration"), .list(.range(.named("date"))),
    .context([TypeName.Entry(name: "a b", type: .named("tPerson"))]),
    .function([.named("string"), .named("Any")], .list(.named("number"))),
  ]

  private static func leaf(_ random: inout SeededGenerator) -> Expression {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: .literal(.null)
    case 1: .literal(.boolean(Bool.random(using: &random)))
    case 2: .literal(.number(Decimal128(Int.random(in: -9...9, using: &random))))
    case 3: .literal(.string(["", "a\"b\\n", "\\d", "é🐎\n"].randomElement(using: &random) ?? ""))
    case 4: .temporal("2026-01-31")
    case 5: .testedValue
    case 6: .range(low: nil, includesLow: false, high: .literal(.number(Decimal128(5))), includesHigh: true)
    default: .name(names.randomElement(using: &random) ?? "a")
    }
  }

  /// The parser reads a minus before a number as part of the number.
  private static func negation(of operand: Expression) -> Expression {
    if case .literal(.number(let number)) = operand { return .literal(.number(-number)) }
    return .negation(operand)
  }

  /// Tests as the parser makes them: a range that is written out is no expression.
  static func tests(_ random: inout SeededGenerator, depth: Int = 3) -> [UnaryTest] {
    func flip() -> Bool { Bool.random(using: &random) }
    func part() -> Expression { make(depth: depth, &random) }
    return (0...Int.random(in: 0...2, using: &random)).map { _ in
      switch Int.random(in: 0..<3, using: &random) {
      case 0: return .compares([.less, .greaterOrEqual, .equal, .notEqual].randomElement(using: &random) ?? .less, part())
      case 1: return .within(low: part(), lowIncluded: flip(), high: part(), highIncluded: flip())
      default:
        let expression = part()
        if case .range = expression { return .matches(.list([expression])) }
        return .matches(expression)
      }
    }
  }
}
