import Funding
import Library

/// Routes side by side, and options side by side.
enum ComparisonPage {
  @Sendable static func routes(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let guide = context.guide
    let routes = guide.outcomes.filter { $0.kind == .route }
    let development = guide.outcomes.filter { $0.kind == .development }
    let view = ComparisonView(
      title: .routesTitle, lead: .routesLead, shown: routes + development,
      tables: [ComparisonView.Table(.routesTable, routes, guide.attributes(.route))])
    return .document(ComparisonMarkup.document(view, context))
  }

  @Sendable static func options(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let guide = context.guide
    let options = guide.outcomes.filter { $0.kind == .option }
    let view = ComparisonView(
      title: .optionsTitle, lead: .optionsLead, shown: options,
      tables: [
        ComparisonView.Table(
          .optionsWlz, options.filter { $0.law == .wlz }, guide.attributes(.option), hasHeading: true, hasDeliveryForms: true),
        ComparisonView.Table(.optionsZvw, options.filter { $0.law == .zvw }, guide.attributes(.route), hasHeading: true),
      ])
    return .document(ComparisonMarkup.document(view, context))
  }
}

/// What a page that compares outcomes says.
struct ComparisonView: Sendable {
  struct Table: Sendable {
    struct Row: Sendable {
      let attribute: Attribute
      /// The facts per outcome, in the order of the table.
      let cells: [[Fact.ID]]
    }

    let title: Phrase
    let outcomes: [Outcome]
    /// The attributes of which something is known.
    let rows: [Row]
    /// Whether its title stands above it.
    let hasHeading: Bool
    /// Whether the page with delivery forms belongs to it.
    let hasDeliveryForms: Bool

    init(_ title: Phrase, _ outcomes: [Outcome], _ attributes: [Attribute], hasHeading: Bool = false, hasDeliveryForms: Bool = false) {
      (self.title, self.outcomes, self.hasHeading, self.hasDeliveryForms) = (title, outcomes, hasHeading, hasDeliveryForms)
      rows = attributes.map { attribute in Row(attribute: attribute, cells: outcomes.map { $0.facts(for: attribute) }) }
        .filter { row in row.cells.contains { !$0.isEmpty } }
    }
  }

  let title: Phrase
  let lead: Phrase
  /// The outcomes in the list above the tables.
  let shown: [Outcome]
  let tables: [Table]
}

enum ComparisonMarkup {
  static func document(_ view: ComparisonView, _ context: PageContext) -> Document {
    Document(
      context: context, title: context.say(view.title), width: .wide,
      content: """
        <h1>\(context.say(view.title))</h1>
        <p class="lead">\(context.say(view.lead))</p>
        \(index(view.shown, context))
        \(view.tables.map { section($0, context) }.joined("\n"))
        """)
  }

  /// The outcomes with their summaries, as the way to each page.
  private static func index(_ outcomes: [Outcome], _ context: PageContext) -> HTML {
    let items = outcomes.map { outcome -> HTML in
      """
      <li class="\(outcome.hue)">\
      <h2>\(OutcomeSign.markup(outcome))\(Parts.link(context.addresses.route(outcome), outcome.name[context.language]))</h2>\
      <p>\(outcome.summary[context.language])</p></li>
      """
    }
    return "<ul class=\"index\">\(items)</ul>"
  }

  private static func section(_ table: ComparisonView.Table, _ context: PageContext) -> HTML {
    guard table.hasHeading else { return self.table(table, context) }
    let forms = Parts.link(context.addresses.plain(.deliveryForms), context.say(.optionsForms))
    return """
      <h2>\(context.say(table.title))</h2>
      \(HTML.when(table.hasDeliveryForms, "<p>\(forms)</p>\n"))\(self.table(table, context))
      """
  }

  /// Attributes down, outcomes across; it scrolls sideways on a small screen.
  private static func table(_ table: ComparisonView.Table, _ context: PageContext) -> HTML {
    let caption = context.say(table.title)
    let heads = table.outcomes.map { outcome -> HTML in
      "<th scope=\"col\" class=\"\(outcome.hue)\">\(OutcomeSign.link(outcome, context))</th>"
    }
    let rows = table.rows.map { row -> HTML in
      "<tr><th scope=\"row\">\(row.attribute.name[context.language])</th>\(row.cells.map { cell($0, context) })</tr>"
    }
    return """
      <p class="quiet scroll-hint">\(context.say(.scrollHint))</p>
      <div class="scroll" role="region" tabindex="0" aria-label="\(caption)">
      <table class="compare compare--\(table.outcomes.count)">
      <caption class="hidden">\(caption)</caption>
      <thead><tr><td></td>\(heads)</tr></thead>
      <tbody>\(rows)</tbody>
      </table>
      </div>
      """
  }

  private static func cell(_ facts: [Fact.ID], _ context: PageContext) -> HTML {
    guard !facts.isEmpty else { return "<td><span class=\"quiet\">\(context.say(.notStated))</span></td>" }
    return "<td>\(Statements.list(facts, context))</td>"
  }
}
