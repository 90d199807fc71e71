/// A decimal number of at most 34 digits, rounded half to even: the number type of FEEL (IEEE 754 decimal128).
///
/// The value is `(-1)^sign × coefficient × 10^exponent`. Results that do not fit 34 digits are rounded half to even;
/// results outside the exponent range (−6176 … 6111) do not exist, and the operation returns `nil`.
/// Trailing zeros are kept for printing (`1.50`), and ignored by `==`, `<` and hashing.
public struct Decimal128: Sendable {
  // In this order they take 25 bytes, and a `Value` 32.
  let coefficient: UInt128
  let exponent: Int
  let isNegative: Bool

  static let precision = 34
  static let exponents = -6176...6111
  static let limit: UInt128 = powersOfTen[precision]

  /// The most zeros that fit behind any number of 64 bits.
  private static let mostShort = 18

  /// 10^0 … 10^38, all that fit a `UInt128`.
  static let powersOfTen: [UInt128] = {
    var powers: [UInt128] = [1]
    for _ in 1...38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  init(isNegative: Bool, coefficient: UInt128, exponent: Int) {
    self.isNegative = isNegative && coefficient != 0
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// A whole number, exactly.
  public init(_ value: Int) {
    self.init(isNegative: value < 0, coefficient: UInt128(value.magnitude), exponent: 0)
  }

  /// 0.
  public static let zero = Decimal128(0)

  /// Rounds `coefficient × 10^exponent` (and a little more, when `sticky`) to 34 digits, half to even.
  static func rounded(_ isNegative: Bool, _ coefficient: UInt128, _ exponent: Int, sticky: Bool = false) -> Decimal128? {
    var coefficient = coefficient
    var exponent = exponent
    var excess = max(0, digitCount(coefficient) - precision)
    if exponent + excess < exponents.lowerBound { excess = exponents.lowerBound - exponent }
    if excess > 0 {
      if excess > 38 {
        coefficient = 0
      } else {
        let power = powersOfTen[excess]
        let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: power)
        let half = power / 2
        let up = remainder > half || (remainder == half && (sticky || quotient % 2 == 1))
        coefficient = quotient + (up ? 1 : 0)
      }
      exponent += excess
      if coefficient == limit {
        coefficient /= 10
        exponent += 1
      }
    }
    while exponent > exponents.upperBound, coefficient != 0, coefficient < limit / 10 {
      coefficient *= 10
      exponent -= 1
    }
    if coefficient == 0 { exponent = min(max(exponent, exponents.lowerBound), exponents.upperBound) }
    guard exponents.contains(exponent) else { return nil }
    return Decimal128(isNegative: isNegative, coefficient: coefficient, exponent: exponent)
  }

  static func digitCount(_ value: UInt128) -> Int {
    if value == 0 { return 1 }
    // log10(2) ≈ 1233/4096: a first guess that is at most one too low.
    let guess = ((128 - value.leadingZeroBitCount) * 1233) >> 12
    return guess + (guess < 39 && value >= powersOfTen[guess] ? 1 : 0)
  }

  /// Removes trailing zeros as long as the exponent stays at or below `most`.
  func reduced(upTo most: Int = .max) -> Decimal128 {
    var coefficient = coefficient
    var exponent = exponent
    if coefficient == 0 { return Decimal128(isNegative: false, coefficient: 0, exponent: min(most, 0)) }
    while exponent < most, coefficient % 10 == 0 {
      coefficient /= 10
      exponent += 1
    }
    return Decimal128(isNegative: isNegative, coefficient: coefficient, exponent: exponent)
  }
}

// MARK: - Arithmetic

extension Decimal128 {
  /// The number with the other sign, exactly.
  public static prefix func - (value: Decimal128) -> Decimal128 {
    Decimal128(isNegative: !value.isNegative, coefficient: value.coefficient, exponent: value.exponent)
  }

