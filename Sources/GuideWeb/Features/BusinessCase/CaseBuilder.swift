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

  static let routeKey = "route"
  /// Said by the button of a page: what stands on it is finished.
  static let doneKey = "verder"
  /// Said by the button that leads to the page before it; what stands on this one is kept.
  static let backKey = "terug"
  /// Said by the button that leads to the result at once, for who changes something.
  static let resultKey = "uitkomst"
  /// As it was sent, by name.
  let typed: [String: [String]]
  /// What is asked, given what was filled in: nothing that is not used.
  let entries: [Entry]
  let numbers: [String: Decimal128]
  /// The numbers, each on the basis that its question names first.
  let compared: [String: Decimal128]
  /// What cannot be used, by entry.
  let problems: [String: CaseBuilderProblem]

  /// - Parameter language: in which numbers are written.
  init(_ sent: [(key: String, value: String)], _ language: Language = .nl) {
    var typed: [String: [String]] = [:]
    for (key, value) in sent where Self.names.contains(key) && !value.isEmpty { typed[key, default: []].append(value) }
    let entries = Self.entries(typed)
    (self.entries, self.typed) = (entries, typed)
    var numbers: [String: Decimal128] = [:]
    var problems: [String: CaseBuilderProblem] = [:]
    for entry in entries {
      switch Self.read(typed[entry.id] ?? [], entry, language) {
      case .success(let number): numbers[entry.id] = number
      case .failure(let problem): problems[entry.id] = problem
      }
      if problems[entry.id] == nil, let problem = Self.basisProblem(entry, typed) { problems[entry.id] = problem }
    }
    compared = Self.compared(numbers, entries, typed)
    (self.numbers, self.problems) = (numbers, problems.merging(Self.together(typed, compared, entries)) { first, _ in first })
  }

  private static func read(_ texts: [String], _ entry: Entry, _ language: Language) -> Result<Decimal128?, CaseBuilderProblem> {
    guard let text = texts.first else { return entry.isNeeded ? .failure(.missing) : .success(nil) }
    switch entry.kind {
    case .choice(let choices): return texts.count == 1 && choices.contains { $0.value == text } ? .success(nil) : .failure(.noChoice)
    case .choices(let choices):
      return texts.allSatisfy { text in choices.contains { $0.value == text } } ? .success(nil) : .failure(.noChoice)
    case .text(let most): return texts.count == 1 && text.unicodeScalars.count <= most ? .success(nil) : .failure(.tooLong(most))
    case .number(let unit, let bounds, let isWhole):
      guard texts.count == 1 else { return .failure(.noNumber) }
      let number: Decimal128
      // Nobody writes thousandths of a euro or of a client.
      switch WrittenNumber.read(text[...], unit?.sign, thousands: unit == .euro || isWhole ? language : nil) {
      case .failure(.none): return .failure(.noNumber)
      // What only one of the two can be, it is.
      case .failure(.either(let two)):
        let possible = two.both.filter { $0 >= Decimal128(bounds.lowerBound) && $0 <= Decimal128(bounds.upperBound) }
        guard possible.count == 1 else { return .failure(.either(two)) }
        number = possible[0]
      case .success(let written): number = written
      }
      guard !isWhole || number.isWhole else { return .failure(.notWhole) }
      guard number >= Decimal128(bounds.lowerBound), number <= Decimal128(bounds.upperBound) else { return .failure(.outside(bounds)) }
      // Who writes the sign means what is written.
      if unit == .percent, number > .zero, number < Decimal128(1), !text.contains("%") { return .failure(.smallShare(number)) }
      return .success(number)
    }
  }

  /// What goes wrong between answers: one that says nothing without another. One that cannot be read is not asked for again.
  private static func together(
    _ typed: [String: [String]], _ numbers: [String: Decimal128], _ entries: [Entry]
  ) -> [String: CaseBuilderProblem] {
    var problems: [String: CaseBuilderProblem] = [:]
    func isGiven(_ id: String) -> Bool { typed[id] != nil }
    func need(_ others: [String], of id: String, _ phrase: Phrase) {
      if isGiven(id), !others.allSatisfy(isGiven) { problems[id] = .needs(phrase) }
    }
    func refuse(_ id: String, _ limit: Decimal128?, _ phrase: Phrase) {
      if let number = numbers[id], let limit, number > limit { problems[id] = .needs(phrase) }
    }
    need(["aanschaf"], of: "levensduur", .builderNeedsPurchase)
    need(["scholingUurkosten"], of: "scholing", .builderNeedsTrainingCost)
    need(["scholing"], of: "scholingUurkosten", .builderNeedsTraining)
    need(["deel"], of: "uren", .builderNeedsShare)
    need(["uurkosten"], of: "uren", .builderNeedsHourCost)
    need(["uurkosten"], of: extraKey, .builderNeedsHourCost)
    refuse("uren", numbers["urenNu"], .builderMoreThanNow)
    need(["uren", "urenNu"], of: "ondergrens", .builderNeedsNow)
    refuse("ondergrens", numbers["urenNu"].flatMap { now in numbers["clienten"].flatMap { now.multiplied(by: $0) } }, .builderFloorTooHigh)
    if isGiven("prestatie"), !isGiven("betaler") { problems["betaler"] = .needs(.builderNeedsPayer) }
    if entries.contains(where: { $0.id == paidHourKey }) {
      need(["uren"], of: paidHourKey, .builderNeedsHours)
      need([paidHourKey], of: refilledKey, .builderNeedsRate)
      // An hour cannot be saved and given to another at once.
      refuse(refilledKey, numbers["deel"].flatMap { Decimal128(100).subtracting($0) }, .builderMoreThanAll)
    }
    let buyer = typed["koper"]?.first
    if let payer = typed["betaler"]?.first, payer == buyer { problems["betaler"] = .needs(.builderSameParty) }
    if isGiven("subsidie"), let giver = typed["subsidieVan"]?.first, giver == buyer { problems["subsidieVan"] = .needs(.builderSameParty) }
    if let years = numbers["jaren"], let from = numbers["prestatieVan"], let months = years.multiplied(by: Decimal128(12)), from >= months {
      problems["prestatieVan"] = .needs(.builderTooLate)
    }
    for party in entries.filter({ $0.id == $0.party?.benefit }).compactMap(\.party) {
      need([party.benefit], of: party.spending, .builderNeedsBenefit)
      need([party.benefit], of: party.reason, .builderNeedsBenefit)
      refuse(party.benefit, numbers[party.spending], .builderMoreThanSpent)
    }
    let isUncertain = numbers["uren"] != nil || entries.contains { $0.id == $0.party?.benefit && numbers[$0.id] != nil }
    // How certain somebody is, is not assumed for him.
    if isUncertain, typed[spreadKey] == nil { problems[spreadKey] = .needs(.sketchSpreadProblem) }
    if typed[doneKey] != nil, typed[costSpreadKey] == nil { problems[costSpreadKey] = .needs(.sketchSpreadProblem) }
    return problems
  }

  func entries(of theme: Theme) -> [Entry] { entries.filter { $0.theme == theme } }

  /// How the case is called by who makes it; `nil` when it has no name of its own.
  var name: String? { words(Self.nameKey) }

  /// What was filled in with words of one's own; `nil` for nothing. What would break a line of a file is a space.
  func words(_ id: String) -> String? {
    guard problems[id] == nil, let text = typed[id]?.first else { return nil }
    let plain = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: " "
          default: scalar == "\u{FEFF}" ? " " : scalar
          }
        }))
    let name = String(plain[...].withoutSpaceAround)
    return name.isEmpty ? nil : name
  }

  /// Who pays the saved hours until now: whoever pays the care, or else who does so by law.
  var hoursPayer: CaseBuilderParty? { Self.hoursPayer(typed) }

  static func hoursPayer(_ typed: [String: [String]]) -> CaseBuilderParty? {
    guard let owner = typed["koper"]?.first.flatMap({ CaseBuilderParty(rawValue: $0) })?.payer else { return nil }
    return typed["betaler"]?.first.flatMap { text in CaseBuilderParty.payers.first { $0.rawValue == text } } ?? owner
  }

  func hasProblems(in theme: Theme) -> Bool { entries(of: theme).contains { problems[$0.id] != nil } }

  /// The ids of the routes of an advice from which it began.
  var routes: [Outcome.ID] { unique(typed[Self.routeKey] ?? []).prefix(Self.mostRoutes).map { Outcome.ID($0) } }

  /// Everything that was filled in, in the order of the questions, but not on one page.
  func items(except theme: Theme? = nil) -> [(key: String, value: String)] {
    routes.map { (key: Self.routeKey, value: $0.text) }
      + entries.filter { $0.theme != theme }.flatMap { entry in
        written(entry).map { (key: entry.id, value: $0) } + chosenBasis(of: entry)
      }
  }

  /// What was filled in, a number in a way that can be read in one way only, in every language.
  private func written(_ entry: Entry) -> [String] {
    guard let number = numbers[entry.id] else { return typed[entry.id] ?? [] }
    return [WrittenNumber.plain(number)]
  }
}
