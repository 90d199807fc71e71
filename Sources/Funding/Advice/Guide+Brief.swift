import FEEL
import Library

/// What the short form says, and in which order.
extension Guide {
  /// The short form of an advice.
  package func brief(_ advice: Advice, _ language: Language) -> AdviceBrief {
    let targets = advice.outcomes.filter(\.isTarget)
    let certain = advice.warnings.filter(\.isCertain).map(\.warning)
    let groups = ordered(directions(targets))
    let cards = groups.map { group -> AdviceBrief.Card in
      let ids = Set(group.map(\.id))
      return AdviceBrief.Card(
        main: group[0], others: Array(group.dropFirst()),
        disputes: certain.filter { !$0.disputes.isEmpty && !ids.isDisjoint(with: $0.outcomes) })
    }
    let shown = Set(cards.flatMap(\.disputes).map(\.id))
    let alive = Set(advice.outcomes.filter(\.isAlive).map(\.id))
    let cautions = advice.warnings.compactMap { advised -> AdviceBrief.Caution? in
      let warning = advised.warning
      guard !shown.contains(warning.id),
        warning.outcomes.isEmpty ? advised.isCertain : advised.isCertain || warning.outcomes.contains(where: alive.contains)
      else { return nil }
      return AdviceBrief.Caution(warning: warning, isCertain: advised.isCertain)
    }
    return AdviceBrief(
      verdict: verdict(advice, groups.flatMap(\.self), language), cards: cards, askFirst: Array(advice.byWeight.prefix(3)),
      possible: advice.outcomes.filter { $0.isAlive && !$0.isTarget },
      misfits: advice.outcomes.filter { !$0.isAlive }.map { AdviceBrief.Misfit(advised: $0, reason: reason($0, advice, language)) },
      cautions: cautions.sorted { ($0.isCertain ? 0 : 1, $0.warning.severity.rank) < ($1.isCertain ? 0 : 1, $1.warning.severity.rank) })
  }

  /// The facts that the short form rests on, each once.
  ///
  /// - Parameter withPossible: whether those of warnings count that an open answer may still take away.
  package func facts(of brief: AdviceBrief, withPossible: Bool = true) -> [Fact.ID] {
    var ids: [Fact.ID] = []
    for card in brief.cards {
      for advised in [card.main] + card.others { ids += advised.facts + advised.outcome.adviceFacts }
      ids += card.disputes.flatMap(\.facts)
    }
    return unique(ids + brief.cautions.filter { withPossible || $0.isCertain }.flatMap(\.warning.facts))
  }

  // MARK: Cards

