import FEEL
import Library
import Tools

/// Finds everything that is wrong in a case as it was read, and makes it ready.
struct CaseReview {
  private let source: BusinessCase
  private let parameters: [String: DatedFigure]
  private let found = FoundProblems()

  private final class FoundProblems {
    var problems: [CaseProblem] = []
  }

  init(_ source: BusinessCase, _ parameters: [DatedFigure]) {
    self.source = source
    self.parameters = Dictionary(parameters.map { ($0.id.text, $0) }) { first, _ in first }
  }

  func ready() throws(CaseProblems) -> ReadyCase {
    sizes()
    ids()
    options()
    let likely = source.assumptions.map(value)
    let (derived, names) = derived()
    let items = source.items.compactMap { item($0, names) }
    let lifetimes = source.lifetimes.compactMap { lifetime($0, names) }
    guard found.problems.isEmpty else { throw CaseProblems(problems: found.problems.sorted { ($0.line, $0.field) < ($1.line, $1.field) }) }
    let ready = ReadyCase(
      source: source, likely: likely, distributions: zip(source.assumptions, likely).map(distribution), derived: derived, items: items,
      lifetimes: lifetimes)
    values(of: ready)
    guard found.problems.isEmpty else { throw CaseProblems(problems: found.problems) }
    return ready
  }

  private func add(_ line: Int, _ field: String, _ message: String, _ remedy: String) {
    found.problems.append(CaseProblem(line: line, field: field, message: message, remedy: remedy))
  }

  // MARK: The whole

  private func sizes() {
    func check(_ count: Int, _ most: Int, _ field: String) {
      if count > most { add(0, field, "There are \(count) here; a case has at most \(most).", "Take some together.") }
    }
    check(source.parties.count, BusinessCase.mostParties, "partijen")
    check(source.assumptions.count + source.derived.count, BusinessCase.mostAssumptions, "aannamen")
    check(source.items.count, BusinessCase.mostItems, "posten")
    check(source.years, BusinessCase.mostYears, "jaren")
    if source.years < 1 { add(0, "jaren", "A case looks at least one year ahead.", "Write jaren: 5.") }
    if !(0...0.5).contains(source.rate) {
      add(0, "discontovoet", "The discount rate is a part of 1, from 0 to 0.5.", "Write 0.03 for 3%.")
    }
    if source.parties.isEmpty { add(0, "partijen", "Nobody takes part.", "Add the parties that pay or gain.") }
    if source.items.isEmpty { add(0, "posten", "There are no items.", "Add what it costs and gives.") }
  }

