import DMN
import FEEL
import Funding
import GuideContent
import Library
import TestSupport
import Testing
import Tools

/// What an author of a tool is told when something is wrong.
@Suite struct ToolContentTests {
  typealias Change = FixtureChanges.Change

  private static let words = "tools/prijs/hulp.yaml"
  private static let rules = "tools/prijs/regels.dmn"
  private static let proven = "tools/wachten/regels.dmn"
  private static let cases = "tools/prijs/gevallen.yaml"
  private static let figures = "parameters/parameters.yaml"

  @Test(arguments: [
    Change(file: words, from: "groep: rekenen", to: "groep: sommen", says: "'sommen' does not exist here"),
    // The words and the rules of a tool are of the same tool.
    Change(file: words, from: "- {id: later,", to: "- {id: nooit,", says: "gives 'later', which has no words", at: rules),
    Change(file: words, from: "- {id: later,", to: "- {id: nooit,", says: "No rule ever gives 'nooit' for 'oordeel'"),
    Change(file: words, from: "- {id: veel,", to: "- {id: vol,", says: "gives 'veel', which has no words", at: rules),
    Change(file: words, from: "- {id: veel,", to: "- {id: vol,", says: "No rule ever gives the notice 'vol'"),
    Change(file: words, from: "- {id: einde,", to: "- {id: eind,", says: "The rules have no decision 'eind'"),
    Change(file: words, from: "- {id: start,", to: "- {id: begin,", says: "The rules have no input 'begin'"),
    Change(
      file: words, from: "- {id: start,", to: "- {id: begin,", says: "The rules ask for 'start', which the tool does not ask", at: rules),
    Change(file: words, from: "nl: \"{aantal} ×", to: "nl: \"{getal} ×", says: "names 'getal', which the tool does not have"),
    Change(file: words, from: "soort: janee", to: "soort: misschien", says: "'misschien' does not exist here"),
    Change(file: words, from: "doorlinken:", to: "doorklikken:", says: "The key 'doorklikken' does not exist here"),
    Change(file: words, from: "[helpers/steunpunt]", to: "[helpers/steun]", says: "'helpers/steun', which does not exist"),
    Change(file: words, from: "parameters: [prijs]", to: "parameters: [prijzen]", says: "'prijzen', which does not exist"),
    Change(file: words, from: "routes: [betaald]", to: "routes: [betaalt]", says: "'betaalt', which does not exist"),
    Change(file: words, from: "nagekeken: 2026-01-01\n", to: "", says: "The key 'nagekeken' is missing"),
    Change(file: words, from: "feiten: [A-2]\nparameters", to: "feiten: []\nparameters", says: "names no facts"),
    Change(file: words, from: "kern: [bedrag, oordeel]", to: "kern: [bedrog]", says: "kern names 'bedrog', which the tool does not give"),
    Change(file: words, from: "kern: [bedrag, oordeel]", to: "kern: []", says: "kern names 0 results"),
    Change(file: words, from: "kern: [bedrag, oordeel]", to: "kern: [bedrag]\nvervolg: [bedrag]", says: "under kern and under vervolg"),
    Change(file: words, from: "ook: [\"kostenrekenaar\"]", to: "ook: [\"\"]", says: "A text is expected here"),
    Change(file: words, from: "- {id: klaar, naam", to: "- {id: wie, naam", says: "'wie' stands here twice"),
    // The rules by themselves.
    Change(file: rules, from: "wacht niet. [B-1]", to: "wacht niet.", says: "A rule of 'oordeel' names no facts"),
    Change(file: rules, from: "wacht niet. [B-1]", to: "wacht niet. [B-7]", says: "'B-7', which does not exist"),
    Change(file: rules, from: "round half up(aantal * prijs, 2)", to: "round half up(aantal * prijs, 2", says: "cannot be read"),
    Change(file: proven, from: "<text>\"gemeente\"</text>", to: "<text>\"burger\"</text>", says: "No rule covers this case"),
    Change(file: proven, from: "<text>\"gemeente\"</text>", to: "<text>-</text>", says: "decision 'wachten'"),
    Change(file: proven, from: "<text>\"gemeente\"</text>", to: "<text>not(\"burger\",\"gemeente\")</text>", says: "never"),
    Change(
      file: rules, from: "[B-1] en: The municipality does not wait.", to: "[B-1]", says: "A rule of 'oordeel' says nothing in English"),
    Change(
      file: rules, from: "<informationRequirement><requiredInput href=\"#klaar\"/></informationRequirement>", to: "",
      says: "uses 'klaar' and does not require it"),
    Change(file: rules, from: "<text>\"burger\"</text>", to: "<text>burger</text>", says: "The cell 'burger' cannot be read"),
    Change(file: rules, from: "<inputData id=\"klaar\"", to: "<inputData id=\"prijs\"", says: "The id 'prijs' is used twice"),
    Change(
      file: rules, from: "<variable name=\"einde\" typeRef=\"date\"/>", to: "<variable name=\"einde\"/>",
      says: "The formula 'einde' has no type"),
    Change(file: rules, from: "<text>not(\"burger\")</text>", to: "<text>\"burger\"</text>", says: "No rule covers this case"),
    Change(file: rules, from: "aantal &gt; 50", to: "aantal * 7 &gt; 5000", says: "No worked example reaches this rule"),
    Change(
      file: proven, from: "\"burger\",\"gemeente\"</text></allowedValues>", to: "\"burger\",\"rijk\"</text></allowedValues>",
      says: "The value 'gemeente' of 'wie' stands in hulp.yaml and not in the rules"),
    // The worked examples.
    Change(file: cases, from: "bedrag: 1.01", to: "bedrag: 1.00", says: "geval alles: 'bedrag' is 1.01, and the example says 1"),
    Change(file: cases, from: "bedrag: 1.01", to: "bedrog: 1.01", says: "The tool gives no 'bedrog'"),
    Change(file: cases, from: "wie: burger", to: "wie: niemand", says: "geval alles: 'wie': One of these is expected"),
    Change(file: cases, from: "wie: burger", to: "wat: burger", says: "The tool asks no 'wat'"),
    Change(file: cases, from: "{aantal: 3,", to: "{aantal: 101,", says: "geval alles: 'aantal': This must be from 0 to 100"),
    Change(file: cases, from: "{aantal: 3,", to: "{aantal: 2.5,", says: "A whole number is expected"),
    Change(
      file: cases, from: "open: [einde, oordeel]", to: "open: [einde]", says: "Open are [einde, oordeel], and the example says [einde]"),
    Change(file: cases, from: "meldingen: [veel]", to: "meldingen: []", says: "The notices are [veel], and the example says []"),
    // The figures.
    Change(file: figures, from: "waarde: 0.335", to: "waarde: veel", says: "A number or a day is expected here"),
    Change(file: figures, from: "waarde: 0.335, van: 2026-01-01", to: "waarde: 0.335", says: "The key 'van' is missing"),
    Change(file: figures, from: "van: 2026-01-01", to: "van: 2026-13-01", says: "A day is expected here"),
    Change(
      file: figures, from: "van: 2026-01-01, tot: 2026-12-31", to: "van: 2025-12-31, tot: 2026-12-31", says: "On 2025-12-31 two values hold"
    ),
    Change(file: figures, from: "feiten: [B-3]", to: "feiten: []", says: "names no facts"),
    Change(file: figures, from: "feiten: [B-3]", to: "feiten: [B-8]", says: "'B-8', which does not exist"),
  ])
  func aMistakeIsRefusedWithItsPlace(_ change: FixtureChanges.Change) throws { try FixtureChanges.expectRefusal(change) }

