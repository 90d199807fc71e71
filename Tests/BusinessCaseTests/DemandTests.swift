import BusinessCase
import Testing

/// What must be true for a party: on the right side of a border it does not lose, and on the other side it does.
@Suite struct DemandTests {
  private static func result(price: String = "100", clients: String = "20") throws -> CaseResult {
    try WrittenCase.result(
      try WrittenCase.read(
        "aannamen:\n" + WrittenCase.varying("prijs", "euro per cliënt", "driehoek", "50", price, "200")
          + WrittenCase.varying("mensen", "cliënt", "driehoek", "10", clients, "40") + WrittenCase.fixed("inkoop", "1500") + "posten:\n"
          + WrittenCase.item("koop", "kosten", "technologie", "a", "inkoop", "ritme: eenmalig, van: 0")
          + WrittenCase.item("geld", "opbrengst", "prestatie", "a", "prijs * mensen", "ritme: eenmalig, van: 0")
          + WrittenCase.item("last", "kosten", "licentie", "b", "mensen * prijs", "ritme: eenmalig, van: 0")))
  }

  @Test func aPartyThatGainsKeepsToItsBorders() throws {
    // 100 × 20 − 1,500 = 500: it stays a gain down to 75 euros, or down to 15 people, or up to costs of 2,000.
    let found = try Self.result().demands(of: 0)
    #expect(found.map(\.assumption.id) == ["prijs", "mensen", "inkoop"])
    #expect(found.map { ($0.border * 1_000).rounded() / 1_000 } == [75, 15, 2_000])
    #expect(found.map(\.isAtLeast) == [true, true, false])
    #expect(found.map(\.isWithinReach) == [true, true, nil], "a fixed value has no reach")
    #expect(found.map(\.likely) == [100, 20, 1_500])
  }

  @Test func aPartyThatLosesSaysWhatWouldEndIt() throws {
    // 60 × 20 − 1,500 = −300: at least 75 euros, or 25 people, or costs of at most 1,200.
    let found = try Self.result(price: "60").demands(of: 0)
    #expect(Set(found.map(\.assumption.id)) == ["prijs", "mensen", "inkoop"])
    for demand in found {
      #expect(demand.isAtLeast == (demand.assumption.id != "inkoop"))
      #expect(demand.isAtLeast == (demand.border > demand.likely), "it must move to the border: \(demand.assumption.id)")
    }
  }

  /// No part is more than the whole: what takes 120% cannot be.
  @Test func aPartIsNeverMoreThanTheWhole() throws {
    func found(_ cost: String) throws -> [String] {
      try WrittenCase.result(
        try WrittenCase.read(
          "aannamen:\n" + WrittenCase.fixed("share", "0.80", "deel") + WrittenCase.fixed("inkoop", cost) + WrittenCase.fixed("eenEuro", "1")
            + "posten:\n"
            + WrittenCase.item("koop", "kosten", "technologie", "a", "inkoop", "ritme: eenmalig, van: 0")
            + WrittenCase.item("geld", "opbrengst", "prestatie", "a", "share * 1000 * eenEuro", "ritme: eenmalig, van: 0"))
      ).demands(of: 0).map(\.assumption.id)
    }
    #expect(try found("900").contains("share"))
    #expect(try !found("1200").contains("share"))
  }

  @Test func whoOnlyPaysHasNoBorder() throws {
    #expect(try Self.result().demands(of: 1).isEmpty)
  }
}
