import BusinessCase
import FEEL
import Funding
import Library
import Tools

enum CaseMarkup {
  static let field = "zaak"

  static func form(_ text: String, _ context: PageContext) -> HTML {
    """
    <section class="no-print" aria-labelledby="eigen"><h2 id="eigen">\(context.say(.caseOwn))</h2>
    <form\(action: context.addresses.caseForm) method="post">
    <label for="\(field)">\(context.say(.caseOwnLabel))</label>
    <p class="quiet" id="zaak-uitleg">\(context.say(.caseOwnHint))</p>
    <textarea id="\(field)" name="\(field)" rows="24" spellcheck="false" aria-describedby="zaak-uitleg">\(text)</textarea>
    <p><button class="button" type="submit">\(context.say(.toolAction))</button></p>
    </form></section>
    """
  }

  static func result(_ result: CaseResult, _ text: String, _ context: PageContext) -> HTML {
    let words = CaseWords(result, context)
    return """
      <h1>\(result.ready.source.name)</h1>
      <p class="lead">\(words.sentence)</p>
      \(HTML.when(words.illustrations > 0, "<p class=\"notice\">\(context.say(.caseIllustration, ["aantal": String(words.illustrations), "totaal": String(result.ready.source.assumptions.count)]))</p>"))
      \(HTML.when(!result.ready.source.facts.isEmpty, "<p>\(Citation.inline(result.ready.source.facts, context))</p>"))
      \(parties(result, words, context))
      \(transfers(result, words, context))
      \(flows(result, words, context))
      \(chances(result, words, context))
      \(sensitive(result, words, context))
      \(beside(result, words, context))
      \(cautions(result, context))
      \(form(text, context))
      """
  }

  // MARK: Who pays, who gains

  private static func parties(_ result: CaseResult, _ words: CaseWords, _ context: PageContext) -> HTML {
    let most = result.outcome.parties.map { abs($0.presentValue) }.max() ?? 0
    let after = result.transfers.divisions[.nobodyLoses]
    let rows = result.parties.enumerated().map { index, party -> HTML in
      let line = result.outcome.parties[index]
      let payback =
        line.peakNeed <= 0 ? "–" : line.paybackMonth.map { context.say(.casePayback, ["maand": "\($0)"]) } ?? context.say(.caseNoPayback)
      let kept = after.map { words.money(line.presentValue + $0[index].euros) } ?? "–"
      return """
        <tr><th scope="row">\(party.name) <span class="quiet">(\(party.domain.rawValue))</span></th>\
        <td class="amount">\(words.money(line.presentValue))\(bar(line.presentValue, of: most))</td>\
        <td class="amount">\(line.peakNeed > 0 ? words.money(line.peakNeed) : "–")</td><td>\(payback)</td><td class="amount">\(kept)</td></tr>
        """
    }
    let heads = [Phrase.caseColumnParty, .caseColumnValue, .caseColumnPeak, .caseColumnPayback, .caseColumnAfter].map { phrase -> HTML in
      "<th scope=\"col\">\(context.say(phrase))</th>"
    }
    return """
      <section aria-labelledby="wie"><h2 id="wie">\(context.say(.caseWho))</h2>
      <div class="scroll" role="region" tabindex="0" aria-label="\(context.say(.caseWho))"><table class="case">
      <caption class="hidden">\(context.say(.caseWho))</caption><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
      </section>
      """
  }

  /// A bar from the middle: to the right for a gain, to the left for a loss.
  private static func bar(_ value: Double, of most: Double) -> HTML {
    guard most > 0 else { return .none }
    let width = max(1, Int((abs(value) / most * 100).rounded()))
    let x = value < 0 ? 100 - width : 100
    return """
      <svg class="gain" viewBox="0 0 200 12" aria-hidden="true" focusable="false">\
      <rect x="\(x)" y="1" width="\(width)" height="10" class="bar\(HTML.when(value < 0, " bar--minus"))"/>\
      <line x1="100" y1="0" x2="100" y2="12" class="axis"/></svg>
      """
  }

