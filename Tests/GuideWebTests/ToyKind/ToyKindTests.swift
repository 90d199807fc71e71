import FEEL
import Funding
import GuideContent
import Library
import TestSupport
import Testing

@testable import GuideWeb

/// A kind of content that the program does not have, added in the three files beside this one: everything that holds for every kind holds for
/// it as well, without another line anywhere.
@Suite struct ToyKindTests {
  private static let parties = """
    partijen:
      - {id: a, naam: {nl: "Partij A", en: "Party A"}, doet: {nl: "Doet iets.", en: "Does something."}, feiten: [A-2]}
      - {id: b, naam: {nl: "Partij B", en: "Party B"}, doet: {nl: "Ook.", en: "Too."}, contact: loket, feiten: [B-3]}
    """

  private func guide(_ parties: String = Self.parties) throws -> Guide {
    let file = ContentFile(path: "parties/partijen.yaml", bytes: Array(parties.utf8))
    return try ContentLoader.load(try FixtureContent.files() + [file], readers: ContentReader.all + [VoorbeeldpartijenFile.reader])
  }

  private func refusal(_ from: String, _ to: String) throws -> [Diagnostic] {
    let failure = #expect(throws: ContentFailure.self) { try guide(Self.parties.replacing(from, with: to)) }
    return try #require(failure).diagnostics
  }

  @Test func itIsReadAndFound() throws {
    let guide = try guide()
    #expect(guide.library[Voorbeeldpartij.self].map(\.id.text) == ["a", "b"])
    #expect(guide.library.find(Voorbeeldpartij.ID("b"))?.name.en == "Party B")
    #expect(guide.library.find(Voorbeeldpartij.ID("c")) == nil)
  }

  @Test(arguments: [
    ("id: b", "id: a", "voorbeeldpartij a: This id is used twice"),
    ("feiten: [A-2]", "feiten: [A-9]", "voorbeeldpartij a: It refers to the fact 'A-9', which does not exist"),
    ("contact: loket", "contact: niemand", "voorbeeldpartij b: It refers to the contact 'niemand', which does not exist"),
    ("feiten: [A-2]", "feiten: []", "voorbeeldpartij a: It names no facts to rest on"),
    ("doet: {nl: \"Ook.\", en: \"Too.\"}", "does: {nl: \"Ook.\", en: \"Too.\"}", "The key 'does' does not exist here"),
    ("contact: loket", "contcat: proef", "The key 'contcat' does not exist here"),
    ("en: \"Party A\"", "de: \"A\"", "The key 'en' is missing"),
  ])
  func aMistakeInItIsRefusedWithItsPlace(_ from: String, _ to: String, _ says: String) throws {
    let found = try refusal(from, to).filter { $0.message.contains(says) }
    #expect(!found.isEmpty && found.allSatisfy { $0.file == "parties/partijen.yaml" && $0.line > 1 && !$0.remedy.isEmpty }, "\(found)")
  }

  @Test func aFactSaysThatItIsUsed() async throws {
    let guide = try guide()
    #expect(guide.library.users(Voorbeeldpartij.self, of: Fact.ID("B-3").reference).map(\.id.text) == ["b"])
    let site = try FixtureSite(pages: [VoorbeeldpartijenPage.page], guide: guide)
    let page = try await site.ask { try await $0.get("/en/feiten/B-3") }
    #expect(page.text.contains("Party B"))
  }

  @Test func itHasAPageInBothLanguages() async throws {
    let site = try FixtureSite(pages: [VoorbeeldpartijenPage.page], guide: try guide())
    let (dutch, english) = try await site.ask { (try await $0.get("/partijen"), try await $0.get("/en/partijen")) }
    #expect(dutch.text.contains("<h2>Partij A</h2>") && dutch.text.contains("/feiten/A-2"))
    #expect(english.text.contains("<h2>Party A</h2>") && english.header("ETag") != nil)
  }

  /// Without its reader the program says that it does not know the file; nothing is skipped in silence.
  @Test func withoutAReaderTheFileIsRefused() throws {
    let file = ContentFile(path: "parties/partijen.yaml", bytes: Array(Self.parties.utf8))
    let failure = #expect(throws: ContentFailure.self) { try ContentLoader.load(try FixtureContent.files() + [file]) }
    #expect(try #require(failure).description.contains("parties/partijen.yaml: The program does not know what this file is"))
  }
}
