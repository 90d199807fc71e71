import BusinessCase
import Funding
import Library
import Tools

/// What the answer rests on: each part a picture with its figures, for everything or for one party.
struct CaseGround: Sendable {
  let result: CaseResult
  let words: CaseWords
  let context: PageContext
  let links: CaseLinks

  /// Every part, each behind its own name.
  var markup: HTML {
    let parts: [(title: Phrase, content: HTML)] = [
      (.casePerYear, flows), (.caseWaterfall, waterfall(nil, most: 12)), (.caseChances, chances), (.caseFan, fan(hasTable: true)),
      (.caseSensitive, tornado(10)),
      (.caseMustBe, mustBe(nil, most: 6) + result.parties.indices.map { mustBe($0, most: 4) }.joined()),
      (.caseKnowingTitle, knowing(nil, 8) + result.parties.indices.map { knowing($0, 3) }.joined()), (.caseSoft, beside),
      (.caseFigures, figures),
    ]
    let shown = parts.filter { !$0.content.isEmpty }.map { part in Parts.details(context.say(part.title), part.content) }
    return "<section aria-labelledby=\"grond\"><h2 id=\"grond\">\(context.say(.caseGround))</h2>\(shown)</section>"
  }

  // MARK: Money per year

  private var flows: HTML {
    let lines = zip(result.parties.map(\.name), result.outcome.parties) + [(context.say(.caseTogether), result.outcome.total)]
    let scale = Chart.Scale(lines.flatMap { $0.1.perYear })
    let charts = lines.filter { $0.1.perYear.contains { Cents($0).count != 0 } }.map { name, line -> HTML in
      let (low, high) = (line.perYear.min() ?? 0, line.perYear.max() ?? 0)
      let label = context.say(.caseFlowLabel, ["wie": name, "laag": words.money(low), "hoog": words.money(high)])
      return "<li><span>\(name)</span>\(Chart.columns(line.perYear, scale, label: label))</li>"
    }
    let years = (1...result.ready.source.years).map { "\($0)" }
    let untouched = result.untouched
    let rows = lines.enumerated().map { index, line -> HTML in
      let cells =
        untouched.contains(index)
        ? ["<td class=\"amount\" colspan=\"\(String(years.count))\">\(context.say(.caseEmpty))</td>"]
        : line.1.perYear.map { amount -> HTML in "<td class=\"amount\">\(words.money(amount))</td>" }
      let kind: HTML = HTML.when(index == result.parties.count, " class=\"sum\"")
      return "<tr\(kind)><th scope=\"row\">\(line.0)</th>\(cells)</tr>"
    }
    return """
      <ul class="small-charts">\(charts)</ul>
      \(TableMarkup.scrolling(context.say(.casePerYear), [context.say(.caseYear)] + years, rows))\(asItFalls)
      """
  }

