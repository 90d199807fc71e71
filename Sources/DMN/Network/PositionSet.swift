/// A set of positions in the list of values of a variable: ascending ranges that do not touch.
struct PositionSet: Hashable, Sendable {
  private(set) var ranges: [Range<Int32>]

  init(_ range: Range<Int>) { ranges = range.isEmpty ? [] : [Int32(range.lowerBound)..<Int32(range.upperBound)] }

  /// - Parameter positions: in ascending order.
  init(ascending positions: some Sequence<Int>) {
    ranges = []
    for position in positions { append(Int32(position)..<Int32(position + 1)) }
  }

  private mutating func append(_ range: Range<Int32>) {
    if let last = ranges.last, last.upperBound >= range.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      ranges.append(range)
    }
  }

  var isEmpty: Bool { ranges.isEmpty }
  /// How many positions it holds.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }
  /// The smallest range that holds all positions.
  var hull: Range<Int32> { (ranges.first?.lowerBound ?? 0)..<(ranges.last?.upperBound ?? 0) }

  func contains(_ position: Int32) -> Bool { ranges.contains { $0.contains(position) } }
  func covers(_ box: Range<Int32>) -> Bool { ranges.contains { $0.lowerBound <= box.lowerBound && box.upperBound <= $0.upperBound } }
  func overlaps(_ box: Range<Int32>) -> Bool { ranges.contains { $0.overlaps(box) } }

  func union(_ other: PositionSet) -> PositionSet {
    var result = PositionSet(0..<0)
    for range in (ranges + other.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) { result.append(range) }
    return result
  }

  func intersection(_ other: PositionSet) -> PositionSet {
    var result = PositionSet(0..<0)
    for range in ranges {
      for against in other.ranges where range.overlaps(against) { result.append(range.clamped(to: against)) }
    }
    return result
  }

  /// The positions below `count` that are not in the set.
  func complement(_ count: Int) -> PositionSet {
    var result = PositionSet(0..<0)
    var next: Int32 = 0
    for range in ranges {
      if next < range.lowerBound { result.append(next..<range.lowerBound) }
      next = range.upperBound
    }
    if next < Int32(count) { result.append(next..<Int32(count)) }
    return result
  }
}

extension PositionSet {
  /// A bit per position, for positions below 64.
  var mask: UInt64 {
    ranges.reduce(0) { mask, range in range.reduce(mask) { $0 | 1 << UInt64($1) } }
  }
}

extension Network.Test {
  /// Those of some positions that are on the high side.
  func set(of positions: Range<Int32>) -> PositionSet {
    switch self {
    case .from(let cut): PositionSet(Int(max(cut, positions.lowerBound))..<Int(max(cut, positions.upperBound)))
    case .among(let mask): PositionSet(ascending: positions.prefix(64).lazy.map(Int.init).filter { mask >> UInt64($0) & 1 == 1 })
    }
  }
}
