/// Equal yearly amounts.
package enum Annuity {
  /// What a sum costs each year, at the end of each of `years` years, with interest `rate`: P·r / (1 − (1 + r)^−n), and P/n without interest.
  package static func yearly(_ sum: Double, rate: Double, years: Double) -> Double {
    rate == 0 ? sum / years : sum * rate / (1 - Elementary.power(1 + rate, -years))
  }
}

/// What an amount in a month is worth now: (1 + r)^(−m/12).
package enum Discount {
  package static func factors(rate: Double, months: Int) -> [Double] {
    (0..<months).map { Elementary.power(1 + rate, -Double($0) / 12) }
  }
}
