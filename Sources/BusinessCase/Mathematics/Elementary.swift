/// Exponent, logarithm and power with additions, multiplications and divisions only.
///
/// The libraries of systems round these differently in the last digit. With these, every machine finds the same bits. The error is below
/// two units in the last place.
enum Elementary {
  private static let ln2High = 0x1.62e42fee00000p-1
  private static let ln2Low = 0x1.a39ef35793c76p-33

  static func exp(_ x: Double) -> Double {
    guard x < 709.7 else { return x.isNaN ? x : .infinity }
    guard x > -708 else { return 0 }
    let k = (x / (ln2High + ln2Low)).rounded()
    let r = (x - k * ln2High) - k * ln2Low
    // |r| ≤ 0.347: eighteen terms of the series are more than a double can hold.
    var sum = 1.0
    for n in stride(from: 17.0, through: 1, by: -1) { sum = 1 + r / n * sum }
    return Double(sign: .plus, exponent: Int(k), significand: sum)
  }

  /// - Precondition: `x` is above 0; else the result is no number.
  static func log(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : (x == .infinity ? x : .nan) }
    var (exponent, m) = (Double(x.exponent), x.significand)
    if m > 1.4142135623730951 { (exponent, m) = (exponent + 1, m / 2) }
    let s = (m - 1) / (m + 1)
    let square = s * s
    var sum = 0.0
    for n in stride(from: 23.0, through: 3, by: -2) { sum = (sum + 1 / n) * square }
    return exponent * ln2High + (2 * s + (2 * s * sum + exponent * ln2Low))
  }

  static func power(_ base: Double, _ exponent: Double) -> Double { exponent == 0 ? 1 : exp(exponent * log(base)) }

  /// The logarithm of Γ(x), for x of at least 1.
  static func logGamma(_ x: Double) -> Double {
    // Γ(x) = Γ(x + n) / (x · … · (x + n − 1)); Stirling's series is exact enough from 12 on.
    var (shifted, product) = (x, 1.0)
    while shifted < 12 {
      product *= shifted
      shifted += 1
    }
    let inverse = 1 / shifted
    let square = inverse * inverse
    let series =
      inverse
      * (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square * (1 / 1680.0 - square * (1 / 1188.0 - square * 691 / 360_360)))))
    return (shifted - 0.5) * log(shifted) - shifted + 0.9189385332046727 + series - log(product)
  }
}
