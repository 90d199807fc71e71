/// Which payments between the parties leave nobody worse off. All in cents of present value; what is received is above 0.
package struct Transfers: Sendable {
  /// Per party, before any payment.
  package let before: [Cents]
  /// What price, volume or subsidy must still close; 0 when payments are enough.
  package let shortfall: Cents
  /// Per party, for each way to divide; empty where no payments can leave nobody worse off.
  package let divisions: [Division: [Cents]]

  package enum Division: String, CaseIterable, Sendable {
    /// Who loses ends at 0; who gains pays in proportion to the gain.
    case nobodyLoses = "geenVerliezer"
    /// Everybody ends with an equal part of the total.
    case equal = "gelijk"
    /// Everybody ends with a part of the total in proportion to the costs borne; not there when nobody bears costs.
    case byCosts = "naarKosten"
  }

  package var arePossible: Bool { shortfall.count == 0 }

  /// - Parameters:
  ///   - before: the net present value of each party.
  ///   - costs: the present value of the costs that each bears, at least 0.
  package init(before: [Cents], costs: [Cents]) {
    self.before = before
    let amounts = before.map(\.count)
    let total = amounts.reduce(0, +)
    shortfall = Cents(count: max(0, -total))
    guard total >= 0, !amounts.isEmpty else {
      divisions = [:]
      return
    }
    var divisions = [Division.nobodyLoses: Self.nobodyLoses(amounts)]
    divisions[.equal] = Self.ending(Cents.divide(total, over: amounts.map { _ in 1 }), amounts)
    if costs.contains(where: { $0.count > 0 }) {
      divisions[.byCosts] = Self.ending(Cents.divide(total, over: costs.map(\.count)), amounts)
    }
    self.divisions = divisions.mapValues { $0.map { Cents(count: $0) } }
  }

  private static func nobodyLoses(_ amounts: [Int64]) -> [Int64] {
    let lost = -amounts.filter { $0 < 0 }.reduce(0, +)
    guard lost > 0 else { return amounts.map { _ in 0 } }
    let paid = Cents.divide(lost, over: amounts.map { max(0, $0) })
    return zip(amounts, paid).map { amount, paid in amount < 0 ? -amount : -paid }
  }

  private static func ending(_ ends: [Int64], _ amounts: [Int64]) -> [Int64] { zip(ends, amounts).map { $0 - $1 } }
}

/// The same payments as equal amounts at the start of each year.
package enum YearlyTransfers {
  /// - Returns: per party, in cents a year; their sum is 0.
  package static func of(_ transfers: [Cents], rate: Double, years: Int) -> [Cents] {
    let worth = Discount.factors(rate: rate, months: 12 * years).enumerated().filter { $0.offset.isMultiple(of: 12) }.reduce(0) {
      $0 + $1.element
    }
    var yearly = transfers.map { Cents($0.euros / worth).count }
    // Rounding leaves a few cents; the largest amount hides them best.
    if let largest = yearly.indices.max(by: { yearly[$0].magnitude < yearly[$1].magnitude }) { yearly[largest] -= yearly.reduce(0, +) }
    return yearly.map { Cents(count: $0) }
  }
}

/// A kind of agreement by which money goes from who gains to who pays.
package enum Instrument: String, CaseIterable, Sendable {
  case sharedSavings = "shared-savings"
  case bundledPayment = "bundelbekostiging"
  case tariffDifferentiation = "tariefdifferentiatie"
  case bridging = "overbrugging"

  /// The facts that name it.
  package var facts: [String] {
    switch self {
    case .sharedSavings: ["F-S6.2", "F-S6.4"]
    case .bundledPayment: ["F-S6.2"]
    case .tariffDifferentiation: ["G-ZK3"]
    case .bridging: ["F-S6.3"]
    }
  }

  /// What fits the parties of a division: a care office has its tariffs, an insurer shares savings, several payers bundle; who must find money
  /// before it comes back needs a bridge.
  package static func fitting(payers: [CaseParty], needsBridge: Bool) -> [Instrument] {
    var found: [Instrument] = []
    if payers.contains(where: { $0.kind == .careOffice }) { found.append(.tariffDifferentiation) }
    if payers.contains(where: { $0.kind != .careOffice }) { found.append(.sharedSavings) }
    if Set(payers.map(\.domain)).count > 1 { found.append(.bundledPayment) }
    if needsBridge { found.append(.bridging) }
    return found
  }
}
