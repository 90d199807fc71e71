import FEEL
import Library

extension Guide {
  /// The complete advice as JSON: the same for the API and the command line.
  package func json(_ advice: Advice, _ language: Language, for reader: Reader.ID? = nil) -> JSON {
    let brief = brief(advice, language)
    return [
      "peildatum": .string(advice.date.description),
      "taal": .string(language.rawValue),
      "editie": json(edition),
      "lezer": reader.map { .string($0.text) } ?? .null,
      "antwoorden": json(advice.answers),
      "vertaald": .array(advice.answers.retirements.map { ["vraag": .string($0.question), "tekst": .string($0.text[language])] }),
      "kern": json(brief, advice, language, reader),
      "uitkomsten": .array(advice.outcomes.map { json($0, advice, language, reader) }),
      "vervolgvragen": ids(advice.followUp),
      "nogHoogstens": .number(String(advice.atMostToGo)),
      "nogOpen": .array(advice.stillOpen.compactMap { openQuestion($0, language) }),
      "meestBepalend": advice.mostDeciding.map { .string($0.text) } ?? .null,
      "vervallen": ids(advice.idle),
      "waarschuwingen": .array(advice.warnings.compactMap { json($0, language) }),
      "feiten": .array(citedFacts(advice).map { json($0, language, on: advice.date) }),
      "permanenteLink": .string(adviceAddress(advice.answers, on: advice.date, reader, language: language)),
      "toelichting": .string(phrase(.noRights, language)),
    ]
  }

  /// Every fact that one outcome of an advice rests on.
  package func facts(of advised: OutcomeAdvice) -> [Fact.ID] {
    unique(
      advised.facts + advised.ways.flatMap { way in way.facts + way.conditions.flatMap { $0.flattened.flatMap(\.facts) } }
        + advised.disputes)
  }

  /// Every fact that the advice names, in the order in which it names them.
  package func citedFacts(_ advice: Advice) -> [Fact] {
    var ids: [Fact.ID] = []
    for outcome in advice.outcomes {
      ids += facts(of: outcome)
      guard let shown = self.outcome(outcome.outcome) else { continue }
      ids += shown.adviceFacts
      ids += shown.firstSteps.flatMap { step in
        (step.contact.flatMap(contact)?.facts ?? []) + (step.moment.flatMap(moment)?.facts ?? [])
      }
    }
    ids += advice.warnings.flatMap { advised in warning(advised.warning).map { $0.facts + $0.disputes } ?? [] }
    return facts(ids + facts(ids).flatMap(\.disputedBy))
  }

  private func ids(_ ids: [some CustomStringConvertible]) -> JSON { .array(ids.map { .string($0.description) }) }

  package func json(_ edition: Edition) -> JSON {
    ["naam": .string(edition.name), "datum": .string(edition.date.description), "inhoudsHash": .string(edition.contentHash)]
  }

  // MARK: Outcomes

  /// The short form: the sentence, the cards, what to ask first, and why the rest does not fit.
  private func json(_ brief: AdviceBrief, _ advice: Advice, _ language: Language, _ reader: Reader.ID?) -> JSON {
    [
      "zin": .string(brief.verdict),
      "kaarten": .array(
        brief.cards.map { card in
          let outcome = outcome(card.main.outcome)
          return [
            "uitkomst": .string(card.main.outcome.text), "status": .string(card.main.status.rawValue),
            "ook": ids(card.others.map(\.outcome)),
            "kern": .string(outcome?.essence[language] ?? ""), "beslist": json(outcome?.decider, language),
            "eersteStappen": steps(outcome, on: advice.date, language, reader),
            "nogTeRegelen": .array((outcome?.toArrange ?? []).map { json($0, language) }),
            "betwist": ids(card.main.disputes),
          ]
        }),
      "vraagEerst": ids(brief.askFirst),
      "pastNiet": .array(
        brief.misfits.map { misfit in
          ["uitkomst": .string(misfit.advised.outcome.text), "waarom": misfit.reason.map { .string($0) } ?? .null]
        }),
    ]
  }

  private func json(_ text: SourcedText?, _ language: Language) -> JSON {
    text.map { ["tekst": .string($0.text[language]), "feiten": ids($0.facts)] } ?? .null
  }

