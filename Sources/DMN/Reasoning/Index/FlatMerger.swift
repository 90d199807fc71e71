/// Merges two diagrams into one that says what both say.
///
/// A place of the merged diagram is a pair of places. Since neither diagram has two places that say the same, the pairs
/// never do either, so every pair that is reached is one node and no node is made that is not needed.
struct FlatMerger {
  private let (first, second): (FlatDiagram, FlatDiagram)
  private let arities: [Int]
  /// The merged diagram may not become larger than this.
  private let mostSize: Int
  private var merged: FlatDiagram
  private var places = OperationCache()

  /// Merges neighbours as long as the merged diagram stays small: fewer walks per look-up.
  ///
  /// - Parameter parts: the diagrams of the decisions, in order, then of the inputs.
  static func merge(_ parts: [FlatDiagram], arities: [Int], _ limits: OpenIndex.Limits) -> [FlatDiagram] {
    // Whether one cannot be merged with the next. Since diagrams only grow, that stays so.
    var groups = parts.map { (diagram: $0, isClosed: false) }
    var steps = limits.steps
    var isDone = false
    while !isDone {
      var left: [(diagram: FlatDiagram, isClosed: Bool)] = []
      var index = 0
      while index < groups.count {
        var group = groups[index]
        index += 1
        if index < groups.count, !group.isClosed {
          var merger = FlatMerger(group.diagram, groups[index].diagram, arities, min(limits.mergedTable, steps))
          if merger.run() {
            group = (merger.merged, groups[index].isClosed)
            index += 1
          } else {
            group.isClosed = true
          }
          steps -= merger.merged.size
        }
        left.append(group)
      }
      isDone = left.count == groups.count
      groups = left
    }
    return groups.map(\.diagram)
  }

  private init(_ first: FlatDiagram, _ second: FlatDiagram, _ arities: [Int], _ mostSize: Int) {
    (self.first, self.second, self.arities, self.mostSize) = (first, second, arities, mostSize)
    merged = FlatDiagram(of: first, and: second)
  }

  /// - Returns: `false` when the merged diagram would be too large.
  private mutating func run() -> Bool {
    guard max(first.size, second.size) <= mostSize, let root = place(first.root, second.root) else { return false }
    merged.root = root
    return true
  }

  private mutating func place(_ a: Int32, _ b: Int32) -> Int32? {
    if let known = places[a, b, 0] { return known }
    guard merged.size <= mostSize else { return nil }
    let result: Int32
    if a < 0, b < 0 {
      result = merged.addEnd(first.remaining(a), second.remaining(b), first.relevant[Int(~a)] | second.relevant[Int(~b)])
    } else {
      let (levelA, levelB) = (first.level(a), second.level(b))
      let level = min(levelA, levelB)
      let values = arities[Int(level)]
      result = merged.addNode(level: level, values: values)
      for value in 0..<values {
        let nextA = levelA == level ? first.table[Int(a) + value] : a
        let nextB = levelB == level ? second.table[Int(b) + value] : b
        guard let next = place(nextA, nextB) else { return nil }
        merged.lead(from: result, value, to: next)
      }
    }
    places[a, b, 0] = result
    return result
  }
}
