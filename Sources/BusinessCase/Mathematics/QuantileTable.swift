/// A quantile function as pieces of degree seven, so that a point is found by one look-up.
///
/// Towards the ends of 0 … 1 pieces become shorter: each halving of the chance has sixteen. No piece is longer than a sixteenth of its
/// distance to the end, the only place where these functions are not smooth, so what is left out is less than 33⁻⁸ of the value, some 10⁻¹².
/// Pieces that do not meet their neighbour as exactly are left out, and the last 2⁻¹³ on both sides has none: there the table gives no number,
/// and who asks computes the point itself.
struct QuantileTable: Sendable {
  private static let halvings = 12
  private static let steps = 16
  private static let pieces = halvings * steps
  /// One more than the pieces: a piece that is no number.
  private static let half = (pieces + 1) * PowerSeries.count
  /// How far pieces may miss each other, as a part of the size of the values there.
  static let tolerance = 1e-12

  /// The pieces for chances below ½, and then the pieces above ½, by what is left to 1.
  private let terms: [Double]

  /// - Parameter series: writes the function of a chance up to ½ around it, below the middle (`false`) or above (`true`): then of what is left to 1.
  private init(_ series: (_ chance: Double, _ isAbove: Bool, _ terms: PowerSeries.Terms) -> Void) {
    terms = [Double](unsafeUninitializedCapacity: 2 * Self.half) { buffer, count in
      buffer.initialize(repeating: .nan)
      count = buffer.count
      guard let start = buffer.baseAddress else { return }
      for (side, isAbove) in [false, true].enumerated() {
        let side = start + side * Self.half
        for piece in (0..<Self.pieces).reversed() {
          let (middle, width) = Self.place(piece)
          let terms = side + piece * PowerSeries.count
          series(middle, isAbove, terms)
          var scale = 1.0
          for index in 0..<PowerSeries.count {
            terms[index] *= scale
            scale *= width
          }
        }
        Self.leaveOut(side)
      }
    }
  }

  /// Leaves out pieces that do not meet the next.
  private static func leaveOut(_ side: PowerSeries.Terms) {
    let gaps = (0..<pieces - 1).map { piece in
      let (lower, upper) = (side + piece * PowerSeries.count, side + (piece + 1) * PowerSeries.count)
      let (end, begin) = (PowerSeries.sum(lower, 0.5), PowerSeries.sum(upper, -0.5))
      return !(abs(end - begin) <= tolerance * (abs(end) + abs(lower[1])))
    }
    for piece in 0..<pieces where (piece > 0 && gaps[piece - 1]) || (piece < pieces - 1 && gaps[piece]) {
      side[piece * PowerSeries.count] = .nan
    }
  }

  /// The middle and the width of a piece; the first is the one nearest to 0.
  private static func place(_ piece: Int) -> (middle: Double, width: Double) {
    let base = Double(sign: .plus, exponent: piece / steps - halvings - 1, significand: 1)
    let width = base / Double(steps)
    return (base + width * (Double(piece % steps) + 0.5), width)
  }

  /// The piece of a chance below ½ and the place in it, from -½ to ½.
  @inline(__always)
  private static func piece(_ chance: Double) -> (piece: Int, place: Double) {
    let bits = chance.bitPattern
    let index = (bits >> 48) &- UInt64((1023 - halvings - 1) * steps)
    let place = Double(bitPattern: (bits << 4 & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000) - 1.5
    return (Int(truncatingIfNeeded: min(index, UInt64(pieces))), place)
  }

  /// The points of chances.
  ///
  /// - Parameter exactly: finds the point where the table has none.
  func points(
    of chances: UnsafePointer<Double>, into points: UnsafeMutablePointer<Double>, count: Int, exactly: (Double) -> Double
  ) {
    terms.withUnsafeBufferPointer { terms in
      guard let start = terms.baseAddress else { return }
      var sum = 0.0
      for index in 0..<count {
        let chance = chances[index]
        let isAbove = chance >= 0.5
        let (piece, place) = Self.piece(isAbove ? 1 - chance : chance)
        let point = PowerSeries.sum(start + ((isAbove ? Self.half : 0) &+ piece &* PowerSeries.count), place)
        points[index] = point
        sum += point
      }
      guard sum.isNaN else { return }
      for index in 0..<count where points[index].isNaN { points[index] = exactly(chances[index]) }
    }
  }
}

extension QuantileTable {
  static let normal = QuantileTable { chance, isAbove, terms in
    let z = NormalDistribution.quantile(chance)
    PowerSeries.normalQuantile(at: z, into: terms)
    if isAbove { for index in 0..<PowerSeries.count { terms[index] = -terms[index] } }
  }

  /// Of a distribution whose points lie between low and high; above the middle it is seen from the other end.
  init(_ beta: BetaDistribution, _ mirrored: BetaDistribution, low: Double, high: Double) {
    var next: Double?
    self.init { chance, isAbove, terms in
      let own = isAbove ? mirrored : beta
      // Pieces are made from the middle outwards; the one before says where to look, save where a side begins.
      let x = own.quantile(chance, near: chance > 0.48 ? nil : next)
      PowerSeries.betaQuantile(at: x, own, into: terms)
      next = PowerSeries.sum(terms, Self.step(from: chance))
      let width = isAbove ? low - high : high - low
      for index in 0..<PowerSeries.count { terms[index] *= width }
      terms[0] += isAbove ? high : low
    }
  }

  /// From the middle of a piece to that of the next one outwards.
  private static func step(from chance: Double) -> Double {
    let (found, _) = piece(chance)
    return found > 0 ? place(found - 1).middle - chance : 0
  }

  init(lognormal likely: Double, deviation: Double) {
    self.init { chance, isAbove, terms in
      PowerSeries.normalQuantile(at: NormalDistribution.quantile(chance), into: terms)
      PowerSeries.exponential(likely, isAbove ? -deviation : deviation, of: terms)
    }
  }
}

/// The chances of a normal distribution as pieces of degree seven, an eighth wide.
struct NormalChances: Sendable {
  private static let steps = 8.0
  private static let reach = 9.0
  private static let pieces = Int(2 * reach * steps)

  private let terms: [Double]

  static let shared = NormalChances()

  private init() {
    terms = [Double](unsafeUninitializedCapacity: Self.pieces * PowerSeries.count) { buffer, count in
      buffer.initialize(repeating: 0)
      count = buffer.count
      guard let start = buffer.baseAddress else { return }
      for piece in 0..<Self.pieces {
        let terms = start + piece * PowerSeries.count
        PowerSeries.normalChance(at: (Double(piece) + 0.5) / Self.steps - Self.reach, into: terms)
        var scale = 1.0
        for index in 0..<PowerSeries.count {
          terms[index] *= scale
          scale /= Self.steps
        }
      }
    }
  }

  /// The chance of less than each: never 0 or 1, which have no point.
  func chances(of points: UnsafePointer<Double>, into chances: UnsafeMutablePointer<Double>, count: Int) {
    terms.withUnsafeBufferPointer { terms in
      guard let start = terms.baseAddress else { return }
      for index in 0..<count {
        let place = (min(max(points[index], -Self.reach), Self.reach) + Self.reach) * Self.steps
        let piece = min(Int(place), Self.pieces - 1)
        let chance = PowerSeries.sum(start + (piece &* PowerSeries.count), place - Double(piece) - 0.5)
        chances[index] = min(max(chance, 0x1p-53), 1 - 0x1p-53)
      }
    }
  }
}
