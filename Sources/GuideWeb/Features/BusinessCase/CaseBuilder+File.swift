import BusinessCase
import FEEL
import Funding
import Library
import Tools

extension CaseBuilder {
  /// The dated figures that a case names, and the runs that follow from them.
  struct Limits: Sendable {
    static let experiment: DatedFigure.ID = "experimentMaximumPerJaar"
    static let experimentYears: DatedFigure.ID = "experimentJaren"

    let date: CalendarDate
    /// How many years an experiment is paid at most; `nil` when no figure holds on this day.
    let years: Int?

    init(_ guide: Guide, on date: CalendarDate) {
      self.date = date
      let value = guide.library.find(Self.experimentYears)?.value(on: date)?.value
      years = if case .number(let number)? = value { number.integer } else { nil }
    }
  }

  /// The case as a file; what cannot be used is left out of it.
  func text(_ limits: Limits, _ say: @escaping (Phrase) -> String) -> String {
    var file = CaseBuilderFile(builder: self, say: say)
    return file.text(limits)
  }
}

/// Writes what was built as people write a case.
private struct CaseBuilderFile {
  let builder: CaseBuilder
  let say: (Phrase) -> String
  private let entries: [String: CaseBuilder.Entry]
  private var parties: [CaseBuilderParty] = []
  private var assumptions: [String] = []
  private var items: [String] = []
  private var usesClients = false

  init(builder: CaseBuilder, say: @escaping (Phrase) -> String) {
    (self.builder, self.say) = (builder, say)
    entries = Dictionary(builder.entries.map { ($0.id, $0) }) { first, _ in first }
  }

  private func number(_ id: String) -> Decimal128? { builder.problems[id] == nil ? builder.numbers[id] : nil }
  private func written(_ number: Decimal128) -> String { number.integer.map(String.init) ?? WrittenNumber.text(number, .en) }
  private func quoted(_ text: String) -> String { JSON.string(text).text() }
  private func party(_ id: String) -> CaseBuilderParty? {
    builder.problems[id] == nil ? builder.typed[id]?.first.flatMap { CaseBuilderParty(rawValue: $0) } : nil
  }
  /// What a figure is called in the file and on the result.
  private func name(_ id: String) -> String {
    guard let entry = entries[id], let name = entry.name else { return id }
    return say(name) + (entry.party.map { " (\(CaseParty.inside(say($0.name))))" } ?? "")
  }

  mutating func text(_ limits: CaseBuilder.Limits) -> String {
    guard let buyer = party("koper"), let years = number("jaren"), number("clienten") != nil else { return "" }
    // Also who gains nothing yet: the result says for whom nothing was filled in.
    let chosen = builder.problems["wint"] == nil ? builder.typed["wint"] ?? [] : []
    parties = [buyer]
    for winner in CaseBuilderParty.winners where chosen.contains(winner.rawValue) { join(winner) }
    costs(buyer)
    savings(buyer)
    payment(buyer, Int(written(years)) ?? 1, limits)
    guard !items.isEmpty else { return "" }
    let others = assumptions
    assumptions = []
    if usesClients { assume("clienten", "cliënt") }
    let people = parties.map { "  - {id: \($0.rawValue), naam: \(quoted(say($0.nameInCase))), soort: \($0.kind), domein: \($0.domain)}" }
    let lines = [
      "naam: \(quoted(builder.name ?? say(.sketchName)))", "jaren: \(written(years))", "peildatum: \(limits.date)", "partijen:",
    ]
    return (lines + people + ["aannamen:"] + assumptions + others + ["posten:"] + items).joined(separator: "\n") + "\n"
  }

  private mutating func join(_ party: CaseBuilderParty) {
    if !parties.contains(party) { parties.append(party) }
  }

  /// - Parameter varies: whether it is as uncertain as its maker says.
  private mutating func assume(_ id: String, _ unit: String, varies: Bool = false) {
    guard var value = number(id) else { return }
    if unit == "deel" { value = value.divided(by: Decimal128(100)) ?? value }
    let most: Decimal128? = unit == "deel" ? Decimal128(1) : nil
    let spread = spread(of: id)
    // Who is sure says from what, and who gives a spread guesses.
    let (confidence, source) = spread == "0" ? ("gemeten", Phrase.sketchSureSource) : ("schatting", .sketchSource)
    assumptions.append(
      "  - {id: \(id.filter { $0 != "-" }), naam: \(quoted(name(id))), eenheid: \(unit), "
        + "\(shape(value, varies ? spread : nil, most: most)), bron: \(quoted(say(source))), zekerheid: \(confidence)}")
  }

