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
  private static let routes = "rules/routekeuze/routekeuze.dmn"
  private static let proven = "tools/wachten/regels.dmn"
  private static let cases = "tools/prijs/gevallen.yaml"
  private static let figures = "parameters/parameters.yaml"

  @Test(arguments: [
    Change(file: words, from: "groep: rekenen", to: "groep: sommen", says: "'sommen' does not exist here"),
    // Numbers that count different things do not stand together.
    Change(
      file: rules, from: "round half up(aantal * prijs * 10, 2)", to: "round half up(aantal + 0, 2)",
      says: "Decision 'tienmaal' gives a plain number, and the result is money"),
    Change(
      file: rules, from: "round half up(aantal * prijs * 10, 2)", to: "if aantal &gt; bedrag then 1 else 2",
      says: "Decision 'tienmaal' compares a plain number and money"),
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
    // What an author of FEEL writes as in Dutch.
    Change(file: rules, from: "aantal &gt; 50", to: "aantal &gt; 0,5", says: "'0,5' is read as two values"),
    Change(
      file: proven, from: "<text>\"burger\",\"gemeente\"</text>", to: "<text>\"burger\",\n1,5</text>", says: "'1,5' is read as two values"),
    Change(file: routes, from: "<text>-</text>", to: "<text>&gt; 1,5</text>", says: "'1,5' is read as two values"),
    // Arrows to the wrong kind of element.
    Change(
      file: rules, from: "<requiredInput href=\"#klaar\"/>", to: "<requiredInput href=\"#klaar\"/><requiredInput href=\"#einde\"/>",
      says: "requiredInput names 'einde', which is no input"),
    Change(
      file: rules, from: "<requiredInput href=\"#klaar\"/>", to: "<requiredDecision href=\"#klaar\"/>",
      says: "requiredDecision names 'klaar', which is an input"),
    // What is said, in words and in rows.
    Change(file: words, from: "nl: \"Tel ze.\"", to: "nl: \"Tel er hoogstens 250.\"", says: "the figure '250' stands in no fact under it"),
    Change(
      file: words, from: "nl: \"Dit zijn er veel.\"", to: "nl: \"Dit zijn er 250.\"", says: "the figure '250' stands in no fact under it"),
    Change(file: words, from: "nl: \"Ga door.\"", to: "nl: \"Ga door met 250.\"", says: "the figure '250' stands in no fact under it"),
    Change(
      file: words, from: "nl: \"U ziet de prijs,", to: "nl: \"U ziet 250 prijzen,", says: "the figure '250' stands in no fact under it"),
    Change(file: rules, from: "Meer dan gewoon.", to: "Meer dan 250.", says: "the figure '250' stands in no fact under it"),
    Change(file: rules, from: "en: More than usual.", to: "en: More than 250.", says: "the figure '250' stands in no fact under it"),
    Change(file: words, from: "nl: \"Dit zijn er veel.\"", to: "nl: \"Vraag het de XYZQ.\"", says: "'XYZQ' is explained nowhere"),
    Change(file: rules, from: "Meer dan gewoon.", to: "Vraag het de XYZQ.", says: "'XYZQ' is explained nowhere"),
    Change(
      file: words, from: "nl: \"Dit zijn er veel.\"",
      to: "nl: \"\(String(repeating: "Verantwoordelijkheidsvraagstukken financieringsmogelijkheden. ", count: 35))\"",
      says: "hulpmiddel prijs: its Dutch reads at"),
    Change(
      file: rules, from: "Meer dan gewoon.", to: "Meer\(String(repeating: " en meer", count: 13)).",
      says: "decision 'meldingen': A sentence has 27 words"),
    Change(
      file: rules, from: "en: More than usual.", to: "en: More\(String(repeating: " and more", count: 13)).",
      says: "decision 'meldingen': A sentence has 27 words"),
    // A range that the bounds do not give.
    Change(
      file: rules, from: "round half up(aantal * prijs, 2)", to: "aantal * (60 - aantal) * prijs",
      says: "it goes up and down with 'aantal'",
      at: words),
    Change(
      file: words, from: "soort: datum, feiten: [A-1]}", to: "soort: datum, bereik: true, feiten: [A-1]}", says: "bereik is for numbers"),
    // Slips in the words.
    Change(file: words, from: "van: 0, tot: 100", to: "van: 100, tot: 0", says: "van is 100 and tot is 0"),
    Change(file: words, from: "nl: \"Tel ze.\"", to: "nl: “Tel ze.”", says: "A curly quotation mark is a sign like any other"),
    Change(file: words, from: "en: \"{aantal} × {prijs}\"", to: "en: \"{aantal} × a price\"", says: "names 'prijs' in one language only"),
    Change(file: cases, from: "id: niets", to: "id: alles", says: "geval alles: This id stands twice: also on line 2"),
    Change(file: cases, from: "{aantal: 3,", to: "{aantal: \"3\",", says: "geval alles: 'aantal': A number is expected here"),
    Change(file: cases, from: "bedrag: 1.01", to: "bedrog: 1.01", says: "Did you mean 'bedrag'?"),
    // The figures.
    Change(
      file: figures, from: "afgeleid: \"proef\", feiten: [A-2]", to: "feiten: [A-2]", says: "The value 0.335 stands in none of its facts"),
    Change(
      file: figures, from: "waarde: 0.25, van: 2025-01-01, tot: 2025-12-31, afgeleid: \"proef\"",
      to: "waarde: 2020, van: 2020-01-01, tot: 2025-12-31", says: "holds up to 2025-12-31, and its facts end on 2020-12-31"),
    Change(
      file: figures, from: "waarde: 0.25, van: 2025-01-01, tot: 2025-12-31, afgeleid: \"proef\"",
      to: "waarde: 2020, van: 2019-01-01, tot: 2020-12-31", says: "holds from 2019-01-01, and its facts begin on 2020-01-01"),
    Change(
      file: figures, from: "van: 2025-01-01, tot: 2025-12-31", to: "van: 2025-12-31, tot: 2025-01-01",
      says: "ends on 2025-01-01, before it begins"),
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

  /// What goes wrong once is said once: what follows from it is left out.
  @Test(arguments: [
    Change(file: cases, from: "gevallen:", to: "gevallen: [", says: ""),
    Change(file: rules, from: "</definitions>", to: "", says: ""),
    Change(file: words, from: "soort: janee", to: "soort: misschien", says: "'misschien'"),
    Change(file: words, from: "naam: {nl: \"Wat kost het?\",", to: "naam: {nl: \"Wat kost het?,", says: ""),
    Change(file: cases, from: "{aantal: 100}", to: "{aantal: 1000}", says: "This must be from 0 to 100"),
  ])
  func whatFollowsFromAMistakeIsNotSaid(_ change: FixtureChanges.Change) throws {
    let found = try FixtureChanges.diagnostics(change)
    #expect(found.count == 1 && found[0].file == change.file && found[0].message.contains(change.says), "\(found)")
  }

  @Test func everyPlaceThatIsLeftToFillInIsNamed() throws {
    var files = try FixtureContent.files(withCases: true)
    for (file, from, to) in [
      (Self.words, "feiten: [A-2]\nparameters", "feiten: [VUL-IN]\nparameters"), (Self.words, "nl: \"Ga door.\"", "nl: \"VUL-IN\""),
      (Self.rules, "wacht niet. [B-1]", "wacht niet. [VUL-IN]"), (Self.cases, "id: niets", "id: VUL-IN"),
      ("facts/feiten.yaml", "nl: \"Of toch niet.\"", "nl: \"VUL-IN\""),
    ] { files = try FixtureChanges.replacing(Change(file: file, from: from, to: to, says: ""), in: files) }
    let found = FixtureChanges.diagnostics(files)
    #expect(found.count == 5 && found.allSatisfy { $0.message == "'VUL-IN' still stands here." && $0.line > 0 }, "\(found)")
  }

  /// An amount in a fact is written for people, and in a parameter for the program.
  @Test(
    arguments: [
      (0.5, "Het is 6½ uur.", false), (6.5, "Het is 6½ uur.", true), (6.5, "Hoogstens 6,5 uur.", true), (6.5, "At most 6.5 hours.", true),
      (65, "Hoogstens 6,5 uur.", false), (95.8, "Dat is 95,8%.", true), (0.958, "Dat is 95,8 procent.", true),
      (20.6, "In 2024 € 20,60.", true),
      (500_000, "Hoogstens € 500.000.", true), (500_000, "At most € 500,000.", true), (6, "Na zes weken.", true), (1, "Een week.", false),
      (1, "Eén week.", true), (2_400_000.5, "€ 2.400.000,50", true),
    ] as [(Double, String, Bool)])
  func aFigureIsFoundHoweverItIsWritten(_ number: Double, _ text: String, _ isThere: Bool) throws {
    let file = "facts/feiten.yaml"
    var files = try FixtureChanges.replacing(
      Change(file: file, from: "nl: \"De burger kan betalen.\"", to: "nl: \"\(text)\"", says: ""), in: FixtureContent.files(withCases: true)
    )
    let written = number == number.rounded() ? String(Int(number)) : "\(number)"
    files = try FixtureChanges.replacing(
      Change(
        file: Self.figures, from: "waarde: 0.335, van: 2026-01-01, tot: 2026-12-31, afgeleid: \"proef\"",
        to: "waarde: \(written), van: 2026-01-01, tot: 2026-12-31", says: ""),
      in: files)
    let found = FixtureChanges.diagnostics(files).filter { $0.message.contains("stands in none of its facts") }
    #expect(found.isEmpty == isThere, "\(found)")
  }

  /// An example in the explanation of a question rests on nothing.
  @Test func anExampleMayHoldAnyFigure() throws {
    let change = Change(file: Self.words, from: "nl: \"Tel ze.\"", to: "nl: \"Tel ze. Bijvoorbeeld 250.\"", says: "")
    #expect(try FixtureChanges.diagnostics(change) == [])
  }

  @Test func whatIsMissingNamesWhereToLook() throws {
    let cases = Change(file: Self.cases, from: "uitkomsten: {}", to: "uitkomsten: {einde: 2026-12-31}", says: "")
    let found = try FixtureChanges.diagnostics(cases)
    #expect(found.count == 1 && found[0].remedy.contains("It waits for 'start'"), "\(found)")
  }

  @Test func aFolderThatCannotBeAnAddressIsRefused() throws {
    let files = try FixtureContent.files(withCases: true).map { file in
      ContentFile(path: file.path.replacing("tools/wachten/", with: "tools/Wachten_Nu/"), bytes: file.bytes)
    }
    let found = FixtureChanges.diagnostics(files)
    #expect(
      found.contains { $0.message.contains("The folder 'Wachten_Nu' cannot be an address") && $0.remedy.contains("hyphens") }, "\(found)")
  }

  /// Content with mistakes can still be read for its ids.
  @Test func whatIsUnsoundCanStillBeRead() throws {
    let files = try FixtureChanges.replacing(
      Change(file: Self.words, from: "feiten: [A-2]\nparameters", to: "feiten: [VUL-IN]\nparameters", says: ""),
      in: FixtureContent.files())
    #expect(ContentLoader.readable(files)[Fact.self].items.count == 5)
  }

  /// A figure that is money stands in a sum as money.
  @Test(arguments: [("soort: geld", "3 × € 0,335"), ("soort: percentage", "3 × 0,335%"), ("noot: \"proef\"", "3 × 0,335")])
  func aFigureInASumHasItsSign(_ key: String, _ sum: String) throws {
    let change = Change(file: Self.figures, from: "    waarden:", to: "    \(key)\n    waarden:", says: "")
    let guide = try ContentLoader.load(FixtureChanges.replacing(change, in: FixtureContent.files()))
    let tool = try #require(guide.tool("prijs"))
    let run = tool.run(["aantal": .number(Decimal128(3))], on: try #require(CalendarDate(written: "2026-06-01")))
    #expect(ToolWords(guide, .nl).sum(try #require(run.answer("bedrag")), run) == sum)
  }

  /// A row that does not ask what is open decides all the same, and so does a branch that does not use it.
  @Test func whatIsOpenAndCannotChangeAResultLeavesItKnown() throws {
    var files = try FixtureContent.files()
    for (from, to) in [
      ("<requiredInput href=\"#wie\"/>", "<requiredInput href=\"#aantal\"/>"), ("<text>wie</text>", "<text>aantal</text>"),
      ("<text>\"burger\"</text>", "<text>&lt; 5</text>"), ("<text>not(\"burger\")</text>", "<text>&gt;= 5</text>"),
      (
        "<informationRequirement><requiredInput href=\"#start\"/>",
        "<informationRequirement><requiredInput href=\"#klaar\"/></informationRequirement><informationRequirement><requiredInput href=\"#start\"/>"
      ),
      ("<text>start + ", "<text>if klaar then date(\"2026-01-31\") else start + "),
    ] { files = try FixtureChanges.replacing(Change(file: Self.rules, from: from, to: to, says: ""), in: files) }
    let guide = try ContentLoader.load(files)
    let (tool, day) = (try #require(guide.tool("prijs")), try #require(CalendarDate(written: "2026-06-01")))
    let ready = tool.run(["klaar": .boolean(true)], on: day)
    #expect(ready.answer("oordeel")?.state == .known(.string("mag")) && ready.answer("oordeel")?.reasons.map(\.text) == ["Het is klaar."])
    #expect(ready.answer("einde")?.state == .known(.date(try #require(CalendarDate(written: "2026-01-31")))))
    let waiting = tool.run(["klaar": .boolean(false)], on: day)
    #expect(waiting.open.map(\.result.id) == ["bedrag", "tienmaal", "einde", "oordeel"])
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
