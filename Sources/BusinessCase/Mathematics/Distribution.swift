/// How a value is spread, as the point below which a chance lies.
struct Distribution: Sendable {
  let spread: Assumption.Spread
  private let beta: BetaDistribution?

  init(_ spread: Assumption.Spread) {
    self.spread = spread
    let width = spread.high - spread.low
    switch spread.shape {
    case .pert: beta = BetaDistribution(1 + 4 * (spread.likely - spread.low) / width, 1 + 4 * (spread.high - spread.likely) / width)
    case .beta(let a, let b): beta = BetaDistribution(a, b)
    case .fixed, .uniform, .triangular, .normal, .lognormal: beta = nil
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
    case .pert, .beta: return low + (beta?.quantile(p) ?? 0) * (high - low)
    case .normal: return likely + (high - low) / (2 * NormalDistribution.point95) * NormalDistribution.quantile(p)
    case .lognormal:
      let deviation = (Elementary.log(high) - Elementary.log(low)) / (2 * NormalDistribution.point95)
      return likely * Elementary.exp(deviation * NormalDistribution.quantile(p))
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
}
