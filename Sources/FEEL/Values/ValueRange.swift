/// A FEEL range of numbers, texts, days, times or durations. An end that is `nil` is open: `< 5` has no low end.
public struct ValueRange: Hashable, Sendable {
  public let low: Value?
  public let high: Value?
  /// Whether the low end itself lies in the range; never for an open end.
  public let includesLow: Bool
  public let includesHigh: Bool

  public init(low: Value?, includesLow: Bool, high: Value?, includesHigh: Bool) {
    (self.low, self.high) = (low, high)
    (self.includesLow, self.includesHigh) = (includesLow && low != nil, includesHigh && high != nil)
  }
}

extension ValueRange: CustomStringConvertible {
  /// The range as a FEEL literal: `[1..5)`, `< 5`.
  public var description: String {
    switch (low, high) {
    case (nil, let high?): "\(includesHigh ? "<=" : "<") \(high)"
    case (let low?, nil): "\(includesLow ? ">=" : ">") \(low)"
    default: "\(includesLow ? "[" : "(")\(low ?? .null)..\(high ?? .null)\(includesHigh ? "]" : ")")"
    }
  }
}
