import BusinessCase
import FEEL
import Funding
import Library
import Tools

/// The result of a case as plain text, for the terminal.
struct CaseText {
  private let guide: Guide
  private let language: Language
  private let words: ToolWords

  init(_ guide: Guide, _ language: Language) { (self.guide, self.language, words) = (guide, language, ToolWords(guide, language)) }

  func of(_ result: CaseResult) -> String {
    let blocks = [
      outcome(result), domains(result), transfers(result), chances(result), sensitive(result), mustBe(result), knowing(result),
      beside(result),
      cautions(result.ready.cautions),
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  func of(_ comparison: CaseComparison) -> String {
    guard !comparison.isEmpty else { return phrase(.caseEqual) + "\n" }
    var lines = comparison.changes.map { "\($0.field): \($0.before ?? "–") → \($0.after ?? "–")" }
    lines += comparison.parties.map { "\($0.id): \($0.before.map(money) ?? "–") → \($0.after.map(money) ?? "–")" }
    lines.append("\(phrase(.caseTogether)): \(money(comparison.total.before)) → \(money(comparison.total.after))")
    return lines.map { $0 + "\n" }.joined()
  }

  private func phrase(_ phrase: Phrase, _ values: TextValues = [:]) -> String { guide.phrase(phrase, language, values) }
  /// In whole euros: a text for people claims no more. The other forms have the cents.
  private func money(_ cents: Cents) -> String {
    words.number((Decimal128(cents.description) ?? .zero).rounded(toScale: 0, .halfUp) ?? .zero, .money)
  }
  private func money(_ euros: Double) -> String { money(Cents(euros)) }
  private func money(_ euros: Double?) -> String { euros.map { money($0) } ?? "–" }

  /// A number with at most four digits behind the point.
  private func number(_ value: Double) -> String {
    let rounded = (value * 10_000).rounded() / 10_000
    return words.number(Decimal128("\(rounded)") ?? .zero, .decimal)
  }

  // MARK: Blocks

  private func outcome(_ result: CaseResult) -> [String] {
    let total = result.outcome.total.presentValue
    let together = total >= 0 ? phrase(.caseGain, ["bedrag": money(total)]) : phrase(.caseLoss, ["bedrag": money(-total)])
    let option = result.ready.source.options.first { $0.id == result.outcome.option }
    let name = [result.ready.source.name, option?.name].compactMap(\.self).joined(separator: " – ")
    return [phrase(.caseHead, ["naam": name, "jaren": "\(result.ready.source.years)"]), together, ""]
      + zip(result.parties, result.outcome.parties).enumerated().flatMap { index, pair in
        party(pair.0, pair.1, result.outcome.uncashed.mapValues { $0[index] }, isUntouched: result.untouched.contains(index))
      }
  }

  private func party(_ party: CaseParty, _ line: MoneyLine, _ uncashed: [CaseItem.Rest: Double], isUntouched: Bool) -> [String] {
    let payback = line.paybackMonth.map { phrase(.casePayback, ["maand": "\($0)"]) } ?? phrase(.caseNoPayback)
    var parts = [payback]
    if let (need, month) = line.deepest {
      let moment = month == 0 ? phrase(.caseAtStart) : phrase(.caseInMonth, ["maand": "\(month)", "jaar": "\(month / 12 + 1)"])
      parts.append(phrase(.casePeak, ["bedrag": money(need), "moment": moment]))
    }
    for (rest, text) in [(CaseItem.Rest.capacity, Phrase.caseCapacity), (.quality, .caseQuality)] {
      if let value = uncashed[rest], Cents(value).count != 0 { parts.append(phrase(text, ["bedrag": money(value)])) }
    }
    if isUntouched { return ["\(party.name): \(phrase(.caseEmpty))"] }
    return ["\(party.name): \(money(line.presentValue))"] + parts.map { "  \($0)" }
  }

  private func domains(_ result: CaseResult) -> [String] {
    [phrase(.casePerDomain)] + result.domains.map { "  \($0.domain.rawValue): \(money($0.value))" }
  }

  private func transfers(_ result: CaseResult) -> [String] {
    if !result.proposes { return ownPayments(result) }
    guard let amounts = result.transfers.divisions[.nobodyLoses], let yearly = result.yearly[.nobodyLoses] else {
      return [phrase(.caseShortfall, ["bedrag": money(result.transfers.shortfall)])]
    }
    guard amounts.contains(where: { $0.count != 0 }) else { return [phrase(.caseNoTransfer)] }
    var lines = [phrase(.caseTransfers)]
    for (index, party) in result.parties.enumerated() where amounts[index].count != 0 {
      let text: Phrase = amounts[index].count < 0 ? .casePays : .caseReceives
      lines.append(
        "  " + phrase(text, ["wie": party.name, "bedrag": money(abs(amounts[index].euros)), "perJaar": money(abs(yearly[index].euros))]))
    }
    lines.append("  " + phrase(.caseInstruments, ["wat": result.instruments.map(\.rawValue).joined(separator: ", ")]))
    for (party, stretches) in zip(result.parties, result.bridges) {
      lines += stretches.map {
        "  " + phrase(.caseBridge, ["wie": party.name, "van": "\($0.lowerBound)", "tot": "\($0.upperBound)"])
      }
    }
    return lines
  }

  /// Who pays in the case itself without gaining as much.
  private func ownPayments(_ result: CaseResult) -> [String] {
    result.ownPayments.map { own in
      phrase(
        own.givesNothing ? .casePaysForNothing : .casePaysForLess,
        [
          "wie": CaseParty.inside(result.parties[own.payer].name), "naar": CaseParty.inside(result.parties[own.receiver].name),
          "bedrag": money(own.yearly),
        ])
    }
  }

  private func chances(_ result: CaseResult) -> [String] {
    guard let uncertainty = result.uncertainty else { return [] }
    guard !result.isCertain else { return [phrase(.caseChances), "  " + phrase(.caseNoSpread)] }
    func line(_ name: String, _ spread: Uncertainty.Spread) -> String {
      let chance = "\(Int((spread.chancePositive * 100).rounded()))%"
      return "  " + phrase(.caseChance, ["wie": name, "kans": chance, "laag": money(spread.p5), "hoog": money(spread.p95)])
    }
    return [phrase(.caseChances)] + zip(result.parties, uncertainty.parties).map { line($0.name, $1) }
      + [line(phrase(.caseTogether), uncertainty.total)] + (result.isGuessed ? ["  " + phrase(.caseOnlyGuesses)] : [])
      + ["  " + phrase(.caseDraws, ["aantal": words.number(Decimal128(uncertainty.draws), .whole), "zaad": "\(uncertainty.seed)"])]
  }

  private func name(_ assumption: String, _ result: CaseResult) -> (name: String, unit: String) {
    let found = result.ready.source.assumptions.first { $0.id == assumption }
    return (found?.name ?? assumption, found?.unit ?? "")
  }

  private func sensitive(_ result: CaseResult) -> [String] {
    let found = result.sensitivities.filter { $0.low != $0.high }
    guard !found.isEmpty else { return [] }
    return [phrase(.caseSensitive)]
      + found.prefix(10).flatMap { found -> [String] in
        let (name, unit) = name(found.assumption, result)
        let line = phrase(.caseSensitiveLine, ["wat": name, "laag": money(found.low), "hoog": money(found.high)])
        let turn = found.turningPoint.map { phrase(.caseTurns, ["aantal": number($0), "eenheid": unit]) }
        return ["  " + line] + [turn].compactMap(\.self).map { "    " + $0 }
      }
  }

  /// What must be true for each party: the three nearest borders. Of all together the assumptions above say it.
  private func mustBe(_ result: CaseResult) -> [String] {
    let blocks = zip(result.parties, result.outcome.parties).enumerated().flatMap { index, pair -> [String] in
      let all = result.demands(of: index)
      let demands = all.prefix(3)
      guard !demands.isEmpty else { return [] }
      let title = phrase(pair.1.presentValue >= 0 ? .caseGainWhile : .caseGainWhen, ["wie": pair.0.name])
      return ["  \(title)"]
        + demands.map { demand in
          let values: TextValues = ["wat": words.amount(demand.border, unit: demand.assumption.unit)]
          return "    \(demand.assumption.name): \(phrase(demand.isAtLeast ? .caseAtLeast : .caseAtMost, values))"
        }
        + (all.count > demands.count ? ["    " + phrase(.caseMustBeMore, ["aantal": "\(all.count - demands.count)"])] : [])
    }
    return blocks.isEmpty ? [] : [phrase(.caseMustBe)] + blocks
  }

  private func knowing(_ result: CaseResult) -> [String] {
    guard let knowing = result.uncertainty?.knowingTotal, !result.isCertain else { return [] }
    let known = knowing.perAssumption.filter { Cents($0.value).count > 0 }.sorted { ($1.value, $0.assumption) < ($0.value, $1.assumption) }
    return [phrase(.caseKnowing, ["bedrag": money(knowing.everything)])]
      + known.prefix(5).map {
        "  " + phrase(.caseKnowingLine, ["wat": name($0.assumption, result).name, "bedrag": money($0.value)])
      }
  }

  private func beside(_ result: CaseResult) -> [String] {
    var lines: [String] = []
    if let gap = result.outcome.lifetimeGap { lines.append(phrase(.caseLifetime, ["bedrag": money(gap)])) }
    if let social = result.outcome.socialReturn { lines.append(phrase(.caseSocialReturn, ["aantal": number(social)])) }
    let soft = result.ready.source.softFacts
    if !soft.isEmpty { lines.append(phrase(.caseSoft)) }
    lines += soft.map { fact in
      let party = result.parties.first { $0.id == fact.party }?.name ?? fact.party
      return "  "
        + phrase(.caseSoftLine, ["wat": fact.name, "wie": party, "van": fact.before, "naar": fact.after, "bewijs": fact.evidence])
    }
    return lines
  }

  private func cautions(_ cautions: [CaseProblem]) -> [String] {
    guard !cautions.isEmpty else { return [] }
    let sentences = CaseSentences(guide.library)
    return [phrase(.caseCautions)] + cautions.map { "  \($0.place): \(sentences.said($0).message[language])" }
  }
}
