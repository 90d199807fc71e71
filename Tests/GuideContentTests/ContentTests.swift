import Foundation
import Funding
import GuideContent
import Library
import TestSupport
import Testing

/// The content of this project is sound, and a broken change is refused with file, line and remedy.
@Suite struct ContentTests {
  @Test func theContentIsSound() throws { _ = try SampleContent.guide.get() }

  /// A mistake planted in one file of the real content, and what the check must say about it.
  struct Break: Sendable {
    let file: String
    let from: String
    let to: String
    let says: String
    /// Whether the check can name the line.
    var hasLine = true
    /// The folder where it is found, when that is another than where it was planted.
    var at: String?
  }

  /// Mistakes that are found together, as an author with several finds them.
  struct Group: Sendable, CustomTestStringConvertible {
    let name: String
    let breaks: [Break]
    var testDescription: String { name }
  }

  static let routes = "rules/routes/routekeuze/routekeuze.dmn"
  static let warnings = "rules/warnings/waarschuwingen/waarschuwingen.dmn"
  static let questions = "questions/vragen.yaml"
  static let outcomes = "outcomes/uitkomsten.yaml"
  static let contacts = "contacts/contacten.yaml"

  /// A statement of our own, written before all others.
  private static func fact(_ id: String, _ statement: String, _ more: String = "zekerheid: eigen-keuze") -> Break {
    let file = "facts/organisaties.yaml"
    return Break(
      file: file, from: "\nfeiten:\n", to: "\nfeiten:\n  - {id: \(id), stelling: {nl: \"\(statement)\", en: \"x\"}, \(more)}\n",
      says: "The fact '\(id)'")
  }

