import Library
import TestSupport
import Testing

@testable import BusinessCase

@Suite struct PaymentTests {
  @Test func whoPaysFillsWhatIsMissing() {
    let payments = Payment.settling([-70, 100, -50, 20, 0].map { Cents(count: $0) })
    #expect(payments.map { [Int64($0.from), Int64($0.to), $0.amount.count] } == [[0, 1, 70], [2, 1, 30], [2, 3, 20]])
    #expect(Payment.settling([Cents(count: 0)]).isEmpty)
  }

  @Test func everyPartyPaysOrReceivesExactlyItsPart() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      var amounts = (0..<Int.random(in: 1...8, using: &random)).map { _ in Int64.random(in: -10_000...10_000, using: &random) }
      amounts.append(-amounts.reduce(0, +))
      let payments = Payment.settling(amounts.map { Cents(count: $0) })
      var sums = amounts.map { _ in Int64(0) }
      for payment in payments {
        #expect(payment.amount.count > 0)
        sums[payment.from] -= payment.amount.count
        sums[payment.to] += payment.amount.count
      }
      #expect(sums == amounts && payments.count < amounts.count)
    }
  }
}

@Suite struct TurnTests {
  /// Party a pays 100 a month and party b saves w per month, over two years at 0%.
  private static func written() throws -> ReadyCase {
    try WrittenCase.read(
      rate: "0",
      "aannamen:\n" + WrittenCase.varying("w", "euro per maand", "uniform", "50", "150", "200") + WrittenCase.fixed("k", "2400")
        + WrittenCase.fixed("s", "600") + "posten:\n"
        + WrittenCase.item("kosten", "kosten", "technologie", "a", "k", "ritme: eenmalig, van: 0")
        + WrittenCase.item("hulp", "opbrengst", "subsidie", "a", "s", "ritme: eenmalig, van: 0")
        + WrittenCase.item("winst", "besparing", "verzuim", "b", "w", "ritme: maandelijks, van: 0"))
  }

  /// a: 600 - 2400. b: 24 w = 3600. Together 1800: turns when w is 75, the costs are 4200; the subsidy cannot fall below 0.
  @Test func perPartyAndTogether() throws {
    let turns = try Self.written().oneByOne(nil, workers: Parallel.alone).turns
    #expect(turns.map(\.assumption) == ["w", "k", "s"])
    let values = turns.map { ([$0.total] + $0.parties).map { $0.map { ($0.value * 1e6).rounded() / 1e6 } } }
    #expect(values == [[75, nil, nil], [4200, 600, nil], [nil, 2400, nil]])
    #expect(turns[0].total?.distance.map { abs($0 - 0.75) < 1e-9 } == true, "Three quarters of the way from 150 to 50.")
    #expect(turns[1].total?.distance == nil, "Of a fixed value nobody said how far it can go.")
  }

  @Test func whatAnItemComesToSumsToTheParty() throws {
    let outcome = try Self.written().outcome(nil, [150, 2400, 600])
    #expect(outcome.worths.map(\.item) == ["kosten", "hulp", "winst"] && outcome.worths.map(\.value) == [-2400, 600, 3600])
  }

  @Test(arguments: [("9", 1.0), ("2.3", 2.3)])
  func aTurnInACurveAndAtAJumpIsFound(jump: String, turn: Double) throws {
    let ready = try WrittenCase.read(
      rate: "0", parties: ["a"],
      "aannamen:\n" + WrittenCase.varying("x", "deel", "uniform", "0.1", "2", "3") + WrittenCase.fixed("e", "1000") + "posten:\n"
        + WrittenCase.item("winst", "opbrengst", "prestatie", "a", "e * x * x", "ritme: eenmalig, van: 0")
        + WrittenCase.item("kosten", "kosten", "dienst", "a", "e", "ritme: eenmalig, van: 0")
        + WrittenCase.item("boete", "kosten", "project", "a", "if x > \(jump) then e * 100 else e * 0", "ritme: eenmalig, van: 0"))
    let found = try #require(ready.oneByOne(nil, workers: Parallel.alone).turns[0].total)
    #expect(abs(found.value - turn) < 1e-6)
  }
}
