import Funding
import GuideContent
import TestSupport
import Testing

/// Which worked examples come out otherwise in another edition.
@Suite struct ToolDifferenceTests {
  private func edition(_ change: FixtureChanges.Change? = nil) throws -> ToolDifference.Edition {
    var files = try FixtureContent.files(withCases: true)
    if let change { files = try FixtureChanges.replacing(change, in: files) }
    return ToolDifference.Edition(files, try ContentLoader.load(files.filter { !$0.path.hasSuffix("gevallen.yaml") }))
  }

  private func differences(_ file: String, _ from: String, _ to: String) throws -> [String] {
    let change = FixtureChanges.Change(file: file, from: from, to: to, says: "")
    return try ToolDifference.all(from: edition(), to: edition(change)).flatMap { found in
      found.lines.map { "\(found.tool)/\(found.example) \($0)" }
    }
  }

  @Test func theSameContentDiffersInNothing() throws {
    #expect(try ToolDifference.all(from: edition(), to: edition()).isEmpty)
  }

  @Test func anotherFigureMovesAmountsByWhatIsSaid() throws {
    #expect(
      try differences("parameters/parameters.yaml", "waarde: 0.335", "waarde: 0.5") == [
        "prijs/alles bedrag: 1.01 → 1.5 (+0.49)", "prijs/alles tienmaal: 10.05 → 15 (+4.95)",
        "prijs/niets bedrag: from 0 to 33.5 → from 0 to 50", "prijs/op-de-grens bedrag: 33.5 → 50 (+16.5)",
        "prijs/op-de-grens tienmaal: 335 → 500 (+165)",
      ])
  }

  @Test func anotherRuleMovesDaysAndVerdicts() throws {
    #expect(
      try differences("tools/prijs/regels.dmn", "duration(\"P1D\")", "duration(\"P2D\")")
        == ["prijs/alles einde: \"2026-12-31\" → \"2026-12-30\" (-1 day)"])
    #expect(
      try differences("tools/prijs/regels.dmn", "<outputEntry><text>\"mag\"</text>", "<outputEntry><text>\"later\"</text>")
        .contains("prijs/alles oordeel: \"mag\" → \"later\""))
  }

  @Test func aNoticeThatComesOrGoesIsSaid() throws {
    #expect(
      try differences("tools/prijs/regels.dmn", "aantal &gt; 50", "aantal &gt; 1") == ["prijs/alles notice added: veel"])
  }

  @Test func anExampleThatNoLongerFitsIsSaid() throws {
    let found = try differences("tools/prijs/hulp.yaml", "tot: 100", "tot: 50")
    #expect(found.contains { $0.contains("prijs/op-de-grens the new edition cannot work it out: 'aantal'") }, "\(found)")
  }
}
