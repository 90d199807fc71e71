import BusinessCase
import FEEL
import Funding
import Library

/// A figure that can be right, and that was more likely meant in another way.
struct CaseBuilderDoubt: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// The purchase for all clients looks like the price for one.
    case priceOfOne
    /// The licence of all clients together comes to next to nothing for one.
    case smallPrice
    /// More time is added than the work takes now.
    case extraOfAll
    /// More hours for one client than a month has.
    case hoursOfAll
    /// What somebody gains by all clients in a year is many times what everything costs in a year.
    case benefitOfAll
    /// Who keeps the rate of the hours that are saved also has a gain of its own: it may be the same money.
    case countedTwice(CaseBuilderParty)
  }

  let kind: Kind
  /// The name of the figure in the address.
  let entry: String
  let meant: Meant

  enum Meant: Hashable, Sendable {
    /// The same figures, by name, on another basis; without any it is not clear on which.
    case on([String: CaseBuilderBasis])
    /// Nothing: it was counted already.
    case nothing
  }
}

extension CaseBuilder {
  /// A purchase below this for each client looks like the price for one, in euros.
  static let leastPerClient = 50
  /// Who gains so many times what everything costs may have given a sum where one client was asked.
  private static let muchGained = 20

  /// What is worth asking again.
  var doubts: [CaseBuilderDoubt] {
    guard let clients = compared["clienten"], clients > Decimal128(1) else { return countedTwice }
    return priceOfOne(clients) + smallPrice + hoursOfAll(clients) + extraOfAll + benefitOfAll(clients) + countedTwice
  }

  private func priceOfOne(_ clients: Decimal128) -> [CaseBuilderDoubt] {
    guard basis("aanschaf") == .all, let purchase = compared["aanschaf"], purchase > .zero,
      let least = clients.multiplied(by: Decimal128(Self.leastPerClient)), purchase < least
    else { return [] }
    return [CaseBuilderDoubt(kind: .priceOfOne, entry: "aanschaf", meant: .on(["aanschaf": .client]))]
  }

  private var smallPrice: [CaseBuilderDoubt] {
    guard let basis = basis("licentie"), !basis.isOfOne, let price = compared["licentie"], price > .zero, price < Decimal128(1) else {
      return []
    }
    return [
      CaseBuilderDoubt(kind: .smallPrice, entry: "licentie", meant: .on(["licentie": basis == .allYear ? .clientYear : .clientMonth]))
    ]
  }

  private var extraOfAll: [CaseBuilderDoubt] {
    guard let extra = compared[Self.extraKey], let now = compared["urenNu"], extra > now else { return [] }
    return [CaseBuilderDoubt(kind: .extraOfAll, entry: Self.extraKey, meant: ofAll([Self.extraKey]))]
  }

  private func hoursOfAll(_ clients: Decimal128) -> [CaseBuilderDoubt] {
    let ids = ["uren", "urenNu"]
    let most = Decimal128(ReadyCase.hoursOfMonth)
    guard let first = ids.first(where: { id in isOfOne(id) && compared[id].map { $0 > most } ?? false }) else { return [] }
    return [CaseBuilderDoubt(kind: .hoursOfAll, entry: first, meant: ofAll(ids))]
  }

  /// The same figures for all clients: who takes those of all for those of one does so at each question about the same.
  private func ofAll(_ ids: [String]) -> CaseBuilderDoubt.Meant {
    .on(
      Dictionary(ids.filter { compared[$0] != nil && isOfOne($0) }.compactMap { id in basis(id)?.ofAll.map { (id, $0) } }) { first, _ in
        first
      })
  }

  private func benefitOfAll(_ clients: Decimal128) -> [CaseBuilderDoubt] {
    guard let costs = yearlyCosts, costs > .zero, let much = costs.multiplied(by: Decimal128(Self.muchGained)) else { return [] }
    return entries.compactMap { entry in
      guard isOfOne(entry.id), let benefit = yearlyBenefit(entry), let all = benefit.multiplied(by: clients), all > much else { return nil }
      let along = entry.party.map(\.spending) ?? "urenNu"
      return CaseBuilderDoubt(kind: .benefitOfAll, entry: entry.id, meant: ofAll([entry.id, along]))
    }
  }

  private var countedTwice: [CaseBuilderDoubt] {
    guard let payer = hoursPayer, numbers[Self.paidHourKey] != nil, numbers["uren"] != nil, numbers[payer.benefit] != nil else { return [] }
    return [CaseBuilderDoubt(kind: .countedTwice(payer), entry: payer.benefit, meant: .nothing)]
  }

  /// What a figure brings in a year for one client, in euros: what a party gains, or what the hours save; `nil` for any other.
  func yearlyBenefit(_ entry: Entry) -> Decimal128? {
    if entry.id == entry.party?.benefit { return compared[entry.id] }
    // Hours of which there are more than a month has are asked about by themselves.
    guard entry.id == "uren", let hours = compared["uren"], hours <= Decimal128(ReadyCase.hoursOfMonth), let cost = compared["uurkosten"],
      let share = compared["deel"]
    else { return nil }
    return hours.multiplied(by: cost)?.multiplied(by: share)?.multiplied(by: Decimal128(12))?.divided(by: Decimal128(100))
  }

  private func isOfOne(_ id: String) -> Bool { basis(id)?.isOfOne ?? false }

  /// Everything that was filled in as costs, in an average year, without buying anew.
  private var yearlyCosts: Decimal128? {
    guard let years = compared["jaren"], let months = years.multiplied(by: Decimal128(12)), let clients = compared["clienten"],
      let clientMonths = clients.multiplied(by: months)
    else { return nil }
    let one = Decimal128(1)
    let parts: [(String, Decimal128)] = [
      ("aanschaf", one), ("invoering", one), ("andereEenmalig", one), ("licentie", clientMonths), ("beheer", months),
      ("anderePerJaar", years), ("scholing", compared["scholingUurkosten"] ?? .zero),
      (Self.extraKey, clientMonths.multiplied(by: compared["uurkosten"] ?? .zero) ?? .zero),
    ]
    var sum = Decimal128.zero
    for (id, times) in parts {
      guard let part = (compared[id] ?? .zero).multiplied(by: times), let more = sum.adding(part) else { return nil }
      sum = more
    }
    return sum.divided(by: years)
  }

  /// Everything that was filled in, with one figure as it may have been meant.
  func items(meaning doubt: CaseBuilderDoubt) -> [(key: String, value: String)] {
    switch doubt.meant {
    case .nothing: items().filter { $0.key != doubt.entry && $0.key != Self.basisKey(doubt.entry) }
    case .on(let bases):
      items().filter { item in !bases.keys.contains { Self.basisKey($0) == item.key } }
        + bases.sorted { $0.key < $1.key }.map { (key: Self.basisKey($0.key), value: $0.value.rawValue) }
    }
  }
}
