import Testing

@testable import BusinessCase

@Suite struct UncertaintyTests {
  @Test func philoxGivesThePublishedNumbers() {
    // From the known answers of Random123.
    func hex(_ words: (UInt32, UInt32, UInt32, UInt32)) -> [String] { [words.0, words.1, words.2, words.3].map { String($0, radix: 16) } }
    #expect(hex(Philox(seed: 0).words((0, 0, 0, 0))) == ["6627e8d5", "e169c58d", "bc57ac4c", "9b00dbd8"])
    let all = UInt32.max
    #expect(hex(Philox(seed: .max).words((all, all, all, all))) == ["408f276d", "41c83b0e", "a20bc7c6", "6d5451fd"])
    let pi = Philox(seed: 0x299f_31d0_a409_3822).words((0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344))
    #expect(hex(pi) == ["d16cfe09", "94fdcceb", "5001e420", "24126ea1"])
  }

  @Test func elementaryFunctions() {
    #expect(abs(Elementary.exp(1) - 2.718281828459045) < 1e-15 && Elementary.exp(0) == 1)
    #expect(abs(Elementary.exp(-20.5) / 1.2501528663867426e-09 - 1) < 1e-15)
    #expect(abs(Elementary.log(10) - 2.302585092994046) < 1e-15 && Elementary.log(1) == 0)
    #expect(abs(Elementary.log(1.03) - 0.02955880224154443) < 1e-17)
    #expect(abs(Elementary.power(1.03, -2.5) - 0.9287673467473778) < 1e-14)
    #expect(abs(Elementary.logGamma(5) - 3.1780538303479458) < 1e-14 && abs(Elementary.logGamma(1)) < 1e-14)
  }

  @Test func normalAndBetaAgainstClosedFormulas() {
    #expect(abs(NormalDistribution.quantile(0.975) - 1.959963984540054) < 1e-14)
    #expect(abs(NormalDistribution.cumulative(-1.5) - 0.06680720126885807) < 1e-15)
    #expect(abs(NormalDistribution.cumulative(-5) / 2.866515718791939e-07 - 1) < 1e-12)
    for p in stride(from: 0.001, to: 1, by: 0.0131) {
      #expect(abs(NormalDistribution.cumulative(NormalDistribution.quantile(p)) - p) < 1e-14)
    }
    let (beta, steep) = (BetaDistribution(2, 3), BetaDistribution(1, 5))
    for x in stride(from: 0.01, to: 1, by: 0.0173) {
      let square = x * x
      #expect(abs(beta.cumulative(x) - square * (6 - 8 * x + 3 * square)) < 1e-14)
      let rest = 1 - x
      #expect(abs(steep.cumulative(x) - (1 - rest * rest * rest * rest * rest)) < 1e-14)
      #expect(abs(beta.quantile(beta.cumulative(x)) - x) < 1e-12)
    }
    let narrow = BetaDistribution(900, 400)
    #expect(abs(narrow.cumulative(narrow.quantile(0.3)) - 0.3) < 1e-12)
  }

  @Test func spreadsHaveTheirMeanAndDeviation() {
    func moments(_ shape: Assumption.Shape, _ low: Double, _ likely: Double, _ high: Double) -> (mean: Double, deviation: Double) {
      let distribution = Distribution(Assumption.Spread(low: low, likely: likely, high: high, shape: shape))
      let points = (0..<20_000).map { distribution.quantile((Double($0) + 0.5) / 20_000) }
      let mean = points.reduce(0, +) / 20_000
      return (mean, (points.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000).squareRoot())
    }
    func near(_ found: (mean: Double, deviation: Double), _ mean: Double, _ variance: Double) -> Bool {
      abs(found.mean - mean) < 2e-3 * mean && abs(found.deviation - variance.squareRoot()) < 4e-3 * found.deviation
    }
    #expect(near(moments(.uniform, 2, 3, 6), 4, 16.0 / 12))
    #expect(near(moments(.triangular, 2, 3, 7), 4, (4 + 9 + 49 - 6 - 14 - 21) / 18.0))
    // PERT: mean (low + 4 likely + high) / 6.
    let mean = (2 + 12 + 7) / 6.0
    #expect(near(moments(.pert, 2, 3, 7), mean, (mean - 2) * (7 - mean) / 7))
    #expect(near(moments(.beta(2, 6), 10, 11, 18), 12, 64 * 12 / (64.0 * 9)))
    #expect(near(moments(.normal, 10 - 3.2897072539, 10, 10 + 3.2897072539), 10, 4))
    let sigma = 0.25
    let factor = Elementary.exp(1.6448536269514722 * sigma)
    let lognormal = Elementary.exp(sigma * sigma)
    #expect(near(moments(.lognormal, 4 / factor, 4, 4 * factor), 4 * lognormal.squareRoot(), 16 * lognormal * (lognormal - 1)))
  }

