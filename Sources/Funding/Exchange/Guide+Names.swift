import FEEL
import Library

/// What an advice shows, in words that stand alone: the same in a terminal, on a page and in the API.
extension Guide {
  /// A fact with its number, how certain it is, and where it stands.
  package func line(of fact: Fact, on date: CalendarDate, _ language: Language) -> String {
    let places = fact.places.map { place in
      let lines = place.lines.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
      return "\(library[place.source].title[language]), \(place.section), r. \(lines)"
    }
    let year = fact.validity.year.map { [phrase(.holdsForYear, language, ["jaar": String($0)])] } ?? []
    let origin = ([name(of: fact.certainty, language)] + places + year).joined(separator: "; ")
    let outdated = fact.validity.mayBeOutdated(on: date) ? " " + phrase(.maybeOutdated, language) : ""
    return "\(fact.id): \(fact.statement[language]) (\(origin))\(outdated)"
  }

  /// The date of an answer, and the edition that it comes from.
  package func editionLine(on date: CalendarDate, _ language: Language) -> String {
    phrase(
      .adviceDateEdition, language,
      ["datum": text(of: date, language), "editie": edition.name, "kenmerk": String(edition.contentHash.prefix(12))])
  }

  package func name(of status: Status, _ language: Language) -> String {
    switch status {
    case .fits: phrase(.statusFits, language)
    case .fitsAfter: phrase(.statusFitsAfter, language)
    case .fitsNot: phrase(.statusFitsNot, language)
    case .unknown: phrase(.statusUnknown, language)
    case .notInForce: phrase(.statusNotInForce, language)
    }
  }

  /// The status of an outcome in an advice: "Fits, but sources differ" where they do, and "begin here" for what comes before all routes.
  package func name(of advised: OutcomeAdvice, _ language: Language) -> String {
    if advised.status == .fits, advised.outcome.kind == .development { return phrase(.statusDevelop, language) }
    if advised.status == .unknown, advised.isTarget { return phrase(.statusDirection, language) }
    return advised.status == .fits && !advised.disputes.isEmpty ? phrase(.statusFitsDisputed, language) : name(of: advised.status, language)
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
    let question = library[change.question]
    let target: String =
      switch change.demand {
      case .becomes(let answer): label(of: answer, question, language)
      case .includes(let included, let excluded):
        (included.map { question.option($0)?.label[language] ?? $0 }
          + excluded.map { phrase(.notThis, language, ["wat": question.option($0)?.label[language] ?? $0]) })
          .joined(separator: "; ")
      }
    if change.replacesAnswer, let now = answers[question.id] {
      return phrase(
        .changeFromTo, language, ["vraag": question.short[language], "van": label(of: now, question, language), "naar": target])
    }
    return phrase(.changeOpenTo, language, ["vraag": question.short[language], "naar": target])
  }
}
