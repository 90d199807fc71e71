import GuideContent
import TestSupport
import Testing

/// What an author of an item of knowledge is told when something is wrong.
@Suite struct KnowledgeContentTests {
  typealias Change = FixtureChanges.Change

  private static let items = "knowledge/helpers/helpers.yaml"
  private static let kind = "knowledge/helpers/soort.yaml"
  private static let links = "rules/links/verbanden/verbanden.dmn"

  @Test func theSmallContentIsSound() throws { #expect(try FixtureChanges.diagnostics(nil) == []) }

  @Test(arguments: [
    Change(file: items, from: "ook: [\"wegwijsloket\"]", to: "oak: []", says: "The key 'oak' does not exist here"),
    Change(file: items, from: "    soort: markt\n", to: "", says: "The key 'soort' is missing"),
    Change(file: items, from: "    feiten: [A-1]\n", to: "", says: "names no facts"),
    Change(file: items, from: "    nagekeken: 2025-01-01\n", to: "", says: "The key 'nagekeken' is missing"),
    Change(file: items, from: "soort: markt", to: "soort: winkel", says: "'winkel' does not exist here"),
    Change(file: items, from: "wetten: [wmo]", to: "wetten: [wmx]", says: "'wmx' does not exist here"),
    Change(file: items, from: "potten/pot-een", to: "potten/pot-nul", says: "'potten/pot-nul', which does not exist"),
    Change(file: items, from: "item: helpers/bureau", to: "item: helpers/buro", says: "'helpers/buro', which does not exist"),
    Change(file: items, from: "uitkomsten: [betaald]", to: "uitkomsten: [betaalt]", says: "'betaalt', which does not exist"),
    Change(file: items, from: "Het schrijft contracten.", to: "Het schrijft 250 contracten.", says: "the figure '250' stands in no fact"),
    Change(file: items, from: "nl: \"Het bewaart.\"", to: "nl: \"Het bewaart de NZQ.\"", says: "'NZQ' is explained nowhere"),
    Change(file: items, from: "herzien: 2026-02-01", to: "herzien: 2025-01-01", says: "must be looked at again before it was looked at"),
    Change(file: items, from: "- id: archief", to: "- id: Archief", says: "'Archief' cannot be an id"),
    Change(file: items, from: "- id: archief", to: "- id: bureau", says: "This id is used twice"),
    Change(file: items, from: "https://steunpunt", to: "http://steunpunt", says: "does not begin with https://"),
    Change(file: items, from: "steun@proef.example", to: "steun.proef.example", says: "This is no e-mail address"),
    Change(file: items, from: "\"088 - 765 4321\"", to: "\"bel 088\"", says: "telephone number has other signs"),
    Change(file: items, from: "gezien: 2026-01-01", to: "gezien: ooit", says: "A day is expected here"),
    Change(file: kind, from: "groepeer: soort", to: "groepeer: doet", says: "cannot be divided by 'doet'"),
    Change(file: kind, from: "type: stappen", to: "type: trap", says: "'trap' does not exist here"),
    Change(file: "changes.yaml", from: "[helpers/steunpunt]", to: "[helpers/steun]", says: "'helpers/steun', which does not exist"),
    Change(file: "changes.yaml", from: "    datum: 2026-02-01\n", to: "", says: "The key 'datum' is missing"),
    Change(file: "inventory.yaml", from: "nummer: B-9", to: "nummer: B-8", says: "'B-8' is left out, but is no number of this group"),
    Change(file: "inventory.yaml", from: "[B-1 B-2,", to: "[B-1 B-1 B-2,", says: "A number stands twice"),
  ])
  func aMistakeIsRefusedWithItsPlace(_ change: FixtureChanges.Change) throws { try FixtureChanges.expectRefusal(change) }

  /// An abbreviation is explained in brackets, by the glossary, or as the name of an item.
  @Test(arguments: [
    (items, "nl: \"Het bewaart.\"", "nl: \"Het bewaart de NZQ (de proefzaak).\""),
    (items, "nl: \"Het bewaart.\"", "nl: \"Het bewaart de proefzaak (NZQ).\""),
    ("terms.yaml", "nl: \"Proefwmo\"", "nl: \"NZQ (proefwmo)\""),
    (items, "ook: [\"wegwijsloket\"]", "ook: [\"NZQ\"]"),
  ])
  func anExplainedAbbreviationIsTaken(_ file: String, _ from: String, _ to: String) throws {
    var files = try FixtureContent.files(withCases: true)
    if file != Self.items || !from.hasPrefix("nl:") {
      files = try FixtureChanges.replacing(
        Change(file: Self.items, from: "nl: \"Het bewaart.\"", to: "nl: \"Het bewaart de NZQ.\"", says: ""), in: files)
      #expect(FixtureChanges.diagnostics(files).count == 1)
    }
    files = try FixtureChanges.replacing(Change(file: file, from: from, to: to, says: ""), in: files)
    #expect(FixtureChanges.diagnostics(files) == [])
  }

  /// A figure of the fact, of the year of a fact, or of the name of the item, is no mistake.
  @Test func aFigureOfItsFactIsTaken() throws {
    let change = Change(file: Self.items, from: "nl: \"Het bewaart.\"", to: "nl: \"Het bewaart sinds 2020.\"", says: "")
    #expect(try FixtureChanges.diagnostics(change) == [])
  }

  @Test func aFileInAFolderThatIsNoKindIsRefused() throws {
    let file = ContentFile(path: "knowledge/nergens/items.yaml", bytes: Array("items: []\n".utf8))
    let found = FixtureChanges.diagnostics(try FixtureContent.files() + [file])
    #expect(found.contains { $0.file == file.path && $0.message.contains("is no kind of knowledge") }, "\(found)")
  }

  @Test(arguments: [
    Change(file: links, from: "\"potten/pot-een\"", to: "\"potten/pot-nul\"", says: "links to something that is no item of knowledge"),
    Change(file: links, from: "<text>\"ja\"</text>", to: "<text>not(\"ja\",\"nee\",\"open\")</text>", says: "never"),
    Change(file: links, from: "\"ja\",\"nee\",\"open\"</text></allowedValues>", to: "\"ja\",\"nee\"</text></allowedValues>", says: "open"),
    Change(
      file: links, from: "  <inputData id=\"klaar\"",
      to: "  <inputData id=\"rest\" name=\"rest\"><variable name=\"rest\" typeRef=\"Klaar\"/></inputData>\n  <inputData id=\"klaar\"",
      says: "No question and no outcome has this id"),
    Change(file: links, from: "kan kopen. [A-2]", to: "kan kopen. [A-9]", says: "'A-9', which does not exist"),
    Change(file: links, from: "kan kopen. [A-2] en: The support desk helps who can buy.", to: "kan kopen.", says: "names no facts"),
    Change(file: links, from: " en: The support desk helps who can buy.", to: "", says: "says nothing in English"),
  ])
  func aMistakeInTheRulesOfTheLinksIsRefused(_ change: FixtureChanges.Change) throws { try FixtureChanges.expectRefusal(change) }
}
