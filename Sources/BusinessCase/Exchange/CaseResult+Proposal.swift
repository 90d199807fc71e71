import Library

/// What of a case that a party itself pays, and for which it gains too little.
package struct OwnPayment: Hashable, Sendable {
  /// The place of the party that pays, and of the one that receives.
  package let payer: Int
  package let receiver: Int
  /// What it pays in a year in which it pays.
  package let yearly: Cents
  /// Whether the party gains nothing at all in the case.
  package let givesNothing: Bool
}

extension CaseResult {
  /// The payments of the case by which parties lose, where nobody loses by anything else; empty otherwise.
  ///
  /// Who pays for care and gains less loses by what it pays itself. To get that back is no agreement: the payment itself is.
  /// A care provider that pays a payer misses turnover, and pays for nothing: that is left as it is.
  package var ownPayments: [OwnPayment] {
    guard transfers.arePossible else { return [] }
    var found: [OwnPayment] = []
    for payer in transfers.before.indices where transfers.before[payer].count < 0 {
      let items = ready.items.filter { item in
        item.source.kind == .transfer && item.party == payer && item.receiver != nil && ready.weight(item.source, in: outcome.option) > 0
      }
      let worths = outcome.worths.filter { $0.party == payer }
      let paid = -worths.filter { worth in items.contains { $0.source.id == worth.item } }.reduce(0) { $0 + $1.value }
      guard parties[payer].kind != .careProvider, !items.isEmpty, -transfers.before[payer].euros <= paid + 0.01 else { return [] }
      found += unique(items.compactMap(\.receiver)).map { receiver in
        OwnPayment(
          payer: payer, receiver: receiver,
          yearly: Cents(items.filter { $0.receiver == receiver }.reduce(0) { $0 + perYear(of: $1) }),
          givesNothing: !worths.contains { Cents($0.value).count > 0 })
      }
    }
    return found
  }

  /// What an item comes to in a year in which it counts; of an item that comes once, its part of each year.
  private func perYear(of item: ReadyItem) -> Double {
    let whole = ready.withValues(ready.likely) { item.whole($0) }
    let counted = item.factors.filter { $0 != 0 }
    let sum = counted.reduce(0, +)
    return switch item.source.timing.rhythm {
    case .monthly: whole * sum / Double(max(counted.count, 1)) * 12
    case .yearly: whole * sum / Double(max(counted.count, 1))
    case .once, .renewal: whole * sum / Double(max(ready.source.years, 1))
    }
  }

  /// Whether the payments under which nobody loses are worth proposing.
  package var proposes: Bool { ownPayments.isEmpty }
  package var proposedPayments: [Payment] { proposes ? payments : [] }
  /// Per party, what it receives in present value; `nil` where nothing is proposed.
  package var proposed: [Cents]? { proposes ? transfers.divisions[.nobodyLoses] : nil }
  package var proposedYearly: [Cents]? { proposes ? yearly[.nobodyLoses] : nil }
  package var proposedAfter: [MoneyLine] { proposes ? after : outcome.parties }

  /// Per party, with the agreement: the stretches in which it must find money that are worth an agreement of their own.
  package var bridges: [[ClosedRange<Int>]] { proposedAfter.map(\.bridges) }

  /// The places of the parties of which no item says anything.
  package var untouched: [Int] {
    parties.indices.filter { place in !ready.items.contains { $0.party == place || $0.receiver == place } }
  }

  /// Whether everything was drawn, and nothing varies.
  package var isCertain: Bool { uncertainty?.rankCorrelations.isEmpty ?? false }

  /// Whether every figure that somebody filled in is a guess.
  package var isGuessed: Bool {
    let given = ready.source.assumptions.filter { if case .spread = $0.value { true } else { false } }
    return !given.isEmpty && given.allSatisfy { $0.confidence == .guess }
  }
}

extension MoneyLine {
  /// A stretch of months without money is worth a word from this length on, and from this part of the money of a year.
  private static let leastMonths = 3
  private static let leastPart = 0.01

  /// The stretches of `shortMonths` that are neither short nor shallow.
  var bridges: [ClosedRange<Int>] {
    let (sums, yearly) = (cumulative, flow.reduce(0) { $0 + abs($1) } / max(Double(flow.count) / 12, 1))
    return shortMonths.filter { stretch in
      stretch.count >= Self.leastMonths && -(sums[stretch].min() ?? 0) >= Self.leastPart * yearly
    }
  }
}
