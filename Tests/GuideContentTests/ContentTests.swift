import Foundation
import Funding
import GuideContent
import TestSupport
import Testing

/// The content of this project is sound, and a broken change is refused with file, line and remedy.
@Suite struct ContentTests {
  @Test func theContentIsSound() throws { _ = try SampleContent.guide.get() }

  /// A change to one file of the real content, and what the check must say about it.
  struct Break: Sendable, CustomTestStringConvertible {
    let file: String
    let from: String
    let to: String
    let says: String
    var testDescription: String { "\(file): \(says)" }
  }

  static let routes = "rules/routes/routekeuze/routekeuze.dmn"

  static let breaks: [Break] = [
    // Broken references.
    Break(file: "outcomes/uitkomsten.yaml", from: "feiten: [A-E10]", to: "feiten: [A-E99]", says: "refers to the fact 'A-E99'"),
    Break(file: "questions/vragen.yaml", from: "feiten: [C-Q5, DD-11]", to: "feiten: [C-Q5, DD-99]", says: "refers to the fact 'DD-99'"),
    Break(file: routes, from: "A-E16", to: "A-E166", says: "refers to the fact 'A-E166'"),
    Break(file: "facts/beslisboom.yaml", from: "- bron: beslisboom", to: "- bron: boslisboom", says: "The source 'boslisboom' does not exist"),
    // Missing translations and keys.
    Break(file: "questions/vragen.yaml", from: "kort: {nl: \"Onderwerp\", en: \"Subject\"}", to: "kort: {nl: \"Onderwerp\"}", says: "The key 'en' is missing"),
    Break(file: "texts/advies.yaml", from: "status-past: ", to: "status-pest: ", says: "knows no text 'status-pest'"),
    Break(file: "texts/advies.yaml", from: "{nl: \"Manier {nummer}:\"", to: "{nl: \"Manier:\"", says: "different {places}"),
    Break(file: "questions/vragen.yaml", from: "soort: een", to: "soort: eén", says: "does not exist here"),
    Break(file: "questions/vragen.yaml", from: "handelbaar: false", to: "handelbar: false", says: "The key 'handelbar' does not exist here"),
    // Unknown ids.
    Break(file: "questions/vragen.yaml", from: "- id: innovatie\n", to: "- id: innovaties\n", says: "answers of the question and the values in the rules differ"),
    Break(file: "outcomes/uitkomsten.yaml", from: "- id: consument\n", to: "- id: consumenten\n", says: "no decision with this id"),
    Break(file: "outcomes/leveringsvormen.yaml", from: "wlz-regulier: {", to: "wlz-regulair: {", says: "'wlz-regulair' does not exist"),
    Break(file: "questions/voorwaarden.yaml", from: "- id: gate\n", to: "- id: gaten\n", says: "'gate' of the rules has no text"),
    // Rules.
    Break(file: routes, from: "<text>A-D1 A-E15 A-E16</text>", to: "<text></text>", says: "names no facts"),
    Break(file: routes, from: "<text>not(\"nee\")</text>", to: "<text>not(nee)</text>", says: "cannot be read"),
    Break(file: routes, from: "<text>\"past-niet\"</text>\n        </outputEntry>", to: "<text>\"past-nooit\"</text>\n        </outputEntry>", says: "not one of the output values"),
    Break(file: routes, from: "list contains(betalers, \"zorgorganisatie\")", to: "list contains(betalers, \"zorgorganisaties\")", says: "is not a value of 'betalers'"),
    Break(file: routes, from: "<text>onderwerp</text>", to: "<text>onderwerpen</text>", says: "The name 'onderwerpen' does not exist"),
    // Sentences, places, YAML.
    Break(file: "terms.yaml", from: "uitleg: {nl: \"", to: "uitleg: {nl: \"" + String(repeating: "woord ", count: 26), says: "the limit is 25"),
    Break(file: "facts/beslisboom.yaml", from: "regels: [\"2\"]", to: "regels: [\"9-2\"]", says: "These are no lines"),
    Break(file: "facts/beslisboom.yaml", from: "digest: sha256:7", to: "digest: md5:7", says: "The digest is not"),
    Break(file: "facts/beslisboom.yaml", from: "zekerheid: gedrukt", to: "zekerheid: zeker", says: "'zeker' does not exist here"),
    Break(file: "edition.yaml", from: "datum: 2026-11-21", to: "datum: 2026-02-30", says: "A day is expected"),
    Break(file: "edition.yaml", from: "editie: ", to: "editie: \"x\"\neditie: ", says: "cannot be read"),
    Break(file: "terms.yaml", from: "begrippen:", to: "begrippen: [", says: "The YAML cannot be read"),
    // Empty texts, ids used twice, statements without origin, terms that disagree.
    Break(file: "questions/vragen.yaml", from: "en: \"Subject\"", to: "en: \"\"", says: "A text is expected here"),
    Break(file: "warnings/waarschuwingen.yaml", from: "    feiten: [", to: "    feiten: [] #[", says: "names no facts to rest on"),
    Break(file: "facts/wlz-opties.yaml", from: "geldigTot: 2028-12-31", to: "geldigTot: 2029-12-31", says: "the fact C-D4-8 says otherwise"),
    Break(file: "texts/interface.yaml", from: "\n", to: "\nstatus-past: {nl: \"Past\", en: \"Fits\"}\n", says: "stands in more than one place"),
  ]

