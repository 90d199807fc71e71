import FEEL
import Testing

/// Texts are sequences of code points: what only looks the same is another text, and no text costs more than its length.
@Suite struct CodePointTests {
  /// Each compares an "é" of one code point with an "e" that has an accent put on it.
  @Test(arguments: [
    (#""\#u{E9}" = "e\#u{301}""#, #"false"#),
    (#""\#u{E9}" != "e\#u{301}""#, #"true"#),
    (#""\#u{E9}" < "e\#u{301}""#, #"false"#),
    (#""e\#u{301}" < "\#u{E9}""#, #"true"#),
    (#""\#u{E9}" in ("e\#u{301}")"#, #"false"#),
    (#"contains("n\#u{E9}", "e\#u{301}")"#, #"false"#),
    (#"contains("ne\#u{301}", "e")"#, #"true"#),
    (#"starts with("\#u{E9}", "e\#u{301}")"#, #"false"#),
    (#"starts with("e\#u{301}", "e")"#, #"true"#),
    (#"ends with("\#u{E9}", "e\#u{301}")"#, #"false"#),
    (#"substring before("n\#u{E9}", "e\#u{301}")"#, #""""#),
    (#"substring after("e\#u{301}", "e")"#, #""\#u{301}""#),
    (#"split("a\#u{E9}b", "e\#u{301}")"#, #"["a\#u{E9}b"]"#),
    (#"replace("\#u{E9}", "e\#u{301}", "x")"#, #""\#u{E9}""#),
    (#"replace("e\#u{301}", "e", "x")"#, #""x\#u{301}""#),
    (#"matches("\#u{E9}", "e\#u{301}")"#, #"false"#),
    (#"string length("e\#u{301}")"#, #"2"#),
    (#"count(distinct values(["\#u{E9}", "e\#u{301}", "\#u{E9}"]))"#, #"2"#),
    (#"list contains(["\#u{E9}"], "e\#u{301}")"#, #"false"#),
    (#"index of(["\#u{E9}", "e\#u{301}"], "e\#u{301}")"#, #"[2]"#),
    (#"count(union(["\#u{E9}"], ["e\#u{301}"]))"#, #"2"#),
    (#"{\#u{E9}: 1, e\#u{301}: 2}"#, #"{\#u{E9}: 1, e\#u{301}: 2}"#),
    (#"{\#u{E9}: 1}.e\#u{301}"#, #"null"#),
    (#"get value({\#u{E9}: 1}, "e\#u{301}")"#, #"null"#),
    (#"{\#u{E9}: 1} = {e\#u{301}: 1}"#, #"false"#),
    (#"count(get entries(context put({\#u{E9}: 1}, "e\#u{301}", 2)))"#, #"2"#),
    (#"min("\#u{E9}", "e\#u{301}") = "e\#u{301}""#, #"true"#),
    (#"for \#u{E9} in [1] return e\#u{301}"#, #"[null]"#),
    (#"(function(\#u{E9}) \#u{E9})(e\#u{301}: 1)"#, #"null"#),
    (#""e\#u{301}" in ["e".."f"]"#, #"true"#),
    (#""\#u{E9}" in ["e".."f"]"#, #"false"#),
  ])
  func toldApart(_ text: String, _ expected: String) throws {
    let value = (try? Parser.expression(text))?.evaluate().value ?? .null
    #expect(value.description == expected, "\(text)")
  }

  /// Names of variables are told apart like texts.
  @Test func names() throws {
    let expression = try Parser.expression("e\u{301}")
    #expect(expression.value(in: ["\u{E9}": .number(Decimal128(1))]) == .null)
    #expect(expression.value(in: ["e\u{301}": .number(Decimal128(1))]) == .number(Decimal128(1)))
    #expect(expression != .name("\u{E9}"))
    #expect(Set([expression, .name("\u{E9}")]).count == 2)
  }

  /// Of every length, and different in any one byte, whole texts and parts of texts.
  @Test func everyByteCounts() {
    let letters = (0..<40).map { UInt8(97 + $0 % 26) }
    for length in 0...40 {
      let bytes = Array(letters.prefix(length))
      let text = String(decoding: bytes, as: UTF8.self)
      let padded = "\u{E9}" + text
      #expect(text.isExactly(String(decoding: bytes, as: UTF8.self)) && padded.dropFirst().isExactly(text))
      #expect(!text.isExactly(text + "a") && !text.isExactly(padded))
      for place in 0..<length {
        var other = bytes
        other[place] ^= 1
        let changed = String(decoding: other, as: UTF8.self)
        #expect(!text.isExactly(changed) && !padded.dropFirst().isExactly(changed), "\(text) \(changed)")
        #expect(Value.string(text) != .string(changed) && Set([Value.string(text), .string(changed), .string(text)]).count == 2)
      }
    }
  }

  /// 64 kB of marks on one letter. Swift alone takes four seconds to compare two of these.
  private static let marks = "e" + String(repeating: "\u{301}\u{316}", count: 16_000)

  @Test(arguments: [
    "a = b", "a < b", "contains(a, b)", "starts with(a, b)", "ends with(a, b)", "substring before(a, b)", "substring after(a, b)",
    "split(a, \"x\")", "replace(a, \"x\", b)", "matches(a, \"^x\")", "distinct values([a, b, a])", "list contains([a], b)",
    "index of([a, b], b)", "union([a], [b])", "mode([a, b, a])", "min(a, b)", "sort([a, b], function(x, y) x < y)",
    "context([{key: a, value: 1}, {key: b, value: 2}])", "get value(context put({}, a, 1), b)",
    "context put(context put({}, a, 1), b, 2) = {}", "{x: context put({}, a, 1), y: context put({}, b, 1)}.x = 1", "a in (b, a)",
    "a in [a..b]", "upper case(a) = lower case(b)", "string length(a + b)", "number(a, b, b)", "date(a)", "duration(a)", "a in not(b)",
    "date and time(\"2024-01-01T00:00:00@\" + a)", "string(a) = string(b)", "string([a, b])", "get value({}, a)", "matches(a, \"x\", b)",
    "[a, b][item = a]", "if a = b then a else b", "a instance of string", "list replace([a, b], function(x, y) x = y, a)",
  ])
  func costsNoMoreThanItsLength(_ text: String) throws {
    let scope = Scope(["a": .string(Self.marks + "\u{301}"), "b": .string(Self.marks + "\u{316}")])
    let clock = ContinuousClock()
    let expression = try Parser.expression(text)
    let time = clock.measure {
      let value = expression.evaluate(in: scope).value
      _ = Set([value, .string(Self.marks)])
      _ = value.description.utf8.count
    }
    #expect(time < .seconds(3))
  }

  /// A name comes from a file, and is compared with many others: one with more marks than any writing needs is refused.
  @Test func namesWithTooManyMarks() throws {
    let clock = ContinuousClock()
    let time = try clock.measure {
      for text in [Self.marks, "{\(Self.marks): 1}", "x.\(Self.marks)", "for \(Self.marks) in [1] return 1", "@\(Self.marks.dropFirst())"] {
        #expect(throws: SyntaxError.self) { try Parser.expression(text) }
      }
      let long = try Parser.expression("{\"\(Self.marks)\": 1}")
      #expect(long.evaluate().value == .context(Context([(Self.marks, .number(Decimal128(1)))])))
      #expect(try Parser.expression("e" + String(repeating: "\u{301}", count: 30)) != .literal(.null))
    }
    #expect(time < .seconds(3))
  }
}
