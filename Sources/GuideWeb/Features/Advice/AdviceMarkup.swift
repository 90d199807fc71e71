import FEEL
import Funding

enum AdviceMarkup {
  static func markup(_ view: AdviceView, _ context: PageContext) -> HTML {
    """
    <div class="advice">
    <div class="advice__top">
    <h1>\(context.say(.adviceTitle))</h1>
    <p class="lead">\(view.summary.joined(separator: " "))</p>
    \(actions(view, context))
    </div>
    \(board(view, context))
    <div class="advice__body">
    \(open(view, context))
    \(view.groups.filter(\.isAlive).map { group($0, context) })
    \(cautions(view, context))
    \(view.groups.filter { !$0.isAlive }.map { group($0, context) })
    </div>
    </div>
    <div class="advice__wide">
    \(tree(view, context))
    \(answers(view, context))
    \(ground(view, context))
    \(keep(view, context))
    </div>
    """
  }

  /// All outcomes at a glance, as a board of departures.
  private static func board(_ view: AdviceView, _ context: PageContext) -> HTML {
    let groups = view.groups.map { group -> HTML in
      let rows = group.cards.map { card -> HTML in
        """
        <li class="board__row"><a href="#\(card.outcome.id.text)">\(OutcomeSign.markup(card.outcome))<span>\(card.outcome.short[context.language])</span></a></li>
        """
      }
      return """
        <div class="board__group"><h3>\(StatusMark.markup(group.status, context))</h3><ul>\(rows)</ul></div>
        """
    }
    return """
      <nav class="board" aria-labelledby="overzicht">
      <h2 id="overzicht">\(context.say(.boardTitle))</h2>
      \(groups)
      </nav>
      """
  }

  private static func actions(_ view: AdviceView, _ context: PageContext) -> HTML {
    let items = view.actions.map { action -> HTML in
      let outcome = action.outcome
      return """
        <li class="step \(outcome.colour)">
        <h3>\(OutcomeSign.markup(outcome))<a href="#\(outcome.id.text)">\(outcome.name[context.language])</a></h3>
        \(HTML.when(action.status == .fitsAfter, "<p>\(context.say(.actionAfter))</p>"))
        <p>\(outcome.firstAction[context.language]) \(Citation.inline(outcome.firstActionFacts, context))</p>
        </li>
        """
    }
    let content: HTML =
      if !items.isEmpty {
        "<ol class=\"steps\">\(items)</ol>"
      } else if let question = view.open.first(where: \.decidesMost) ?? view.open.first {
        """
        <p>\(context.say(.actionAnswerFirst))</p>
        <p>\(Parts.button(question.address, question.question.heading[context.language]))</p>
        """
      } else {
        "<p>\(Statements.phrase(.actionNothing, context))</p>"
      }
    return """
      <section class="now" aria-labelledby="nu">
      <h2 id="nu">\(context.say(.whatToDoNow))</h2>
      \(content)
      </section>
      """
  }

  private static func open(_ view: AdviceView, _ context: PageContext) -> HTML {
    guard !view.open.isEmpty else { return .none }
    let items = view.open.map { item -> HTML in
      """
      <li>
      <h3>\(Parts.link(item.address, item.question.heading[context.language]))</h3>
      \(HTML.when(item.decidesMost, "<p class=\"tag\">\(context.say(.decidesMost))</p>"))
      <p>\(HTML.when(item.saidUnknown, "\(context.say(.youDidNotKnow)) "))\(item.question.whoKnows[context.language])</p>
      </li>
      """
    }
    return """
      <section aria-labelledby="open-vragen">
      <h2 id="open-vragen">\(context.say(.openQuestions))</h2>
      <p>\(context.say(.openIntro))</p>
      <ul class="open-list">\(items)</ul>
      </section>
      """
  }

