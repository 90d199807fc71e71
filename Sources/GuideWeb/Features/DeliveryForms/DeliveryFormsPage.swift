import Funding
import Library

/// Which Wlz option is possible with which delivery form.
enum DeliveryFormsPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    return .document(
      Document(
        context: context, title: context.say(.formsTitle), width: .wide,
        before: Parts.backLink(context.addresses.plain(.options), context.say(.startAllOptions), context),
        content: DeliveryFormsMarkup.markup(DeliveryFormsView(context.guide), context)))
  }
}

/// What the page with delivery forms says.
struct DeliveryFormsView: Sendable {
  struct Row: Sendable {
    let form: DeliveryForm
    /// Per option, in the order of the table; `nil` where the source is silent.
    let cells: [DeliveryForm.Cell?]
  }

  /// The options that some form says something about.
  let options: [Outcome]
  let rows: [Row]

  init(_ guide: Guide) {
    let options = guide.outcomes.filter { option in
      guide.deliveryForms.contains { form in form.cells.contains { $0.outcome == option.id } }
    }
    self.options = options
    rows = guide.deliveryForms.map { form in
      Row(form: form, cells: options.map { option in form.cells.first { $0.outcome == option.id } })
    }
  }
}

enum DeliveryFormsMarkup {
  static func markup(_ view: DeliveryFormsView, _ context: PageContext) -> HTML {
    """
    <h1>\(context.say(.formsTitle))</h1>
    <p class="lead">\(context.say(.formsLead))</p>
    \(table(view, context))
    <p class="prose">\(Statements.phrase(.formsInferred, context))</p>
    <h2>\(context.say(.formsExplained))</h2>
    <dl class="pairs prose">\(view.rows.map { explanation($0.form, context) })</dl>
    """
  }

  private static func table(_ view: DeliveryFormsView, _ context: PageContext) -> HTML {
    let heads = view.options.map { option -> HTML in
      "<th scope=\"col\" class=\"\(option.hue)\">\(OutcomeSign.link(option, context))</th>"
    }
    let rows = view.rows.map { row -> HTML in
      let cells = row.cells.map { $0.map { cell($0, context) } ?? "<td></td>" }
      return "<tr><th scope=\"row\">\(row.form.name[context.language])</th>\(cells)</tr>"
    }
    return """
      <p class="quiet scroll-hint">\(context.say(.scrollHint))</p>
      <div class="scroll" role="region" tabindex="0" aria-label="\(context.say(.formsTitle))">
      <table class="compare matrix">
      <caption class="hidden">\(context.say(.formsTitle))</caption>
      <thead><tr><td></td>\(heads)</tr></thead>
      <tbody>\(rows)</tbody>
      </table>
      </div>
      """
  }

  private static func cell(_ cell: DeliveryForm.Cell, _ context: PageContext) -> HTML {
    let (icon, words): (HTML, Phrase) =
      switch cell.value {
      case .yes: (Icons.condition(.met), .cellYes)
      case .no: (Icons.condition(.notMet), .cellNo)
      case .noBasis: (Icons.condition(.open), .cellNoBasis)
      }
    let isInferred = cell.certainty != .printed
    return """
      <td class="cell cell--\(cell.value.rawValue)\(HTML.when(isInferred, " cell--inferred"))">\
      <span class="cell__value">\(icon) \(context.say(words))</span>\
      \(HTML.when(isInferred, "<br>\(Citation.certainty(cell.certainty, context))")) \
      \(Citation.inline([cell.fact], context))</td>
      """
  }

  private static func explanation(_ form: DeliveryForm, _ context: PageContext) -> HTML {
    """
    <div><dt>\(form.name[context.language])</dt>\
    <dd><p>\(form.explanation[context.language]) \(Citation.inline(form.facts, context))</p></dd></div>
    """
  }
}
