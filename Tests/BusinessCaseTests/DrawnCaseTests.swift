import Dispatch
import Library
import Testing

@testable import BusinessCase

/// Drawing without keeping the draws.
@Suite struct DrawnCaseTests {
  /// Two parties, every spread, a group, choices, a floor, and something that is the same in every draw.
  private static func ready(_ more: String = "") throws -> ReadyCase {
    try WrittenCase.read(
      years: 3, parties: ["a", "b", "c"],
      "groepen:\n  - {id: g, samenhang: 0.5}\naannamen:\n"
        + WrittenCase.varying("u", "euro per maand", "uniform", "100", "150", "300")
        + WrittenCase.varying("d", "euro per maand", "driehoek", "20", "90", "140", ", groep: g")
        + WrittenCase.varying("p", "euro per maand", "pert", "0", "100", "400", ", groep: g")
        + WrittenCase.varying("n", "euro per maand", "normaal", "80", "200", "320")
        + WrittenCase.varying("l", "euro per maand", "lognormaal", "50", "120", "260", ", groep: g, tegengesteld: true")
        + WrittenCase.fixed("f", "700", "euro per maand") + WrittenCase.fixed("deel", "0.9", "deel") + "posten:\n"
        + WrittenCase.item("i", "kosten", "dienst", "a", "if u > d then u - d else min(u, d) / 2", "ritme: maandelijks, van: 0")
        + WrittenCase.item("j", "opbrengst", "prestatie", "b", "max(p, 20 * n ** 2 / n / 20)", "ritme: maandelijks, van: 2, opbouw: 5")
        + WrittenCase.item("k", "overdracht", "afspraak", "b", "abs(l - f)", "ritme: maandelijks, van: 1", ", naar: a")
        + WrittenCase.item(
          "m", "besparing", "uren", "a", "p + l", "ritme: maandelijks, van: 0, opbouw: 9",
          ", nu: f * 2, verzilvering: {deel: deel, ondergrens: n * 3 + f, rest: capaciteit}")
        + WrittenCase.item("o", "kosten", "dienst", "c", "f", "ritme: maandelijks, van: 0") + more)
  }

  @Test func percentilesAreThoseOfAllDraws() throws {
    let experiment = DrawnColumns.experiment(try Self.ready(), seed: 3, count: 20_001)
    let points = try DrawnCase(experiment, transfers: [], workers: Parallel.alone).tally().points
    for (line, values) in experiment.values(Parallel.alone).enumerated() {
      let sorted = values.sorted()
      #expect(points[line] == [0.05, 0.5, 0.95].map { part in Percentile.of(part, sorted.count) { sorted[$0] } })
    }
    #expect(Set(points[2]).count == 1, "The third party always pays the same.")
  }

  @Test func aSecondLookFindsThemToo() throws {
    let experiment = DrawnColumns.experiment(try Self.ready(), seed: 3, count: 12_345)
    let draws = DrawnCase(experiment, transfers: [], workers: Parallel.alone)
    #expect(try draws.tally(reach: 0.01).points == draws.tally().points)
  }

  @Test(arguments: [2, 30, 64])
  func howManyAreComputedTogetherChangesNothing(_ piece: Int) throws {
    var experiment = DrawnColumns.experiment(try Self.ready(), seed: 4, count: 9_999)
    let whole = try DrawnCase(experiment, transfers: [5, -5, 0], workers: Parallel.alone).tally()
    experiment.piece = piece
    let parts = try DrawnCase(experiment, transfers: [5, -5, 0], workers: Parallel.alone).tally()
    #expect(parts.points == whole.points && parts.tally.classes == whole.tally.classes)
    #expect(parts.tally.ranks.correlations == whole.tally.ranks.correlations)
    #expect(
      parts.tally.totals.map(\.sum) == whole.tally.totals.map(\.sum) && parts.tally.totals.map(\.gain) == whole.tally.totals.map(\.gain))
  }

  @Test(arguments: [2, 7])
  func theNumberOfWorkersChangesNothing(_ workers: Int) throws {
    let ready = try Self.ready()
    let alone = try CaseResult(ready, option: nil, chance: CaseResult.Chance(draws: 20_000, seed: 5))
    let many = CaseResult.Chance(draws: 20_000, seed: 5) { count, work in
      // Each has its own share, and begins at the end.
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for index in stride(from: worker, to: count, by: workers).reversed() { work(index) }
      }
    }
    let sentences = try WrittenCase.sentences.get()
    func json(_ result: CaseResult) -> JSON { result.json(sentences, .nl) }
    #expect(json(try CaseResult(ready, option: nil, chance: many)) == json(alone))
    #expect(json(try CaseResult(ready, option: nil, chance: CaseResult.Chance(draws: 20_000, seed: 6))) != json(alone))
  }

  @Test func columnsComputeWhatTheSlowWayComputes() throws {
    let ready = try Self.ready()
    let drawing = Drawing(ready, seed: 8)
    let (worth, ends) = (CaseProgram(presentValueOf: ready, option: nil), CaseProgram(yearEndsOf: ready, option: nil))
    for draw in 0..<50 {
      let values = drawing.values(draw)
      let outcome = ready.outcome(nil, values)
      let lines = outcome.parties + [outcome.total]
      #expect(zip(worth.values(ready, values), lines).allSatisfy { abs($0 - $1.presentValue) < 1e-7 })
      let expected = lines.flatMap { line in [11, 23, 35].map { line.cumulative[$0] } }
      #expect(zip(ends.values(ready, values), expected).allSatisfy { abs($0 - $1) < 1e-7 })
    }
  }

  @Test func aRankIsKnownWithoutKeepingTheDraws() throws {
    let ready = try Self.ready()
    let found = try ready.uncertainty(nil, transfers: nil, draws: 20_000, seed: 2).rankCorrelations.map(\.value)
    let columns = DrawnColumns.of(ready, seed: 2, count: 20_000)
    let total = DrawnColumns.experiment(ready, seed: 2, count: 20_000).values(Parallel.alone)[3]
    for (value, column) in zip(found, columns) { #expect(abs(value - DrawnColumns.rankCorrelation(column, total)) < 0.01) }
  }

  @Test func theFanHasTheLastYear() throws {
    let ready = try Self.ready()
    let found = try ready.uncertainty(nil, transfers: nil, draws: 500, seed: 2)
    let drawing = Drawing(ready, seed: 2)
    let last = (0..<500).map { ready.outcome(nil, drawing.values($0)).total.cumulative[35] }.sorted()
    #expect(abs(found.fanTotal.p50[2] - (last[249] + last[250]) / 2) < 1e-6)
    #expect(found.fans.count == 3 && found.fanTotal.p5.count == 3 && found.fanTotal.p5[0] < found.fanTotal.p25[0])
  }
}
