import BusinessCase
import FEEL
import Foundation
import GuideContent
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Library
import Testing

@testable import GuideWeb

/// The result of a business case: the page, the sheets for a board and for each party, and the file to mail.
@Suite struct CasePageTests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  /// A provider pays 1,000, and 100 a year later; an insurer saves 1,500 and a village 500, over two years at 0%.
  private static func text(saving: String = "1500") -> String {
    func party(_ id: String, _ name: String, _ kind: String, _ domain: String) -> String {
      "{\"id\": \"\(id)\", \"naam\": \"\(name)\", \"soort\": \"\(kind)\", \"domein\": \"\(domain)\"}"
    }
    func assumption(_ id: String, _ value: String, _ spread: String? = nil) -> String {
      """
      {"id": "\(id)", "naam": "Cijfer \(id)", "eenheid": "euro", "verdeling": "\(spread == nil ? "vast" : "pert")", \(spread ?? "")
       "waarschijnlijk": \(value), "bron": "proef", "zekerheid": "expert"}
      """
    }
    func item(_ id: String, _ kind: String, _ category: String, _ party: String, _ month: Int) -> String {
      """
      {"id": "post-\(id)", "naam": "Post \(id)", "soort": "\(kind)", "categorie": "\(category)", "partij": "\(party)", "bedrag": "\(id)",
       "wanneer": {"ritme": "eenmalig", "van": \(month)}}
      """
    }
    return """
      {"naam": "Proef met drie", "jaren": 2, "discontovoet": 0,
       "partijen": [\(party("aanbieder", "De aanbieder", "zorgaanbieder", "wlz")), \(party("verzekeraar", "De verzekeraar", "zorgverzekeraar", "zvw")),
                    \(party("dorp", "Het dorp", "gemeente", "wmo")), \(party("bewoner", "De bewoner", "client", "privaat"))],
       "aannamen": [\(assumption("koop", "1000", "\"laag\": 800, \"hoog\": 2000,")), \(assumption("zorg", "100")),
                    \(assumption("minder", saving, "\"laag\": 50, \"hoog\": 2500,")), \(assumption("hulp", "500"))],
       "posten": [\(item("koop", "kosten", "technologie", "aanbieder", 0)), \(item("zorg", "kosten", "onderhoud", "aanbieder", 12)),
                  \(item("minder", "besparing", "voorkomen-zorg", "verzekeraar", 12)), \(item("hulp", "besparing", "voorkomen-zorg", "dorp", 12))]}
      """
  }

  private func page(_ text: String, _ more: String = "") async throws -> TestResponse {
    try await site.ask { site in
      try await site.post(
        "/zaak/uitkomst", "zaak=" + AddressText.escaped(text) + more, [.contentType: "application/x-www-form-urlencoded"])
    }
  }

  /// The cells behind a name in a table.
  private func cells(_ page: String, _ table: String, _ name: String) throws -> [String] {
    let part = try #require(page.components(separatedBy: "<caption class=\"hidden\">\(table)</caption>").dropFirst().first)
    let rows = part.components(separatedBy: "</tbody>")[0].components(separatedBy: "<tr")
    let row = try #require(
      rows.first { $0.contains("<th scope=\"row\">\(name)") || $0.contains("<span class=\"bar-row\"><span>\(name)") }, "\(table): \(name)")
    return row.components(separatedBy: "<td").dropFirst().compactMap { cell in
      cell.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).last?.components(separatedBy: "</td>").first
    }
  }

  /// A number of JSON as it stands on the page: in whole euros, half up.
  private func euros(_ json: JSON?) throws -> String {
    guard case .number(let text)? = json else { throw Missing() }
    let value = try #require(Double(text))
    let whole = Int((abs(value) + 0.5 + 1e-9).rounded(.down))
    let digits = String(whole).reversed().enumerated().map { ($0 > 0 && $0.isMultiple(of: 3) ? "." : "") + String($1) }.joined()
    return "€\u{A0}" + (value < 0 && whole > 0 ? "−" : "") + String(digits.split(separator: "").reversed().joined())
  }

  private struct Missing: Error {}

  private func result(_ text: String) async throws -> JSON {
    try await site.ask { try await $0.post("/v1/zaken/berekeningen", text).json() }
  }

  /// 1,100 short; with 550 a year, three quarters from the one and a quarter from the other.
  @Test func theAnswerIsOneSentenceWithItsPicture() async throws {
    let page = try await page(Self.text()).text
    let answer = "zaak-antwoord-afspraak €\u{A0}550 €\u{A0}900 €\u{A0}1.100 de aanbieder de verzekeraarlijst-enhet dorp"
    #expect(page.contains("<p class=\"lead case-lead\">\(answer)"))
    let figure = try #require(page.components(separatedBy: "<figure").dropFirst().first?.components(separatedBy: "</figure>").first)
    #expect(figure.matches(of: /class="pays__way"/).count == 2 && figure.matches(of: /class="pays__tip"/).count == 1)
    #expect(figure.contains(">€\u{A0}413</text>") && figure.contains(">€\u{A0}138</text>"), "Of 550, rounded half up.")
    #expect(
      page.contains("zaak-leeg-voor de bewoner") && !page.contains("zaak-onveranderd") && figure.contains("zaak-jaarlijks €\u{A0}550"))
    #expect(try cells(page, "zaak-wie", "De aanbieder").prefix(4) == ["€\u{A0}−1.100", "€\u{A0}1.100", "€\u{A0}550", "€\u{A0}0"])
    #expect(try cells(page, "zaak-wie", "De verzekeraar").prefix(4) == ["€\u{A0}1.500", "€\u{A0}−825", "€\u{A0}−413", "€\u{A0}675"])
    #expect(page.contains("zaak-betaling €\u{A0}413 2 de aanbieder de verzekeraar"))
    #expect(!page.contains("<script") && !page.contains("style="))
  }

  /// Each picture has a table, and what stands in it is what the API says.
  @Test func theTablesSayWhatTheAPISays() async throws {
    let (page, json) = (try await page(Self.text()).text, try await result(Self.text()))
    let transfers = json["overdracht"]
    var sum = Cents(count: 0)
    for party in ["aanbieder", "verzekeraar", "dorp", "bewoner"] {
      let name = try #require(json["partijen"]?[party]?["naam"]?.string)
      let row = try cells(page, "zaak-wie", name)
      #expect(try row[0] == (party == "bewoner" ? "zaak-leeg" : euros(json["partijen"]?[party]?["ncw"])), "\(party)")
      #expect(try row[1] == euros(transfers?["geenVerliezer"]?[party]) && row[2] == euros(transfers?["perJaar"]?["geenVerliezer"]?[party]))
      if party != "bewoner" {
        #expect(try cells(page, "zaak-per-jaar", name) == (json["partijen"]?[party]?["perJaar"]?.elements ?? []).map(euros))
        let chance = json["onzekerheid"]?[party]
        #expect(try Array(cells(page, "zaak-kansen", name)[2...]) == [euros(chance?["p5"]), euros(chance?["p95"])])
      }
      if case .number(let text)? = transfers?["geenVerliezer"]?[party], let value = Double(text) { sum = Cents(sum.euros + value) }
    }
    #expect(sum.count == 0, "What is paid is received.")
    for worth in json["posten"]?.elements ?? [] {
      let name = "Post " + String(try #require(worth["post"]?.string).dropFirst(5))
      #expect(try cells(page, "zaak-opbouw", name) == [euros(worth["ncw"])])
    }
    #expect(try cells(page, "zaak-opbouw", "zaak-totaal") == [euros(json["totaal"]?["ncw"])])
    for found in json["gevoeligheid"]?.elements ?? [] {
      let name = "Cijfer " + (try #require(found["aanname"]?.string))
      #expect(try cells(page, "zaak-gevoelig", name) == [euros(found["laag"]), euros(found["hoog"])])
    }
    for (year, low) in (json["waaierTotaal"]?["p5"]?.elements ?? []).enumerated() {
      #expect(try cells(page, "zaak-waaier", "\(year + 1)")[0] == euros(low))
    }
    #expect(page.matches(of: /<polygon class="band"/).count == 2 && page.contains("<polyline class=\"middle\" points=\"0,"))
    // Together 900: no loss as long as the device costs at most 1,900, which it can, and less care is at least 600.
    let (price, saving) = (
      try cells(page, "zaak-winst-zolang zaak-totaal", "Cijfer koop"), try cells(page, "zaak-winst-zolang zaak-totaal", "Cijfer minder")
    )
    #expect(price == ["zaak-hoogstens €\u{A0}1.900", "€\u{A0}1.000", "hulp-ja"])
    #expect(saving == ["zaak-minstens €\u{A0}600", "€\u{A0}1.500", "hulp-ja"])
    #expect(page.matches(of: /<svg/).count > 10 && page.matches(of: /<svg [^>]*role="img" aria-label="[^"]+"/).count == 5)
  }

  /// What is asked of a party stands on its own sheet, with the way back to the whole case that was sent.
  @Test func aPartyHasASheetOfItsOwn() async throws {
    let payer = try await page(Self.text(), "&voor=verzekeraar")
    #expect(payer.status == .ok && payer.text.contains("<h1>zaak-voor-partij de verzekeraar</h1>"))
    #expect(payer.text.contains("zaak-u-betaalt €\u{A0}675 €\u{A0}413 €\u{A0}1.500"))
    #expect(payer.text.contains("<li>zaak-vraag-betaal €\u{A0}413 2 de aanbieder</li>") && !payer.text.contains("zaak-vraag-ontvang"))
    #expect(payer.text.contains("<input type=\"hidden\" name=\"zaak\" value=\"{&quot;naam&quot;") && !payer.text.contains("<figure"))
    let receiver = try await page(Self.text(), "&voor=aanbieder").text
    #expect(receiver.contains("zaak-u-verliest €\u{A0}550 €\u{A0}1.100") && receiver.matches(of: /zaak-vraag-ontvang/).count == 2)
    #expect(try cells(receiver, "zaak-per-jaar", "zaak-zonder") == ["€\u{A0}−1.000", "€\u{A0}−100"])
    #expect(try cells(receiver, "zaak-per-jaar", "zaak-met") == ["€\u{A0}−450", "€\u{A0}450"])
    #expect(receiver.contains("zaak-zonder: zaak-piek €\u{A0}1.100 zaak-maand-moment 2 12; zaak-niet-terugverdiend"))
    #expect(receiver.contains("zaak-met: zaak-piek €\u{A0}450 zaak-begin-moment; zaak-terugverdiend 12"))
    let board = try await page(Self.text(), "&blad=bestuur").text
    #expect(board.matches(of: /<div class="side">/).count == 2 && board.contains("<figure class=\"pays\""))
    for wrong in ["&voor=niemand", "&blad=directie", "&voor=aanbieder&blad=bestuur"] {
      #expect(try await page(Self.text(), wrong).status == .badRequest, "\(wrong)")
    }
  }

  /// What must be found is what is left of it with the agreement, and the month is said.
  @Test func theDeepestPointIsThatOfTheAgreement() async throws {
    let board = try await page(Self.text(), "&blad=bestuur").text
    let with = "zaak-diepste-punt-met €\u{A0}450 zaak-begin-moment de aanbieder"
    #expect(board.contains("<p>zaak-besluit-afspraak \(with) zaak-diepste-punt-zonder €\u{A0}1.100 zaak-maand-moment 2 12</p>"))
    let whole = try await page(Self.text()).text
    #expect(try cells(whole, "zaak-wie", "De aanbieder").suffix(2) == ["€\u{A0}450", "zaak-terugverdiend 12"])
    #expect(try cells(whole, "zaak-wie", "De verzekeraar").suffix(2) == ["€\u{A0}413", "zaak-terugverdiend 12"])
    #expect(whole.contains("zaak-diepste-punt-uitleg zaak-diepste-punt-afspraak"))
    // Where nothing can be agreed, it is what the party itself is short of.
    let open = try await page(Self.text(saving: "100"), "&blad=bestuur").text
    #expect(open.contains("<p>zaak-besluit-regel zaak-diepste-punt €\u{A0}1.100 zaak-maand-moment 2 12 De aanbieder</p>"))
    #expect(try await !page(Self.text(saving: "100")).text.contains("zaak-diepste-punt-afspraak"))
  }

  /// Who may lose stands beside the answer, and not only where it rests on.
  @Test func theChanceOfALossStandsBesideTheAnswer() async throws {
    for more in ["", "&blad=bestuur"] {
      let page = try await page(Self.text(saving: "100"), more).text
      let place = try #require(page.range(of: "<p class=\"notice\">zaak-zin-kans-zonder zaak-kans-voor 100% de aanbieder</p>"), "\(more)")
      #expect(place.lowerBound < (page.range(of: "id=\"afspraak\"")?.lowerBound ?? page.startIndex))
    }
    // Without payments no column stands empty; a small screen has room for the others.
    let open = try await page(Self.text(saving: "100")).text
    #expect(try cells(open, "zaak-kansen", "De aanbieder").count == 3 && !open.contains("zaak-kolom-risico-na"))
    // With an agreement it is the chance that is left.
    #expect(try await page(Self.text()).text.contains("<p class=\"notice\">zaak-zin-kans "))
  }

  /// The risk of a party is what is left of it with what is asked.
  @Test func theRiskOfAPartyIsThatOfTheAgreement() async throws {
    let (json, sheet) = (try await result(Self.text()), try await page(Self.text(), "&voor=aanbieder").text)
    let spread = json["onzekerheid"]?["aanbieder"]
    #expect(try Array(cells(sheet, "zaak-kansen", "zaak-zonder")[1...]) == [euros(spread?["p5"]), euros(spread?["p95"])])
    guard case .number(let low)? = spread?["p5"], let low = Double(low) else { throw Missing() }
    #expect(try cells(sheet, "zaak-kansen", "zaak-met")[1] == euros(.number("\(low + 1_100)")), "Who receives 1,100 may lose so much less.")
    #expect(sheet.contains("zaak-spreiding-uitleg-partij"))
    let gains = try await page(Self.text(saving: "100"), "&voor=dorp").text
    #expect(try cells(gains, "zaak-kansen", "zaak-zonder").count == 3 && !gains.contains("<span>zaak-met</span>"))
  }

  /// A party of which nothing is known has no amounts: 0 would be one.
  @Test func whatIsNotKnownIsNotNothing() async throws {
    let page = try await page(Self.text()).text
    #expect(try cells(page, "zaak-per-jaar", "De bewoner") == ["zaak-leeg"])
    #expect(page.contains("<span class=\"bar-row\"><span>De verzekeraar") && !page.contains("<span class=\"bar-row\"><span>De bewoner"))
    let sheet = try await self.page(Self.text(), "&voor=bewoner").text
    #expect(sheet.contains("zaak-u-leeg") && !sheet.contains("€\u{A0}0") && !sheet.contains("zaak-uw-risico"))
  }

  /// On the sheet of one party a warning about another names it; what saves nothing needs no warning.
  @Test func aWarningNamesWhoseItIs() async throws {
    for sheet in ["&voor=verzekeraar", "&blad=bestuur"] {
      #expect(try await page(Self.text(), sheet).text.contains("Post minder (de verzekeraar)"), "\(sheet)")
    }
    let nothing = Self.text(saving: "0").replacing("\"laag\": 50", with: "\"laag\": 0")
    let page = try await page(nothing).text
    #expect(!page.contains("posten/post-minder/nu") && page.contains("posten/post-hulp/nu"))
  }

  @Test func theSheetsOfAnExampleHaveAddresses() async throws {
    try await site.ask { site in
      let whole = try await site.get("/zaak/voorbeeld/proef").text
      for address in ["/zaak/voorbeeld/proef?voor=betaler", "/zaak/voorbeeld/proef?blad=bestuur"] {
        #expect(whole.contains("href=\"\(address)\""))
        let sheet = try await site.get(address)
        #expect(
          sheet.status == .ok && sheet.text.contains("https://proef.example\(address)")
            && sheet.text.contains("href=\"/zaak/voorbeeld/proef\""))
        #expect(sheet.text.contains("hreflang=\"en\" href=\"/en\(address)\""), "In another language it is the same sheet.")
      }
      #expect(try await site.get("/zaak/voorbeeld/proef?voor=iemand").status == .badRequest)
    }
  }

  @Test func withoutEnoughMoneyItSaysWhatIsMissing() async throws {
    let page = try await page(Self.text(saving: "100")).text
    #expect(page.contains("zaak-antwoord-tekort €\u{A0}500 €\u{A0}1.100 de aanbieder de verzekeraarlijst-enhet dorp €\u{A0}600"))
    #expect(page.contains("zaak-tekort €\u{A0}500") && !page.contains("pays__flows") && !page.contains("zaak-betaling "))
    let saving = try cells(page, "zaak-winst-als zaak-totaal", "Cijfer minder")[0]
    #expect(saving == "zaak-minstens €\u{A0}600")
    let sheet = try await self.page(Self.text(saving: "100"), "&voor=aanbieder").text
    #expect(sheet.contains("zaak-u-verliest-open €\u{A0}500 €\u{A0}1.100") && !sheet.contains("zaak-vraag-ontvang"))
  }

  /// The file to mail is the same page: no link, nothing from elsewhere, its style inside.
  @Test func aFileStandsByItself() async throws {
    let ready = try BusinessCaseFile.read(ContentFile(path: "zaak.yaml", bytes: Array(Self.text().utf8)), parameters: [])
    let result = try CaseResult(ready, option: nil, chance: CaseResult.Chance(draws: 2_000, seed: 1))
    func file(_ sheet: String? = nil, _ party: String? = nil) throws -> String? {
      CaseFile.html(result, sheet: sheet, party: party, site.environment.guide, .nl, day: try CalendarDate("2026-05-04").unwrapped)
        .map { String(decoding: $0, as: UTF8.self) }
    }
    let (alone, page) = (try #require(try file()), try await page(Self.text()).text)
    #expect(
      alone.contains("<style>") && alone.contains(".pays__way") && alone.matches(of: /\s(href|src|action)=|<script|<form|<button/).isEmpty)
    func part(_ text: String, _ start: String, _ end: String) -> String? {
      text.components(separatedBy: start).dropFirst().first?.components(separatedBy: end).first
    }
    for (start, end) in [("<figure", "</figure>"), ("id=\"grond\"", "zaak-cijfers")] {
      #expect(part(alone, start, end) != nil && part(alone, start, end) == part(page, start, end), "\(start)")
    }
    #expect(try file(nil, "dorp")?.contains("zaak-voor-partij het dorp") == true)
    #expect(try file("bestuur")?.contains("<div class=\"side\">") == true && file(nil, "niemand") == nil)
  }
}
