import Library

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
  /// How the money so far may run, per party and for all together.
  package let fans: [Fan]
  package let fanTotal: Fan

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

  /// Fewer draws say little, and more say hardly more.
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
    _ option: String?, transfers: [Cents]?, draws count: Int, seed: UInt64, workers: @escaping Workers = Parallel.alone
  ) throws(NoValue) -> Uncertainty {
    let drawing = Drawing(self, seed: seed, workers: workers)
    let program = CaseProgram(presentValueOf: self, option: option)
    let experiment = Experiment(program: program.program, drawing: drawing, count: count)
    let (tally, points) = try DrawnCase(experiment, transfers: (transfers ?? []).map(\.euros), workers: workers).tally()
    let names = varying.map { source.assumptions[$0].id }
    let worth = Parallel.map(names.count, workers) { index in
      let size = tally.classes.count / names.count
      return Expectation(drawing, index).worth(tally.classes[index * size..<(index + 1) * size], lines: program.lines)
    }
    let fans = Fan.all(self, option, drawing, draws: count, workers: workers)
    let spreads = tally.totals.indices.map { line in
      Uncertainty.Spread(tally.totals[line], points[line], count, hasTransfer: transfers != nil && line < program.lines - 1)
    }
    let knowing = tally.totals.enumerated().map { line, total in
      ValueOfKnowing(mean: total.sum / Double(count), gain: total.gain / Double(count), zip(names, worth).map { ($0, $1[line]) })
    }
    return Uncertainty(
      draws: count, seed: seed, parties: Array(spreads.dropLast()), total: spreads[program.lines - 1],
      rankCorrelations: Array(zip(names, tally.ranks.correlations)).map { ($0, $1) }, knowing: Array(knowing.dropLast()),
      knowingTotal: knowing[program.lines - 1], fans: Array(fans.dropLast()), fanTotal: fans[program.lines - 1])
  }
}

extension Uncertainty.Spread {
  static let parts = [0.05, 0.5, 0.95]

  fileprivate init(_ tally: LineTally, _ points: [Double], _ count: Int, hasTransfer: Bool) {
    self.init(
      chancePositive: Double(tally.notNegative) / Double(count),
      chanceOfLossAfterTransfer: hasTransfer ? Double(tally.losses) / Double(count) : nil,
      mean: tally.sum / Double(count), p5: points[0], p50: points[1], p95: points[2])
  }
}
