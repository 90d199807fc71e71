import FEEL

/// The advice as text for people: plain for the terminal, or Markdown.
package struct AdviceText {
  let guide: Guide
  let advice: Advice
  let language: Language
  let markdown: Bool

  package init(_ advice: Advice, _ guide: Guide, _ language: Language, markdown: Bool) {
    (self.guide, self.advice, self.language, self.markdown) = (guide, advice, language, markdown)
  }

  private static let order: [Status] = [.fits, .fitsAfter, .unknown, .fitsNot, .notInForce]

  package var text: String {
    var lines: [String] = [heading(1, say(.adviceTitle)), ""]
    lines.append(say(
        .adviceDateEdition,
        ["datum": advice.date.description, "editie": guide.edition.name, "kenmerk": String(guide.edition.contentHash.prefix(12))]))
    lines.append("")
    lines += actions
    for status in Self.order {
      let matching = advice.outcomes.filter { $0.status == status }
      guard !matching.isEmpty else { continue }
      lines += [heading(2, name(status)), ""]
      for outcome in matching { lines += describe(outcome) }
    }
    lines += open + warnings + facts
    lines += [say(.noRights), ""]
    return lines.joined(separator: "\n")
  }

  // MARK: Parts

  private var actions: [String] {
    let fitting = advice.outcomes.filter { $0.status == .fits }
    let list = fitting.isEmpty ? advice.outcomes.filter { $0.status == .fitsAfter } : fitting
    guard !list.isEmpty else { return [] }
    return [heading(2, say(.whatToDoNow)), ""]
      + list.compactMap { guide.outcome($0.outcome) }.map { outcome in
        bullet("\(strong(outcome.name[language])): \(outcome.firstAction[language]) \(cite(outcome.firstActionFacts))")
      } + [""]
  }

  private func describe(_ advised: OutcomeAdvice) -> [String] {
    guard let outcome = guide.outcome(advised.outcome) else { return [] }
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
    var lines = ["\(indent)\(markdown ? "- " : "  ")\(mark) \(guide.text(of: condition.subject, language)) \(cite(condition.facts))"]
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
      + questions.compactMap(guide.question).map { bullet("\($0.heading[language]) \($0.whoKnows[language])") } + [""]
  }

  private var warnings: [String] {
    let certain = advice.warnings.filter(\.isCertain).compactMap { advised in guide.warnings.first { $0.id == advised.warning } }
    guard !certain.isEmpty else { return [] }
    return [heading(2, say(.watchOut)), ""]
      + certain.map { bullet("\(strong($0.title[language])): \($0.text[language]) \(cite($0.facts))") } + [""]
  }

  private var facts: [String] {
    [heading(2, say(.sourcesHeading)), ""]
      + guide.citedFacts(advice).map { fact in
        let places = fact.places.map { place in
          let lines = place.lines.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
          return "\(guide.source(place.source)?.title[language] ?? place.source.text), \(place.section), r. \(lines)"
        }
        let year = fact.validity.year.map { "; " + say(.holdsForYear, ["jaar": String($0)]) } ?? ""
        let outdated = fact.validity.mayBeOutdated(on: advice.date) ? " " + say(.maybeOutdated) : ""
        return bullet("\(fact.id): \(fact.statement[language]) (\(guide.name(of: fact.certainty, language))\(places.isEmpty ? "" : "; " + places.joined(separator: "; "))\(year))\(outdated)")
      } + [""]
  }

  // MARK: Form

  private func heading(_ level: Int, _ text: String) -> String {
    markdown ? String(repeating: "#", count: level) + " " + text : (level == 3 ? text : text.uppercased())
  }
  private func bullet(_ text: String) -> String { "- " + text }
  private func strong(_ text: String) -> String { markdown ? "**\(text)**" : text }
  private func cite(_ ids: [Fact.ID]) -> String { ids.isEmpty ? "" : "[" + ids.map(\.text).joined(separator: ", ") + "]" }
  private func say(_ phrase: Phrase, _ values: [String: String] = [:]) -> String { guide.phrase(phrase, language, values) }
  private func name(_ status: Status) -> String { guide.name(of: status, language) }
}

extension Guide {
  package func name(of status: Status, _ language: Language) -> String {
    switch status {
    case .fits: phrase(.statusFits, language)
    case .fitsAfter: phrase(.statusFitsAfter, language)
    case .fitsNot: phrase(.statusFitsNot, language)
    case .unknown: phrase(.statusUnknown, language)
    case .notInForce: phrase(.statusNotInForce, language)
    }
  }

  package func name(of certainty: Certainty, _ language: Language) -> String {
    switch certainty {
    case .printed: phrase(.certaintyPrinted, language)
    case .reconstructed: phrase(.certaintyReconstructed, language)
    case .inferred: phrase(.certaintyInferred, language)
    case .ownDefault: phrase(.certaintyOwnDefault, language)
    case .disputed: phrase(.certaintyDisputed, language)
    case .external: phrase(.certaintyExternal, language)
    }
  }

  /// The label of an answer.
  package func label(of answer: Answer, _ question: Question, _ language: Language) -> String {
    switch answer {
    case .unknown: return phrase(.dontKnow, language)
    case .one(let option): return question.option(option)?.label[language] ?? option
    case .several(let options):
      if options.isEmpty, case .several(let none) = question.kind { return none[language] }
      return options.map { question.option($0)?.label[language] ?? $0 }.joined(separator: "; ")
    }
  }

  /// One answer of a smallest change in words.
  package func text(of change: AnswerChange, _ answers: Answers, _ language: Language) -> String {
    guard let question = question(change.question) else { return change.question.text }
    let target: String =
      switch change.demand {
      case .becomes(let answer): label(of: answer, question, language)
      case .includes(let included, let excluded):
        (included.map { question.option($0)?.label[language] ?? $0 }
          + excluded.map { phrase(.notThis, language, ["wat": question.option($0)?.label[language] ?? $0]) })
          .joined(separator: "; ")
      }
    if change.replacesAnswer, let now = answers[question.id] {
      return phrase(.changeFromTo, language, ["vraag": question.short[language], "van": label(of: now, question, language), "naar": target])
    }
    return phrase(.changeOpenTo, language, ["vraag": question.short[language], "naar": target])
  }
}