  @Test(arguments: breaks)
  func refusesABrokenChange(_ change: Break) throws {
    var files = try SampleContent.files()
    let index = try #require(files.firstIndex { $0.path == change.file })
    let text = String(decoding: files[index].bytes, as: UTF8.self)
    let range = try #require(text.range(of: change.from), "the content no longer holds '\(change.from)'")
    files[index] = ContentFile(path: change.file, bytes: Array(text.replacingCharacters(in: range, with: change.to).utf8))
    let failure = #expect(throws: ContentFailure.self) { try ContentLoader.load(files) }
    let found = try #require(failure).diagnostics.filter { $0.message.contains(change.says) }
    #expect(!found.isEmpty, "\(failure?.description.prefix(600) ?? "")")
    #expect(found.allSatisfy { !$0.remedy.isEmpty && !$0.file.isEmpty })
  }

  /// Everything that is wrong with the words of the tree, first by themselves and then beside the tree of the rules.
  @Test(arguments: [
    [
      ("  - id: rol-product\n", "  - id: betalers\n", "This id is used twice"),
      ("{id: werkgever, ", "{id: consument, ", "The answer 'consument' stands here twice"),
      ("feiten: [A-E18]", "feiten: []", "The answer 'zelfredzaamheid' names no facts"),
      ("feiten: [A-E19, A-R01]", "feiten: [A-E91]", "refers to the fact 'A-E91'"),
      ("volgorde: [onderwerp", "volgorde: [onderwerpen", "'onderwerpen' is no question and no decision"),
      ("uitkomsten: [ontwikkeling", "uitkomsten: [ontwikkelen", "The outcome 'ontwikkelen' does not exist"),
    ],
    [
      ("  - id: gate\n", "  - id: verblijf\n", "The tree asks 'gate', but there are no words for it"),
      ("  - id: gate\n", "  - id: verblijf\n", "The tree does not ask 'verblijf'"),
      ("{id: beide, ", "{id: geen, ", "The tree shows the answer \"beide\" of 'wlz-indicatie'"),
      ("{id: beide, ", "{id: geen, ", "The tree does not show the answer 'geen' of 'wlz-indicatie'"),
      (", einde: {nl: \"Geen route; zie de opties in de Wlz\", en: \"No route; see the options in the Wlz\"}", "", "no words say so"),
    ],
    [("nl: \"Waar gaat het over?\", ", "", "The key 'nl' is missing")],
  ])
  func refusesWordsThatDoNotFitTheTree(_ changes: [(from: String, to: String, says: String)]) throws {
    var files = try SampleContent.files()
    let index = try #require(files.firstIndex { $0.path == "tree/boom.yaml" })
    let old = String(decoding: files[index].bytes, as: UTF8.self)
    var text = old
    for change in changes {
      #expect(old.contains(change.from), "the content no longer holds '\(change.from)'")
      text = text.replacingOccurrences(of: change.from, with: change.to)
    }
    files[index] = ContentFile(path: "tree/boom.yaml", bytes: Array(text.utf8))
    let failure = #expect(throws: ContentFailure.self) { try ContentLoader.load(files) }
    for change in changes {
      let found = try #require(failure).diagnostics.filter { $0.message.contains(change.says) }
      #expect(!found.isEmpty, "\(change.says): \(failure?.description.prefix(900) ?? "")")
      #expect(found.allSatisfy { !$0.remedy.isEmpty && $0.file == "tree/boom.yaml" && $0.line > 0 })
    }
  }

