/// A FEEL range of numbers, texts, days, times or durations. An end that is `nil` is open: `< 5` has no low end.
public struct ValueRange: Hashable, Sendable {
  /// The low end; `nil` when it is open.
  public let low: Value?
  /// The high end; `nil` when it is open.
  public let high: Value?
  /// Whether the low end itself lies in the range; never for an open end.
  public let includesLow: Bool
  /// Whether the high end itself lies in the range; never for an open end.
  public let includesHigh: Bool

  /// A range between two ends. That the ends are of one kind, and in order, is for the caller to see to.
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
