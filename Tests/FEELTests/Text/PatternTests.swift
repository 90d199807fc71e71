import Testing

@testable import FEEL

@Suite struct PatternTests {
  @Test(
    arguments: [
      // What takes which characters.
      ("abc", "b", "", true), ("abc", "", "", true), ("", "", "", true), ("", "a", "", false), ("a.c", "a\\.c", "", true),
      ("abc", "a\\.c", "", false), ("a\nb", "a.b", "", false), ("a\rb", "a.b", "", false), ("a\nb", "a.b", "s", true),
      ("a\u{85}b", "a.b", "", true), ("🐎", "^.$", "", true), ("e\u{301}", "^.$", "", false), ("\r\n", "^..$", "s", true),
      ("ab", "^(a|ab)$", "", true), ("ab", "^(?:a|ab)$", "", true), ("ac", "^a(b|)c$", "", true),
      // Anchors.
      ("a\nb", "^b", "", false), ("a\nb", "^b", "m", true), ("a\nb", "a$", "", false), ("a\nb", "a$", "m", true),
      ("a\n", "a$", "", false), ("a\n", "\n^$", "m", false), ("a\n\n", "^$", "m", true), ("a\rb", "a$", "m", false),
      // Repetition.
      ("aaa", "^a{3}$", "", true), ("aaa", "^a{2}$", "", false), ("aaa", "^a{2,}$", "", true), ("aaa", "^a{4,}$", "", false),
      ("aaa", "^a{1,2}$", "", false), ("aaa", "^a{0,3}$", "", true), ("", "^a{0}$", "", true), ("a", "^a{0}$", "", false),
      ("aab", "^a+?b$", "", true), ("b", "^a*?b$", "", true), ("b", "^a??b$", "", true), ("aaa", "^a{1,2}?$", "", false),
      ("", "^(a*)*$", "", true), ("aa", "^(a*)+$", "", true), ("aab", "^(a|b*)*$", "", true), ("", "(|a)+", "", true),
      // Classes.
      ("b", "[a-c]", "", true), ("d", "[a-c]", "", false), ("d", "[^a-c]", "", true), ("-", "[a-]", "", true),
      ("-", "[-a]", "", true), ("-", "[a\\-z]", "", true), ("b", "[a\\-z]", "", false), ("^", "[a^]", "", true),
      ("e", "[a-z-[aeiou]]", "", false), ("f", "[a-z-[aeiou]]", "", true), ("e", "[a-z-[a-z-[e]]]", "", true),
      ("f", "[a-z-[a-z-[e]]]", "", false), ("b", "[^a-[b]]", "", false), ("c", "[^a-[b]]", "", true),
      ("]", "[\\]]", "", true), ("5", "[\\d]", "", true), ("x", "[\\D]", "", true), ("5", "[^\\d]", "", false),
      ("+", "[*-/]", "", true), ("-", "[0-9-.]", "", true), (".", "[.]", "", true), ("a", "[.]", "", false),
      ("\t", "[\\t\\n]", "", true), ("$", "[$]", "", true), ("🐎", "[🐀-🐿]", "", true),
      // Classes with a name.
      ("٣", "^\\d$", "", true), ("_", "\\w", "", false), ("é", "^\\w$", "", true), ("+", "\\w", "", true), ("-", "\\W", "", true),
      (" ", "\\s", "", true), ("\u{A0}", "\\s", "", false), ("a", "\\S", "", true), (":", "^\\i$", "", true),
      ("1", "\\i", "", false), ("1", "^\\c$", "", true), ("-", "^\\c$", "", true), ("é", "^\\i\\c*$", "", true), (" ", "\\C", "", true),
      ("A", "\\p{Lu}", "", true), ("a", "\\p{Lu}", "", false), ("a", "\\P{Lu}", "", true), ("a", "\\p{L}", "", true),
      ("€", "\\p{Sc}", "", true), ("\u{378}", "\\p{Cn}", "", true), ("a", "\\p{IsBasicLatin}", "", true),
      ("é", "\\p{IsBasicLatin}", "", false), ("é", "\\p{IsLatin-1Supplement}", "", true), ("α", "\\p{IsGreek}", "", true),
      ("é", "[\\p{Ll}-[\\p{IsBasicLatin}]]", "", true), ("e", "[\\p{Ll}-[\\p{IsBasicLatin}]]", "", false),
      // Groups that return.
      ("abab", "^(ab)\\1$", "", true), ("abac", "^(ab)\\1$", "", false), ("b", "^(a)?b\\1$", "", true),
      ("aa0", "^(a)\\10$", "", true), ("abcdefghijj", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10", "", true),
      ("aA", "^(a)\\1$", "", false), ("aA", "^(a)\\1$", "i", true), ("abba", "^(.)(.)\\2\\1$", "", true),
      ("", "^(a*)*\\1$", "", true), ("aabaab", "^(a*b)+\\1$", "", true),
      // Upper and lower case.
      ("K", "k", "i", true), ("k", "\u{212A}", "i", true), ("ς", "Σ", "i", true), ("s", "ſ", "i", true), ("ß", "ẞ", "i", true),
      ("k", "[\u{2120}-\u{2130}]", "i", true), ("a", "\\p{Lu}", "i", false), ("a", "[^A]", "i", false), ("a", "[^A-Z-[B]]", "i", false),
      // White space and plain text.
      ("ab", "a b", "x", true), ("a b", "a[ ]b", "x", true), ("a b", "a\\ s b", "x", true), ("[ ", "\\[[ ]", "x", true),
      ("a.b", "a.b", "q", true), ("axb", "a.b", "q", false), ("A.B", "a.b", "qi", true), ("(", "(", "q", true), ("a b", "a b", "qx", true),
    ] as [(String, String, String, Bool)])
  func searches(_ text: String, _ pattern: String, _ flags: String, _ expected: Bool) throws {
    #expect(try Pattern(pattern, flags: flags).matches(text, Evaluation()) == expected)
  }

  @Test(arguments: [
    "(", ")", "a)", "(a", "[", "[]", "[^]", "[a", "]", "{", "}", "a{", "a{1", "a{,2}", "a{2,1}", "a{x}", "*", "+a", "?", "a**", "a{2}{3}",
    "(*)", "|*", "a|+", "[z-a]", "[a-\\d]", "[a[b]]", "[a-z-[b]c]", "[-[a]]", "\\", "\\y", "\\0", "\\1", "(a\\1)", "(a)\\2", "(a)[\\1]",
    "\\p", "\\p{", "\\p{Lx}", "\\p{IsNowhere}", "\\p{ Lu}", "(?a)", "(?=a)", "(?<n>a)", "a{10001}", "\\u0041", "\\x41", "\\b", "\\/",
  ])
  func refusesWhatIsNoPattern(_ pattern: String) {
    #expect(throws: PatternError.self) { try Pattern(pattern) }
  }

  @Test(arguments: ["p", " ", "X", "ig", "i,m"])
  func refusesUnknownFlags(_ flags: String) {
    #expect(throws: PatternError.self) { try Pattern("a", flags: flags) }
  }

  @Test func saysWhereThePatternIsWrong() {
    #expect(throws: PatternError("\\y has no meaning here (at character 3 of the pattern).")) { try Pattern("ab\\y") }
    #expect(throws: PatternError("A group is not closed with ) (at character 2 of the pattern).")) { try Pattern("a(b") }
  }

  @Test(
    arguments: [
      ("abcd", "(ab)|(a)", "[1=$1][2=$2]", "", "[1=ab][2=]cd"), ("abc", "b", "$0$0", "", "abbc"), ("abc", "b", "\\$\\\\", "", "a$\\c"),
      ("abc", "(b)", "$12", "", "ab2c"), ("abc", "b", "$1", "", "ac"), ("abc", "b", "$9x", "", "axc"), ("aaa", "a", "", "", ""),
      ("a.c", ".", "$1\\", "q", "a$1\\c"), ("abc", "B", "x", "i", "axc"), ("abc", "x", "y", "", "abc"), ("", "x", "y", "", ""),
      ("abababa", "aba", "-", "", "-b-"), ("a1b22", "(\\p{L})(\\d+)", "$2$1", "", "1a22b"), ("x\ny", "^", "", "", nil),
      ("abc", "b", "$", "", nil), ("abc", "b", "$x", "", nil), ("abc", "b", "\\n", "", nil), ("abc", "b", "\\", "", nil),
      ("abc", "b*", "-", "", nil), ("abc", "$", "-", "", nil), ("abc", "a|", "-", "", nil),
    ] as [(String, String, String, String, String?)])
  func replaces(_ text: String, _ pattern: String, _ replacement: String, _ flags: String, _ expected: String?) throws {
    let pattern = try Pattern(pattern, flags: flags)
    #expect((try? pattern.replacing(text, with: replacement, Evaluation())) == expected)
  }

  @Test(
    arguments: [
      ("a,b,,c,", ",", ["a", "b", "", "c", ""]), (",a", ",", ["", "a"]), ("abc", "x", ["abc"]), ("", ",", [""]),
      ("a1b22c", "\\d+", ["a", "b", "c"]),
      ("aaa", "a", ["", "", "", ""]), ("a b\tc", "\\s", ["a", "b", "c"]),
    ] as [(String, String, [String])])
  func splits(_ text: String, _ pattern: String, _ expected: [String]) throws {
    #expect(try Pattern(pattern).splitting(text, Evaluation()) == expected)
  }

  @Test func knowsEveryPairOfCaseVariants() {
    func forms(_ value: UInt32) -> (String, String)? {
      Unicode.Scalar(value).map { ($0.properties.lowercaseMapping, $0.properties.uppercaseMapping) }
    }
    func same(_ a: String, _ b: String) -> Bool { Array(a.unicodeScalars) == Array(b.unicodeScalars) }
    for value in [0x41, 0x4B, 0x53, 0xE5, 0xB5, 0x3C3, 0x1C5, 0xFB05, 0x31, 0x1F71] as [UInt32] {
      guard let own = forms(value) else { continue }
      let expected = (0...UInt32(0x1_FFFF)).filter { other in
        guard other != value, let theirs = forms(other) else { return false }
        return same(own.0, theirs.0) || same(own.1, theirs.1)
      }
      #expect(CaseVariants.of(value).sorted() == expected, "\(String(value, radix: 16))")
    }
  }
}