  /// How far a figure can lie from what was filled in, in percents, as its maker says: of costs by themselves, where that was said.
  private func spread(of id: String) -> String? {
    let keys = entries[id]?.theme == .costs ? [CaseBuilder.costSpreadKey, CaseBuilder.spreadKey] : [CaseBuilder.spreadKey]
    return keys.first { builder.typed[$0] != nil && builder.problems[$0] == nil }.flatMap { builder.typed[$0]?.first }
  }

  /// In what a figure was given.
  private func unit(_ id: String, _ thing: String) -> String { builder.basis(id)?.unit(of: thing) ?? thing }

  /// A value that is certain, or that can lie as far from it as its maker says.
  ///
  /// - Parameter most: what it can be at most.
  private func shape(_ value: Decimal128, _ spread: String?, most: Decimal128?) -> String {
    guard let spread, spread != "0", let share = Decimal128("0." + spread), let width = value.multiplied(by: share), width > .zero,
      let low = value.subtracting(width),
      let high = value.adding(width)
    else { return "verdeling: vast, waarschijnlijk: \(plain(value))" }
    return "verdeling: pert, laag: \(plain(low)), waarschijnlijk: \(plain(value)), hoog: \(plain(most.map { min(high, $0) } ?? high))"
  }

  /// With another digit behind three decimals, so that the point cannot mark thousands.
  private func plain(_ value: Decimal128) -> String {
    let text = written(value)
    return text.split(separator: ".").last?.count == 3 && text.contains(".") ? text + "0" : text
  }

  private mutating func add(
    _ id: String, _ name: String, _ kind: String, _ category: String, _ party: CaseBuilderParty, _ amount: String, _ when: String,
    _ rest: String = ""
  ) {
    usesClients = usesClients || (amount + rest).contains("clienten")
    items.append(
      "  - {id: post-\(id), naam: \(quoted(name)), soort: \(kind), categorie: \(category), partij: \(party.rawValue), bedrag: \(quoted(amount)), "
        + "wanneer: {\(when)}\(rest)}")
  }

  private mutating func costs(_ buyer: CaseBuilderParty) {
    if number("scholing") != nil, number("scholingUurkosten") != nil {
      assume("scholing", "uur", varies: true)
      assume("scholingUurkosten", "euro per uur", varies: true)
      add(
        "scholing", name("scholing"), "kosten", "opleiding", buyer, "scholing * scholingUurkosten", "ritme: eenmalig, van: 0")
    }
    for (id, category) in [
      ("aanschaf", "technologie"), ("invoering", "implementatie"), ("licentie", "licentie"), ("beheer", "onderhoud"),
      ("andereEenmalig", "project"), ("anderePerJaar", "dienst"),
    ] where number(id) != nil {
      let basis = builder.basis(id) ?? .all
      assume(id, basis.unit(of: "euro"), varies: true)
      let again = id == "aanschaf" ? number("levensduur").map { "ritme: vernieuwing, van: 0, elkeJaren: \(written($0))" } : nil
      let rhythm =
        switch basis.period {
        case .year: "jaarlijks"
        case .month, .week, .day: "maandelijks"
        case nil: "eenmalig"
        }
      add(
        id.lowercased(), name(id), "kosten", category, buyer, id + (basis.isOfOne ? " * clienten" : ""),
        again ?? "ritme: \(rhythm), van: 0")
    }
  }

  /// What turns a figure into that of all clients, in a month or a year.
  private func forAll(_ id: String, _ period: CaseBuilderBasis.Period) -> String {
    guard let basis = builder.basis(id) else { return "" }
    return (basis.isOfOne ? " * clienten" : "") + basis.times(period)
  }

  /// In how many months it comes to work for all clients; `nil` at once.
  private var grows: Decimal128? { number(CaseBuilder.growthKey).flatMap { $0 > .zero ? $0 : nil } }
  private var monthly: String { "ritme: maandelijks, van: 0" + (grows.map { ", opbouw: \(written($0))" } ?? "") }

