/// A natural number of any size, for results that need more than 128 bits on the way to 34 digits.
struct WideNatural: Sendable {
  /// The lowest first; the highest is not zero.
  private(set) var limbs: [UInt]

  private init(limbs: [UInt]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  init(_ value: UInt128) { self.init(limbs: [UInt(truncatingIfNeeded: value), UInt(truncatingIfNeeded: value >> 64)]) }

  static func powerOfTen(_ exponent: Int) -> WideNatural {
    var power = WideNatural(Decimal128.powersOfTen[exponent % 38])
    for _ in 0..<exponent / 38 { power = power * WideNatural(Decimal128.powersOfTen[38]) }
    return power
  }

  static func powerOfTwo(_ exponent: Int) -> WideNatural { WideNatural(1) << exponent }

  var isZero: Bool { limbs.isEmpty }

  var bitWidth: Int { limbs.last.map { limbs.count * 64 - $0.leadingZeroBitCount } ?? 0 }

  /// The number itself; `nil` when it does not fit.
  var narrow: UInt128? {
    switch limbs.count {
    case 0: 0
    case 1: UInt128(limbs[0])
    case 2: UInt128(limbs[1]) << 64 | UInt128(limbs[0])
    default: nil
    }
  }

  /// The lowest `count` bits.
  func lowest(_ count: Int) -> WideNatural { self - (self >> count) << count }
}

// MARK: - Arithmetic

extension WideNatural: Comparable {
  static func < (a: WideNatural, b: WideNatural) -> Bool {
    if a.limbs.count != b.limbs.count { return a.limbs.count < b.limbs.count }
    for index in a.limbs.indices.reversed() where a.limbs[index] != b.limbs[index] { return a.limbs[index] < b.limbs[index] }
    return false
  }

  static func + (a: WideNatural, b: WideNatural) -> WideNatural {
    var result = a.limbs.count >= b.limbs.count ? a.limbs : b.limbs
    let other = a.limbs.count >= b.limbs.count ? b.limbs : a.limbs
    var carry = false
    for index in result.indices {
      if index >= other.count && !carry { break }
      let (first, overflow) = result[index].addingReportingOverflow(index < other.count ? other[index] : 0)
      let (second, more) = first.addingReportingOverflow(carry ? 1 : 0)
      (result[index], carry) = (second, overflow || more)
    }
    if carry { result.append(1) }
    return WideNatural(limbs: result)
  }

  /// The difference; `a` must not be less than `b`.
  static func - (a: WideNatural, b: WideNatural) -> WideNatural {
    var result = a.limbs
    var borrow = false
    for index in result.indices {
      if index >= b.limbs.count && !borrow { break }
      let (first, overflow) = result[index].subtractingReportingOverflow(index < b.limbs.count ? b.limbs[index] : 0)
      let (second, more) = first.subtractingReportingOverflow(borrow ? 1 : 0)
      (result[index], borrow) = (second, overflow || more)
    }
    precondition(!borrow && a.limbs.count >= b.limbs.count, "a natural number cannot be less than zero")
    return WideNatural(limbs: result)
  }

  static func * (a: WideNatural, b: WideNatural) -> WideNatural {
    var result = [UInt](repeating: 0, count: a.limbs.count + b.limbs.count)
    for (i, x) in a.limbs.enumerated() {
      var carry: UInt = 0
      for (j, y) in b.limbs.enumerated() {
        let (high, low) = x.multipliedFullWidth(by: y)
        let (first, overflow) = low.addingReportingOverflow(result[i + j])
        let (second, more) = first.addingReportingOverflow(carry)
        result[i + j] = second
        carry = high + (overflow ? 1 : 0) + (more ? 1 : 0)
      }
      result[i + b.limbs.count] = carry
    }
    return WideNatural(limbs: result)
  }

