import FEEL
import Funding
import Library

/// A case that somebody builds theme by theme, without a file. What was filled in stands in the address; nothing of it is kept.
struct CaseBuilder: Sendable {
  /// One page of it.
  enum Theme: String, CaseIterable, Sendable {
    case who = "wie"
    case costs = "kosten"
    case savings = "besparing"
    case payment = "betaling"
    case certainty = "zekerheid"

    var next: Theme? { Self.allCases.firstIndex(of: self).flatMap { Self.allCases.dropFirst($0 + 1).first } }
    var previous: Theme? { Self.allCases.firstIndex(of: self).flatMap { $0 > 0 ? Self.allCases[$0 - 1] : nil } }
  }

  /// Something that a page asks.
  struct Entry: Sendable {
    enum Kind: Sendable {
      case choice([Choice])
      case choices([Choice])
      /// In this unit; `nil` where the question says it.
      case number(unit: String?, bounds: ClosedRange<Int>, isWhole: Bool)
    }

    let id: String
    let theme: Theme
    let label: Phrase
    let kind: Kind
    var isNeeded = false
    var help: Phrase?
    /// Whom it is about, for a question that is asked of each.
    var party: CaseBuilderParty?
  }

  struct Choice: Sendable {
    let value: String
    let name: Phrase
  }

  static let routeKey = "route"
  /// Said by the button of a page: what stands on it is finished.
  static let doneKey = "verder"
  private static let most = 1_000_000_000

  /// The most routes of an advice that a case takes along.
  static let mostRoutes = 4
  /// How far from the likely value it can lie, in percents, as its maker says.
  static let spreads = [
    Choice(value: "0", name: .sketchSure), Choice(value: "20", name: .sketchFair), Choice(value: "50", name: .sketchGuess),
  ]

  static let buyers = CaseBuilderParty.buyers.map { Choice(value: $0.rawValue, name: $0.name) }
  static let winners = CaseBuilderParty.winners.map { Choice(value: $0.rawValue, name: $0.name) }
  static let payers = CaseBuilderParty.payers.map { Choice(value: $0.rawValue, name: $0.name) }

  private static func amount(_ id: String, _ theme: Theme, _ label: Phrase, _ help: Phrase? = nil) -> Entry {
    Entry(id: id, theme: theme, label: label, kind: .number(unit: "€", bounds: 0...most, isWhole: false), help: help)
  }
  private static func number(
    _ id: String, _ theme: Theme, _ label: Phrase, _ bounds: ClosedRange<Int>, isWhole: Bool = false, isNeeded: Bool = false,
    _ help: Phrase? = nil
  ) -> Entry {
    Entry(id: id, theme: theme, label: label, kind: .number(unit: nil, bounds: bounds, isWhole: isWhole), isNeeded: isNeeded, help: help)
  }

  private static let fixed: [Entry] = [
    Entry(id: "koper", theme: .who, label: .builderBuyer, kind: .choice(buyers), isNeeded: true, help: .builderBuyerHelp),
    Entry(id: "wint", theme: .who, label: .builderWinners, kind: .choices(winners), help: .builderWinnersHelp),
    number("jaren", .who, .sketchYears, 1...30, isWhole: true, isNeeded: true),
    number("clienten", .who, .sketchClients, 1...10_000_000, isNeeded: true),
    amount("aanschaf", .costs, .sketchPurchase), number("levensduur", .costs, .sketchLife, 1...50, isWhole: true),
    amount("invoering", .costs, .sketchIntroduction), amount("licentie", .costs, .builderLicence), amount("beheer", .costs, .builderUpkeep),
    number("uren", .savings, .sketchHours, 0...10_000, .builderHoursHelp), number("urenNu", .savings, .builderHoursNow, 0...10_000),
    amount("uurkosten", .savings, .sketchHourCost), number("deel", .savings, .builderShare, 0...100, .builderShareHelp),
    number("ondergrens", .savings, .builderFloor, 0...most, .builderFloorHelp),
    amount("prestatie", .payment, .builderPayment), Entry(id: "betaler", theme: .payment, label: .builderPayer, kind: .choice(payers)),
    number("prestatieVan", .payment, .builderPaymentFrom, 0...360, isWhole: true, .builderPaymentFromHelp),
    amount("experiment", .payment, .builderExperiment), amount("subsidie", .payment, .sketchSubsidy),
    Entry(id: "spreiding", theme: .certainty, label: .sketchSpread, kind: .choice(spreads), help: .builderSpreadHelp),
  ]

