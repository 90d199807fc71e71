import Library

/// What does not stop a computation, and makes its result weaker.
package struct CaseCaution: Hashable, Sendable {
  package let kind: Kind
  package let problem: CaseProblem

  package enum Kind: String, CaseIterable, Sendable {
    case doubleCounting = "dubbeltelling"
    case noSource = "bron-ontbreekt"
    case unused = "niet-gebruikt"
    case unknownSpending = "vandaag-onbekend"
    case fundingGap = "financieringsgat"
  }
}

extension ReadyCase {
  /// Everything to look at before others do.
  package var cautions: [CaseCaution] {
    (doubleCounting + missingSources + unusedValues + unknownSpending + fundingGaps).sorted {
      ($0.problem.line, $0.problem.field) < ($1.problem.line, $1.problem.field)
    }
  }

  private func caution(_ kind: CaseCaution.Kind, _ line: Int, _ field: String, _ message: String, _ remedy: String) -> CaseCaution {
    CaseCaution(kind: kind, problem: CaseProblem(line: line, field: field, message: message, remedy: remedy))
  }

  /// The same amount, at the same time, in the same option, on the same side, for the same party.
  private var doubleCounting: [CaseCaution] {
    source.items.enumerated().flatMap { index, item in
      source.items[..<index].compactMap { other -> CaseCaution? in
        let isSameSide = other.kind == item.kind || [item.kind, other.kind].allSatisfy { $0 == .saving || $0 == .revenue }
        let isTogether = item.options.isEmpty || item.options.contains(where: other.options.contains)
        let overlaps = zip(item.timing.factors(months: source.months), other.timing.factors(months: source.months)).contains {
          $0 > 0 && $1 > 0
        }
        guard isSameSide, isTogether, overlaps, item.party == other.party, item.receiver == other.receiver,
          item.amount.text.filter({ $0 != " " }) == other.amount.text.filter({ $0 != " " }), item.adoption == other.adoption
        else { return nil }
        return caution(
          .doubleCounting, item.line, "posten/\(item.id)", "This is the same amount as '\(other.id)', for the same party and time.",
          "Remove one, or make clear that they differ.")
      }
    }
  }

  private var missingSources: [CaseCaution] {
    source.assumptions.filter { assumption in
      guard case .spread = assumption.value else { return false }
      return assumption.facts.isEmpty && (assumption.source ?? "").isEmpty
    }.map {
      caution(.noSource, $0.line, "aannamen/\($0.id)/bron", "It is not said where this value comes from.", "Add bron, or bron: schatting.")
    }
  }

  private var unusedValues: [CaseCaution] {
    let formulas = items.flatMap(\.formulas) + derived + lifetimes.flatMap { [$0.investment, $0.years] }
    let used = Set(formulas.flatMap(\.names))
    let named = source.assumptions.map { ($0.id, $0.line) } + source.derived.map { ($0.id, $0.formula.line) }
    return named.filter { !used.contains($0.0) }.map { id, line in
      caution(.unused, line, "aannamen/\(id)", "No formula uses this value.", "Remove it, or use it.")
    }
  }

  private var unknownSpending: [CaseCaution] {
    source.items.filter { $0.kind == .saving && $0.spentToday == nil }.map {
      caution(
        .unknownSpending, $0.line, "posten/\($0.id)/nu", "What is spent today is not said, so nobody can see whether so much can be saved.",
        "Add nu: what is spent today.")
    }
  }

  /// Temporary money that ends before the structural money of the same party begins.
  private var fundingGaps: [CaseCaution] {
    source.parties.flatMap { party -> [CaseCaution] in
      let incoming = source.items.filter { item in
        let comesIn = item.kind == .revenue ? item.party == party.id : item.kind == .transfer && item.receiver == party.id
        return comesIn && (item.timing.rhythm == .monthly || item.timing.rhythm == .yearly)
      }
      return incoming.filter(\.category.isTemporary).compactMap { temporary in
        guard let end = temporary.timing.until,
          let next = incoming.filter(\.category.isStructural).map(\.timing.from).min(), next > end + 1
        else { return nil }
        return caution(
          .fundingGap, temporary.line, "posten/\(temporary.id)/wanneer",
          "This money ends in month \(end), and the structural money starts in month \(next).",
          "Agree on who bridges the \(next - end - 1) months in between.")
      }
    }
  }
}
