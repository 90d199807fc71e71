/// The first terms of functions around a point, as Taylor's theorem has them: `terms[k]` is the factor of hᵏ.
///
/// Quantile functions satisfy simple differential equations, so all terms follow from the value at the point.
enum PowerSeries {
  /// As many as a piece of a table has.
  static let count = 8

  typealias Terms = UnsafeMutablePointer<Double>

  /// Of the product of two series, the term of h to the power `place`.
  private static func product(_ a: Terms, _ b: Terms, _ place: Int) -> Double {
    var sum = 0.0
    for index in 0...place { sum += a[index] * b[place - index] }
    return sum
  }

  /// The point z below which a chance lies that is normally spread: z′ = g, and g′ = z·g² for g = 1/density(z).
  static func normalQuantile(at z: Double, into terms: Terms) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { room in
      let (slope, square) = (room.baseAddress!, room.baseAddress! + count)
      terms[0] = z
      slope[0] = 1 / NormalDistribution.density(z)
      for n in 0..<count - 1 {
        terms[n + 1] = slope[n] / Double(n + 1)
        square[n] = product(slope, slope, n)
        slope[n + 1] = product(terms, square, n) / Double(n + 1)
      }
    }
  }

  /// Makes of the series of z that of likely · exp(deviation · z).
  static func exponential(_ likely: Double, _ deviation: Double, of terms: Terms) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { slope in
      for n in 0..<count - 1 { slope[n] = deviation * Double(n + 1) * terms[n + 1] }
      terms[0] = likely * Elementary.exp(deviation * terms[0])
      for n in 0..<count - 1 {
        var sum = 0.0
        for index in 0...n { sum += terms[n - index] * slope[index] }
        terms[n + 1] = sum / Double(n + 1)
      }
    }
  }

  /// The point x of a beta distribution: x′ = g, and x·(1 − x)·g′ = g²·((b − 1)·x − (a − 1)·(1 − x)) for g = 1/density(x).
  static func betaQuantile(at x: Double, _ beta: BetaDistribution, into terms: Terms) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 5 * count) { room in
      let start = room.baseAddress!
      let (rest, slope, square, both, pull) = (start, start + count, start + 2 * count, start + 3 * count, start + 4 * count)
      terms[0] = x
      rest[0] = 1 - x
      slope[0] = 1 / beta.density(x)
      for n in 0..<count - 1 {
        terms[n + 1] = slope[n] / Double(n + 1)
        rest[n + 1] = -terms[n + 1]
        square[n] = product(slope, slope, n)
        both[n] = product(terms, rest, n)
        pull[n] = (beta.b - 1) * terms[n] - (beta.a - 1) * rest[n]
        var sum = product(square, pull, n)
        for index in stride(from: 1, through: n, by: 1) { sum -= both[index] * Double(n - index + 1) * slope[n - index + 1] }
        slope[n + 1] = sum / (both[0] * Double(n + 1))
      }
    }
  }

  /// The chance of less than z, for a normal spread: φ′ = −z·φ.
  static func normalChance(at z: Double, into terms: Terms) {
    var (before, density) = (0.0, NormalDistribution.density(z))
    terms[0] = NormalDistribution.cumulative(z)
    for n in 0..<count - 1 {
      terms[n + 1] = density / Double(n + 1)
      (before, density) = (density, -(z * density + before) / Double(n + 1))
    }
  }

  /// The sum of the series at h.
  @inline(__always)
  static func sum(_ terms: UnsafePointer<Double>, _ h: Double) -> Double {
    var sum = terms[count - 1]
    sum = sum * h + terms[6]
    sum = sum * h + terms[5]
    sum = sum * h + terms[4]
    sum = sum * h + terms[3]
    sum = sum * h + terms[2]
    sum = sum * h + terms[1]
    return sum * h + terms[0]
  }
}
