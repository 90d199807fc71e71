import DMN
import FEEL
import Library

extension Guide {
  /// The complete advice.
  ///
  /// - Parameters:
  ///   - answers: what the person answered; what is left out is open.
  ///   - date: the date of the advice (`peildatum`); it decides which legal bases are in force.
  ///   - parts: what has to be worked out; the rest is left empty.
  package func advice(for answers: Answers, on date: CalendarDate, _ parts: Advice.Parts = .all) -> Advice {
    let known = known(answers, on: date)
    let relevant = relevantOpen(known)
    let warnings = parts.isDisjoint(with: [.warnings, .outcomes]) ? [] : warningAdvice(known)
    let certain = Set(warnings.filter(\.isCertain).map(\.warning))
    let disputing = self.warnings.filter { !$0.disputes.isEmpty && certain.contains($0.id) }
    let outcomes =
      parts.contains(.outcomes) ? zip(outcomes, possibleStatuses(known)).map { self.advice(on: $0, possible: $1, disputing, known) } : []
    return Advice(
      answers: answers, date: date, outcomes: outcomes,
      followUp: relevant.filter { answers[$0] == nil },
      stillOpen: relevant.filter { answers[$0] == .unknown },
      byWeight: parts.contains(.weight) ? index.ranked(index.case(known)).map { Question.ID($0.input) } : [],
      idle: parts.contains(.idle) ? idle(answers, on: date) : [],
      warnings: warnings)
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

  /// Answers that do not matter now: replayed in the order of the interview, the question would not be asked.
  /// Leaving them out changes no outcome.
  package func idle(_ answers: Answers, on date: CalendarDate) -> [Question.ID] {
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

  private func advice(on outcome: Outcome, possible: [Status], _ disputing: [Warning], _ known: KnownInputs) -> OutcomeAdvice {
    let status = possible.count == 1 ? possible[0] : .unknown
    let outline = decision.outlines[outcome.id]
    return OutcomeAdvice(
      outcome: outcome.id, status: status, possible: possible,
      ways: (outline?.ways ?? []).map { way in
        OutcomeAdvice.Way(conditions: way.conditions.map { condition($0, known) }, facts: way.facts)
      },
      facts: unique((outline.map { facts($0.basis, known) } ?? []) + outcome.facts),
      dependsOn: ordered(rules.relevantOpenInputs(for: [outcome.id.text], given: known)),
      // "Develop first" stops fitting when all is well: nobody wants to change that.
      change: outcome.kind != .development && (status == .fitsNot || status == .fitsAfter) ? change(outcome, known) : nil,
      disputes: possible.allSatisfy(\.isFit) ? unique(disputing.filter { $0.outcomes.contains(outcome.id) }.flatMap(\.disputes)) : [])
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

  /// The warnings that hold in some completion of the open answers; certain are those that hold in all of them.
  private func warningAdvice(_ known: KnownInputs) -> [Advice.WarningAdvice] {
    var possible = Set<String>()
    var certain = Set<String>()
    for table in warningTables {
      let collected = rules.possibleValues(of: table, given: known).map { value -> Set<String> in
        if case .list(let values) = value { Set(texts(values)) } else { [] }
      }
      possible.formUnion(collected.flatMap(\.self))
      if let first = collected.first { certain.formUnion(collected.dropFirst().reduce(first) { $0.intersection($1) }) }
    }
    return warnings.compactMap { warning in
      possible.contains(warning.id.text) ? Advice.WarningAdvice(warning: warning.id, isCertain: certain.contains(warning.id.text)) : nil
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
