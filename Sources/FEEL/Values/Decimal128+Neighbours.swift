/// The numbers beside a number: between neighbours there is none.
extension Decimal128 {
  /// The smallest number that is larger; `nil` when there is none.
  package var next: Decimal128? {
    // With as many digits as fit the last one is the smallest step.
    let places = min(Self.precision - Self.digitCount(coefficient), exponent - Self.exponents.lowerBound)
    if coefficient == 0 { return Decimal128(isNegative: false, coefficient: 1, exponent: Self.exponents.lowerBound) }
    let (digits, last) = (coefficient * Self.powersOfTen[places], exponent - places)
    guard isNegative else { return Self.rounded(false, digits + 1, last) }
    // Just below a power of ten the steps are smaller.
    if digits == Self.limit / 10, last > Self.exponents.lowerBound {
      return Decimal128(isNegative: true, coefficient: Self.limit - 1, exponent: last - 1)
    }
    return Decimal128(isNegative: true, coefficient: digits - 1, exponent: last)
  }

  /// The largest number that is smaller; `nil` when there is none.
  package var previous: Decimal128? { (-self).next.map { -$0 } }
}