  private static func cautions(_ view: AdviceView, _ context: PageContext) -> HTML {
    guard !view.cautions.isEmpty else { return .none }
    let items = view.cautions.map { caution -> HTML in
      let kind: Phrase =
        switch caution.warning.severity {
        case .watchOut: .severityWatchOut
        case .disputed: .severityDisputed
        case .tip: .severityTip
        }
      let signs = caution.outcomes.map { outcome -> HTML in "<li>\(OutcomeSign.link(outcome, context))</li>" }
      return """
        <li class="caution caution--\(caution.warning.severity.rawValue)">
        <h3><span class="tag">\(context.say(kind))</span> \(caution.warning.title[context.language])</h3>
        \(HTML.when(!caution.isCertain, "<p class=\"quiet\">\(context.say(.cautionPerhaps))</p>"))
        <p>\(caution.warning.text[context.language]) \(Citation.inline(caution.warning.facts, context))</p>
        \(HTML.when(!signs.isEmpty, "<ul class=\"signs\">\(signs)</ul>"))
        </li>
        """
    }
    return """
      <section aria-labelledby="let-op">
      <h2 id="let-op">\(context.say(.cautionsTitle))</h2>
      <ul class="cautions">\(items)</ul>
      </section>
      """
  }

  private static func group(_ group: AdviceView.Group, _ context: PageContext) -> HTML {
    let intro: Phrase =
      switch group.status {
      case .fits: .groupFits
      case .fitsAfter: .groupFitsAfter
      case .unknown: .groupUnknown
      case .fitsNot: .groupFitsNot
      case .notInForce: .groupNotInForce
      }
    return """
      <section class="group" aria-labelledby="groep-\(group.status.rawValue)">
      <h2 id="groep-\(group.status.rawValue)">\(context.guide.name(of: group.status, context.language)) <span class="count">(\(group.cards.count))</span></h2>
      <p>\(context.say(intro))</p>
      \(group.cards.map { OutcomeCardMarkup.markup($0, context) })
      </section>
      """
  }

  private static func tree(_ view: AdviceView, _ context: PageContext) -> HTML {
    let tree = TreeMarkup(context, answers: view.advice.answers)
    return """
    <section aria-labelledby="boom">
    <h2 id="boom">\(context.say(.treeTitle))</h2>
    <p>\(context.say(.treeIntroPath))</p>
    \(tree.picture)
    \(tree.words)
    </section>
    """
  }

  private static func answers(_ view: AdviceView, _ context: PageContext) -> HTML {
    let rows = view.answers.map { row -> HTML in
      """
      <div class="answer"><dt>\(row.question.heading[context.language])</dt><dd>\(row.answer.map { context.guide.label(of: $0, row.question, context.language) } ?? "")</dd></div>
      """
    }
    return """
      <section aria-labelledby="antwoorden">
      <h2 id="antwoorden">\(context.say(.yourAnswers))</h2>
      <p class="no-print">\(Parts.link(context.addresses.check(), context.say(.changeAnswers)))</p>
      \(Parts.lapsedNotice(view.lapsed, context))
      \(rows.isEmpty ? "<p>\(context.say(.checkNothing))</p>" : Parts.details(context.say(.showAnswers, ["aantal": String(rows.count)]), "<dl class=\"answers\">\(rows)</dl>"))
      </section>
      """
  }

  private static func ground(_ view: AdviceView, _ context: PageContext) -> HTML {
    let items = view.cited.map { fact -> HTML in
      """
      <li><a href="\(context.addresses.fact(fact.id))">\(fact.id.text)</a> \(fact.statement[context.language]) \(HTML.when(fact.certainty != .printed, Citation.certainty(fact.certainty, context)))\(Citation.outdated(fact, context)) <span class="place">\(FactPlaces.short(fact, context))</span></li>
      """
    }
    return """
      <section aria-labelledby="bronnen">
      <h2 id="bronnen">\(context.say(.sourcesHeading))</h2>
      <p>\(context.say(.groundIntro))</p>
      \(Parts.details(context.say(.howSure), Citation.legend(context)))
      \(Parts.details(context.say(.showFacts, ["aantal": String(items.count)]), "<ul class=\"statements statements--ground\">\(items)</ul>"))
      </section>
      """
  }

  private static func keep(_ view: AdviceView, _ context: PageContext) -> HTML {
    """
    <section class="keep" aria-labelledby="bewaren">
    <h2 id="bewaren">\(context.say(.keepTitle))</h2>
    <p class="no-print">\(Parts.link(context.addresses.permanent, context.say(.keepLink))) \(context.say(.keepLinkText))</p>
    <p class="no-print">\(context.say(.keepPrint))</p>
    <p>\(context.say(.keepDate, ["datum": context.date(view.advice.date)])) \(context.say(.keepEdition, ["editie": context.guide.edition.name, "kenmerk": String(context.guide.edition.contentHash.prefix(12))])) \(context.say(.noRights))</p>
    <p class="only-print address">\(context.addresses.permanent)</p>
    </section>
    """
  }
}