  /// Rows that leave a case open, contradict each other, or never match.
  @Test func refusesGapsConflictsAndDeadRows() throws {
    func diagnostics(_ transform: (String) -> String) throws -> String {
      var files = try SampleContent.files()
      let index = try #require(files.firstIndex { $0.path == Self.routes })
      files[index] = ContentFile(path: Self.routes, bytes: Array(transform(String(decoding: files[index].bytes, as: UTF8.self)).utf8))
      do {
        _ = try ContentLoader.load(files)
        return ""
      } catch {
        return error.description
      }
    }
    let gap = try diagnostics { Self.editRule($0, id: "consument-r3", inputs: ["\"verantwoording\"", "true", "true"]) }
    #expect(gap.contains("No rule covers this case"), "\(gap.prefix(300))")
    let conflict = try diagnostics { Self.editRule($0, id: "consument-r1", inputs: ["-", "-", "-"]) }
    #expect(conflict.contains("contradict each other"), "\(conflict.prefix(300))")
    let dead = try diagnostics { Self.editRule($0, id: "werkgever-r1", inputs: ["-", "true", "-"], output: nil) }
    #expect(!dead.isEmpty)
  }

  /// The text of the model with other cells in one rule.
  static func editRule(_ xml: String, id: String, inputs: [String], output: String? = nil) -> String {
    guard let start = xml.range(of: "<rule id=\"\(id)\"")?.lowerBound, let end = xml[start...].range(of: "</rule>")?.lowerBound else { return xml }
    var parts = String(xml[start..<end]).components(separatedBy: "<inputEntry")
    for (index, cell) in inputs.enumerated() where index + 1 < parts.count {
      guard let open = parts[index + 1].range(of: "<text>"), let close = parts[index + 1].range(of: "</text>") else { continue }
      parts[index + 1].replaceSubrange(open.upperBound..<close.lowerBound, with: cell)
    }
    return String(xml[..<start]) + parts.joined(separator: "<inputEntry") + String(xml[end...])
  }

  @Test func refusesMissingAndUnknownFiles() throws {
    let files = try SampleContent.files()
    let failure = #expect(throws: ContentFailure.self) {
      try ContentLoader.load(files.filter { $0.path != "terms.yaml" } + [ContentFile(path: "notes/x.yaml", bytes: [])])
    }
    let text = try #require(failure).description
    #expect(text.contains("terms.yaml: The file is missing"))
    #expect(text.contains("notes/x.yaml: The program does not know what this file is"))
    #expect(throws: ContentFailure.self) { try ContentDirectory.files(at: "/does/not/exist") }
  }

  @Test func theHashFollowsTheContent() throws {
    var files = try SampleContent.files()
    let before = try ContentLoader.load(files).edition.contentHash
    #expect(try ContentLoader.load(files.reversed()).edition.contentHash == before)
    let index = try #require(files.firstIndex { $0.path == "terms.yaml" })
    files[index] = ContentFile(path: "terms.yaml", bytes: files[index].bytes + Array("\n".utf8))
    #expect(try ContentLoader.load(files).edition.contentHash != before)
  }
}
