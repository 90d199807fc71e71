/// Where one assumption turns a loss into a gain or back, for all together and for each party, while the others stay as they are.
package struct Turns: Sendable {
  package let assumption: String
  package let total: Turn?
  /// Per party, before any payment between them.
  package let parties: [Turn?]
  /// How much a tenth less of it moves each party, and then all together.
  package let influence: [Double]

  package struct Turn: Hashable, Sendable {
    /// The value at which it turns, nearest to the likely one.
    package let value: Double
    /// How far that is from the likely value, as a part of the way to low or high: above 1 it lies outside what is thought possible. `nil`
    /// for an assumption of which no low and high are given.
    package let distance: Double?
  }
}

/// What must be true of one assumption for nobody of whom it is asked to lose.
package struct Demand: Sendable {
  package let assumption: Assumption
  package let likely: Double
  package let border: Double
  /// Whether the value must stay above the border; otherwise below.
  package let isAtLeast: Bool
  /// Whether the border lies between low and high; `nil` for an assumption of which none are given.
  package let isWithinReach: Bool?
}

extension CaseResult {
  /// What must be true for a party, before any payment, or for all together: the nearest border first.
  ///
  /// - Parameter party: by place; `nil` for all together.
  package func demands(of party: Int?) -> [Demand] {
    let value = party.map { outcome.parties[$0].presentValue } ?? outcome.total.presentValue
    let likely = Dictionary(zip(ready.source.assumptions, ready.likely).map { ($0.id, ($0, $1)) }) { first, _ in first }
    let found = turns.compactMap { turns -> (demand: Demand, distance: Double)? in
      guard let turn = party.map({ turns.parties[$0] }) ?? turns.total, let (assumption, likely) = likely[turns.assumption] else {
        return nil
      }
      // No part is more than the whole.
      guard Unit(assumption.unit) != .one || (0...1).contains(turn.value) || likely > 1 else { return nil }
      let isAtLeast = (turn.value < likely) == (value >= 0)
      let demand = Demand(
        assumption: assumption, likely: likely, border: turn.value, isAtLeast: isAtLeast, isWithinReach: turn.distance.map { $0 <= 1 })
      return (demand, turn.distance ?? .infinity)
    }
    return found.sorted { ($0.distance, $0.demand.assumption.line) < ($1.distance, $1.demand.assumption.line) }.map(\.demand)
  }
}

/// Looks to both sides of the likely value by small steps, and then narrows the step in which a sign turns.
struct TurnSearch {
  /// How far is looked, in ways from the likely value to low or high.
  private static let reach = 4.0
  private static let stepsPerWay = 16.0
  private static let mostNarrowings = 60

  private let spread: Assumption.Spread
  private let values: ([Double]) -> [[Double]]
  /// To low and to high; for a fixed value to 0 and to its double.
  private let ways: [Double]

  /// - Parameter values: what every line comes to, for some values of the assumption.
  init(_ spread: Assumption.Spread, _ values: @escaping ([Double]) -> [[Double]]) {
    (self.spread, self.values) = (spread, values)
    let isFixed = spread.shape == .fixed
    ways = (isFixed ? [-spread.likely, spread.likely] : [spread.low - spread.likely, spread.high - spread.likely]).filter { $0 != 0 }
  }

  /// A place on the way to one side, with what the lines come to there.
  private struct Place {
    let way: Double
    let part: Double
    let values: [Double]
  }

  /// Per line: the parties, and then all together.
  func nearest() -> [Turns.Turn?] {
    let start = values([spread.likely])[0]
    // By steps to both sides. A price or a share that cannot be below 0 is not looked for there, and nothing is had for 0.
    let steps = stride(from: 1, through: Self.reach * Self.stepsPerWay, by: 1).flatMap { step in
      ways.map { (way: $0, part: step / Self.stepsPerWay) }
    }.filter { spread.likely + $0.way * $0.part > 0 || spread.low < 0 }
    let places = zip(steps, values(steps.map { spread.likely + $0.way * $0.part })).map { Place(way: $0.way, part: $0.part, values: $1) }
    return start.indices.map { line in
      guard start[line].isFinite else { return nil }
      // Who has no money in it does not turn.
      guard abs(start[line]) > MoneyLine.hair else { return line == start.count - 1 ? turn(spread.likely, 0) : nil }
      guard let first = places.firstIndex(where: { $0.values[line].isFinite && ($0.values[line] >= 0) != (start[line] > 0) }) else {
        return nil
      }
      let before = places[..<first].last { $0.way == places[first].way } ?? Place(way: places[first].way, part: 0, values: start)
      let part = narrowed(line, before, places[first])
      return turn(spread.likely + places[first].way * part, part)
    }
  }

  private func turn(_ value: Double, _ distance: Double) -> Turns.Turn {
    Turns.Turn(value: value, distance: spread.shape == .fixed ? nil : distance)
  }

  /// The part of the way at which a line turns: where a straight line through both ends meets 0, again and again (the Illinois method, which
  /// also ends when one end would stay).
  private func narrowed(_ line: Int, _ from: Place, _ to: Place) -> Double {
    var (inside, outside) = (from.part, to.part)
    var (low, high) = (from.values[line], to.values[line])
    let isGainOutside = high >= 0
    let close = MoneyLine.hair * 1e-3
    for _ in 0..<Self.mostNarrowings where abs(high) > close && outside != inside {
      let guess = inside - low * (outside - inside) / (high - low)
      let part = guess.isFinite && guess != inside && guess != outside ? guess : (inside + outside) / 2
      let value = values([spread.likely + to.way * part])[0][line]
      guard value.isFinite else { break }
      if abs(value) <= close { return part }
      if (value >= 0) == isGainOutside {
        (outside, high, low) = (part, value, low / 2)
      } else {
        (inside, low, high) = (part, value, high / 2)
      }
    }
    return outside
  }
}
