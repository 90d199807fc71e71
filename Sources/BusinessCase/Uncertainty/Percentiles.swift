/// The point below which a part of the values lies, on a straight line between the two nearest.
enum Percentile {
  /// - Parameter at: the value with this many below it.
  static func of(_ part: Double, _ count: Int, at: (Int) -> Double) -> Double {
    let place = part * Double(count - 1)
    let below = Int(place)
    let (first, second) = (at(below), at(min(below + 1, count - 1)))
    return first + (place - Double(below)) * (second - first)
  }
}

/// Bounds between which a percentile of all draws lies, by the first of them. Only what lies between is kept, so the percentile is exact, and
/// a million draws keep as little as a tenth.
struct Bracket: Sendable {
  let low: Double
  let high: Double

  /// - Parameters:
  ///   - first: values of the first draws, sorted.
  ///   - reach: how many standard errors of the percentile it holds on both sides.
  init(_ part: Double, _ first: [Double], reach: Double) {
    let count = Double(first.count)
    let (place, error) = (part * (count - 1), reach * (count * part * (1 - part)).squareRoot() + 1)
    low = place - error < 0 ? -.infinity : first[Int(place - error)]
    high = place + error + 1 >= count ? .infinity : first[Int(place + error) + 1]
  }
}

/// What is kept of the values of many draws to know one percentile of them.
struct Kept: Sendable {
  private let bracket: Bracket
  private var below = 0
  private var atLow = 0
  private var atHigh = 0
  private var inside: [Double] = []

  init(_ bracket: Bracket) { self.bracket = bracket }

  /// - Parameter work: room for as many values.
  mutating func add(_ values: UnsafePointer<Double>, count: Int, work: UnsafeMutablePointer<Double>) {
    let (low, high) = (bracket.low, bracket.high)
    var (below, atLow, atHigh, found) = (0, 0, 0, 0)
    for index in 0..<count {
      let value = values[index]
      below &+= value < low ? 1 : 0
      atLow &+= value == low ? 1 : 0
      atHigh &+= value == high ? 1 : 0
    }
    for index in 0..<count {
      let value = values[index]
      work[found] = value
      found &+= (value > low ? 1 : 0) & (value < high ? 1 : 0)
    }
    self.below += below
    self.atLow += atLow
    // Bounds that are equal hold one value, which was counted.
    self.atHigh += low == high ? 0 : atHigh
    inside.append(contentsOf: UnsafeBufferPointer(start: work, count: found))
  }

  mutating func add(_ other: Kept) {
    below += other.below
    atLow += other.atLow
    atHigh += other.atHigh
    inside += other.inside
  }

  /// - Returns: `nil` when it does not lie between the bounds.
  func percentile(_ part: Double, of count: Int) -> Double? {
    let sorted = inside.sorted()
    var missed = false
    let found = Percentile.of(part, count) { place in
      let index = place - below - atLow
      if place < below || index >= sorted.count + atHigh { missed = true }
      return index < 0 ? bracket.low : index < sorted.count ? sorted[index] : bracket.high
    }
    return missed ? nil : found
  }
}
