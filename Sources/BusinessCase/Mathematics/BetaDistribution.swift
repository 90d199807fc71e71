/// The beta distribution on 0 … 1 with shapes of at least 1.
struct BetaDistribution: Sendable {
  let a: Double
  let b: Double
  private let logBeta: Double
  /// The chances at equal steps of x: where a search for a point begins.
  private static let steps = 64
  private let table: [Double]

  init(_ a: Double, _ b: Double) {
    (self.a, self.b) = (a, b)
    let logBeta = Elementary.logGamma(a) + Elementary.logGamma(b) - Elementary.logGamma(a + b)
    self.logBeta = logBeta
    table = (0...Self.steps).map { Self.cumulative(Double($0) / Double(Self.steps), a, b, logBeta) }
  }

  /// The same seen from the other end.
  var mirrored: BetaDistribution { BetaDistribution(b, a) }

  func cumulative(_ x: Double) -> Double { Self.cumulative(x, a, b, logBeta) }

  private static func cumulative(_ x: Double, _ a: Double, _ b: Double, _ logBeta: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The fraction converges fast on this side of the middle only.
    guard x <= (a + 1) / (a + b + 2) else { return 1 - cumulative(1 - x, b, a, logBeta) }
    let front = Elementary.exp(a * Elementary.log(x) + b * Elementary.log(1 - x) - logBeta)
    return front * fraction(x, a, b) / a
  }

  /// The continued fraction of the incomplete beta function, by the method of Lentz.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    var d = 1 / (1 - (a + b) * x / (a + 1))
    var (c, result) = (1.0, d)
    for m in stride(from: 1.0, through: 500, by: 1) {
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / (1 + even * d)
      c = 1 + even / c
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / (1 + odd * d)
      c = 1 + odd / c
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return result
  }

  /// How much of the chance there is per unit, between 0 and 1.
  func density(_ x: Double) -> Double { Elementary.exp((a - 1) * Elementary.log(x) + (b - 1) * Elementary.log(1 - x) - logBeta) }

  /// The point below which the chance is `p`: Newton's steps, kept between two points that lie around it.
  ///
  /// - Parameter near: a point close to it, where one is known.
  func quantile(_ p: Double, near: Double? = nil) -> Double {
    var (from, to) = (0.0, 1.0)
    var x = near ?? 0
    if !(x > 0 && x < 1) { (from, to, x) = bracket(p) }
    for _ in 0..<60 {
      let error = cumulative(x) - p
      if error > 0 { to = x } else { from = x }
      let slope = x > 0 && x < 1 ? density(x) : 0
      let step = slope > 0 ? -error / slope : .infinity
      // Steps of Newton double the digits.
      if abs(step) < 1e-9 * min(x, 1 - x) { return x + step }
      let next = x + step
      x = next > from && next < to ? next : (from + to) / 2
    }
    return x
  }

  /// Two points of the table around it, and the one on the straight line between them.
  private func bracket(_ p: Double) -> (from: Double, to: Double, between: Double) {
    var (low, high) = (0, Self.steps)
    while high - low > 1 {
      let middle = (low + high) / 2
      if table[middle] <= p { low = middle } else { high = middle }
    }
    let (from, to) = (Double(low) / Double(Self.steps), Double(high) / Double(Self.steps))
    let width = table[high] - table[low]
    return (from, to, width > 0 ? from + (p - table[low]) / width * (to - from) : (from + to) / 2)
  }
}
