import FEEL
import TestSupport
import Testing

/// Expressions made to take all time, memory or stack end in a result or a reason after a bounded number of steps.
@Suite struct HostileEvaluationTests {
  static func rep(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
  private static func row(_ count: Int, _ element: (Int) -> String) -> String { (0..<count).map(element).joined(separator: ", ") }

  private static func evaluate(_ text: String, _ scope: [String: Value] = [:], steps: Int = 1_000_000, size: Int = 1_000_000) throws
    -> Evaluated
  {
    var environment = Environment()
    (environment.limits.steps, environment.limits.size) = (steps, size)
    return try Parser.expression(text).evaluate(in: Scope(scope), environment)
  }

  /// A text of a million characters, and a list of as many elements.
  static let large: [String: Value] = [
    "s": .string(rep("a", 1_000_000)), "l": .list(Array(repeating: .null, count: 1_000_000)),
  ]

  @Test(arguments: [
    ("for i in 1..100000000000 return i", "takes more than"), ("for i in 100000000000..1 return i", "takes more than"),
    ("for i in [1..1e30] return i", "Only whole numbers"), ("for i in 1..1e30 return i", "Only whole numbers"),
    ("some i in 1..1e15 satisfies i < 0", "takes more than"), ("for a in 1..1000, b in 1..1000, c in 1..1000 return a", "takes more than"),
    ("for d in @\"-999999999-01-01\"..@\"999999999-12-31\" return d", "takes more than"),
    ("10 ** 6000 ** 6000", "no result that a number can hold"),
    ("1e6144 * 10", "no result that a number can hold"), ("exp(1e30)", "at most 14,149"),
    ("number(\"1e-9223372036854775808\")", "is not a number"),
    ("number(\"1e9223372036854775808\")", "is not a number"), ("1 ** 1e6144 + null", "'+' needs"), ("decimal(1, 1e6144)", "scale"),
    ("{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r", "nests more than"),
    ("{f: function(g, n) for i in [n] return g(g, i + 1), r: f(f, 1)}.r", "nests more than"),
    ("{f: function(g, n) sort([n, 1], function(a, b) g(g, b)), r: f(f, 1)}.r", "nests more than"),
    ("sort(for i in 1..100000 return -i, function(a, b) a < b)", "takes more than"),
    ("for i in 1..100000 return partial", "takes more than"), ("concatenate([1], l)", "takes more than"), ("[l, l]", "takes more than"),
    ("for i in 1..100 return s", "takes more than"),
    ("{a: s, b: [s, s, s], c: {a: [s], b: s}, d: [a, b, c, a, b, c, a, b, c]}.d", "takes more than"),
    (
      "[[\"a\"..s], [\"a\"..s], [\"a\"..s], [\"a\"..s], [\"a\"..s], [\"a\"..s], [\"a\"..s], s, s, s, s, s, s, s, s, s, s]",
      "takes more than"
    ),
    ("s + s", "is refused"), ("replace(s, \"a\", \"bb\")", "takes more than"), ("duration(s)", "must be a text"),
  ])
  func endsWithAReason(_ text: String, _ reason: String) throws {
    let names = try Parser.expression(text).names
    let result = try Self.evaluate(text, Self.large.filter { names.contains($0.key) })
    #expect(result.value == .null && result.reasons.contains { $0.contains(reason) }, "\(result.value.brief) \(result.reasons)")
  }

  /// What takes long counts as many steps: so in a loop it is soon stopped.
  @Test(arguments: [
    "string([s])", "string({\"k\": s})", "distinct values([s, s])", "get value({a: 1}, s)", "context put({}, s, 1)",
    "context([{key: s, value: 1}])",
    "upper case(s)", "s = s", "s < s", "contains(s, \"b\")", "starts with(s, \"b\")", "split(s, \"b\")", "matches(s, \"^a(b|c)*\")",
    "matches(s, \"b\")", "replace(\"a\", \"a\", s)", "matches(\"a\", s)", "number(s)", "range(s)", "string join([s], s)",
    "l instance of list<Null>",
    "(function(p: list<number>) 1)(l)", "reverse(l)", "l[item = 1]", "for i in l return i", "all(l)", "l = l[item = null]",
    "for i in 1..300 return exp(i)", "for i in 1..300 return log(i)", "for i in 1..300 return sqrt(i)", "for i in 1..300 return 1.1 ** i",
    "for i in 1..10 return matches(\"a\", \"(a{1000}){1000}\")", "matches(\"a\", \"(?:(?:(?:){1000}){1000}){1000}\")",
  ])
  func whatTakesLongCountsAsSteps(_ text: String) throws {
    #expect(
      try Self.evaluate(text, Self.large, steps: 6_000).reasons.contains {
        $0.contains("takes more than 6000 steps") || $0.contains("too many steps")
      })
  }

