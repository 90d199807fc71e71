import FEEL
import Funding
import Library

enum AdviceMarkup {
  static func markup(_ view: AdviceView, _ context: PageContext) -> HTML {
    """
    <div class="advice">
    <p class="only-print paper-head">\
    \(context.say(.siteName)) · \(context.date(view.advice.date)) · \(context.say(.keepEdition, ["editie": context.guide.edition.name, "kenmerk": String(context.guide.edition.contentHash.prefix(12))])) \(context.say(.noRights))<br><span class="address">\(context.site)\(context.addresses.permanent.text)</span></p>
    <div class="advice__main">
    <h1 class="verdict">\(view.brief.verdict)</h1>
    \(readers(context))
    \(Parts.retirementNotice(context))
    \(askFirst(view, context))
    \(cards(view, context))
    \(cautions(view, context))
    \(possible(view, context))
    \(misfits(view, context))
    \(paper(view, context))
    </div>
    <div class="advice__side">
    \(further(view, context))
    \(keep(view, context))
    </div>
    </div>
    """
  }

  /// With more than this number of cards only the first shows all of its steps.
  private static let fullCards = 2

  private static func cards(_ view: AdviceView, _ context: PageContext) -> [HTML] {
    let cards = view.brief.cards
    return cards.enumerated().map { index, card in
      AdviceCardMarkup.markup(
        card, caseFor: index == 0 ? cards.flatMap { [$0.main] + $0.others }.map(\.outcome) : [],
        isFull: index == 0 || cards.count <= fullCards, context)
    }
  }

  /// For whom the advice was written, and the way to another wording.
  static func readers(_ context: PageContext) -> HTML {
    let shown = context.visit.reader.flatMap(context.guide.reader) ?? context.guide.readers.first
    guard let shown else { return .none }
    let others = context.guide.readers.filter { $0.id != shown.id }.map { reader -> HTML in
      "<a\(href: context.addresses.advice(for: reader))>\(reader.label[context.language])</a>"
    }
    return """
      <p class="quiet readers no-print">\(shown.notice[context.language]) \(context.say(.otherReader)) \(others.joined(" · "))</p>
      """
  }

  private static func askFirst(_ view: AdviceView, _ context: PageContext) -> HTML {
    guard !view.askFirst.isEmpty else { return .none }
    let items = view.askFirst.map { item -> HTML in
      """
      <li>\(Parts.link(item.address, item.question.heading[context.language])) <span class="quiet">\
      \(item.question.whoKnows[context.language])</span></li>
      """
    }
    let rest: HTML =
      view.furtherOpen > 0
      ? "<p class=\"quiet\">\(Parts.link(context.addresses.check(), context.say(view.furtherOpen == 1 ? .furtherOpenOne : .furtherOpen, ["aantal": String(view.furtherOpen)])))</p>"
      : .none
    return """
      <section class="ask" aria-labelledby="eerst">
      <h2 id="eerst">\(context.say(.askFirst))</h2>
      <ol>\(items)</ol>
      \(rest)
      </section>
      """
  }

  private static func cautions(_ view: AdviceView, _ context: PageContext) -> HTML {
    // What is only possible as long as much is open stands on the pages of the outcomes.
    let certain = view.brief.cautions.filter(\.isCertain)
    guard !certain.isEmpty else { return .none }
    let items = certain.map { caution -> HTML in
      "<li>\(caution.warning.short[context.language]) \(Citation.inline(caution.warning.facts, context))</li>"
    }
    return """
      <section aria-labelledby="let-op">
      <h2 id="let-op">\(context.say(.cautionsTitle))</h2>
      <ul class="cautions">\(items)</ul>
      </section>
      """
  }

  private static func possible(_ view: AdviceView, _ context: PageContext) -> HTML {
    guard !view.brief.possible.isEmpty else { return .none }
    let items = view.brief.possible.map(\.outcome).map { outcome -> HTML in
      """
      <li data-uitkomst="\(outcome.id.text)" data-status="onbekend"><a class="outcome-link"\(href: context.addresses.why(outcome.id))>\
      \(OutcomeSign.markup(outcome))<span>\(outcome.short[context.language])</span></a></li>
      """
    }
    return """
      <section aria-labelledby="mogelijk">
      <h2 id="mogelijk">\(context.say(.possibleTitle))</h2>
      <ul class="signs">\(items)</ul>
      </section>
      """
  }

  private static func misfits(_ view: AdviceView, _ context: PageContext) -> HTML {
    guard !view.brief.misfits.isEmpty else { return .none }
    let rows = view.brief.misfitRows.map { row -> HTML in
      let names = row.outcomes.compactMap { advised -> HTML? in
        let outcome = advised.outcome
        return """
          <a\(href: context.addresses.why(outcome.id)) data-uitkomst="\(outcome.id.text)" data-status="\(advised.status.rawValue)">\
          \(outcome.short[context.language])</a>
          """
      }
      return "<tr><th scope=\"row\">\(names.joined(", "))</th><td>\(row.reason ?? context.say(.fitsNotWhyElse))</td></tr>"
    }
    return """
      <section aria-labelledby="past-niet">
      <h2 id="past-niet">\(context.say(.misfitsTitle))</h2>
      <table class="misfits"><caption class="hidden">\(context.say(.misfitsTitle))</caption><thead class="hidden"><tr><th scope="col">\
      \(context.say(.misfitsWhat))</th><th scope="col">\(context.say(.misfitsWhy))</th></tr></thead><tbody>\(rows)</tbody></table>
      <p class="quiet no-print">\(context.say(.misfitsHint))</p>
      </section>
      """
  }

