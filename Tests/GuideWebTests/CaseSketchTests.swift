import Hummingbird
import HummingbirdTesting
import Testing

/// A first business case from a few numbers.
@Suite struct CaseSketchTests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  private static let hours = "/zaak/schets?jaren=2&clienten=10&aanschaf=1000&uren=2&uurkosten=45&deel=50"

  /// How certain somebody is of hours that come free is asked, not assumed.
  @Test func howCertainIsNotAssumed() async throws {
    try await site.ask { site in
      for unsaid in ["", "&spreiding=", "&spreiding=99"] {
        let answer = try await site.get(Self.hours + unsaid)
        #expect(answer.status == .badRequest && answer.text.contains("id=\"spreiding-fout\""), "\(unsaid)")
      }
      for said in ["0", "20", "50"] {
        let answer = try await site.get(Self.hours + "&spreiding=" + said)
        #expect(answer.status == .ok, "\(said)")
      }
      let without = try await site.get("/zaak/schets?jaren=1&clienten=10&licentie=5")
      #expect(without.status == .ok)
    }
  }

  /// Sums of guesses are shown in whole euros; a file has the cents.
  @Test func moneyIsInWholeEuros() async throws {
    let page = try await site.ask { try await $0.get(Self.hours + "&spreiding=0").text }
    #expect(page.contains("€\u{A0}") && page.matches(of: /€\s−?[0-9.]+,[0-9]/).isEmpty)
  }
}