  /// Work that grows with the text of the expression, in a loop that does nothing else.
  @Test func readingAnExpressionAgainCountsAsSteps() throws {
    let ones = "[" + Self.row(20_000) { _ in "1" } + "]"
    for text in [
      "for i in 1..10 return for j in [] return \(ones)",
      "for i in 1..10 return 1 instance of context<\(Self.row(5_000) { "a\($0): number" })>",
      "for i in 1..10 return function(p: context<\(Self.row(5_000) { "a\($0): number" })>) p",
      (0..<5).map { loop in "for \(Self.row(18) { "a\(loop)x\($0) in [1]" }) return " }.joined() + "for i in 1..1000 return zz",
      "for i in 1..10 return {\(Self.row(5_000) { "a\($0): 1" })}", "for i in 1..10 return \(Self.rep("z", 90_000))",
    ] {
      #expect(try Self.evaluate(text, steps: 6_000).reasons.contains { $0.contains("takes more than 6000 steps") }, "\(text.prefix(60))")
    }
  }

  /// Sixty times twice as much would be more than there is; printing, comparing and hashing what is left is bounded too.
  @Test(arguments: [
    ("[1]", "[_, _]"), ("{k: 1}", "{p: _, q: _}"), ("\"ab\"", "_ + _"),
    ("[1]", "concatenate(_, _)"), ("[1]", "append(_, _)"), ("[1]", "for i in 1..2 return _"),
    ("[1]", "[[_, _]][1]"), ("{k: 1}", "context put(_, \"z\", [_, _])"), ("[1]", "insert before(_, 1, _)"),
    ("\"ab\"", "string join([_, _])"), ("\"ab\"", "replace(\"xx\", \"x\", _)"), ("[\"abcdefghijklmnop\"]", "[_[1] + _[1]]"),
  ])
  func doublingIsStopped(_ start: String, _ step: String) throws {
    let entries = (0..<60).map { "a\($0 + 1): " + step.replacing("_", with: "a\($0)") }
    let result = try Self.evaluate("{a0: \(start), \(entries.joined(separator: ", "))}", size: 10_000)
    #expect(result.value.description.utf8.count < 1_000_000)
    #expect(result.value == result.value && result.value.hashValue == result.value.hashValue)
    #expect(!result.reasons.isEmpty)
    // What comes in from outside is bounded when something is made of it.
    #expect(try Self.evaluate("[v, v]", ["v": .list(Array(repeating: Self.large["l"] ?? .null, count: 100))]).value == .null)
  }

  @Test func reasonsAreFewAndShort() throws {
    let long = Self.rep("k", 100_000)
    let result = try Self.evaluate("for i in 1..1000 return get value({}, k)", ["k": .string(long)], steps: 10_000_000)
    #expect(result.reasons.count <= 101 && result.reasons.allSatisfy { $0.utf8.count < 1_100 })
    #expect(result.reasons.first?.hasSuffix("…") == true)
  }

