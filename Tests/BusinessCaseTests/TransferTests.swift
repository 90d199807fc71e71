import BusinessCase
import TestSupport
import Testing

@Suite struct TransferTests {
  private static func cents(_ values: [Int64]) -> [Cents] { values.map { Cents(count: $0) } }

  @Test func theHospitalPaysTheGeneralPractice() throws {
    let transfers = Transfers(before: Self.cents([2_000_000_000, -200_000_000]), costs: Self.cents([0, 200_000_000]))
    #expect(transfers.arePossible)
    #expect(transfers.divisions[.nobodyLoses]?.map(\.description) == ["-2000000.00", "2000000.00"])
    #expect(transfers.divisions[.equal]?.map(\.description) == ["-11000000.00", "11000000.00"])
    #expect(transfers.divisions[.byCosts]?.map(\.description) == ["-20000000.00", "20000000.00"])
  }

  @Test func winnersPayInProportionToTheirGain() {
    let transfers = Transfers(before: Self.cents([300, 100, -100, 0]), costs: Self.cents([0, 0, 0, 0]))
    #expect(transfers.divisions[.nobodyLoses]?.map(\.count) == [-75, -25, 100, 0])
    #expect(transfers.divisions[.byCosts] == nil, "Nobody bears costs.")
  }

  @Test func aLossForAllCannotBeDivided() {
    let transfers = Transfers(before: Self.cents([500, -501]), costs: Self.cents([1, 1]))
    #expect(!transfers.arePossible && transfers.divisions.isEmpty && transfers.shortfall.description == "0.01")
  }

  @Test func toTheCentForManyParties() {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<3_000 {
      let count = Int.random(in: 1...9, using: &random)
      let before = (0..<count).map { _ in Int64.random(in: -1_000_000...1_000_000, using: &random) }
      let costs = (0..<count).map { _ in Int64.random(in: 0...1_000, using: &random) }
      let transfers = Transfers(before: Self.cents(before), costs: Self.cents(costs))
      #expect(transfers.arePossible == (before.reduce(0, +) >= 0))
      for (division, amounts) in transfers.divisions {
        #expect(amounts.map(\.count).reduce(0, +) == 0)
        let after = zip(before, amounts).map { $0 + $1.count }
        if division == .nobodyLoses {
          for (start, end) in zip(before, after) { #expect(start < 0 ? end == 0 : (0...start).contains(end)) }
        }
        if division == .equal { #expect((after.max() ?? 0) - (after.min() ?? 0) <= 1) }
      }
      let yearly = YearlyTransfers.of(transfers.divisions[.nobodyLoses] ?? [], rate: 0.03, years: 5)
      #expect(yearly.map(\.count).reduce(0, +) == 0)
    }
  }

  @Test func whoStillAdvancesMoneyIsNamed() throws {
    let ready = try WrittenCase.read(
      rate: "0",
      "aannamen:\n" + WrittenCase.fixed("koop", "1200") + WrittenCase.fixed("winst", "300", "euro per maand") + "posten:\n"
        + WrittenCase.item("k", "kosten", "technologie", "a", "koop", "ritme: eenmalig, van: 0")
        + WrittenCase.item("w", "besparing", "verzuim", "b", "winst", "ritme: maandelijks, van: 6"))
    let result = try WrittenCase.result(ready)
    // 600 now and 600 after a year: party a advances money for a year, party b pays before it gains.
    #expect(result.yearly[.nobodyLoses]?.map(\.description) == ["600.00", "-600.00"])
    #expect(result.shortMonthsAfter == [[0...11], [0...6]])
    #expect(result.instruments.contains(.bridging))
  }
}
