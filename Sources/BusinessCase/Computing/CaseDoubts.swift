import Library

/// Figures that can be right, and were more likely meant in another way: the hours of all clients where those of one are asked, money that
/// counts twice. The limits are no facts: beyond them a question is worth more than silence.
extension ReadyCase {
  /// The hours of the longest month.
  package static let hoursOfMonth = 744
  /// Euros per hour that nobody wonders about.
  private static let hourPrices = 10.0...250
  /// Who gains, or pays, so many times what stands on the other side may have taken a sum for a part.
  private static let farAbove = 20.0
  /// From so many years on, what is bought once is bought again.
  private static let longestUnrenewed = 5

  var doubts: [CaseProblem] { oddFigures + oddSizes + missingCosts + sameGains + gainsBesideTurnover + neverRenewed }

  private var oddFigures: [CaseProblem] {
    zip(source.assumptions, likely).compactMap { assumption, likely in
      let field = "aannamen/\(assumption.id)/waarschijnlijk"
      switch Unit(assumption.unit) {
      case let unit where Self.inMonth(unit).map { likely * $0 > Double(Self.hoursOfMonth) } ?? false:
        return caution(assumption.line, field, .hoursBeyondMonth, [.most: .number(Self.hoursOfMonth)])
      case Unit("euro per uur") where likely != 0 && !Self.hourPrices.contains(likely):
        return caution(assumption.line, field, .hourPrice, [.written: .money(likely)])
      default: return nil
      }
    }
  }

  /// How many hours for one client in a month one of this unit is; `nil` where it counts something else.
  private static func inMonth(_ unit: Unit?) -> Double? {
    switch unit {
    case Unit("minuut per cliënt per dag"): 365.0 / 12 / 60
    case Unit("minuut per cliënt per week"): 52.0 / 12 / 60
    case Unit("uur per cliënt per week"): 52.0 / 12
    case Unit("uur per cliënt per maand"): 1
    case Unit("uur per cliënt per jaar"): 1.0 / 12
    default: nil
    }
  }

  /// Items of which one alone is far above everything on the other side.
  private var oddSizes: [CaseProblem] {
    let outcome = outcome(alternatives.first ?? nil, likely)
    var (costs, gains) = ([String: Double](), [String: Double]())
    for worth in outcome.worths {
      guard let item = source.items.first(where: { $0.id == worth.item }) else { continue }
      switch item.kind {
      case .cost: costs[item.id, default: 0] -= worth.value
      case .saving, .revenue: gains[item.id, default: 0] += worth.value
      case .transfer, .effect: break
      }
    }
    // What is saved in time counts too, where it is no money.
    let uncashed = outcome.uncashed.values.reduce(0) { $0 + $1.reduce(0, +) }
    let (spent, gained) = (costs.values.reduce(0, +), gains.values.reduce(0, +) + uncashed)
    return source.items.compactMap { item in
      if let gain = gains[item.id], spent > 0, gain > Self.farAbove * spent {
        return caution(item.line, "posten/\(item.id)/bedrag", .gainFarAboveCosts, [.count: .number(Int(min(gain / spent, 1e9)))])
      }
      if let cost = costs[item.id], gained > 0, cost > Self.farAbove * gained {
        return caution(item.line, "posten/\(item.id)/bedrag", .costFarAboveGains, [.count: .number(Int(min(cost / gained, 1e9)))])
      }
      return nil
    }
  }

  private var missingCosts: [CaseProblem] {
    let gains = source.items.contains { $0.kind == .saving || $0.kind == .revenue }
    return gains && !source.items.contains { $0.kind == .cost } ? [caution(0, "posten", .noCosts)] : []
  }

  /// The same amount, saved at the same times by two parties.
  private var sameGains: [CaseProblem] {
    withValues(likely) { values in
      let savings = items.filter { $0.source.kind == .saving }
      return savings.enumerated().compactMap { index, item in
        let amount = item.whole(values)
        let other = savings[..<index].first { other in
          amount > 0 && other.party != item.party && Cents(other.whole(values)) == Cents(amount) && other.factors == item.factors
        }
        return other.map { caution(item.source.line, "posten/\(item.source.id)", .sameGain, [.other: .text($0.source.name)]) }
      }
    }
  }

  /// A payer to which a provider leaves turnover, and which also has a gain of its own.
  private var gainsBesideTurnover: [CaseProblem] {
    source.items.filter { $0.kind == .saving }.compactMap { saving in
      let left = source.items.first { item in
        item.kind == .transfer && item.category == .reimbursement && item.options.isEmpty && item.receiver == saving.party
          && source.parties.contains { $0.id == item.party && $0.kind == .careProvider }
      }
      return left.map { caution(saving.line, "posten/\(saving.id)", .besideTurnover, [.other: .text($0.name)]) }
    }
  }

  private var neverRenewed: [CaseProblem] {
    guard source.years > Self.longestUnrenewed else { return [] }
    return source.items.filter { $0.kind == .cost && $0.category == .technology && $0.timing.rhythm == .once }.map {
      caution($0.line, "posten/\($0.id)/wanneer", .neverRenewed, [.count: .number(source.years)])
    }
  }
}
