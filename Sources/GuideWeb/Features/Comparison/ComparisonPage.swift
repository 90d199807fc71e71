import Funding

/// Routes side by side, and options side by side.
enum ComparisonPage {
  @Sendable static func routes(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let guide = context.guide
    let routes = guide.outcomes.filter { $0.kind == .route }
    let development = guide.outcomes.filter { $0.kind == .development }
    return .document(
      Document(
        context: context, title: context.say(.routesTitle), width: .wide,
        content: """
          <h1>\(context.say(.routesTitle))</h1>
          <p class="lead">\(context.say(.routesLead))</p>
          \(ComparisonMarkup.index(routes + development, context))
          \(ComparisonMarkup.table(context.say(.routesTable), routes, guide.attributes(.route), context))
          """))
  }

  @Sendable static func options(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let guide = context.guide
    let options = guide.outcomes.filter { $0.kind == .option }
    let wlz = options.filter { $0.law == .wlz }
    let zvw = options.filter { $0.law == .zvw }
    return .document(
      Document(
        context: context, title: context.say(.optionsTitle), width: .wide,
        content: """
          <h1>\(context.say(.optionsTitle))</h1>
          <p class="lead">\(context.say(.optionsLead))</p>
          \(ComparisonMarkup.index(options, context))
          <h2>\(context.say(.optionsWlz))</h2>
          <p>\(Parts.link(context.addresses.plain(.deliveryForms), context.say(.optionsForms)))</p>
          \(ComparisonMarkup.table(context.say(.optionsWlz), wlz, guide.attributes(.option), context))
          <h2>\(context.say(.optionsZvw))</h2>
          \(ComparisonMarkup.table(context.say(.optionsZvw), zvw, guide.attributes(.route), context))
          """))
  }
}

enum ComparisonMarkup {
  /// The outcomes with their summaries, as the way to each page.
  static func index(_ outcomes: [Outcome], _ context: PageContext) -> HTML {
    let items = outcomes.map { outcome -> HTML in
      """
      <li class="\(outcome.hue)"><h2>\(OutcomeSign.markup(outcome))<a\(href: context.addresses.route(outcome))>\(outcome.name[context.language])</a></h2><p>\(outcome.summary[context.language])</p></li>
      """
    }
    return "<ul class=\"index\">\(items)</ul>"
  }

  /// Attributes down, outcomes across; it scrolls sideways on a small screen.
  static func table(_ caption: String, _ outcomes: [Outcome], _ attributes: [Attribute], _ context: PageContext) -> HTML {
    let heads = outcomes.map { outcome -> HTML in
      "<th scope=\"col\" class=\"\(outcome.hue)\">\(OutcomeSign.link(outcome, context))</th>"
    }
    let rows = attributes.compactMap { attribute -> HTML? in
      let facts = outcomes.map { $0.facts(for: attribute) }
      guard facts.contains(where: { !$0.isEmpty }) else { return nil }
      let cells = facts.map { ids -> HTML in
        "<td>\(ids.isEmpty ? "<span class=\"quiet\">\(context.say(.notStated))</span>" : Statements.list(ids, context))</td>"
      }
      return "<tr><th scope=\"row\">\(attribute.name[context.language])</th>\(cells)</tr>"
    }
    return """
      <p class="quiet scroll-hint">\(context.say(.scrollHint))</p>
      <div class="scroll" role="region" tabindex="0" aria-label="\(caption)">
      <table class="compare compare--\(outcomes.count)">
      <caption class="hidden">\(caption)</caption>
      <thead><tr><td></td>\(heads)</tr></thead>
      <tbody>\(rows)</tbody>
      </table>
      </div>
      """
  }
}
