/// Roots, powers, exponentials and logarithms, correct to the last of 34 digits.
///
/// Each is computed to 37 digits and the knowledge whether more follow; only then it is rounded.
extension Decimal128 {
  /// The square root; `nil` for a negative number.
  public func squareRoot() -> Decimal128? {
    guard !isNegative else { return nil }
    guard coefficient != 0 else { return .zero }
    // 73 or 74 digits and an even exponent below the root give 37 digits of root.
    var lift = 74 - Self.digitCount(coefficient)
    if (exponent - lift) % 2 != 0 { lift -= 1 }
    let radicand = WideNatural(coefficient) * .powerOfTen(lift)
    let root = radicand.squareRoot
    return Self.rounded(root, (exponent - lift) / 2, sticky: root * root != radicand)
  }

  /// e raised to this number; `nil` when that is too large.
  public func exponential() -> Decimal128? {
    if coefficient == 0 { return Decimal128(1) }
    let size = Self.digitCount(coefficient) + exponent
    if size > 5 { return isNegative ? Self.nothing : nil }
    if size < -40 { return Decimal128(1) }
    return Precision.first { precision in precision.exponential(of: precision.fixed(self), lostBits: 0) }
  }

  /// The natural logarithm; `nil` for a number that is not above zero.
  public func naturalLogarithm() -> Decimal128? {
    guard !isNegative, coefficient != 0 else { return nil }
    if self == Decimal128(1) { return .zero }
    return Precision.first { precision in precision.decimal(precision.logarithm(of: self)) }
  }

  /// This number raised to `power`.
  /// - Returns: `nil` for a negative power of zero, a broken power of a negative number, and a result that is too large.
  public func raised(to power: Decimal128) -> Decimal128? {
    if power.coefficient == 0 { return Decimal128(1) }
    if coefficient == 0 { return power.isNegative ? nil : .zero }
    if isNegative {
      guard power.isWhole, let result = magnitude.raised(to: power) else { return nil }
      return power.isOdd ? -result : result
    }
    if self == Decimal128(1) { return self }
    // |ln x| lies between 1E-34 and 14,200: far outside this range of powers only the extremes are left.
    let size = Self.digitCount(power.coefficient) + power.exponent
    if size > 42 { return (self > Decimal128(1)) == power.isNegative ? Self.nothing : nil }
    if size < -45 { return Decimal128(1) }
    let base = reduced()
    if let count = power.integer, count.magnitude <= 20_000 {
      if base.coefficient == 1 { return Self.rounded(false, 1, base.exponent * count) }
      if Self.digitCount(base.coefficient) * Int(count.magnitude) <= 500 { return base.exactPower(count) }
    }
    return Precision.first { precision in
      var product = precision.logarithm(of: self)
      product.magnitude = product.magnitude * WideNatural(power.coefficient)
      product.isNegative = product.isNegative != power.isNegative
      product.magnitude =
        power.exponent >= 0
        ? product.magnitude * .powerOfTen(power.exponent)
        : product.magnitude.divided(by: .powerOfTen(-power.exponent)).quotient
      return precision.exponential(of: product, lostBits: max(0, size * 10 / 3 + 1))
    }
  }

  /// What is left of a result closer to zero than any number.
  private static let nothing = Decimal128(isNegative: false, coefficient: 0, exponent: exponents.lowerBound)

  /// A whole power by multiplication; for a short exact result.
  private func exactPower(_ count: Int) -> Decimal128? {
    let times = Int(count.magnitude)
    var power = WideNatural(1)
    for _ in 0..<times { power = power * WideNatural(coefficient) }
    if count > 0 { return Self.rounded(power, exponent * times, sticky: false) }
    let lift = power.bitWidth * 3 / 10 + 39
    let (quotient, remainder) = WideNatural.powerOfTen(lift).divided(by: power)
    return Self.rounded(quotient, -exponent * times - lift, sticky: !remainder.isZero)
  }

  /// Rounds `natural × 10^exponent` (and a little more, when `sticky`), without zeros behind the point.
  fileprivate static func rounded(_ natural: WideNatural, _ exponent: Int, sticky: Bool) -> Decimal128? {
    var (natural, exponent, sticky) = (natural, exponent, sticky)
    // 10^38 has 127 bits: what is left has at most 38 digits, and at least 36 where anything was cut.
    while natural.bitWidth > 126 {
      let drop = max(1, (natural.bitWidth - 126) * 3 / 10)
      let (quotient, remainder) = natural.divided(by: .powerOfTen(drop))
      (natural, exponent, sticky) = (quotient, exponent + drop, sticky || !remainder.isZero)
    }
    let result = rounded(false, natural.narrow ?? 0, exponent, sticky: sticky)
    return sticky ? result : result?.reduced(upTo: max(0, exponent))
  }
}

/// Numbers as multiples of 2^-bits, and the constants to that precision. All errors stay below 2^(40 - bits).
private struct Precision: Sendable {
  let bits: Int
  let ln2: WideNatural
  let ln10: WideNatural

  /// A number with a sign, as a multiple of 2^-bits.
  struct Fixed {
    var isNegative: Bool
    var magnitude: WideNatural

    static func + (a: Fixed, b: Fixed) -> Fixed {
      if a.isNegative == b.isNegative { return Fixed(isNegative: a.isNegative, magnitude: a.magnitude + b.magnitude) }
      return a.magnitude >= b.magnitude
        ? Fixed(isNegative: a.isNegative, magnitude: a.magnitude - b.magnitude)
        : Fixed(isNegative: b.isNegative, magnitude: b.magnitude - a.magnitude)
    }
  }

