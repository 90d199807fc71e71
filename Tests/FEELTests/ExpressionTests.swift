import FEEL
import Testing

@Suite struct ExpressionTests {
  static let scope: [String: Value] = [
    "a": .number(Decimal128(3)), "s": .string("ja"), "l": .list([.string("x"), .string("y")]), "t": .boolean(true), "n": .null,
  ]

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("-a + 1", "-2"), ("1 / 3", "0.3333333333333333333333333333333333"), ("1 / 0", "null"),
    ("0.1 + 0.2 = 0.3", "true"), ("\"a\" + \"b\"", "\"ab\""), ("s = \"ja\"", "true"), ("s != \"ja\"", "false"), ("s = 1", "null"),
    ("n = null", "true"), ("t and n", "null"), ("not(t) and n", "false"), ("t or n", "true"), ("not(n)", "null"),
    ("if a > 2 then \"groot\" else \"klein\"", "\"groot\""), ("list contains(l, \"x\")", "true"), ("list contains(l, \"z\")", "false"),
    ("count(l)", "2"), ("min(3, 1, 2)", "1"), ("max([3, 1, 2])", "3"), ("date(\"2026-02-28\") < @\"2026-03-01\"", "true"),
    ("\"een \\\"quote\\\"\"", "\"een \\\"quote\\\"\""), ("unknownName", "null"),
  ])
  func evaluates(_ text: String, _ expected: String) throws {
    #expect(try Parser.expression(text).value(in: Self.scope).description == expected)
  }

  @Test(arguments: [
    ("-", "\"ja\"", true), ("\"ja\",\"nee\"", "\"nee\"", true), ("\"ja\"", "\"nee\"", false), ("not(\"nee\")", "\"ja\"", true),
    ("not(\"ja\",\"nee\")", "\"nvt\"", true), ("[1..5)", "5", false), ("[1..5]", "5", true), ("]1..5]", "1", false), ("< 3", "2.99", true),
    (">= 3, 1", "1", true), ("[date(\"2024-01-01\")..date(\"2028-12-31\")]", "@\"2028-12-31\"", true),
    ("not([date(\"2024-01-01\")..date(\"2028-12-31\")])", "@\"2029-01-01\"", true), ("\"ja\"", "1", false), ("< 3", "null", false),
  ])
  func testsCells(_ cell: String, _ value: String, _ passes: Bool) throws {
    #expect(try Parser.unaryTests(cell).accept(Parser.expression(value).value(in: [:])) == passes)
  }

  /// Outside the subset: refused while reading, with the place.
  @Test(arguments: [
    ("for x in l return x", 0), ("some x in l satisfies x", 0), ("wlz-soort", -1), ("a +", 3), ("substring(s, 1)", 0), ("\"open", 0),
    ("1 2", 2), ("date(\"2025-02-29\")", 0), ("count(1, 2)", 0), ("a ? b", 2), ("{a: 1}", 0), ("", 0),
  ])
  func refusesOtherExpressions(_ text: String, _ offset: Int) {
    if offset < 0 {
      // A hyphen is a minus: the reader sees a subtraction of two names, which the model then does not know.
      #expect((try? Parser.expression(text))?.names == ["wlz", "soort"])
      return
    }
    let error = #expect(throws: SyntaxError.self) { try Parser.expression(text) }
    #expect(error?.offset == offset)
  }

  /// A word without quotes in a cell is a slip that would otherwise silently match nothing.
  @Test(arguments: ["ja", "\"ja\", nee", "not(nee)", "", "[1..", "< x"])
  func refusesOtherCells(_ text: String) { #expect(throws: SyntaxError.self) { try Parser.unaryTests(text) } }

  @Test func refusesHostileDepthAndLength() {
    let deep = String(repeating: "(", count: 5_000) + "1" + String(repeating: ")", count: 5_000)
    #expect(throws: SyntaxError.self) { try Parser.expression(deep) }
    #expect(throws: SyntaxError.self) { try Parser.expression(String(repeating: "1+", count: 50_000) + "1") }
  }
}