  /// Every name under which a browser sends something.
  static let names =
    fixed.map(\.id) + CaseBuilderParty.winners.map(\.benefit) + [routeKey, doneKey]

  /// As it was sent, by name.
  let typed: [String: [String]]
  /// What is asked, given what was filled in: nothing that is not used.
  let entries: [Entry]
  let numbers: [String: Decimal128]
  /// What cannot be used, by entry.
  let problems: [String: CaseBuilderProblem]

  init(_ sent: [(key: String, value: String)]) {
    var typed: [String: [String]] = [:]
    for (key, value) in sent where Self.names.contains(key) && !value.isEmpty { typed[key, default: []].append(value) }
    let chosen = CaseBuilderParty.winners.filter { typed["wint"]?.contains($0.rawValue) ?? false }
    let benefits = chosen.map { party in
      Entry(
        id: party.benefit, theme: .savings, label: .builderBenefit, kind: .number(unit: "€", bounds: 0...Self.most, isWhole: false),
        party: party)
    }
    let saving = Self.fixed.lastIndex { $0.theme == .savings } ?? 0
    var entries = Self.fixed
    entries.insert(contentsOf: benefits, at: saving + 1)
    self.entries = entries
    self.typed = typed
    var numbers: [String: Decimal128] = [:]
    var problems: [String: CaseBuilderProblem] = [:]
    for entry in entries {
      switch Self.read(typed[entry.id] ?? [], entry) {
      case .success(let number): numbers[entry.id] = number
      case .failure(let problem): problems[entry.id] = problem
      }
    }
    (self.numbers, self.problems) = (numbers, problems.merging(Self.together(typed, numbers, benefits)) { first, _ in first })
  }

  private static func read(_ texts: [String], _ entry: Entry) -> Result<Decimal128?, CaseBuilderProblem> {
    guard let text = texts.first else { return entry.isNeeded ? .failure(.missing) : .success(nil) }
    switch entry.kind {
    case .choice(let choices): return texts.count == 1 && choices.contains { $0.value == text } ? .success(nil) : .failure(.noChoice)
    case .choices(let choices):
      return texts.allSatisfy { text in choices.contains { $0.value == text } } ? .success(nil) : .failure(.noChoice)
    case .number(_, let bounds, let isWhole):
      guard texts.count == 1, let number = WrittenNumber.read(text[...].withoutSpaceAround) else { return .failure(.noNumber) }
      guard !isWhole || number.isWhole else { return .failure(.notWhole) }
      guard number >= Decimal128(bounds.lowerBound), number <= Decimal128(bounds.upperBound) else { return .failure(.outside(bounds)) }
      return .success(number)
    }
  }

  /// What goes wrong between answers: one that says nothing without another.
  private static func together(
    _ typed: [String: [String]], _ numbers: [String: Decimal128], _ benefits: [Entry]
  ) -> [String: CaseBuilderProblem] {
    var problems: [String: CaseBuilderProblem] = [:]
    if numbers["levensduur"] != nil, numbers["aanschaf"] == nil { problems["levensduur"] = .needs(.builderNeedsPurchase) }
    if numbers["uren"] != nil, numbers["uurkosten"] == nil || numbers["deel"] == nil { problems["uren"] = .needs(.sketchHoursProblem) }
    if let hours = numbers["uren"], let now = numbers["urenNu"], hours > now { problems["uren"] = .needs(.builderMoreThanNow) }
    if numbers["ondergrens"] != nil, numbers["uren"] == nil || numbers["urenNu"] == nil {
      problems["ondergrens"] = .needs(.builderNeedsNow)
    }
    if numbers["prestatie"] != nil, typed["betaler"] == nil { problems["betaler"] = .needs(.builderNeedsPayer) }
    let buyer = typed["koper"]?.first.flatMap { CaseBuilderParty(rawValue: $0) }
    if let payer = typed["betaler"]?.first, payer == buyer?.rawValue { problems["betaler"] = .needs(.builderSameParty) }
    if let years = numbers["jaren"], let from = numbers["prestatieVan"], let months = years.multiplied(by: Decimal128(12)), from >= months {
      problems["prestatieVan"] = .needs(.builderTooLate)
    }
    let isUncertain = numbers["uren"] != nil || benefits.contains { numbers[$0.id] != nil }
    // How certain somebody is, is not assumed for him.
    if isUncertain, typed["spreiding"] == nil { problems["spreiding"] = .needs(.sketchSpreadProblem) }
    return problems
  }

