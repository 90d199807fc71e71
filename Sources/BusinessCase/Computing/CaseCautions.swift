import Library

extension ReadyCase {
  /// What does not stop a computation, and makes its result weaker: everything to look at before others do.
  package var cautions: [CaseProblem] {
    (doubleCounting + missingSources + unusedValues + unknownSpending + fundingGaps + doubts).sorted()
  }

  func caution(_ line: Int, _ field: String, _ kind: CaseProblem.Kind, _ parts: [CaseProblem.Part: CaseProblem.Value] = [:])
    -> CaseProblem
  {
    CaseProblem(CasePlace(line: line, field), kind, parts)
  }

  /// The same amount, at the same time, in the same option, on the same side, for the same party.
  private var doubleCounting: [CaseProblem] {
    source.items.enumerated().flatMap { index, item in
      source.items[..<index].compactMap { other -> CaseProblem? in
        let isSameSide = other.kind == item.kind || [item.kind, other.kind].allSatisfy { $0 == .saving || $0 == .revenue }
        let isTogether = item.options.isEmpty || item.options.contains(where: other.options.contains)
        let overlaps = zip(item.timing.factors(months: source.months), other.timing.factors(months: source.months)).contains {
          $0 > 0 && $1 > 0
        }
        guard isSameSide, isTogether, overlaps, item.party == other.party, item.receiver == other.receiver,
          item.amount.text.filter({ $0 != " " }) == other.amount.text.filter({ $0 != " " }), item.adoption == other.adoption
        else { return nil }
        return caution(item.line, "posten/\(item.id)", .doubleCounting, [.other: .text(other.id)])
      }
    }
  }

  private var missingSources: [CaseProblem] {
    source.assumptions.filter { assumption in
      guard case .spread = assumption.value else { return false }
      return assumption.facts.isEmpty && (assumption.source ?? "").isEmpty
    }.map { caution($0.line, "aannamen/\($0.id)/bron", .noSource) }
  }

  private var unusedValues: [CaseProblem] {
    let formulas = items.flatMap(\.formulas) + derived + lifetimes.flatMap { [$0.investment, $0.years] }
    let used = Set(formulas.flatMap(\.names))
    let named = source.assumptions.map { ($0.id, $0.line) } + source.derived.map { ($0.id, $0.formula.line) }
    return named.filter { !used.contains($0.0) }.map { id, line in caution(line, "aannamen/\(id)", .unused) }
  }

  /// Of what saves nothing, nobody has to know what is spent on it.
  private var unknownSpending: [CaseProblem] {
    withValues(likely) { values in
      items.filter { $0.source.kind == .saving && $0.source.spentToday == nil && $0.whole(values) != 0 }.map {
        caution($0.source.line, "posten/\($0.source.id)/nu", .unknownSpending)
      }
    }
  }

  /// Temporary money that ends before the structural money of the same party begins.
  private var fundingGaps: [CaseProblem] {
    source.parties.flatMap { party -> [CaseProblem] in
      let incoming = source.items.filter { item in
        let comesIn = item.kind == .revenue ? item.party == party.id : item.kind == .transfer && item.receiver == party.id
        return comesIn && (item.timing.rhythm == .monthly || item.timing.rhythm == .yearly)
      }
      return incoming.filter(\.category.isTemporary).compactMap { temporary in
        guard let end = temporary.timing.until,
          let next = incoming.filter(\.category.isStructural).map(\.timing.from).min(), next > end + 1
        else { return nil }
        return caution(
          temporary.line, "posten/\(temporary.id)/wanneer", .fundingGap,
          [.last: .number(end), .first: .number(next), .count: .number(next - end - 1)])
      }
    }
  }
}
