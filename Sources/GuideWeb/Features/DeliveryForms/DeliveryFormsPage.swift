import Funding

/// Which Wlz option is possible with which delivery form.
enum DeliveryFormsPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let guide = context.guide
    let options = guide.outcomes.filter { outcome in
      guide.deliveryForms.contains { $0.cells.contains { $0.outcome == outcome.id } }
    }
    return .document(
      Document(
        context: context, title: context.say(.formsTitle), width: .wide,
        before: Parts.backLink(context.addresses.plain(.options), context.say(.startAllOptions), context),
        content: """
          <h1>\(context.say(.formsTitle))</h1>
          <p class="lead">\(context.say(.formsLead))</p>
          \(table(guide.deliveryForms, options, context))
          <p class="prose">\(Statements.phrase(.formsInferred, context))</p>
          <h2>\(context.say(.formsExplained))</h2>
          <dl class="pairs prose">\(guide.deliveryForms.map { explanation($0, context) })</dl>
          """))
  }

  private static func table(_ forms: [DeliveryForm], _ options: [Outcome], _ context: PageContext) -> HTML {
    let heads = options.map { option -> HTML in "<th scope=\"col\" class=\"\(option.hue)\">\(OutcomeSign.link(option, context))</th>" }
    let rows = forms.map { form -> HTML in
      let cells = options.map { option -> HTML in
        guard let cell = form.cells.first(where: { $0.outcome == option.id }) else { return "<td></td>" }
        return Self.cell(cell, context)
      }
      return "<tr><th scope=\"row\">\(form.name[context.language])</th>\(cells)</tr>"
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
    return """
      <td class="cell cell--\(cell.value.rawValue)\(HTML.when(cell.certainty != .printed, " cell--inferred"))"><span class="cell__value">\(icon) \(context.say(words))</span>\(HTML.when(cell.certainty != .printed, "<br>\(Citation.certainty(cell.certainty, context))")) \(Citation.inline([cell.fact], context))</td>
      """
  }

  private static func explanation(_ form: DeliveryForm, _ context: PageContext) -> HTML {
    """
    <div><dt>\(form.name[context.language])</dt><dd><p>\(form.explanation[context.language]) \(Citation.inline(form.facts, context))</p></dd></div>
    """
  }
}
