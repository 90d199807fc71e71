import FEEL
import Library

/// The advice as text for people: plain for the terminal, or Markdown. First the sentence and the cards, as on the page; the whole
/// proof on request.
package struct AdviceText {
  let guide: Guide
  let advice: Advice
  let language: Language
  let reader: Reader.ID?
  let markdown: Bool
  let isFull: Bool

  package init(_ advice: Advice, _ guide: Guide, _ language: Language, for reader: Reader.ID? = nil, markdown: Bool, isFull: Bool) {
    (self.guide, self.advice, self.language, self.reader) = (guide, advice, language, reader)
    (self.markdown, self.isFull) = (markdown, isFull)
  }

  private static let order: [Status] = [.fits, .fitsAfter, .unknown, .fitsNot, .notInForce]

  package var text: String {
    let brief = guide.brief(advice, language)
    let ground = isFull ? open + facts : brief.misfits.isEmpty ? [] : [say(.moreWithFull), ""]
    let lines = body(brief) + ground + [guide.editionLine(on: advice.date, language), say(.noRights), ""]
    return lines.joined(separator: "\n")
  }

  /// The advice by itself, without the open questions and the facts under it.
  package func body(_ brief: AdviceBrief) -> [String] {
    var lines = [heading(1, say(.adviceTitle)), "", strong(brief.verdict), ""]
    if !advice.answers.retirements.isEmpty { lines += advice.answers.retirements.map { bullet($0.text[language]) } + [""] }
    lines += brief.cards.flatMap(card) + askFirst(brief) + cautions(brief)
    return lines + (isFull ? proof : misfits(brief))
  }

  // MARK: The short form

  private func card(_ card: AdviceBrief.Card) -> [String] {
    let outcome = card.main.outcome
    var lines = [heading(2, "\(outcome.name[language]) [\(guide.name(of: card.main, language))]"), "", outcome.essence[language]]
    lines.append(say(.deciderLine, ["wie": outcome.decider.text[language]]))
    for (number, step) in outcome.firstSteps.enumerated() {
      lines.append("\(number + 1). \(step.text.text(for: reader)[language])")
      if let contact = guide.contact(of: step), contact.isReachable { lines.append("   " + reach(contact)) }
      if let moment = guide.moment(of: step) { lines.append("   " + guide.text(of: moment, on: advice.date, language)) }
    }
    if !outcome.toArrange.isEmpty {
      lines.append(say(.toArrange) + ":")
      lines += outcome.toArrange.map { bullet($0.text[language]) }
    }
    lines += card.disputes.map { bullet($0.short[language]) }
    let others = card.others.map { "\($0.outcome.short[language]) (\(name($0.status)))" }
    if !others.isEmpty { lines.append(say(.alsoHere, ["wat": others.joined(separator: ", ")])) }
    return lines + [""]
  }

  private func reach(_ contact: Contact) -> String {
    ([contact.name[language]]
      + [contact.telephone, contact.email, contact.whatsApp.map { "WhatsApp " + $0 }, contact.web, contact.address].compactMap(\.self))
      .joined(separator: ", ")
  }

  private func askFirst(_ brief: AdviceBrief) -> [String] {
    guard !brief.askFirst.isEmpty else { return [] }
    return [heading(2, say(.askFirst)), ""]
      + guide.library[brief.askFirst].map { bullet("\($0.heading[language]) \($0.whoKnows[language])") } + [""]
  }

  private func cautions(_ brief: AdviceBrief) -> [String] {
    let certain = brief.cautions.filter(\.isCertain)
    guard !certain.isEmpty else { return [] }
    return [heading(2, say(.watchOut)), ""]
      + certain.map {
        bullet("\(strong($0.warning.title[language])): \($0.warning.text[language])\(isFull ? " " + cite($0.warning.facts) : "")")
      } + [""]
  }

  private func misfits(_ brief: AdviceBrief) -> [String] {
    guard !brief.misfits.isEmpty else { return [] }
    return [heading(2, say(.misfitsTitle)), ""]
      + brief.misfitRows.map { row in
        let names = row.outcomes.map { $0.outcome.short[language] }.joined(separator: ", ")
        return bullet(names + (row.reason.map { ": " + $0 } ?? ""))
      } + [""]
  }

  // MARK: The proof

  private var proof: [String] {
    var lines: [String] = []
    for status in Self.order {
      let matching = advice.outcomes.filter { $0.status == status }
      guard !matching.isEmpty else { continue }
      lines += [heading(2, name(status)), ""]
      for outcome in matching { lines += describe(outcome) }
    }
    return lines
  }

  private func describe(_ advised: OutcomeAdvice) -> [String] {
    let outcome = advised.outcome
    var lines = [heading(3, "\(outcome.name[language]) [\(outcome.sign)]")]
    if advised.status == .unknown {
      lines.append(say(.stillPossible, ["wat": advised.possible.map(name).joined(separator: say(.listOr))]))
    }
    for (index, way) in advised.ways.enumerated() {
      if advised.ways.count > 1 { lines.append(say(.wayNumber, ["nummer": String(index + 1)])) }
      lines += way.conditions.flatMap { describe($0, depth: 0) }
    }
    if let change = advised.change, !change.isEmpty {
      lines.append(say(.whatWouldChange))
      lines += change.map { bullet(guide.text(of: $0, advice.answers, language)) }
    }
    lines.append(say(.sourcesLine, ["feiten": advised.facts.map(\.text).joined(separator: ", ")]))
    return lines + [""]
  }

  private func describe(_ condition: Condition, depth: Int) -> [String] {
    let mark =
      switch condition.state {
      case .met: "✓"
      case .notMet: "✗"
      case .open: "?"
      }
    let indent = String(repeating: "  ", count: depth)
    let sentence = guide.sentence(of: condition, advice.answers, on: advice.date, language)
    var lines = ["\(indent)\(markdown ? "- " : "  ")\(mark) \(sentence) \(cite(condition.facts))"]
    // What is met needs no proof here; what is not met or open shows its parts.
    if condition.state != .met, condition.alternatives.count == 1 {
      lines += condition.alternatives[0].filter { $0.state != .met }.flatMap { describe($0, depth: depth + 1) }
    }
    return lines
  }

  private var open: [String] {
    let questions = advice.followUp + advice.stillOpen
    guard !questions.isEmpty else { return [] }
    return [heading(2, say(.openQuestions)), ""]
      + guide.library[questions].map { bullet("\($0.heading[language]) \($0.whoKnows[language])") } + [""]
  }

  private var facts: [String] {
    [heading(2, say(.sourcesHeading)), ""] + guide.citedFacts(advice).map { bullet(guide.line(of: $0, on: advice.date, language)) } + [""]
  }

  // MARK: Form

  private func heading(_ level: Int, _ text: String) -> String {
    markdown ? String(repeating: "#", count: level) + " " + text : (level == 1 ? text.uppercased() : text)
  }
  private func bullet(_ text: String) -> String { "- " + text }
  private func strong(_ text: String) -> String { markdown ? "**\(text)**" : text }
  private func cite(_ ids: [Fact.ID]) -> String { ids.isEmpty ? "" : "[" + ids.map(\.text).joined(separator: ", ") + "]" }
  private func say(_ phrase: Phrase, _ values: TextValues = [:]) -> String { guide.phrase(phrase, language, values) }
  private func name(_ status: Status) -> String { guide.name(of: status, language) }
}
