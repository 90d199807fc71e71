import Library

/// How the money of a party so far may run: percentiles of its cumulative flow, not discounted, at the end of each year.
package struct Fan: Sendable {
  /// In euros, a number per year.
  package let p5: [Double]
  package let p25: [Double]
  package let p50: [Double]
  package let p75: [Double]
  package let p95: [Double]

  /// A picture needs no more draws than this: the first ones are taken. The 5% point then lies between the 3½% and the 6½% point, 19 times of 20.
  package static let mostDraws = 1_000
}

extension Fan {
  /// - Parameter years: per year, what the party has in every draw.
  init(years: [[Double]]) {
    let sorted = years.map { $0.sorted() }
    func points(_ part: Double) -> [Double] { sorted.map { values in Percentile.of(part, values.count) { values[$0] } } }
    self.init(p5: points(0.05), p25: points(0.25), p50: points(0.5), p75: points(0.75), p95: points(0.95))
  }

  /// A fan per party and then one for all together.
  static func all(_ ready: ReadyCase, _ option: String?, _ drawing: Drawing, draws: Int, workers: Workers) -> [Fan] {
    let program = CaseProgram(yearEndsOf: ready, option: option)
    let values = Experiment(program: program.program, drawing: drawing, count: min(draws, mostDraws)).values(workers)
    return Parallel.map(program.lines, workers) { line in
      Fan(years: (0..<program.measures).map { values[line * program.measures + $0] })
    }
  }
}
