import FEEL
import Funding

/// One route or option on the advice page: the conclusion first, its conditions next, details on demand.
enum OutcomeCardMarkup {
  static func markup(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    let isCompact = card.advised.status == .fitsNot || card.advised.status == .notInForce
    return """
      <article class="card \(card.outcome.colour)\(HTML.when(isCompact, " card--compact"))" id="\(card.outcome.id.text)" data-uitkomst="\(card.outcome.id.text)" data-status="\(card.advised.status.rawValue)" aria-labelledby="\(card.outcome.id.text)-naam">
      <header class="card__head">
      \(OutcomeSign.markup(card.outcome, large: !isCompact))
      <h3 id="\(card.outcome.id.text)-naam">\(card.outcome.name[context.language])</h3>
      \(StatusMark.markup(card.advised.status, context))
      </header>
      \(isCompact ? compact(card, context) : full(card, context))
      </article>
      """
  }

  private static func full(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    """
    <p class="card__summary">\(card.outcome.summary[context.language])</p>
    \(stillPossible(card, context))
    \(conditions(card, context))
    \(change(card, context))
    \(about(card, context))
    \(steps(card, context))
    \(disputes(card, context))
    \(ground(card, context))
    """
  }

  private static func compact(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    let failing = card.nearestWay?.conditions(.notMet) ?? []
    let reasons: HTML =
      failing.isEmpty
      ? "<p>\(context.say(card.advised.status == .notInForce ? .notInForceWhy : .fitsNotWhyElse)) \(Citation.inline(card.advised.facts, context))</p>"
      : ConditionMarkup.list(failing, context)
    return """
      \(reasons)
      \(changeOnDemand(card, context))
      \(Parts.details(context.say(.moreAbout, ["wat": card.outcome.short[context.language]]), "<p>\(card.outcome.summary[context.language])</p>\(otherWays(card, context))\(ground(card, context))<p>\(Parts.link(context.addresses.route(card.outcome), context.say(.allAbout, ["wat": card.outcome.short[context.language]])))</p>"))
      """
  }

  private static func stillPossible(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    guard card.advised.status == .unknown else { return .none }
    let names = card.advised.possible.map { "‘\(context.guide.name(of: $0, context.language))’" }
    let questions = card.openQuestions.compactMap { question -> HTML? in
      guard let page = context.guide.page(of: question.id) else { return nil }
      return "<li>\(Parts.link(context.addresses.question(page), question.heading[context.language]))</li>"
    }
    return """
      <p>\(context.say(.stillPossible, ["wat": names.joined(separator: context.say(.listOr))]))</p>
      \(Parts.details(context.say(.hangsOn, ["aantal": String(questions.count)]), "<ul class=\"plain-list\">\(questions)</ul>"))
      """
  }

  /// The conditions of the way that comes closest: what is not met and what is open in sight, what is met on demand.
  private static func conditions(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    guard let way = card.nearestWay else { return .none }
    let met = way.conditions(.met)
    let pending = way.conditions(.notMet) + way.conditions(.open)
    let inSight: HTML =
      pending.isEmpty
      ? .none
      : "<div class=\"card__part\"><h4>\(context.say(.conditionsPending))</h4>\(ConditionMarkup.list(pending, context))</div>"
    return """
      \(inSight)
      \(met.isEmpty ? .none : Parts.details(context.say(met.count == 1 ? .conditionsMetOne : .conditionsMet, ["aantal": context.count(met.count)]), ConditionMarkup.list(met, context)))
      \(otherWays(card, context))
      """
  }

  /// The other ways in which it could fit.
  private static func otherWays(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    let others = card.advised.ways.indices.filter { $0 != card.nearestIndex }.map { index -> HTML in
      ConditionMarkup.list(card.advised.ways[index].conditions, context)
    }
    return others.isEmpty ? .none : Parts.details(context.say(.otherWay), "\(others)")
  }

  private static func change(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    guard let change = card.change else { return .none }
    return """
      <div class="card__part change">
      <h4>\(context.say(.changeTitle))</h4>
      \(lines(change, context))
      </div>
      """
  }

