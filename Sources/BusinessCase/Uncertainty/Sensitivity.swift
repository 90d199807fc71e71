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
    let program = PresentValueProgram(self, option: option)
    let found = distributions.indices.filter { distributions[$0].spread.shape != .fixed }.map { index in
      let spread = distributions[index].spread
      func total(_ value: Double) -> Double? {
        var assumptions = likely
        assumptions[index] = value
        return program.values(assumptions).last.flatMap { $0.isFinite ? $0 : nil }
      }
      let turn = TurningPoint.nearest(spread, total)
      return Sensitivity(
        assumption: source.assumptions[index].id, low: total(spread.low), high: total(spread.high), turningPoint: turn?.value,
        turningDistance: turn?.distance)
    }
    return found.sorted { ($1.width, $0.assumption) < ($0.width, $1.assumption) }
  }
}

/// Where a value turns a case.
private enum TurningPoint {
  /// How far is looked, in ways from the likely value to low or high.
  private static let reach = 4.0
  private static let stepsPerWay = 16.0

  /// Looks to both sides by small steps, and then halves the step in which the sign turns.
  static func nearest(_ spread: Assumption.Spread, _ total: (Double) -> Double?) -> (value: Double, distance: Double)? {
    guard let start = total(spread.likely) else { return nil }
    if start == 0 { return (spread.likely, 0) }
    let isGain = start > 0
    // A price or a share that cannot be below 0 does not turn there either.
    func turns(_ value: Double) -> Bool { (value >= 0 || spread.low < 0) && total(value).map { ($0 >= 0) != isGain } ?? false }
    let ways = [spread.low - spread.likely, spread.high - spread.likely].filter { $0 != 0 }
    for step in stride(from: 1, through: reach * stepsPerWay, by: 1) {
      for way in ways where turns(spread.likely + way * step / stepsPerWay) {
        var (inside, outside) = ((step - 1) / stepsPerWay, step / stepsPerWay)
        for _ in 0..<60 {
          let middle = (inside + outside) / 2
          if turns(spread.likely + way * middle) { outside = middle } else { inside = middle }
        }
        return (spread.likely + way * outside, outside)
      }
    }
    return nil
  }
}
