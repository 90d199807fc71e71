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
  /// Per assumption that varies, the one that moves the total most first.
  package func sensitivities(_ option: String?) -> [Sensitivity] {
    let found = CaseProgram(presentValueOf: self, option: option).oneByOne(varying.map { likely[$0] }) { input, totals in
      let place = varying[input]
      let spread = distributions[place].spread
      let ends = totals([spread.low, spread.high])
      let turn = TurningPoint.nearest(spread, totals)
      return Sensitivity(
        assumption: source.assumptions[place].id, low: ends[0], high: ends[1], turningPoint: turn?.value, turningDistance: turn?.distance)
    }
    return found.sorted { ($1.width, $0.assumption) < ($0.width, $1.assumption) }
  }
}

extension CaseProgram {
  /// What `body` makes of each assumption that varies.
  ///
  /// - Parameters:
  ///   - likely: the values that the others have.
  ///   - body: gets the place of one, and what gives the total for some values of it; `nil` where the case has none.
  fileprivate func oneByOne<Result>(_ likely: [Double], _ body: (Int, ([Double]) -> [Double?]) -> Result) -> [Result] {
    let (width, total) = (ColumnProgram.width, program.inputs + lines - 1)
    return program.withColumns { columns in
      for (input, value) in likely.enumerated() { (columns + input * width).update(repeating: value, count: width) }
      return likely.indices.map { input in
        defer { (columns + input * width).update(repeating: likely[input], count: width) }
        return body(input) { values in
          for (index, value) in values.enumerated() { columns[input * width + index] = value }
          program.compute(columns, count: values.count)
          return values.indices.map { columns[total * width + $0].isFinite ? columns[total * width + $0] : nil }
        }
      }
    }
  }
}

/// Where a value turns a case.
private enum TurningPoint {
  /// How far is looked, in ways from the likely value to low or high.
  private static let reach = 4.0
  private static let stepsPerWay = 16.0

  /// Looks to both sides by small steps, and then halves the step in which the sign turns.
  static func nearest(_ spread: Assumption.Spread, _ totals: ([Double]) -> [Double?]) -> (value: Double, distance: Double)? {
    guard let start = totals([spread.likely])[0] else { return nil }
    if start == 0 { return (spread.likely, 0) }
    // A price or a share that cannot be below 0 does not turn there either.
    func turns(_ values: [Double]) -> [Bool] {
      zip(values, totals(values)).map { value, total in
        (value >= 0 || spread.low < 0) && total.map { ($0 >= 0) != (start > 0) } ?? false
      }
    }
    let ways = [spread.low - spread.likely, spread.high - spread.likely].filter { $0 != 0 }
    let steps = stride(from: 1, through: reach * stepsPerWay, by: 1).flatMap { step in ways.map { (step: step, way: $0) } }
    guard let first = turns(steps.map { spread.likely + $0.way * $0.step / stepsPerWay }).firstIndex(of: true) else { return nil }
    let (step, way) = steps[first]
    var (inside, outside) = ((step - 1) / stepsPerWay, step / stepsPerWay)
    for _ in 0..<60 {
      let middle = (inside + outside) / 2
      if turns([spread.likely + way * middle])[0] { outside = middle } else { inside = middle }
    }
    return (spread.likely + way * outside, outside)
  }
}
