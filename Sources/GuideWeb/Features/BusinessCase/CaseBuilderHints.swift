import BusinessCase
import FEEL
import Funding
import Library
import Tools

/// What is said beside a case that is built: what is worth asking again, and what its figures per client come to.
struct CaseBuilderHints: Sendable {
  let builder: CaseBuilder
  /// The page to stay on; `nil` for the result.
  let theme: CaseBuilder.Theme?
  let context: PageContext

  // MARK: Worth asking again

  /// Each doubt, with the way to what may have been meant.
  var doubts: HTML {
    builder.doubts.map { doubt -> HTML in
      let items = builder.items(meaning: doubt)
      let address = theme.map { context.addresses.caseTheme($0.rawValue, items) } ?? context.addresses.caseBuilt(items)
      let remedy = remedy(doubt).map { remedy -> HTML in " \(Parts.link(address, remedy))" } ?? .none
      return "<p class=\"notice\">\(question(doubt))\(remedy)</p>"
    }.joined()
  }

  /// What was filled in and does not count, because it cannot be used: what is said below it would look complete.
  var leftOut: HTML {
    let names = builder.entries.filter { builder.typed[$0.id] != nil && builder.problems[$0.id] != nil }.map(label)
    return HTML.when(
      !names.isEmpty, "<p class=\"notice\">\(context.say(.builderLeftOut, ["wat": names.joined(separator: "; ")]))</p>")
  }

  private func question(_ doubt: CaseBuilderDoubt) -> String {
    switch doubt.kind {
    case .priceOfOne: context.say(.builderOnePrice, ["bedrag": money(Decimal128(CaseBuilder.leastPerClient))])
    case .smallPrice:
      context.say(.builderSmallPrice, ["bedrag": exact(number("licentie").rounded(toScale: 2, .halfUp) ?? number("licentie"))])
    case .extraOfAll: context.say(.builderManyExtra, ["wat": name(doubt.entry)])
    case .hoursOfAll:
      context.say(.builderManyHours, ["wat": name(doubt.entry), "aantal": plain(doubt.entry), "meest": "\(ReadyCase.hoursOfMonth)"])
    case .benefitOfAll: context.say(.builderLargeBenefit, ["wat": name(doubt.entry), "bedrag": money(benefit(doubt.entry))])
    case .countedTwice(let payer):
      context.say(
        .builderCountedTwice,
        [
          "wie": context.say(payer.name), "tarief": money(lostTurnover),
          "voordeel": money(product(number(doubt.entry), number("clienten"))),
        ])
    }
  }

  /// - Returns: `nil` where it is not clear what was meant.
  private func remedy(_ doubt: CaseBuilderDoubt) -> String? {
    guard case .on(let bases) = doubt.meant else { return context.say(.builderMeantSame) }
    guard !bases.isEmpty else { return nil }
    let clients = builder.compared["clienten"] ?? Decimal128(1)
    let ofOne = number(doubt.entry).divided(by: clients) ?? .zero
    return switch doubt.kind {
    case .priceOfOne: context.say(.builderMeantOne, ["bedrag": money(product(number(doubt.entry), clients))])
    case .hoursOfAll, .extraOfAll: context.say(.builderMeantAll, ["aantal": short(ofOne)])
    case .smallPrice: context.say(.builderMeantPerOne, ["bedrag": exact(builder.numbers["licentie"] ?? .zero)])
    case .benefitOfAll, .countedTwice:
      context.say(.builderMeantAll, ["aantal": doubt.entry == "uren" ? short(ofOne) : money(ofOne)])
    }
  }

  private func benefit(_ id: String) -> Decimal128 {
    builder.entries.first { $0.id == id }.flatMap(builder.yearlyBenefit) ?? number(id)
  }

  // MARK: Figures for all

  /// What each figure comes to for all clients, in a year or a month: who gave it for something else than was chosen sees it here.
  var sums: HTML {
    let lines = builder.entries.compactMap(sum).map { line -> HTML in "<li>\(line)</li>" }
    return HTML.when(!lines.isEmpty, "<h3>\(context.say(.builderSums))</h3><ul class=\"plain-list\">\(lines)</ul>")
  }

  /// As a sum of what was filled in; `nil` where there is nothing to work out.
  private func sum(_ entry: CaseBuilder.Entry) -> String? {
    guard builder.problems[entry.id] == nil, let figure = builder.numbers[entry.id], let clients = builder.compared["clienten"],
      let basis = builder.basis(entry.id)
    else { return nil }
    let isMoney = if case .number(.euro, _, _) = entry.kind { true } else { false }
    // Hours of work are counted in a month, money in a year.
    let wanted: CaseBuilderBasis? = basis.period == nil ? .all : isMoney ? .allYear : .allMonth
    guard let wanted, basis != wanted, let all = basis.converted(figure, to: wanted, clients: clients) else { return nil }
    // As it was typed, so that the reader can work it out again.
    let typed = ToolWords(context.guide, context.language).number(figure, .decimal)
    var terms = [isMoney ? exact(figure) : context.say(basis.isInMinutes ? .builderSumMinutes : .builderSumHours, ["aantal": typed])]
    if basis.isOfOne { terms.append(context.say(.builderTimesClients, ["aantal": short(clients)])) }
    switch (basis.period, wanted.period) {
    case (.day, .month): terms += [context.say(.builderTimesDays), context.say(.builderByMonths)]
    case (.week, .month): terms += [context.say(.builderTimesWeeks), context.say(.builderByMonths)]
    case (.year, .month): terms.append(context.say(.builderByMonths))
    case (.month, .year): terms.append(context.say(.builderTimesMonths))
    default: break
    }
    if basis.isInMinutes { terms.append(context.say(.builderByMinutes)) }
    let outcome: TextValues = ["wat": name(entry.id), "som": terms.joined(separator: " "), "samen": isMoney ? money(all) : short(all)]
    return switch wanted {
    case .all: context.say(.builderSumOnce, outcome)
    case .allYear: context.say(.builderSumYearly, outcome)
    default: context.say(.builderSumMonthly, outcome)
    }
  }

