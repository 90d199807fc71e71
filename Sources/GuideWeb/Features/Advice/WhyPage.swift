import FEEL
import Funding
import Library

/// Why one outcome fits or not: its conditions with your answers, the other ways, what would change it, and what it rests on.
enum WhyPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    guard let outcome = request.guide.outcome(Outcome.ID(request.id)) else { throw PageProblem.notFound }
    let context = try request.advicePage()
    guard let view = WhyView(outcome, context) else { throw PageProblem.notFound }
    let status = context.guide.name(of: view.advised, context.language)
    return .document(
      Document(
        context: context, title: "\(outcome.short[context.language]): \(status)",
        before: Parts.backLink(context.addresses.advice(), context.say(.backToAdvice), context),
        content: WhyMarkup.markup(view, context)))
  }
}

/// What the page about one outcome in an advice says.
struct WhyView: Sendable {
  struct Change: Sendable {
    let lines: [String]
    /// The advice with the change applied.
    let address: WebAddress
  }

  let outcome: Outcome
  let advised: OutcomeAdvice
  let change: Change?
  let openQuestions: [Question]
  /// The warnings about it, certain ones first.
  let cautions: [AdviceBrief.Caution]
  /// Statements that dispute or qualify what it rests on.
  let disputes: [Fact.ID]
  /// The contacts of its steps.
  let contacts: [Contact]
  let facts: [Fact]

  init?(_ outcome: Outcome, _ context: PageContext) {
    let guide = context.guide
    let advice = guide.advice(for: context.visit.answers, on: context.visit.date)
    guard let advised = advice[outcome.id] else { return nil }
    (self.outcome, self.advised) = (outcome, advised)
    change = advised.change.flatMap { changes in
      guard !changes.isEmpty else { return nil }
      return Change(
        lines: changes.map { guide.text(of: $0, advice.answers, context.language) },
        address: context.addresses.advice(guide.applying(changes, to: advice.answers)))
    }
    openQuestions = guide.library[advised.dependsOn]
    let about = advice.warnings.filter { $0.warning.outcomes.contains(outcome.id) }
      .map { AdviceBrief.Caution(warning: $0.warning, isCertain: $0.isCertain) }
    cautions = advised.isAlive ? about.filter(\.isCertain) + about.filter { !$0.isCertain } : []
    let cited = guide.facts(of: advised) + outcome.adviceFacts
    disputes = guide.facts(outcome.watchOut + guide.facts(cited).flatMap(\.disputedBy)).map(\.id)
    contacts = guide.library[outcome.firstSteps.compactMap(\.contact)]
    facts = guide.facts(cited + disputes)
  }
}

enum WhyMarkup {
  static func markup(_ view: WhyView, _ context: PageContext) -> HTML {
    let outcome = view.outcome
    return """
      <div class="outcome-head \(outcome.hue)" data-uitkomst="\(outcome.id.text)" data-status="\(view.advised.status.rawValue)">
      \(OutcomeSign.markup(outcome, large: true))
      <h1>\(outcome.name[context.language])</h1>
      <p class="lead">\(StatusMark.markup(view.advised, context))</p>
      <p>\(outcome.summary[context.language])</p>
      </div>
      \(stillPossible(view, context))
      \(change(view, context))
      \(conditions(view, context))
      \(steps(view, context))
      \(cautions(view, context))
      \(disputes(view, context))
      \(facts(view, context))
      <p class="no-print">\(Parts.link(context.addresses.route(outcome), context.say(.allAbout, ["wat": outcome.short[context.language]])))</p>
      """
  }

  private static func section(_ id: HTML, _ title: String, _ content: HTML) -> HTML {
    content.isEmpty ? .none : "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2>\(content)</section>"
  }

  private static func stillPossible(_ view: WhyView, _ context: PageContext) -> HTML {
    guard view.advised.status == .unknown else { return .none }
    let names = view.advised.possible.map { "‘\(context.guide.name(of: $0, context.language))’" }
    let questions = view.openQuestions.compactMap { question -> HTML? in
      guard let page = context.guide.page(of: question.id) else { return nil }
      return "<li>\(Parts.link(context.addresses.question(page), question.heading[context.language]))</li>"
    }
    return section(
      "hangt-af", context.say(.hangsOnTitle),
      """
      <p>\(context.say(.stillPossible, ["wat": names.joined(separator: context.say(.listOr))]))</p><ul class="plain-list">\(questions)</ul>
      """
    )
  }

