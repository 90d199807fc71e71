import Library
import Search
import Testing

/// Whatever is typed is a question: it is never an error, and what comes back is bounded.
@Suite struct HostileQuestionTests {
  @Test(arguments: [
    "\"", "\"\"\"", "zorg\"", "' OR 1=1 --", "title:zorg", "posting MATCH 'x'", "NEAR(zorg technologie, 2)", "NEAR(", "zorg AND", "OR",
    "NOT zorg",
    "zorg*", "^zorg", "{title}: zorg", "-zorg", "+", "(", "))", "zorg) OR (wet", "\u{0}", "zorg\u{0}kantoor", "\u{FEFF}zorg", "🏥💊",
    "👩🏽‍⚕️ zorg",
    "漢字 zorg", "забота", "ﬁnancieren", "\\", "%00", "<script>alert(1)</script>", "{{7*7}}", "zorg\r\nzorg", "٣", "\u{202E}groz", "a\u{300}",
  ])
  func isAnswered(_ question: String) throws { try expectBounded(question) }

  @Test func whatIsLongIsCut() throws {
    for question in [
      String(repeating: "e\u{301}", count: 22_000), String(repeating: "\u{301}", count: 32_000), String(repeating: "zorg ", count: 13_000),
      String(repeating: "\"", count: 65_000), String(repeating: "(", count: 65_000), String(repeating: "z", count: 65_000),
      String(repeating: "zorg-", count: 13_000), String(repeating: "🏥", count: 16_000), String(repeating: "é", count: 100) + "é",
    ] { try expectBounded(question) }
    let late = String(repeating: "x ", count: 20) + "zorgkantoor"
    #expect(try Sample.find(late).isEmpty, "No more than twenty words are read")
    #expect(try Sample.find(String(repeating: ",", count: 200) + "zorgkantoor").isEmpty, "What stands after the 200th byte is not read")
  }

  @Test func aQuestionThatIsCutInTheMiddleOfACharacterKeepsTheWordsBefore() throws {
    let spaces = String(repeating: " ", count: 200 - "zorgkantoor".utf8.count - 1)
    #expect(try Sample.find("zorgkantoor" + spaces + "é").first == "kantoor")
  }

  @Test func anyMixOfWordsAndSignsIsAnswered() throws {
    let pieces = [
      "zorg", "thuis", "medicijn", "wet", "-", "\"", "'", "*", "(", ")", ":", "^", "{", "}", "+", " ", " ", " ", "AND", "OR", "NOT", "NEAR",
      ",", "2",
      "\u{0}", "\u{301}", "é", "🏥", "漢", "\u{200D}", "ß", "\u{AD}", "ing", "s", "ge", "x",
    ]
    var random = Draw(state: 20_260)
    for _ in 0..<3_000 {
      try expectBounded((0..<random.below(40)).map { _ in pieces[random.below(pieces.count)] }.joined())
    }
  }

  @Test func anyBytesAreAnswered() throws {
    var random = Draw(state: 77)
    for _ in 0..<2_000 {
      let bytes = (0..<random.below(260)).map { _ in UInt8(random.below(256)) }
      try expectBounded(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func documentsMayHoldAnythingToo() throws {
    var random = Draw(state: 5)
    let signs = ["\"", "\u{0}", "\u{301}", "🏥", "zorg", " ", "-", "’", "漢字", "x", "ß", "(", ")", String(repeating: "lang", count: 40)]
    let documents = (0..<40).map { number in
      let text = (0..<60).map { _ in signs[random.below(signs.count)] }.joined()
      return Sample.document("d\(number)", (text, text), (text, text), (text, text), alsoKnownAs: [text, ""])
    }
    let index = try SearchIndex(documents, synonyms: [["", "\"", "zorg"], [], ["x"]])
    for question in ["zorg", "x", "漢字", "lang", "\""] {
      for hit in index.search(question, in: .nl, limit: 100).hits {
        #expect(hit.title.map(\.text).joined() == documents[hit.document].title.nl)
      }
    }
  }

  @Test func manyMayAskAtOnce() async throws {
    let index = try Sample.index.get()
    let expected = index.search("zorg thuis", in: .nl, limit: 5)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<50).allSatisfy { _ in index.search("zorg thuis", in: .nl, limit: 5) == expected } }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  private func expectBounded(_ question: String) throws {
    for language in Language.allCases {
      let answer = try Sample.index.get().search(question, in: language, limit: 5)
      #expect(answer.hits.count <= 5 && answer.suggestions.count <= 3)
      for text in answer.suggestions + [answer.corrected ?? ""] { #expect(text.utf8.count < 2_000) }
    }
  }

  /// Chance that is the same every time.
  private struct Draw {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % bound
    }
  }
}