  func entries(of theme: Theme) -> [Entry] { entries.filter { $0.theme == theme } }
  func hasProblems(in theme: Theme) -> Bool { entries(of: theme).contains { problems[$0.id] != nil } }

  /// The ids of the routes of an advice from which it began.
  var routes: [Outcome.ID] { unique(typed[Self.routeKey] ?? []).prefix(Self.mostRoutes).map { Outcome.ID($0) } }

  /// Everything that was filled in, in the order of the questions, but not on one page.
  func items(except theme: Theme? = nil) -> [(key: String, value: String)] {
    routes.map { (key: Self.routeKey, value: $0.text) }
      + entries.filter { $0.theme != theme }.flatMap { entry in (typed[entry.id] ?? []).map { (key: entry.id, value: $0) } }
  }
}

/// Why an answer cannot be used.
enum CaseBuilderProblem: Error, Hashable, Sendable {
  case missing, noChoice, noNumber, notWhole
  case outside(ClosedRange<Int>)
  /// It says nothing without another answer: these words say which.
  case needs(Phrase)

  func words(_ context: PageContext) -> String {
    switch self {
    case .missing: context.say(.builderMissing)
    case .noChoice: context.say(.toolChoiceProblem)
    case .noNumber: context.say(.toolNumberProblem)
    case .notWhole: context.say(.toolWholeProblem)
    case .outside(let bounds):
      context.say(.toolBoundsProblem, ["van": "\(bounds.lowerBound)", "tot": WrittenNumber.text(Decimal128(bounds.upperBound))])
    case .needs(let phrase): context.say(phrase)
    }
  }
}

/// Who can take part in a case that is built.
enum CaseBuilderParty: String, CaseIterable, Sendable {
  case longTermProvider = "zorgaanbieder-wlz"
  case insuredProvider = "zorgaanbieder-zvw"
  case socialProvider = "zorgaanbieder-wmo"
  case careOffice = "zorgkantoor"
  case insurer = "zorgverzekeraar"
  case municipality = "gemeente"
  case employer = "werkgever"
  case client
  case informalCarer = "mantelzorger"

  static let buyers: [Self] = [.longTermProvider, .insuredProvider, .socialProvider, .municipality, .employer, .client]
  static let winners: [Self] = [.careOffice, .insurer, .municipality, .employer, .client, .informalCarer]
  static let payers: [Self] = [.careOffice, .insurer, .municipality, .client]

  var name: Phrase {
    switch self {
    case .longTermProvider: .builderProviderWlz
    case .insuredProvider: .builderProviderZvw
    case .socialProvider: .builderProviderWmo
    case .careOffice: .sketchCareOffice
    case .insurer: .sketchInsurer
    case .municipality: .sketchMunicipality
    case .employer: .sketchEmployer
    case .client: .builderClient
    case .informalCarer: .builderCarer
    }
  }

  /// In a case, where it stands beside the law that it is paid from.
  var nameInCase: Phrase { kind == "zorgaanbieder" ? .builderProvider : name }

  /// As the file of a case calls it.
  var kind: String { rawValue.hasPrefix("zorgaanbieder") ? "zorgaanbieder" : rawValue }

  var domain: String {
    switch self {
    case .longTermProvider, .careOffice: "wlz"
    case .insuredProvider, .insurer: "zvw"
    case .socialProvider, .municipality: "wmo"
    case .employer: "werk-en-inkomen"
    case .client, .informalCarer: "privaat"
    }
  }

  /// The name of what it gains, in the address and in the file.
  var benefit: String { "voordeel" + rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
