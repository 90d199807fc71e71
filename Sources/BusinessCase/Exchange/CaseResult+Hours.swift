import Library

extension CaseResult {
  /// The hours that are saved over the whole case and cannot be cashed, where they can be known without guessing: where every saving that
  /// leaves something is a number of hours times one price of an hour.
  ///
  /// - Parameters:
  ///   - rest: what the hours are used for.
  ///   - party: by place; `nil` for all together.
  /// - Returns: `nil` where something else is left too.
  package func uncashedHours(_ rest: CaseItem.Rest, of party: Int?) -> Double? {
    var hours = 0.0
    for item in ready.items where item.source.kind == .saving && (item.source.cashing?.rest ?? .capacity) == rest {
      let weight = ready.weight(item.source, in: outcome.option)
      guard party.map({ $0 == item.party }) ?? true, weight != 0 else { continue }
      let left = ready.withValues(ready.likely) { values in
        let (whole, (share, most)) = (item.whole(values) * weight, item.cashing(values))
        return item.factors.reduce(0) { $0 + whole * $1 - weight * min(share * whole * weight * $1, most) }
      }
      guard Cents(left).count != 0 else { continue }
      guard item.source.category == .hours, let price = hourPrice(of: item) else { return nil }
      hours += left / price
    }
    return hours
  }

  /// The price of an hour by which the amount of an item is multiplied; `nil` where there is not exactly one.
  private func hourPrice(of item: ReadyItem) -> Double? {
    let named = ready.source.assumptions.indices.filter {
      item.amount.names.contains(ready.source.assumptions[$0].id) && Unit(ready.source.assumptions[$0].unit) == Unit("euro per uur")
    }
    guard named.count == 1, let place = named.first, ready.likely[place] > 0 else { return nil }
    func amount(_ factor: Double) -> Double {
      var values = ready.likely
      values[place] *= factor
      return ready.withValues(values) { item.whole($0) }
    }
    // Twice the price must be twice the amount, and no price none.
    let isFactor = abs(amount(0)) < 0.005 && abs(amount(2) - 2 * amount(1)) < 0.005
    return isFactor ? ready.likely[place] : nil
  }
}
