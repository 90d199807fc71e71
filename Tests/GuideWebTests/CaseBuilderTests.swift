import BusinessCase
import FEEL
import Foundation
import Funding
import GuideContent
import Hummingbird
import HummingbirdTesting
import Library
import TestSupport
import Testing

@testable import GuideWeb

/// A business case that is built theme by theme.
@Suite struct CaseBuilderTests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  private static let who = "koper=zorgaanbieder-wlz&wint=zorgkantoor&jaren=2&clienten=10"
  private static let whole = who + "&aanschaf=1000&uren=2&urenNu=6&uurkosten=45&deel=50&voordeelZorgkantoor=100"

  /// A page that is finished leads to the next one, with everything that was filled in; the last one to the result.
  @Test func aThemeLeadsToTheNext() async throws {
    try await site.ask { site in
      for (from, to) in [("wie", "/zaak/begin/kosten"), ("kosten", "/zaak/begin/besparing"), ("betaling", "/zaak/begin/zekerheid")] {
        let answer = try await site.get("/zaak/begin/\(from)?\(Self.whole)&verder=ja")
        let target = try #require(answer.header("Location"))
        #expect(
          answer.status == .seeOther && target.hasPrefix(to) && target.contains("aanschaf=1000") && !target.contains("verder"), "\(from)")
        #expect(try await site.get(target).status == .ok)
      }
      let last = try await site.get("/zaak/begin/zekerheid?\(Self.whole)&spreiding=20&spreidingKosten=20&verder=ja")
      let result = try await site.get(try #require(last.header("Location")))
      #expect(result.status == .ok && result.text.contains("name=\"vorm\""))
    }
  }

  @Test(arguments: [
    ("wie", "jaren=2&clienten=10", "koper"), ("wie", "koper=niemand&jaren=2&clienten=10", "koper"),
    ("wie", "koper=gemeente&jaren=2,5&clienten=10", "jaren"), ("wie", "koper=gemeente&jaren=31&clienten=10", "jaren"),
    ("kosten", who + "&levensduur=3", "levensduur"), ("kosten", who + "&aanschaf=veel", "aanschaf"), ("besparing", who + "&uren=2", "uren"),
    ("besparing", who + "&uren=7&urenNu=6&uurkosten=45&deel=50", "uren"), ("besparing", who + "&ondergrens=5", "ondergrens"),
    ("betaling", who + "&prestatie=5", "betaler"), ("betaling", who + "&prestatieVan=24", "prestatieVan"),
    ("betaling", "koper=gemeente&jaren=2&clienten=10&prestatie=5&betaler=gemeente", "betaler"),
    // A part of 1 is no part of a hundred, half a client none, and nobody must be there more than now.
    ("besparing", who + "&uren=2&urenNu=6&uurkosten=45&deel=0,5", "deel"), ("wie", "koper=gemeente&jaren=2&clienten=2,5", "clienten"),
    ("besparing", who + "&uren=2&urenNu=6&uurkosten=45&deel=50&ondergrens=61", "ondergrens"),
    ("besparing", who + "&uurtarief=60", "uurtarief"), ("besparing", who + "&aanvulling=5", "aanvulling"),
    ("besparing", who + "&waardoorZorgkantoor=zo", "waardoorZorgkantoor"), ("besparing", who + "&nuZorgkantoor=60", "nuZorgkantoor"),
    ("besparing", who + "&voordeelZorgkantoor=61&nuZorgkantoor=60", "voordeelZorgkantoor"), ("kosten", who + "&scholing=5", "scholing"),
    ("kosten", who + "&scholingUurkosten=5", "scholingUurkosten"),
    ("betaling", who + "&subsidie=5&subsidieVan=zorgaanbieder-wlz", "subsidieVan"),
    ("betaling", "koper=gemeente&jaren=2&clienten=10&subsidie=5&subsidieVan=gemeente", "subsidieVan"),
    ("kosten", who + "&aanschaf=44,730", "aanschaf"), ("kosten", who + "&licentie=1,000", "licentie"),
    ("wie", who + "&naam=" + String(repeating: "a", count: 81), "naam"),
    // How certain somebody is, is asked and not assumed.
    ("zekerheid", whole, "spreiding"), ("zekerheid", whole + "&spreiding=99", "spreiding"),
  ])
  func aPageSaysWhatIsWrong(theme: String, query: String, field: String) async throws {
    let answer = try await site.ask { try await $0.get("/zaak/begin/\(theme)?\(query)&verder=ja") }
    #expect(answer.status == .badRequest && answer.text.contains("id=\"\(field)-fout\""), "\(answer.status)")
  }

  /// Nothing that is not used is asked, and the result moves along.
  @Test func onlyWhatCountsIsAsked() async throws {
    try await site.ask { site in
      let savings = try await site.get("/zaak/begin/besparing?\(Self.who)&licentie=5").text
      #expect(savings.contains("id=\"voordeelZorgkantoor\"") && !savings.contains("voordeelGemeente"))
      #expect(savings.contains("zaakbouwer-tot-nu-toe"))
      let empty = try await site.get("/zaak/begin/kosten?\(Self.who)").text
      #expect(!empty.contains("zaakbouwer-tot-nu-toe"))
      // The other pages travel along, out of sight.
      #expect(savings.contains("<input type=\"hidden\" name=\"licentie\" value=\"5\">"))
    }
  }

  @Test func withoutAnAmountThereIsNothingToCompute() async throws {
    let answer = try await site.ask { try await $0.get("/zaak/schets?\(Self.who)") }
    #expect(answer.status == .badRequest && answer.text.contains("zaakbouwer-niets"))
  }

  @Test func aRouteThatIsNoneIsRefused() async throws {
    let answer = try await site.ask { try await $0.get("/zaak/begin/wie?route=nergens") }
    #expect(answer.status == .badRequest)
    let known = try await site.ask { try await $0.get("/zaak/begin/wie?route=betaald&koper=gemeente") }
    #expect(known.status == .ok && known.text.contains("zaakbouwer-van-advies") && known.text.contains("href=\"/routes/betaald\""))
  }

  /// The address of a result that was kept, or its language chosen, leads to where a case can be given.
  @Test func aResultWithoutACaseLeadsBack() async throws {
    try await site.ask { site in
      for (path, target) in [("/zaak/uitkomst", "/zaak"), ("/en/zaak/uitkomst", "/en/zaak")] {
        let answer = try await site.get(path)
        #expect(answer.status == .seeOther && answer.header("Location") == target, "\(answer.status)")
      }
    }
  }

  /// Sums of guesses are shown in whole euros; a file has the cents.
  @Test func moneyIsInWholeEuros() async throws {
    let page = try await site.ask { try await $0.get("/zaak/schets?\(Self.whole)&spreiding=0").text }
    #expect(page.contains("€") && page.matches(of: /€[  ]−?[0-9.]+,[0-9]/).isEmpty)
  }

  // MARK: What it is worth

  private static let parameters = Result { try BusinessCaseFile.parameters(in: BuiltInContent.files()) }
  private static let free: @Sendable (String) -> String = { AddressText.escaped($0) }

  /// The case that a query makes with the content of this project, as a file.
  private func file(_ query: String, _ language: Language = .nl) throws -> String {
    let guide = try SampleContent.guide.get()
    let limits = CaseBuilder.Limits(guide, on: try CalendarDate("2026-05-04").unwrapped)
    return CaseBuilder(Query(query).pairs).text(limits) { guide.phrase($0, language) }
  }

  private func ready(_ query: String, _ language: Language = .nl) throws -> ReadyCase {
    try read(try file(query, language))
  }

  private func read(_ text: String) throws -> ReadyCase {
    try BusinessCaseFile.read(ContentFile(path: "zaak.yaml", bytes: Array(text.utf8)), parameters: try Self.parameters.get())
  }

  /// The net present value per party, and of all together.
  private func values(_ query: String) throws -> [String: Double] {
    let result = try CaseResult(try ready(query), option: nil, chance: nil)
    return Dictionary(
      uniqueKeysWithValues: zip(result.parties.map(\.id), result.outcome.parties.map(\.presentValue))
        + [("samen", result.outcome.total.presentValue)])
  }

  private static let hours = "jaren=1&clienten=10&uren=2&urenNu=6&uurkosten=45&deel=50&spreiding=0"

  /// Hours that are no longer given are no longer paid: what the provider loses, whoever paid keeps, and together it is nothing.
  @Test(arguments: [
    ("zorgaanbieder-wlz", "", "zorgkantoor"), ("zorgaanbieder-zvw", "", "zorgverzekeraar"), ("zorgaanbieder-wmo", "", "gemeente"),
    ("zorgaanbieder-wlz", "&betaler=zorgverzekeraar", "zorgverzekeraar"),
  ])
  func savedHoursAreLostTurnover(_ buyer: String, _ more: String, _ payer: String) throws {
    let without = try values("koper=\(buyer)&\(Self.hours)\(more)")
    let with = try values("koper=\(buyer)&\(Self.hours)\(more)&uurtarief=60")
    let lost = try #require(with[buyer]) - (try #require(without[buyer]))
    // 2 hours of 10 clients at 60 euros, 12 months long, less a little discount.
    #expect(lost < -14_100 && lost > -14_400 && with[payer] == -lost, "\(lost)")
    #expect(abs((with["samen"] ?? 0) - (without["samen"] ?? 1)) < 0.005)
  }

  @Test func lostTurnoverIsAskedWithWhyItMatters() async throws {
    let real = try FixtureSite(guide: SampleContent.guide.get())
    try await real.ask { site in
      let longTerm = try await site.get("/zaak/begin/besparing?\(Self.who)").text
      #expect(longTerm.contains("id=\"uurtarief\"") && longTerm.contains("G-F4") && longTerm.contains("mpt (modulair pakket thuis)"))
      let route = try await site.get("/en/zaak/begin/besparing?koper=zorgaanbieder-zvw&jaren=2&clienten=10&route=zvw-thuiszorgtechnologie")
        .text
      #expect(route.contains("id=\"uurtarief\"") && route.contains("do not also fill it in as a benefit"))
      // Who is paid nothing per hour by anybody is not asked.
      let buyer = try await site.get("/zaak/begin/besparing?koper=gemeente&jaren=2&clienten=10").text
      #expect(!buyer.contains("uurtarief"))
    }
  }

  // MARK: Numbers

  @Test func aNumberThatCanBeReadTwiceIsAskedAndNothingElse() async throws {
    let real = try FixtureSite(guide: SampleContent.guide.get())
    try await real.ask { site in
      for (start, words, mark) in [("", "44730 of 44,73?", ","), ("/en", "44730 or 44.73?", ".")] {
        for written in ["44\(mark)730", "%E2%82%AC%2044\(mark)730"] {
          let page = try await site.get("\(start)/zaak/begin/kosten?\(Self.who)&aanschaf=\(written)&levensduur=3&verder=ja")
          #expect(page.status == .badRequest && page.text.contains(words) && !page.text.contains("id=\"levensduur-fout\""), "\(written)")
        }
      }
      let page = try await site.get("/zaak/begin/besparing?\(Self.who)&uren=2&uurkosten=veel&deel=50&spreiding=0&verder=ja").text
      #expect(page.contains("id=\"uurkosten-fout\"") && !page.contains("id=\"uren-fout\""))
    }
  }

  @Test func peopleWriteSignsAndSpaces() throws {
    let plain = Self.who + "&aanschaf=1250,5&licentie=60&uren=2&urenNu=6&uurkosten=45&deel=50&spreiding=0"
    let written =
      Self.who + "&aanschaf=\(Self.free("€ 1.250,50"))&licentie=\(Self.free("60 €"))&uren=2&urenNu=6&uurkosten=\(Self.free("€45"))"
      + "&deel=\(Self.free("50 %"))&spreiding=0"
    #expect(try values(written) == values(plain))
    #expect(try values(written.replacing(Self.free("€ 1.250,50"), with: "1,250.50")) == values(plain))
    let thousand = try values(Self.who + "&aanschaf=1000&spreiding=0")
    for text in ["1 000", "1\u{A0}000", "€\u{202F}1\u{202F}000"] {
      #expect(try values(Self.who + "&aanschaf=\(Self.free(text))&spreiding=0") == thousand, "\(text)")
    }
    #expect(try file(Self.who + "&uren=2&urenNu=6&uurkosten=45&deel=\(Self.free("0,5%"))&spreiding=0").contains("waarschijnlijk: 0.0050"))
  }

  @Test func aToolReadsNumbersTheSameWay() async throws {
    try await site.ask { site in
      let twice = try await site.get("/hulpmiddelen/prijs/uitkomst?aantal=1,000")
      #expect(twice.status == .badRequest && twice.text.contains("hulp-fout-twee 1 1000"))
    }
  }

  // MARK: How certain

  @Test func everythingUncertainVaries() throws {
    let query =
      Self.who + "&aanschaf=1000&invoering=500&scholing=10&scholingUurkosten=40&licentie=5&beheer=6&andereEenmalig=7&anderePerJaar=8"
      + "&uren=2&urenNu=6&uurkosten=45&deel=90&uurtarief=60&voordeelZorgkantoor=100&spreiding="
    let varying = try ready(query + "20").source.assumptions.filter { assumption in
      if case .spread(let spread) = assumption.value { spread.shape != .fixed } else { false }
    }
    #expect(
      varying.map(\.id).sorted() == [
        "aanschaf", "andereEenmalig", "anderePerJaar", "beheer", "deel", "invoering", "licentie", "scholing", "scholingUurkosten", "uren",
        "uurkosten", "uurtarief", "voordeelZorgkantoor",
      ])
    // No more than all of it can save money.
    guard case .spread(let share)? = varying.first(where: { $0.id == "deel" })?.value else { throw Unexpected() }
    #expect(share.high == 1 && abs(share.low - 0.72) < 1e-9)
    let sure = try file(query + "0")
    #expect(!sure.contains("verdeling: pert"))
  }

  private struct Unexpected: Error {}

  @Test func withoutUncertaintyThereIsNoChance() async throws {
    try await site.ask { site in
      let sure = try await site.get("/zaak/schets?\(Self.whole)&spreiding=0").text
      #expect(sure.contains("zaak-geen-spreiding"))
      for words in ["zaak-kolom-risico", "zaak-weten", "zaak-waaier", "zaak-alleen-schattingen"] {
        #expect(!sure.contains(words), "\(words)")
      }
      let unsure = try await site.get("/zaak/schets?\(Self.whole)&spreiding=20").text
      #expect(unsure.contains("zaak-alleen-schattingen") && unsure.contains("zaak-kolom-risico") && !unsure.contains("zaak-geen-spreiding"))
    }
  }

  // MARK: Who takes part

  @Test func whoeverWasNamedStaysInTheResult() async throws {
    try await site.ask { site in
      let query = "koper=zorgaanbieder-wlz&wint=zorgkantoor&wint=mantelzorger&jaren=2&clienten=10&licentie=5"
      let page = try await site.get("/zaak/schets?\(query)").text
      #expect(page.contains("zaak-leeg-voor schets-zorgkantoorlijst-enzaakbouwer-mantelzorger") && page.contains(">zaak-leeg</td>"))
      #expect(!page.contains("zaak-onveranderd"))
      let unsure = try await site.get("/zaak/schets?\(query)&spreiding=20").text
      let chances = try #require(unsure.components(separatedBy: "<caption class=\"hidden\">zaak-kansen</caption>").last)
      let table = chances.components(separatedBy: "</table>")[0]
      #expect(table.contains("schets-") || table.contains("zaakbouwer-"), "There are rows.")
      #expect(!table.contains("zaakbouwer-mantelzorger"), "No chance is said of who was left open.")
      #expect(try await site.get("/zaak/begin/besparing?\(query)").text.contains("zaak-leeg"))
    }
    // A municipality that buys and gains has both.
    let both = try values("koper=gemeente&wint=gemeente&jaren=1&clienten=1&aanschaf=50&voordeelGemeente=100&spreiding=0")
    #expect(both["gemeente"] ?? 0 > 40)
  }

  /// To get back what one pays oneself is no agreement.
  @Test func whoPaysForNothingIsAskedWhatItGains() async throws {
    let query =
      "koper=zorgaanbieder-wlz&jaren=5&clienten=10&licentie=20&uren=2&urenNu=6&uurkosten=45&deel=50&prestatie=30"
      + "&betaler=zorgkantoor&spreiding=0"
    try await site.ask { site in
      let page = try await site.get("/zaak/schets?\(query)").text
      #expect(page.contains("zaak-betaalt-voor-niets €\u{A0}3.600 zaakbouwer-aanbieder schets-zorgkantoor"))
      #expect(page.contains("zaak-vul-winst-in schets-zorgkantoor"))
      for words in ["zaak-antwoord-afspraak", "zaak-betaling", "zaak-betaalt-per-jaar", "zaak-ontvangt-per-jaar", "zaak-met<"] {
        #expect(!page.contains(words), "\(words)")
      }
      #expect(try await site.get("/zaak/begin/zekerheid?\(query)").text.contains("zaak-betaalt-voor-niets"))
      // Who gains less than it pays, and who misses turnover.
      let less = try await site.get("/zaak/schets?\(query)&wint=zorgkantoor&voordeelZorgkantoor=100").text
      #expect(less.contains("zaak-betaalt-voor-minder €\u{A0}3.600"))
      let turnover = try await site.get(
        "/zaak/schets?koper=zorgaanbieder-wlz&wint=zorgkantoor&jaren=1&clienten=10&uren=2&urenNu=6&uurkosten=45&deel=50&uurtarief=60"
          + "&voordeelZorgkantoor=100&spreiding=0"
      ).text
      #expect(turnover.contains("zaak-antwoord-ineens") && !turnover.contains("zaak-betaalt-voor"))
    }
  }

  @Test func aSubsidyCostsWhoGivesIt() throws {
    let query = Self.who + "&licentie=5&subsidie=1000"
    let outside = try values(query)
    #expect(try values(query + "&subsidieVan=buiten") == outside)
    let inside = try values(query + "&subsidieVan=zorgkantoor")
    #expect(inside["zorgkantoor"] == -1000 && inside["zorgaanbieder-wlz"] == outside["zorgaanbieder-wlz"])
    #expect(abs((inside["samen"] ?? 0) - (outside["samen"] ?? 0) + 1000) < 0.005)
  }

  @Test func otherCostsCount() throws {
    let before = try values("koper=gemeente&jaren=1&clienten=10&aanschaf=1")
    let after = try values(
      "koper=gemeente&jaren=1&clienten=10&aanschaf=1&scholing=10&scholingUurkosten=40&andereEenmalig=30&anderePerJaar=70")
    #expect(abs((before["gemeente"] ?? 0) - (after["gemeente"] ?? 0) - 500) < 0.005)
  }

  // MARK: Figures that may be meant otherwise

  /// A figure that was more likely meant in another way is asked again, on every page; one link mends it.
  @Test(arguments: [
    ("&aanschaf=499", "zaakbouwer-een-prijs €\u{A0}50", "aanschafPer=client", "&aanschaf=500"),
    ("&uren=745&uurkosten=45&deel=50", "zaakbouwer-veel-uren 745 744 zaakcijfer-uren", "urenPer=samen-maand", "&uren=744"),
    (
      "&licentie=1&voordeelZorgkantoor=1201", "zaakbouwer-groot-voordeel €\u{A0}1.201", "voordeelZorgkantoorPer=samen-jaar",
      "&licentie=5&voordeelZorgkantoor=1200"
    ),
  ])
  func aFigureThatMayBeMeantOtherwiseIsAsked(_ query: String, _ words: String, _ meant: String, _ sound: String) async throws {
    let doubt = String(try #require(words.split(separator: " ").first))
    try await site.ask { site in
      for path in ["/zaak/begin/besparing", "/zaak/begin/zekerheid", "/zaak/schets"] {
        let page = try await site.get("\(path)?\(Self.who)\(query)&spreiding=0").text
        #expect(page.contains(words), "\(path)")
        let target = try #require(
          page.matches(of: /href="([^"]*)"/).map { String($0.1) }.first {
            $0.contains(meant)
          })
        let mended = try await site.get(target.replacing("&amp;", with: "&"))
        #expect(target.hasPrefix(path), "\(target)")
        #expect(mended.status == .ok && !mended.text.contains(doubt), "\(target)")
      }
      #expect(!(try await site.get("/zaak/begin/besparing?\(Self.who)\(sound)").text.contains(doubt)))
    }
  }

  /// The payer keeps the rate of the hours; a gain of its own beside it may be the same money.
  @Test func moneyThatMayCountTwiceIsAsked() async throws {
    let query = "koper=zorgaanbieder-wlz&wint=zorgkantoor&\(Self.hours)&uurtarief=60&voordeelZorgkantoor=1440"
    try await site.ask { site in
      let page = try await site.get("/zaak/schets?\(query)").text
      #expect(page.contains("zaakbouwer-dubbel €\u{A0}14.400 €\u{A0}14.400 schets-zorgkantoor"))
      let target = try #require(page.matches(of: /href="(\/zaak\/schets[^"]*)"/).map { String($0.1) }.first { !$0.contains("voordeel") })
      #expect(!(try await site.get(target.replacing("&amp;", with: "&")).text.contains("zaakbouwer-dubbel")))
      for other in ["&aanvulling=25", ""] {
        let part = try await site.get("/zaak/begin/besparing?\(query)\(other)").text
        #expect(part.contains("zaakbouwer-dubbel €\u{A0}\(other.isEmpty ? "14.400" : "10.800")"))
      }
      #expect(!(try await site.get("/zaak/schets?\(query.replacing("&uurtarief=60", with: ""))").text.contains("zaakbouwer-dubbel")))
    }
  }

  @Test func figuresPerClientAreShownForAll() async throws {
    try await site.ask { site in
      let page = try await site.get("/zaak/begin/betaling?\(Self.whole)&licentie=5&prestatie=7,5&betaler=zorgkantoor&spreiding=0").text
      for words in [
        "zaakbouwer-som-jaar €\u{A0}600 €\u{A0}5 zaakbouwer-keer-clienten 10 zaakbouwer-keer-maanden zaakcijfer-licentie",
        "zaakbouwer-som-maand 20 zaakbouwer-som-uren 2 zaakbouwer-keer-clienten 10 zaakcijfer-uren",
        "zaakbouwer-som-jaar €\u{A0}1.000 €\u{A0}100 zaakbouwer-keer-clienten 10 zaakbouwer-minder-zorg (schets-zorgkantoor)",
        "zaakbouwer-som-jaar €\u{A0}900 €\u{A0}7,50 zaakbouwer-keer-clienten 10 zaakbouwer-keer-maanden zaakcijfer-prestatie",
      ] { #expect(page.contains(words), "\(words)") }
    }
  }

  // MARK: For one client or for all, and in which time

  private static let known =
    who + "&aanschaf=1200&licentie=6&beheer=120&anderePerJaar=2400&uren=2,6&urenNu=7,8&uurkosten=45&deel=50&ondergrens=52"
    + "&voordeelZorgkantoor=1200&nuZorgkantoor=2400&prestatie=12&betaler=zorgkantoor&spreiding=0"

  /// The same figure for another number of clients or another time is the same case; costs of a year are paid as it begins.
  @Test(arguments: [
    ("aanschaf=1200", ["aanschaf=120&aanschafPer=client"]),
    ("licentie=6", ["licentie=60&licentiePer=samen-maand"]),
    ("licentie=72&licentiePer=client-jaar", ["licentie=720&licentiePer=samen-jaar"]),
    ("beheer=120", ["beheer=12&beheerPer=client-maand"]), ("beheer=1440&beheerPer=samen-jaar", ["beheer=144&beheerPer=client-jaar"]),
    ("anderePerJaar=2400", ["anderePerJaar=240&anderePerJaarPer=client-jaar"]),
    ("anderePerJaar=200&anderePerJaarPer=samen-maand", ["anderePerJaar=20&anderePerJaarPer=client-maand"]),
    (
      "uren=2,6",
      [
        "uren=0,6&urenPer=client-week", "uren=31,2&urenPer=client-jaar", "uren=26&urenPer=samen-maand", "uren=6&urenPer=samen-week",
        "uren=312&urenPer=samen-jaar", "uren=36&urenPer=client-week-minuten",
      ]
    ), ("urenNu=18,25", ["urenNu=36&urenNuPer=client-dag-minuten"]),
    ("urenNu=7,8", ["urenNu=1,8&urenNuPer=client-week", "urenNu=936&urenNuPer=samen-jaar"]),
    ("ondergrens=52", ["ondergrens=12&ondergrensPer=samen-week", "ondergrens=624&ondergrensPer=samen-jaar"]),
    ("voordeelZorgkantoor=1200", ["voordeelZorgkantoor=12000&voordeelZorgkantoorPer=samen-jaar"]),
    (
      "voordeelZorgkantoor=100&voordeelZorgkantoorPer=client-maand", ["voordeelZorgkantoor=1000&voordeelZorgkantoorPer=samen-maand"]
    ), ("nuZorgkantoor=2400", ["nuZorgkantoor=2000&nuZorgkantoorPer=samen-maand"]),
    (
      "prestatie=12",
      ["prestatie=144&prestatiePer=client-jaar", "prestatie=120&prestatiePer=samen-maand", "prestatie=1440&prestatiePer=samen-jaar"]
    ),
  ])
  func aFigureIsGivenAsItIsKnown(_ usual: String, _ others: [String]) throws {
    let id = try #require(usual.split(separator: "=").first)
    let base = Self.known.split(separator: "&").filter { !$0.hasPrefix("\(id)=") }.joined(separator: "&")
    let expected = try values("\(base)&\(usual)")
    for other in others {
      let found = try values("\(base)&\(other)")
      for (party, value) in expected { #expect(abs((found[party] ?? .nan) - value) < 1e-6, "\(other) \(party)") }
      #expect(try ready("\(base)&\(other)&opbouw=6").cautions.isEmpty == ready("\(base)&\(usual)&opbouw=6").cautions.isEmpty)
    }
  }

  /// What is said for all together is that for whatever number of clients.
  @Test func figuresOfAllDoNotFollowTheClients() throws {
    let query =
      "koper=zorgaanbieder-wlz&wint=zorgkantoor&jaren=1&licentie=1200&licentiePer=samen-jaar&uren=26&urenPer=samen-maand"
      + "&uurkosten=45&deel=100&voordeelZorgkantoor=12000&voordeelZorgkantoorPer=samen-jaar&spreiding=0"
    #expect(try values(query + "&clienten=10") == values(query + "&clienten=20"))
    #expect(!(try file(query + "&clienten=10").contains("cliënt")))
  }

  /// A figure says what it is for: nothing is assumed for who filled in a form.
  @Test func whatAFigureIsForIsAsked() async throws {
    try await site.ask { site in
      let fresh = try await site.get("/zaak/begin/kosten?\(Self.who)").text
      #expect(fresh.contains("<option value=\"kies\">zaakbouwer-kies-waarvoor</option>") && !fresh.contains(" selected"))
      let asked = try await site.get("/zaak/begin/kosten?\(Self.who)&licentie=5&licentiePer=kies&verder=ja")
      #expect(asked.status == .badRequest && asked.text.contains("zaakbouwer-fout-waarvoor"))
      // It is said first, with the way to the field, and in the name of the page.
      #expect(asked.text.contains("<li><a href=\"#licentie\">zaakbouwer-licentie: zaakbouwer-fout-waarvoor</a></li>"))
      #expect(asked.text.contains("<title>fout-voorvoegsel zaakbouwer-kosten"))
      // Also where the last page was sent, and the address was kept.
      #expect(try await site.get("/zaak/schets?\(Self.whole)&licentie=5&licentiePer=kies&spreiding=0").status == .badRequest)
      // What is empty needs nothing.
      #expect(try await site.get("/zaak/begin/kosten?\(Self.who)&licentie=&licentiePer=kies&verder=ja").status == .seeOther)
    }
  }

  /// Who goes back keeps what he typed, be it wrong.
  @Test func theWayBackKeepsWhatWasTyped() async throws {
    try await site.ask { site in
      let answer = try await site.get("/zaak/begin/besparing?\(Self.who)&licentie=5&uurkosten=veel&terug=ja")
      let target = try #require(answer.header("Location"))
      #expect(answer.status == .seeOther && target.hasPrefix("/zaak/begin/kosten?") && target.contains("uurkosten=veel"))
    }
  }

  /// Thousands are marked in the way of the language; the other way is asked.
  @Test func thousandsAreMarkedInTheWayOfTheLanguage() async throws {
    #expect(try values(Self.who + "&aanschaf=12.000&spreiding=0") == values(Self.who + "&aanschaf=12000&spreiding=0"))
    #expect(try values("koper=gemeente&jaren=2&clienten=1.200&licentie=5") == values("koper=gemeente&jaren=2&clienten=1200&licentie=5"))
    #expect(CaseBuilder(Query(Self.who + "&aanschaf=12,000").pairs).problems["aanschaf"] != nil)
    #expect(CaseBuilder(Query(Self.who + "&aanschaf=12,000").pairs, .en).problems["aanschaf"] == nil)
    #expect(CaseBuilder(Query(Self.who + "&aanschaf=12.000").pairs, .en).problems["aanschaf"] != nil)
    // Three decimals of an hour are not unlikely.
    #expect(CaseBuilder(Query(Self.who + "&uren=2.125&urenNu=6&uurkosten=45&deel=50").pairs).problems["uren"] != nil)
    // What can be one of the two only is not asked.
    #expect(CaseBuilder(Query(Self.who + "&uren=2&urenNu=6&uurkosten=45&deel=33.333").pairs).numbers["deel"] == Decimal128("33.333"))
    // In the address it can be read in one way only.
    try await site.ask { site in
      let answer = try await site.get("/zaak/begin/kosten?\(Self.who)&aanschaf=12.000&andereEenmalig=2,1250&verder=ja")
      let target = try #require(answer.header("Location"))
      #expect(target.contains("aanschaf=12000") && target.contains("andereEenmalig=2%2C1250"), "\(target)")
    }
  }

  /// Work that is added costs what it costs, also where no time comes free.
  @Test func addedWorkCosts() throws {
    let base = try values("koper=gemeente&jaren=1&clienten=10&aanschaf=1&spreiding=0")
    let more = try values("koper=gemeente&jaren=1&clienten=10&aanschaf=1&urenErbij=2&uurkosten=45&spreiding=0")
    // 2 hours of 10 clients at 45 euros, 12 months long, less a little discount.
    let lost = (base["gemeente"] ?? 0) - (more["gemeente"] ?? 0)
    #expect(lost > 10_600 && lost < 10_800, "\(lost)")
    #expect(
      CaseBuilder(Query("koper=gemeente&jaren=1&clienten=10&urenErbij=2").pairs).problems["urenErbij"] == .needs(.builderNeedsHourCost))
    let both = try ready("koper=gemeente&jaren=1&clienten=10&urenErbij=2&uren=3&urenNu=4&uurkosten=45&deel=50&spreiding=20")
    #expect(both.source.assumptions.map(\.id).filter { $0 == "uurkosten" }.count == 1)
  }

  /// What is likely meant otherwise is asked, with the way to mend it.
  @Test(arguments: [
    ("&licentie=5&licentiePer=samen-maand", "zaakbouwer-kleine-prijs", "licentiePer=client-maand", "&licentie=10&licentiePer=samen-maand"),
    ("&licentie=100&licentiePer=samen-jaar", "zaakbouwer-kleine-prijs", "licentiePer=client-jaar", "&licentie=120&licentiePer=samen-jaar"),
    ("&urenNu=6&urenErbij=7", "zaakbouwer-veel-erbij", "urenErbijPer=samen-maand", "&urenNu=6&urenErbij=6"),
    (
      "&licentie=1&uren=50&urenNu=60&deel=100", "zaakbouwer-groot-voordeel", "urenNuPer=samen-maand",
      "&licentie=200&uren=50&urenNu=60&deel=100"
    ),
  ])
  func whatIsLikelyMeantOtherwiseIsAsked(_ query: String, _ doubt: String, _ meant: String, _ sound: String) async throws {
    try await site.ask { site in
      let page = try await site.get("/zaak/begin/zekerheid?\(Self.who)&uurkosten=45\(query)").text
      #expect(page.contains(doubt))
      let target = try #require(page.matches(of: /href="([^"]*)"/).map { String($0.1) }.first { $0.contains(meant) })
      #expect(!(try await site.get(target.replacing("&amp;", with: "&")).text.contains(doubt)))
      #expect(!(try await site.get("/zaak/begin/zekerheid?\(Self.who)&uurkosten=45\(sound)").text.contains(doubt)))
    }
  }

  /// What most cases do without opens on demand, and stands open where something was filled in or is wrong.
  @Test func whatMostDoWithoutOpensOnDemand() async throws {
    try await site.ask { site in
      func details(_ query: String) async throws -> String {
        let page = try await site.get("/zaak/begin/besparing?\(Self.who)\(query)").text
        return String(try #require(page.firstMatch(of: /<details class="more further"[\s\S]*?<\/details>/)).output)
      }
      let closed = try await details("")
      #expect(!closed.hasPrefix("<details class=\"more further\" open"))
      for id in ["opbouw", "ondergrens", "aanvulling", "waardoorZorgkantoor", "nuZorgkantoor"] { #expect(closed.contains("id=\"\(id)\"")) }
      #expect(!closed.contains("id=\"uren\"") && !closed.contains("id=\"voordeelZorgkantoor\""))
      for query in ["&opbouw=6", "&nuZorgkantoor=60&verder=ja"] {
        #expect(try await details(query).hasPrefix("<details class=\"more further\" open"), "\(query)")
      }
    }
  }

  /// Who changes one page of a case that is complete goes on to the result at once.
  @Test func oneChangeLeadsToTheResult() async throws {
    try await site.ask { site in
      let page = try await site.get("/zaak/begin/kosten?\(Self.whole)&spreiding=20").text
      #expect(page.contains("name=\"uitkomst\""))
      let answer = try await site.get("/zaak/begin/kosten?\(Self.whole)&spreiding=20&verder=ja&uitkomst=ja")
      #expect(answer.header("Location")?.hasPrefix("/zaak/schets?") ?? false)
      #expect(try await site.get("/zaak/begin/kosten?\(Self.whole)&aanschaf=veel&spreiding=20&verder=ja&uitkomst=ja").status == .badRequest)
      #expect(!(try await site.get("/zaak/begin/kosten?\(Self.whole)").text.contains("name=\"uitkomst\"")))
    }
  }

  /// What is missing beside a figure is named by itself.
  @Test(arguments: [
    ("uren=2&uurkosten=45", "uren", "zaakbouwer-fout-deel"), ("uren=2&deel=50", "uren", "zaakbouwer-fout-uurkosten"),
    ("scholing=5", "scholing", "zaakbouwer-fout-scholing-uurkosten"),
    ("scholingUurkosten=5", "scholingUurkosten", "zaakbouwer-fout-scholing"),
  ])
  func whatIsMissingIsNamed(_ query: String, _ id: String, _ words: String) {
    let builder = CaseBuilder(Query(Self.who + "&" + query).pairs)
    guard case .needs(let phrase)? = builder.problems[id] else {
      Issue.record("\(query)")
      return
    }
    #expect(phrase.rawValue == words)
  }

  /// Costs from a quotation are certain, whatever is known of what they bring.
  @Test func costsHaveACertaintyOfTheirOwn() async throws {
    let query = Self.whole + "&licentie=5&spreiding=50&spreidingKosten=0"
    let varying = try ready(query).source.assumptions.filter {
      if case .spread(let spread) = $0.value { spread.shape != .fixed } else { false }
    }
    #expect(Set(varying.map(\.id)) == ["uren", "uurkosten", "deel", "voordeelZorgkantoor"])
    #expect(
      try file(query).contains(
        "{id: licentie, naam: \"Licentie of abonnement\", eenheid: euro per cliënt per maand, verdeling: vast, waarschijnlijk: 5, bron: \"eigen opgave: offerte, contract of meting\", zekerheid: gemeten}"
      ))
    try await site.ask { site in
      let asked = try await site.get("/zaak/begin/zekerheid?\(Self.whole)&spreiding=20&verder=ja")
      #expect(asked.status == .badRequest && asked.text.contains("id=\"spreidingKosten-fout\""))
      #expect(!(try await site.get("/zaak/begin/zekerheid?\(Self.who)").text.contains("spreidingKosten")))
    }
  }

  /// The sheets of a case that was built have addresses of their own, in every language.
  @Test func theSheetsOfABuiltCaseHaveAddresses() async throws {
    let query = Self.whole + "&licentie=5&spreiding=0"
    try await site.ask { site in
      let page = try await site.get("/zaak/schets?\(query)").text
      let links = page.matches(of: /href="(\/zaak\/schets[^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
      for (choice, title) in [("blad=bestuur", "zaak-voor-bestuur"), ("voor=zorgkantoor", "zaak-voor-partij")] {
        let sheet = try await site.get(try #require(links.first { $0.hasSuffix(choice) }))
        #expect(sheet.status == .ok && sheet.text.contains("<title>\(title)"), "\(choice)")
        #expect(sheet.text.contains("geen-rechten</p>"), "On paper it says what it is worth.")
        // The other language is the same sheet, and the way back the whole case.
        let other = try #require(sheet.text.firstMatch(of: /<a class="language" href="([^"]*)"/)).output.1.replacing("&amp;", with: "&")
        #expect(other.hasPrefix("/en/zaak/schets?") && other.contains(choice) && other.contains("licentie=5"))
        #expect(try await site.get(String(other)).status == .ok)
        #expect(sheet.text.contains("<nav class=\"back\"") && sheet.text.contains("href=\"/zaak/schets?"))
      }
      #expect(try await site.get("/zaak/schets?\(query)&voor=niemand").status == .badRequest)
      // Each page that was filled in is one step away.
      for theme in CaseBuilder.Theme.allCases { #expect(page.contains("href=\"/zaak/begin/\(theme.rawValue)?"), "\(theme)") }
    }
  }

  /// A case that was sent goes along into the other language, with its sheet.
  @Test func aSentCaseGoesAlongIntoTheOtherLanguage() async throws {
    let text = try file(Self.whole + "&licentie=5&spreiding=0")
    try await site.ask { site in
      for (sheet, choice) in [
        ("", ""), ("&blad=bestuur", " name=\"blad\" value=\"bestuur\""), ("&voor=zorgkantoor", " name=\"voor\" value=\"zorgkantoor\""),
      ] {
        let page = try await site.post("/zaak/uitkomst", "zaak=\(Self.free(text))\(sheet)").text
        #expect(
          page.contains(
            "<button class=\"language\" type=\"submit\" form=\"zaak-formulier\" formaction=\"/en/zaak/uitkomst\"\(choice) lang=\"en\">"),
          "\(sheet)")
        #expect(page.contains("<form id=\"zaak-formulier\"") && page.contains("name=\"zaak\""))
      }
    }
  }

  /// What a figure is for stands in the address only where it is not what the question names first, and is shown as it was chosen.
  @Test func whatAFigureIsForTravelsAlong() async throws {
    try await site.ask { site in
      let leads = try await site.get(
        "/zaak/begin/kosten?\(Self.who)&licentie=72&licentiePer=client-jaar&beheer=5&beheerPer=samen-maand&aanschafPer=client&verder=ja")
      let target = try #require(leads.header("Location"))
      #expect(target.contains("licentiePer=client-jaar") && !target.contains("beheerPer") && !target.contains("aanschafPer"))
      let back = try await site.get(target.replacing("besparing", with: "kosten")).text
      #expect(back.contains("<option value=\"client-jaar\" selected>zaakbouwer-per-client-jaar</option>"))
      #expect(back.contains("zaakbouwer-som-jaar €\u{A0}720 €\u{A0}72 zaakbouwer-keer-clienten 10 zaakcijfer-licentie"))
      let wrong = try await site.get("/zaak/begin/kosten?\(Self.who)&licentie=72&licentiePer=client-week&verder=ja")
      #expect(wrong.status == .badRequest && wrong.text.contains("id=\"licentie-fout\""))
    }
  }

  /// Hours that other clients get are paid on; they cannot be hired less as well.
  @Test func hoursGivenToOthersAreNoLostTurnover() throws {
    let query = "koper=zorgaanbieder-wlz&\(Self.hours)&uurtarief=60"
    let (all, half, none) = (try values(query), try values(query + "&aanvulling=50"), try values("koper=zorgaanbieder-wlz&\(Self.hours)"))
    for party in ["zorgaanbieder-wlz", "zorgkantoor"] {
      let (all, half) = (try #require(all[party]), try #require(half[party]))
      #expect(abs(half - (all + (none[party] ?? 0)) / 2) < 0.01, "\(party)")
    }
    let builder = CaseBuilder(Query(query + "&aanvulling=51").pairs)
    #expect(builder.problems["aanvulling"] == .needs(.builderMoreThanAll))
  }

  /// What others get in care is neither money saved nor room that is left.
  @Test func hoursGivenToOthersAreNoRoomEither() throws {
    func room(_ more: String) throws -> Double {
      let query = "koper=zorgaanbieder-wlz&\(Self.hours)&uurtarief=60\(more)".replacing("deel=50", with: "deel=40")
      return try CaseResult(try ready(query), option: nil, chance: nil).outcome.uncashed[.capacity]?[0] ?? .nan
    }
    let (none, some, most) = (try room(""), try room("&aanvulling=30"), try room("&aanvulling=60"))
    #expect(abs(some / none - 0.5) < 1e-9 && abs(most) < 1e-6, "\(none), \(some), \(most)")
    // What is saved in money stays what it was.
    let money = try values("koper=zorgaanbieder-wlz&\(Self.hours)&uurtarief=60")
    let split = try values("koper=zorgaanbieder-wlz&\(Self.hours)&uurtarief=60&aanvulling=50")
    #expect(abs((split["samen"] ?? 0) - (money["samen"] ?? 1)) < 0.01)
  }

  /// Time and gains grow by equal steps; costs do not wait.
  @Test func itTakesMonthsUntilItWorksForAll() throws {
    let query = Self.who + "&licentie=5&uren=2&urenNu=6&uurkosten=45&deel=50&voordeelZorgkantoor=1200&nuZorgkantoor=9000&spreiding=0"
    let result = try CaseResult(try ready(query + "&opbouw=12"), option: nil, chance: nil)
    // 1,200 euros a year of 10 clients: 1,000 a month, of which a twelfth more each month.
    let office = result.outcome.parties[1].flow
    #expect(abs(office[0] - 1_000.0 / 12) < 1e-6 && abs(office[11] - 1_000) < 1e-6 && abs(office[23] - 1_000) < 1e-6)
    #expect(abs(result.outcome.parties[0].flow[0] - (450.0 / 12 - 50)) < 1e-6)
    #expect(try ready(query + "&opbouw=12").cautions.isEmpty)
    #expect(try values(query + "&opbouw=0") == values(query))
  }

  /// What cannot be used is said above what is known so far, which would look complete without it.
  @Test func whatDoesNotCountYetIsSaid() async throws {
    try await site.ask { site in
      let page = try await site.get("/zaak/begin/besparing?\(Self.who)&licentie=5&aanschaf=12,000").text
      #expect(page.contains("zaakbouwer-telt-niet-mee schets-aanschaf"))
      #expect(
        !(try await site.get("/zaak/begin/besparing?\(Self.who)&licentie=5&aanschaf=12000").text.contains("zaakbouwer-telt-niet-mee")))
    }
  }

  /// A doubt travels with the case: it stands on every sheet of it.
  @Test func aDoubtStandsOnEverySheet() async throws {
    let text = try file(Self.who + "&licentie=5&uren=800&urenNu=900&uurkosten=45&deel=50&voordeelZorgkantoor=100&spreiding=0")
    try await site.ask { site in
      for sheet in ["", "&blad=bestuur", "&voor=zorgkantoor"] {
        let page = try await site.post("/zaak/uitkomst", "zaak=\(Self.free(text))\(sheet)").text
        #expect(page.contains("744"), "\(sheet)")
      }
    }
  }

  @Test func aGainHasTheWordsOfWhoGains() throws {
    let named = try ready(Self.who + "&voordeelZorgkantoor=100&waardoorZorgkantoor=\(Self.free("Minder \"spoed\": opnames"))&spreiding=0")
    #expect(named.source.items.map(\.name) == ["Minder \"spoed\": opnames"])
  }

  /// What is weak is said with the question that mends it, and no line of a file that nobody sees.
  @Test func whatIsWeakLeadsToTheQuestion() async throws {
    try await site.ask { site in
      let page = try await site.get("/zaak/schets?\(Self.who)&uren=2&uurkosten=45&deel=50&voordeelZorgkantoor=100&spreiding=0").text
      let list = try #require(page.components(separatedBy: "id=\"let-op\"").last?.components(separatedBy: "</ul>").first)
      #expect(list.contains("zaakbouwer-uren-nu") && list.contains("zaakbouwer-uitgave") && list.contains("zaakbouwer-vandaag-onbekend"))
      #expect(list.contains("href=\"/zaak/begin/besparing") && !list.contains("posten/") && !list.contains("zaak-regel"))
    }
  }

  @Test func whoIsSureGuessesNothing() throws {
    #expect(try ready(Self.who + "&licentie=5&spreiding=0").source.assumptions.allSatisfy { $0.confidence == .measured })
    #expect(try ready(Self.who + "&licentie=5&spreiding=20").source.assumptions.allSatisfy { $0.confidence == .guess })
    #expect(try ready(Self.who + "&licentie=5").source.assumptions.allSatisfy { $0.confidence == .guess })
  }

  // MARK: How it is called

  @Test func aCaseHasANameOfItsOwn() async throws {
    let name = Self.free("Tóch <b>\"slim\"</b>\n: bed")
    try await site.ask { site in
      let page = try await site.get("/zaak/schets?\(Self.who)&licentie=5&naam=\(name)").text
      #expect(page.contains("<h1 class=\"case-title\">Tóch &lt;b&gt;&quot;slim&quot;&lt;/b&gt; : bed</h1>") && !page.contains("<b>"))
      let next = try await site.get("/zaak/begin/wie?\(Self.who)&naam=\(name)&verder=ja")
      let target = try #require(next.header("Location"))
      #expect(target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && target.contains("naam=T%C3%B3ch"))
      #expect(try await site.get(target).text.contains("name=\"naam\" value=\"Tóch &lt;b&gt;"))
      #expect(try await site.get("/zaak/schets?\(Self.who)&licentie=5").text.contains("<h1 class=\"case-title\">schets-naam</h1>"))
    }
    #expect(try ready(Self.who + "&licentie=5&naam=%20%00%E2%80%A8").source.name == "Mijn innovatie")
  }

  /// Short names, no question; and nothing left to mend once everything was answered.
  @Test(arguments: Language.allCases)
  func theFileIsSound(_ language: Language) throws {
    let everything =
      Self.who + "&wint=mantelzorger&aanschaf=1000&levensduur=1&invoering=500&scholing=10&scholingUurkosten=40&licentie=5&beheer=6"
      + "&andereEenmalig=7&anderePerJaar=8&uren=2&urenNu=6&uurkosten=45&deel=90&ondergrens=3&uurtarief=60&aanvulling=5&voordeelZorgkantoor=100"
      + "&waardoorZorgkantoor=Minder%20spoed&nuZorgkantoor=900&prestatie=4&betaler=zorgkantoor&experiment=50&subsidie=9&subsidieVan=zorgkantoor&spreiding=20"
    for query in [
      everything, Self.who + "&aanschaf=40000", Self.who + "&licentie=25",
      Self.who + "&voordeelZorgkantoor=9&nuZorgkantoor=90&spreiding=20",
    ] {
      let ready = try ready(query, language)
      #expect(ready.cautions.allSatisfy { $0.isOf(.besideTurnover) || $0.isOf(.noCosts) }, "\(ready.cautions)")
      for name in ready.source.assumptions.map(\.name) + ready.source.items.map(\.name) {
        #expect(name.count <= 60 && !name.contains("?"), "\(name)")
      }
    }
  }
}