  @Test func aLongValueIsCutInMessages() {
    #expect(Value.list([.number(Decimal128(1)), .string("a")]).brief == "[1, \"a\"]")
    for value in Self.large.values { #expect(value.brief.utf8.count < 300 && value.brief.hasSuffix("…")) }
    var nested = Value.null
    for _ in 0..<60 { nested = .list([nested, nested]) }
    #expect(nested.brief.utf8.count < 300)
  }

  /// A type prints in a few parts, however many it shares.
  @Test func aTypeThatSharesPartsPrintsShort() {
    var type = FEELType.number
    for _ in 0..<60 { type = .context(["a": type, "b": type]) }
    #expect(type.description.utf8.count < 10_000 && type.description.contains("…"))
    #expect(
      FEELType.context(["a": .list(.number), "b": .function([.date], .any)]).description
        == "context<a: list<number>, b: function<date> -> Any>")
  }

  /// A regular expression takes the length of the text times its own length, not two to the power of either.
  @Test(arguments: ["(a+)+$", "(a|a)*b", "((a*)*)*b", "(a|aa|aaa)+$", "(.*)*x", "(a?){9}a{9}$", "(?:a*?)*?b", "(x+x+)+y"])
  func catastrophicPatternsEnd(_ pattern: String) throws {
    let result = try Self.evaluate("matches(t, p)", ["t": .string(Self.rep("a", 5_000) + "!"), "p": .string(pattern)], steps: 1_000_000)
    #expect(result.value == .boolean(false), "\(result.reasons)")
  }

  /// Work that is no step of the search counts too: comparing what a group took, forgetting groups, asking for properties.
  @Test(arguments: ["(.*?)\\1x", "(.*)\\1x", "b" + rep("()", 4_000), "[" + rep("\\p{Lu}\\P{Lu}\\p{IsThai}", 300) + "]*z"])
  func searchesEndInShortTime(_ pattern: String) throws {
    let text = Self.rep("a", 100_000) + "b" + Self.rep("a", 100_000)
    let result = try Self.evaluate("matches(t, p)", ["t": .string(text), "p": .string(pattern)], steps: 500_000)
    #expect(result.value != .null || result.reasons.contains { $0.contains("steps") })
  }

  @Test func aBackReferenceGivesUp() throws {
    let result = try Self.evaluate("matches(s, \"(a*)*\\1b\")", ["s": .string(Self.rep("a", 5_000))], steps: 10_000_000)
    #expect(result.value == .null && result.reasons.first?.contains("steps") == true)
  }

  /// Nested scopes that bind the same name, written with other white space, hide it and give it back.
  @Test func anInnerNameHidesAnOuterOneUntilItEnds() throws {
    #expect(try Self.evaluate("{a b: 1, c: {\"a  b\": 2, d: a b}.d, e: a b}").value.description == "{a b: 1, c: 2, e: 1}")
    #expect(
      try Self.evaluate("{x y: 1, r: [for x y in [5] return x y, x y, (function(x y) x y)(7), x y]}.r").value.description
        == "[[5], 1, 7, 1]")
    #expect(throws: SyntaxError.self) { try Parser.expression("{r: [for x y in [5] return x y], s: x y}") }
  }

  /// Thousands of names in nested loops, and a text of one of them: each is looked up once, not once for every loop.
  @Test func manyBoundNamesAreReadInShortTime() throws {
    let loops = (0..<50).map { loop in "for \(Self.row(20) { "n\(loop)x\($0) in 1" }) return " }.joined()
    #expect(throws: Never.self) { try Parser.expression(loops + "[" + Self.row(4_000) { _ in "n1x1" } + "]") }
  }

  /// A quote or backslash with an accent put on it is still a quote or backslash.
  @Test(arguments: ["\"\u{301}", "\\\u{301}", "a\"\u{20DD}b", "\\\"", "\u{1F98A}\\"])
  func textsAreQuotedByCodePoints(_ text: String) throws {
    #expect(try Parser.expression(Value.string(text).description).value(in: [:]) == .string(text))
    let context = Value.context(Context([(text, .null), ("for", .null), ("a  b", .null), ("a b 1", .null), ("é²", .null)]))
    #expect(try Parser.expression(context.description).value(in: [:]) == context)
  }
}
