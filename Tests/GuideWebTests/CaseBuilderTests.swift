import Hummingbird
import HummingbirdTesting
import Testing

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
      let last = try await site.get("/zaak/begin/zekerheid?\(Self.whole)&spreiding=20&verder=ja")
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

  /// Sums of guesses are shown in whole euros; a file has the cents.
  @Test func moneyIsInWholeEuros() async throws {
    let page = try await site.ask { try await $0.get("/zaak/schets?\(Self.whole)&spreiding=0").text }
    #expect(page.contains("€") && page.matches(of: /€[  ]−?[0-9.]+,[0-9]/).isEmpty)
  }
}
