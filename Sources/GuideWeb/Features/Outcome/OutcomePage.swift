import Funding
import Library
import Tools

/// One route or option on its own page: everything the facts say about it.
enum OutcomePage {
  @Sendable static func route(_ request: PageRequest) throws -> PageReply {
    try answer(request) { $0.kind != .option }
  }

  @Sendable static func option(_ request: PageRequest) throws -> PageReply {
    try answer(request) { $0.kind == .option }
  }

  private static func answer(_ request: PageRequest, _ belongs: (Outcome) -> Bool) throws -> PageReply {
    guard let outcome = request.guide.outcome(Outcome.ID(request.id)), belongs(outcome) else { throw PageProblem.notFound }
    let context = try request.page()
    return .document(
      Document(
        context: context, title: outcome.name[context.language], before: back(outcome, context),
        content: OutcomeMarkup.markup(OutcomeView(outcome, context), context)))
  }

  private static func back(_ outcome: Outcome, _ context: PageContext) -> HTML {
    outcome.kind == .option
      ? Parts.backLink(context.addresses.plain(.options), context.say(.startAllOptions), context)
      : Parts.backLink(context.addresses.plain(.routes), context.say(.allRoutes), context)
  }
}

/// What the page of one outcome says.
struct OutcomeView: Sendable {
  struct Row: Sendable {
    let attribute: Attribute
    let facts: [Fact.ID]
  }

  let outcome: Outcome
  /// The conditions without any answer: what it asks of anyone.
  let ways: [OutcomeAdvice.Way]
  let attributes: [Row]
  let depth: [Row]
  /// The options inside the same law.
  let siblings: [Outcome]
  /// The knowledge that says it belongs here, by kind.
  let knowledge: [KnowledgeItemView.Users]
  let tools: [ReadyTool]

  init(_ outcome: Outcome, _ context: PageContext) {
    let guide = context.guide
    func rows(_ series: [Attribute.Series]) -> [Row] {
      series.flatMap { guide.attributes($0) }.map { Row(attribute: $0, facts: outcome.facts(for: $0)) }.filter { !$0.facts.isEmpty }
    }
    self.outcome = outcome
    ways = guide.advice(for: .none, on: context.visit.date)[outcome.id]?.ways ?? []
    attributes = rows([.route, .option])
    depth = rows([.depth])
    tools = guide.tools(of: outcome.id.reference)
    knowledge = KnowledgeItemView.Users.of(outcome.id.reference, guide)
    siblings = guide.outcomes.filter { $0.law != nil && $0.law == outcome.law && $0.id != outcome.id }
  }
}

enum OutcomeMarkup {
  static func markup(_ view: OutcomeView, _ context: PageContext) -> HTML {
    let outcome = view.outcome
    let steps = outcome.firstSteps.map { step -> HTML in
      "<li>\(step.text.base[context.language]) \(Citation.inline(step.facts, context))</li>"
    }
    let arrange = outcome.toArrange.map { item -> HTML in "<li>\(item.text[context.language]) \(Citation.inline(item.facts, context))</li>"
    }
    return """
      <div class="outcome-head \(outcome.hue)">
      \(OutcomeSign.markup(outcome, large: true))
      <h1>\(outcome.name[context.language])</h1>
      <p class="lead">\(outcome.summary[context.language])</p>
      </div>
      \(section("nu", context.say(.firstActionTitle), "<ol>\(steps)</ol><p><strong>\(context.say(.deciderTitle))</strong> \(outcome.decider.text[context.language]) \(Citation.inline(outcome.decider.facts, context))</p>"))
      \(conditions(view, context))
      \(section("nog-te-regelen", context.say(.toArrange), arrange.isEmpty ? .none : "<ul class=\"plain-list\">\(arrange)</ul>"))
      \(pairs("kenmerken", context.say(outcome.kind == .option ? .howOptionWorks : .howRouteWorks), view.attributes, context))
      \(section("stappen", context.say(.furtherSteps), Statements.list(outcome.steps, context, ordered: true)))
      \(section("voorbeelden", context.say(.examples), Statements.list(outcome.examples, context)))
      \(section("instrumenten", context.say(.instruments), Statements.list(outcome.instruments, context)))
      \(section("let-op", context.say(.watchOutTitle), Statements.list(outcome.watchOut, context)))
      \(pairs("verdieping", context.say(.depthTitle), view.depth, context))
      \(section("hulpmiddelen", context.say(.toolsForOutcome), ToolMarkup.list(view.tools, context)))
      \(HTML.when(outcome.caseStart != nil, "<p>\(Parts.link(context.addresses.caseStart([outcome]), context.say(.builderRouteLink)))</p>"))
      \(section("kennis", context.say(.knowledgeForOutcome), KnowledgeItemMarkup.groups(view.knowledge, folded: true, context)))
      \(siblings(view, context))
      <p class="quiet keeping">\(ReportLink.markup(outcome.name[context.language], outcome.reference, context))</p>
      """
  }

  private static func section(_ id: HTML, _ title: String, _ content: HTML) -> HTML {
    content.isEmpty ? .none : "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2>\(content)</section>"
  }

  private static func pairs(_ id: HTML, _ title: String, _ rows: [OutcomeView.Row], _ context: PageContext) -> HTML {
    guard !rows.isEmpty else { return .none }
    let items = rows.map { row -> HTML in
      "<div><dt>\(row.attribute.name[context.language])</dt><dd>\(Statements.list(row.facts, context))</dd></div>"
    }
    return section(id, title, "<dl class=\"pairs\">\(items)</dl>")
  }

  private static func conditions(_ view: OutcomeView, _ context: PageContext) -> HTML {
    guard !view.ways.isEmpty else { return .none }
    let lists = view.ways.enumerated().map { index, way -> HTML in
      """
      \(HTML.when(view.ways.count > 1, "<p class=\"way\">\(context.say(.wayNumber, ["nummer": String(index + 1)]))</p>"))
      \(ConditionMarkup.requirements(way.conditions, context))
      """
    }
    return section(
      "voorwaarden", context.say(.fitsWhen),
      "\(HTML.when(view.ways.count > 1, "<p>\(context.say(.oneWayIsEnough))</p>"))\(lists)")
  }

  private static func siblings(_ view: OutcomeView, _ context: PageContext) -> HTML {
    let items = view.siblings.map { outcome -> HTML in "<li>\(OutcomeSign.link(outcome, context))</li>" }
    return section("zelfde-wet", context.say(.sameLaw), items.isEmpty ? .none : "<ul class=\"signs\">\(items)</ul>")
  }
}
