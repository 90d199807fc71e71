/// What it would be worth, in euros of present value, to know the truth before deciding: to do it, or to stay with usual care.
package struct ValueOfKnowing: Sendable {
  /// Knowing everything: E[max(V, 0)] − max(E[V], 0).
  package let everything: Double
  /// Knowing one assumption: E[max(E[V | assumption], 0)] − max(E[V], 0), in the order of the case.
  package let perAssumption: [(assumption: String, value: Double)]

  /// - Parameters:
  ///   - mean: of the net present value over the draws.
  ///   - gain: the mean of what is gained when only gains are taken.
  ///   - perAssumption: what knowing each is worth, as it was estimated.
  init(mean: Double, gain: Double, _ perAssumption: [(assumption: String, value: Double)]) {
    let everything = max(0, gain - max(mean, 0))
    self.everything = everything
    // By chance an estimate can fall just outside what is possible.
    self.perAssumption = perAssumption.map { ($0.assumption, min($0.value, everything)) }
  }
}

/// Estimates what is expected given one assumption: the polynomial of degree three that fits the means of classes of equal chance best, each
/// weighed by its draws (least squares). For an assumption that moves by itself and in which the case is linear, as most are, it is exactly of that form.
///
/// What is known of the assumption is not estimated: the mean of each power in a class, and how often each value comes, follow from its spread.
struct Expectation {
  /// Chances in the middle of short stretches of 0 … 1 and how long these are, shorter and shorter towards the ends.
  private static let cells: [(chance: Double, weight: Double)] = {
    let (count, halvings) = (1_024, 20)
    let width = 1 / Double(count)
    let inner = (1..<count - 1).map { ((Double($0) + 0.5) * width, width) }
    var (tail, length): ([(Double, Double)], Double) = ([], width)
    for _ in 0..<halvings {
      length /= 2
      tail.append((1.5 * length, length))
    }
    tail.append((0.5 * length, length))
    return tail.reversed() + inner + tail.map { (1 - $0.0, $0.1) }
  }()

  private static let terms = 4

  /// Per cell: polynomials of degree 0 to 3 in the value, with mean 0 and deviation 1 over its spread, and not correlated.
  private let bases: [Double]
  /// Per class: their means.
  private let means: [Double]

  init(_ drawing: Drawing, _ input: Int) {
    let values = drawing.points(input, of: Self.cells.map(\.chance))
    bases = Self.polynomials(values)
    means = Self.classMeans(bases)
  }

  private static func mean(_ value: (Int) -> Double) -> Double {
    var sum = 0.0
    for index in cells.indices { sum += cells[index].weight * value(index) }
    return sum
  }

  /// By the recurrence that polynomials without correlation satisfy: each is (value − α) · the last − β · the one before.
  private static func polynomials(_ values: [Double]) -> [Double] {
    let middle = mean { values[$0] }
    let deviation = mean { (values[$0] - middle) * (values[$0] - middle) }.squareRoot()
    let scaled = values.map { deviation > 0 ? ($0 - middle) / deviation : 0 }
    var bases = [Double](repeating: 0, count: terms * cells.count)
    for cell in cells.indices { (bases[terms * cell], bases[terms * cell + 1]) = (1, scaled[cell]) }
    var last = 1.0
    for term in 2..<terms {
      func base(_ cell: Int, _ back: Int) -> Double { bases[terms * cell + term - back] }
      let alpha = mean { scaled[$0] * base($0, 1) * base($0, 1) }
      for cell in cells.indices { bases[terms * cell + term] = (scaled[cell] - alpha) * base(cell, 1) - last * base(cell, 2) }
      last = mean { base($0, 0) * base($0, 0) }.squareRoot()
      for cell in cells.indices { bases[terms * cell + term] = last > 1e-9 ? bases[terms * cell + term] / last : 0 }
    }
    return bases
  }

  private static func classMeans(_ bases: [Double]) -> [Double] {
    var means = [Double](repeating: 0, count: Tally.classCount * terms)
    for (cell, place) in cells.enumerated() {
      let place = (Int(place.chance * Double(Tally.classCount)), place.weight * Double(Tally.classCount))
      for term in 0..<terms { means[place.0 * terms + term] += place.1 * bases[cell * terms + term] }
    }
    return means
  }

  /// What knowing it is worth, per line.
  ///
  /// - Parameter classes: of the assumption, as in `Tally`.
  func worth(_ classes: ArraySlice<Double>, lines: Int) -> [Double] {
    let (terms, stride, first) = (Self.terms, Tally.stride(lines), classes.startIndex)
    var squares = SmallSystem()
    for index in 0..<Tally.classCount {
      squares.add(classes[first + index * stride + lines], means[index * terms..<(index + 1) * terms])
    }
    return (0..<lines).map { line in
      var right = [Double](repeating: 0, count: terms)
      for index in 0..<Tally.classCount {
        for term in 0..<terms { right[term] += classes[first + index * stride + line] * means[index * terms + term] }
      }
      let factors = squares.solution(right)
      let (a, b, c, d) = (factors[0], factors[1], factors[2], factors[3])
      var (gain, mean) = (0.0, 0.0)
      for (cell, place) in Self.cells.enumerated() {
        let base = cell * terms
        let expected = a * bases[base] + b * bases[base + 1] + c * bases[base + 2] + d * bases[base + 3]
        gain += place.weight * max(expected, 0)
        mean += place.weight * expected
      }
      return max(0, gain - max(mean, 0))
    }
  }
}

/// Four equations with four unknowns, of which the factors are sums of squares and products.
private struct SmallSystem {
  private static let size = 4
  private var factors = [Double](repeating: 0, count: size * size)

  /// Adds what some draws with these values contribute.
  mutating func add(_ weight: Double, _ values: ArraySlice<Double>) {
    let first = values.startIndex
    for row in 0..<Self.size {
      for column in 0..<Self.size { factors[row * Self.size + column] += weight * values[first + row] * values[first + column] }
    }
  }

  /// By elimination. What hardly varies gets 0.
  func solution(_ right: [Double]) -> [Double] {
    let size = Self.size
    var (left, right) = (factors, right)
    for pivot in 0..<size {
      let isUsed = left[pivot * size + pivot] > 1e-9 * factors[0]
      for row in pivot + 1..<max(size, pivot + 1) {
        let part = isUsed ? left[row * size + pivot] / left[pivot * size + pivot] : 0
        for column in pivot..<size { left[row * size + column] -= part * left[pivot * size + column] }
        right[row] -= part * right[pivot]
      }
    }
    var found = [Double](repeating: 0, count: size)
    for row in (0..<size).reversed() where left[row * size + row] > 1e-9 * factors[0] {
      var sum = right[row]
      for column in row + 1..<max(size, row + 1) { sum -= left[row * size + column] * found[column] }
      found[row] = sum / left[row * size + row]
    }
    return found
  }
}
