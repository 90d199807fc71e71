import Testing

@testable import FEEL

/// Functions on texts, lists, contexts and ranges, each as an expression with the expression it equals.
@Suite struct TextFunctionTests {
  @Test(
    arguments: [
      (#"substring("foobar", 3)"#, #""obar""#), (#"substring("foobar", 3, 3)"#, #""oba""#), (#"substring("foobar", -2, 1)"#, #""a""#),
      (#"substring("foobar", 6, 9)"#, #""r""#), (#"substring("foobar", 1, 0)"#, #""""#), (#"substring("foobar", 2.9, 1.9)"#, #""o""#),
      (#"substring("🐎a😀", 2)"#, #""a😀""#), (#"substring("foobar", 3, null)"#, #""obar""#), (#"substring(["foobar"], [6])"#, #""r""#),
      (#"substring(length: 2, start position: 2, string: "abcd")"#, #""bc""#),
      (#"string length("e\u0301🐎")"#, "3"), (#"string length("")"#, "0"),
      (#"upper case("straße é")"#, #""STRASSE É""#), (#"lower case("ÀΣ")"#, #""àσ""#),
      (#"substring before("foobar", "o")"#, #""f""#), (#"substring before("foobar", "x")"#, #""""#),
      (#"substring before("abc", "")"#, #""""#),
      (#"substring after("foobar", "o")"#, #""obar""#), (#"substring after("foobar", "x")"#, #""""#),
      (#"substring after("abc", "")"#, #""abc""#),
      (#"substring after("aabaac", "aac")"#, #""""#), (#"substring before("aabaabaac", "aabaac")"#, #""aab""#),
      (#"contains("foobar", "oba")"#, "true"), (#"contains("foobar", "x")"#, "false"), (#"contains("", "")"#, "true"),
      (#"contains("e\u0301", "e")"#, "true"), (#"contains("\u00e9", "e\u0301")"#, "false"),
      (#"starts with("e\u0301x", "e")"#, "true"), (#"starts with("a", "ab")"#, "false"), (#"starts with("a", "")"#, "true"),
      (#"ends with("🐎😀", "😀")"#, "true"), (#"ends with("b", "ab")"#, "false"), (#"ends with("ab", "a")"#, "false"),
      (#"matches("foobar", "^fo*b")"#, "true"), (#"matches("ABC", "b", "i")"#, "true"), (#"matches("abc", "b", null)"#, "true"),
      (#"replace("abc", "[a-c]", "<$0>")"#, #""<a><b><c>""#), (#"replace("abcd", "(ab)|(a)", "[$1][$2]")"#, #""[ab][]cd""#),
      (#"replace("a.b", ".", "-", "q")"#, #""a-b""#),
      (#"split("a;b;;", ";")"#, #"["a", "b", "", ""]"#), (#"split("John  Doe", "\s+")"#, #"["John", "Doe"]"#),
      (#"split("", ";")"#, #"[""]"#),
      (#"string join(["a", null, "c"], "-")"#, #""a-c""#), (#"string join(["a", "b"])"#, #""ab""#), (#"string join("a", "x")"#, #""a""#),
      (#"string join([], "x")"#, #""""#), (#"string join(["a", "b"], null)"#, #""ab""#),
    ] as [(String, String)])
  func givesText(_ expression: String, _ expected: String) throws { try expect(expression, expected) }

  @Test(arguments: [
    "list contains([1, [2], null], [2])", "list contains([1, null], null)", "not(list contains([1, 2], \"1\"))", "list contains(1, 1.0)",
    "list contains([{a: 1, b: 2}], {b: 2, a: 1})", "count([1, null, [2, 3]]) = 3", "count([]) = 0", "count(7) = 1",
    "index of([1, 2, null, 2], 2) = [2, 4]", "index of([1, null], null) = [2]", "index of([1], 3) = []", "reverse([1, 2, 3]) = [3, 2, 1]",
    "reverse([]) = []", "append([1], 2, [3]) = [1, 2, [3]]", "append(1, null) = [1, null]", "append(item: 2, list: [1]) = [1, 2]",
    "concatenate([1], 2, [], [[3]]) = [1, 2, [3]]", "union([1, 2, 1.0], [3, 2]) = [1, 2, 3]",
    "distinct values([1, \"1\", 1.0, null, null, true, [1], [1.00], {a: 1}, {a: 1}]) = [1, \"1\", null, true, [1], {a: 1}]",
    "distinct values([@\"2025-01-01\", @\"2025-01-01\", @\"P1D\", @\"PT24H\"]) = [@\"2025-01-01\", @\"P1D\"]",
    "count(distinct values([\"\\u00e9\", \"e\\u0301\"])) = 2", "flatten([[1, [2, []]], 3, [[[4]]]]) = [1, 2, 3, 4]", "flatten(1) = [1]",
    "flatten([{a: [1]}]) = [{a: [1]}]", "sublist([1, 2, 3], 2) = [2, 3]", "sublist([1, 2, 3], -2, 1) = [2]",
    "sublist([1, 2, 3], 2, 9) = [2, 3]",
    "sublist([1, 2, 3], 1, 0) = []", "sublist(list: [1, 2], start position: 2) = [2]", "insert before([1, 3], 2, [2]) = [1, [2], 3]",
    "insert before([1, 2], -1, 0) = [1, 0, 2]", "insert before([1], 1, null) = [null, 1]", "remove([1, 2, 3], 2) = [1, 3]",
    "remove([1, 2, 3], -1) = [1, 2]", "remove(1, 1) = []", "list replace([1, 2, 3], 2, 4) = [1, 4, 3]",
    "list replace([1, 2], -1.5, 4) = [1, 4]",
    "list replace([2, 4, 7], function(item, newItem) item < newItem, 5) = [5, 5, 7]",
    "list replace(match: function(item, newItem) item = 2, newItem: 4, list: [1, 2]) = [1, 4]",
    "sort([3, 1, 5, 4], function(x, y) x > y) = [5, 4, 3, 1]", "sort([], function(x, y) x) = []", "sort(1, function(x, y) x) = [1]",
    "sort([{a: 2, b: 1}, {a: 1, b: 2}, {a: 2, b: 3}, {a: 1, b: 4}], function(x, y) x.a < y.a).b = [2, 4, 1, 3]",
    "get value({a: 1}, \"a\") = 1", "get value(key: \"a b\", m: {\"a b\": 1}) = 1", "get value([{a: 1}], \"a\") = 1",
    "get entries({b: 1, a: 2}) = [{key: \"b\", value: 1}, {key: \"a\", value: 2}]", "get entries({}) = []",
    "context([{key: \"a\", value: 1}, {key: \"b\", value: null, more: 2}]) = {a: 1, b: null}", "context({key: \"a\", value: 1}) = {a: 1}",
    "context([]) = {}", "context(get entries({a: 1, b: [2]})) = {a: 1, b: [2]}", "context put({a: 1}, \"b\", 2) = {a: 1, b: 2}",
    "context put({a: 1}, \"a\", null) = {a: null}",
    "context put({a: {b: {c: 1, d: 2}}}, [\"a\", \"b\", \"c\"], 3) = {a: {b: {c: 3, d: 2}}}",
    "context put({a: {}}, [\"a\", \"b\"], 1) = {a: {b: 1}}", "context put(context: {}, keys: [\"a\"], value: 1) = {a: 1}",
    "context put(context: {}, key: \"a\", value: 1) = {a: 1}", "context merge([{a: 1, b: 1}, {b: 2}]) = {a: 1, b: 2}",
    "context merge({a: 1}) = {a: 1}", "context merge([]) = {}",
  ])
  func holds(_ expression: String) throws { try expect(expression, "true") }

  @Test(
    arguments: [
      (#"number("1 000,5", " ", ",")"#, "1000.5"), (#"number("1.000.000,01", ".", ",")"#, "1000000.01"), (#"number("-12")"#, "-12"),
      (#"number("1,000.00", ",", null)"#, "1000"), (#"number("1000,5", null, ",")"#, "1000.5"),
      (#"number(from: "1.5", decimal separator: ".", grouping separator: ",")"#, "1.5"),
      ("string(1.50)", #""1.50""#), ("string(true)", #""true""#), (#"string("a\"b")"#, #""a\"b""#),
      (#"string(@"2025-01-31")"#, #""2025-01-31""#),
      (#"string(@"P1DT2H")"#, #""P1DT2H""#), (#"string(@"P14M")"#, #""P1Y2M""#),
      (
        #"string([1, "a", null, @"2025-01-31"])"#,
        #""[1, \"a\", null, date(\"2025-01-31\")]""#
      ), (#"string({a: [1], "b-c": "x"})"#, #""{a: [1], \"b-c\": \"x\"}""#), ("string([1..3))", #""[1..3)""#),
      ("string([])", #""[]""#), ("string([[1]])", #""[[1]]""#),
      (#"range("[1..3)")"#, "[1..3)"), (#"range("(-1..2]")"#, "(-1..2]"), (#"range(" [ 1 .. 3 ] ")"#, "[1..3]"),
      (#"range("[date(\"2025-01-01\")..@\"2025-12-31\"]")"#, #"[@"2025-01-01"..@"2025-12-31"]"#),
      (#"range("[\"a\"..\"b\"]")"#, #"["a".."b"]"#),
    ] as [(String, String)])
  func converts(_ expression: String, _ expected: String) throws { try expect(expression, expected) }

  /// No result, and a reason that starts with the name of the function.
  @Test(arguments: [
    #"substring("foobar", 0)"#, #"substring("foobar", 7)"#, #"substring("foobar", -7)"#, #"substring("foobar", 1, -1)"#,
    #"substring("", 1)"#,
    #"substring(null, 1)"#, #"substring("a", "1")"#, #"substring("a", 1, "1")"#, #"string length(1)"#, #"upper case(null)"#,
    #"contains("a", null)"#, #"contains(["a", "b"], "a")"#, #"starts with(1, "1")"#, #"matches("a", "(")"#, #"matches("a", "a", "z")"#,
    #"replace("a", "x*", "-")"#, #"replace("a", "a", "$")"#, #"replace("a", "a", 1)"#, #"split("a", "")"#, #"split(null, ",")"#,
    #"string join([1, 2], ",")"#, #"string join(null)"#, #"string join(["a"], 1)"#,
    "list contains(null, 1)", "count(null)", "append(null, 1)", "concatenate([1], null)", "union(null)", "flatten(null)", "reverse(null)",
    "distinct values(null)", "index of(null, 1)", "sublist([1, 2], 0)", "sublist([1, 2], 3)", "sublist([1, 2], 1, -1)",
    "sublist([1], null)",
    "insert before([1], 2, 0)", "insert before([1], 0, 0)", "remove([1], 2)", "remove([], 1)", "remove([1], \"1\")",
    "list replace([1], 2, 0)",
    "list replace(null, 1, 0)", "list replace([1], function(item, newItem) 1, 0)", "sort([2, 1], function(x, y) null)",
    "sort(null, function(x, y) true)",
    "sort([2, 1], 1)", #"get value({a: 1}, "b")"#, #"get value(null, "a")"#, "get value({a: 1}, 1)", "get entries(1)", "get entries(null)",
    "context(null)", #"context([{key: "a"}])"#, #"context([{key: null, value: 1}])"#,
    #"context([{key: "a", value: 1}, {key: "a", value: 2}])"#,
    #"context put(null, "a", 1)"#, "context put({}, [], 1)", "context put({}, 1, 1)", #"context put({a: 1}, ["a", "b"], 1)"#,
    #"context put({}, ["a", "b"], 1)"#, #"context put(context: {a: {b: 1}}, key: ["a", "b"], value: 2)"#, "context merge([{a: 1}, 1])",
    "context merge(null)", #"number("1,5")"#, #"number("")"#, #"number("1,2,3.5", ".", ",")"#, #"number("1.2,3", ",", ".")"#,
    #"number(",1", ",", ".")"#,
    #"number("1", ";", ".")"#, #"number("1", ".", " ")"#, #"number("1", ".")"#, #"number(null, ",", ".")"#, #"number(1)"#, "string(null)",
    #"range("[1..]")"#, #"range(">=1")"#, #"range("1")"#, #"range("[1..x]")"#, #"range("[date(string(1))..@\"2025-01-01\"]")"#, "range(1)",
  ])
  func refuses(_ expression: String) throws {
    let evaluated = try Parser.expression(expression).evaluate()
    #expect(evaluated.value == .null)
    let name = expression.prefix { $0 != "(" }
    #expect(evaluated.reasons.contains { $0.hasPrefix(name) }, "\(evaluated.reasons)")
  }

  @Test func saysWhatItNeedsAndWhatItMet() throws {
    let evaluated = try Parser.expression(#"contains(1, null)"#).evaluate()
    #expect(evaluated.reasons == ["contains() needs two strings; it met a number and null."])
  }

  @Test func boundsTextsAndSteps() throws {
    var environment = Environment()
    environment.limits.size = 10
    #expect(try Parser.expression(#"string join(["abcdef", "ghijkl"])"#).evaluate(environment).value == .null)
    #expect(try Parser.expression(#"string join(["abcde", "ghijk"])"#).evaluate(environment).value == .string("abcdeghijk"))
    #expect(try Parser.expression(#"upper case("ßßßßßß")"#).evaluate(environment).value == .null)
    #expect(try Parser.expression(#"string([1, 2, 3, 4])"#).evaluate(environment).value == .null)
    #expect(try Parser.expression(#"replace("aaaa", "a", "bbb")"#).evaluate(environment).value == .null)
    environment = Environment()
    environment.limits.steps = 50
    #expect(try Parser.expression("sort([9, 8, 7, 6, 5, 4, 3, 2, 1], function(x, y) x < y)").evaluate(environment).value == .null)
  }

  /// A search whose work is the product of two lengths would be far over the limit of steps, and take minutes.
  @Test func searchesLongTextsInOneGo() {
    let text = [UInt8](repeating: 97, count: 200_000)
    #expect(TextSearch.first([UInt8](repeating: 97, count: 100_000) + [98], in: text) == nil)
    #expect(TextSearch.first([98], in: text + [98]) == 200_000..<200_001)
  }

  @Test func searchesAsAComparisonAtEveryPlaceDoes() {
    let texts = PatternSearchTests.texts(of: ["a", "b"], upTo: 8).map { Array($0.utf8) }
    for text in texts where text.count > 5 {
      for part in texts where part.count < 6 {
        let place = (0...text.count).first { text[$0...].starts(with: part) }
        #expect(TextSearch.first(part, in: text)?.lowerBound == place)
      }
    }
  }

  private func expect(_ expression: String, _ expected: String) throws {
    let evaluated = try Parser.expression(expression).evaluate()
    let value = try Parser.expression(expected).value(in: Scope(), Evaluation())
    #expect(evaluated.value.isEqual(to: value) == true, "\(expression) gave \(evaluated.value) \(evaluated.reasons)")
  }
}

extension Expression {
  fileprivate func evaluate(_ environment: Environment) -> Evaluated { evaluate(in: Scope(), environment) }
}