  static let groups: [Group] = [
    Group(
      name: "references",
      breaks: [
        Break(file: outcomes, from: "feiten: [A-T1, A-E10,", to: "feiten: [A-T1, A-E99,", says: "refers to the fact 'A-E99'"),
        Break(file: questions, from: "feiten: [C-Q5, DD-11]", to: "feiten: [C-Q5, DD-99]", says: "refers to the fact 'DD-99'"),
        Break(file: routes, from: "A-E16", to: "A-E166", says: "refers to the fact 'A-E166'"),
        Break(file: warnings, from: "A-AMB5", to: "A-AMB55", says: "refers to the fact 'A-AMB55'"),
        Break(
          file: "facts/beslisboom.yaml", from: "- bron: beslisboom", to: "- bron: boslisboom",
          says: "refers to the source 'boslisboom'"),
        Break(
          file: "outcomes/leveringsvormen.yaml", from: "wlz-regulier: {", to: "wlz-regulair: {",
          says: "refers to the outcome 'wlz-regulair'"),
        Break(
          file: "warnings/waarschuwingen.yaml", from: "uitkomsten: [zorgaanbieder, ", to: "uitkomsten: [zorgaanbieders, ",
          says: "refers to the outcome 'zorgaanbieders'"),
        Break(file: "warnings/waarschuwingen.yaml", from: "betwist: [K-C01]", to: "betwist: [K-C99]", says: "refers to the fact 'K-C99'"),
        Break(file: contacts, from: "feiten: [C-CT01, ", to: "feiten: [C-CT99, ", says: "refers to the fact 'C-CT99'"),
        Break(file: "calendar/momenten.yaml", from: "feiten: [C-TM01, ", to: "feiten: [C-TM99, ", says: "refers to the fact 'C-TM99'"),
      ]),
    // First steps, conversation sheets, readers and retired answers refer to what exists.
    Group(
      name: "next steps",
      breaks: [
        Break(
          file: outcomes, from: "contact: zorg-voor-innoveren", to: "contact: zorg-voor-niemand",
          says: "refers to the contact 'zorg-voor-niemand'"),
        Break(file: outcomes, from: "moment: contractering-wlz", to: "moment: kerst", says: "refers to the moment 'kerst'"),
        Break(file: outcomes, from: "          adviseur: {", to: "          adviseuse: {", says: "refers to the reader 'adviseuse'"),
        Break(file: outcomes, from: "onder: zvw\n", to: "onder: zvx\n", says: "refers to the outcome 'zvx'"),
        Break(
          file: "conversations/gespreksbladen.yaml", from: "uitkomsten: [zorgaanbieder, ", to: "uitkomsten: [zorgaanbidder, ",
          says: "refers to the outcome 'zorgaanbidder'"),
        Break(
          file: "conversations/gespreksbladen.yaml", from: "vragen: [mdr, ", to: "vragen: [mdx, ", says: "refers to the question 'mdx'"
        ),
        Break(
          file: "questions/vervallen.yaml", from: "opnieuw: [zorgtype]", to: "opnieuw: [zorgsoort]",
          says: "refers to the question 'zorgsoort'"),
        Break(
          file: "questions/vervallen.yaml", from: "wordt: {op-afstand: ja}", to: "wordt: {op-afstand: misschien}",
          says: "The question 'op-afstand' has no answer 'misschien'"),
        Break(
          file: "questions/vervallen.yaml", from: "[thuiszorgtechnologie]", to: "[thuiszorgtechnologie, nee]",
          says: "The answer 'nee' still exists"),
      ]),
    // Missing translations, keys and values.
    Group(
      name: "reading",
      breaks: [
        Break(
          file: questions, from: "kort: {nl: \"Onderwerp\", en: \"Subject\"}", to: "kort: {nl: \"Onderwerp\"}",
          says: "The key 'en' is missing"),
        Break(
          file: questions, from: "kort: {nl: \"MDR\", en: \"MDR\"}", to: "kort: {nl: \"MDR\", en: \"\"}", says: "A text is expected here"),
        Break(file: questions, from: "soort: een", to: "soort: eén", says: "'eén' does not exist here"),
        Break(file: questions, from: "handelbaar: false", to: "handelbar: false", says: "The key 'handelbar' does not exist here"),
        Break(file: "texts/advies.yaml", from: "status-past: ", to: "status-pest: ", says: "knows no text 'status-pest'"),
        Break(file: "texts/advies.yaml", from: "{nl: \"Past: {wat}.\"", to: "{nl: \"Past.\"", says: "different {places}"),
        Break(
          file: "texts/advies.yaml", from: "{nl: \"geen route\", en: \"no route\"}", to: "{nl: \"geen {wie}\", en: \"no {wie}\"}",
          says: "The program fills in no '{wie}' here"),
        Break(
          file: "texts/interface.yaml", from: "\n",
          to: "\nstatus-past: {nl: \"Past\", en: \"Fits\"}\nstatus-past-niet: {nl: \"Niet\", en: \"Not\"}\n",
          says: "tekst status-past-niet: This id is used twice"),
        Break(
          file: "terms.yaml", from: "uitleg: {nl: \"", to: "uitleg: {nl: \"" + String(repeating: "woord ", count: 26),
          says: "the limit is 25"),
        Break(file: "facts/beslisboom.yaml", from: "regels: [\"2\"]", to: "regels: [\"9-2\"]", says: "These are no lines"),
        Break(file: "facts/beslisboom.yaml", from: "digest: sha256:7", to: "digest: md5:7", says: "The digest is not"),
        Break(file: "facts/instrumenten.yaml", from: "zekerheid: gedrukt", to: "zekerheid: zeker", says: "'zeker' does not exist here"),
        Break(file: "calendar/momenten.yaml", from: "van: \"07-01\"", to: "van: \"02-29\"", says: "A day of every year is expected here"),
      ]),
    Group(
      name: "the words of a moment",
      breaks: [
        Break(
          file: "calendar/momenten.yaml", from: "morgen, op {tot}", to: "morgen, op {dag}", says: "The program fills in no '{dag}' here")
      ]),
    // Whom to turn to: an address was checked on a day, or only a source gives it; never neither, never both.
    Group(
      name: "contacts",
      breaks: [
        Break(file: contacts, from: "    uitBron: true\n", to: "", says: "'nza' does not say whether its addresses were checked"),
        Break(
          file: contacts, from: "    nagekeken: 2026-11-21\n", to: "    nagekeken: 2026-11-21\n    uitBron: true\n",
          says: "'vgz-thuiszorgtechnologie' does not say whether its addresses were checked"),
        Break(file: contacts, from: "email: info@nza.nl", to: "email: info(at)nza.nl", says: "'nza' has an e-mail address that is none"),
        Break(file: contacts, from: "whatsapp: \"088", to: "whatsapp: \"tel 088", says: "'nza' has a telephone number with other signs"),
        Break(
          file: contacts, from: "web: \"https://www.nza.nl\"", to: "web: \"www.nza.nl\"",
          says: "'nza' has a web address that does not begin with https://"),
        Break(file: contacts, from: "- id: zorginstituut\n", to: "- id: zorgkantoor\n", says: "contact zorgkantoor: This id is used twice"),
      ]),
    // A statement that ages says when it holds; one that claims a source has a place.
    Group(
      name: "facts",
      breaks: [
        fact("X-JAAR", "In 2019 begon dit."), fact("X-BEDRAG", "Het kost € 5 per jaar."),
        fact("X-REGELING", "Deze subsidieregeling helpt."),
        fact("X-BETWIST", "Bronnen verschillen.", "zekerheid: betwist"), fact("X-GEDRUKT", "Het staat er.", "zekerheid: gedrukt"),
        fact("X-TERM", "Het geldt.", "zekerheid: eigen-keuze, geldigVan: 2026-02-01, geldigTot: 2026-01-01"),
        fact("X-LEEG", "In 2018 begon dit.", "zekerheid: eigen-keuze, tijdloos: \"\""),
      ]),
    Group(
      name: "ids",
      breaks: [
        Break(
          file: questions, from: "- id: innovatie\n", to: "- id: innovaties\n",
          says: "answers of the question and the values in the rules differ"),
        Break(file: outcomes, from: "- id: consument\n", to: "- id: consumenten\n", says: "no decision with this id"),
        Break(file: "pages/privacy.yaml", from: "id: privacy\n", to: "id: over\n", says: "informatiepagina over: This id is used twice"),
        Break(file: "questions/lezers.yaml", from: "- id: adviseur\n", to: "- id: maker\n", says: "lezer maker: This id is used twice"),
        Break(file: "warnings/waarschuwingen.yaml", from: "- id: b2b2c\n", to: "- id: b2b\n", says: "No rule ever gives this warning"),
        Break(
          file: "questions/voorwaarden.yaml", from: "- id: gate\n", to: "- id: gaten\n", says: "'gate' of the rules has no text",
          hasLine: false),
      ]),
    // A statement without origin.
    Group(
      name: "origins",
      breaks: [
        Break(file: "warnings/waarschuwingen.yaml", from: "    feiten: [", to: "    feiten: [] #[", says: "names no facts to rest on"),
        Break(file: outcomes, from: "feiten: [B-R1-1, I-15]", to: "feiten: []", says: "uitkomst consument: It names no facts to rest on"),
      ]),
    // The term in a rule and the term in its fact, with the facts of the rule parted by a comma.
    Group(
      name: "terms",
      breaks: [
        Break(file: routes, from: "[C-D4-8 C-D4-2]", to: "[C-D4-2, C-D4-8]", says: "the fact C-D4-2 says otherwise"),
        Break(
          file: "facts/wlz-opties.yaml", from: "geldigVan: 2024-01-01\n    geldigTot: 2028-12-31",
          to: "geldigVan: 2024-01-01\n    geldigTot: 2029-12-31", says: ""),
      ]),
    Group(
      name: "a row without facts",
      breaks: [
        Break(file: routes, from: " [A-D1 A-E15 A-E16]", to: "", says: "names no facts"),
        Break(file: warnings, from: " [DD-04 A-AMB5]", to: " []", says: "names no facts"),
      ]),
    Group(
      name: "cells",
      breaks: [
        Break(file: routes, from: "<text>not(\"nee\")</text>", to: "<text>not(nee)</text>", says: "cannot be read")
      ]),
    Group(
      name: "outputs",
      breaks: [
        Break(
          file: routes, from: "<text>\"past\"</text>\n        </outputEntry>", to: "<text>\"paste\"</text>\n        </outputEntry>",
          says: "gives something that is no status", at: "outcomes")
      ]),
    Group(
      name: "warnings that do not exist",
      breaks: [
        Break(file: warnings, from: "<text>\"geen-route\"</text>", to: "<text>\"geen-routes\"</text>", says: "\"geen-routes\"")
      ]),
    Group(
      name: "members",
      breaks: [
        Break(
          file: routes, from: "list contains(betalers, \"zorgorganisatie\")", to: "list contains(betalers, \"zorgorganisaties\")",
          says: "is not a value of 'betalers'")
      ]),
    Group(
      name: "names",
      breaks: [
        Break(file: routes, from: "<text>onderwerp</text>", to: "<text>onderwerpen</text>", says: "The name 'onderwerpen' does not exist")
      ]),
    // The warnings start from what the routes decide, and know every value of it.
    Group(
      name: "joined rules",
      breaks: [
        Break(
          file: warnings, from: "\"past-niet\",\"niet-van-kracht\"", to: "\"past-niet\"",
          says: "can give \"niet-van-kracht\", and this input does not know that value")
      ]),
    Group(
      name: "days and keys",
      breaks: [
        Break(file: "edition.yaml", from: "datum: 2026-11-28", to: "datum: 2026-02-30", says: "A day is expected")
      ]),
    Group(
      name: "YAML",
      breaks: [
        Break(file: "edition.yaml", from: "editie: ", to: "editie: \"x\"\neditie: ", says: "The key 'editie' stands here twice"),
        Break(file: "terms.yaml", from: "begrippen:", to: "begrippen: [", says: "Something is wrong between { and }"),
      ]),
  ]

