import TestSupport
import Testing

@testable import FEEL

/// Types: what they are called, which values belong to them, and how values become of another type.
@Suite struct TypeTests {
  static let types: [String: FEELType] = [
    "tNumbers": .list(.number), "tPerson": .context(["name": .string, "age": .number]),
    "tColour": .constrained(
      .string, name: "tColour", .oneOf([.matches(.literal(.string("red"))), .matches(.literal(.string("blue")))])),
    "tColours": .list(.constrained(.string, name: "tColour", .oneOf([.matches(.literal(.string("red")))]))),
    "tRed": .constrained(
      .constrained(.string, name: "tColour", .oneOf([.matches(.literal(.string("red")))])), name: "tRed", .any),
    "tMap": .function([.string, .number], .string),
  ]
  private static let environment = Environment(zones: TestZones(), types: types)

  private func isInstance(_ value: String, _ type: String) throws -> Value {
    try Parser.expression("\(value) instance of \(type)").evaluate(Self.environment).value
  }

  /// Every kind of value against every type of the language: only its own type and `Any` fit.
  @Test func eachKindHasItsOwnType() throws {
    let kinds = [
      ("true", "boolean"), ("1", "number"), ("\"a\"", "string"), ("@\"2026-01-01\"", "date"), ("@\"10:00:00\"", "time"),
      ("@\"2026-01-01T10:00:00\"", "date and time"),
      ("@\"P1D\"", "days and time duration"), ("@\"P1Y\"", "years and months duration"), ("[1]", "list<number>"),
      ("[1..2]", "range<number>"), ("{a: 1}", "context<a: number>"),
      ("(function(x) 1)", "function<Any> -> number"),
    ]
    for (value, own) in kinds {
      #expect(try isInstance(value, "Any") == .boolean(true))
      #expect(try isInstance("null", own) == .boolean(false))
      for (_, type) in kinds { #expect(try isInstance(value, type) == .boolean(type == own), "\(value) \(type)") }
    }
    #expect(try isInstance("null", "Any") == .boolean(false))
    #expect(try isInstance("null", "Null") == .boolean(true))
    #expect(try isInstance("1", "tNothing") == .null)
  }

  @Test(arguments: [
    ("[1, \"a\"]", "list<Any>", true), ("[1, \"a\"]", "list<number>", false), ("[]", "list<number>", true),
    ("[[1]]", "list<list<number>>", true), ("[1, null]", "list<number>", true), ("[null]", "list<number>", true),
    ("{name: null, age: 1}", "tPerson", true), ("{a: null}", "context<a: string>", true),
    ("{a: {b: null}}", "context<a: context<b: date>>", true),
    ("{b: null}", "context<a: string>", false), ("[\"a\", null]", "list<number>", false), ("[[null]]", "list<list<time>>", true),
    ("[1]", "tNumbers", true),
    ("1", "tNumbers", false), ("[1]", "number", false), ("{name: \"a\", age: 1, more: 2}", "tPerson", true),
    ("{name: \"a\"}", "tPerson", false), ("{name: 1, age: 1}", "tPerson", false), ("{}", "context<>", true),
    ("[{name: \"a\", age: 1}]", "list<tPerson>", true), ("\"green\"", "tColour", true), ("1", "tColour", false),
    ("[\"a\"..\"b\"]", "range<number>", false), ("(< 5)", "range<number>", true),
    ("(function() \"a\")", "function<> -> string", true), ("(function() 1)", "function<> -> string", false),
    ("(function(a) 1)", "function<> -> Any", false), ("(function(a: number) a)", "function<string> -> Any", false),
    ("(function(a: string, b: number) \"x\")", "tMap", true), ("(function(a: string, b: string) \"x\")", "tMap", false),
    ("(function(a, b) \"x\")", "tMap", true), ("(function(a, b) a + b)", "tMap", true), ("(function(a, b) a > b)", "tMap", false),
    ("(function(a: context<a: string>) {b: \"b\", c: 1})", "function<context<a: string, b: string>> -> context<b: string>", true),
    ("(function(a: context<a: string, b: string>) 1)", "function<context<a: string>> -> Any", false),
    ("(function() [1])", "function<> -> list<number>", true),
    ("(function() {b: \"b\"})", "function<> -> context<b: string, c: string>", false),
    ("(function() if true then 1 else 2)", "function<> -> string", false),
    ("abs", "function<number> -> number", true), ("abs", "function<number, number> -> number", false),
  ])
  func instanceOf(_ value: String, _ type: String, _ fits: Bool) throws {
    #expect(try isInstance(value, type) == .boolean(fits), "\(value) \(type)")
  }

  /// The order of the types: reflexive, `Any` above all, `Null` below all, and the parts decide.
  @Test func typesConform() {
    let small: [FEELType] = [.number, .string, .dateAndTime]
    let all: [FEELType] =
      small + [
        .any, .null, .list(.number), .list(.any), .range(.date), .context(["a": .number]),
        .context(["a": .number, "b": .string]), .function([.any], .number), .function([.number], .any),
      ]
    for type in all {
      #expect(type.conforms(to: type))
      #expect(type.conforms(to: .any))
      #expect(FEELType.null.conforms(to: type))
    }
    for a in small { for b in small where a != b { #expect(!a.conforms(to: b)) } }
    #expect(FEELType.list(.number).conforms(to: .list(.any)))
    #expect(!FEELType.list(.any).conforms(to: .list(.number)))
    #expect(FEELType.context(["a": .number, "b": .string]).conforms(to: .context(["a": .number])))
    #expect(!FEELType.context(["a": .number]).conforms(to: .context(["a": .number, "b": .string])))
    #expect(FEELType.function([.any], .number).conforms(to: .function([.number], .any)))
    #expect(!FEELType.function([.number], .any).conforms(to: .function([.any], .number)))
    #expect(FEELType.constrained(.number, name: "n", .any).conforms(to: .number))
  }

  @Test(arguments: [
    ("1", "number", "1"), ("[1]", "number", "1"), ("[1, 2]", "number", nil), ("1", "list<number>", "[1]"),
    ("\"a\"", "list<number>", nil), ("null", "number", "null"), ("[null]", "list<number>", "[null]"),
    ("{a: null}", "context<a: number>", "{a: null}"),
    ("@\"2026-01-31\"", "date and time", "date and time(\"2026-01-31T00:00:00Z\")"), ("\"red\"", "tColour", "\"red\""),
    ("\"green\"", "tColour", nil), ("null", "tColour", "null"), ("[\"blue\"]", "tColour", "\"blue\""),
    ("[\"red\"]", "tColours", "[\"red\"]"),
    ("[\"blue\"]", "tColours", nil), ("\"red\"", "tColours", "[\"red\"]"),
    ("{name: \"a\", age: 1, x: 2}", "tPerson", "{name: \"a\", age: 1, x: 2}"), ("{name: \"a\"}", "tPerson", nil),
    ("1", "Any", "1"), ("\"red\"", "tRed", "\"red\""), ("\"blue\"", "tRed", nil), ("[[1]]", "list<number>", "[1]"),
    ("[[1, 2], [3]]", "list<number>", nil),
  ])
  func coerces(_ value: String, _ type: String, _ result: String?) throws {
    let evaluation = Evaluation(Self.environment)
    guard case .instance(let expression, let name) = try Parser.expression("\(value) instance of \(type)") else {
      Issue.record("no type")
      return
    }
    let target = try #require(FEELType(name, Self.types))
    let coerced = target.coerced(expression.value(in: Scope(), evaluation), "The value", evaluation)
    #expect(coerced?.description == result)
    #expect(evaluation.reasons.isEmpty == (result != nil))
  }

  @Test func saysWhyAValueIsNotOfAType() throws {
    let evaluation = Evaluation(Self.environment)
    let colour = try #require(Self.types["tColour"])
    #expect(colour.coerced(.string("green"), "The input 'x'", evaluation) == nil)
    #expect(FEELType.list(.number).coerced(.string("green"), "The input 'y'", evaluation) == nil)
    #expect(
      evaluation.reasons == [
        "The input 'x' must be one of \"red\", \"blue\" (the type tColour).",
        "The input 'y' must be of the type list<number>; it is a string.",
      ])
  }
}
