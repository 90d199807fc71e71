@testable import BusinessCase

/// What is drawn for a case, seen by itself.
enum DrawnColumns {
  /// Per assumption that varies, its value in every draw.
  static func of(_ ready: ReadyCase, seed: UInt64, count: Int) -> [[Double]] {
    let experiment = experiment(ready, seed: seed, count: count)
    return experiment.withRoom { room in
      var columns = [[Double]](repeating: [], count: experiment.program.inputs)
      for run in 0..<experiment.runs {
        let draws = experiment.make(run, in: room)
        for index in columns.indices {
          columns[index] += UnsafeBufferPointer(start: room.columns + index * ColumnProgram.width, count: draws)
        }
      }
      return columns
    }
  }

  static func experiment(_ ready: ReadyCase, seed: UInt64, count: Int) -> Experiment {
    let program = CaseProgram(presentValueOf: ready, option: ready.alternatives[0])
    return Experiment(program: program.program, drawing: Drawing(ready, seed: seed), count: count)
  }

  /// Of values that all differ.
  static func rankCorrelation(_ a: [Double], _ b: [Double]) -> Double {
    func ranks(_ values: [Double]) -> [Double] {
      var ranks = [Double](repeating: 0, count: values.count)
      for (rank, index) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() { ranks[index] = Double(rank) }
      return ranks
    }
    let count = Double(a.count)
    let distance = zip(ranks(a), ranks(b)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return 1 - 6 * distance / (count * (count * count - 1))
  }
}
