import BusinessCase
import Testing

/// Cases whose sums were made by hand, with 40 digits.
@Suite struct ComputingTests {
  @Test func moneyEveryMonthAgainstAnInvestment() throws {
    let ready = try WrittenCase.read(
      "aannamen:\n" + WrittenCase.fixed("koop", "1000") + WrittenCase.fixed("winst", "100", "euro per maand") + "posten:\n"
        + WrittenCase.item("k", "kosten", "technologie", "a", "koop", "ritme: eenmalig, van: 0")
        + WrittenCase.item("w", "besparing", "reistijd", "a", "winst", "ritme: maandelijks, van: 0"))
    let line = try WrittenCase.result(ready).outcome.parties[0]
    #expect(Cents(line.presentValue).description == "1333.31")
    #expect(line.paybackMonth == 9)
    #expect(Cents(line.peakNeed).description == "900.00")
    #expect(line.perYear.map { Cents($0).description } == ["200.00", "1200.00"])
    #expect(line.shortMonths == [0...8])
  }

  @Test func withoutInterestMoneyIsWhatItIs() throws {
    let ready = try WrittenCase.read(
      rate: "0",
      "aannamen:\n" + WrittenCase.fixed("winst", "100.0050", "euro per maand") + "posten:\n"
        + WrittenCase.item("w", "besparing", "reistijd", "b", "winst", "ritme: maandelijks, van: 3, tot: 3"))
    let outcome = try WrittenCase.result(ready).outcome
    #expect(Cents(outcome.parties[1].presentValue).description == "100.01", "Half a cent is rounded up.")
    #expect(outcome.parties[1].paybackMonth == 0 && outcome.parties[0].presentValue == 0)
  }

  @Test func growthRenewalAndAdoption() throws {
    let ready = try WrittenCase.read(
      years: 7,
      "aannamen:\n" + WrittenCase.fixed("groei", "50", "euro per maand") + WrittenCase.fixed("apparaat", "700")
        + WrittenCase.fixed("mensen", "10", "cliënt") + WrittenCase.fixed("prijs", "6", "euro per cliënt per jaar")
        + "gebruik:\n  - {id: g, naam: g, aantal: mensen, verloop: [{maand: 0, deel: 0}, {maand: 24, deel: 1}]}\nposten:\n"
        + WrittenCase.item("w", "besparing", "reistijd", "a", "groei", "ritme: maandelijks, van: 2, tot: 11, opbouw: 4")
        + WrittenCase.item("r", "kosten", "vernieuwing", "b", "apparaat", "ritme: vernieuwing, van: 0, elkeJaren: 3")
        + WrittenCase.item("p", "opbrengst", "prestatie", "b", "prijs", "ritme: jaarlijks, van: 12", ", gebruik: g"))
    let outcome = try WrittenCase.result(ready).outcome
    #expect(Cents(outcome.parties[0].presentValue).description == "417.56")
    // 700 now, after 3 and after 6 years; 30 in year two and then 60 a year.
    let renewals = outcome.parties[1].perYear.map { Cents($0).description }
    #expect(renewals == ["-700.00", "30.00", "60.00", "-640.00", "60.00", "60.00", "-640.00"])
  }

  @Test func lifeOfATechnologyAgainstTheTariff() {
    #expect(Cents(Annuity.yearly(30_000, rate: 0, years: 3) - Annuity.yearly(30_000, rate: 0, years: 10)).description == "7000.00")
    #expect(Cents(Annuity.yearly(30_000, rate: 0.03, years: 3) - Annuity.yearly(30_000, rate: 0.03, years: 10)).description == "7089.00")
  }