  /// What a party pays and gets each year, and what the agreement makes of it. Years beyond the tenth are taken together.
  func yearly(_ party: Int) -> HTML {
    let (before, after) = (result.outcome.parties[party].perYear, result.proposedAfter[party].perYear)
    let shown = min(before.count, 10)
    func row(_ title: Phrase, _ values: [Double], isSum: Bool = false) -> HTML {
      let rest = values.count > shown ? [values[shown...].reduce(0, +)] : []
      let cells = (values.prefix(shown) + rest).map { amount -> HTML in "<td class=\"amount\">\(words.money(amount))</td>" }
      return "<tr\(HTML.when(isSum, " class=\"sum\""))><th scope=\"row\">\(context.say(title))</th>\(cells)</tr>"
    }
    let isAgreed = zip(before, after).contains { $0 != $1 }
    var rows = [row(.caseWithout, before, isSum: !isAgreed)]
    if isAgreed { rows += [row(.caseAgreed, zip(after, before).map { $0 - $1 }), row(.caseWith, after, isSum: true)] }
    let years = (1...shown).map { "\($0)" } + (before.count > shown ? ["\(shown + 1)–\(before.count)"] : [])
    return "\(TableMarkup.scrolling(context.say(.casePerYear), [context.say(.caseYear)] + years, rows))\(asItFalls)"
  }

  /// That these amounts are not those of the answer, which are in money of today.
  private var asItFalls: HTML { "<p class=\"quiet\">\(context.say(.caseAsItFalls))</p>" }

  // MARK: From costs to gain

  /// - Parameters:
  ///   - party: whose; `nil` for all together.
  ///   - most: how many items at most; the smallest are taken together.
  func waterfall(_ party: Int?, most: Int) -> HTML {
    var steps = items(of: party)
    guard !steps.isEmpty else { return .none }
    if steps.count > most {
      let sorted = steps.sorted { (abs($1.value), $0.name) < (abs($0.value), $1.name) }
      let rest = sorted[(most - 1)...].reduce(0) { $0 + $1.value }
      steps = Array(sorted.prefix(most - 1)) + [(context.say(.caseOtherItems), rest)]
    }
    // First what it costs and then what it gives, the largest first.
    steps.sort { ($0.value >= 0 ? 1 : 0, -abs($0.value)) < ($1.value >= 0 ? 1 : 0, -abs($1.value)) }
    var sum = 0.0
    var rows = steps.map { step -> BarTable.Row in
      defer { sum += step.value }
      let bar = Chart.Bar(sum, sum + step.value, step.value < 0 ? .loss : .gain)
      return BarTable.Row(name: step.name, bars: [bar], amounts: [words.money(step.value)])
    }
    let value = party.map { result.outcome.parties[$0].presentValue } ?? result.outcome.total.presentValue
    let isAgreed = party.map { result.proposed?[$0].count ?? 0 != 0 } ?? false
    rows.append(total(party == nil ? .caseTogether : .caseWithout, value))
    if let party, isAgreed, let paid = result.proposed?[party] {
      rows.append(
        BarTable.Row(
          name: context.say(.caseAgreed), bars: [Chart.Bar(value, value + paid.euros, .moves)], amounts: [words.money(paid)]))
      rows.append(total(.caseWith, value + paid.euros))
    }
    return BarTable(
      title: context.say(.caseWaterfall), heads: [context.say(.caseColumnItem), context.say(.caseColumnAmount)], rows: rows
    ).markup()
  }

  private func total(_ name: Phrase, _ value: Double) -> BarTable.Row {
    BarTable.Row(name: context.say(name), bars: [Chart.Bar(0, value, .total)], amounts: [words.money(value)], isSum: true)
  }

  /// What moves money, in the order of the case; between parties of a whole it moves none.
  private func items(of party: Int?) -> [(name: String, value: Double)] {
    var sums: [String: Double] = [:]
    var order: [String] = []
    for worth in result.outcome.worths where party.map({ $0 == worth.party }) ?? true {
      if sums.updateValue((sums[worth.item] ?? 0) + worth.value, forKey: worth.item) == nil { order.append(worth.item) }
    }
    return order.compactMap { id in
      guard let value = sums[id], Cents(value).count != 0 else { return nil }
      return (words.item(id), value)
    }
  }

  // MARK: How certain

  var chances: HTML {
    guard let uncertainty = result.uncertainty else { return .none }
    guard !result.isCertain else { return nothingVaries }
    // Of a party of which nothing was filled in, there is nothing to say.
    let touched = result.parties.indices.filter { !result.untouched.contains($0) }
    let rows = touched.map { spread(result.parties[$0].name, uncertainty.parties[$0]) }
    let draws: TextValues = ["aantal": words.number(Double(uncertainty.draws))]
    return """
      \(spreads(rows + [spread(context.say(.caseTogether), uncertainty.total, isSum: true)]))
      <p class="quiet">\(spreadNote) \(context.say(.caseTimesComputed, draws))</p>
      """
  }

  /// How certain it is for one party: without an agreement, and with what is proposed.
  func chances(of party: Int) -> HTML {
    guard let uncertainty = result.uncertainty else { return .none }
    guard !result.isCertain else { return nothingVaries }
    let (spread, paid) = (uncertainty.parties[party], result.proposed?[party] ?? Cents(count: 0))
    func row(_ title: Phrase, _ chance: Double, _ moved: Double) -> BarTable.Row {
      let (low, high) = (spread.p5 + moved, spread.p95 + moved)
      return BarTable.Row(
        name: context.say(title), bars: bars(low, high), amounts: [words.share(chance), words.money(low), words.money(high)])
    }
    var rows = [row(.caseWithout, 1 - spread.chancePositive, 0)]
    if paid.count != 0, let chance = spread.chanceOfLossAfterTransfer { rows.append(row(.caseWith, chance, paid.euros)) }
    let heads: [Phrase] = [.caseAgreed, .caseColumnRisk, .caseColumnFrom, .caseColumnTo]
    let table = BarTable(title: context.say(.caseChances), heads: heads.map { context.say($0) }, rows: rows).markup()
    return "\(table)<p class=\"quiet\">\(context.say(result.isGuessed ? .caseOnlyGuessesOfOne : .caseSpreadNoteOfOne))</p>"
  }

  private func bars(_ low: Double, _ high: Double) -> [Chart.Bar] {
    [Chart.Bar(low, min(high, max(low, 0)), .loss), Chart.Bar(max(low, min(high, 0)), high, .gain)]
  }

  /// A chance says nothing where nobody said how uncertain a figure is.
  private var nothingVaries: HTML { "<p>\(context.say(.caseNoSpread))</p>" }

  /// What the chances mean, and that guesses do not become certain by them.
  private var spreadNote: String {
    context.say(result.isGuessed ? .caseOnlyGuesses : .caseSpreadNote)
  }

  /// Whether payments are proposed: without any, a column for what they change would only push others off a small screen.
  private var isAgreed: Bool { !result.proposedPayments.isEmpty }

  private func spreads(_ rows: [BarTable.Row]) -> HTML {
    let heads: [Phrase] =
      [.caseColumnParty, .caseColumnRisk] + (isAgreed ? [.caseColumnRiskAfter] : []) + [.caseColumnFrom, .caseColumnTo]
    return BarTable(title: context.say(.caseChances), heads: heads.map { context.say($0) }, rows: rows).markup()
  }

  private func spread(_ name: String, _ spread: Uncertainty.Spread, isSum: Bool = false) -> BarTable.Row {
    let after = isAgreed ? [spread.chanceOfLossAfterTransfer.map(words.share) ?? "–"] : []
    return BarTable.Row(
      name: name, bars: bars(spread.p5, spread.p95),
      amounts: [words.share(1 - spread.chancePositive)] + after + [words.money(spread.p5), words.money(spread.p95)],
      isSum: isSum)
  }

  /// How the money of all together may run over the years.
  ///
  /// - Parameter hasTable: whether every year stands below it; on paper only where it ends.
  func fan(hasTable: Bool) -> HTML {
    guard let fan = result.uncertainty?.fanTotal, fan.p50.count > 1, !result.isCertain else { return .none }
    let (low, high) = (fan.p5.last ?? 0, fan.p95.last ?? 0)
    let label = context.say(.caseFanLabel, ["laag": words.money(low), "hoog": words.money(high)])
    let picture = Chart.fan([(fan.p5, fan.p95), (fan.p25, fan.p75)], middle: fan.p50, label: label) { words.money($0) }
    let rows = fan.p50.indices.map { year -> HTML in
      let cells = [fan.p5, fan.p25, fan.p50, fan.p75, fan.p95].map { points -> HTML in
        "<td class=\"amount\">\(words.money(points[year]))</td>"
      }
      return "<tr><th scope=\"row\">\(year + 1)</th>\(cells)</tr>"
    }
    let heads = [context.say(.caseYear), "5%", "25%", "50%", "75%", "95%"]
    let table = TableMarkup.scrolling(context.say(.caseFan), heads, rows)
    let end: HTML = HTML.when(!hasTable, "\(label) ")
    let first = HTML.with(words.values(ofDeepest: result.outcome.total)) { " \(context.say(.caseFanFirst, $0))" }
    return "\(picture)<p class=\"quiet\">\(end)\(context.say(.caseFanNote))\(first)</p>\(HTML.when(hasTable, table))"
  }

  /// How far the total moves with each assumption.
  func tornado(_ most: Int) -> HTML {
    let found = result.sensitivities.compactMap { found -> (assumption: String, low: Double, high: Double)? in
      guard let low = found.low, let high = found.high, Cents(low) != Cents(high) else { return nil }
      return (found.assumption, low, high)
    }
    guard !found.isEmpty else { return .none }
    let now = result.outcome.total.presentValue
    let rows = found.prefix(most).map { found -> BarTable.Row in
      let (least, most) = (min(found.low, found.high, now), max(found.low, found.high, now))
      return BarTable.Row(
        name: words.assumption(found.assumption).name, bars: [Chart.Bar(least, now, .loss), Chart.Bar(now, most, .gain)],
        amounts: [words.money(found.low), words.money(found.high)])
    }
    let heads = [context.say(.caseColumnAssumption), context.say(.caseColumnAtLow), context.say(.caseColumnAtHigh)]
    return """
      <p>\(context.say(.caseSensitiveLead, ["bedrag": words.money(now)]))</p>
      \(BarTable(title: context.say(.caseSensitive), heads: heads, rows: rows).markup())
      """
  }

  // MARK: What must be true

  /// The values at which the conclusion turns, the nearest first: for a party, or for all together.
  func mustBe(_ party: Int?, most: Int) -> HTML {
    let demands = result.demands(of: party)
    guard !demands.isEmpty else { return .none }
    let rows = demands.prefix(most).map { demand -> HTML in
      let inside = demand.isWithinReach.map { context.say($0 ? .toolYes : .toolNo) } ?? "–"
      return """
        <tr><th scope="row">\(demand.assumption.name)</th><td>\(border(of: demand))</td>\
        <td class="amount">\(words.amount(demand.likely, demand.assumption))</td><td class="amount">\(inside)</td></tr>
        """
    }
    let heads: [Phrase] = [.caseColumnAssumption, .caseColumnBorder, .caseColumnNow, .caseColumnPossible]
    let title = titleOfDemands(of: party)
    let table = TableMarkup.scrolling(title, heads.map { context.say($0) }, rows, words: 2)
    return "<h3>\(title)</h3>\(table)\(more(than: rows.count, of: demands.count))"
  }

  /// The same in as few lines as paper has room for.
  func mustBeInShort(_ party: Int?, most: Int) -> HTML {
    let demands = result.demands(of: party)
    guard !demands.isEmpty else { return .none }
    let lines = demands.prefix(most).map { demand -> HTML in
      let values: TextValues = [
        "wat": demand.assumption.name, "grens": border(of: demand), "nu": words.bare(demand.likely, demand.assumption),
      ]
      return "<li>\(context.say(.caseMustBeLine, values))</li>"
    }
    return """
      <p>\(titleOfDemands(of: party)):</p><ul class="plain-list">\(lines)</ul>\(more(than: lines.count, of: demands.count))
      """
  }

  private func border(of demand: Demand) -> String {
    context.say(demand.isAtLeast ? .caseAtLeast : .caseAtMost, ["wat": words.amount(demand.border, demand.assumption)])
  }

  private func titleOfDemands(of party: Int?) -> String {
    let value = party.map { result.outcome.parties[$0].presentValue } ?? result.outcome.total.presentValue
    let who = party.map { result.parties[$0].name } ?? context.say(.caseTogether)
    // Payments move money between parties, and change nothing of what all together have.
    let isBefore = party != nil && !result.proposedPayments.isEmpty
    return context.say(
      value >= 0 ? .caseGainWhile : .caseGainWhen, ["wie": isBefore ? "\(who), \(words.inside(context.say(.caseWithout)))" : who])
  }

  private func more(than shown: Int, of all: Int) -> HTML {
    HTML.when(all > shown, "<p class=\"quiet\">\(context.say(.caseMustBeMore, ["aantal": context.count(all - shown)]))</p>")
  }

  // MARK: What knowing more is worth

  /// - Parameter party: whose decision; `nil` for all together.
  func knowing(_ party: Int?, _ most: Int) -> HTML {
    guard let uncertainty = result.uncertainty, !result.isCertain else { return .none }
    let knowing = party.map { uncertainty.knowing[$0] } ?? uncertainty.knowingTotal
    // Where no draw turns the decision, there is nothing to say that would help.
    guard knowing.everything >= Self.leastWorth else { return .none }
    let known = knowing.perAssumption.filter { $0.value >= Self.leastWorth }.sorted {
      ($1.value, $0.assumption) < ($0.value, $1.assumption)
    }
    let rows = known.prefix(most).map { found in
      BarTable.Row(
        name: words.assumption(found.assumption).name, bars: [Chart.Bar(found.value)], amounts: [words.money(found.value)])
    }
    let heads = [context.say(.caseColumnAssumption), context.say(.caseColumnAmount)]
    /// Of several parties on one page, each by its name.
    func named(_ text: String) -> String {
      party.map { context.say(.caseNamed, ["wie": result.parties[$0].name, "wat": text]) } ?? text
    }
    let sentence = named(context.say(.caseKnowing, ["bedrag": words.money(knowing.everything)]))
    let table = BarTable(title: named(context.say(.caseKnowingTitle)), heads: heads, rows: rows)
    return "<p>\(sentence)</p>\(HTML.when(!rows.isEmpty, table.markup()))"
  }

  /// In euros: below it an amount is shown as nothing.
  private static let leastWorth = 0.5

  // MARK: Beside the money

  var beside: HTML {
    var lines: [String] = []
    if let gap = result.outcome.lifetimeGap { lines.append(context.say(.caseLifetime, ["bedrag": words.money(gap)])) }
    if let social = result.outcome.socialReturn { lines.append(context.say(.caseSocialReturn, ["aantal": words.roughly(social)])) }
    lines += words.uncashed(by: nil).map { context.say(.caseTogether) + ": " + $0 }
    lines += result.ready.source.softFacts.map { fact in
      let party = result.parties.first { $0.id == fact.party }?.name ?? fact.party
      return context.say(.caseSoftLine, ["wat": fact.name, "wie": party, "van": fact.before, "naar": fact.after, "bewijs": fact.evidence])
    }
    return HTML.when(!lines.isEmpty, "<ul class=\"plain-list\">\(lines.map { line -> HTML in "<li>\(line)</li>" })</ul>")
  }

  // MARK: The figures themselves

  /// The figures that somebody wants to see before he agrees, in as few words as paper has room for: of a party or of all together, those
  /// that matter most.
  func keyFigures(_ party: Int?, most: Int) -> HTML {
    let used = result.weightiestFigures(of: party)
    let lines = used.prefix(most).map { assumption, likely -> HTML in
      "<li>\(assumption.name): \(words.amount(likely, assumption))</li>"
    }
    let left = used.count - lines.count
    let more: HTML = HTML.when(left > 0, "<li>\(context.say(.caseFiguresMore, ["aantal": context.count(left)]))</li>")
    let source = result.ready.source
    let growth = source.adoptions.filter { $0.points.contains { $0.share != 1 } }.map { adoption -> HTML in
      let points = adoption.points.map {
        context.say(.caseGrowthPoint, ["deel": words.share($0.share), "maand": "\($0.month)"])
      }
      return "<li>\(context.say(.caseGrowth, ["wat": adoption.name, "verloop": points.joined(separator: ", ")]))</li>"
    }
    let horizon: TextValues = ["jaren": "\(source.years)", "rente": words.number((source.rate * 1_000).rounded() / 10)]
    return "<ul class=\"plain-list key-figures\"><li>\(context.say(.caseHorizon, horizon))</li>\(growth)\(lines)\(more)</ul>"
  }

  private var figures: HTML {
    let rows = result.figures(of: nil).map { assumption, likely -> HTML in
      let values: String
      if case .spread(let spread) = assumption.value, spread.shape != .fixed {
        let three: TextValues = [
          "laag": words.exactBare(spread.low, assumption), "midden": words.exact(spread.likely, assumption),
          "hoog": words.exactBare(spread.high, assumption),
        ]
        values = context.say(.caseSpreadOf, three)
      } else {
        values = words.exact(likely, assumption)
      }
      return """
        <tr><th scope="row">\(assumption.name)</th><td>\(values)</td>\
        <td>\(source(of: assumption)) \(links.cite(assumption.facts, context))</td><td>\(context.say(assumption.confidence.name))</td></tr>
        """
    }
    let heads: [Phrase] = [.caseColumnAssumption, .caseColumnFigure, .caseColumnSource, .caseColumnSure]
    return TableMarkup.scrolling(context.say(.caseFigures), heads.map { context.say($0) }, rows, words: heads.count)
  }

  private func source(of assumption: Assumption) -> String {
    if let source = assumption.source, !source.isEmpty { return source }
    if case .parameter(let id) = assumption.value {
      return context.guide.library[DatedFigure.self].items.first { $0.id.text == id }?.title[context.language] ?? id
    }
    return links.leadToSite ? "" : assumption.facts.map(\.text).joined(separator: ", ")
  }
}

extension Assumption.Confidence {
  fileprivate var name: Phrase {
    switch self {
    case .measured: .caseMeasured
    case .literature: .caseLiterature
    case .expert: .caseExpert
    case .guess: .caseGuess
    }
  }
}