  /// In a file of many lines the line is what an author needs.
  @Test(arguments: [
    Change(file: words, from: "- {id: later,", to: "- {id: nooit,", says: "No rule ever gives 'nooit'"),
    Change(file: words, from: "- {id: start,", to: "- {id: begin,", says: "The rules have no input 'begin'"),
    Change(file: words, from: "nl: \"{aantal} ×", to: "nl: \"{getal} ×", says: "names 'getal', which the tool does not have"),
    Change(
      file: words, from: "{nl: \"Dit zijn er veel.\", en: \"These are many.\"}, feiten: [B-1]",
      to: "{nl: \"Dit zijn er veel.\", en: \"These are many.\"}, feiten: [B-7]", says: "'B-7', which does not exist"),
    Change(file: words, from: "teken: let-op, feiten: [A-1]", to: "teken: let-op, feiten: []", says: "names no facts"),
  ])
  func aMistakeIsShownOnItsOwnLine(_ change: FixtureChanges.Change) throws {
    let lines = String(decoding: try #require(FixtureContent.files().first { $0.path == change.file }).bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains(change.from) }) + 1
    let found = try FixtureChanges.diagnostics(change).filter { $0.message.contains(change.says) && $0.file == change.file }
    #expect(found.map(\.line) == [line], "\(found)")
  }

  @Test func whatLooksLikeAnExistingNameIsNamed() throws {
    func remedies(_ change: Change) throws -> String { try FixtureChanges.diagnostics(change).map(\.remedy).joined() }
    #expect(
      try remedies(Change(file: Self.words, from: "[helpers/steunpunt]", to: "[helpers/steunpnt]", says: "")).contains(
        "'helpers/steunpunt'"))
    #expect(try remedies(Change(file: Self.words, from: "kern: [bedrag,", to: "kern: [bedrg,", says: "")).contains("'bedrag'"))
  }

  @Test func theTablesOfEveryToolAreProved() throws {
    let tools = try SampleContent.guide.get().tools
    let unproved = tools.flatMap { ready in
      ToolProof(of: ready).tables.filter { $0.obstacle != nil || !$0.findings.isEmpty || !$0.problems.isEmpty }.map {
        "\(ready.tool.id)/\($0)"
      }
    }
    #expect(unproved == [] && tools.count > 20)
  }

  @Test func timesWithoutAFigureAreKnown() throws {
    let figure = try #require(FixtureContent.guide.get().library[DatedFigure.self].first { $0.id.text == "prijs" })
    #expect(figure.gaps.map(\.from.description) == ["2027-01-01"] && figure.gaps[0].until == nil)
  }

  @Test func fewerThanThreeExamplesAreTooFew() throws {
    let files = try FixtureContent.files(withCases: true).filter { $0.path != Self.cases }
    let one = "gevallen:\n  - {id: een, open: [bedrag, tienmaal, einde, oordeel]}\n"
    let found = FixtureChanges.diagnostics(files + [ContentFile(path: Self.cases, bytes: Array(one.utf8))])
    #expect(found.contains { $0.file == Self.cases && $0.message.contains("at least three worked examples; this has 1") }, "\(found)")
    #expect(found.count == 1)
  }

  @Test func aToolWithoutExamplesIsRefused() throws {
    let found = FixtureChanges.diagnostics(try FixtureContent.files(withCases: true).filter { $0.path != Self.cases })
    #expect(found.contains { $0.message.contains("at least three worked examples") }, "\(found)")
  }

  @Test func aToolWithoutRulesIsRefused() throws {
    let found = FixtureChanges.diagnostics(try FixtureContent.files(withCases: true).filter { $0.path != Self.rules })
    #expect(found.contains { $0.file == Self.rules && $0.message.contains("The rules of the tool are missing") }, "\(found)")
  }
}
