/// The normal distribution with mean 0 and deviation 1.
enum NormalDistribution {
  /// The 95% point.
  static let point95 = 1.6448536269514722

  static func density(_ z: Double) -> Double { 0.3989422804014327 * Elementary.exp(-z * z / 2) }

  /// The chance of less than `z`.
  static func cumulative(_ z: Double) -> Double {
    let size = abs(z)
    guard size < 38 else { return z < 0 ? 0 : 1 }
    if size < 3 {
      // ½ + φ(z) · (z + z³/3 + z⁵/15 + …)
      var (term, sum, n) = (z, z, 1.0)
      while abs(term) > abs(sum) * 1e-17 {
        n += 2
        term *= z * z / n
        sum += term
      }
      return 0.5 + density(z) * sum
    }
    // φ(z) / (z + 1/(z + 2/(z + 3/…)))
    var fraction = size
    for n in stride(from: 120.0, through: 1, by: -1) { fraction = size + n / fraction }
    let tail = density(size) / fraction
    return z < 0 ? tail : 1 - tail
  }

  /// The point below which the chance is `p`, by the rational approximations of Wichura (Applied Statistics 241, 1988).
  static func quantile(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * ratio(r, centre)
    }
    let r = (-Elementary.log(q < 0 ? p : 1 - p)).squareRoot()
    let size = r <= 5 ? ratio(r - 1.6, middle) : ratio(r - 5, tail)
    return q < 0 ? -size : size
  }

  private typealias Ratio = (above: [Double], below: [Double])

  private static func ratio(_ x: Double, _ ratio: Ratio) -> Double {
    ratio.above.reversed().reduce(0) { $0 * x + $1 } / ratio.below.reversed().reduce(0) { $0 * x + $1 }
  }

  private static let centre: Ratio = (
    [
      3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
      67265.770927008700853,
      33430.575583588128105, 2509.0809287301226727,
    ],
    [
      1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867, 39307.895800092710610,
      28729.085735721942674, 5226.4952788528545610,
    ]
  )
  private static let middle: Ratio = (
    [
      1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258,
      0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
    ],
    [
      1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590, 0.0151986665636164571966,
      5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ]
  )
  private static let tail: Ratio = (
    [
      6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230, 0.0265321895265761230930,
      1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    [
      1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
      1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ]
  )
}
