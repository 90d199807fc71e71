/// How a number becomes one with fewer digits.
public enum Rounding: Hashable, Sendable, CaseIterable {
  /// To the nearest; in the middle to the even one.
  case halfEven
  /// To the nearest; in the middle away from zero.
  case halfUp
  /// To the nearest; in the middle towards zero.
  case halfDown
  /// Away from zero.
  case up
  /// Towards zero.
  case down
  /// To the lower one.
  case floor
  /// To the higher one.
  case ceiling
}

extension Decimal128 {
  /// The scales that rounding knows: digits after the point, or zeros before it where the scale is negative.
  public static let scales = -6111...6176

  /// The number with at most `scale` digits after the point; `nil` when the scale lies outside `scales`.
  public func rounded(toScale scale: Int = 0, _ rounding: Rounding) -> Decimal128? {
    guard Self.scales.contains(scale) else { return nil }
    let excess = -scale - exponent
    guard excess > 0 else { return self }
    // More digits than a coefficient has: nothing is left, and the rest is less than half.
    let unit = Self.powersOfTen[min(excess, 38)]
    let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: unit)
    let away =
      switch rounding {
      case .halfEven: remainder > unit / 2 || (remainder == unit / 2 && quotient % 2 == 1)
      case .halfUp: remainder >= unit / 2
      case .halfDown: remainder > unit / 2
      case .up: remainder != 0
      case .down: false
      case .floor: remainder != 0 && isNegative
      case .ceiling: remainder != 0 && !isNegative
      }
    return Decimal128(isNegative: isNegative, coefficient: quotient + (away ? 1 : 0), exponent: -scale)
  }

  /// Whether the number has no digits after the point.
  public var isWhole: Bool { exponent >= 0 || reduced(upTo: 0).exponent == 0 }

  /// The number as an `Int`; `nil` when it is not whole or does not fit.
  public var integer: Int? {
    guard let value = reduced(upTo: 0).whole else { return nil }
    return isNegative ? Int(exactly: -value) : Int(exactly: value)
  }

  /// The coefficient with its zeros; `nil` when it is not whole or has more than 34 digits.
  private var whole: Int128? {
    guard exponent >= 0, Self.digitCount(coefficient) + exponent <= Self.precision else { return coefficient == 0 ? 0 : nil }
    return Int128(coefficient * Self.powersOfTen[exponent])
  }

  /// Whether the number is whole and divisible by two.
  public var isEven: Bool {
    let whole = reduced(upTo: 0)
    return whole.exponent > 0 || (whole.exponent == 0 && whole.coefficient % 2 == 0)
  }

  /// Whether the number is whole and not divisible by two.
  public var isOdd: Bool { isWhole && !isEven }

  /// The number without its sign.
  public var magnitude: Decimal128 { Decimal128(isNegative: false, coefficient: coefficient, exponent: exponent) }

  /// The number `value`, rounded half to even where it has more than 34 digits.
  init(wide value: Int128) {
    self = Self.rounded(value < 0, value.magnitude, 0) ?? .zero
  }

  /// The whole number nearest to this one (half to even); `nil` when it does not fit.
  func wide(_ rounding: Rounding = .halfEven) -> Int128? {
    guard let value = rounded(rounding)?.whole else { return nil }
    return isNegative ? -value : value
  }

  /// The rest of a division whose quotient is rounded down: it has the sign of `divisor`. `nil` when `divisor` is zero.
  /// The rest is exact before it is rounded to 34 digits.
  public func modulo(_ divisor: Decimal128) -> Decimal128? {
    guard divisor.coefficient != 0 else { return nil }
    guard coefficient != 0 else { return .zero }
    let rest: Decimal128
    if exponent >= divisor.exponent {
      let power = Self.powerOfTen(exponent - divisor.exponent, modulo: divisor.coefficient)
      let remainder = Self.product(coefficient % divisor.coefficient, power, modulo: divisor.coefficient)
      rest = Decimal128(isNegative: isNegative, coefficient: remainder, exponent: divisor.exponent)
    } else {
      let distance = divisor.exponent - exponent
      // A divisor that does not fit once scaled is larger than this number: the number itself is what is left.
      let fits = Self.digitCount(divisor.coefficient) + distance <= 38
      let remainder = fits ? coefficient % (divisor.coefficient * Self.powersOfTen[distance]) : coefficient
      rest = Decimal128(isNegative: isNegative, coefficient: remainder, exponent: exponent)
    }
    if rest.coefficient == 0 || rest.isNegative == divisor.isNegative { return rest }
    return rest.adding(divisor)
  }

  private static func product(_ a: UInt128, _ b: UInt128, modulo divisor: UInt128) -> UInt128 {
    divisor.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
  }

  private static func powerOfTen(_ exponent: Int, modulo divisor: UInt128) -> UInt128 {
    var (result, base, rest): (UInt128, UInt128, Int) = (1 % divisor, 10 % divisor, exponent)
    while rest > 0 {
      if rest % 2 == 1 { result = product(result, base, modulo: divisor) }
      base = product(base, base, modulo: divisor)
      rest /= 2
    }
    return result
  }
}