  private static func transfers(_ result: CaseResult, _ words: CaseWords, _ context: PageContext) -> HTML {
    let title = context.say(.caseTransfers)
    guard let amounts = result.transfers.divisions[.nobodyLoses], let yearly = result.yearly[.nobodyLoses] else {
      let missing = context.say(.caseShortfall, ["bedrag": words.money(result.transfers.shortfall)])
      return
        "<section aria-labelledby=\"overdracht\"><h2 id=\"overdracht\">\(context.say(.caseNoAgreement))</h2><p>\(missing)</p></section>"
    }
    guard amounts.contains(where: { $0.count != 0 }) else {
      return "<section aria-labelledby=\"overdracht\"><h2 id=\"overdracht\">\(title)</h2><p>\(context.say(.caseNoTransfer))</p></section>"
    }
    let lines = result.parties.enumerated().filter { amounts[$0.offset].count != 0 }.map { index, party -> HTML in
      let phrase: Phrase = amounts[index].count < 0 ? .casePays : .caseReceives
      let values = ["wie": party.name, "bedrag": words.money(abs(amounts[index].euros)), "perJaar": words.money(abs(yearly[index].euros))]
      return "<li>\(context.say(phrase, values))</li>"
    }
    let instruments = result.instruments.map { instrument -> HTML in
      let item = context.guide.library.find(instrument.item)
      let facts = instrument.facts.map { Fact.ID($0) }
      let name: HTML =
        item.map { Parts.link(context.addresses.item($0), $0.title[context.language]) } ?? HTML(text: instrument.rawValue)
      return "<li>\(name) \(Citation.inline(facts, context))</li>"
    }
    let bridges = zip(result.parties, result.shortMonthsAfter).flatMap { party, stretches in
      stretches.prefix(1).map { stretch -> HTML in
        let last = stretches.last?.upperBound ?? stretch.upperBound
        return "<li>\(context.say(.caseBridge, ["wie": party.name, "van": "\(stretch.lowerBound)", "tot": "\(last)"]))</li>"
      }
    }
    return """
      <section aria-labelledby="overdracht"><h2 id="overdracht">\(title)</h2><ul>\(lines)</ul>
      \(HTML.when(!instruments.isEmpty, "<h3>\(context.say(.caseAgreements))</h3><ul class=\"plain-list\">\(instruments)</ul>"))
      \(HTML.when(!bridges.isEmpty, "<h3>\(context.say(.caseTiming))</h3><ul class=\"plain-list\">\(bridges)</ul>"))
      </section>
      """
  }

  private static func flows(_ result: CaseResult, _ words: CaseWords, _ context: PageContext) -> HTML {
    let years = (1...result.ready.source.years).map { year -> HTML in "<th scope=\"col\">\(year)</th>" }
    func row(_ name: String, _ line: MoneyLine) -> HTML {
      let cells = line.perYear.map { amount -> HTML in "<td class=\"amount\">\(words.money(amount.rounded()))</td>" }
      return "<tr><th scope=\"row\">\(name)</th>\(cells)</tr>"
    }
    let rows = zip(result.parties, result.outcome.parties).map { row($0.name, $1) }
    let title = context.say(.casePerYear)
    return """
      <section aria-labelledby="per-jaar"><h2 id="per-jaar">\(title)</h2>
      <div class="scroll" role="region" tabindex="0" aria-label="\(title)"><table class="case"><caption class="hidden">\(title)</caption>
      <thead><tr><td></td>\(years)</tr></thead><tbody>\(rows)\(row(context.say(.caseTogether), result.outcome.total))</tbody></table></div>
      </section>
      """
  }

  // MARK: How certain

  private static func chances(_ result: CaseResult, _ words: CaseWords, _ context: PageContext) -> HTML {
    guard let uncertainty = result.uncertainty else { return .none }
    func line(_ name: String, _ spread: Uncertainty.Spread) -> HTML {
      let values = [
        "wie": name, "kans": "\(Int((spread.chancePositive * 100).rounded()))%", "laag": words.money(spread.p5.rounded()),
        "hoog": words.money(spread.p95.rounded()),
      ]
      return "<li>\(context.say(.caseChance, values))</li>"
    }
    let lines = zip(result.parties, uncertainty.parties).map { line($0.name, $1) } + [line(context.say(.caseTogether), uncertainty.total)]
    let draws = context.say(.caseDraws, ["aantal": words.number(Double(uncertainty.draws)), "zaad": "\(uncertainty.seed)"])
    let known = uncertainty.knowingTotal.perAssumption.filter { $0.value >= 0.5 }.sorted {
      ($1.value, $0.assumption) < ($0.value, $1.assumption)
    }
    let knowing = known.prefix(5).map { found -> HTML in
      let name = words.assumption(found.assumption).name
      return "<li>\(context.say(.caseKnowingLine, ["wat": name, "bedrag": words.money(found.value.rounded())]))</li>"
    }
    return """
      <section aria-labelledby="zeker"><h2 id="zeker">\(context.say(.caseChances))</h2><ul>\(lines)</ul><p class="quiet">\(draws)</p>
      <p>\(context.say(.caseKnowing, ["bedrag": words.money(uncertainty.knowingTotal.everything.rounded())]))</p>
      \(HTML.when(!knowing.isEmpty, "<ul>\(knowing)</ul>"))</section>
      """
  }

