/// Diagrams laid out for walking, all in one table.
///
/// A step says where to go and which variable is asked there, in one number, so that a walk waits for the memory twice
/// per step: for the choice, and for the next step.
struct WalkTable: Sendable {
  /// Per node where each value of its variable leads: its place in this table and the variable asked there, or `~end`.
  private var steps: [Int] = []
  private var walks: [Walk] = []
  /// Per walk, per end, per decision: the number of the set that remains.
  private var possibilities: [UInt16] = []
  /// Per walk, per end: a bit per input that matters.
  private var relevant: [UInt64] = []

  private struct Walk: Sendable {
    let first: Int
    let decisions: Range<Int>
    /// Where the ends of this walk start.
    let possibilities: Int
    let relevant: Int
  }

  private static let variableBits = 16

  init(_ diagrams: [FlatDiagram]) {
    for diagram in diagrams { add(diagram) }
  }

  private mutating func add(_ diagram: FlatDiagram) {
    let start = steps.count
    func step(_ place: Int32) -> Int {
      place < 0 ? Int(place) : (start + Int(place)) << Self.variableBits | Int(diagram.level(place))
    }
    walks.append(
      Walk(first: step(diagram.root), decisions: diagram.decisions, possibilities: possibilities.count, relevant: relevant.count))
    possibilities += diagram.possibilities
    relevant += diagram.relevant
    steps += diagram.table.map(step)
  }

  /// Walks to the ends for one choice per variable, and puts what remains of every decision in `results`.
  ///
  /// - Returns: which inputs matter.
  func look(_ choices: UnsafeBufferPointer<OpenIndex.Choice>, into results: UnsafeMutableBufferPointer<UInt16>) -> UInt64 {
    steps.withUnsafeBufferPointer { steps in
      possibilities.withUnsafeBufferPointer { possibilities in
        relevant.withUnsafeBufferPointer { relevant in
          var matters: UInt64 = 0
          for walk in walks {
            var step = walk.first
            while step >= 0 { step = steps[step >> Self.variableBits + Int(choices[step & (1 << Self.variableBits - 1)])] }
            matters |= relevant[walk.relevant + ~step]
            let first = walk.possibilities + ~step * walk.decisions.count
            for (offset, decision) in walk.decisions.enumerated() { results[decision] = possibilities[first + offset] }
          }
          return matters
        }
      }
    }
  }
}
