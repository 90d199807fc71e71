/// What a case comes to, for one option against usual care.
package struct CaseOutcome: Sendable {
  package let option: String?
  package let parties: [MoneyLine]
  package let total: MoneyLine
  /// What is saved without showing in the bank, per party: in capacity and in quality, each as a present value in euros.
  package let uncashed: [CaseItem.Rest: [Double]]
  package let effects: [Effect]
  /// What each item comes to for who has it, in the order of the case; of a transfer first for who pays and then for who receives.
  package let worths: [ItemWorth]
  /// The present value of the costs that each party bears.
  package let costs: [Double]
  /// Present value of benefits over that of inputs; `nil` when the case does not say how much would have come anyway, or nothing is put in.
  package let socialReturn: Double?
  /// The euros a year that the tariff leaves uncovered, because a technology lives shorter than it assumes; `nil` where no technology is named.
  package let lifetimeGap: Double?

  /// What an item comes to for a party.
  package struct ItemWorth: Sendable {
    package let item: String
    /// The place of the party.
    package let party: Int
    /// The present value, above 0 for what comes in or is saved.
    package let value: Double
  }

  /// Something that is no money, over the whole case.
  package struct Effect: Sendable {
    package let item: String
    package let party: String
    package let amount: Double
    package let unit: String
    /// Its present value in euros, where the user values it.
    package let value: Double?
  }
}