  private func steps(_ outcome: Outcome?, on date: CalendarDate, _ language: Language, _ reader: Reader.ID?) -> JSON {
    .array(
      (outcome?.firstSteps ?? []).map { step in
        [
          "tekst": .string(step.text.text(for: reader)[language]),
          "contact": step.contact.flatMap(contact).map { json($0, language) } ?? .null,
          "wanneer": step.moment.flatMap(moment).map { .string(text(of: $0, on: date, language)) } ?? .null, "feiten": ids(step.facts),
        ]
      })
  }

  /// Whom to turn to. What is not known is `null`.
  package func json(_ contact: Contact, _ language: Language) -> JSON {
    [
      "id": .string(contact.id.text), "naam": .string(contact.name[language]), "vraag": .string(contact.ask[language]),
      "email": contact.email.map { .string($0) } ?? .null, "telefoon": contact.telephone.map { .string($0) } ?? .null,
      "whatsapp": contact.whatsApp.map { .string($0) } ?? .null,
      "web": contact.web.map { .string($0) } ?? .null, "adres": contact.address.map { .string($0) } ?? .null,
      "nagekeken": contact.checked.map { .string($0.description) } ?? .null, "feiten": ids(contact.facts),
    ]
  }

  private func json(_ advised: OutcomeAdvice, _ advice: Advice, _ language: Language, _ reader: Reader.ID?) -> JSON {
    guard let outcome = outcome(advised.outcome) else { return .null }
    var members: [(String, JSON)] = [
      ("id", .string(outcome.id.text)),
      ("soort", .string(outcome.kind.rawValue)),
      ("naam", .string(outcome.name[language])),
      ("status", .string(advised.status.rawValue)),
      ("mogelijk", advised.status == .unknown ? .array(advised.possible.map { .string($0.rawValue) }) : []),
      ("hangtAfVan", ids(advised.dependsOn)),
      ("betwist", ids(advised.disputes)),
      ("wegen", .array(advised.ways.map { json($0, advice, language) })),
      ("watVerandertDit", advised.change.map { .array($0.map { json($0, advice.answers) }) } ?? .null),
      ("feiten", ids(advised.facts)),
    ]
    if advised.isAlive { members.append(("nogTeRegelen", .array(outcome.toArrange.map { json($0, language) }))) }
    if advised.status.isFit {
      let first = outcome.firstSteps.first
      members.append(
        ("nuDoen", ["tekst": .string(first?.text.text(for: reader)[language] ?? ""), "feiten": ids(first?.facts ?? [])]))
      members.append(("eersteStappen", steps(outcome, on: advice.date, language, reader)))
    }
    members.append(("letOp", ids(outcome.watchOut)))
    return .object(members.map { JSON.Member(key: $0.0, value: $0.1) })
  }

  private func json(_ way: OutcomeAdvice.Way, _ advice: Advice, _ language: Language) -> JSON {
    ["voorwaarden": .array(way.conditions.map { json($0, advice, language) }), "feiten": ids(way.facts)]
  }

  private func json(_ condition: Condition, _ advice: Advice, _ language: Language) -> JSON {
    var members: [(String, JSON)] = [
      ("tekst", .string(sentence(of: condition, advice.answers, on: advice.date, language))), ("stand", .string(condition.state.rawValue)),
    ]
    if let question = condition.question { members.append(("vraag", .string(question.text))) }
    members.append(("feiten", ids(condition.facts)))
    if !condition.alternatives.isEmpty {
      members.append(("wegen", .array(condition.alternatives.map { .array($0.map { json($0, advice, language) }) })))
    }
    return .object(members.map { JSON.Member(key: $0.0, value: $0.1) })
  }

  private func json(_ change: AnswerChange, _ answers: Answers) -> JSON {
    var members: [(String, JSON)] = [("vraag", .string(change.question.text))]
    if change.replacesAnswer, let now = answers[change.question] { members.append(("van", json(now))) }
    switch change.demand {
    case .becomes(let answer): members.append(("naar", json(answer)))
    case .includes(let included, let excluded):
      members.append(("met", .array(included.map(JSON.string))))
      members.append(("zonder", .array(excluded.map(JSON.string))))
    }
    return .object(members.map { JSON.Member(key: $0.0, value: $0.1) })
  }

  // MARK: Questions, warnings, facts

  private func openQuestion(_ id: Question.ID, _ language: Language) -> JSON? {
    guard let question = question(id) else { return nil }
    return ["vraag": .string(id.text), "wieWeetHet": .string(question.whoKnows[language])]
  }