  static func << (a: WideNatural, count: Int) -> WideNatural {
    guard !a.isZero else { return a }
    let (words, bits) = (count / 64, count % 64)
    var result = [UInt](repeating: 0, count: words)
    var carry: UInt = 0
    for limb in a.limbs {
      result.append(limb << bits | carry)
      carry = bits == 0 ? 0 : limb >> (64 - bits)
    }
    return WideNatural(limbs: result + [carry])
  }

  static func >> (a: WideNatural, count: Int) -> WideNatural {
    let (words, bits) = (count / 64, count % 64)
    guard words < a.limbs.count else { return WideNatural(0) }
    var result = Array(a.limbs[words...])
    guard bits > 0 else { return WideNatural(limbs: result) }
    for index in result.indices {
      result[index] = result[index] >> bits | (index + 1 < result.count ? result[index + 1] << (64 - bits) : 0)
    }
    return WideNatural(limbs: result)
  }

  /// The quotient without the remainder; `divisor` must not be zero.
  func divided(by divisor: UInt) -> WideNatural {
    var result = limbs
    var rest: UInt = 0
    for index in result.indices.reversed() { (result[index], rest) = divisor.dividingFullWidth((rest, result[index])) }
    return WideNatural(limbs: result)
  }

  /// Long division with digits of 64 bits; `divisor` must not be zero.
  func divided(by divisor: WideNatural) -> (quotient: WideNatural, remainder: WideNatural) {
    guard self >= divisor else { return (WideNatural(0), self) }
    let shift = divisor.limbs[divisor.limbs.count - 1].leadingZeroBitCount
    let lower = (divisor << shift).limbs
    var upper = (self << shift).limbs + [0]
    let top = lower.count - 1
    var quotient = [UInt](repeating: 0, count: max(1, upper.count - lower.count))
    for index in quotient.indices.reversed() where index + lower.count < upper.count {
      var digit = Self.guess(upper, at: index + top, lower[top])
      // The guess is at most two too high: take the divisor off so many times, and put it back where that was too much.
      var (borrow, carry): (Bool, UInt) = (false, 0)
      for (j, limb) in lower.enumerated() {
        let (high, low) = digit.multipliedFullWidth(by: limb)
        let (product, overflow) = low.addingReportingOverflow(carry)
        carry = high + (overflow ? 1 : 0)
        (upper[index + j], borrow) = Self.subtract(upper[index + j], product, borrow)
      }
      (upper[index + lower.count], borrow) = Self.subtract(upper[index + lower.count], carry, borrow)
      while borrow {
        digit -= 1
        var again = false
        for (j, limb) in lower.enumerated() {
          let (first, overflow) = upper[index + j].addingReportingOverflow(limb)
          let (second, more) = first.addingReportingOverflow(again ? 1 : 0)
          (upper[index + j], again) = (second, overflow || more)
        }
        let (last, overflow) = upper[index + lower.count].addingReportingOverflow(again ? 1 : 0)
        (upper[index + lower.count], borrow) = (last, !overflow)
      }
      quotient[index] = digit
    }
    return (WideNatural(limbs: quotient), WideNatural(limbs: upper) >> shift)
  }

  private static func guess(_ upper: [UInt], at index: Int, _ top: UInt) -> UInt {
    upper[index + 1] >= top ? .max : top.dividingFullWidth((upper[index + 1], upper[index])).quotient
  }

  private static func subtract(_ a: UInt, _ b: UInt, _ borrow: Bool) -> (UInt, Bool) {
    let (first, overflow) = a.subtractingReportingOverflow(b)
    let (second, more) = first.subtractingReportingOverflow(borrow ? 1 : 0)
    return (second, overflow || more)
  }

  /// The largest number whose square is not larger (Newton's method, from above).
  var squareRoot: WideNatural {
    var root = WideNatural.powerOfTwo((bitWidth + 1) / 2)
    while true {
      guard !root.isZero else { return root }
      let next = (root + divided(by: root).quotient) >> 1
      if next >= root { return root }
      root = next
    }
  }
}