  private func ids() {
    func once(_ entries: [(id: String, line: Int)], _ field: String) {
      var seen = Set<String>()
      for entry in entries where !seen.insert(entry.id).inserted {
        add(entry.line, "\(field)/\(entry.id)", "The id '\(entry.id)' stands twice.", "Give each its own id.")
      }
    }
    once(source.parties.map { ($0.id, $0.line) }, "partijen")
    once(source.items.map { ($0.id, $0.line) }, "posten")
    for party in source.parties where !party.id.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) {
      add(party.line, "partijen/\(party.id)", "'\(party.id)' cannot be an id.", "Use small letters, digits and hyphens.")
    }
    once(source.adoptions.map { ($0.id, $0.line) }, "gebruik")
    let named = source.assumptions.map { ($0.id, $0.line) } + source.derived.map { ($0.id, $0.formula.line) }
    once(named + ReadyCase.constants.map { ($0.name, 0) }, "aannamen")
    for (id, line) in named where !Self.canBeName(id) {
      add(line, "aannamen/\(id)", "A formula cannot name '\(id)'.", "Use letters and digits only, beginning with a letter: prijsPerUur.")
    }
  }

  private static let words: Set<String> = [
    "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "not", "between", "function", "instance", "of",
    "true", "false", "null", "min", "max", "abs",
  ]

  private static func canBeName(_ id: String) -> Bool {
    id.first.map { $0.isASCII && $0.isLetter } ?? false && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      && !words.contains(id)
  }

  private func options() {
    guard !source.options.isEmpty else { return }
    let usual = source.options.filter(\.isUsual).count
    if usual != 1 || source.options.count < 2 {
      add(
        0, "opties", "Among the options \(usual) are usual care; one is, and at least one other stands beside it.",
        "Write gebruikelijk: true at usual care.")
    }
  }

  // MARK: Values

  private func value(_ assumption: Assumption) -> Double {
    let field = "aannamen/\(assumption.id)"
    if Unit(assumption.unit) == nil {
      add(assumption.line, field + "/eenheid", "'\(assumption.unit)' is no unit.", "Write it as 'euro per uur', or 'deel' for a part of 1.")
    }
    if let group = assumption.group, !source.groups.contains(where: { $0.id == group.group }) {
      add(assumption.line, field + "/groep", "There is no group '\(group.group)'.", "Add it under groepen, or correct the name.")
    }
    switch assumption.value {
    case .spread(let spread):
      if let problem = Distribution.problem(spread) { add(assumption.line, field, problem.message, problem.remedy) }
      return spread.likely
    case .parameter(let id):
      guard let figure = parameters[id] else {
        add(
          assumption.line, field + "/parameter", "There is no figure '\(id)'.",
          "Use one of: \(parameters.keys.sorted().joined(separator: ", ")).")
        return 0
      }
      return number(of: figure, assumption.line, field) ?? 0
    }
  }

  /// The number of a figure on the day of the case.
  private func number(of figure: DatedFigure, _ line: Int, _ field: String) -> Double? {
    guard let date = source.date else {
      add(line, field, "The case uses a figure of a law, and does not say of which day.", "Add peildatum: 2026-01-31.")
      return nil
    }
    guard case .number(let number)? = figure.value(on: date)?.value, let value = Double(number.description) else {
      add(
        line, field, "No number of '\(figure.id)' is known for \(date).", "Choose another peildatum, or write the value as an assumption.")
      return nil
    }
    return value
  }

  private func distribution(_ assumption: Assumption, _ likely: Double) -> Distribution {
    guard case .spread(let spread) = assumption.value else {
      return Distribution(Assumption.Spread(low: likely, likely: likely, high: likely, shape: .fixed))
    }
    return Distribution(spread)
  }

  private typealias Names = [String: (place: Int, unit: Unit)]

  private func derived() -> ([CompiledFormula], Names) {
    var names: Names = [:]
    for assumption in source.assumptions { names[assumption.id] = (names.count, Unit(assumption.unit) ?? .one) }
    // Names that stand twice were refused; the places still fit.
    var place = source.assumptions.count
    for constant in ReadyCase.constants {
      names[constant.name] = (place, Unit(constant.unit) ?? .one)
      place += 1
    }
    var formulas: [CompiledFormula] = []
    for value in source.derived {
      let field = "berekend/\(value.id)"
      let unit = Unit(value.unit)
      if unit == nil {
        add(value.formula.line, field + "/eenheid", "'\(value.unit)' is no unit.", "Write it as 'euro per uur', or 'deel' for a part of 1.")
      }
      if let formula = compile(value.formula, field + "/formule", names, unit) { formulas.append(formula) }
      names[value.id] = (place, unit ?? .one)
      place += 1
    }
    return (formulas, names)
  }

  /// - Parameter unit: what the result must count; `nil` for anything.
  private func compile(_ formula: Formula, _ field: String, _ names: Names, _ unit: Unit?) -> CompiledFormula? {
    do throws(FormulaProblem) {
      let compiled = try CompiledFormula(formula, names: names)
      if let unit, let found = compiled.unit, found != unit {
        let remedy =
          compiled.names.isEmpty
          ? "Write the number under aannamen with its unit and source, and name it here."
          : "Correct the formula, or the units of \(compiled.names.joined(separator: ", "))."
        add(formula.line, field, "This counts '\(found)', and '\(unit)' is expected.", remedy)
        return nil
      }
      return compiled
    } catch {
      add(formula.line, field, error.message, error.remedy)
      return nil
    }
  }

  // MARK: Items

  private func party(_ id: String?, _ item: CaseItem, _ field: String) -> Int? {
    guard let id else {
      switch item.kind {
      case .cost: add(item.line, field, "Nobody bears this cost.", "Write who does: partij: zorgaanbieder.")
      case .saving, .revenue, .effect: add(item.line, field, "Nobody receives this benefit.", "Write who does: partij: zorgaanbieder.")
      case .transfer: add(item.line, field, "A transfer goes from a party to a party.", "Write partij (who pays) and naar (who receives).")
      }
      return nil
    }
    if let place = source.parties.firstIndex(where: { $0.id == id }) { return place }
    add(item.line, field, "There is no party '\(id)'.", "Use one of: \(source.parties.map(\.id).joined(separator: ", ")).")
    return nil
  }

  private func item(_ item: CaseItem, _ names: Names) -> ReadyItem? {
    let field = "posten/\(item.id)"
    form(item, field)
    timing(item, field)
    let adoption = adoption(item, field)
    let count = adoption.flatMap { compile($0.count, "gebruik/\($0.id)/aantal", names, nil) }
    let countUnit = count?.unit ?? .one
    let unit = item.timing.rhythm.unit
    let amount = compile(item.amount, field + "/bedrag", names, item.kind == .effect ? nil : unit.divided(by: countUnit))
    func part(_ formula: Formula?, _ key: String, _ unit: Unit) -> CompiledFormula? {
      formula.flatMap { compile($0, field + "/" + key, names, unit) }
    }
    let spent = part(item.spentToday, "nu", unit)
    let share = part(item.cashing?.share, "verzilvering/deel", .one)
    let floor = part(item.cashing?.floor, "verzilvering/ondergrens", unit)
    let valuation = part(item.valuation, "waardering", unit.divided(by: (amount?.unit ?? .one).multiplied(by: countUnit)))
    let social = (item.social ?? source.social).flatMap { terms($0, names, field) }
    let party = party(item.party, item, field + "/partij")
    let receiver = item.kind == .transfer ? self.party(item.receiver, item, field + "/naar") : nil
    guard let amount, let party else { return nil }
    let months = max(0, min(source.months, BusinessCase.mostYears * 12))
    let factors = item.timing.factors(months: months)
    return ReadyItem(
      source: item, party: party, receiver: receiver, amount: amount, count: count,
      factors: adoption.map { curve in factors.indices.map { factors[$0] * curve.share(in: $0) } } ?? factors, spentToday: spent,
      share: share, floor: floor, lacksCluster: lacksCluster(item, field), valuation: valuation, social: social)
  }

  private func form(_ item: CaseItem, _ field: String) {
    let fitting = CaseItem.Category.fitting(item.kind)
    if !fitting.contains(item.category) {
      add(
        item.line, field + "/categorie", "The category '\(item.category.rawValue)' does not go with \(item.kind.rawValue).",
        "Use one of: \(fitting.map(\.rawValue).joined(separator: ", ")).")
    }
    if source.options.isEmpty != item.options.isEmpty {
      let message = source.options.isEmpty ? "The case has no options." : "It does not say to which options it belongs."
      add(
        item.line, field + "/opties", message,
        source.options.isEmpty ? "Add opties to the case, or remove them here." : "Write opties: [id].")
    }
    for option in item.options where !source.options.isEmpty && !source.options.contains(where: { $0.id == option }) {
      add(
        item.line, field + "/opties", "There is no option '\(option)'.", "Use one of: \(source.options.map(\.id).joined(separator: ", ")).")
    }
    if item.kind != .transfer, item.receiver != nil { add(item.line, field + "/naar", "Only a transfer has a receiver.", "Remove naar.") }
    if item.kind != .effect, item.valuation != nil {
      add(item.line, field + "/waardering", "Only an effect is valued.", "Remove waardering.")
    }
    if item.kind != .saving, item.cashing != nil || item.spentToday != nil {
      add(item.line, field + "/verzilvering", "Only a saving is cashed.", "Remove verzilvering and nu.")
    }
    if item.kind == .saving, item.category == .hours, item.cashing == nil {
      add(
        item.line, field + "/verzilvering", "It is not said which part of the saved hours can be cashed.",
        "Add verzilvering: {deel: …, rest: capaciteit}.")
    }
    if item.cashing?.floor != nil, item.spentToday == nil {
      add(item.line, field + "/nu", "A least amount says nothing without what is spent today.", "Add nu: what is spent today.")
    }
  }

  private func timing(_ item: CaseItem, _ field: String) {
    let (timing, place) = (item.timing, field + "/wanneer")
    let last = source.months - 1
    if timing.from < 0 || timing.from > last {
      add(
        timing.line, place + "/van", "Month \(timing.from) does not lie in the case: its months are 0 to \(last).",
        "Choose another month, or more jaren.")
    }
    if let until = timing.until, until < timing.from || until > last {
      add(
        timing.line, place + "/tot", "Month \(until) does not lie between the start and month \(last).",
        "Choose another month, or leave tot out.")
    }
    if timing.rhythm == .renewal, timing.every.map({ $0 < 1 }) ?? true {
      add(timing.line, place + "/elkeJaren", "It is not said after how many years it is renewed.", "Add elkeJaren: 3.")
    }
    if timing.rhythm != .renewal, timing.every != nil {
      add(timing.line, place + "/elkeJaren", "Only vernieuwing comes back after some years.", "Remove elkeJaren.")
    }
    if timing.rhythm == .once, timing.until != nil || timing.rampUp != 0 {
      add(timing.line, place, "What comes once has no end and no ramp-up.", "Remove tot and opbouw.")
    }
    if timing.rampUp < 0 { add(timing.line, place + "/opbouw", "The months of ramp-up are below 0.", "Write a number of months.") }
  }

  private func adoption(_ item: CaseItem, _ field: String) -> Adoption? {
    guard let id = item.adoption else { return nil }
    guard let found = source.adoptions.first(where: { $0.id == id }) else {
      add(
        item.line, field + "/gebruik", "There is no adoption '\(id)'.", "Use one of: \(source.adoptions.map(\.id).joined(separator: ", "))."
      )
      return nil
    }
    let points = found.points
    if points.isEmpty || zip(points, points.dropFirst()).contains(where: { $0.month >= $1.month })
      || points.contains(where: { !(0...1).contains($0.share) || $0.month < 0 })
    {
      add(
        found.line, "gebruik/\(id)/verloop", "The months do not go up, or a share is not between 0 and 1.",
        "Write it as [{maand: 0, deel: 0.2}, {maand: 12, deel: 1}].")
    }
    return found
  }

  private func lacksCluster(_ item: CaseItem, _ field: String) -> Bool {
    guard let id = item.cashing?.cluster else { return false }
    guard let cluster = source.clusters.first(where: { $0.id == id }) else {
      add(item.line, field + "/verzilvering/cluster", "There is no cluster '\(id)'.", "Add it under clusters, or correct the name.")
      return false
    }
    return !cluster.isComplete
  }

  private func terms(_ terms: SocialReturnTerms, _ names: Names, _ field: String) -> ReadySocialTerms? {
    guard let deadweight = compile(terms.deadweight, "sroi/deadweight", names, .one),
      let displacement = compile(terms.displacement, "sroi/verdringing", names, .one),
      let byOthers = compile(terms.byOthers, "sroi/aanAnderen", names, .one),
      let dropOff = compile(terms.dropOff, "sroi/afname", names, .one)
    else { return nil }
    return ReadySocialTerms(deadweight: deadweight, displacement: displacement, byOthers: byOthers, dropOff: dropOff)
  }

  private func lifetime(_ lifetime: Lifetime, _ names: Names) -> ReadyLifetime? {
    let field = "levensduur/\(lifetime.id)"
    let investment = compile(lifetime.investment, field + "/investering", names, .euro)
    let years = compile(lifetime.years, field + "/jaren", names, .year)
    guard let figure = parameters[lifetime.component.parameter] else {
      add(
        lifetime.years.line, field + "/component", "There is no figure '\(lifetime.component.parameter)'.", "Use the content that has it.")
      return nil
    }
    guard let tariff = number(of: figure, lifetime.years.line, field + "/component"), let investment, let years else { return nil }
    return ReadyLifetime(investment: investment, years: years, tariffYears: tariff)
  }

  // MARK: What the values say

  /// At the likely values, every amount is a number of at least 0, every part lies between 0 and 1, and no saving is more than is spent.
  private func values(of ready: ReadyCase) {
    ready.withValues(ready.likely) { values in
      for (index, formula) in ready.derived.enumerated() where !formula.value(values).isFinite {
        let value = source.derived[index]
        add(value.formula.line, "berekend/\(value.id)", "It has no value: it divides by 0.", "Correct the formula or the assumptions.")
      }
      for item in ready.items { check(item, values) }
      let all = ready.items.reduce(0) { $0 + abs($1.whole(values)) * $1.factors.reduce(0, +) }
      if all > Cents.mostEuros { add(0, "posten", "The amounts together are beyond all bounds.", "Correct the assumptions.") }
      for (index, lifetime) in ready.lifetimes.enumerated() where !(lifetime.years.value(values) > 0) {
        let source = source.lifetimes[index]
        add(source.years.line, "levensduur/\(source.id)/jaren", "A technology lives more than 0 years.", "Correct the years.")
      }
    }
  }

  private func check(_ item: ReadyItem, _ values: UnsafeBufferPointer<Double>) {
    let (source, field) = (item.source, "posten/\(item.source.id)")
    let amount = item.whole(values)
    guard amount.isFinite else {
      add(source.amount.line, field + "/bedrag", "It has no value: it divides by 0.", "Correct the formula or the assumptions.")
      return
    }
    if amount < 0 {
      add(
        source.amount.line, field + "/bedrag", "The amount is below 0: \(Cents(amount)).",
        "Write it above 0; soort says whether it is kosten, besparing or opbrengst.")
    }
    if let spent = item.spentToday?.value(values), amount > spent {
      add(
        source.amount.line, field + "/bedrag", "It saves \(Cents(amount)), and only \(Cents(spent)) is spent today.",
        "Correct the saving, or what is spent today.")
    }
    for (part, key) in [
      (item.share, "verzilvering/deel"), (item.social?.deadweight, "sroi/deadweight"),
      (item.social?.displacement, "sroi/verdringing"), (item.social?.byOthers, "sroi/aanAnderen"), (item.social?.dropOff, "sroi/afname"),
    ] {
      if let value = part?.value(values), !(0...1).contains(value) {
        add(source.line, field + "/" + key, "A part lies between 0 and 1.", "Write 0.5 for 50%.")
      }
    }
  }
}
