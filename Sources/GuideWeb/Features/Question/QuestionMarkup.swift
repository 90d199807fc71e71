import Funding
import Library

enum QuestionMarkup {
  static func markup(_ view: QuestionView, _ context: PageContext) -> HTML {
    """
    <div class="interview">
    <div class="interview__question">
    \(FieldMarkup.summary(view.errors.map { ($0.fieldID, $0.text) }, context))
    \(Parts.retirementNotice(context))
    <p class="progress">\(view.progress)</p>
    \(HTML.when(view.page.questions.count > 1, "<h1>\(view.title)</h1>"))
    \(HTML.with(view.introduction) { "<p class=\"lead\">\($0)</p>" })
    \(form(view, context))
    \(view.groups.map { explanation($0, isOnly: view.page.questions.count == 1, context) })
    </div>
    \(RouteStripMarkup.markup(view.strip, context))
    </div>
    """
  }

  private static func form(_ view: QuestionView, _ context: PageContext) -> HTML {
    let hidden = view.hidden.map { item -> HTML in
      "<input type=\"hidden\" name=\"\(item.key)\" value=\"\(item.value)\">"
    }
    return """
      <form\(action: context.addresses.submit) method="get" novalidate>
      <input type="hidden" name="\(Query.pageKey)" value="\(view.page.id.text)">
      \(hidden)
      \(view.groups.map { group($0, isOnly: view.page.questions.count == 1, context) })
      <button class="button" type="submit">\(context.say(.continueButton))</button>
      </form>
      """
  }

  private static func group(_ group: QuestionView.Group, isOnly: Bool, _ context: PageContext) -> HTML {
    let label = group.field.label
    let style = FieldMarkup.Style(
      heading: isOnly ? "<h1>\(label)</h1>" : "<h2>\(label)</h2>", isShort: !isOnly,
      note: HTML.when(group.question.isSeveral, " <strong>\(context.say(.chooseSeveral))</strong>"))
    return FieldMarkup.markup(group.field, error: group.error, style, context)
  }

  private static func explanation(_ group: QuestionView.Group, isOnly: Bool, _ context: PageContext) -> HTML {
    let question = group.question
    let outcomes = group.dependents.map { outcome -> HTML in "<li>\(OutcomeSign.link(outcome, context))</li>" }
    let dependents: HTML =
      outcomes.isEmpty ? .none : "<p>\(context.say(.dependsIntro))</p><ul class=\"signs\">\(outcomes)</ul>"
    let why: HTML = "<p>\(question.why[context.language]) \(Citation.inline(question.facts, context))</p>\(dependents)"
    let who: HTML = "<p>\(question.whoKnows[context.language])</p>"
    guard isOnly else {
      let title = context.say(.whyWeAskAbout, ["vraag": question.short[context.language]])
      return Parts.details(title, "\(why)<h3>\(context.say(.whoKnows))</h3>\(who)")
    }
    return "\(Parts.details(context.say(.whyWeAsk), why))\(Parts.details(context.say(.whoKnows), who))"
  }
}

/// The quiet strip beside the interview: which outcomes are still possible.
enum RouteStripMarkup {
  static func markup(_ strip: RouteStrip, _ context: PageContext) -> HTML {
    """
    <aside class="strip" aria-labelledby="strip-kop">
    <h2 id="strip-kop">\(context.say(.stripTitle))</h2>
    \(list(strip.fits, context.say(.stripFits), "fits", context))
    \(list(strip.possible, context.say(.stripPossible), "possible", context))
    \(list(strip.excluded, context.say(.stripExcluded), "excluded", context))
    </aside>
    """
  }

  private static func list(_ outcomes: [Outcome], _ heading: String, _ kind: HTML, _ context: PageContext) -> HTML {
    guard !outcomes.isEmpty else { return .none }
    let items = outcomes.map { outcome -> HTML in
      "<li>\(OutcomeSign.markup(outcome))<span>\(outcome.short[context.language])</span></li>"
    }
    return """
      <h3>\(heading) <span class="count">(\(outcomes.count))</span></h3>
      <ul class="strip__list strip__list--\(kind)">\(items)</ul>
      """
  }
}
