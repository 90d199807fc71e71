import FEEL
import Funding
import Library

/// "Controleer uw antwoorden": every answer, and what is still open.
enum CheckPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.advicePage()
    let view = CheckView(context)
    return .document(
      Document(
        context: context, title: context.say(.checkTitle),
        before: view.lastPage.map { Parts.backLink(context.addresses.question($0), context.say(.backToPrevious), context) } ?? .none,
        content: CheckMarkup.markup(view, context)))
  }
}

/// What the check page says.
struct CheckView: Sendable {
  struct Row: Sendable {
    let question: Question
    let answer: Answer?
    let page: QuestionPage
    /// Whether the answer does not matter now, because of other answers.
    let isIdle: Bool
  }

  let given: [Row]
  let open: [Row]
  let lastPage: QuestionPage?

  init(_ context: PageContext) {
    let guide = context.guide
    let answers = context.visit.answers
    let idle = Set(guide.idle(answers, on: context.visit.date))
    func rows(_ ids: [Question.ID]) -> [Row] {
      ids.compactMap { id in
        guard let question = guide.question(id), let page = guide.page(of: id) else { return nil }
        return Row(question: question, answer: answers[id], page: page, isIdle: idle.contains(id))
      }
    }
    given = rows(guide.pages.flatMap(\.questions).filter { answers[$0] != nil })
    open = rows(guide.followUp(answers, on: context.visit.date))
    lastPage = given.last { !$0.isIdle }?.page
  }
}

enum CheckMarkup {
  static func markup(_ view: CheckView, _ context: PageContext) -> HTML {
    """
    <h1>\(context.say(.checkTitle))</h1>
    \(Parts.retirementNotice(context))
    <p class="lead">\(context.say(view.open.isEmpty ? .checkLeadComplete : .checkLeadOpen))</p>
    \(given(view, context))
    \(open(view, context))
    <p class="actions">\(Parts.button(context.addresses.advice(), context.say(.checkAction)))</p>
    \(HTML.when(!view.open.isEmpty, "<p class=\"quiet\">\(context.say(.checkEarly))</p>"))
    """
  }

  private static func given(_ view: CheckView, _ context: PageContext) -> HTML {
    guard !view.given.isEmpty else { return "<p>\(context.say(.checkNothing))</p>" }
    let rows = view.given.map { row -> HTML in
      """
      <div class="answer">
      <dt>\(row.question.heading[context.language])</dt>
      <dd>\(answer(row, context))\(HTML.when(row.isIdle, " <span class=\"tag\">\(context.say(.idleAnswer))</span>"))</dd>
      <dd class="answer__change"><a\(href: context.addresses.question(row.page))>\(context.say(.change))\
      <span class="hidden"> \(context.say(.changeWhat, ["vraag": row.question.short[context.language]]))</span></a></dd>
      </div>
      """
    }
    return "<dl class=\"answers\">\(rows)</dl>"
  }

  private static func answer(_ row: CheckView.Row, _ context: PageContext) -> HTML {
    guard let answer = row.answer else { return .none }
    if case .several(let options) = answer, options.count > 1 {
      let items = options.compactMap { row.question.option($0) }.map { option -> HTML in "<li>\(option.label[context.language])</li>" }
      return "<ul>\(items)</ul>"
    }
    return "\(context.guide.label(of: answer, row.question, context.language))"
  }

  private static func open(_ view: CheckView, _ context: PageContext) -> HTML {
    guard !view.open.isEmpty else { return .none }
    let items = view.open.map { row -> HTML in
      "<li>\(Parts.link(context.addresses.question(row.page), row.question.heading[context.language]))</li>"
    }
    return """
      <section aria-labelledby="open">
      <h2 id="open">\(context.say(.checkOpenTitle))</h2>
      <ul class="plain-list">\(items)</ul>
      </section>
      """
  }
}
