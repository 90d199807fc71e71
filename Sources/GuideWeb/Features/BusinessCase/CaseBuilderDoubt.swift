import BusinessCase
import FEEL
import Funding
import Library

/// A figure that can be right, and that was more likely meant in another way.
struct CaseBuilderDoubt: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// The purchase for all clients looks like the price for one.
    case priceOfOne
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
  /// What may have been meant; `nil` for nothing at all.
  let meant: Decimal128?
  /// Figures that were then meant in the same way, with what they may have been.
  var along: [String: Decimal128] = [:]
}

extension CaseBuilder {
  /// A purchase below this for each client looks like the price for one, in euros.
  static let leastPerClient = 50
  /// Who gains so many times what everything costs may have given a sum where one client was asked.
  private static let muchGained = 20

  /// What is worth asking again.
  var doubts: [CaseBuilderDoubt] {
    guard let clients = numbers["clienten"], clients > Decimal128(1) else { return countedTwice }
    return priceOfOne(clients) + hoursOfAll(clients) + benefitOfAll(clients) + countedTwice
  }

  private func priceOfOne(_ clients: Decimal128) -> [CaseBuilderDoubt] {
    guard let purchase = numbers["aanschaf"], purchase > .zero, let least = clients.multiplied(by: Decimal128(Self.leastPerClient)),
      purchase < least, let all = purchase.multiplied(by: clients)
    else { return [] }
    return [CaseBuilderDoubt(kind: .priceOfOne, entry: "aanschaf", meant: all)]
  }

  private func hoursOfAll(_ clients: Decimal128) -> [CaseBuilderDoubt] {
    let ids = ["uren", "urenNu"]
    let most = Decimal128(ReadyCase.hoursOfMonth)
    guard let first = ids.first(where: { numbers[$0].map { $0 > most } ?? false }), let hours = numbers[first] else { return [] }
    // Who takes the hours of all for those of one does so at both questions.
    let others = ids.filter { $0 != first }.compactMap { id in numbers[id].flatMap { share(of: $0, clients) }.map { (id, $0) } }
    return [
      CaseBuilderDoubt(
        kind: .hoursOfAll, entry: first, meant: share(of: hours, clients), along: Dictionary(others) { first, _ in first })
    ]
  }

  private func benefitOfAll(_ clients: Decimal128) -> [CaseBuilderDoubt] {
    guard let costs = yearlyCosts, costs > .zero, let much = costs.multiplied(by: Decimal128(Self.muchGained)) else { return [] }
    return entries.compactMap { entry in
      guard entry.id == entry.party?.benefit, let benefit = numbers[entry.id], let all = benefit.multiplied(by: clients),
        all > much
      else { return nil }
      return CaseBuilderDoubt(kind: .benefitOfAll, entry: entry.id, meant: share(of: benefit, clients))
    }
  }

  private var countedTwice: [CaseBuilderDoubt] {
    guard let payer = hoursPayer, numbers[Self.paidHourKey] != nil, numbers["uren"] != nil, numbers[payer.benefit] != nil else { return [] }
    return [CaseBuilderDoubt(kind: .countedTwice(payer), entry: payer.benefit, meant: nil)]
  }

  private func share(of number: Decimal128, _ clients: Decimal128) -> Decimal128? {
    number.divided(by: clients)?.rounded(toScale: 2, .halfUp)
  }

  /// Everything that was filled in as costs, in an average year, without buying anew.
  private var yearlyCosts: Decimal128? {
    guard let years = numbers["jaren"], let months = years.multiplied(by: Decimal128(12)), let clients = numbers["clienten"],
      let clientMonths = clients.multiplied(by: months)
    else { return nil }
    let one = Decimal128(1)
    let parts: [(String, Decimal128)] = [
      ("aanschaf", one), ("invoering", one), ("andereEenmalig", one), ("licentie", clientMonths), ("beheer", months),
      ("anderePerJaar", years), ("scholing", numbers["scholingUurkosten"] ?? .zero),
    ]
    var sum = Decimal128.zero
    for (id, times) in parts {
      guard let part = (numbers[id] ?? .zero).multiplied(by: times), let more = sum.adding(part) else { return nil }
      sum = more
    }
    return sum.divided(by: years)
  }

  /// Everything that was filled in, with one figure as it may have been meant.
  func items(meaning doubt: CaseBuilderDoubt) -> [(key: String, value: String)] {
    items().compactMap { item in
      if let along = doubt.along[item.key] { return (key: item.key, value: WrittenNumber.text(along)) }
      guard item.key == doubt.entry else { return item }
      return doubt.meant.map { (key: item.key, value: WrittenNumber.text($0)) }
    }
  }
}
