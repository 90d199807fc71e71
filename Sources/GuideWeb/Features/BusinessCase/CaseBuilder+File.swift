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
      years = if case .number(let number)? = value { Int(WrittenNumber.text(number)) } else { nil }
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
  private var parties: [CaseBuilderParty] = []
  private var assumptions: [String] = []
  private var items: [String] = []

  init(builder: CaseBuilder, say: @escaping (Phrase) -> String) { (self.builder, self.say) = (builder, say) }

  private func number(_ id: String) -> Decimal128? { builder.problems[id] == nil ? builder.numbers[id] : nil }
  private func written(_ number: Decimal128) -> String { WrittenNumber.text(number).replacing(",", with: ".") }
  private func quoted(_ text: String) -> String { JSON.string(text).text() }
  private func party(_ id: String) -> CaseBuilderParty? {
    builder.problems[id] == nil ? builder.typed[id]?.first.flatMap { CaseBuilderParty(rawValue: $0) } : nil
  }

  mutating func text(_ limits: CaseBuilder.Limits) -> String {
    guard let buyer = party("koper"), let years = number("jaren"), number("clienten") != nil else { return "" }
    parties = [buyer]
    assume("clienten", say(.sketchClients), "cliënt")
    costs(buyer)
    savings(buyer)
    payment(buyer, Int(written(years)) ?? 1, limits)
    guard !items.isEmpty else { return "" }
    let people = parties.map { "  - {id: \($0.rawValue), naam: \(quoted(say($0.nameInCase))), soort: \($0.kind), domein: \($0.domain)}" }
    let lines = ["naam: \(quoted(say(.sketchName)))", "jaren: \(written(years))", "peildatum: \(limits.date)", "partijen:"]
    return (lines + people + ["aannamen:"] + assumptions + ["posten:"] + items).joined(separator: "\n") + "\n"
  }

  private mutating func join(_ party: CaseBuilderParty) {
    if !parties.contains(party) { parties.append(party) }
  }

  private mutating func assume(_ id: String, _ name: String, _ unit: String, isCertain: Bool = true) {
    guard var value = number(id) else { return }
    if unit == "deel" { value = value.divided(by: Decimal128(100)) ?? value }
    assumptions.append(
      "  - {id: \(id.filter { $0 != "-" }), naam: \(quoted(name)), eenheid: \(unit), \(shape(value, isCertain)), bron: \(quoted(say(.sketchSource))), "
        + "zekerheid: schatting}")
  }

  /// A value that is certain, or that can lie as far from it as its maker says.
  private func shape(_ value: Decimal128, _ isCertain: Bool) -> String {
    guard !isCertain, let spread = builder.typed["spreiding"]?.first, spread != "0", builder.problems["spreiding"] == nil,
      let share = Decimal128("0." + spread), let width = value.multiplied(by: share), width > .zero, let low = value.subtracting(width),
      let high = value.adding(width)
    else { return "verdeling: vast, waarschijnlijk: \(plain(value))" }
    return "verdeling: pert, laag: \(plain(low)), waarschijnlijk: \(plain(value)), hoog: \(plain(high))"
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
    items.append(
      "  - {id: post-\(id), naam: \(quoted(name)), soort: \(kind), categorie: \(category), partij: \(party.rawValue), bedrag: \(quoted(amount)), "
        + "wanneer: {\(when)}\(rest)}")
  }

  private mutating func costs(_ buyer: CaseBuilderParty) {
    for (id, name, unit, category, amount, rhythm) in [
      ("aanschaf", Phrase.sketchPurchase, "euro", "technologie", "aanschaf", "eenmalig"),
      ("invoering", .sketchIntroduction, "euro", "implementatie", "invoering", "eenmalig"),
      ("licentie", .builderLicence, "euro per cliënt per maand", "licentie", "licentie * clienten", "maandelijks"),
      ("beheer", .builderUpkeep, "euro per maand", "onderhoud", "beheer", "maandelijks"),
    ] where number(id) != nil {
      assume(id, say(name), unit)
      let again = id == "aanschaf" ? number("levensduur").map { "ritme: vernieuwing, van: 0, elkeJaren: \(written($0))" } : nil
      add(id, say(name), "kosten", category, buyer, amount, again ?? "ritme: \(rhythm), van: 0")
    }
  }

  private mutating func savings(_ buyer: CaseBuilderParty) {
    if number("uren") != nil, number("uurkosten") != nil, number("deel") != nil {
      assume("uren", say(.sketchHours), "uur per cliënt per maand", isCertain: false)
      assume("urenNu", say(.builderHoursNow), "uur per cliënt per maand")
      assume("uurkosten", say(.sketchHourCost), "euro per uur")
      assume("deel", say(.builderShare), "deel")
      assume("ondergrens", say(.builderFloor), "uur per maand")
      let now = number("urenNu") == nil ? "" : ", nu: \"urenNu * uurkosten * clienten\""
      let floor = number("ondergrens") == nil ? "" : ", ondergrens: \"ondergrens * uurkosten\""
      add(
        "uren", say(.sketchHours), "besparing", "uren", buyer, "uren * uurkosten * clienten", "ritme: maandelijks, van: 0",
        "\(now), verzilvering: {deel: deel\(floor), rest: capaciteit}")
    }
    for entry in builder.entries {
      guard let party = entry.party, party != buyer, number(entry.id) != nil else { continue }
      join(party)
      let name = say(.builderLessCare)
      assume(entry.id, "\(name) (\(say(party.name)))", "euro per cliënt per jaar", isCertain: false)
      let category = party == .employer ? "verzuim" : "voorkomen-zorg"
      add(entry.id.lowercased(), name, "besparing", category, party, "\(entry.id) * clienten", "ritme: jaarlijks, van: 11")
    }
  }

  private mutating func payment(_ buyer: CaseBuilderParty, _ years: Int, _ limits: CaseBuilder.Limits) {
    if number("prestatie") != nil, let payer = party("betaler"), payer != buyer {
      join(payer)
      assume("prestatie", say(.builderPayment), "euro per cliënt per maand")
      let from = number("prestatieVan").map(written) ?? "0"
      add(
        "prestatie", say(.builderPayment), "overdracht", "prestatie", payer, "prestatie * clienten", "ritme: maandelijks, van: \(from)",
        ", naar: \(buyer.rawValue)")
    }
    if number("experiment") != nil, let longest = limits.years {
      // The zorgkantoor pays an experiment of the Wlz, the insurer one of the Zvw.
      let payer = party("betaler") ?? (buyer.domain == "zvw" ? .insurer : .careOffice)
      if payer != buyer {
        join(payer)
        assume("experiment", say(.builderExperiment), "euro per jaar")
        assumptions.append(
          "  - {id: experimentMaximum, naam: \(quoted(say(.builderExperimentMost))), eenheid: euro per jaar, "
            + "parameter: \(CaseBuilder.Limits.experiment), zekerheid: literatuur}")
        add(
          "experiment", say(.builderExperiment), "overdracht", "experimentbudget", payer, "min(experiment, experimentMaximum)",
          "ritme: jaarlijks, van: 0, tot: \(min(years, longest) * 12 - 1)", ", naar: \(buyer.rawValue)")
      }
    }
    if number("subsidie") != nil {
      assume("subsidie", say(.sketchSubsidy), "euro")
      add("subsidie", say(.sketchSubsidy), "opbrengst", "subsidie", buyer, "subsidie", "ritme: eenmalig, van: 0")
    }
  }
}