  /// The sum, or `nil` when it lies outside the exponent range.
  public func adding(_ other: Decimal128) -> Decimal128? {
    let (high, low) = exponent >= other.exponent ? (self, other) : (other, self)
    if high.coefficient == 0 {
      return Self.rounded(low.isNegative, low.coefficient, low.exponent)
    }
    let distance = high.exponent - low.exponent
    let highDigits = Self.digitCount(high.coefficient)
    if distance + highDigits <= 38 {
      let scaled = high.coefficient * Self.powersOfTen[distance]
      return Self.sum(high.isNegative, scaled, low.isNegative, low.coefficient, low.exponent)
    }
    if low.coefficient == 0 {
      let shift = min(distance, Self.precision - highDigits)
      return Self.rounded(high.isNegative, high.coefficient * Self.powersOfTen[shift], high.exponent - shift)
    }
    // Keep 37 digits of the larger one and one digit that only says "there is more below".
    let shift = 37 - highDigits
    let rest = distance - shift
    let lowPart: UInt128
    let sticky: Bool
    if rest > 38 {
      (lowPart, sticky) = (0, true)
    } else {
      let (quotient, remainder) = low.coefficient.quotientAndRemainder(dividingBy: Self.powersOfTen[rest])
      (lowPart, sticky) = (quotient, remainder != 0)
    }
    return Self.sum(
      high.isNegative, high.coefficient * Self.powersOfTen[shift] * 10,
      low.isNegative, lowPart * 10 + (sticky ? 1 : 0), high.exponent - shift - 1)
  }

  private static func sum(_ n1: Bool, _ c1: UInt128, _ n2: Bool, _ c2: UInt128, _ exponent: Int) -> Decimal128? {
    if n1 == n2 { return rounded(n1, c1 + c2, exponent) }
    return c1 >= c2 ? rounded(n1, c1 - c2, exponent) : rounded(n2, c2 - c1, exponent)
  }

  /// The difference, or `nil` when it lies outside the exponent range.
  public func subtracting(_ other: Decimal128) -> Decimal128? { adding(-other) }

  /// The product, or `nil` when it lies outside the exponent range.
  public func multiplied(by other: Decimal128) -> Decimal128? {
    let sign = isNegative != other.isNegative
    let scale = exponent + other.exponent
    let (high, low) = coefficient.multipliedFullWidth(by: other.coefficient)
    if high == 0, low < Self.powersOfTen[38] { return Self.rounded(sign, low, scale) }
    // Bring the 256-bit product back to 36 or 37 digits; what is lost only matters as "there is more below".
    let drop = Self.digitCount(coefficient) + Self.digitCount(other.coefficient) - 37
    let (quotient, remainder) = Self.powersOfTen[drop].dividingFullWidth((high, low))
    return Self.rounded(sign, quotient, scale + drop, sticky: remainder != 0)
  }

  /// The quotient, or `nil` when `other` is zero or the result lies outside the exponent range.
  public func divided(by other: Decimal128) -> Decimal128? {
    guard other.coefficient != 0 else { return nil }
    let preferred = exponent - other.exponent
    guard coefficient != 0 else { return Self.rounded(false, 0, preferred) }
    let sign = isNegative != other.isNegative
    let lift = Self.precision - Self.digitCount(coefficient)
    let numerator = coefficient * Self.powersOfTen[lift]
    let shift = Self.digitCount(other.coefficient) + 1
    let wide = numerator.multipliedFullWidth(by: Self.powersOfTen[shift])
    let (quotient, remainder) = other.coefficient.dividingFullWidth(wide)
    let result = Self.rounded(sign, quotient, preferred - lift - shift, sticky: remainder != 0)
    return remainder == 0 ? result?.reduced(upTo: preferred) : result
  }
}

// MARK: - Order and text

extension Decimal128: Comparable, Hashable {
  public static func == (a: Decimal128, b: Decimal128) -> Bool { order(a, b) == 0 }
  public static func < (a: Decimal128, b: Decimal128) -> Bool { order(a, b) < 0 }

  public func hash(into hasher: inout Hasher) {
    let reduced = reduced()
    hasher.combine(reduced.isNegative)
    hasher.combine(reduced.coefficient)
    hasher.combine(reduced.exponent)
  }

  private static func order(_ a: Decimal128, _ b: Decimal128) -> Int {
    if a.coefficient == 0 || b.coefficient == 0 || a.isNegative != b.isNegative {
      return a.signum - b.signum
    }
    let magnitude = a.exponent == b.exponent ? order(a.coefficient, b.coefficient) : orderOfSizes(a, b)
    return a.isNegative ? -magnitude : magnitude
  }