  private static func difference(_ more: String = "", groups: String = "") throws -> ReadyCase {
    // R ~ N(1000, 300) less C ~ N(900, 400).
    try WrittenCase.read(
      years: 1, rate: "0",
      groups + "aannamen:\n" + WrittenCase.varying("r", "euro", "normaal", "506.5439119", "1000", "1493.4560881", more)
        + WrittenCase.varying("c", "euro", "normaal", "242.0585492", "900", "1557.9414508", more) + "posten:\n"
        + WrittenCase.item("r", "opbrengst", "prestatie", "a", "r", "ritme: eenmalig, van: 0")
        + WrittenCase.item("c", "kosten", "dienst", "a", "c", "ritme: eenmalig, van: 0"))
  }

  /// E[max(V, 0)] − max(E[V], 0) for a normal V.
  private static func loss(_ mean: Double, _ deviation: Double) -> Double {
    let k = abs(mean) / deviation
    return deviation * (NormalDistribution.density(k) - k * (1 - NormalDistribution.cumulative(k)))
  }

  @Test func valueOfKnowingAgainstTheClosedFormula() throws {
    let found = try Self.difference().uncertainty(nil, transfers: nil, draws: 200_000, seed: 7)
    let knowing = found.knowingTotal
    #expect(abs(knowing.everything - Self.loss(100, 500)) < 2)
    #expect(abs(knowing.perAssumption[0].value - Self.loss(100, 300)) < 2)
    #expect(abs(knowing.perAssumption[1].value - Self.loss(100, 400)) < 2)
    #expect(abs(found.total.chancePositive - NormalDistribution.cumulative(0.2)) < 0.004)
    #expect(abs(found.total.p5 - (100 - 1.6448536 * 500)) < 6 && abs(found.total.p50 - 100) < 5)
  }

  @Test func valueOfKnowingAgainstANestedSum() throws {
    let ready = try WrittenCase.read(
      years: 1, rate: "0",
      "aannamen:\n" + WrittenCase.varying("x", "euro", "pert", "0", "40", "200")
        + WrittenCase.varying("y", "euro", "driehoek", "20", "50", "150")
        + WrittenCase.fixed("c", "45") + "posten:\n"
        + WrittenCase.item("w", "opbrengst", "prestatie", "a", "min(x, y)", "ritme: eenmalig, van: 0")
        + WrittenCase.item("c", "kosten", "dienst", "a", "c", "ritme: eenmalig, van: 0"))
    let points = 1_000
    func spread(_ index: Int) -> [Double] { (0..<points).map { ready.distributions[index].quantile((Double($0) + 0.5) / Double(points)) } }
    let (xs, ys) = (spread(0), spread(1))
    func nested(_ outer: [Double], _ inner: [Double]) -> Double {
      let expected = outer.map { value in inner.reduce(0) { $0 + min(value, $1) } / Double(points) - 45 }
      return expected.reduce(0) { $0 + max($1, 0) } / Double(points) - max(0, expected.reduce(0, +) / Double(points))
    }
    let found = try ready.uncertainty(nil, transfers: nil, draws: 100_000, seed: 3).knowingTotal.perAssumption
    #expect(abs(found[0].value - nested(xs, ys)) < 0.25, "\(found[0].value) \(nested(xs, ys))")
    #expect(abs(found[1].value - nested(ys, xs)) < 0.25, "\(found[1].value) \(nested(ys, xs))")
  }

  @Test func groupsMoveTogether() throws {
    func drawn(_ strength: String, _ more: String = "") throws -> [[Double]] {
      let ready = try Self.difference(", groep: g" + more, groups: "groepen:\n  - {id: g, samenhang: \(strength)}\n")
      return DrawnColumns.of(ready, seed: 1, count: 20_000)
    }
    // Two normals with correlation ρ have the rank correlation 6/π · asin(ρ/2).
    let some = try drawn("0.6")
    #expect(abs(DrawnColumns.rankCorrelation(some[0], some[1]) - 0.5819) < 0.015)
    let together = try drawn("1")
    #expect(DrawnColumns.rankCorrelation(together[0], together[1]) > 0.999999)
    let opposite = try drawn("1", ", tegengesteld: true")
    #expect(DrawnColumns.rankCorrelation(opposite[0], together[0]) < -0.999999)
  }

  @Test func theTurningPointIsFound() throws {
    let found = try WrittenCase.result(Self.difference()).sensitivities
    #expect(found.map(\.assumption) == ["c", "r"], "What moves the total most comes first.")
    #expect(abs((found[0].turningPoint ?? 0) - 1000) < 1e-6 && abs((found[1].turningPoint ?? 0) - 900) < 1e-6)
    #expect(abs((found[0].low ?? 0) - 757.9414508) < 1e-6 && abs((found[0].high ?? 0) + 557.9414508) < 1e-6)
  }

  @Test func aDrawWithoutAValueIsRefused() throws {
    let ready = try WrittenCase.read(
      years: 1, rate: "0",
      "aannamen:\n" + WrittenCase.varying("x", "deel", "uniform", "-1", "1", "2") + WrittenCase.fixed("c", "45") + "posten:\n"
        + WrittenCase.item("w", "kosten", "dienst", "a", "if x > 0 then c else c / 0", "ritme: eenmalig, van: 0"))
    #expect(throws: NoValue.self) { try ready.uncertainty(nil, transfers: nil, draws: 100, seed: 1) }
  }
}
