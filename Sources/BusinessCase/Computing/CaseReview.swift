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
    /// Values of which the unit is none, so that nothing can be said of what is worked out with them.
    var withoutUnit = Set<String>()
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
    guard found.problems.isEmpty else { throw CaseProblems(found.problems.sorted()) }
    let ready = ReadyCase(
      source: source, likely: likely, distributions: zip(source.assumptions, likely).map(distribution), derived: derived, items: items,
      lifetimes: lifetimes)
    values(of: ready)
    guard found.problems.isEmpty else { throw CaseProblems(found.problems.sorted()) }
    return ready
  }

  private func add(_ line: Int, _ field: String, _ kind: CaseProblem.Kind, _ parts: [CaseProblem.Part: CaseProblem.Value] = [:]) {
    found.problems.append(CaseProblem(CasePlace(line: line, field), kind, parts))
  }

  /// A name that was written, and is none of those that are known.
  private func addUnknown(_ line: Int, _ field: String, _ kind: CaseProblem.Kind, _ written: String, _ known: [String]) {
    add(line, field, kind, [.written: .text(written), .known: .list(known)])
  }

  private func addNoUnit(_ line: Int, _ field: String, _ id: String, _ unit: String) {
    add(line, field + "/eenheid", .unknownUnit, [.written: .text(unit)])
    found.withoutUnit.insert(id)
  }

  // MARK: The whole

  private func sizes() {
    func check(_ count: Int, _ most: Int, _ field: String, _ kind: CaseProblem.Kind = .tooMany) {
      if count > most { add(0, field, kind, [.count: .number(count), .most: .number(most)]) }
    }
    check(source.parties.count, BusinessCase.mostParties, "partijen")
    check(source.assumptions.count + source.derived.count, BusinessCase.mostAssumptions, "aannamen")
    check(source.items.count, BusinessCase.mostItems, "posten")
    check(source.years, BusinessCase.mostYears, "jaren", .tooManyYears)
    if source.years < 1 { add(0, "jaren", .noYear) }
    if !(0...0.5).contains(source.rate) { add(0, "discontovoet", .rateOutside, [.written: .decimal(source.rate)]) }
    if source.parties.isEmpty { add(0, "partijen", .noParties) }
    if source.items.isEmpty { add(0, "posten", .noItems) }
  }

  private func ids() {
    func once(_ entries: [(id: String, line: Int)], _ field: String) {
      var seen = Set<String>()
      for entry in entries where !seen.insert(entry.id).inserted {
        add(entry.line, "\(field)/\(entry.id)", .idTwice, [.written: .text(entry.id)])
      }
    }
    once(source.parties.map { ($0.id, $0.line) }, "partijen")
    once(source.items.map { ($0.id, $0.line) }, "posten")
    for party in source.parties where !party.id.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) {
      add(party.line, "partijen/\(party.id)", .idUnusable, [.written: .text(party.id)])
    }
    once(source.adoptions.map { ($0.id, $0.line) }, "gebruik")
    let named = source.assumptions.map { ($0.id, $0.line) } + source.derived.map { ($0.id, $0.formula.line) }
    once(named + ReadyCase.constants.map { ($0.name, 0) }, "aannamen")
    for (id, line) in named where !Self.canBeName(id) { add(line, "aannamen/\(id)", .nameUnusable, [.written: .text(id)]) }
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
    if usual != 1 || source.options.count < 2 { add(0, "opties", .usualCare, [.count: .number(usual)]) }
  }

  // MARK: Values

  private func value(_ assumption: Assumption) -> Double {
    let field = "aannamen/\(assumption.id)"
    if Unit(assumption.unit) == nil { addNoUnit(assumption.line, field, assumption.id, assumption.unit) }
    if let group = assumption.group, !source.groups.contains(where: { $0.id == group.group }) {
      addUnknown(assumption.line, field + "/groep", .unknownGroup, group.group, source.groups.map(\.id))
    }
    switch assumption.value {
    case .spread(let spread):
      if let kind = Distribution.problem(spread) {
        let bounds: [CaseProblem.Part: CaseProblem.Value] = [
          .low: .decimal(spread.low), .likely: .decimal(spread.likely), .high: .decimal(spread.high),
        ]
        add(assumption.line, field + "/" + Distribution.key(of: kind, spread), kind, kind.parts.isEmpty ? [:] : bounds)
      }
      return spread.likely
    case .parameter(let id):
      guard let figure = parameters[id] else {
        addUnknown(assumption.line, field + "/parameter", .unknownFigure, id, parameters.keys.sorted())
        return 0
      }
      return number(of: figure, assumption.line, field) ?? 0
    }
  }

  /// The number of a figure on the day of the case.
  private func number(of figure: DatedFigure, _ line: Int, _ field: String) -> Double? {
    guard let date = source.date else {
      add(line, field, .noDay)
      return nil
    }
    guard case .number(let number)? = figure.value(on: date)?.value, let value = Double(number.description) else {
      add(line, field, .noFigureThen, [.written: .text(figure.id.text), .day: .text(date.description)])
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
    // What no formula can name is not offered either.
    names = names.filter { Self.canBeName($0.key) }
    var formulas: [CompiledFormula] = []
    for value in source.derived {
      let field = "berekend/\(value.id)"
      let unit = Unit(value.unit)
      if unit == nil { addNoUnit(value.formula.line, field, value.id, value.unit) }
      if let formula = compile(value.formula, field + "/formule", names, unit) { formulas.append(formula) }
      if Self.canBeName(value.id) { names[value.id] = (place, unit ?? .one) }
      place += 1
    }
    return (formulas, names)
  }

  /// - Parameter unit: what the result must count; `nil` for anything.
  private func compile(_ formula: Formula, _ field: String, _ names: Names, _ unit: Unit?) -> CompiledFormula? {
    do throws(FormulaProblem) {
      let compiled = try CompiledFormula(formula, names: names)
      if let unit, let found = compiled.unit, found != unit {
        if compiled.names.isEmpty {
          add(formula.line, field, .numberWithoutUnit, [.expected: .text(unit.description)])
        } else if self.found.withoutUnit.isDisjoint(with: compiled.names) {
          add(
            formula.line, field, .unitDiffers,
            [.found: .text(found.description), .expected: .text(unit.description), .names: .list(compiled.names)])
        }
        return nil
      }
      return compiled
    } catch {
      // What is worked out with a value without unit says nothing.
      if [.unitsDiffer, .timesDiffer].contains(error.kind), !found.withoutUnit.isEmpty { return nil }
      add(formula.line, field, error.kind, error.parts)
      return nil
    }
  }

  // MARK: Items

  private func party(_ id: String?, _ item: CaseItem, _ field: String) -> Int? {
    let known = source.parties.map(\.id)
    guard let id else {
      let kind: CaseProblem.Kind =
        switch item.kind {
        case .cost: .nobodyBears
        case .saving, .revenue, .effect: .nobodyReceives
        case .transfer: .transferIncomplete
        }
      add(item.line, field, kind, [.known: .list(known)])
      return nil
    }
    if let place = known.firstIndex(of: id) { return place }
    addUnknown(item.line, field, .unknownParty, id, known)
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
        item.line, field + "/categorie", .categoryMisfit,
        [.written: .text(item.category.rawValue), .kind: .text(item.kind.rawValue), .known: .list(fitting.map(\.rawValue))])
    }
    let options = source.options.map(\.id)
    if options.isEmpty, !item.options.isEmpty { add(item.line, field + "/opties", .caseWithoutOptions) }
    if !options.isEmpty, item.options.isEmpty { add(item.line, field + "/opties", .optionsMissing, [.known: .list(options)]) }
    for option in item.options where !options.isEmpty && !options.contains(option) {
      addUnknown(item.line, field + "/opties", .unknownOption, option, options)
    }
    if item.kind != .transfer, item.receiver != nil { add(item.line, field + "/naar", .receiverMisfit) }
    if item.kind != .effect, item.valuation != nil { add(item.line, field + "/waardering", .valuationMisfit) }
    if item.kind != .saving, item.cashing != nil || item.spentToday != nil { add(item.line, field + "/verzilvering", .cashingMisfit) }
    if item.kind == .saving, item.category == .hours, item.cashing == nil { add(item.line, field + "/verzilvering", .cashingMissing) }
    if item.cashing?.floor != nil, item.spentToday == nil { add(item.line, field + "/nu", .spendingMissing) }
  }

  private func timing(_ item: CaseItem, _ field: String) {
    let (timing, place) = (item.timing, field + "/wanneer")
    let last = source.months - 1
    if timing.from < 0 || timing.from > last {
      add(timing.line, place + "/van", .monthOutside, [.month: .number(timing.from), .last: .number(last)])
    }
    if let until = timing.until, until < timing.from || until > last {
      add(
        timing.line, place + "/tot", .endOutside, [.month: .number(until), .first: .number(timing.from), .last: .number(last)])
    }
    if timing.rhythm == .renewal, timing.every.map({ $0 < 1 }) ?? true { add(timing.line, place + "/elkeJaren", .yearsOfRenewal) }
    if timing.rhythm != .renewal, timing.every != nil { add(timing.line, place + "/elkeJaren", .onlyRenewal) }
    if timing.rhythm == .once, timing.until != nil || timing.rampUp != 0 { add(timing.line, place, .onlyOnce) }
    if timing.rampUp < 0 { add(timing.line, place + "/opbouw", .rampUpBelow) }
  }

  private func adoption(_ item: CaseItem, _ field: String) -> Adoption? {
    guard let id = item.adoption else { return nil }
    guard let found = source.adoptions.first(where: { $0.id == id }) else {
      addUnknown(item.line, field + "/gebruik", .unknownAdoption, id, source.adoptions.map(\.id))
      return nil
    }
    let points = found.points
    if points.isEmpty || zip(points, points.dropFirst()).contains(where: { $0.month >= $1.month })
      || points.contains(where: { !(0...1).contains($0.share) || $0.month < 0 })
    {
      add(found.line, "gebruik/\(id)/verloop", .adoptionCourse)
    }
    return found
  }

  private func lacksCluster(_ item: CaseItem, _ field: String) -> Bool {
    guard let id = item.cashing?.cluster else { return false }
    guard let cluster = source.clusters.first(where: { $0.id == id }) else {
      addUnknown(item.line, field + "/verzilvering/cluster", .unknownCluster, id, source.clusters.map(\.id))
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
      addUnknown(lifetime.years.line, field + "/component", .unknownFigure, lifetime.component.parameter, parameters.keys.sorted())
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
        add(value.formula.line, "berekend/\(value.id)", .dividesByZero)
      }
      for item in ready.items { check(item, values) }
      let all = ready.items.reduce(0) { $0 + abs($1.whole(values)) * $1.factors.reduce(0, +) }
      // What is not finite was refused by itself.
      if found.problems.isEmpty, all > Cents.mostEuros { add(0, "posten", .amountsTooLarge) }
      for (index, lifetime) in ready.lifetimes.enumerated() where !(lifetime.years.value(values) > 0) {
        let source = source.lifetimes[index]
        add(source.years.line, "levensduur/\(source.id)/jaren", .noLife)
      }
    }
  }

  private func check(_ item: ReadyItem, _ values: UnsafeBufferPointer<Double>) {
    let (source, field) = (item.source, "posten/\(item.source.id)")
    let amount = item.whole(values)
    guard amount.isFinite else {
      add(source.amount.line, field + "/bedrag", .dividesByZero)
      return
    }
    if amount < 0 { add(source.amount.line, field + "/bedrag", .amountBelow, [.amount: .money(amount)]) }
    if let spent = item.spentToday?.value(values), amount > spent {
      add(source.amount.line, field + "/bedrag", .savingTooLarge, [.amount: .money(amount), .today: .money(spent)])
    }
    for (part, key) in [
      (item.share, "verzilvering/deel"), (item.social?.deadweight, "sroi/deadweight"),
      (item.social?.displacement, "sroi/verdringing"), (item.social?.byOthers, "sroi/aanAnderen"), (item.social?.dropOff, "sroi/afname"),
    ] {
      if let value = part?.value(values), !(0...1).contains(value) {
        let place = part.flatMap(only).map { ($0.line, "aannamen/\($0.id)/waarschijnlijk") } ?? (source.line, field + "/" + key)
        // Somebody may have meant a percentage.
        let percentage = (0...100).contains(value) ? value : 50
        add(
          place.0, place.1, .partOutside,
          [.written: .decimal(value), .better: .decimal(percentage / 100), .otherwise: .decimal(percentage)])
      }
    }
  }

  /// The assumption that a formula is, where it is nothing else.
  private func only(_ formula: CompiledFormula) -> Assumption? {
    guard formula.isOneName, let name = formula.names.first else { return nil }
    return source.assumptions.first { $0.id == name }
  }
}
