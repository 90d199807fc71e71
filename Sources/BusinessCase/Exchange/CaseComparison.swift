/// What differs between two cases: what they assume, what they count, and what they come to.
package struct CaseComparison: Sendable {
  /// What stands in one of them only, or otherwise: `aannamen/prijs`.
  package let changes: [Change]
  /// Per party of either: the present values; `nil` where a case does not have it.
  package let parties: [(id: String, before: Cents?, after: Cents?)]
  package let total: (before: Cents, after: Cents)

  package struct Change: Hashable, Sendable {
    package let field: String
    package let before: String?
    package let after: String?
  }

  package init(_ before: CaseResult, _ after: CaseResult) {
    func values(_ result: CaseResult) -> [(String, Cents)] {
      zip(result.parties, result.outcome.parties).map { ($0.id, Cents($1.presentValue)) }
    }
    parties = Self.merged(values(before), values(after)).map { ($0.key, $0.before, $0.after) }
    total = (Cents(before.outcome.total.presentValue), Cents(after.outcome.total.presentValue))
    changes = Self.merged(Self.fields(before.ready), Self.fields(after.ready)).filter { $0.before != $0.after }.map {
      Change(field: $0.key, before: $0.before, after: $0.after)
    }
  }

  package var isEmpty: Bool { changes.isEmpty && total.before == total.after && parties.allSatisfy { $0.before == $0.after } }

  private static func merged<Value>(_ before: [(String, Value)], _ after: [(String, Value)]) -> [(
    key: String, before: Value?, after: Value?
  )] {
    let keys = before.map(\.0) + after.map(\.0).filter { key in !before.contains { $0.0 == key } }
    return keys.map { key in (key, before.first { $0.0 == key }?.1, after.first { $0.0 == key }?.1) }
  }

  /// Everything that can make a difference, as text.
  private static func fields(_ ready: ReadyCase) -> [(String, String)] {
    let source = ready.source
    let assumptions = zip(source.assumptions, ready.distributions).map { assumption, distribution in
      let spread = distribution.spread
      return ("aannamen/\(assumption.id)", "\(spread.low) / \(spread.likely) / \(spread.high) \(spread.shape) \(assumption.unit)")
    }
    let items = source.items.map { item in
      let timing = item.timing
      let months = "\(timing.rhythm.rawValue) \(timing.from)–\(timing.until.map(String.init) ?? "")"
      return ("posten/\(item.id)", "\(item.kind.rawValue) \(item.party ?? "") \(item.receiver ?? ""): \(item.amount.text), \(months)")
    }
    return [("jaren", "\(source.years)"), ("discontovoet", "\(source.rate)")] + assumptions
      + source.derived.map { ("berekend/\($0.id)", $0.formula.text) } + items
  }
}