  /// A whole number that stands for this one among numbers of at most so many decimals, and compares as quick as whole numbers do: twice
  /// what it is with the point moved, so that what has more decimals lies in between.
  ///
  /// - Returns: for a number too large for it `keyLimit`, or that below zero.
  package func key(decimals: Int) -> Int {
    let shift = exponent + decimals
    let key: UInt128
    if coefficient == 0 {
      key = 0
    } else if shift >= 0 {
      key = shift > Self.mostShort || coefficient > UInt64.max ? UInt128(Self.keyLimit) : 2 * coefficient * Self.powersOfTen[shift]
    } else if -shift < Self.powersOfTen.count {
      let (whole, rest) = coefficient.quotientAndRemainder(dividingBy: Self.powersOfTen[-shift])
      key = 2 * whole + (rest == 0 ? 0 : 1)
    } else {
      key = 1
    }
    let size = Int(min(key, UInt128(Self.keyLimit)))
    return isNegative ? -size : size
  }

  /// How many decimals it has, without zeros at the end.
  package var decimals: Int { max(0, -reduced(upTo: 0).exponent) }

  /// More than any key that is exact.
  package static let keyLimit = 1 << 62

  private static func order(_ a: UInt128, _ b: UInt128) -> Int { a == b ? 0 : (a < b ? -1 : 1) }

  private static func orderOfSizes(_ a: Decimal128, _ b: Decimal128) -> Int {
    let shift = a.exponent - b.exponent
    // Numbers of people are short: brought to one exponent they fit, and their digits need not be counted.
    if a.coefficient <= UInt64.max, b.coefficient <= UInt64.max, abs(shift) <= mostShort {
      return order(a.coefficient * powersOfTen[max(0, shift)], b.coefficient * powersOfTen[max(0, -shift)])
    }
    let (sizeA, sizeB) = (digitCount(a.coefficient) + a.exponent, digitCount(b.coefficient) + b.exponent)
    if sizeA != sizeB { return sizeA - sizeB }
    return order(
      a.coefficient * powersOfTen[max(0, a.exponent - b.exponent)], b.coefficient * powersOfTen[max(0, b.exponent - a.exponent)])
  }

  private var signum: Int { coefficient == 0 ? 0 : (isNegative ? -1 : 1) }
}

extension Decimal128: CustomStringConvertible {
  /// Reads a FEEL number: digits, an optional fraction and an optional exponent; nothing before, between or after.
  /// More than 34 digits are rounded half to even. `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    var digits: UInt128 = 0
    var count = 0
    var exponent = 0
    var sticky = false
    var seenDigit = false
    var afterPoint = false
    var rest = Array(text.utf8)[...]
    let negative = rest.first == UInt8(ascii: "-")
    if negative { rest = rest.dropFirst() }
    while let byte = rest.first {
      if byte >= 0x30, byte <= 0x39 {
        seenDigit = true
        if count < 37 {
          digits = digits * 10 + UInt128(byte - 0x30)
          if digits != 0 { count += 1 }
          if afterPoint { exponent -= 1 }
        } else {
          sticky = sticky || byte != 0x30
          if !afterPoint { exponent += 1 }
        }
      } else if byte == UInt8(ascii: "."), !afterPoint, rest.count > 1 {
        afterPoint = true
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard seenDigit else { return nil }
    if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      guard let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), power.magnitude < 100_000 else { return nil }
      exponent += power
      rest = []
    }
    guard rest.isEmpty, let value = Self.rounded(negative, digits, exponent, sticky: sticky) else { return nil }
    self = value
  }

  /// Plain digits where that is short, otherwise scientific notation.
  public var description: String {
    let digits = String(coefficient)
    let sign = isNegative ? "-" : ""
    if exponent == 0 { return sign + digits }
    // A zero of many digits, or of a great or small scale, is nothing but 0.
    if coefficient == 0, exponent > 0 || exponent < -Self.precision { return "0" }
    let adjusted = exponent + digits.count - 1
    if exponent > 0 {
      if adjusted < Self.precision { return sign + digits + String(repeating: "0", count: exponent) }
    } else if adjusted >= -7 {
      if digits.count > -exponent {
        let point = digits.index(digits.endIndex, offsetBy: exponent)
        return sign + digits[..<point] + "." + digits[point...]
      }
      return sign + "0." + String(repeating: "0", count: -exponent - digits.count) + digits
    }
    let fraction = digits.dropFirst()
    return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "E" + (adjusted < 0 ? "" : "+") + String(adjusted)
  }
}