  /// The conditions of the way that comes closest, in three groups, and the other ways on demand.
  private static func conditions(_ view: WhyView, _ context: PageContext) -> HTML {
    guard let nearest = view.advised.nearestWay else { return .none }
    let groups: [(Condition.State, Phrase)] = [(.notMet, .groupNotMet), (.open, .groupOpen), (.met, .groupMet)]
    let shown = groups.map { state, title -> HTML in
      let conditions = nearest.conditions(state)
      return conditions.isEmpty ? .none : "<h3>\(context.say(title))</h3>\(ConditionMarkup.list(conditions, context))"
    }
    let index = view.advised.nearestIndex
    let others = view.advised.ways.indices.filter { $0 != index }.map { other -> HTML in
      """
      \(HTML.when(view.advised.ways.count > 2, "<p class=\"way\">\(context.say(.wayNumber, ["nummer": String(other + 1)]))</p>"))\(ConditionMarkup.list(view.advised.ways[other].conditions, context))
      """
    }
    return section(
      "voorwaarden", context.say(.conditionsTitle),
      "\(shown)\(others.isEmpty ? .none : Parts.details(context.say(.otherWay), "\(others)"))")
  }

  private static func change(_ view: WhyView, _ context: PageContext) -> HTML {
    guard let change = view.change else { return .none }
    let lines = change.lines.map { line -> HTML in "<li>\(line)</li>" }
    return section(
      "verandering", context.say(.changeTitle),
      """
      <div class="change"><ul class="plain-list">\(lines)</ul>
      <p class="no-print">\(Parts.link(change.address, context.say(.changeApply)))</p></div>
      """)
  }

  private static func steps(_ view: WhyView, _ context: PageContext) -> HTML {
    guard view.advised.isAlive, !view.outcome.firstSteps.isEmpty else { return .none }
    let steps = view.outcome.firstSteps.map { step -> HTML in
      "<li>\(step.text.text(for: context.visit.reader)[context.language]) \(Citation.inline(step.facts, context))</li>"
    }
    let arrange = view.outcome.toArrange.map { item -> HTML in
      "<li>\(item.text[context.language]) \(Citation.inline(item.facts, context))</li>"
    }
    let contacts = view.contacts.map { ContactMarkup.block($0, context) }
    let decider = view.outcome.decider
    return section(
      "stappen", context.say(.firstSteps),
      """
      <ol>\(steps)</ol>
      <p><strong>\(context.say(.deciderTitle))</strong> \(decider.text[context.language]) \(Citation.inline(decider.facts, context))</p>
      \(HTML.when(!arrange.isEmpty, "<h3>\(context.say(.toArrange))</h3><ul class=\"plain-list\">\(arrange)</ul>"))
      \(HTML.when(!contacts.isEmpty, "<h3>\(context.say(.contactsTitle))</h3><ul class=\"plain-list\">\(contacts)</ul>"))
      \(ToolLinks.section(for: [view.outcome.id], heading: "h3", context))
      """)
  }

  private static func cautions(_ view: WhyView, _ context: PageContext) -> HTML {
    let items = view.cautions.map { caution -> HTML in
      """
      <li><strong>\(caution.warning.title[context.language])</strong>\
      \(HTML.when(!caution.isCertain, " <span class=\"quiet\">(\(context.say(.cautionPerhaps)))</span>"))\(caution.warning.title[context.language].hasSuffix("?") ? "" : ".") \(caution.warning.text[context.language]) \(Citation.inline(caution.warning.facts, context))</li>
      """
    }
    return section("let-op", context.say(.cautionsTitle), items.isEmpty ? .none : "<ul class=\"plain-list\">\(items)</ul>")
  }

  private static func disputes(_ view: WhyView, _ context: PageContext) -> HTML {
    section(
      "verschillen", context.say(.disputesHeading),
      view.disputes.isEmpty
        ? .none
        : Parts.details(context.say(.disputesTitle, ["aantal": String(view.disputes.count)]), Statements.list(view.disputes, context)))
  }

  private static func facts(_ view: WhyView, _ context: PageContext) -> HTML {
    let (facts, parts) = (view.facts.map(\.id), FactParts(view.facts.count))
    let show = context.say(.showFacts, ["aantal": String(facts.count)])
    return section(
      "bronnen", context.say(.sourcesHeading),
      facts.isEmpty
        ? .none
        : parts.ranges.count == 1
          ? "<p>\(Parts.link(context.addresses.facts(facts), show))</p>"
          : parts.links(show, context) { context.addresses.facts(Array(facts[parts.ranges[$0]])) })
  }
}
