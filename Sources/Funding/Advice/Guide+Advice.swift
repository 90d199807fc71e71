import DMN
import FEEL

extension Guide {
  /// The complete advice.
  ///
  /// - Parameters:
  ///   - answers: what the person answered; what is left out is open.
  ///   - date: the date of the advice (`peildatum`); it decides which legal bases are in force.
  package func advice(for answers: Answers, on date: CalendarDate) -> Advice {
    let known = known(answers, on: date)
    let relevant = relevantOpen(known)
    let outcomes = zip(outcomes, possibleStatuses(known)).map { self.advice(on: $0, possible: $1, known) }
    return Advice(
      answers: answers, date: date, outcomes: outcomes,
      followUp: relevant.filter { answers[$0] == nil },
      stillOpen: relevant.filter { answers[$0] == .unknown },
      mostDeciding: index.mostDeciding(index.case(known)).map { Question.ID($0.input) },
      lapsed: lapsed(answers, on: date),
      warnings: warningAdvice(answers, date))
  }

  /// The questions without an answer that can still change an outcome, in the order of the interview.
  package func followUp(_ answers: Answers, on date: CalendarDate) -> [Question.ID] {
    relevantOpen(known(answers, on: date)).filter { answers[$0] == nil }
  }

  /// The outcomes that the answer to `question` can still change, whatever it is now.
  package func outcomesDepending(on question: Question.ID, _ answers: Answers, on date: CalendarDate) -> [Outcome.ID] {
    let known = known(answers.removing([question]), on: date)
    return outcomes.map(\.id).filter {
      rules.relevantOpenInputs(for: [$0.text], given: known).contains(question.text)
    }
  }

  /// Answers that no longer matter: replayed in the order of the interview, the question would not be asked any more.
  /// Leaving them out changes no outcome.
  package func lapsed(_ answers: Answers, on date: CalendarDate) -> [Question.ID] {
    var replayed = Answers.none
    return pages.flatMap(\.questions).filter { question in
      guard let answer = answers[question] else { return false }
      guard relevantOpen(known(replayed, on: date)).contains(question) else { return true }
      replayed = replayed.setting(question, to: answer)
      return false
    }
  }

  /// Per outcome the statuses it can still get, sorted by name.
  package func possibleStatuses(_ answers: Answers, on date: CalendarDate) -> [[Status]] {
    possibleStatuses(known(answers, on: date))
  }

  private func possibleStatuses(_ known: KnownInputs) -> [[Status]] {
    index.look(index.case(known)).possibilities.map { Status.sorted(index.possibilities[Int($0)]) }
  }

  // MARK: Parts

  private func advice(on outcome: Outcome, possible: [Status], _ known: KnownInputs) -> OutcomeAdvice {
    let status = possible.count == 1 ? possible[0] : .unknown
    let outline = outlines[outcome.id]
    return OutcomeAdvice(
      outcome: outcome.id, status: status, possible: possible,
      ways: (outline?.ways ?? []).map { way in
        OutcomeAdvice.Way(conditions: way.conditions.map { condition($0, known) }, facts: way.facts)
      },
      facts: unique((outline.map { facts($0.basis, known) } ?? []) + outcome.facts),
      dependsOn: ordered(rules.relevantOpenInputs(for: [outcome.id.text], given: known)),
      // "Develop first" stops fitting when all is well: nobody wants to change that.
      change: outcome.kind != .development && (status == .fitsNot || status == .fitsAfter) ? change(outcome, known) : nil)
  }

  private func change(_ outcome: Outcome, _ known: KnownInputs) -> [AnswerChange]? {
    let changes = rules.smallestChange(
      of: outcome.id.text, to: .string(Status.fits.rawValue), given: known,
      preferring: { self.question(Question.ID($0))?.isActionable ?? false }, fixed: [Self.dateInput])
    return changes?.compactMap { change in
      guard let question = question(Question.ID(change.input)) else { return nil }
      let demand: AnswerChange.Demand =
        switch change.demand {
        case .equals(let value): .becomes(answer(value))
        case .members(let including, let excluding): .includes(texts(including), excludes: texts(excluding))
        }
      return AnswerChange(question: question.id, replacesAnswer: change.replacesAnswer, demand: demand)
    }
  }

  private func answer(_ value: Value) -> Answer {
    switch value {
    case .list(let values): .several(texts(values))
    case .string(let text): .one(text)
    default: .unknown
    }
  }

  private func texts(_ values: [Value]) -> [String] {
    values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  private func warningAdvice(_ answers: Answers, _ date: CalendarDate) -> [Advice.WarningAdvice] {
    guard let known = try? warningRules.known(values(answers, date, of: warningRules)) else { return [] }
    var truths: [Warning.ID: Truth] = [:]
    for decision in warningRules.model.decisions {
      for (index, rule) in decision.table.rules.enumerated() {
        guard case .literal(.string(let text)) = rule.output else { continue }
        let truth = warningRules.truth(ofRule: index, decision: decision.id, given: known)
        let id = Warning.ID(text)
        if truth == .always || (truth == .open && truths[id] != .always) { truths[id] = truth }
      }
    }
    return warnings.compactMap { warning in
      truths[warning.id].map { Advice.WarningAdvice(warning: warning.id, isCertain: $0 == .always) }
    }
  }

  // MARK: Answers as inputs

  func known(_ answers: Answers, on date: CalendarDate) -> KnownInputs {
    // Answers were checked against the questions, and the questions against the rules: every value is known.
    guard let known = try? rules.known(values(answers, date, of: rules)) else { return rules.allOpen }
    return known
  }

  private func values(_ answers: Answers, _ date: CalendarDate, of rules: CompiledModel) -> [String: Value] {
    var values: [String: Value] = [:]
    for (question, answer) in answers.values where rules.model.input(question.text) != nil {
      switch answer {
      case .unknown: break
      case .one(let option): values[question.text] = .string(option)
      case .several(let options): values[question.text] = .list(options.map(Value.string))
      }
    }
    if rules.model.input(Self.dateInput) != nil { values[Self.dateInput] = .date(date) }
    return values
  }

  private func relevantOpen(_ known: KnownInputs) -> [Question.ID] {
    ordered(index.relevantOpenInputs(index.case(known)))
  }

  private func ordered(_ inputs: Set<String>) -> [Question.ID] {
    pages.flatMap(\.questions).filter { inputs.contains($0.text) }
  }
}