  @Test func onlyADifferenceWithUsualCareCounts() throws {
    let ready = try WrittenCase.read(
      rate: "0",
      "opties:\n  - {id: nu, naam: Nu, gebruikelijk: true}\n  - {id: nieuw, naam: Nieuw}\n  - {id: ander, naam: Ander}\naannamen:\n"
        + WrittenCase.fixed("oud", "300") + WrittenCase.fixed("beter", "120") + "posten:\n"
        + WrittenCase.item("o", "kosten", "dienst", "a", "oud", "ritme: eenmalig, van: 0", ", opties: [nu, ander]")
        + WrittenCase.item("n", "kosten", "dienst", "a", "beter", "ritme: eenmalig, van: 0", ", opties: [nieuw]"))
    let result = try WrittenCase.result(ready)
    #expect(result.outcome.total.presentValue == 180)
    #expect(result.alternatives.map(\.total.presentValue) == [180, 0])
  }

  @Test func hoursAreMoneyOnlyAsFarAsTheyCanBeCashed() throws {
    func outcome(_ cashing: String, _ clusters: String = "") throws -> CaseOutcome {
      let ready = try WrittenCase.read(
        years: 1, rate: "0",
        clusters + "aannamen:\n" + WrittenCase.fixed("tijd", "1000", "euro per maand") + WrittenCase.fixed("nu", "5000", "euro per maand")
          + WrittenCase.fixed("minimum", "4700", "euro per maand") + WrittenCase.fixed("deel", "0.5", "deel") + "posten:\n"
          + WrittenCase.item(
            "t", "besparing", "uren", "a", "tijd", "ritme: maandelijks, van: 0, tot: 0", ", nu: nu, verzilvering: {\(cashing)}"))
      return try WrittenCase.result(ready).outcome
    }
    let share = try outcome("deel: deel, rest: capaciteit")
    #expect(share.parties[0].presentValue == 500 && share.uncashed[.capacity]?[0] == 500 && share.uncashed[.quality]?[0] == 0)
    let floor = try outcome("deel: deel, ondergrens: minimum, rest: kwaliteit")
    #expect(floor.parties[0].presentValue == 300 && floor.uncashed[.quality]?[0] == 700)
    let missing = try outcome("deel: deel, cluster: nacht, rest: capaciteit", "clusters: [{id: nacht, naam: Nacht, compleet: false}]\n")
    #expect(missing.parties[0].presentValue == 0 && missing.uncashed[.capacity]?[0] == 1000)
  }

  @Test func socialReturnLeavesOutWhatWouldHaveCome() throws {
    let ready = try WrittenCase.read(
      rate: "0",
      "aannamen:\n" + WrittenCase.fixed("inzet", "1000") + WrittenCase.fixed("baat", "2000", "euro per jaar")
        + WrittenCase.fixed("tien", "0.1", "deel") + WrittenCase.fixed("helft", "0.5", "deel") + "posten:\n"
        + WrittenCase.item("k", "kosten", "project", "a", "inzet", "ritme: eenmalig, van: 0")
        + WrittenCase.item("b", "besparing", "verzuim", "b", "baat", "ritme: jaarlijks, van: 11")
        + "sroi: {deadweight: tien, verdringing: tien, aanAnderen: tien, afname: helft}")
    // 2000 · 0.9³ at the end of the first year, half of that at the end of the second.
    let found = try #require(try WrittenCase.result(ready).outcome.socialReturn)
    #expect(abs(found - 2000 * 0.729 * 1.5 / 1000) < 1e-12)
  }

  @Test func effectsAreNoMoneyUnlessTheUserValuesThem() throws {
    func result(_ more: String) throws -> CaseOutcome {
      let ready = try WrittenCase.read(
        years: 1, rate: "0",
        "aannamen:\n" + WrittenCase.fixed("minder", "2", "operatie per jaar") + WrittenCase.fixed("waard", "50", "euro per operatie")
          + "posten:\n"
          + WrittenCase.item("e", "effect", "welzijn", "a", "minder", "ritme: jaarlijks, van: 0", more))
      return try WrittenCase.result(ready).outcome
    }
    let plain = try result("")
    #expect(plain.effects[0].amount == 2 && plain.effects[0].unit == "operatie" && plain.effects[0].value == nil)
    let valued = try result(", waardering: waard")
    #expect(valued.effects[0].value == 100 && valued.total.presentValue == 0, "Valued, and still not added to money.")
  }
}