  private func json(_ advised: Advice.WarningAdvice, _ language: Language) -> JSON? {
    guard let warning = warnings.first(where: { $0.id == advised.warning }) else { return nil }
    return [
      "id": .string(warning.id.text), "ernst": .string(warning.severity.rawValue),
      "zeker": .boolean(advised.isCertain), "titel": .string(warning.title[language]), "kort": .string(warning.short[language]),
      "tekst": .string(warning.text[language]), "uitkomsten": ids(warning.outcomes), "feiten": ids(warning.facts),
    ]
  }

  /// A fact with its origin.
  package func json(_ fact: Fact, _ language: Language, on date: CalendarDate) -> JSON {
    [
      "id": .string(fact.id.text), "stelling": .string(fact.statement[language]),
      "zekerheid": .string(fact.certainty.rawValue),
      "plaatsen": .array(
        fact.places.map { place in
          [
            "bron": .string(place.source.text), "onderdeel": .string(place.section),
            "regels": .array(
              place.lines.map { .string($0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)") }),
          ]
        }),
      "geldigVan": fact.validity.from.map { .string($0.description) } ?? .null,
      "geldigTot": fact.validity.until.map { .string($0.description) } ?? .null,
      "jaar": fact.validity.year.map { .number(String($0)) } ?? .null,
      "mogelijkVerouderd": .boolean(fact.validity.mayBeOutdated(on: date)),
      "betwistDoor": ids(fact.disputedBy),
    ]
  }

  package func json(_ source: Source, _ language: Language) -> JSON {
    [
      "id": .string(source.id.text), "titel": .string(source.title[language]), "uitgever": .string(source.publisher[language]),
      "editie": .string(source.edition[language]), "soort": .string(source.kind[language]), "status": .string(source.status[language]),
    ]
  }

  package func json(_ question: Question, _ language: Language) -> JSON {
    [
      "id": .string(question.id.text), "soort": question.isSeveral ? "meer" : "een", "vraag": .string(question.heading[language]),
      "kort": .string(question.short[language]), "waarom": .string(question.why[language]), "hulp": .string(question.help[language]),
      "wieWeetHet": .string(question.whoKnows[language]), "handelbaar": .boolean(question.isActionable),
      "antwoorden": .array(
        question.options.map { option in
          [
            "id": .string(option.id), "label": .string(option.label[language]),
            "toelichting": option.hint.map { .string($0[language]) } ?? .null,
          ]
        }),
      "feiten": ids(question.facts),
    ]
  }

  package func json(_ outcome: Outcome, _ language: Language) -> JSON {
    [
      "id": .string(outcome.id.text), "soort": .string(outcome.kind.rawValue),
      "wet": outcome.law.map { .string($0.rawValue) } ?? .null, "teken": .string(outcome.sign),
      "naam": .string(outcome.name[language]), "samenvatting": .string(outcome.summary[language]),
      "kenmerken": .array(
        outcome.attributes.map { value in
          let attribute = attributes.first { $0.series == value.series && $0.id == value.attribute }
          return [
            "id": .string(value.attribute.text), "reeks": .string(value.series.rawValue),
            "naam": .string(attribute?.name[language] ?? ""),
            "teksten": .array(facts(value.facts).map { .string($0.statement[language]) }), "feiten": ids(value.facts),
          ]
        }),
      "kern": .string(outcome.essence[language]), "beslist": json(outcome.decider, language),
      "nuDoen": [
        "tekst": .string(outcome.firstSteps.first?.text.base[language] ?? ""), "feiten": ids(outcome.firstSteps.first?.facts ?? []),
      ],
      "nogTeRegelen": .array(outcome.toArrange.map { json($0, language) }),
      "stappen": .array(facts(outcome.steps).map { ["tekst": .string($0.statement[language]), "feit": .string($0.id.text)] }),
      "voorbeelden": .array(facts(outcome.examples).map { ["tekst": .string($0.statement[language]), "feit": .string($0.id.text)] }),
      "instrumenten": .array(facts(outcome.instruments).map { ["tekst": .string($0.statement[language]), "feit": .string($0.id.text)] }),
      "letOp": ids(outcome.watchOut), "feiten": ids(outcome.facts),
    ]
  }
}
