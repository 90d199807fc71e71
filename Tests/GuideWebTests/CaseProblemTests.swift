import BusinessCase
import Funding
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Library
import TestSupport
import Testing

@testable import GuideWeb

/// What the site says about a case in which something is wrong: in the language of the page, and of the request.
@Suite struct CaseProblemTests {
  private let site: FixtureSite

  init() throws { site = try FixtureSite(guide: SampleContent.guide.get()) }

  private static let wrong = FixtureSite.caseText.replacing("partij: betaler, bedrag: bedrag", with: "partij: betaler, bedrag: bedrg")
  private static let json = """
    {"naam": "P", "jaren": 1, "partijen": [{"id": "a", "naam": "A", "soort": "gemeente", "domein": "wmo"}], "aannamen": [
    {"id": "x", "naam": "X", "eenheid": "euro", "verdeling": "vast", "waarschijnlijk": 12.345, "zekerheid": "schatting"}],
    "posten": [{"id": "p", "naam": "P", "soort": "kosten", "categorie": "dienst", "partij": "a", "bedrag": "x",
    "wanneer": {"ritme": "eenmalig", "van": "nu"}}]}
    """

  private static func form(_ text: String) -> String {
    "zaak="
      + text.utf8.map { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
          ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
  }

  private func page(_ path: String, _ text: String) async throws -> TestResponse {
    try await site.ask { try await $0.post(path, Self.form(text), [.contentType: "application/x-www-form-urlencoded"]) }
  }

  @Test func aPageSaysItInItsLanguage() async throws {
    let (dutch, english) = (try await page("/zaak/uitkomst", Self.wrong), try await page("/en/zaak/uitkomst", Self.wrong))
    #expect(dutch.status == .badRequest && english.status == .badRequest)
    #expect(dutch.text.contains("regel 8, <code>posten/kosten/bedrag</code>: De formule gebruikt de naam ‘bedrg’, en die staat nergens."))
    #expect(dutch.text.contains("Bedoelt u ‘bedrag’?") && !dutch.text.contains("lang=\"en\">The"))
    #expect(english.text.contains("line 8, <code>posten/kosten/bedrag</code>: The name &#39;bedrg&#39; is not known here."))
  }

  @Test func cautionsAreSaidInTheLanguageOfThePage() async throws {
    let text = FixtureSite.caseText.replacing("bron: proef, ", with: "")
    let (dutch, english) = (try await page("/zaak/uitkomst", text), try await page("/en/zaak/uitkomst", text))
    #expect(dutch.status == .ok && dutch.text.contains("Er staat niet bij waar deze waarde vandaan komt. Zet erbij: bron."))
    #expect(english.text.contains("It is not said where this value comes from. Add bron."))
  }

  /// An amount of money is written as the language writes it.
  @Test func anOddPriceIsSaidAsMoney() async throws {
    let text = FixtureSite.caseText.replacing(
      "eenheid: euro, verdeling: vast, waarschijnlijk: 10", with: "eenheid: euro per uur, verdeling: vast, waarschijnlijk: 4.6"
    )
    .replacing("bedrag: bedrag,", with: "bedrag: bedrag * uren,").replacing(
      "posten:",
      with: "  - {id: uren, naam: Uren, eenheid: uur, verdeling: vast, waarschijnlijk: 2, bron: proef, zekerheid: schatting}\nposten:")
    #expect(try await page("/zaak/uitkomst", text).text.replacing("\u{A0}", with: " ").contains("€ 4,60 is ongewoon voor een uur."))
  }

  /// Visitors read one word for it, and no words of who computes.
  @Test func theWordsAreThoseOfVisitors() throws {
    let guide = try SampleContent.guide.get()
    let texts =
      Phrase.allCases.filter { $0.rawValue.hasPrefix("zaak-") }.map { guide.phrase($0, .nl) }
      + guide.library[CaseSentence.self].items.flatMap { $0.texts.map(\.nl) }
    #expect(texts.count > 200)
    for text in texts {
      // The name of a sheet, and the end of the name of a file.
      let read = text.replacing("Zaak:", with: "").replacing(".zaak.yaml", with: "")
      for word in read.split(whereSeparator: { !$0.isLetter }) {
        #expect(!["zaak", "zaken", "trekkingen", "omslaan"].contains(word.lowercased()), "\(text)")
      }
    }
  }

  @Test func whatIsHostileIsEscaped() async throws {
    let answer = try await page("/zaak/uitkomst", Self.wrong.replacing("partij: betaler", with: "partij: \"<script>x\""))
    #expect(!answer.text.contains("<script>x") && answer.text.contains("&lt;script&gt;x"))
  }

  @Test(arguments: [
    (Language.nl, "Hier hoort een heel getal, en er staat ‘nu’.", "Schrijf alleen cijfers, zonder punt of komma: 12."),
    (Language.en, "'nu' is no whole number here.", "Write digits only, without a point or comma: 12."),
  ])
  func theAPIGivesKindPlaceAndWords(_ language: Language, _ message: String, _ remedy: String) async throws {
    let answer = try await site.ask { try await $0.post("/v1/zaken/berekeningen?taal=\(language.rawValue)", Self.json) }
    #expect(answer.status == .badRequest)
    let faults = try #require(try answer.json()["errors"]?.elements)
    // A point in JSON marks decimals, so the number before it is no fault.
    let fault = try #require(faults.first)
    #expect(faults.count == 1 && fault["soort"]?.string == "geen-heel-getal" && fault["veld"]?.string == "posten/p/wanneer/van")
    #expect(fault["regel"]?.text() == "4" && fault["melding"]?.string == message && fault["herstel"]?.string == remedy)
    #expect(fault["detail"]?.string == "\(message) \(remedy)")
    #expect(fault["detailEn"]?.string == "'nu' is no whole number here. Write digits only, without a point or comma: 12.")
  }

  @Test(arguments: [
    (Language.nl, "Er staat niet bij waar deze waarde vandaan komt."), (Language.en, "It is not said where this value comes from."),
  ])
  func theAPISaysCautionsInTheLanguage(_ language: Language, _ message: String) async throws {
    let body = Self.json.replacing("\"nu\"", with: "0")
    let answer = try await site.ask { try await $0.post("/v1/zaken/berekeningen?trekkingen=100&taal=\(language.rawValue)", body) }
    let caution = try #require(try answer.json()["meldingen"]?.elements.first)
    #expect(caution["soort"]?.string == "bron-ontbreekt" && caution["melding"]?.string == message)
    #expect(caution["regel"]?.text() == "2" && caution["veld"]?.string == "aannamen/x/bron" && caution["herstel"]?.string?.isEmpty == false)
  }

  @Test func anOptionThatDoesNotExistIsSaid() async throws {
    let body = Self.json.replacing("\"nu\"", with: "0")
    let answer = try await site.ask { try await $0.post("/v1/zaken/berekeningen?optie=robot", body) }
    #expect(try answer.json()["errors"]?.elements.first?["soort"]?.string == "geen-opties")
  }

  @Test func aSiteWithoutCasesSaysSo() throws {
    guard case .failure(let failure) = CaseDesk.none.result(of: [0x7B]) else { throw Unexpected() }
    #expect(failure.problems.map(\.kindID) == ["neemt-geen-zaken"])
    let said = CaseSentences(try SampleContent.guide.get().library).said(failure.problems[0])
    #expect(said.message.nl == "Deze website rekent geen businesscases door." && said.message.en == "This site takes no business cases.")
  }

  private struct Unexpected: Error {}
}