  /// How far the total moves with each assumption: a tornado, with the same in words.
  private static func sensitive(_ result: CaseResult, _ words: CaseWords, _ context: PageContext) -> HTML {
    let found = result.sensitivities.prefix(8).compactMap { found -> (Sensitivity, Double, Double)? in
      guard let low = found.low, let high = found.high else { return nil }
      return (found, min(low, high), max(low, high))
    }
    guard let least = found.map(\.1).min(), let most = found.map(\.2).max(), most > least else { return .none }
    func x(_ value: Double) -> Int { Int(((value - least) / (most - least) * 580).rounded()) + 10 }
    let bars = found.enumerated().map { index, found -> HTML in
      let (from, to) = (x(found.1), x(found.2))
      return """
        <rect x="\(from)" y="\(index * 26 + 2)" width="\(max(2, to - from))" height="20" class="bar"/>\
        <text x="\(from + 4)" y="\(index * 26 + 17)" class="bar-text">\(index + 1)</text>
        """
    }
    let zero: HTML = HTML.when(
      least < 0 && most > 0, "<line x1=\"\(x(0))\" y1=\"0\" x2=\"\(x(0))\" y2=\"\(found.count * 26)\" class=\"axis\"/>")
    let lines = found.map { found -> HTML in
      let (name, unit) = words.assumption(found.0.assumption)
      let line = context.say(
        .caseSensitiveLine, ["wat": name, "laag": words.money(found.1.rounded()), "hoog": words.money(found.2.rounded())])
      let turn = found.0.turningPoint.map { " " + context.say(.caseTurns, ["aantal": words.number($0), "eenheid": unit]) } ?? ""
      return "<li>\(line)\(turn)</li>"
    }
    return """
      <section aria-labelledby="gevoelig"><h2 id="gevoelig">\(context.say(.caseSensitive))</h2>
      <svg class="bars" viewBox="0 0 600 \(found.count * 26)" role="img" aria-label="\(context.say(.caseSensitive))">\(bars)\(zero)</svg>
      <ol>\(lines)</ol></section>
      """
  }

  // MARK: Beside the money

  private static func beside(_ result: CaseResult, _ words: CaseWords, _ context: PageContext) -> HTML {
    var lines: [String] = []
    if let gap = result.outcome.lifetimeGap { lines.append(context.say(.caseLifetime, ["bedrag": words.money(gap)])) }
    if let social = result.outcome.socialReturn { lines.append(context.say(.caseSocialReturn, ["aantal": words.number(social)])) }
    for (rest, phrase) in [(CaseItem.Rest.capacity, Phrase.caseCapacity), (.quality, .caseQuality)] {
      let value = result.outcome.uncashed[rest]?.reduce(0, +) ?? 0
      if Cents(value).count != 0 {
        lines.append(context.say(.caseTogether) + ": " + context.say(phrase, ["bedrag": words.money(value.rounded())]))
      }
    }
    lines += result.ready.source.softFacts.map { fact in
      let party = result.parties.first { $0.id == fact.party }?.name ?? fact.party
      return context.say(.caseSoftLine, ["wat": fact.name, "wie": party, "van": fact.before, "naar": fact.after, "bewijs": fact.evidence])
    }
    guard !lines.isEmpty else { return .none }
    return """
      <section aria-labelledby="naast"><h2 id="naast">\(context.say(.caseSoft))</h2>\
      <ul>\(lines.map { line -> HTML in "<li>\(line)</li>" })</ul></section>
      """
  }

  private static func cautions(_ result: CaseResult, _ context: PageContext) -> HTML {
    guard !result.ready.cautions.isEmpty else { return .none }
    let items = CaseProblemMarkup.items(result.ready.cautions, context)
    return "<section aria-labelledby=\"let-op\"><h2 id=\"let-op\">\(context.say(.caseCautions))</h2><ul>\(items)</ul></section>"
  }
}

extension Instrument {
  /// Where it is explained.
  fileprivate var item: KnowledgeItem.ID {
    switch self {
    case .sharedSavings, .bundledPayment, .tariffDifferentiation: KnowledgeItem.ID("instrumenten/\(rawValue)")
    case .bridging: "instrumenten/impact-bond"
    }
  }
}

/// Amounts and names of a case, in words.
private struct CaseWords {
  private let result: CaseResult
  private let context: PageContext
  private let words: ToolWords

  init(_ result: CaseResult, _ context: PageContext) {
    (self.result, self.context, words) = (result, context, ToolWords(context.guide, context.language))
  }

  /// The answer in one sentence: what it comes to together, who loses, and whether that can be mended.
  var sentence: String {
    let total = result.outcome.total.presentValue
    let together = total >= 0 ? context.say(.caseGain, ["bedrag": money(total)]) : context.say(.caseLoss, ["bedrag": money(-total)])
    let losers = zip(result.parties, result.outcome.parties).filter { Cents($1.presentValue).count < 0 }.map(\.0.name)
    let who = losers.isEmpty ? context.say(.caseNobody) : context.say(.caseLosers, ["wie": losers.joined(separator: ", ")])
    return "\(together) \(who)"
  }

  /// How many figures no source gives.
  var illustrations: Int { result.ready.source.assumptions.count { $0.source == "illustratie" } }

  /// In whole euros: a text for people claims no more. The other forms have the cents.
  func money(_ cents: Cents) -> String {
    words.number((Decimal128(cents.description) ?? .zero).rounded(toScale: 0, .halfUp) ?? .zero, .money)
  }
  func money(_ euros: Double) -> String { money(Cents(euros)) }

  func number(_ value: Double) -> String {
    words.number(Decimal128("\((value * 100).rounded() / 100)") ?? .zero, .decimal)
  }

  func assumption(_ id: String) -> (name: String, unit: String) {
    let found = result.ready.source.assumptions.first { $0.id == id }
    return (found?.name ?? id, found?.unit ?? "")
  }
}
