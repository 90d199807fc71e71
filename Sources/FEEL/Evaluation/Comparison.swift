extension Value {
  /// Whether two values are equal by the rules of FEEL; `nil` when they cannot be compared because their kinds differ.
  /// `null` equals only `null`. Texts are equal when they have the same code points.
  public func isEqual(to other: Value) -> Bool? { isEqual(to: other, Evaluation()) }

  /// Whether this value comes before `other`; `nil` when they cannot be compared.
  public func isLess(than other: Value) -> Bool? { isLess(than: other, Evaluation()) }

  func isEqual(to other: Value, _ evaluation: Evaluation) -> Bool? {
    guard evaluation.step() else { return nil }
    switch (self, other) {
    case (.null, .null): return true
    case (.null, _), (_, .null): return false
    case (.boolean(let a), .boolean(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.string(let a), .string(let b)): return evaluation.step(a.utf8.count / 64) ? a.isExactly(b) : nil
    case (.list(let a), .list(let b)): return Self.areEqual(a, b, evaluation)
    case (.context(let a), .context(let b)): return Self.areEqual(a, b, evaluation)
    case (.range(let a), .range(let b)): return Self.areEqual(a, b, evaluation)
    case (.function(let a), .function(let b)): return a == b
    default: return TemporalOperations.areEqual(self, other, evaluation.environment.zones)
    }
  }

  private static func areEqual(_ a: [Value], _ b: [Value], _ evaluation: Evaluation) -> Bool? {
    guard a.count == b.count else { return false }
    return all(zip(a, b).lazy.map { $0.isEqual(to: $1, evaluation) })
  }

  private static func areEqual(_ a: Context, _ b: Context, _ evaluation: Evaluation) -> Bool? {
    guard a.names.count == b.names.count else { return false }
    return all(
      a.names.lazy.map { name in
        guard let left = a[name], let right = b[name] else { return false }
        return left.isEqual(to: right, evaluation)
      })
  }

  private static func areEqual(_ a: ValueRange, _ b: ValueRange, _ evaluation: Evaluation) -> Bool? {
    guard a.includesLow == b.includesLow, a.includesHigh == b.includesHigh else { return false }
    return all(
      [(a.low, b.low), (a.high, b.high)].lazy.map { ends in
        (ends.0 ?? .null).isEqual(to: ends.1 ?? .null, evaluation)
      })
  }

  /// Whether all hold: one that does not decides, and otherwise one that is not known.
  private static func all(_ conditions: some Sequence<Bool?>) -> Bool? {
    var result: Bool? = true
    for condition in conditions {
      if condition == false { return false }
      if condition == nil { result = nil }
    }
    return result
  }

  func isLess(than other: Value, _ evaluation: Evaluation) -> Bool? {
    guard evaluation.step() else { return nil }
    switch (self, other) {
    case (.number(let a), .number(let b)): return a < b
    case (.string(let a), .string(let b)):
      return evaluation.step(a.utf8.count / 64) ? a.precedes(b) : nil
    default: return TemporalOperations.isLess(self, other, evaluation.environment.zones)
    }
  }
}

extension ValueRange {
  /// Whether `value` lies in the range; `nil` when it cannot be compared with the ends.
  func contains(_ value: Value, _ evaluation: Evaluation) -> Bool? {
    var result = true
    if let low {
      guard let isBelow = includesLow ? value.isLess(than: low, evaluation) : low.isLess(than: value, evaluation).map(!)
      else { return nil }
      result = !isBelow
    }
    if let high {
      guard let isAbove = includesHigh ? high.isLess(than: value, evaluation) : value.isLess(than: high, evaluation).map(!)
      else { return nil }
      result = result && !isAbove
    }
    return result
  }
}

extension Evaluation {
  /// A range of two ends; an end that is `nil` is open. `null` with a reason when there is no such range.
  func range(_ low: Value?, _ includesLow: Bool, _ high: Value?, _ includesHigh: Bool) -> Value {
    if low == .null || high == .null { return fail("A range cannot have null as an end.") }
    if let low, let high {
      guard let isReversed = high.isLess(than: low, self) else {
        return fail("The ends of a range must be of one kind that has an order; they are \(low.kind) and \(high.kind).")
      }
      if isReversed { return fail("The range \(low.brief)..\(high.brief) ends before it starts.") }
    }
    return .range(ValueRange(low: low, includesLow: includesLow, high: high, includesHigh: includesHigh))
  }
}