/// The money of a party, or of all together, month by month.
package struct MoneyLine: Sendable {
  /// Euros per month, not discounted: what comes in above 0.
  package let flow: [Double]
  /// The net present value, in euros.
  package let presentValue: Double

  init(_ flow: [Double], discount: [Double]) {
    self.flow = flow
    presentValue = zip(flow, discount).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// What lies this close below 0 is 0: sums of binary numbers fall just beside it.
  static let hair = 1e-6

  /// The sum of every month so far.
  package var cumulative: [Double] {
    var sum = 0.0
    return flow.map { money in
      sum += money
      return sum
    }
  }

  /// The first month in which everything so far is at least 0 and stays so; `nil` when that month does not come.
  package var paybackMonth: Int? {
    guard let last = cumulative.lastIndex(where: { $0 < -Self.hair }) else { return 0 }
    return last + 1 < flow.count ? last + 1 : nil
  }

  /// The most that must be found at once.
  package var peakNeed: Double { max(0, -(cumulative.min() ?? 0)) }

  /// The lowest point, with the first month that has it; `nil` where there is none that whole euros would show.
  package var deepest: (need: Double, month: Int)? {
    let sums = cumulative
    guard peakNeed >= 0.5, let month = sums.indices.min(by: { sums[$0] < sums[$1] }) else { return nil }
    return (peakNeed, month)
  }

  /// Euros per year, not discounted.
  package var perYear: [Double] { stride(from: 0, to: flow.count, by: 12).map { flow[$0..<min($0 + 12, flow.count)].reduce(0, +) } }

  /// The months in which money must be found before it comes back, from the first to the last of each stretch.
  package var shortMonths: [ClosedRange<Int>] {
    var stretches: [ClosedRange<Int>] = []
    for (month, sum) in cumulative.enumerated() where sum < -Self.hair {
      if let last = stretches.last, last.upperBound == month - 1 {
        stretches[stretches.count - 1] = last.lowerBound...month
      } else {
        stretches.append(month...month)
      }
    }
    return stretches
  }
}

extension ReadyCase {
  /// - Parameters:
  ///   - option: one of `alternatives`.
  ///   - assumptions: a value for each assumption.
  package func outcome(_ option: String?, _ assumptions: [Double]) -> CaseOutcome {
    withValues(assumptions) { values in
      let discount = Discount.factors(rate: source.rate, months: source.months)
      var sums = CaseSums(parties: source.parties.count, months: source.months)
      for item in items {
        let weight = weight(item.source, in: option)
        if weight != 0 { sums.add(item, weight, values, discount, source) }
      }
      let lines = sums.flows.map { MoneyLine($0, discount: discount) }
      let total = (0..<source.months).map { month in sums.flows.reduce(0) { $0 + $1[month] } }
      return CaseOutcome(
        option: option, parties: lines, total: MoneyLine(total, discount: discount), uncashed: sums.uncashed, effects: sums.effects,
        worths: sums.worths, costs: sums.costs.map { max(0, $0) }, socialReturn: sums.socialReturn,
        lifetimeGap: lifetimes.isEmpty
          ? nil
          : lifetimes.reduce(0) { sum, lifetime in
            let investment = lifetime.investment.value(values)
            return sum + Annuity.yearly(investment, rate: source.rate, years: lifetime.years.value(values))
              - Annuity.yearly(investment, rate: source.rate, years: lifetime.tariffYears)
          })
    }
  }
}

/// The sums of a case while its items are added.
private struct CaseSums {
  var flows: [[Double]]
  var uncashed: [CaseItem.Rest: [Double]]
  var effects: [CaseOutcome.Effect] = []
  var worths: [CaseOutcome.ItemWorth] = []
  var costs: [Double]
  private var inputs = 0.0
  private var benefits = 0.0
  private var knowsSocialTerms = false

  init(parties: Int, months: Int) {
    flows = [[Double]](repeating: [Double](repeating: 0, count: months), count: parties)
    let none = [Double](repeating: 0, count: parties)
    (costs, uncashed) = (none, [.capacity: none, .quality: none])
  }

  var socialReturn: Double? { knowsSocialTerms && inputs > 0 ? benefits / inputs : nil }

  mutating func add(
    _ item: ReadyItem, _ weight: Double, _ values: UnsafeBufferPointer<Double>, _ discount: [Double], _ source: BusinessCase
  ) {
    let whole = item.whole(values) * weight
    let months = item.factors.indices.filter { item.factors[$0] != 0 }
    func present(_ money: (Int) -> Double) -> Double { months.reduce(0) { $0 + money($1) * discount[$1] } }
    func move(_ party: Int, _ money: (Int) -> Double) {
      for month in months { flows[party][month] += money(month) }
      worths.append(CaseOutcome.ItemWorth(item: item.source.id, party: party, value: present(money)))
    }
    switch item.source.kind {
    case .cost:
      move(item.party) { -whole * item.factors[$0] }
      let worth = present { whole * item.factors[$0] }
      costs[item.party] += worth
      inputs += worth
    case .transfer:
      move(item.party) { -whole * item.factors[$0] }
      if let receiver = item.receiver { move(receiver) { whole * item.factors[$0] } }
    case .revenue:
      move(item.party) { whole * item.factors[$0] }
      gain(item, values) { whole * item.factors[$0] * discount[$0] }
    case .saving:
      let (share, most) = item.cashing(values)
      func cash(_ month: Int) -> Double { weight * min(share * whole * weight * item.factors[month], most) }
      move(item.party, cash)
      gain(item, values) { cash($0) * discount[$0] }
      let rest = item.source.cashing?.rest ?? .capacity
      uncashed[rest]?[item.party] += present { whole * item.factors[$0] - cash($0) }
    case .effect:
      let worth = item.valuation?.value(values)
      effects.append(
        CaseOutcome.Effect(
          item: item.source.id, party: source.parties[item.party].id, amount: whole * item.factors.reduce(0, +),
          unit: item.countedIn.description, value: worth.map { worth in present { worth * whole * item.factors[$0] } }))
      if let worth { gain(item, values) { worth * whole * item.factors[$0] * discount[$0] } }
    }
  }

  /// Adds a benefit to the social return: what would have come anyway, moves elsewhere, is due to others or fades is no benefit.
  private mutating func gain(_ item: ReadyItem, _ values: UnsafeBufferPointer<Double>, _ worth: (Int) -> Double) {
    guard let terms = item.social else { return }
    knowsSocialTerms = true
    let kept =
      (1 - terms.deadweight.value(values)) * (1 - terms.displacement.value(values)) * (1 - terms.byOthers.value(values))
    let stays = 1 - terms.dropOff.value(values)
    var yearly = kept
    for month in item.factors.indices {
      if month > 0, month.isMultiple(of: 12) { yearly *= stays }
      if item.factors[month] != 0 { benefits += worth(month) * yearly }
    }
  }
}
