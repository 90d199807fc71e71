import Funding
import Library

extension CaseBuilder {
  /// Something that a page asks.
  struct Entry: Sendable {
    enum Kind: Sendable {
      case choice([Choice])
      case choices([Choice])
      /// In this unit; `nil` where the question says it.
      case number(unit: Unit?, bounds: ClosedRange<Int>, isWhole: Bool)
      /// In one's own words, of at most so many characters.
      case text(longest: Int)
    }

    enum Unit: String, Sendable {
      case euro = "€"
      case percent = "%"

      var sign: WrittenNumber.Sign { self == .euro ? .euro : .percent }
    }

    let id: String
    let theme: Theme
    let label: Phrase
    let kind: Kind
    /// What it is called among the figures of the result.
    var name: Phrase?
    var isNeeded = false
    var help: [Phrase] = []
    /// Where the help comes from.
    var facts: [Fact.ID] = []
    /// Whom it is about, for a question that is asked of each.
    var party: CaseBuilderParty?
    /// What it can be given for, the most usual first; empty where the question leaves no choice.
    var bases: [CaseBuilderBasis] = []
    /// Asked of whom it helps only: it opens on demand.
    var isFurther: Bool { CaseBuilder.further.contains(id) || id == party?.reason || id == party?.spending }

    /// Where it is filled in first on its page.
    var firstID: String {
      switch kind {
      case .choice(let choices), .choices(let choices): choices.first.map { "\(id)-\($0.value)" } ?? id
      case .number, .text: id
      }
    }
  }

  struct Choice: Sendable {
    let value: String
    let name: Phrase
  }

  /// How the case is called.
  static let nameKey = "naam"
  static let longestName = 80
  /// The tariff of an hour that is saved.
  static let paidHourKey = "uurtarief"
  /// The part of the saved hours that is given to other clients, who pay the same.
  static let refilledKey = "aanvulling"
  /// In how many months it comes to work for all clients.
  static let growthKey = "opbouw"
  /// The time of work that it adds.
  static let extraKey = "urenErbij"
  /// How far figures can lie from what was filled in: those of what it brings, and those of what it costs.
  static let spreadKey = "spreiding"
  static let costSpreadKey = "spreidingKosten"
  /// What most cases do without.
  private static let further: Set<String> = [growthKey, "ondergrens", refilledKey, "prestatieVan", "experiment"]
  /// Somebody who takes no part in the case.
  static let outsider = "buiten"
  private static let most = 1_000_000_000
  private static let longestReason = 60

  /// The most routes of an advice that a case takes along.
  static let mostRoutes = 4
  /// How far from the likely value it can lie, in percents, as its maker says.
  static let spreads = [
    Choice(value: "0", name: .sketchSure), Choice(value: "20", name: .sketchFair), Choice(value: "50", name: .sketchGuess),
  ]

  static let buyers = CaseBuilderParty.buyers.map { Choice(value: $0.rawValue, name: $0.name) }
  static let winners = CaseBuilderParty.winners.map { Choice(value: $0.rawValue, name: $0.name) }
  static let payers = CaseBuilderParty.payers.map { Choice(value: $0.rawValue, name: $0.name) }
  static let givers = [Choice(value: outsider, name: .builderOutsider)] + payers

  private static func amount(
    _ id: String, _ theme: Theme, _ label: Phrase, _ name: Phrase, _ help: Phrase? = nil, _ bases: [CaseBuilderBasis] = []
  ) -> Entry {
    Entry(
      id: id, theme: theme, label: label, kind: .number(unit: .euro, bounds: 0...most, isWhole: false), name: name,
      help: help.map { [$0] } ?? [], bases: bases)
  }
  private static func number(
    _ id: String, _ theme: Theme, _ label: Phrase, _ bounds: ClosedRange<Int>, unit: Entry.Unit? = nil, isWhole: Bool = false,
    isNeeded: Bool = false, _ name: Phrase? = nil, _ help: Phrase? = nil, _ bases: [CaseBuilderBasis] = []
  ) -> Entry {
    Entry(
      id: id, theme: theme, label: label, kind: .number(unit: unit, bounds: bounds, isWhole: isWhole), name: name, isNeeded: isNeeded,
      help: help.map { [$0] } ?? [], bases: bases)
  }