  // MARK: What is weak

  /// What weakens the result, in the words of what was asked, with the way back to it. What is asked above is not asked again.
  func cautions(_ result: CaseResult) -> [HTML] {
    result.ready.cautions.filter { !isAsked($0) }.map { caution in
      guard let entry = entry(of: caution) else { return CaseProblemMarkup.item(caution, context) }
      let address = context.addresses.caseTheme(entry.theme.rawValue, builder.items())
      let said = caution.isOf(.unknownSpending) ? context.say(.builderUnknownSpending) : CaseProblemMarkup.words(caution, context)
      return "<li>\(Parts.link(address, label(entry))) \(said)</li>"
    }
  }

  /// What was more likely meant otherwise, while pages are still filled in.
  func questions(_ result: CaseResult) -> HTML {
    let asked = result.ready.cautions.filter { $0.isDoubt && !$0.isOf(.noCosts) && !isAsked($0) }
    return asked.map { doubt -> HTML in
      let name = entry(of: doubt).map { "\(label($0)): " } ?? ""
      return "<p class=\"notice\">\(name)\(CaseProblemMarkup.words(doubt, context))</p>"
    }.joined()
  }

  /// Whether a doubt about the figures that were filled in says the same.
  private func isAsked(_ caution: CaseProblem) -> Bool {
    builder.doubts.contains { doubt in
      switch doubt.kind {
      case .priceOfOne, .smallPrice, .extraOfAll: false
      case .hoursOfAll: caution.isOf(.hoursBeyondMonth)
      case .benefitOfAll: caution.isOf(.gainFarAboveCosts) && entry(of: caution)?.id == doubt.entry
      case .countedTwice: caution.isOf(.besideTurnover)
      }
    }
  }

  /// The question by which a weak place is mended; `nil` where none is.
  private func entry(of caution: CaseProblem) -> CaseBuilder.Entry? {
    let parts = caution.place.field.split(separator: "/").map(String.init)
    guard parts.count > 1 else { return nil }
    func asked(_ id: String) -> CaseBuilder.Entry? { builder.entries.first { $0.id == id } }
    let own = builder.entries.first { entry in
      parts[1] == "post-\(entry.id.lowercased())" || parts[1] == entry.id.replacing("-", with: "")
    }
    if caution.isOf(.fundingGap) { return asked("prestatieVan") }
    if caution.isOf(.neverRenewed) { return asked("levensduur") }
    guard caution.isOf(.unknownSpending) else { return own }
    return own.flatMap { asked($0.party?.spending ?? "urenNu") }
  }

  private func label(_ entry: CaseBuilder.Entry) -> String {
    context.say(entry.label, entry.party.map { ["wie": context.say($0.name)] } ?? [:])
  }

  // MARK: Words

  private func name(_ id: String) -> String {
    guard let entry = builder.entries.first(where: { $0.id == id }), let name = entry.name else { return id }
    return context.say(name) + (entry.party.map { " (\(CaseParty.inside(context.say($0.name))))" } ?? "")
  }

  private func number(_ id: String) -> Decimal128 { builder.compared[id] ?? .zero }
  private func plain(_ id: String) -> String { short(number(id)) }
  /// With two decimals at most, and thousands apart.
  private func short(_ number: Decimal128) -> String {
    ToolWords(context.guide, context.language).number(number.rounded(toScale: 2, .halfUp) ?? number, .decimal)
  }
  private func product(_ factors: Decimal128...) -> Decimal128 { factors.reduce(Decimal128(1)) { $0.multiplied(by: $1) ?? .zero } }

  /// What the payer keeps of the hours that are not paid any more, in euros per year.
  private var lostTurnover: Decimal128 {
    let lost = Decimal128(100).subtracting(number(CaseBuilder.refilledKey))?.divided(by: Decimal128(100)) ?? Decimal128(1)
    return product(number("uren"), number(CaseBuilder.paidHourKey), number("clienten"), Decimal128(12), lost)
  }

  private func money(_ amount: Decimal128) -> String { exact(amount.rounded(toScale: 0, .halfUp) ?? amount) }
  private func exact(_ amount: Decimal128) -> String {
    ToolWords(context.guide, context.language).number(amount, .money).replacing(" ", with: "\u{A0}")
  }
}
