import BusinessCase
import Testing

/// What a sheet of paper says in few figures: which matter most, how deep the money goes, and the hours that are no money.
@Suite struct SheetFiguresTests {
  /// Ten clients save hours of 40 euros, of which a half can be cashed; a device of 1,000 and a licence.
  private static func result(_ more: String = "", amount: String = "uren * prijs * mensen") throws -> CaseResult {
    try WrittenCase.result(
      try WrittenCase.read(
        rate: "0",
        "aannamen:\n" + WrittenCase.fixed("koop", "1000") + WrittenCase.fixed("licentie", "100", "euro per maand")
          + WrittenCase.fixed("uren", "2", "uur per cliënt per maand") + WrittenCase.fixed("prijs", "40", "euro per uur")
          + WrittenCase.fixed("mensen", "10", "cliënt") + WrittenCase.fixed("helft", "0.5", "deel")
          + WrittenCase.fixed("toeslag", "5", "euro per maand") + "posten:\n"
          + WrittenCase.item("k", "kosten", "technologie", "a", "koop", "ritme: eenmalig, van: 0")
          + WrittenCase.item("l", "kosten", "licentie", "a", "licentie", "ritme: maandelijks, van: 0")
          + WrittenCase.item(
            "u", "besparing", "uren", "a", amount, "ritme: maandelijks, van: 0", ", verzilvering: {deel: helft, rest: capaciteit}") + more))
  }

  /// A tenth of the hours, their price, the clients or the part is 960 euros in two years; of the licence 240, and of the device 100.
  @Test func whatMattersMostComesFirst() throws {
    let found = try Self.result().weightiestFigures(of: 0).map(\.assumption.id)
    #expect(found == ["uren", "prijs", "mensen", "helft", "licentie", "koop"])
    #expect(try Self.result().figures(of: 0).map(\.assumption.id) == ["koop", "licentie", "uren", "prijs", "mensen", "helft"])
    let all = try Self.result().weightiestFigures(of: nil).map(\.assumption.id)
    #expect(all == found + ["toeslag"])
  }

  /// 20 hours a month, of which a half is cashed: 10 a month, 240 in two years.
  @Test func hoursThatAreNoMoneyAreCounted() throws {
    let hours = try #require(try Self.result().uncashedHours(.capacity, of: 0))
    #expect(abs(hours - 240) < 1e-9)
    #expect(try Self.result().uncashedHours(.capacity, of: 1) == 0 && Self.result().uncashedHours(.quality, of: nil) == 0)
    // Where an amount is no number of hours times a price, nobody can tell.
    #expect(try Self.result(amount: "uren * prijs * mensen + toeslag").uncashedHours(.capacity, of: 0) == nil)
    let other = WrittenCase.item(
      "r", "besparing", "reistijd", "a", "toeslag", "ritme: maandelijks, van: 0", ", verzilvering: {deel: helft, rest: capaciteit}")
    #expect(try Self.result(other).uncashedHours(.capacity, of: 0) == nil)
  }

  @Test func theDeepestPointHasItsMonth() throws {
    let deepest = try #require(try Self.result().outcome.parties[0].deepest)
    #expect(deepest.month == 0 && Cents(deepest.need).description == "700.00", "1,000 and 100, less a half of 800.")
    let late = try Self.result(WrittenCase.item("n", "kosten", "technologie", "a", "5 * koop", "ritme: eenmalig, van: 6"))
    #expect(late.outcome.parties[0].deepest?.month == 6)
    #expect(try Self.result().outcome.parties[1].deepest == nil)
  }
}
