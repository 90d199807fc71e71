import Library
import Search
import Testing

/// Which words of title and summary were asked.
@Suite struct HighlightTests {
  private func marked(_ pieces: [SearchPiece]) -> String { pieces.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined() }

  private func best(_ question: String, _ language: Language = .nl) throws -> (title: String, summary: String) {
    let hit = try #require(try Sample.index.get().search(question, in: language, limit: 1).hits.first)
    return (marked(hit.title), marked(hit.summary))
  }

  @Test func asked() throws {
    #expect(try best("wat betaalt een medicijndispenser?").title == "Automatische [medicijndispenser]")
    #expect(try best("zorgkantoren").title == "[Zorgkantoor]")
    #expect(try best("budgetten cliënten").summary == "Een [budget] waarmee de [cliënt] zelf zorg koopt.")
    #expect(try best("ehealth").title == "[E-health] in de wijk")
    #expect(
      try marked(Sample.index.get().search("medicijndispenser", in: .nl, limit: 2).hits[1].title) == "Een [medicijn] uit de [dispenser]")
    #expect(try best("technologieën thuiszorg").title == "[Technologie] naast [thuiszorg]")
    #expect(try best("PGB", .en).title == "[pgb] ([personal budget])".replacing("[personal budget]", with: "[personal] [budget]"))
  }

  @Test func thePiecesAreTheText() throws {
    for hit in try Sample.index.get().search("zorg thuis een technologie", in: .nl, limit: 20).hits {
      let document = Sample.documents[hit.document]
      #expect(hit.title.map(\.text).joined() == document.title.nl)
      #expect(hit.summary.map(\.text).joined() == document.summary.nl)
    }
  }

  @Test func aLongSummaryIsCutAroundWhatWasAsked() throws {
    let words = (0..<120).map { "vulling\($0)" }
    let long = (words[..<60] + ["robot", "café"] + words[60...]).joined(separator: " ")
    let index = try SearchIndex([Sample.document("a", ("Iets", ""), (long, ""))])
    let summary = marked(try #require(index.search("cafés met robots", in: .nl, limit: 1).hits.first).summary)
    #expect(summary.hasPrefix("… ") && summary.hasSuffix(" …") && summary.contains(" [robot] [café] vulling60"))
    #expect(summary.utf8.count < 300)
    let start = marked(try #require(index.search("iets", in: .nl, limit: 1).hits.first).summary)
    #expect(start.hasPrefix("vulling0 ") && start.hasSuffix(" …"))
  }
}
