/// A diagram in one flat array, to be merged with others: it says what remains of some decisions, and which inputs matter.
struct FlatDiagram: Sendable {
  /// Node after node where each of its values leads: the place of a node, or `~end`.
  private(set) var table: [Int32] = []
  /// Per place in the table the variable that is asked, where a node starts.
  private var levels: [Int32] = []
  var root: Int32 = 0
  /// The decisions this diagram speaks of.
  let decisions: Range<Int>
  /// Per end, per decision: the number of the set that remains.
  private(set) var possibilities: [UInt16] = []
  /// Per end: a bit per input that matters.
  private(set) var relevant: [UInt64] = []

  /// What the ends of a diagram are numbers of.
  enum Meaning {
    /// Of the set of values that remains of this decision.
    case decision(Int)
    /// 1 where this input matters.
    case relevance(Int)
  }

  /// How much memory it takes, in places of the table.
  var size: Int { table.count + 2 * relevant.count }

  /// - Parameter root: a diagram with an end `~n` for number `n`.
  init(_ store: DiagramStore<Never>, _ root: Int32, _ meaning: Meaning) {
    switch meaning {
    case .decision(let decision): decisions = decision..<decision + 1
    case .relevance: decisions = 0..<0
    }
    var places = OperationCache()

    func place(_ ref: Int32) -> Int32 {
      if let known = places[ref, 0, 0] { return known }
      let result: Int32
      if ref < 0 {
        let number = ~ref
        switch meaning {
        case .decision: result = addEnd([UInt16(truncatingIfNeeded: number)], [], 0)
        case .relevance(let input): result = addEnd([], [], UInt64(number) << UInt64(input))
        }
      } else {
        let level = store.level(ref)
        result = addNode(level: Int32(level), values: store.arities[level])
        for value in 0..<store.arities[level] { lead(from: result, value, to: place(store.child(ref, value))) }
      }
      places[ref, 0, 0] = result
      return result
    }
    self.root = place(root)
  }

  /// A diagram still to be filled, of what two neighbours speak of.
  init(of first: FlatDiagram, and second: FlatDiagram) {
    let (a, b) = (first.decisions, second.decisions)
    decisions = a.isEmpty ? b : b.isEmpty ? a : a.lowerBound..<b.upperBound
  }

  /// Adds a node that leads nowhere yet.
  mutating func addNode(level: Int32, values: Int) -> Int32 {
    let place = Int32(table.count)
    for _ in 0..<values {
      table.append(0)
      levels.append(level)
    }
    return place
  }

  mutating func lead(from node: Int32, _ value: Int, to place: Int32) { table[Int(node) + value] = place }

  mutating func addEnd(_ remaining: ArraySlice<UInt16>, _ more: ArraySlice<UInt16>, _ matters: UInt64) -> Int32 {
    possibilities += remaining
    possibilities += more
    relevant.append(matters)
    return ~Int32(relevant.count - 1)
  }

  /// The variable that is asked at the place of a node; beyond all variables for an end.
  func level(_ place: Int32) -> Int32 { place < 0 ? .max : levels[Int(place)] }

  /// The numbers of the sets that remain at an end.
  func remaining(_ end: Int32) -> ArraySlice<UInt16> {
    let first = Int(~end) * decisions.count
    return possibilities[first..<first + decisions.count]
  }
}
