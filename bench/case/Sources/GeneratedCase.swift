import BusinessCase

/// A case of any size, the same every time.
///
/// Item n asks for amount n and for what stands before it; spreads and formulas take turns. Every ninth item is a
/// saving with a floor, so that its months are not alike.
struct GeneratedCase {
  let parties: Int
  let items: Int
  let years: Int

  var source: BusinessCase {
    BusinessCase(
      name: "Bench", years: years, rate: 0.03, date: nil, parties: (0..<parties).map(party), options: [],
      groups: [CorrelationGroup(id: "g0", strength: 0.6), CorrelationGroup(id: "g1", strength: 0.3)],
      assumptions: (0..<items).map(amount) + [people], derived: [], adoptions: [adoption], clusters: [], items: (0..<items).map(item),
      social: nil, lifetimes: [], softFacts: [], facts: [])
  }

  private func party(_ number: Int) -> CaseParty {
    CaseParty(id: "p\(number)", name: "Party \(number)", kind: .other, domain: .longTermCare, line: number)
  }

  private var adoption: Adoption {
    let points = [Adoption.Point(month: 0, share: 0.1), Adoption.Point(month: 12 * years - 1, share: 1)]
    return Adoption(id: "use", name: "Use", count: Formula("people", line: 0), points: points, line: 0)
  }

  private func assumption(_ id: String, _ unit: String, _ spread: Assumption.Spread, _ group: Assumption.Membership?) -> Assumption {
    Assumption(id: id, name: id, unit: unit, value: .spread(spread), group: group, source: "bench", facts: [], confidence: .guess, line: 0)
  }

  private var people: Assumption {
    assumption("people", "cliënt", Assumption.Spread(low: 20, likely: 60, high: 120, shape: .pert), nil)
  }

  private func amount(_ number: Int) -> Assumption {
    // What it costs and what it gives come near each other.
    let size = Double(200 + 37 * (number % 17)) * (Self.kind(number) == .cost ? 1.35 : 1)
    let (low, likely, high) = (size * 0.6, size * (0.9 + 0.05 * Double(number % 5)), size * 1.7)
    let shape: Assumption.Shape =
      switch number % 10 {
      case 0, 1, 2: .pert
      case 3, 4: .triangular
      case 5, 6: .uniform
      case 7: .normal
      case 8: .lognormal
      default: .beta(1.5 + Double(number % 4), 3)
      }
    let group = number % 8 == 1 ? Assumption.Membership(group: "g\(number / 8 % 2)", isOpposite: number % 16 == 9) : nil
    return assumption("a\(number)", unit(number), Assumption.Spread(low: low, likely: likely, high: high, shape: shape), group)
  }

  private func unit(_ number: Int) -> String { uses(number) ? "euro per cliënt per maand" : "euro per maand" }

  /// Items that grow with the people come in pairs, so that their formulas can look one back.
  private func uses(_ number: Int) -> Bool { number / 2 % 5 == 0 }

  private static func kind(_ number: Int) -> CaseItem.Kind { [.cost, .saving, .cost, .revenue, .saving, .transfer][number % 6] }

  private func item(_ number: Int) -> CaseItem {
    let before = number > 0 && uses(number - 1) == uses(number) ? number - 1 : number
    let formula =
      switch number % 4 {
      case 0: "a\(number)"
      case 1: "min(a\(number), a\(before))"
      case 2: "if a\(number) > a\(before) then a\(number) - a\(before) else (a\(number) + a\(before)) / 2"
      default: "a\(number) * 0.8 + a\(before) * 0.2"
      }
    let kind = Self.kind(number)
    let hasFloor = kind == .saving && number % 9 == 1
    let per = uses(number) ? " * people" : ""
    return CaseItem(
      id: "i\(number)", name: "Item \(number)", kind: kind, category: CaseItem.Category.fitting(kind)[1], party: "p\(number % parties)",
      receiver: kind == .transfer ? "p\((number + 1) % parties)" : nil, options: [], amount: Formula(formula, line: 0),
      timing: Timing(rhythm: .monthly, from: number % 12, until: nil, rampUp: number % 3 * 6, every: nil, line: 0),
      adoption: uses(number) ? "use" : nil, spentToday: hasFloor ? Formula("(a\(number) + a\(number))\(per)", line: 0) : nil,
      cashing: hasFloor
        ? CaseItem.Cashing(share: Formula("0.9", line: 0), floor: Formula("a\(number) * 1.3\(per)", line: 0), cluster: nil, rest: .capacity)
        : nil,
      valuation: nil, social: nil, line: 0)
  }
}