  /// Outcomes that belong together, the most specific first: options of a law before the route of that law. A route without a
  /// law names who pays, and comes before its options.
  private func directions(_ targets: [OutcomeAdvice]) -> [[OutcomeAdvice]] {
    var groups: [(key: String, members: [OutcomeAdvice])] = []
    for advised in targets {
      let outcome = advised.outcome
      let key = direction(outcome)
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].members.append(advised)
      } else {
        groups.append((key, [advised]))
      }
    }
    func rank(_ advised: OutcomeAdvice) -> Int {
      let outcome = advised.outcome
      // The route of an option; a route stands for itself.
      let route = outcome.parent.flatMap(self.outcome) ?? outcome
      let isSpecific = route.kind == .route && route.law == nil ? outcome.kind == .route : outcome.kind == .option
      return (advised.status == .fits ? 0 : advised.status == .unknown ? 2 : 4) + (isSpecific ? 0 : 1)
    }
    // Of equals, what asks more is the more specific.
    func conditions(_ advised: OutcomeAdvice) -> Int { advised.ways.map(\.conditions.count).max() ?? 0 }
    return groups.map { group in
      group.members.enumerated().sorted { a, b in
        (rank(a.element), -conditions(a.element), a.offset) < (rank(b.element), -conditions(b.element), b.offset)
      }.map(\.element)
    }
  }

  /// What fits now before what fits later, and of these options before routes: who must act on one reads it first. "Develop first" comes
  /// first only when nothing fits now.
  private func ordered(_ groups: [[OutcomeAdvice]]) -> [[OutcomeAdvice]] {
    let fitsNow = groups.contains { $0[0].status == .fits && $0[0].outcome.kind != .development }
    func rank(_ group: [OutcomeAdvice]) -> Int {
      let outcome = group[0].outcome
      if outcome.kind == .development { return fitsNow ? 6 : 0 }
      return (group[0].status == .fits ? 1 : group[0].status == .unknown ? 2 : 4) * 2 + (outcome.kind == .option ? 0 : 1)
    }
    return groups.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  /// What an outcome is shown with: its route, its law, or only itself.
  private func direction(_ outcome: Outcome) -> String {
    if let parent = outcome.parent.flatMap(self.outcome) { return direction(parent) }
    return outcome.law?.rawValue ?? outcome.id.text
  }

  // MARK: Why not

  private func reason(_ advised: OutcomeAdvice, _ advice: Advice, _ language: Language) -> String? {
    guard advised.status != .notInForce else { return phrase(.conditionDateNotMet, language, ["datum": text(of: advice.date, language)]) }
    guard let failing = advised.nearestWay?.conditions(.notMet).first else { return nil }
    // What is needed stands behind the name of the outcome; here it would only repeat that name.
    if let question = failing.deepest.question.flatMap(question), let answer = advice.answers[question.id] {
      return phrase(.answerNotMetShort, language, ["vraag": question.short[language], "antwoord": label(of: answer, question, language)])
    }
    return sentence(of: failing.deepest, advice.answers, on: advice.date, language)
  }

  // MARK: The sentence

  /// - Parameter targets: in the order of the cards.
  private func verdict(_ advice: Advice, _ targets: [OutcomeAdvice], _ language: Language) -> String {
    let payable = targets.filter { $0.outcome.kind != .development }
    let fitting = payable.filter { $0.status == .fits }
    var sentences: [String] = []
    // What nobody disputes first; a dispute about one outcome is none about another.
    let parts: [(Phrase, [OutcomeAdvice])] = [
      (.verdictFits, fitting.filter(\.disputes.isEmpty)), (.verdictFitsDisputed, fitting.filter { !$0.disputes.isEmpty }),
    ]
    for (words, outcomes) in parts where !outcomes.isEmpty {
      sentences.append(phrase(words, language, ["wat": list(names(outcomes, language), language)]))
    }
    let waiting = payable.filter { $0.status != .fits }
    if !waiting.isEmpty { sentences += verdictOnWaiting(waiting, advice, alone: fitting.isEmpty, language) }
    if payable.isEmpty { sentences += verdictWithoutTarget(advice, language) }
    return sentences.joined(separator: " ")
  }

  /// "Only the evidence is missing. After that fit: …"
  private func verdictOnWaiting(_ waiting: [OutcomeAdvice], _ advice: Advice, alone: Bool, _ language: Language) -> [String] {
    // Only what a person can act on: the requirements beforehand. The rest holds, or holds either way.
    let requirements = waiting.flatMap { $0.nearestWay?.conditions ?? [] }.filter { condition in
      if case .computed(let id, _) = condition.subject { library.find(ConditionText.ID(id))?.isActionable ?? false } else { false }
    }
    let leaves = requirements.flatMap(\.flattened).filter(\.alternatives.isEmpty)
    // In the order in which they are asked, whichever outcome comes first.
    func questions(_ state: Condition.State) -> [String] {
      let ids = Set(leaves.filter { $0.state == state }.compactMap(\.question))
      return self.questions.filter { ids.contains($0.id) }.map { $0.short[language] }
    }
    // What is open but is not asked any more (the product does not work yet, say) is not worth naming.
    let asked = Set(library[advice.followUp + advice.stillOpen].map { $0.short[language] })
    let (missing, open) = (questions(.notMet), questions(.open).filter(asked.contains))
    let waitingNames = names(waiting, language)
    let what = list(waitingNames, language)
    if missing.isEmpty, !open.isEmpty {
      let values: TextValues = ["wat": what, "vragen": list(open, language)]
      return [phrase(open.count == 1 ? .verdictOneOpen : .verdictSomeOpen, language, values)]
    }
    let values: TextValues = ["wat": what, "ontbreekt": list(missing, language), "vragen": list(open, language)]
    let later: Phrase = waitingNames.count == 1 ? .verdictThenOne : .verdictThen
    return [
      phrase(missing.count == 1 && open.isEmpty ? .verdictMissingOne : .verdictMissing, language, values),
      open.isEmpty ? nil : phrase(.verdictAlsoOpen, language, values), phrase(later, language, values),
    ].compactMap(\.self)
  }

  /// So many possible outcomes are worth naming before anything is certain.
  private static let fewPossible = 3

  private func verdictWithoutTarget(_ advice: Advice, _ language: Language) -> [String] {
    let develops = advice.outcomes.contains { $0.status == .fits && $0.outcome.kind == .development }
    let first = develops ? [phrase(.verdictDevelop, language)] : []
    let open = library[advice.byWeight]
    guard advice.outcomes.contains(where: { $0.isAlive && !$0.isTarget }), let question = open.first else {
      return first.isEmpty ? [phrase(.verdictNothing, language)] : first
    }
    // With one question left, say what each answer leads to.
    if open.count == 1, !question.isSeveral, question.options.count <= 3 {
      let ways = question.options.compactMap { option -> String? in
        let answered = self.advice(for: advice.answers.setting(question.id, to: .one(option.id)), on: advice.date, [.outcomes])
        let fitting = answered.outcomes.filter { $0.isTarget && $0.outcome.kind != .development }
        let what = fitting.isEmpty ? phrase(.verdictNoRoute, language) : list(names(fitting, language), language)
        return phrase(.verdictIf, language, ["antwoord": option.label[language], "wat": what])
      }
      return first + [phrase(.verdictOneQuestion, language, ["vraag": question.heading[language]])] + ways
    }
    let number: Phrase = open.count == 1 ? .verdictAskOne : open.count == 2 ? .verdictAskTwo : .verdictAskThree
    let possible = advice.outcomes.filter { $0.isAlive && $0.outcome.kind != .development }
    let certain =
      possible.count <= Self.fewPossible && !possible.isEmpty
      ? phrase(.verdictPossible, language, ["wat": list(names(possible, language), language)])
      : develops ? nil : phrase(.verdictNothingCertain, language)
    return first + [certain, phrase(number, language)].compactMap(\.self)
  }

  /// The outcomes as the sentence names them.
  private func names(_ outcomes: [OutcomeAdvice], _ language: Language) -> [String] {
    // A route of a law is not named beside its own options, whose names say the law; one that names a payer takes them along.
    let ids = Set(outcomes.map(\.id))
    return outcomes.compactMap { advised -> String? in
      let outcome = advised.outcome
      if let parent = outcome.parent.flatMap(self.outcome), parent.law == nil, ids.contains(parent.id) { return nil }
      let options = outcomes.map(\.outcome).filter { $0.parent == outcome.id }
      if options.isEmpty { return outcome.short[language] }
      return outcome.law == nil ? "\(outcome.short[language]) (\(options.map { $0.short[language] }.joined(separator: ", ")))" : nil
    }
  }

  private func list(_ words: [String], _ language: Language) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + phrase(.listAnd, language) + last
  }
}

extension Warning.Severity {
  /// The most pressing first.
  fileprivate var rank: Int {
    switch self {
    case .watchOut: 0
    case .disputed: 1
    case .tip: 2
    }
  }
}

extension Condition {
  /// The condition below it that fails, as long as there is only one.
  fileprivate var deepest: Condition {
    guard alternatives.count == 1 else { return self }
    let failing = alternatives[0].filter { $0.state == .notMet }
    return failing.count == 1 ? failing[0].deepest : self
  }
}
