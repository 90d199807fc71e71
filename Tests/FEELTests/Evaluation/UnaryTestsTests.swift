import FEEL
import TestSupport
import Testing

/// The tests in cells of decision tables.
@Suite struct UnaryTestsTests {
  private static let names = Names(["limit", "band", "allowed"])
  private static let scope = Scope([
    "limit": .number(Decimal128(5)), "allowed": .list([.string("ja"), .string("nee")]),
    "band": .range(ValueRange(low: .number(Decimal128(1)), includesLow: true, high: .number(Decimal128(3)), includesHigh: false)),
  ])

  @Test(arguments: [
    ("-", "\"ja\"", true), ("-", "null", true), ("\"ja\",\"nee\"", "\"nee\"", true), ("\"ja\"", "\"nee\"", false),
    ("not(\"nee\")", "\"ja\"", true),
    ("not(\"ja\",\"nee\")", "\"nvt\"", true), ("not(\"ja\")", "\"ja\"", false), ("[1..5)", "5", false), ("[1..5]", "5", true),
    ("]1..5]", "1", false), ("< 3", "2.99", true),
    (">= 3, 1", "1", true), ("(< 3)", "2", true), ("[date(\"2024-01-01\")..date(\"2028-12-31\")]", "@\"2028-12-31\"", true),
    ("not([date(\"2024-01-01\")..date(\"2028-12-31\")])", "@\"2029-01-01\"", true), ("\"ja\"", "1", false),
    ("< 3", "null", false), ("not(< 3)", "null", true),
    ("limit", "5", true), ("< limit", "4", true), ("[1..limit]", "6", false), ("band", "2", true), ("band", "3", false),
    ("allowed", "\"ja\"", true), ("allowed", "\"x\"", false),
    ("allowed", "[\"ja\", \"nee\"]", true), ("not(allowed)", "\"x\"", true), ("? > 3", "4", true), ("? > 3", "3", false),
    ("count(?) = 2", "[1, 2]", true), ("? * 2", "0", true),
    ("limit > 3", "99", true), ("limit > 9", "99", false), ("? = null", "null", true), ("null", "null", true),
    ("null", "1", false), ("true", "true", true), ("true", "false", false),
    ("false", "false", true), ("true", "null", false), ("limit > 3", "true", true), ("limit > 3", "false", false),
    ("-5", "-5", true), ("- limit", "-5", true), ("!= 4", "5", true), ("= 4", "4", true),
    ("not(true) or true", "true", true), ("> -1", "0", true), ("\"a\" + \"b\"", "\"ab\"", true),
  ])
  func accept(_ cell: String, _ value: String, _ passes: Bool) throws {
    let tests = try Parser.unaryTests(cell, names: Self.names)
    let value = try Parser.expression(value).evaluate(Environment(zones: TestZones())).value
    #expect(tests.accept(value, in: Self.scope, Evaluation(Environment(zones: TestZones()))) == passes)
  }

  /// A word without quotes in a cell is a slip that would otherwise silently match nothing.
  @Test(arguments: [
    ("ja", 0), ("\"ja\", nee", 6), ("not(nee)", 4), ("", 0), ("[1..", 4), ("< x", 2), ("limit, x + 1", 7), ("Monthly Fee", 0),
    ("1 2", 2), ("-, 1", 1), ("not(1", 5), ("> 5)", 3),
  ])
  func refusesOtherCells(_ text: String, _ offset: Int) {
    let error = #expect(throws: SyntaxError.self) { try Parser.unaryTests(text, names: Self.names) }
    #expect(error?.offset == offset, "\(text)")
  }

  @Test func aBareWordIsToldToStandBetweenQuotes() throws {
    let error = #expect(throws: SyntaxError.self) { try Parser.unaryTests("ja") }
    #expect(error?.message == "There is no 'ja' here. Write texts between double quotes: \"ja\".")
    #expect(try Parser.unaryTests("ja", allowsUnknownNames: true).names == ["ja"])
    #expect(try Parser.unaryTests("some x in allowed satisfies x = ?", names: Self.names).names == ["allowed"])
    #expect(try Parser.unaryTests("limit[amount > 5]", names: Self.names).names == ["limit", "amount"])
  }

  @Test func constantsAreTheCuts() throws {
    let constants = try Parser.unaryTests("< 5, [1..3], \"a\"").constants
    #expect(constants.map(\.description) == ["5", "1", "3", "\"a\""])
    #expect(try Parser.unaryTests("-").constants.isEmpty)
    #expect(try Parser.unaryTests("> 5").accept(.number(Decimal128(6))))
  }
}
