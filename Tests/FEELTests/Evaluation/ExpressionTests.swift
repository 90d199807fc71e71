import FEEL
import TestSupport
import Testing

/// What expressions of the whole language give, as tables of text, names and result.
@Suite struct ExpressionTests {
  static let scope: [String: Value] = [
    "a": .number(Decimal128(3)), "s": .string("ja"), "l": .list([.string("x"), .string("y")]), "t": .boolean(true), "n": .null,
    "Monthly Fee": .number(Decimal128(7)), "fee-a": .number(Decimal128(8)), "fee": .number(Decimal128(5)),
    "count": .number(Decimal128(9)),
    "p": .context(Context([("full name", .string("An")), ("x", .number(Decimal128(1)))])),
    "people": .list([1, 2, 3].map { .context(Context([("age", .number(Decimal128($0 * 10))), ("item", .string("i\($0)"))])) }),
  ]
  static let names = Names(scope.keys, members: ["full name", "next-of-kin"])

  static func evaluate(_ text: String, _ environment: Environment = Environment(zones: TestZones())) throws -> Evaluated {
    try Parser.expression(text, names: names).evaluate(in: Scope(scope), environment)
  }

  private func expect(_ text: String, _ result: String) throws {
    #expect(try Self.evaluate(text).value.description == result, "\(text)")
  }

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"), ("2 ** 3 ** 2", "64"), ("-3 ** 2", "9"), ("-(3 ** 2)", "-9"),
    ("--a", "3"),
    ("2 * -a", "-6"), ("1 / 3", "0.3333333333333333333333333333333333"), ("1 / 0", "null"), ("0.1 + 0.2 = 0.3", "true"),
    (".5 + 1.5e1", "15.5"),
    ("\"a\" + \"b\"", "\"ab\""), ("\"a\" + 1", "null"), ("1 + null", "null"), ("[1] + 1", "null"), ("-\"a\"", "null"),
    ("9e6144 * 10", "null"),
    ("@\"2026-01-31\" + @\"P1M\"", "date(\"2026-02-28\")"), ("@\"P1D\" * 2", "duration(\"P2D\")"),
    ("-@\"P1D\"", "duration(\"-P1D\")"),
    ("@\"no date\"", "null"), ("@\"2026-03-01\" - @\"2026-02-28\"", "duration(\"P1D\")"),
  ])
  func computes(_ text: String, _ result: String) throws { try expect(text, result) }

  /// The truth tables of `and`, `or` and `not`, where a number stands for everything that is not true or false.
  @Test func threeValuedLogic() throws {
    let values = ["true", "false", "null", "1"]
    func known(_ text: String) -> Bool? { text == "true" ? true : text == "false" ? false : nil }
    for a in values {
      try expect("not(\(a))", known(a).map { "\(!$0)" } ?? "null")
      for b in values {
        let (x, y) = (known(a), known(b))
        try expect("\(a) and \(b)", x == false || y == false ? "false" : x == nil || y == nil ? "null" : "true")
        try expect("\(a) or \(b)", x == true || y == true ? "true" : x == nil || y == nil ? "null" : "false")
      }
    }
  }

  @Test(arguments: [
    ("1 = 1.0", "true"), ("1 != 2", "true"), ("1 = \"1\"", "null"), ("1 != \"1\"", "null"), ("null = null", "true"),
    ("1 = null", "false"),
    ("null != 1", "true"), ("\"e\u{301}\" = \"é\"", "false"), ("[1, [2]] = [1, [2]]", "true"), ("[1, 2] = [1]", "false"),
    ("[1] = 1", "null"),
    ("[1, \"a\"] = [2, 1]", "false"), ("[1, \"a\"] = [1, 1]", "null"), ("{a: 1, b: 2} = {b: 2, a: 1}", "true"),
    ("{a: 1} = {b: 1}", "false"),
    ("{a: 1} = {a: \"1\"}", "null"), ("[1..2] = [1..2]", "true"), ("[1..2] = [1..2)", "false"), ("(< 5) = (< 5)", "true"),
    ("(< 5) = (> 5)", "false"),
    ("(= 5) = [5..5]", "true"), ("(!= 5) = (!= 5)", "true"), ("abs = abs", "true"), ("@\"PT24H\" = @\"P1D\"", "true"),
    ("@\"P1Y\" = @\"P365D\"", "null"),
    ("1 < 2", "true"), ("2 <= 1", "false"), ("\"a\" < \"b\"", "true"), ("\"Z\" < \"a\"", "true"), ("true < false", "null"),
    ("1 < \"2\"", "null"), ("null > 1", "null"),
    ("[1] < [2]", "null"), ("@\"2026-01-01\" < @\"2026-01-02\"", "true"), ("1 = 1 = true", "true"),
  ])
  func compares(_ text: String, _ result: String) throws { try expect(text, result) }

  @Test(arguments: [
    ("5 between 1 and 5", "true"), ("0 between 1 and 5", "false"), ("\"a\" between 1 and 5", "null"),
    ("2 between 1 and 3 and true", "true"),
    ("a in [1, 2, 3]", "true"), ("a in [4..5]", "false"), ("a in [[1..2], [3..4]]", "true"), ("a in < 4", "true"),
    ("a in (1, > 2)", "true"),
    ("a in (1, 2)", "false"), ("a in (3..4]", "false"), ("a in ]2..4[", "true"), ("a in (= 3)", "true"), ("a in (!= 3)", "false"),
    ("a in =3", "true"),
    ("a in \"3\"", "null"), ("[1, 2] in [[1, 2], 3]", "true"), ("[1, 2] in ([1, 2])", "true"), ("1 in [\"a\", 2, 1]", "true"),
    ("null in [1..2]", "null"),
    ("null in null", "true"), ("a in (l)[1]", "null"), ("a in (2) + 1", "true"), ("a in < 4 and t", "true"),
    ("a in (? > 2)", "true"), ("a in (? > 3, 1)", "false"), ("5 in [1..null]", "null"),
    ("2 in [3..1]", "null"), ("{a: 1} in ({a: 2}, {a: 1})", "true"),
    ("@\"2026-01-15\" in [@\"2026-01-01\"..@\"2026-02-01\")", "true"),
  ])
  func testsWithInAndBetween(_ text: String, _ result: String) throws { try expect(text, result) }

  @Test(arguments: [
    ("l[1]", "\"x\""), ("l[-1]", "\"y\""), ("l[0]", "null"), ("l[3]", "null"), ("l[-3]", "null"), ("l[1.5]", "null"),
    ("l[1.0]", "\"x\""), ("l[a - 1]", "\"y\""),
    ("[4, 5, 6][item > 4]", "[5, 6]"), ("[4, 5, 6][item > 4][1]", "5"), ("[1, null][item > 0]", "[1]"), ("[1, 2][\"a\"]", "null"),
    ("7[1]", "7"), ("7[item > 9]", "[]"),
    ("7[true]", "[7]"), ("null[1]", "null"), ("[][1]", "null"), ("[][item > 1]", "[]"), ("people[age > 10].age", "[20, 30]"),
    ("people[age > a * 9][1].age", "30"),
    ("people[item = \"i2\"].age", "[20]"), ("people[nothing > 1]", "[]"), ("[{a: 7}][a = 7].a", "[7]"),
    ("[[1, 2], [3]][count(item) = 1]", "[[3]]"),
    ("[{x y: 1}, {x y: 2}][x y = 2]", "[{x y: 2}]"), ("l[true]", "[\"x\", \"y\"]"),
  ])
  func filters(_ text: String, _ result: String) throws { try expect(text, result) }

  @Test(arguments: [
    ("p.x", "1"), ("p.full name", "\"An\""), ("p.y", "null"), ("a.b", "null"), ("people.age", "[10, 20, 30]"),
    ("people.name", "[null, null, null]"),
    ("[{a: {b: 1}}, {a: {b: [2, 3]}}].a.b", "[1, [2, 3]]"), ("{first name: 1}.first name", "1"), ("{a: {b c: 2}}.a.b c", "2"),
    ("{next-of-kin: 4}.next-of-kin", "4"),
    ("[1..5).end", "5"), ("[1..5).start included", "true"), ("[1..5).end included", "false"), ("(< 5).start", "null"),
    ("[1..2].middle", "null"),
    ("@\"2026-02-03\".month", "2"), ("@\"P1DT2H\".hours", "2"), ("@\"10:00:00+01:00\".time offset", "duration(\"PT1H\")"),
    ("null.a", "null"), ("p . x", "1"),
  ])
  func followsPaths(_ text: String, _ result: String) throws { try expect(text, result) }

  @Test(arguments: [
    ("for i in [1, 2, 3] return i * i", "[1, 4, 9]"), ("for i in 3..1 return i", "[3, 2, 1]"),
    ("for i in [1..3) return i", "[1, 2]"), ("for i in -1..1 return i", "[-1, 0, 1]"),
    ("for i in [1, 2], j in 1..i return 10 * i + j", "[11, 21, 22]"),
    ("for i in 1..5 return if i < 3 then 1 else partial[-1] + partial[-2]", "[1, 1, 2, 3, 5]"),
    ("for i in [] return i", "[]"), ("for i in null return i", "null"), ("for i in 7 return i", "[7]"),
    ("for i in \"a\"..\"c\" return i", "null"), ("for i in 1..2.5 return i", "null"),
    ("for d in @\"2026-02-28\"..@\"2026-03-01\" return d.day", "[28, 1]"), ("for my item in [1, 2] return my item + 1", "[2, 3]"),
    ("for i in (> 5) return i", "null"),
    ("for i in [[1, 2], [3]] return for j in i return j", "[[1, 2], [3]]"), ("for f in [function(x) x + 1] return f(1)", "[2]"),
    ("some i in [1, 2] satisfies i > 1", "true"), ("some i in [1, null] satisfies i > 1", "null"),
    ("some i in [null, 2] satisfies i > 1", "true"), ("some i in [] satisfies true", "false"),
    ("every i in [1, 2] satisfies i > 1", "false"), ("every i in [2, null] satisfies i > 1", "null"),
    ("every i in [null, 0] satisfies i > 1", "false"), ("every i in [] satisfies false", "true"),
    ("some i in [1, 2], j in [2, 3] satisfies i = j", "true"), ("every i in 1..3 satisfies i > 0 and i < 4", "true"),
    ("some i in null satisfies true", "null"), ("every i in [1] satisfies 5", "null"),
    ("if a > 2 then \"groot\" else \"klein\"", "\"groot\""), ("if null then 1 else 2", "2"), ("if 1 then 1 else 2", "2"),
    ("if t then 1 else 2 + 3", "1"),
  ])
  func iteratesAndChooses(_ text: String, _ result: String) throws { try expect(text, result) }

  @Test(arguments: [
    ("{a: 1, b: a + 1, c: {d: a + b}}", "{a: 1, b: 2, c: {d: 3}}"), ("{\"a b\": 1, c: a b}", "{a b: 1, c: 1}"),
    ("{a: 1, a: 2}", "null"), ("{a: 1}.a + a", "4"), ("{}", "{}"),
    ("{b: a}.b", "3"), ("(function(x) x + a)(1)", "4"), ("(function(x, y) x - y)(y: 1, x: 5)", "4"),
    ("(function(x) x)()", "null"), ("(function(x) x)(1, 2)", "null"),
    ("(function(x) x)(z: 1)", "null"), ("(function(x) x)(null)", "null"), ("(function() 5)()", "5"),
    ("{f: function(x y: number) x y * 2, r: f(x y: 4)}.r", "8"),
    ("{add: function(x) function(y) x + y, r: add(1)(2)}.r", "3"),
    ("{x: 1, f: function() x, r: (for x in [9] return f())[1]}.r", "1"), ("(function(x: number) x)(\"a\")", "null"),
    ("(function(x: number) x)([1])", "1"), ("(function(x: list<number>) x)(1)", "[1]"), ("(function(x: nothing) x)(1)", "null"),
    ("5(1)", "null"), ("s(1)", "null"), ("nothing(1)", "null"),
    ("abs(-1)", "1"), ("abs(n: -1)", "1"), ("abs(m: -1)", "null"), ("abs(1, 2)", "null"), ("abs()", "null"),
    ("(if t then abs else floor)(-2)", "2"), ("list contains(l, \"x\")", "true"),
    ("list contains(element: \"x\", list: l)", "true"), ("count(l)", "2"), ("count", "9"), ("max(3, a, 5)", "5"),
    ("date and time(\"2026-01-31T10:00:00\").hour", "10"),
    ("sort([1, 3, 2], function(x, y) x > y)", "[3, 2, 1]"), ("all([true, null])", "null"), ("all(true, false)", "false"),
    ("any([false, true])", "true"), ("any([false, 1])", "null"),
    ("all([])", "true"), ("any([])", "false"), ("all(null)", "null"),
  ])
  func contextsAndFunctions(_ text: String, _ result: String) throws { try expect(text, result) }

  @Test(arguments: [
    ("Monthly Fee + 1", "8"), ("fee-a", "8"), ("fee - a", "8"), ("fee -a", "8"), ("Monthly   Fee", "7"), ("(fee)-(a)", "2"),
    ("fee * a", "15"),
    ("for fee in [1] return fee-a", "[8]"), ("{x-y: 1, z: x-y + 1}.z", "2"), ("t and n", "null"),
    ("{date: true, time: true, r: date and time}.r", "true"),
  ])
  func joinsTheWordsOfNames(_ text: String, _ result: String) throws { try expect(text, result) }

  @Test(arguments: [
    ("nothing", "There is no 'nothing' here."),
    ("1 + s", "'+' needs two numbers, two texts, or days, times and durations that fit; it has a number and a string."),
    ("p.q", "The context has no entry 'q'."), ("l[9]", "A list of 2 elements has no element 9."),
    ("(function(x: number) x)(s)", "The argument 'x' must be of the type number; it is a string."),
    ("[3..1]", "The range 3..1 ends before it starts."),
    ("if s then 1 else 2", "A condition must be true or false; it is a string."),
    ("5(1)", "What is called is no function but a number."),
  ])
  func saysWhyThereIsNoResult(_ text: String, _ reason: String) throws {
    #expect(try Self.evaluate(text).reasons.first == reason)
  }

  @Test func boundsDepthStepsAndSize() throws {
    var environment = Environment()
    environment.limits.steps = 1_000
    #expect(try Self.evaluate("for i in 1..2000 return i", environment).reasons == ["The evaluation takes more than 1000 steps."])
    #expect(try Self.evaluate("some i in 1..1000000000000 satisfies i < 0", environment).value == .null)
    environment = Environment()
    environment.limits.size = 100
    #expect(try Self.evaluate("for i in 1..101 return i", environment).value == .null)
    #expect(try Self.evaluate("for i in 1..100 return i", environment).value != .null)
    let doubling = "(for i in 1..9 return if i = 1 then \"0123456789abcdef\" else partial[-1] + partial[-1])[4]"
    #expect(try Self.evaluate(doubling, environment).reasons.first == "A text of more than 100 characters is refused.")
    // Values that share their parts: short to write, endless to walk through.
    #expect(try Self.evaluate("{a: [1, 1], b: [a, a, a, a], c: [b, b, b, b], d: [c, c, c, c]}.d", environment).value == .null)
    let endless = "{f: function(g, n) if n = 0 then 0 else 1 + g(g, n - 1), r: f(f, 10)}.r"
    #expect(try Self.evaluate(endless, environment).value == .number(Decimal128(10)))
    let deep = try Self.evaluate(endless.replacing("10)", with: "100000)"), environment)
    #expect(deep.value == .null)
    #expect(deep.reasons.contains("The evaluation nests more than 200 deep, as when a function calls itself without end."))
    #expect(try Self.evaluate("for i in 1..300 return [partial[-1]]", environment).value == .null)
    let functions = try Self.evaluate("for i in 1..300 return function() partial[-1]", environment)
    #expect(functions.reasons.contains { $0.contains("keeps more with it") })
  }

  /// A running total takes as many steps as the loop is long; what walks through all of `partial` counts that.
  @Test func aRunningTotalIsNotBoundedByItsSquare() throws {
    for total in ["partial[-1] + i", "if count(partial) > 5 then partial[-1] + i else partial[count(partial)] + i"] {
      let text = "(for i in 1..20000 return if i = 1 then 1 else \(total))[-1]"
      #expect(try Self.evaluate(text, Environment()).value == .number(Decimal128(200_010_000)))
    }
    for walk in ["sum(partial)", "partial = [1]", "list contains(partial, i)", "partial[item > 5]", "max(partial)"] {
      let text = "for i in 1..20000 return if i = 1 then 1 else \(walk)"
      #expect(try Self.evaluate(text, Environment()).value == .null || walk == "partial = [1]")
    }
  }

  @Test func aNameCanBeAFunctionOfTheLanguageAndAVariable() throws {
    #expect(try Parser.expression("count + count(l)").value(in: Self.scope) == .number(Decimal128(11)))
    let own = Function(name: "abs", parameters: [Function.Parameter(name: "n")]) { _, _ in .string("own") }
    #expect(try Parser.expression("abs(1)").value(in: ["abs": .function(own)]) == .string("own"))
    #expect(own.call([.null, .null], Evaluation()) == .null)
  }

  @Test func operationsWorkOnValues() {
    #expect(Operations.apply(.add, .number(Decimal128(1)), .number(Decimal128(2))) == .number(Decimal128(3)))
    #expect(Value.number(Decimal128(1)).isLess(than: .string("a")) == nil)
    #expect(Value.list([.null]).isEqual(to: .list([.null])) == true)
  }
}