  /// The other pages over the same answers, and the talks.
  private static func further(_ view: AdviceView, _ context: PageContext) -> HTML {
    let sheets = view.sheets.map { sheet -> HTML in
      "<li>\(Parts.link(context.addresses.sheet(sheet), context.say(.sheetFor, ["wie": sheet.name[context.language]])))</li>"
    }
    return """
      <section class="no-print" aria-labelledby="verder">
      <h2 id="verder">\(context.say(.furtherTitle))</h2>
      <ul class="plain-list">
      \(context.guide.contacts.filter(\.isGeneral).map { contact -> HTML in "<li>\(context.say(.generalHelp))\(ContactMarkup.line(contact, context))</li>" })
      <li>\(Parts.link(context.addresses.adviceKnowledge, context.say(.furtherKnowledge)))</li>
      \(sheets)
      <li>\(Parts.link(context.addresses.adviceTree, context.say(.furtherTree)))</li>
      <li>\(Parts.link(context.addresses.ground, context.say(.furtherGround)))</li>
      </ul>
      </section>
      """
  }

  private static func keep(_ view: AdviceView, _ context: PageContext) -> HTML {
    """
    <section class="keep no-print" aria-labelledby="bewaren">
    <h2 id="bewaren">\(context.say(.keepTitle))</h2>
    <ul class="plain-list">
    <li>\(Parts.link(context.addresses.permanent, context.say(.keepLink)))</li>
    <li>\(Parts.link(AdviceMail.address(view.brief, context), context.say(.keepMail)))</li>
    \(HTML.when(!view.moments.isEmpty, "<li>\(Parts.link(context.addresses.calendar, context.say(.keepCalendar)))</li>"))
    <li>\(context.say(.keepPrint))</li>
    </ul>
    <p class="quiet">\(context.say(.keepDate, ["datum": context.date(view.advice.date)])) \(context.say(.noRights))</p>
    </section>
    """
  }

  /// What only paper needs: the answers, and where the advice can be found again.
  private static func paper(_ view: AdviceView, _ context: PageContext) -> HTML {
    let rows = view.answers.map { row -> HTML in
      """
      <li>\(row.question.short[context.language]): \(row.answer.map { context.guide.label(of: $0, row.question, context.language) } ?? "")\
      </li>
      """
    }
    return """
      <section class="only-print paper">
      <h2>\(context.say(.yourAnswers))</h2>
      <ul class="paper__answers">\(rows)</ul>
      </section>
      """
  }
}

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
    let rest: HTML = HTML.when(
      !hidden.isEmpty,
      """
       <span class="only-print-inline">\(hidden.joined(separator: " "))</span><a class="no-print"\(href: context.addresses.why(outcome.id))>\
      \(context.say(.linkedMore, ["aantal": String(hidden.count)]))<span class="hidden"> (\(context.say(.toArrange)))</span></a>
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

/// Ways to reach an organisation.
enum ContactMarkup {
  /// In one line, below a step.
  static func line(_ contact: Contact, _ context: PageContext) -> HTML {
    let ways = self.ways(contact)
    guard !ways.isEmpty else { return .none }
    return "<span class=\"contact\">\(contact.name[context.language]): \(ways.joined(", "))</span>"
  }

  /// With what to ask, and when it was looked at.
  static func block(_ contact: Contact, _ context: PageContext) -> HTML {
    let ways = self.ways(contact)
    let checked = contact.checked.map { context.say(.contactChecked, ["datum": context.date($0)]) } ?? context.say(.contactFromSource)
    let reach: HTML =
      ways.isEmpty ? HTML(text: context.say(.contactUnknown)) : "\(ways.joined(", ")). <span class=\"quiet\">\(checked)</span>"
    return """
      <li><strong>\(contact.name[context.language])</strong>\
      . \(contact.ask[context.language]) \(reach) \(Citation.inline(contact.facts, context))</li>
      """
  }

  private static func ways(_ contact: Contact) -> [HTML] {
    [
      link(contact.telephone, contact.telephone.flatMap(WebAddress.init(telephone:))),
      link(contact.email, contact.email.flatMap(WebAddress.init(email:))),
      contact.whatsApp.map { "WhatsApp \($0)" },
      contact.web.flatMap { web in WebAddress(https: web).map { "<a\(href: $0) rel=\"noreferrer\">\(shown(web))</a>" } },
      contact.address.map { "\($0)" },
    ].compactMap(\.self)
  }

  /// What leads nowhere is shown as it is.
  private static func link(_ words: String?, _ address: WebAddress?) -> HTML? {
    words.map { words in address.map { Parts.link($0, words) } ?? "\(words)" }
  }

  /// A web address as people read it.
  private static func shown(_ web: String) -> String {
    var text = web.dropFirst("https://".count)
    if text.hasPrefix("www.") { text = text.dropFirst(4) }
    return String(text.hasSuffix("/") ? text.dropLast() : text)
  }
}

/// The answer as a letter in the visitor's own mail program.
enum AdviceMail {
  static func address(_ brief: AdviceBrief, _ context: PageContext) -> WebAddress {
    let link = context.site + context.addresses.permanent.text
    return .letter(subject: context.say(.mailSubject), body: [brief.verdict, link, context.say(.noRights)].joined(separator: "\n\n"))
  }
}
