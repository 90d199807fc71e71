import FEEL
import Funding

/// Everything the advice page says, decided before any markup is made.
struct AdviceView: Sendable {
  /// The outcomes with one status, in the order of the guide.
  struct Group: Sendable {
    let status: Status
    let cards: [OutcomeCard]

    /// Whether these fit, now or later, or still can.
    var isAlive: Bool { status != .fitsNot && status != .notInForce }
  }

  struct Action: Sendable {
    let outcome: Outcome
    let status: Status
  }

  struct OpenQuestion: Sendable {
    let question: Question
    let saidUnknown: Bool
    let decidesMost: Bool
    let address: String
  }

  struct Caution: Sendable {
    let warning: Warning
    let isCertain: Bool
    let outcomes: [Outcome]
  }

  let advice: Advice
  let summary: [String]
  let actions: [Action]
  let groups: [Group]
  let open: [OpenQuestion]
  let cautions: [Caution]
  let cited: [Fact]
  let answers: [CheckView.Row]
  let lapsed: [Question.ID]

  /// The order in which statuses matter to a reader.
  static let order: [Status] = [.fits, .fitsAfter, .unknown, .fitsNot, .notInForce]

  init(_ context: PageContext) {
    let guide = context.guide
    let advice = guide.advice(for: context.visit.answers, on: context.visit.date)
    self.advice = advice
    let cards = advice.outcomes.compactMap { OutcomeCard($0, advice, context) }
    groups = Self.order.compactMap { status in
      let cards = cards.filter { $0.advised.status == status }
      return cards.isEmpty ? nil : Group(status: status, cards: cards)
    }
    let fitting = cards.filter { $0.advised.status == .fits }
    let later = cards.filter { $0.advised.status == .fitsAfter }
    actions = (fitting.isEmpty ? later : fitting).map { Action(outcome: $0.outcome, status: $0.advised.status) }
    summary = Self.summary(fitting.map(\.outcome), later.count, cards.count { $0.advised.status == .unknown }, context)
    open = (advice.followUp + advice.stillOpen).compactMap { id in
      guard let question = guide.question(id), let page = guide.page(of: id) else { return nil }
      return OpenQuestion(
        question: question, saidUnknown: advice.answers[id] == .unknown, decidesMost: advice.mostDeciding == id,
        address: context.addresses.question(page))
    }
    // Something to keep in mind matters where a route can still come into view.
    let alive = Set(cards.filter { $0.advised.status != .fitsNot && $0.advised.status != .notInForce }.map(\.outcome.id))
    cautions = advice.warnings.compactMap { advised in
      guard let warning = guide.warnings.first(where: { $0.id == advised.warning }) else { return nil }
      let outcomes = warning.outcomes.filter(alive.contains).compactMap(guide.outcome)
      guard advised.isCertain || !outcomes.isEmpty else { return nil }
      return Caution(warning: warning, isCertain: advised.isCertain, outcomes: outcomes)
    }
    cited = guide.citedFacts(advice)
    lapsed = advice.lapsed
    answers = CheckView(context).given
  }

  private static func summary(_ fitting: [Outcome], _ later: Int, _ unknown: Int, _ context: PageContext) -> [String] {
    func count(_ number: Int, _ one: Phrase, _ many: Phrase) -> String? {
      number == 0 ? nil : context.say(number == 1 ? one : many, ["aantal": context.count(number)])
    }
    let develops = fitting.contains { $0.kind == .development }
    let routes = fitting.count { $0.kind == .route }
    let options = fitting.count { $0.kind == .option }
    var lines: [String] = []
    if develops { lines.append(context.say(.summaryDevelop)) }
    switch (routes, options) {
    case (0, 0): if !develops, later == 0, unknown == 0 { lines.append(context.say(.summaryNothing)) }
    case (_, 0): lines += [count(routes, .summaryRoute, .summaryRoutes)].compactMap(\.self)
    case (0, _): lines += [count(options, .summaryOption, .summaryOptions)].compactMap(\.self)
    default:
      lines.append(
        context.say(
          .summaryBoth,
          [
            "routes": context.say(routes == 1 ? .oneRoute : .manyRoutes, ["aantal": context.count(routes)]),
            "opties": context.say(options == 1 ? .oneOption : .manyOptions, ["aantal": context.count(options)]),
          ]))
    }
    lines += [count(later, .summaryLaterOne, .summaryLater), count(unknown, .summaryUnknownOne, .summaryUnknown)]
      .compactMap(\.self)
    return lines.map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }
}

extension PageContext {
  /// A small number in words, as in running text.
  func count(_ number: Int) -> String {
    let words = say(.numberWords).split(separator: ",")
    return words.indices.contains(number) ? String(words[number]) : String(number)
  }
}

/// One route or option on the advice page.
struct OutcomeCard: Sendable {
  /// One change that would make it fit, in words.
  struct Change: Sendable {
    let lines: [String]
    /// The answers with the change applied, to look over.
    let address: String
  }

  let outcome: Outcome
  let advised: OutcomeAdvice
  let change: Change?
  /// Statements that dispute or qualify what the card says.
  let disputes: [Fact.ID]
  /// The open questions that can still turn it.
  let openQuestions: [Question]

  init?(_ advised: OutcomeAdvice, _ advice: Advice, _ context: PageContext) {
    guard let outcome = context.guide.outcome(advised.outcome) else { return nil }
    self.outcome = outcome
    self.advised = advised
    if let changes = advised.change, !changes.isEmpty {
      change = Change(
        lines: changes.map { context.guide.text(of: $0, advice.answers, context.language) },
        address: context.addresses.check(context.guide.applying(changes, to: advice.answers)))
    } else {
      change = nil
    }
    let disputing = context.guide.facts(advised.facts + outcome.firstActionFacts).flatMap(\.disputedBy)
    var seen = Set<Fact.ID>()
    disputes = (outcome.watchOut + disputing).filter { seen.insert($0).inserted }
    openQuestions = advised.dependsOn.compactMap(context.guide.question)
  }

  /// The way that comes closest: the one with the fewest conditions that fail, then the fewest that are open.
  var nearestIndex: Int? {
    advised.ways.indices.min { a, b in
      let (a, b) = (advised.ways[a], advised.ways[b])
      return (a.conditions(.notMet).count, a.conditions(.open).count) < (b.conditions(.notMet).count, b.conditions(.open).count)
    }
  }

  var nearestWay: OutcomeAdvice.Way? { nearestIndex.map { advised.ways[$0] } }
}
