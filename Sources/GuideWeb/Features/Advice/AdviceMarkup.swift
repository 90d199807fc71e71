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
    let rows = view.answers.map { question, answer -> HTML in
      "<li>\(question.short[context.language]): \(context.guide.label(of: answer, question, context.language))</li>"
    }
    return """
      <section class="only-print paper">
      <h2>\(context.say(.yourAnswers))</h2>
      <ul class="paper__answers">\(rows)</ul>
      </section>
      """
  }
}
