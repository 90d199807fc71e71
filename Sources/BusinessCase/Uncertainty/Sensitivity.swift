import Library

/// What one assumption does to the total while the others stay as they are.
package struct Sensitivity: Sendable {
  package let assumption: String
  /// The total when it is low; `nil` where the case has no value then.
  package let low: Double?
  /// The total when it is high.
  package let high: Double?
  /// The value at which the total turns from gain to loss or back, nearest to the likely one; `nil` where it does not turn.
  package let turningPoint: Double?
  /// How far that is from the likely value, as a part of the way to low or high: above 1 it lies outside what is thought possible.
  package let turningDistance: Double?

  /// How much it moves the total.
  var width: Double { abs((high ?? 0) - (low ?? 0)) }
}

extension ReadyCase {
  /// What each assumption of the case does by itself: those that vary, the one that moves the total most first; and where all of them turn it,
  /// in their order. A figure of a law is nobody's to change.
  package func oneByOne(_ option: String?, workers: Workers) -> (sensitivities: [Sensitivity], turns: [Turns]) {
    let own = source.assumptions.indices.filter { if case .spread = source.assumptions[$0].value { true } else { false } }
    let program = CaseProgram(presentValueOf: self, option: option, inputs: own)
    let found = program.oneByOne(own.map { likely[$0] }, workers) { input, values -> (sensitivity: Sensitivity?, turns: Turns) in
      let (id, spread) = (source.assumptions[own[input]].id, distributions[own[input]].spread)
      let turning = TurnSearch(spread, values).nearest()
      let moved = values([spread.likely, spread.likely * 0.9])
      let influence = zip(moved[0], moved[1]).map { ($0 - $1).isFinite ? abs($0 - $1) : 0 }
      let turns = Turns(
        assumption: id, total: turning[turning.count - 1], parties: Array(turning.dropLast()), influence: influence)
      guard spread.shape != .fixed else { return (nil, turns) }
      let ends = values([spread.low, spread.high]).map { $0[$0.count - 1].isFinite ? $0[$0.count - 1] : nil }
      return (
        Sensitivity(
          assumption: id, low: ends[0], high: ends[1], turningPoint: turns.total?.value, turningDistance: turns.total?.distance), turns
      )
    }
    let sensitivities = found.compactMap(\.sensitivity).sorted { ($1.width, $0.assumption) < ($0.width, $1.assumption) }
    return (sensitivities, found.map(\.turns))
  }
}

extension CaseProgram {
  /// What `body` makes of each input.
  ///
  /// - Parameters:
  ///   - likely: the values that the others have.
  ///   - body: gets the place of one, and what gives for some values of it what each line comes to.
  fileprivate func oneByOne<Result: Sendable>(
    _ likely: [Double], _ workers: Workers, _ body: @escaping @Sendable (Int, @escaping ([Double]) -> [[Double]]) -> Result
  ) -> [Result] {
    let (width, sums) = (ColumnProgram.width, program.inputs..<program.inputs + program.sums)
    return Parallel.map(likely.count, workers) { input in
      program.withColumns { columns in
        for (other, value) in likely.enumerated() { (columns + other * width).update(repeating: value, count: width) }
        return body(input) { values in
          for (index, value) in values.enumerated() { columns[input * width + index] = value }
          program.compute(columns, count: values.count)
          return values.indices.map { index in sums.map { columns[$0 * width + index] } }
        }
      }
    }
  }
}
