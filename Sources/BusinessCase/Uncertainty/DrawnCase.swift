import Library

/// Draws a case, and tallies.
struct DrawnCase {
  private let experiment: Experiment
  private let transfers: [Double]
  private let workers: Workers

  /// How many draws say between which bounds percentiles lie, and what ranks totals have.
  static let firstDraws = 8_192
  /// How many standard errors lie between a percentile and its bounds: in very few cases a second look is needed.
  private static let reach = 4.5
  /// The most tallies, and the most memory of them in bytes.
  private static let mostTallies = 16
  private static let mostBytes = 1 << 25

  init(_ experiment: Experiment, transfers: [Double], workers: @escaping Workers) {
    (self.experiment, self.transfers, self.workers) = (experiment, transfers, workers)
  }

  /// - Returns: the sums, and per line its percentiles.
  func tally(reach: Double = reach) throws(NoValue) -> (tally: Tally, points: [[Double]]) {
    var first = experiment
    first.count = min(experiment.count, Self.firstDraws)
    let values = first.values(workers)
    guard values.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw NoValue() }
    let sorted = Parallel.map(values, workers) { $0.sorted() }
    var reach = reach
    while true {
      let yardsticks = Tally.Yardsticks(
        brackets: sorted.map { values in Uncertainty.Spread.parts.map { Bracket($0, values, reach: reach) } },
        transfers: sorted.indices.map { $0 < transfers.count ? transfers[$0] : 0 }, ranking: sorted[sorted.count - 1])
      let tally = tally(yardsticks)
      guard tally.isFinite else { throw NoValue() }
      let points = Parallel.map(tally.totals, workers) { [count = experiment.count] line in
        zip(Uncertainty.Spread.parts, line.kept).map { $1.percentile($0, of: count) }
      }
      let found = points.map { $0.compactMap(\.self) }
      if found.allSatisfy({ $0.count == Uncertainty.Spread.parts.count }) { return (tally, found) }
      // Now and then a percentile lies outside its bounds: then once more, with wider ones.
      reach *= 4
    }
  }

  private func tally(_ yardsticks: Tally.Yardsticks) -> Tally {
    let none = Tally(yardsticks, inputs: experiment.program.inputs)
    let tallies = max(1, min(Self.mostTallies, Self.mostBytes / max(1, none.classes.count * MemoryLayout<Double>.size)))
    let found = Parallel.map(tallies, workers) { place in
      var tally = none
      tally.add(experiment, stride(from: place, to: experiment.runs, by: tallies), yardsticks)
      return tally
    }
    return found.dropFirst().reduce(into: found[0]) { $0.add($1) }
  }
}
