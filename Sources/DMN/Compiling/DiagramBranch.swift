/// The children of a node that is being made, in the order of the values: of a level with many values those of neighbouring
/// values that lead to the same place once.
struct Branch {
  /// Levels with so many values may keep their nodes in runs.
  static let wide = 24

  private(set) var children: [Int32] = []
  /// Per child of a wide level the value after the last one that leads there.
  private(set) var ends: [Int32] = []
  private let isWide: Bool

  init(_ arity: Int) {
    isWide = arity >= Self.wide
    if !isWide { children.reserveCapacity(arity) }
  }

  /// - Parameter end: one more than the last value that leads there.
  mutating func append(_ child: Int32, until end: Int) {
    guard isWide else {
      while children.count < end { children.append(child) }
      return
    }
    if let last = children.last, last == child {
      ends[ends.count - 1] = Int32(end)
    } else {
      children.append(child)
      ends.append(Int32(end))
    }
  }
}
