import FEEL
import TestSupport
import Testing

/// How texts are read: what belongs together, what names are, and what is refused where.
@Suite struct GrammarTests {
  @Test(arguments: [
    ("1 + 2 * 3", "1 + (2 * 3)"), ("1 - 2 - 3", "(1 - 2) - 3"), ("2 ** 3 ** 4", "(2 ** 3) ** 4"), ("2 * 3 ** 4", "2 * (3 ** 4)"),
    ("-a ** 2", "(-a) ** 2"), ("a or b and c", "a or (b and c)"),
    ("a = b or c < d", "(a = b) or (c < d)"), ("a + 1 > b - 1", "(a + 1) > (b - 1)"),
    ("a between 1 and 2 and b", "(a between 1 and 2) and b"), ("a in [1..2] and b", "(a in [1..2]) and b"),
    ("a + 1 in < 3", "(a + 1) in (< 3)"), ("a instance of number and b", "(a instance of number) and b"),
    ("a + 1 instance of number", "(a + 1) instance of number"),
    ("-a.b", "-(a.b)"), ("-f(1)", "-(f(1))"), ("a.b[1].c(2)", "((((a).b)[1]).c)(2)"),
    ("if a then b else c + 1", "if a then b else (c + 1)"), ("function(x) x + 1", "function(x) (x + 1)"),
    ("for x in y return x + 1", "for x in (y) return (x + 1)"),
    ("some x in y satisfies x and z", "some x in y satisfies (x and z)"), ("a in (1, 2)", "a in (1,2)"), ("a in (b)", "a in b"),
    ("]1..2[", "(1..2)"), ("[1..2[", "[1..2)"), ("[a[1]..b[2]]", "[(a[1])..(b[2])]"), ("[1..a[", "[1..a)"),
    ("x in [1..5[ and y", "(x in [1..5)) and y"), ("(= 5)", "[5..5]"), ("1+/* one */2 // and so on", "1 + 2"),
    ("/* a */ 1 // b\n + 2", "1 + 2"), ("a<b", "a < b"), ("a . b", "a.b"), ("f ( 1 , 2 )", "f(1, 2)"), ("{ a : 1 }", "{a: 1}"),
    ("{\"a\": 1}", "{a: 1}"), ("f(x y: 1)", "f(x  y : 1)"), ("1\u{A0}+\u{3000}2", "1 + 2"),
    ("a instance of list<number>", "a instance of list< number >"),
    ("a instance of function<number, string>->Any", "a instance of function< number,string > -> Any"), ("(a)", "a"),
    ("- 5", "-5"), ("--5", "5"),
  ])
  func groups(_ text: String, _ same: String) throws { #expect(try Parser.expression(text) == Parser.expression(same)) }

  @Test func operatorsThatLookAlikeDiffer() throws {
    #expect(try Parser.expression("a - b") != Parser.expression("a + b"))
    #expect(try Parser.expression("[1..2]") != Parser.expression("[1..2)"))
    #expect(try Parser.expression("f(a: 1)") != Parser.expression("f(1)"))
    #expect(try Parser.expression("a in (< 1)") != Parser.expression("a in (<= 1)"))
    #expect(try Parser.expression("some x in y satisfies x") != Parser.expression("every x in y satisfies x"))
  }

  @Test(arguments: [
    ("\"a\\\"b\\\\c\\n\\t\\r\\'\"", "a\"b\\c\n\t\r'"), ("\"\\u00e9\"", "é"), ("\"\\U01F40E\"", "🐎"), ("\"\\uD83D\\uDC0E\"", "🐎"),
    ("\"\\d+\\s\"", "\\d+\\s"), ("\"\"", ""), ("\"a\nb\"", "a\nb"),
  ])
  func readsTexts(_ text: String, _ meaning: String) throws { #expect(try Parser.expression(text) == .literal(.string(meaning))) }

  @Test(arguments: [
    ("12", "12"), (".5", "0.5"), ("0.50", "0.50"), ("1.5e3", "1.5E3"), ("1E-2", "0.01"), ("1e+2", "1e2"),
    ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
  ])
  func readsNumbers(_ text: String, _ value: String) throws {
    #expect(try Parser.expression(text) == .literal(.number(#require(Decimal128(value)))))
  }

  @Test(arguments: [
    ("Monthly Fee * 2", ["Monthly Fee"]), ("Monthly Fee Paid", ["Monthly Fee Paid"]), ("a-b", ["a-b"]), ("a - b", ["a-b"]),
    ("a -c", ["a", "c"]), ("x and y", ["x and y"]), ("x and z", ["x", "z"]),
    ("Person's name", ["Person's name"]), ("decision A 2.1", ["decision A 2.1"]), ("a.b", ["a"]), ("a+b", ["a", "b"]),
    ("Kosten (€) + 1", ["Kosten (€)"]), ("🐎 + überträge", ["🐎", "überträge"]),
  ])
  func knowsNamesOfSeveralWords(_ text: String, _ names: [String]) throws {
    let known = Names(["Monthly Fee", "Monthly Fee Paid", "a-b", "x and y", "Person's name", "decision A 2.1", "Kosten (€)"])
    #expect(try Parser.expression(text, names: known).names == names)
  }

  @Test(arguments: [
    ("a + b * a", ["a", "b"]), ("for x in l return x + y", ["l", "y"]), ("for x in x return x", ["x"]),
    ("for x in l, y in x return y", ["l"]), ("for x in l return partial", ["l"]), ("partial", ["partial"]),
    ("some x in l satisfies x = z", ["l", "z"]), ("{a: b, c: a}", ["b"]), ("{a: a}", ["a"]), ("{x: {a: 1}, y: a}", ["a"]),
    ("function(a, b) a + b + c", ["c"]), ("l[item > a]", ["l", "a"]), ("item", ["item"]),
    ("count(l) + f(l)", ["l", "f"]), ("sort(l, precedes)", ["l", "precedes"]), ("f(a: b)", ["f", "b"]),
    ("a in (b, < c, [d..e])", ["a", "b", "c", "d", "e"]), ("a.b.c", ["a"]), ("a instance of t", ["a"]),
    ("if a then b else c", ["a", "b", "c"]),
    ("[a..b]", ["a", "b"]), ("(< a)", ["a"]), ("a between b and c", ["a", "b", "c"]), ("for x in a..b return 1", ["a", "b"]),
    ("-a ** b", ["a", "b"]), ("? + 1", []), ("@\"2026-01-01\"", []),
  ])
  func knowsFreeNames(_ text: String, _ names: [String]) throws { #expect(try Parser.expression(text).names == names) }

  @Test func namesInFiltersMayBeEntries() throws {
    let expression = try Parser.expression("people[age > limit].name + x")
    #expect(expression.names == ["people", "age", "limit", "x"])
    #expect(expression.requiredNames == ["people", "x"])
  }

  @Test(arguments: [
    ("", 0), ("a +", 3), ("\"open", 0), ("1 2", 2), ("a ? b", 2), ("(1", 2), ("[1, 2", 5), ("{a 1}", 4), ("{a: 1", 5),
    ("for x l return x", 16), ("for x in l", 10), ("some x in l return x", 12), ("if a then b", 11),
    ("if a b else c", 3), ("then", 0), ("a and and b", 6), ("f(1", 3), ("f(a: 1, 2)", 8), ("f(a: 1, a: 2)", 8), ("x.", 2),
    ("x.1", 1), ("@5", 1), ("a instance number", 11), ("a instance of", 13), ("a instance of list<number", 25),
    ("function(a, a) 1", 12), ("function(a) external {java: {}}", 12), ("[1..2", 5), ("1 /* open", 2), ("\"\\u12\"", 1),
    ("\"\\uD800\"", 1), ("\"\\U110000\"", 1), ("1e7000", 0), ("a # b", 2), ("foo bar", 0), ("a + foo bar", 4), ("(<)", 2),
    ("not(", 4),
    ("a between 1", 11), ("]1, 2]", 2), ("x in", 4), ("1 = ", 4), ("a..b", 1), ("§", 0), ("function<a>", 8),
  ])
  func saysWhereATextIsNoExpression(_ text: String, _ offset: Int) {
    let error = #expect(throws: SyntaxError.self) { try Parser.expression(text) }
    #expect(error?.offset == offset, "\(text): \(String(describing: error))")
  }

  @Test func unknownNamesCanBeRefused() throws {
    #expect(throws: SyntaxError.self) { try Parser.expression("x + 1", allowsUnknownNames: false) }
    #expect(throws: Never.self) {
      try Parser.expression("for x in [1] return x + abs(y)", names: Names().with("y"), allowsUnknownNames: false)
    }
    #expect(throws: Never.self) { try Parser.expression("{a: 1, b: a}.b + (function(c) c)(1)", allowsUnknownNames: false) }
    #expect(throws: Never.self) { try Parser.expression("[{a: 1}][unknown = 1]", allowsUnknownNames: false) }
    #expect(throws: SyntaxError.self) { try Parser.expression("{b: {a: 1}, c: a}", allowsUnknownNames: false) }
    #expect(throws: SyntaxError.self) { try Parser.expression("(for x in [1] return x) + x", allowsUnknownNames: false) }
  }
}
