import FEEL
import Funding
import Library

/// The way in: what the guide does, for whom, how long it takes, and two entrances.
enum StartPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page(allowing: [.date, .reader])
    return .document(
      Document(
        context: context, title: context.say(.startTitle), width: .wide,
        content: StartMarkup.markup(StartView(context), context)))
  }
}

/// What the start page says.
struct StartView: Sendable {
  let firstQuestion: WebAddress
  /// Where the form that asks who reads goes; `nil` when there is nothing to ask.
  let firstPage: QuestionPage?
  /// The longest the interview can be, in pages.
  let atMost: Int
  let laws: [Term]
  let routes: [Outcome]
  let payer: Attribute?

  init(_ context: PageContext) {
    let guide = context.guide
    let first = guide.nextPage(.none, on: context.visit.date) ?? guide.pages.first
    firstPage = first
    firstQuestion = first.map { context.addresses.question($0, Answers.none) } ?? context.addresses.check(Answers.none)
    atMost = first.map { guide.step(on: $0, .none, date: context.visit.date).atMost } ?? 0
    laws = Outcome.Law.allCases.compactMap { law in guide.library.find(Term.ID(law.rawValue)) }
    routes = guide.outcomes.filter { $0.kind != .option }
    payer = guide.attributes(.route).first { $0.id == Attribute.payer }
  }
}

enum StartMarkup {
  static func markup(_ view: StartView, _ context: PageContext) -> HTML {
    """
    <div class="hero">
    <div class="hero__words">
    <h1>\(context.say(.startTitle))</h1>
    <p class="lead">\(context.say(.startLead))</p>
    <ul class="promises">
    <li>\(context.say(.startPromiseTime, ["aantal": String(view.atMost)]))</li>
    <li>\(context.say(.startPromiseSource))</li>
    <li>\(context.say(.startPromisePrivacy))</li>
    </ul>
    </div>
    \(destinations(view, context))
    </div>
    \(entrances(view, context))
    \(explanation(view, context))
    \(practical(context))
    """
  }

  /// Who reads, and the way in. The choice travels in the address and changes no outcome; it can be left out.
  private static func entrances(_ view: StartView, _ context: PageContext) -> HTML {
    let readers = context.guide.readers.map { reader -> HTML in
      """
      <div class="choice">
      <input type="radio" id="lezer-\(reader.id.text)" name="\(Reader.key)" value="\(reader.id.text)"\(HTML.when(context.visit.reader == reader.id, " checked")) aria-describedby="lezer-\(reader.id.text)-hint">
      <label for="lezer-\(reader.id.text)">\(reader.label[context.language])</label>
      <p class="choice__hint" id="lezer-\(reader.id.text)-hint">\(reader.hint[context.language])</p>
      </div>
      """
    }
    let date: HTML = HTML.with(context.visit.chosenDate) {
      "<input type=\"hidden\" name=\"\(Guide.dateInput)\" value=\"\($0.description)\">"
    }
    return """
      <form class="reader"\(action: context.addresses.firstStep(view.firstPage)) method="get">
      \(date)
      <fieldset class="question" aria-describedby="lezer-uitleg">
      <legend><h2>\(context.say(.readerTitle))</h2></legend>
      <p class="question__help" id="lezer-uitleg">\(context.say(.readerHint))</p>
      <div class="choices choices--row">\(readers)</div>
      </fieldset>
      <button class="button" type="submit">\(context.say(.startKnownAction))</button>
      <p>\(context.say(.startNewText)) \(Parts.link(.place("uitleg"), context.say(.startNewAction)))</p>
      </form>
      """
  }

  /// The outcomes as the ends of a fan of lines: where the questions can lead.
  private static func destinations(_ view: StartView, _ context: PageContext) -> HTML {
    let items = view.routes.map { outcome -> HTML in "<li>\(OutcomeSign.link(outcome, context))</li>" }
    let step = 48
    let height = view.routes.count * step
    let lines = view.routes.enumerated().map { index, outcome -> HTML in
      let end = index * step + step / 2
      return """
        <path class="fan__line \(outcome.hue)" d="M0 \(height / 2)C70 \(height / 2) 60 \(end) 128 \(end)"/>
        """
    }
    return """
      <section class="fan" aria-labelledby="bestemmingen">
      <h2 id="bestemmingen">\(context.say(.startDestinations))</h2>
      <div class="fan__map">
      <svg class="fan__lines" viewBox="0 0 128 \(height)" width="128" height="\(height)" preserveAspectRatio="none" aria-hidden="true" focusable="false">\(lines)</svg>
      <ul>\(items)</ul>
      </div>
      </section>
      """
  }

  private static func explanation(_ view: StartView, _ context: PageContext) -> HTML {
    let laws = view.laws.map { law -> HTML in
      """
      <div><dt>\(law.term[context.language])</dt><dd>\(law.explanation[context.language]) \(Citation.inline(law.facts, context))</dd></div>
      """
    }
    let payers = view.routes.compactMap { outcome -> HTML? in
      guard let payer = view.payer else { return nil }
      let facts = outcome.facts(for: payer)
      guard !facts.isEmpty else { return nil }
      return """
        <div><dt>\(OutcomeSign.link(outcome, context))</dt><dd>\(Statements.list(facts, context))</dd></div>
        """
    }
    return """
      <section class="band" id="uitleg" aria-labelledby="uitleg-kop">
      <h2 id="uitleg-kop">\(context.say(.explainTitle))</h2>
      <p>\(context.say(.explainIntro))</p>
      <h3>\(context.say(.explainLawsTitle))</h3>
      <dl class="columns">\(laws)</dl>
      <p>\(Statements.phrase(.explainSeveralLaws, context))</p>
      <h3>\(context.say(.explainPayersTitle))</h3>
      <p>\(context.say(.explainPayersIntro))</p>
      <dl class="columns">\(payers)</dl>
      <p>\(context.say(.startOptionsInLaws)) \(Parts.link(context.addresses.plain(.options), context.say(.startAllOptions)))</p>
      <h3>\(context.say(.explainProofTitle))</h3>
      <p>\(Statements.phrase(.explainProof, context))</p>
      <p>\(Parts.button(view.firstQuestion, context.say(.startKnownAction)))</p>
      </section>
      """
  }

  private static func practical(_ context: PageContext) -> HTML {
    """
    <section aria-labelledby="weten">
    <h2 id="weten">\(context.say(.startPracticalTitle))</h2>
    <p>\(context.say(.startPracticalRights)) \(context.say(.startPracticalEdition, ["editie": context.guide.edition.name, "datum": context.date(context.guide.edition.date)]))</p>
    <p>\(context.say(.startPracticalDate, ["datum": context.date(context.visit.date)]))</p>
    <form class="inline-form"\(action: context.addresses.startForm) method="get">
    <label for="peildatum">\(context.say(.startDateLabel))</label>
    <input type="date" id="peildatum" name="\(Guide.dateInput)" value="\(context.visit.date.description)">
    <button class="button button--secondary" type="submit">\(context.say(.startDateAction))</button>
    </form>
    </section>
    """
  }
}
