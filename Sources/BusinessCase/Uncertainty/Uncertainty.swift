/// What the spread of the assumptions does to a case.
package struct Uncertainty: Sendable {
  package let draws: Int
  package let seed: UInt64
  /// Per party.
  package let parties: [Spread]
  package let total: Spread
  /// Per assumption that varies, in the order of the case.
  package let rankCorrelations: [(assumption: String, value: Double)]
  /// What it is worth to know more, per party and for all together.
  package let knowing: [ValueOfKnowing]
  package let knowingTotal: ValueOfKnowing

  /// How the net present value is spread.
  package struct Spread: Sendable {
    /// The chance of at least 0.
    package let chancePositive: Double
    /// The chance of a loss when the payments under which nobody loses are agreed beforehand; `nil` where there are none.
    package let chanceOfLossAfterTransfer: Double?
    package let mean: Double
    package let p5: Double
    package let p50: Double
    package let p95: Double
  }

  /// Fewer draws say little, and more do not fit in memory.
  package static let bounds = 100...1_000_000
  package static let usualDraws = 10_000
  package static let usualSeed: UInt64 = 1
}

/// A draw in which a case has no value.
package struct NoValue: Error, Sendable {
  package let problem = CaseProblem(CasePlace(.whole, "aannamen"), .noValueInDraw)
}

extension ReadyCase {
  /// - Parameters:
  ///   - transfers: per party, what was agreed beforehand, in present value; `nil` where nothing was.
  ///   - workers: who does the work. However many, the result is the same to the last bit.
  /// - Throws: `NoValue` when a formula has no value in a draw.
  package func uncertainty(
    _ option: String?, transfers: [Cents]?, draws count: Int, seed: UInt64, workers: Workers = { count, work in (0..<count).forEach(work) }
  ) throws(NoValue) -> Uncertainty {
    let draws = Draws(PresentValueProgram(self, option: option), Drawing(self, seed: seed), count: count, workers: workers)
    guard draws.values.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw NoValue() }
    let names = source.assumptions.map(\.id)
    let varying = draws.assumptions.keys.sorted()
    let total = draws.values[source.parties.count]
    let ranks = Ranks.of(total)
    // What is expected given one assumption, and how it ranks, asks most of the time; assumptions do not need each other for it.
    let perAssumption = Parallel.map(varying, workers) { index in
      let values = draws.assumptions[index] ?? []
      let base = RegressionBase(values)
      return (
        correlation: Ranks.correlation(Ranks.of(values), ranks), gains: draws.values.map { ValueOfKnowing.meanGain(base.fitted($0)) }
      )
    }
    let knowing = draws.values.enumerated().map { line, values in
      ValueOfKnowing(values, zip(varying, perAssumption).map { (names[$0], $1.gains[line]) })
    }
    return Uncertainty(
      draws: count, seed: seed,
      parties: source.parties.indices.map { Uncertainty.Spread(draws.values[$0], transfer: transfers?[$0].euros) },
      total: Uncertainty.Spread(total, transfer: nil),
      rankCorrelations: zip(varying, perAssumption).map { (names[$0], $1.correlation) },
      knowing: Array(knowing.dropLast()), knowingTotal: knowing[source.parties.count])
  }
}

extension Uncertainty.Spread {
  fileprivate init(_ values: [Double], transfer: Double?) {
    let sorted = values.sorted()
    func part(_ condition: (Double) -> Bool) -> Double { Double(sorted.count(where: condition)) / Double(sorted.count) }
    self.init(
      chancePositive: part { $0 >= -MoneyLine.hair },
      chanceOfLossAfterTransfer: transfer.map { transfer in part { $0 + transfer < -0.005 } },
      mean: sorted.reduce(0, +) / Double(sorted.count), p5: Self.point(0.05, sorted), p50: Self.point(0.5, sorted),
      p95: Self.point(0.95, sorted))
  }

  /// The point below which a part of the values lies, on a straight line between the two nearest.
  private static func point(_ part: Double, _ sorted: [Double]) -> Double {
    let place = part * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}

/// Ranks, where equal values share the mean of their places.
enum Ranks {
  static func of(_ values: [Double]) -> [Double] {
    let order = zip(values, values.indices).sorted { $0.0 < $1.0 }.map(\.1)
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 }
      start = end + 1
    }
    return ranks
  }

  /// The correlation of ranks; 0 where one of them does not vary.
  static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let middle = Double(a.count - 1) / 2
    var (ab, aa, bb) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      ab += (x - middle) * (y - middle)
      aa += (x - middle) * (x - middle)
      bb += (y - middle) * (y - middle)
    }
    return aa > 0 && bb > 0 ? ab / (aa * bb).squareRoot() : 0
  }
}
