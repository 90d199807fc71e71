/// How a value is spread, as the point below which a chance lies.
struct Distribution: Sendable {
  let spread: Assumption.Spread
  /// Of what lies between low and high, and the same seen from the other end: so nothing is lost by subtracting from 1.
  private let beta: (own: BetaDistribution, mirrored: BetaDistribution)?

  init(_ spread: Assumption.Spread) {
    self.spread = spread
    beta = Self.shapes(spread).map { shapes in
      let own = BetaDistribution(shapes.a, shapes.b)
      return (own, own.mirrored)
    }
  }

  private static func shapes(_ spread: Assumption.Spread) -> (a: Double, b: Double)? {
    let width = spread.high - spread.low
    return switch spread.shape {
    case .pert: (1 + 4 * (spread.likely - spread.low) / width, 1 + 4 * (spread.high - spread.likely) / width)
    case .beta(let a, let b): (a, b)
    case .fixed, .uniform, .triangular, .normal, .lognormal: nil
    }
  }

  /// Of a normal value, or of the logarithm of a lognormal one.
  var deviation: Double {
    switch spread.shape {
    case .lognormal: (Elementary.log(spread.high) - Elementary.log(spread.low)) / (2 * NormalDistribution.point95)
    default: (spread.high - spread.low) / (2 * NormalDistribution.point95)
    }
  }

  /// The quantile function as a table; `nil` where a few operations are as quick, or where the table of the normal distribution does.
  var table: QuantileTable? {
    switch spread.shape {
    case .fixed, .uniform, .triangular, .normal: nil
    case .pert, .beta: beta.map { QuantileTable($0.own, $0.mirrored, low: spread.low, high: spread.high) }
    case .lognormal: QuantileTable(lognormal: spread.likely, deviation: deviation)
    }
  }

  func quantile(_ p: Double) -> Double {
    let (low, likely, high) = (spread.low, spread.likely, spread.high)
    switch spread.shape {
    case .fixed: return likely
    case .uniform: return low + p * (high - low)
    case .triangular:
      let left = (likely - low) / (high - low)
      return p < left
        ? low + (p * (high - low) * (likely - low)).squareRoot() : high - ((1 - p) * (high - low) * (high - likely)).squareRoot()
    case .pert, .beta:
      guard let beta else { return likely }
      return p < 0.5 ? low + beta.own.quantile(p) * (high - low) : high - beta.mirrored.quantile(1 - p) * (high - low)
    case .normal: return likely + deviation * NormalDistribution.quantile(p)
    case .lognormal: return likely * Elementary.exp(deviation * NormalDistribution.quantile(p))
    }
  }

  /// What is wrong with a spread; `nil` when it can be drawn from.
  static func problem(_ spread: Assumption.Spread) -> CaseProblem.Kind? {
    let (low, likely, high) = (spread.low, spread.likely, spread.high)
    if case .fixed = spread.shape { return nil }
    guard low <= likely, likely <= high else { return .spreadOutOfOrder }
    guard low < high else { return .spreadWithoutRoom }
    switch spread.shape {
    case .lognormal where low <= 0: return .lognormalBelow
    case .beta(let a, let b) where !(1...1_000).contains(a) || !(1...1_000).contains(b): return .betaShape
    default: return nil
    }
  }

  /// The key of the value that such a problem is about.
  static func key(of kind: CaseProblem.Kind, _ spread: Assumption.Spread) -> String {
    switch kind {
    case .spreadOutOfOrder: spread.low <= spread.high ? "waarschijnlijk" : "laag"
    case .spreadWithoutRoom: "hoog"
    case .betaShape: "vormA"
    default: "laag"
    }
  }
}