  @Test(arguments: groups)
  func refusesABrokenChange(_ group: Group) throws {
    var files = try SampleContent.files()
    for change in group.breaks {
      let index = try #require(files.firstIndex { $0.path == change.file })
      let text = String(decoding: files[index].bytes, as: UTF8.self)
      let range = try #require(text.range(of: change.from), "\(change.file) no longer holds '\(change.from)'")
      files[index] = ContentFile(path: change.file, bytes: Array(text.replacingCharacters(in: range, with: change.to).utf8))
    }
    let failure = #expect(throws: ContentFailure.self) { try ContentLoader.load(files) }
    let diagnostics = try #require(failure).diagnostics
    #expect(diagnostics.allSatisfy { !$0.remedy.isEmpty && !$0.message.isEmpty && !$0.file.isEmpty })
    for change in group.breaks where !change.says.isEmpty {
      let found = diagnostics.filter { $0.message.contains(change.says) }
      #expect(!found.isEmpty, "\(change.says): \(failure?.description.prefix(900) ?? "")")
      let folder = change.at ?? String(change.file.prefix { $0 != "/" })
      #expect(found.contains { $0.file.hasPrefix(folder) && ($0.line > 0 || !change.hasLine) }, "\(found)")
    }
  }

  /// A change that is sound by itself and gives a case of the experts another result is refused as well, with the case and its line.
  @Test func refusesARuleThatAnExpertContradicts() throws {
    var files = try ContentDirectory.files(at: SampleContent.folder, withCases: true)
    _ = try ContentLoader.load(files, holdsCases: true)
    let index = try #require(files.firstIndex { $0.path == Self.routes })
    let text = String(decoding: files[index].bytes, as: UTF8.self)
    let range = try #require(text.range(of: "list contains(leveringsvormThuis, \"mpt\")"))
    files[index] = ContentFile(
      path: Self.routes, bytes: Array(text.replacingCharacters(in: range, with: "list contains(leveringsvormThuis, \"vpt\")").utf8))
    _ = try ContentLoader.load(files)
    let failure = #expect(throws: ContentFailure.self) { try ContentLoader.load(files, holdsCases: true) }
    let diagnostics = try #require(failure).diagnostics
    #expect(diagnostics.allSatisfy { $0.file.hasSuffix("cases.yaml") && $0.line > 0 && $0.message.hasPrefix("geval ") })
    #expect(diagnostics.contains { $0.message.contains("'wlz-thuiszorgtechnologie' is 'past-niet' by the rules, and 'past' by the case") })
  }

