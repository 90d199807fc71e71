import FEEL
import Funding
import Library

/// The ground under an advice: every fact it rests on, how certain, where it stands; and the receipt. Who asks gets the facts in parts.
enum GroundPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page(allowing: [.answers, .date, .reader, .choices([FactParts.key])])
    let view = try GroundView(context)
    return .document(
      Document(
        context: context, title: context.say(.groundTitle),
        before: Parts.backLink(context.addresses.advice(), context.say(.backToAdvice), context),
        content: GroundMarkup.markup(view, context)))
  }
}

/// What that page says.
struct GroundView: Sendable {
  let advice: Advice
  let count: Int
  let facts: ArraySlice<Fact>
  let parts: FactParts
  /// Which part it is, counted from 0.
  let part: Int
  let answers: [CheckView.Row]

  init(_ context: PageContext) throws(PageProblem) {
    advice = context.guide.advice(for: context.visit.answers, on: context.visit.date, .overview)
    let all = context.guide.citedFacts(advice)
    parts = FactParts(all.count)
    guard let part = parts.part(context.visit.choices) else { throw .badRequest([context.say(.problemUnknown)]) }
    (count, self.part, facts) = (all.count, part, all[parts.ranges[part]])
    answers = CheckView(context).given
  }
}

enum GroundMarkup {
  static func markup(_ view: GroundView, _ context: PageContext) -> HTML {
    let rows = view.answers.map { row -> HTML in
      """
      <div class="answer"><dt>\(row.question.heading[context.language])</dt><dd>\
      \(row.answer.map { context.guide.label(of: $0, row.question, context.language) } ?? "")</dd></div>
      """
    }
    let edition = context.guide.edition
    return """
      <h1>\(context.say(.groundTitle))</h1>
      <p class="lead">\(context.say(.groundIntro, ["aantal": String(view.count)]))</p>
      \(Parts.details(context.say(.howSure), Citation.legend(context)))
      <ul class="statements statements--ground">\(view.facts.map { item($0, context) })</ul>
      \(view.parts.links(here: view.part, context) { context.addresses.ground(part: $0) })
      <section aria-labelledby="bon">
      <h2 id="bon">\(context.say(.receiptTitle))</h2>
      <dl class="pairs">
      <div><dt>\(context.say(.receiptDate))</dt><dd>\(context.date(view.advice.date))</dd></div>
      <div><dt>\(context.say(.aboutEditionName))</dt><dd>\(edition.name), \(context.date(edition.date))</dd></div>
      <div><dt>\(context.say(.aboutHash))</dt><dd class="address">\(edition.contentHash)</dd></div>
      <div><dt>\(context.say(.keepLink))</dt><dd class="address">\(context.site)\(context.addresses.permanent.text)</dd></div>
      </dl>
      \(rows.isEmpty ? .none : "<h3>\(context.say(.yourAnswers))</h3><dl class=\"answers\">\(rows)</dl>")
      <p>\(context.say(.noRights))</p>
      </section>
      """
  }

  static func item(_ fact: Fact, _ context: PageContext) -> HTML {
    """
    <li><a\(href: context.addresses.fact(fact.id))>\(fact.id.text)\
    </a> \(fact.statement[context.language]) \(HTML.when(fact.certainty != .printed, Citation.certainty(fact.certainty, context)))\(Citation.outdated(fact, context)) <span class="place">\(FactPlaces.short(fact, context))</span></li>
    """
  }
}