  private static func changeOnDemand(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    guard let change = card.change else { return .none }
    let title = context.say(
      change.lines.count == 1 ? .changeTitleOne : .changeTitleMany, ["aantal": context.count(change.lines.count)])
    return Parts.details(title, lines(change, context), kind: "more--change")
  }

  private static func lines(_ change: OutcomeCard.Change, _ context: PageContext) -> HTML {
    let lines = change.lines.map { line -> HTML in "<li>\(line)</li>" }
    return """
      <ul class="plain-list">\(lines)</ul>
      <p class="no-print">\(Parts.link(change.address, context.say(.changeApply)))</p>
      """
  }

  /// Who decides, how to invoice, how the price is set, and so on: whatever the facts say about this outcome.
  private static func about(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    let series: [Attribute.Series] = [.route, .option]
    let rows = series.flatMap { context.guide.attributes($0) }.compactMap { attribute -> HTML? in
      let facts = card.outcome.facts(for: attribute)
      guard !facts.isEmpty else { return nil }
      return "<div><dt>\(attribute.name[context.language])</dt><dd>\(Statements.list(facts, context))</dd></div>"
    }
    let examples = Statements.list(card.outcome.examples, context)
    let instruments = Statements.list(card.outcome.instruments, context)
    return """
      \(Parts.details(context.say(card.outcome.kind == .option ? .howOptionWorks : .howRouteWorks), rows.isEmpty ? .none : "<dl class=\"pairs\">\(rows)</dl>"))
      \(Parts.details(context.say(.examples), examples))
      \(Parts.details(context.say(.instruments), instruments))
      """
  }

  private static func steps(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    Parts.details(context.say(.firstSteps), Statements.list(card.outcome.steps, context, ordered: true))
  }

  private static func disputes(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    Parts.details(
      context.say(.disputesTitle, ["aantal": String(card.disputes.count)]), Statements.list(card.disputes, context))
  }

  private static func ground(_ card: OutcomeCard, _ context: PageContext) -> HTML {
    "<p class=\"card__ground\">\(Citation.inline(card.advised.facts, context))</p>"
  }
}

/// Conditions with how they stand for this person.
enum ConditionMarkup {
  /// - Parameter showsState: whether the conditions stand in some way for this person, or are only named.
  static func list(_ conditions: [Condition], _ context: PageContext, showsState: Bool = true) -> HTML {
    "<ul class=\"conditions\(HTML.when(!showsState, " conditions--plain"))\">\(conditions.map { item($0, context, showsState) })</ul>"
  }


  private static func item(_ condition: Condition, _ context: PageContext, _ showsState: Bool) -> HTML {
    let state: HTML = "<span class=\"condition__state\">\(context.say(name(condition.state)))</span> "
    return """
      <li class="condition condition--\(showsState ? condition.state.rawValue : "plain")">\(HTML.when(showsState, Icons.condition(condition.state)))<div>\(HTML.when(showsState, state))\(words(condition, context)) \(Citation.inline(condition.facts, context))\(parts(condition, context, showsState))</div></li>
      """
  }

  private static func words(_ condition: Condition, _ context: PageContext) -> String {
    context.guide.text(of: condition.subject, context.language)
  }

  /// What a computed condition consists of.
  private static func parts(_ condition: Condition, _ context: PageContext, _ showsState: Bool) -> HTML {
    // What is met needs no proof here.
    let ways = condition.state == .met ? [] : condition.alternatives
    guard !ways.isEmpty else { return .none }
    let lists = ways.enumerated().map { index, way -> HTML in
      """
      \(HTML.when(ways.count > 1, "<p class=\"way\">\(context.say(.wayNumber, ["nummer": String(index + 1)]))</p>"))
      \(list(way, context, showsState: showsState))
      """
    }
    return Parts.details(
      context.say(.whatThisMeans), "\(HTML.when(ways.count > 1, "<p>\(context.say(.oneWayIsEnough))</p>"))\(lists)", kind: "more--small")
  }

  private static func name(_ state: Condition.State) -> Phrase {
    switch state {
    case .met: .conditionMet
    case .notMet: .conditionNotMet
    case .open: .conditionOpen
    }
  }
}
