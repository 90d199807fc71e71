/// What it would be worth, in euros of present value, to know the truth before deciding: to do it, or to stay with usual care.
package struct ValueOfKnowing: Sendable {
  /// Knowing everything: E[max(V, 0)] − max(E[V], 0).
  package let everything: Double
  /// Knowing one assumption: E[max(E[V | assumption], 0)] − max(E[V], 0), in the order of the case.
  package let perAssumption: [(assumption: String, value: Double)]

  /// - Parameters:
  ///   - values: the net present value in every draw.
  ///   - gains: per assumption, the mean gain of who decides on what is expected given it.
  init(_ values: [Double], _ gains: [(assumption: String, mean: Double)]) {
    let kept = max(values.reduce(0, +) / Double(values.count), 0)
    let everything = max(0, Self.meanGain(values) - kept)
    self.everything = everything
    // By chance a curve can fall just outside what is possible.
    perAssumption = gains.map { ($0.assumption, min(max($0.mean - kept, 0), everything)) }
  }

  /// The mean of what is gained when only gains are taken.
  static func meanGain(_ values: [Double]) -> Double { values.reduce(0) { $0 + max($1, 0) } / Double(values.count) }
}

/// Estimates what is expected given one assumption: the polynomial of degree three that fits the draws best (least squares). For an assumption
/// that moves by itself and in which the case is linear, as most are, it is exactly of that form.
struct RegressionBase: Sendable {
  /// Orthogonal columns over the draws, each with length 1.
  private let columns: [[Double]]

  private static let degree = 3

  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    var columns = [[Double](repeating: 1 / count.squareRoot(), count: values.count)]
    guard deviation > 0 else {
      self.columns = columns
      return
    }
    let scaled = values.map { ($0 - mean) / deviation }
    for _ in 1...Self.degree {
      guard let last = columns.last else { break }
      var next = zip(last, scaled).map { $0 * $1 }
      // Twice is enough to be orthogonal to the last digit.
      for _ in 0..<2 {
        for column in columns {
          let part = Self.product(next, column)
          for index in next.indices { next[index] -= part * column[index] }
        }
      }
      let length = Self.product(next, next).squareRoot()
      guard length > 1e-9 else { break }
      columns.append(next.map { $0 / length })
    }
    self.columns = columns
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  func fitted(_ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: values.count)
    for column in columns {
      let part = Self.product(values, column)
      for index in result.indices { result[index] += part * column[index] }
    }
    return result
  }
}