  private static let levels = [Precision(bits: 448), Precision(bits: 704), Precision(bits: 1280)]

  private init(bits: Int) {
    self.bits = bits
    func inverse(_ number: UInt) -> WideNatural { Self.inverseTangent(.powerOfTwo(bits).divided(by: number), bits) }
    ln2 = inverse(3) << 1
    ln10 = (ln2 + ln2 + ln2) + inverse(9) << 1
  }

  /// The result of `compute` with as little precision as decides all digits.
  ///
  /// A result that the highest precision does not tell from one of 37 digits has exactly those digits (as 4 ** 0.5 has).
  static func first(_ compute: (Precision) -> Digits) -> Decimal128? {
    var last: Decimal128?
    for precision in levels {
      let digits = compute(precision)
      if digits.isCertain { return Decimal128.rounded(digits.isNegative, digits.value, digits.exponent, sticky: true) }
      last = Decimal128.rounded(digits.isNegative, digits.nearest, digits.exponent)?.reduced(upTo: 0)
    }
    return last
  }

  /// 37 or 38 digits, of which only the last may be wrong, and then only when they are not certain.
  struct Digits {
    let isNegative: Bool
    /// Rounded down.
    let value: UInt128
    let nearest: UInt128
    let exponent: Int
    let isCertain: Bool
  }

  func fixed(_ number: Decimal128) -> Fixed {
    let wide = WideNatural(number.coefficient) << bits
    let magnitude =
      number.exponent >= 0
      ? wide * .powerOfTen(number.exponent) : wide.divided(by: .powerOfTen(-number.exponent)).quotient
    return Fixed(isNegative: number.isNegative, magnitude: magnitude)
  }

  /// The natural logarithm of a number above zero.
  func logarithm(of number: Decimal128) -> Fixed {
    // The number is m × 2^j × 10^n with m between 0.75 and 1.5, and ln m = 2 artanh((m - 1) / (m + 1)).
    let n = Decimal128.digitCount(number.coefficient) - 1
    let one = Decimal128.powersOfTen[n]
    var j = 0
    while number.coefficient * 2 >= one << j * 3 { j += 1 }
    let (numerator, unit) = (WideNatural(number.coefficient), WideNatural(one << j))
    let isNegative = numerator < unit
    let ratio = ((isNegative ? unit - numerator : numerator - unit) << bits).divided(by: numerator + unit).quotient
    let scale = n + number.exponent
    return Fixed(isNegative: isNegative, magnitude: Self.inverseTangent(ratio, bits) << 1)
      + Fixed(isNegative: false, magnitude: ln2 * WideNatural(UInt128(j)))
      + Fixed(isNegative: scale < 0, magnitude: ln10 * WideNatural(UInt128(scale.magnitude)))
  }

  /// artanh x = x + x³/3 + x⁵/5 + …
  private static func inverseTangent(_ x: WideNatural, _ bits: Int) -> WideNatural {
    let square = (x * x) >> bits
    var (power, sum, divisor) = (x, x, UInt(3))
    while !power.isZero {
      power = (power * square) >> bits
      sum = sum + power.divided(by: divisor)
      divisor += 2
    }
    return sum
  }

  /// e raised to `x`, when `x` is known to `lostBits` fewer bits than this precision keeps.
  func exponential(of x: Fixed, lostBits: Int) -> Digits {
    // x = n ln 10 + r with r from 0 up to ln 10; e^r = (e^(r / 256))^256.
    var (n, r) = x.magnitude.divided(by: ln10)
    if x.isNegative, !r.isZero { (n, r) = (n + WideNatural(1), ln10 - r) }
    let small = r >> 8
    let one = WideNatural.powerOfTwo(bits)
    var (term, sum, divisor) = (one, one, UInt(1))
    while !term.isZero {
      term = ((term * small) >> bits).divided(by: divisor)
      sum = sum + term
      divisor += 1
    }
    for _ in 0..<8 { sum = (sum * sum) >> bits }
    // No number has an exponent of 100,000: what is beyond need not be told apart.
    let exponent = min(n.narrow.flatMap { Int(exactly: $0) } ?? 100_000, 100_000)
    return digits(
      Fixed(isNegative: false, magnitude: sum), shift: 36, lostBits: lostBits + 4,
      exponent: x.isNegative ? -exponent : exponent)
  }

  /// The digits of a number that is not zero.
  func decimal(_ number: Fixed) -> Digits {
    // log10(2) ≈ 1233/4096: the first digit stands at this power of ten, or next to it.
    let first = ((number.magnitude.bitWidth - 1 - bits) * 1233) >> 12
    return digits(number, shift: 36 - first, lostBits: 0, exponent: 0)
  }

  private func digits(_ number: Fixed, shift: Int, lostBits: Int, exponent: Int) -> Digits {
    let scaled = number.magnitude * .powerOfTen(shift)
    let value = (scaled >> bits).narrow ?? 0
    let rest = scaled.lowest(bits)
    // 10^shift has at most 10/3 shift + 1 bits.
    let error = WideNatural.powerOfTwo(40 + lostBits + shift * 10 / 3 + 1)
    let one = WideNatural.powerOfTwo(bits)
    return Digits(
      isNegative: number.isNegative, value: value, nearest: value + (rest + rest >= one ? 1 : 0), exponent: exponent - shift,
      isCertain: rest > error && rest + error < one)
  }
}
