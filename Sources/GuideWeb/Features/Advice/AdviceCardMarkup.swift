import FEEL
import Funding
import Library

/// One direction: the most specific outcome, what to do first, with whom and when, and what else belongs to it.
enum AdviceCardMarkup {
  /// - Parameters:
  ///   - starts: the outcomes with which a business case begins that it leads to; none for none.
  ///   - isFull: whether it shows every step; otherwise the first one, and what has a date.
  static func markup(_ card: AdviceBrief.Card, caseFor starts: [Outcome], isFull: Bool, _ context: PageContext) -> HTML {
    let outcome = card.main.outcome
    let id = outcome.id.text
    let steps = outcome.firstSteps.enumerated().filter { isFull || $0.offset == 0 || $0.element.moment != nil }.map(\.element)
    return """
      <article class="card \(outcome.hue)" id="\(id)" data-uitkomst="\(id)" data-status="\(card.main.status.rawValue)" aria-labelledby="\(id)-naam">
      <header class="card__head">
      \(OutcomeSign.markup(outcome, large: true))
      <h2 id="\(id)-naam">\(outcome.name[context.language])</h2>
      \(StatusMark.markup(card.main, context))
      </header>
      <p class="card__essence">\(outcome.essence[context.language])</p>
      <ol class="first-steps">\(steps.map { step($0, context) })</ol>
      \(ToolLinks.line(for: outcome, context))
      \(HTML.when(starts.contains { $0.caseStart != nil }, "<p class=\"no-print\">\(Parts.link(context.addresses.caseStart(starts), context.say(.builderAdviceLink)))</p>"))
      <p><strong>\(context.say(.deciderTitle))</strong> \(outcome.decider.text[context.language])</p>
      \(arrange(outcome, isFull: isFull, context))
      \(card.disputes.map { warning -> HTML in "<p class=\"dispute\"><span class=\"tag\">\(context.say(.severityDisputed))</span> \(warning.short[context.language])</p>" })
      \(others(card, context))
      <p class="card__more"><a\(href: context.addresses.why(outcome.id))>\(why(leftOut: outcome.firstSteps.count - steps.count, context))\
      <span class="hidden"> (\(outcome.short[context.language]))</span>\
      </a> <a class="cite__link"\(href: context.addresses.facts(context.guide.facts(outcome.facts + outcome.adviceFacts).map(\.id)))>\(context.say(.citeFacts))<span class="hidden"> (\(outcome.short[context.language]))</span></a></p>
      </article>
      """
  }

  /// The link to the page about the outcome says how many steps wait there.
  private static func why(leftOut: Int, _ context: PageContext) -> String {
    switch leftOut {
    case 0: context.say(.whyLink)
    case 1: context.say(.whyLinkStep)
    default: context.say(.whyLinkSteps, ["aantal": context.count(leftOut)])
    }
  }

  static func step(_ step: FirstStep, _ context: PageContext) -> HTML {
    let contact: HTML = HTML.with(context.guide.contact(of: step)) { ContactMarkup.line($0, context) }
    let moment: HTML = HTML.with(context.guide.moment(of: step)) { moment in
      """
      <span class="when">\(context.guide.text(of: moment, on: context.visit.date, context.language)) <span class="quiet">\
      \(moment.doubt[context.language])</span></span>
      """
    }
    return "<li>\(step.text.text(for: context.visit.reader)[context.language])\(contact)\(moment)</li>"
  }

  private static func arrange(_ outcome: Outcome, isFull: Bool, _ context: PageContext) -> HTML {
    guard !outcome.toArrange.isEmpty else { return .none }
    let texts = outcome.toArrange.map { $0.text[context.language] }
    // In a short card the first one, and how many there are on its own page; paper has room for all.
    let (shown, hidden) = (texts.prefix(isFull ? texts.count : 1), texts.dropFirst(isFull ? texts.count : 1))
    let more = context.say(.linkedMore, ["aantal": String(hidden.count)])
    let rest: HTML = HTML.when(
      !hidden.isEmpty,
      """
       <span class="only-print-inline">\(hidden.joined(separator: " "))</span><a class="no-print"\(href: context.addresses.why(outcome.id)) \
      aria-label="\(more) (\(context.say(.toArrange)))">\(more)</a>
      """)
    return "<p><strong>\(context.say(.toArrange)):</strong> \(shown.joined(separator: " "))\(rest)</p>"
  }

  private static func others(_ card: AdviceBrief.Card, _ context: PageContext) -> HTML {
    let items = card.others.compactMap { advised -> HTML? in
      let outcome = advised.outcome
      return """
        <li data-uitkomst="\(outcome.id.text)" data-status="\(advised.status.rawValue)"><a\(href: context.addresses.why(outcome.id))>\
        \(outcome.short[context.language])</a> \(StatusMark.small(advised, context))</li>
        """
    }
    return items.isEmpty
      ? .none : "<p class=\"also\"><strong>\(context.say(.alsoHereTitle))</strong></p><ul class=\"also__list\">\(items)</ul>"
  }
}