  private mutating func savings(_ buyer: CaseBuilderParty) {
    if number(CaseBuilder.extraKey) != nil, number("uurkosten") != nil {
      assume(CaseBuilder.extraKey, unit(CaseBuilder.extraKey, "uur"), varies: true)
      assume("uurkosten", "euro per uur", varies: true)
      add(
        "urenerbij", name(CaseBuilder.extraKey), "kosten", "dienst", buyer,
        "\(CaseBuilder.extraKey) * uurkosten\(forAll(CaseBuilder.extraKey, .month))", "ritme: maandelijks, van: 0")
    }
    if number("uren") != nil, number("uurkosten") != nil, number("deel") != nil {
      assume("uren", unit("uren", "uur"), varies: true)
      assume("urenNu", unit("urenNu", "uur"))
      if number(CaseBuilder.extraKey) == nil { assume("uurkosten", "euro per uur", varies: true) }
      assume("deel", "deel", varies: true)
      assume("ondergrens", unit("ondergrens", "uur"))
      assume(CaseBuilder.refilledKey, "deel")
      let now = number("urenNu") == nil ? "" : ", nu: \"urenNu * uurkosten\(forAll("urenNu", .month))\""
      let floor =
        number("ondergrens") == nil ? "" : ", ondergrens: \"ondergrens * uurkosten\(builder.basis("ondergrens")?.times(.month) ?? "")\""
      // Hours that go to others are no money that is saved, and no room that is left either.
      let isRefilled = number(CaseBuilder.refilledKey) != nil
      let (kept, share) =
        isRefilled
        ? (" * (1 - \(CaseBuilder.refilledKey))", "\"min(1, deel / (1 - \(CaseBuilder.refilledKey)))\"") : ("", "deel")
      if number(CaseBuilder.refilledKey) != Decimal128(100) {
        add(
          "uren", name("uren"), "besparing", "uren", buyer, "uren * uurkosten\(forAll("uren", .month))\(kept)", monthly,
          "\(now), verzilvering: {deel: \(share)\(floor), rest: capaciteit}")
      }
      lostTurnover(buyer)
    }
    for party in CaseBuilderParty.winners where number(party.benefit) != nil {
      let (id, now) = (party.benefit, party.spending)
      join(party)
      assume(id, unit(id, "euro"), varies: true)
      assume(now, unit(now, "euro"))
      let category = party == .employer ? "verzuim" : "voorkomen-zorg"
      // What is known by the year comes at its end; what grows within a year is counted by the month.
      let period: CaseBuilderBasis.Period = grows == nil && builder.basis(id)?.period == .year ? .year : .month
      add(
        id.lowercased(), builder.words(party.reason) ?? say(.builderLessCare), "besparing", category, party, id + forAll(id, period),
        period == .year ? "ritme: jaarlijks, van: 11" : monthly, number(now) == nil ? "" : ", nu: \"\(now)\(forAll(now, period))\"")
    }
  }

  /// Hours that are no longer given are no longer paid: what the provider loses, whoever paid it keeps.
  private mutating func lostTurnover(_ buyer: CaseBuilderParty) {
    guard number(CaseBuilder.paidHourKey) != nil, let payer = builder.hoursPayer, payer != buyer else { return }
    join(payer)
    assume(CaseBuilder.paidHourKey, "euro per uur", varies: true)
    let lost = number(CaseBuilder.refilledKey) == nil ? "" : " * (1 - \(CaseBuilder.refilledKey))"
    add(
      "omzet", say(.figureLostTurnover), "overdracht", "prestatie", buyer,
      "uren * \(CaseBuilder.paidHourKey)\(forAll("uren", .month))\(lost)",
      monthly, ", naar: \(payer.rawValue)")
  }

  private mutating func payment(_ buyer: CaseBuilderParty, _ years: Int, _ limits: CaseBuilder.Limits) {
    if number("prestatie") != nil, let payer = party("betaler"), payer != buyer {
      join(payer)
      assume("prestatie", unit("prestatie", "euro"))
      let from = number("prestatieVan").map(written) ?? "0"
      add(
        "prestatie", name("prestatie"), "overdracht", "prestatie", payer, "prestatie\(forAll("prestatie", .month))",
        "ritme: maandelijks, van: \(from)",
        ", naar: \(buyer.rawValue)")
    }
    if number("experiment") != nil, let longest = limits.years {
      // The zorgkantoor pays an experiment of the Wlz, the insurer one of the Zvw.
      let payer = party("betaler") ?? (buyer.domain == "zvw" ? .insurer : .careOffice)
      if payer != buyer {
        join(payer)
        assume("experiment", "euro per jaar")
        assumptions.append(
          "  - {id: experimentMaximum, naam: \(quoted(say(.builderExperimentMost))), eenheid: euro per jaar, "
            + "parameter: \(CaseBuilder.Limits.experiment), zekerheid: literatuur}")
        add(
          "experiment", name("experiment"), "overdracht", "experimentbudget", payer, "min(experiment, experimentMaximum)",
          "ritme: jaarlijks, van: 0, tot: \(min(years, longest) * 12 - 1)", ", naar: \(buyer.rawValue)")
      }
    }
    subsidy(buyer)
  }

  /// From somebody outside, or from a party that it then costs that amount.
  private mutating func subsidy(_ buyer: CaseBuilderParty) {
    guard number("subsidie") != nil else { return }
    assume("subsidie", "euro")
    guard let giver = party("subsidieVan"), giver != buyer else {
      add("subsidie", name("subsidie"), "opbrengst", "subsidie", buyer, "subsidie", "ritme: eenmalig, van: 0")
      return
    }
    join(giver)
    add(
      "subsidie", name("subsidie"), "overdracht", "subsidie", giver, "subsidie", "ritme: eenmalig, van: 0",
      ", naar: \(buyer.rawValue)")
  }
}
