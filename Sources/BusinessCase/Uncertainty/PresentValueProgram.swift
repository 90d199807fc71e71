/// The net present value of every party as a function of the assumptions, made ready to be computed many times: what does not depend on the
/// assumptions (when an amount counts, and what it is then worth now) is one number per item.
struct PresentValueProgram: Sendable {
  private let ready: ReadyCase
  private let parts: [Part]
  private let discount: [Double]

  private struct Part: Sendable {
    let item: ReadyItem
    /// The present value of an amount of 1, with the sign with which the party has it.
    let worth: Double
    /// 1, or -1 for what usual care has.
    let weight: Double
    /// Whether a floor makes the months differ, so that each is computed by itself.
    let isBounded: Bool
  }

  init(_ ready: ReadyCase, option: String?) {
    let discount = Discount.factors(rate: ready.source.rate, months: ready.source.months)
    self.ready = ready
    self.discount = discount
    parts = ready.items.compactMap { item in
      let weight = ready.weight(item.source, in: option)
      guard weight != 0, item.source.kind != .effect else { return nil }
      let isPaid = item.source.kind == .cost || item.source.kind == .transfer
      let worth = zip(item.factors, discount).reduce(0) { $0 + $1.0 * $1.1 }
      return Part(
        item: item, worth: isPaid ? -worth * weight : worth * weight, weight: weight, isBounded: item.floor != nil && !item.lacksCluster)
    }
  }

  var parties: Int { ready.source.parties.count }

  /// Adds up into `sums`, which has a place per party and then one for all together.
  func compute(_ assumptions: [Double], into sums: UnsafeMutableBufferPointer<Double>) {
    for place in 0...parties { sums[place] = 0 }
    ready.withValues(assumptions) { values in
      for part in parts {
        let whole = part.item.whole(values)
        switch part.item.source.kind {
        case .cost, .revenue: sums[part.item.party] += whole * part.worth
        case .transfer:
          sums[part.item.party] += whole * part.worth
          if let receiver = part.item.receiver { sums[receiver] -= whole * part.worth }
        case .saving:
          let (share, most) = part.item.cashing(values)
          sums[part.item.party] += part.isBounded ? bounded(part, whole * share, most) : whole * share * part.worth
        case .effect: break
        }
      }
    }
    for place in 0..<parties { sums[parties] += sums[place] }
  }

  private func bounded(_ part: Part, _ amount: Double, _ most: Double) -> Double {
    var sum = 0.0
    for (month, factor) in part.item.factors.enumerated() where factor != 0 { sum += min(amount * factor, most) * discount[month] }
    return part.weight * sum
  }

  /// The values of every party, and then of all together.
  func values(_ assumptions: [Double]) -> [Double] {
    [Double](unsafeUninitializedCapacity: parties + 1) { buffer, count in
      buffer.initialize(repeating: 0)
      compute(assumptions, into: buffer)
      count = buffer.count
    }
  }
}