  private static let fixed: [Entry] = [
    Entry(id: nameKey, theme: .who, label: .builderCaseName, kind: .text(longest: longestName), help: [.builderCaseNameHelp]),
    Entry(id: "koper", theme: .who, label: .builderBuyer, kind: .choice(buyers), isNeeded: true, help: [.builderBuyerHelp]),
    Entry(id: "wint", theme: .who, label: .builderWinners, kind: .choices(winners), help: [.builderWinnersHelp]),
    number("jaren", .who, .sketchYears, 1...30, isWhole: true, isNeeded: true),
    number("clienten", .who, .sketchClients, 1...10_000_000, isWhole: true, isNeeded: true, .figureClients),
    amount("aanschaf", .costs, .sketchPurchase, .figurePurchase, nil, [.all, .client]),
    number("levensduur", .costs, .sketchLife, 1...50, isWhole: true),
    amount("invoering", .costs, .sketchIntroduction, .figureIntroduction, .builderIntroductionHelp),
    number("scholing", .costs, .builderTraining, 0...most, .figureTraining),
    amount("scholingUurkosten", .costs, .builderTrainingCost, .figureTrainingCost),
    amount("licentie", .costs, .builderLicence, .figureLicence, nil, CaseBuilderBasis.recurring),
    amount("beheer", .costs, .builderUpkeep, .figureUpkeep, nil, [.allMonth, .allYear, .clientMonth, .clientYear]),
    amount("andereEenmalig", .costs, .builderOtherOnce, .figureOtherOnce),
    amount("anderePerJaar", .costs, .builderOtherYearly, .figureOtherYearly, nil, [.allYear, .allMonth, .clientYear, .clientMonth]),
    number(growthKey, .savings, .builderGrowth, 0...60, isWhole: true, nil, .builderGrowthHelp),
    number("uren", .savings, .sketchHours, 0...most, .figureHours, .builderHoursHelp, CaseBuilderBasis.work),
    number("urenNu", .savings, .builderHoursNow, 0...most, .figureHoursNow, nil, CaseBuilderBasis.work),
    amount("uurkosten", .savings, .sketchHourCost, .figureHourCost),
    number("deel", .savings, .builderShare, 0...100, unit: .percent, .figureShare, .builderShareHelp),
    number("ondergrens", .savings, .builderFloor, 0...most, .figureFloor, .builderFloorHelp, [.allMonth, .allWeek, .allYear]),
    number(extraKey, .savings, .builderExtraHours, 0...most, .figureExtraHours, .builderExtraHoursHelp, CaseBuilderBasis.work),
    amount("prestatie", .payment, .builderPayment, .figurePayment, nil, CaseBuilderBasis.recurring),
    Entry(id: "betaler", theme: .payment, label: .builderPayer, kind: .choice(payers)),
    number("prestatieVan", .payment, .builderPaymentFrom, 0...360, isWhole: true, nil, .builderPaymentFromHelp),
    amount("experiment", .payment, .builderExperiment, .figureExperiment, .builderExperimentHelp),
    amount("subsidie", .payment, .sketchSubsidy, .figureSubsidy),
    Entry(id: "subsidieVan", theme: .payment, label: .builderGiver, kind: .choice(givers), help: [.builderGiverHelp]),
    Entry(id: spreadKey, theme: .certainty, label: .sketchSpread, kind: .choice(spreads), help: [.builderSpreadHelp]),
  ]

  /// Every name under which a browser sends something.
  static let names =
    fixed.map(\.id) + [paidHourKey, refilledKey, costSpreadKey] + CaseBuilderParty.winners.flatMap { [$0.benefit, $0.reason, $0.spending] }
    + fixed.filter { !$0.bases.isEmpty }.map { basisKey($0.id) }
    + CaseBuilderParty.winners.flatMap { [basisKey($0.benefit), basisKey($0.spending)] } + [routeKey, doneKey, backKey, resultKey]

  /// What is asked, given what was filled in: nothing that is not used.
  static func entries(_ typed: [String: [String]]) -> [Entry] {
    let hoursPayer = hoursPayer(typed)
    let chosen = CaseBuilderParty.winners.filter { typed["wint"]?.contains($0.rawValue) ?? false }
    let benefits = chosen.flatMap { party in
      [
        asked(of: party, party.benefit, .builderBenefit, .builderLessCare, party == hoursPayer ? [.builderBenefitHelp] : []),
        Entry(
          id: party.reason, theme: .savings, label: .builderReason, kind: .text(longest: longestReason), help: [.builderReasonHelp],
          party: party),
        asked(of: party, party.spending, .builderSpending, .figureSpending, [.builderSpendingHelp]),
      ]
    }
    let saving = fixed.lastIndex { $0.theme == .savings } ?? 0
    var entries = fixed
    entries.insert(contentsOf: (hoursPayer == nil ? [] : [paidHour(typed), refilled]) + benefits, at: saving + 1)
    if entries.contains(where: { $0.theme == .costs && typed[$0.id] != nil }) {
      entries.insert(costSpread, at: entries.firstIndex { $0.theme == .certainty } ?? entries.endIndex)
    }
    return entries
  }

  private static func asked(of party: CaseBuilderParty, _ id: String, _ label: Phrase, _ name: Phrase, _ help: [Phrase]) -> Entry {
    Entry(
      id: id, theme: .savings, label: label, kind: .number(unit: .euro, bounds: 0...most, isWhole: false), name: name, help: help,
      party: party, bases: [.clientYear, .clientMonth, .allYear, .allMonth])
  }

  private static let costSpread = Entry(
    id: costSpreadKey, theme: .certainty, label: .builderCostSpread, kind: .choice(spreads), help: [.builderCostSpreadHelp])
  private static let refilled = number(
    refilledKey, .savings, .builderRefilled, 0...100, unit: .percent, .figureRefilled, .builderRefilledHelp)

  /// Whether the saved hours are paid per hour. Where a law or a route does so, the help says it with its facts.
  private static func paidHour(_ typed: [String: [String]]) -> Entry {
    let routes = typed[routeKey] ?? []
    let isLongTerm = typed["koper"] == [CaseBuilderParty.longTermProvider.rawValue] || routes.contains("wlz-thuiszorgtechnologie")
    var entry = amount(paidHourKey, .savings, .builderPaidHour, .figurePaidHour)
    entry.help = (isLongTerm ? [.builderPaidHourLongTerm] : []) + [.builderPaidHourHelp]
    entry.facts =
      isLongTerm ? ["G-KN-MPT01", "G-F4"] : routes.contains("zvw-thuiszorgtechnologie") ? ["E-C01"] : []
    return entry
  }
}
