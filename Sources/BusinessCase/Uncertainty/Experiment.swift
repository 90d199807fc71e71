import Library

/// Draws of a case, in runs of as many as are computed at once. What is drawn depends on its number alone, so a run can be made by anyone, at any
/// time, and once more: nothing of it need be kept.
struct Experiment: Sendable {
  let program: ColumnProgram
  let drawing: Drawing
  /// How many draws there are.
  var count: Int
  /// How many draws are computed together within a run; even. It changes nothing in the result.
  var piece = ColumnProgram.width

  static let run = ColumnProgram.width

  /// What a worker works in: the columns of the program, and those with the chance of each assumption.
  struct Room {
    let columns: UnsafeMutablePointer<Double>
    let chances: UnsafeMutablePointer<Double>
    fileprivate let work: UnsafeMutablePointer<Double>
  }

  var runs: Int { (count + Self.run - 1) / Self.run }

  func withRoom<Result>(_ body: (Room) -> Result) -> Result {
    program.withColumns { columns in
      let size = (program.inputs + drawing.workColumns) * ColumnProgram.width
      let chances = UnsafeMutablePointer<Double>.allocate(capacity: size)
      defer { chances.deallocate() }
      chances.initialize(repeating: 0, count: size)
      return body(Room(columns: columns, chances: chances, work: chances + program.inputs * ColumnProgram.width))
    }
  }

  /// - Returns: how many draws the run has.
  func make(_ run: Int, in room: Room) -> Int {
    let first = run * Self.run
    let draws = min(Self.run, count - first)
    for start in stride(from: 0, to: draws, by: piece) {
      let length = min(piece, draws - start)
      drawing.fill(
        first + start..<first + start + length, values: room.columns + start, chances: room.chances + start, work: room.work)
      program.compute(room.columns + start, count: length)
    }
    return draws
  }

  /// Where a sum stands after a run.
  func sum(_ index: Int, in room: Room) -> UnsafeMutablePointer<Double> { room.columns + (program.inputs + index) * ColumnProgram.width }

  /// Every value of every sum.
  func values(_ workers: Workers) -> [[Double]] {
    let sums = program.sums
    let found = Parallel.map(runs, workers) { run in
      withRoom { room in
        let draws = make(run, in: room)
        return (0..<sums).map { Array(UnsafeBufferPointer(start: sum($0, in: room), count: draws)) }
      }
    }
    return Parallel.map(sums, workers) { sum in found.flatMap { $0[sum] } }
  }
}