  /// A case that cannot be read, or names what does not exist.
  @Test(arguments: [
    ("antwoorden:", "antworden:", "The key 'antworden' does not exist here"),
    (": past-niet", ": past-misschien", "'past-misschien' does not exist"),
    ("      ontwikkeling: ", "      ontwikkelen: ", "refers to the outcome 'ontwikkelen'"),
  ])
  func refusesABrokenCase(_ from: String, _ to: String, _ says: String) throws {
    var files = try ContentDirectory.files(at: SampleContent.folder, withCases: true)
    let index = try #require(files.firstIndex { $0.path == "rules/routes/routekeuze/cases.yaml" })
    let text = String(decoding: files[index].bytes, as: UTF8.self)
    let range = try #require(text.range(of: from), "the cases no longer hold '\(from)'")
    files[index] = ContentFile(path: files[index].path, bytes: Array(text.replacingCharacters(in: range, with: to).utf8))
    let failure = #expect(throws: ContentFailure.self) { try ContentLoader.load(files, holdsCases: true) }
    #expect(
      try #require(failure).diagnostics.contains { $0.message.contains(says) && $0.line > 0 }, "\(failure?.description.prefix(600) ?? "")")
  }

  /// What says with a reason that it does not age needs no date.
  @Test func aTimelessStatementMayNameAYear() throws {
    var files = try SampleContent.files()
    let index = try #require(files.firstIndex { $0.path == "facts/organisaties.yaml" })
    let text = String(decoding: files[index].bytes, as: UTF8.self)
    let planted = Self.fact("X-1", "In 2019 begon dit.", "zekerheid: eigen-keuze, tijdloos: \"een begin blijft staan\"")
    let range = try #require(text.range(of: planted.from))
    files[index] = ContentFile(path: files[index].path, bytes: Array(text.replacingCharacters(in: range, with: planted.to).utf8))
    _ = try ContentLoader.load(files)
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
    #expect(gap.contains("No rule covers this case") && gap.hasPrefix(Self.routes), "\(gap.prefix(300))")
    let conflict = try diagnostics { Self.editRule($0, id: "consument-r1", inputs: ["-", "-", "-"]) }
    #expect(conflict.contains("contradict each other") && conflict.hasPrefix(Self.routes), "\(conflict.prefix(300))")
    let dead = try diagnostics { Self.editRule($0, id: "werkgever-r1", inputs: ["-", "true", "-"], output: nil) }
    #expect(!dead.isEmpty)
  }

  /// The text of the model with other cells in one rule.
  static func editRule(_ xml: String, id: String, inputs: [String], output: String? = nil) -> String {
    guard let start = xml.range(of: "<rule id=\"\(id)\"")?.lowerBound, let end = xml[start...].range(of: "</rule>")?.lowerBound else {
      return xml
    }
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
