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
    let `case` = decision.inputs.case(for: answers, on: date)
    let known = index.known(`case`)
    let looked = index.look(`case`)
    let relevant = relevantOpen(looked, answers)
    let warnings = parts.isDisjoint(with: [.warnings, .outcomes]) ? [] : warningAdvice(known)
    let certain = Set(warnings.filter(\.isCertain).map(\.warning.id))
    let disputing = self.warnings.filter { !$0.disputes.isEmpty && certain.contains($0.id) }
    var conditions = ConditionReader(decision, known)
    let outcomes =
      parts.contains(.outcomes)
      ? zip(outcomes, looked.possibilities.map { decision.statuses[Int($0)] }).map {
        self.advice(on: $0, possible: $1, disputing, known, parts, &conditions)
      } : []
    return Advice(
      answers: answers, date: date, outcomes: outcomes,
      followUp: relevant.filter { answers[$0] == nil },
      stillOpen: relevant.filter { answers[$0] == .unknown },
      byWeight: parts.contains(.weight) ? index.ranked(`case`).map { Question.ID($0.input) } : [],
      idle: parts.contains(.idle) ? idle(answers, on: date) : [],
      warnings: warnings)
  }

  /// The questions without an answer that can still change an outcome, in the order of the interview.
  package func followUp(_ answers: Answers, on date: CalendarDate) -> [Question.ID] {
    relevantOpen(index.look(decision.inputs.case(for: answers, on: date)), answers).filter { answers[$0] == nil }
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
    var replayed = decision.inputs.openCase(on: date)
    var looked = index.emptyAnswer
    var idle: [Question.ID] = []
    for (question, bit) in decision.inputs.order {
      guard let answer = answers[question] else { continue }
      index.look(replayed, into: &looked)
      if looked.relevant & bit == 0 { idle.append(question) } else { decision.inputs.set(question, to: answer, in: &replayed) }
    }
    return idle
  }

  /// Per outcome the statuses it can still get, sorted by name.
  package func possibleStatuses(_ answers: Answers, on date: CalendarDate) -> [[Status]] {
    index.look(decision.inputs.case(for: answers, on: date)).possibilities.map { decision.statuses[Int($0)] }
  }

  // MARK: Parts

  private func advice(
    on outcome: Outcome, possible: [Status], _ disputing: [Warning], _ known: KnownInputs, _ parts: Advice.Parts,
    _ conditions: inout ConditionReader
  ) -> OutcomeAdvice {
    let status = possible.count == 1 ? possible[0] : .unknown
    let outline = decision.outlines[outcome.id]
    // The facts of the rules, and after them the few others.
    var ground = FactCollector(library[Fact.self])
    if let outline {
      ground.add(conditions.facts(outline.basis))
      ground.add(outline.own)
    }
    return OutcomeAdvice(
      outcome: outcome, status: status, possible: possible,
      ways: (outline?.ways ?? []).map { way in
        OutcomeAdvice.Way(conditions: way.conditions.map { conditions.condition($0) }, ground: way.facts)
      },
      ground: ground.list,
      dependsOn: parts.contains(.dependence) && possible.count > 1
        ? ordered(rules.relevantOpenInputs(for: [outcome.id.text], given: known)) : [],
      // "Develop first" stops fitting when all is well: nobody wants to change that.
      change: parts.contains(.changes) && outcome.kind != .development && (status == .fitsNot || status == .fitsAfter)
        ? change(outcome, known) : nil,
      disputes: possible.allSatisfy(\.isFit) ? unique(disputing.filter { $0.outcomes.contains(outcome.id) }.flatMap(\.disputes)) : [])
  }

  private func change(_ outcome: Outcome, _ known: KnownInputs) -> [AnswerChange]? {
    let changes = rules.smallestChange(
      of: outcome.id.text, to: .string(Status.fits.rawValue), given: known,
      preferring: { self.library[Question.ID($0)].isActionable }, fixed: [Self.dateInput])
    return changes?.map { change in
      let demand: AnswerChange.Demand =
        switch change.demand {
        case .equals(let value): .becomes(answer(value))
        case .members(let including, let excluding): .includes(texts(including), excludes: texts(excluding))
        }
      return AnswerChange(question: Question.ID(change.input), replacesAnswer: change.replacesAnswer, demand: demand)
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
    let (possible, certain) = decision.warnings.hold(rules, given: known)
    return warnings.enumerated().compactMap { position, warning in
      let bit = UInt64(1) << UInt64(position)
      return possible & bit == 0 ? nil : Advice.WarningAdvice(warning: warning, isCertain: certain & bit != 0)
    }
  }

  // MARK: Answers as inputs

  func known(_ answers: Answers, on date: CalendarDate) -> KnownInputs { decision.inputs.known(answers, on: date) }

  /// The questions that can still change an outcome and have no known answer.
  private func relevantOpen(_ looked: OpenIndex.Answer, _ answers: Answers) -> [Question.ID] {
    decision.inputs.order.filter { looked.relevant & $0.bit != 0 && [nil, .unknown].contains(answers[$0.question]) }.map(\.question)
  }

  private func ordered(_ inputs: Set<String>) -> [Question.ID] {
    inputs.isEmpty ? [] : decision.inputs.order.map(\.question).filter { inputs.contains($0.text) }
  }
}
