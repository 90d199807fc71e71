import FEEL
import Funding
import Library

/// One fact: what it says, how sure it is, where it stands, how long it holds and what rests on it.
enum FactPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    guard let fact = request.guide.fact(Fact.ID(request.id)) else { throw PageProblem.notFound }
    let context = try request.page()
    return .document(
      Document(
        context: context, title: context.say(.factTitle, ["nummer": fact.id.text]),
        before: Parts.backLink(context.addresses.plain(.facts), context.say(.allFacts), context),
        content: FactMarkup.markup(FactView(fact, context), context)))
  }
}

/// What the page of one fact says.
struct FactView: Sendable {
  struct Row: Sendable {
    let place: Place
    /// The title of the source.
    let title: String
  }

  /// Something that rests on the fact, with the way to it.
  struct Use: Sendable {
    let words: String
    let address: WebAddress?
  }

  /// Uses of one kind, under their title.
  struct Uses: Sendable {
    let title: Phrase
    let uses: [Use]
  }

  let fact: Fact
  let places: [Row]
  /// When it holds, in sentences.
  let validity: [String]
  let outcomes: [Outcome]
  let uses: [Uses]
  /// The facts that it disputes.
  let disputes: [Fact.ID]
  let isCitedInTexts: Bool
  let isUnused: Bool

  init(_ fact: Fact, _ context: PageContext) {
    let (guide, language, addresses) = (context.guide, context.language, context.addresses)
    let found = guide.uses(of: fact.id)
    func plain(_ texts: [Text]) -> [Use] { texts.map { Use(words: $0[language], address: nil) } }
    self.fact = fact
    places = fact.places.map { Row(place: $0, title: guide.library[$0.source].title[language]) }
    validity = [
      fact.validity.from.map { context.say(.validFrom, ["datum": context.date($0)]) },
      fact.validity.until.map { context.say(.validUntil, ["datum": context.date($0)]) },
      fact.validity.year.map { context.say(.validYear, ["jaar": String($0)]) },
    ].compactMap(\.self)
    outcomes = found.outcomes
    let steps = found.contacts.map(\.name) + found.moments.map(\.name)
    let sheets = found.sheets.map { context.say(.sheetFor, ["wie": $0.name[language]]) }
    uses = [
      Uses(title: .usesQuestions, uses: plain(found.questions.map(\.heading))),
      Uses(title: .usesConditions, uses: plain(found.conditions.map(\.short))),
      Uses(title: .usesWarnings, uses: plain(found.warnings.map(\.title))),
      Uses(title: .usesTerms, uses: found.terms.map { Use(words: $0.term[language], address: addresses.term($0.id)) }),
      Uses(title: .usesForms, uses: found.deliveryForms.map { Use(words: $0.name[language], address: addresses.plain(.deliveryForms)) }),
      Uses(title: .usesSteps, uses: plain(steps) + sheets.map { Use(words: $0, address: nil) }),
      Uses(
        title: .usesOthers,
        uses: found.others.map { other in
          Use(words: other.name[language], address: (other as? KnowledgeItem).map(addresses.item))
        }),
    ].filter { !$0.uses.isEmpty }
    (disputes, isCitedInTexts, isUnused) = (found.disputes.map(\.id), found.isCitedInTexts, found.isEmpty)
  }
}

enum FactMarkup {
  static func markup(_ view: FactView, _ context: PageContext) -> HTML {
    let fact = view.fact
    let disputed = HTML.when(
      !fact.disputedBy.isEmpty, "<h3>\(context.say(.factDisputed))</h3>\(Statements.list(fact.disputedBy, context))")
    return """
      <h1>\(context.say(.factTitle, ["nummer": fact.id.text]))</h1>
      <p class="lead">\(fact.statement[context.language])</p>
      <section aria-labelledby="zeker">
      <h2 id="zeker">\(context.say(.factHowSure))</h2>
      <p>\(Citation.certainty(fact.certainty, context))</p>
      <p>\(context.say(Citation.explanation(fact.certainty)))</p>
      \(disputed)
      </section>
      \(places(view, context))
      \(validity(view, context))
      \(uses(view, context))
      <p class="quiet keeping">\(ReportLink.markup(context.say(.factTitle, ["nummer": fact.id.text]), fact.reference, context))</p>
      """
  }

  private static func places(_ view: FactView, _ context: PageContext) -> HTML {
    let items = view.places.map { row -> HTML in
      let place = row.place
      let link = Parts.link(context.addresses.plain(.sources).at(place.source.text), row.title)
      return "<li>\(link)<br>\(FactPlaces.section(place, context)), \(FactPlaces.lines(place, context))</li>"
    }
    let pages = view.fact.pages.map { page -> HTML in
      let link = WebAddress(https: page.address).map { Parts.outside($0, page.address) } ?? HTML(text: page.address)
      let seen = context.say(page.isSecondHand ? .factSeenSecondHand : .factSeen, ["datum": context.date(page.seen)])
      return "<li>\(link)<br>\(seen)</li>"
    }
    let without: Phrase = view.fact.certainty == .ownDefault ? .factOwnChoice : .factNoPlaces
    let list: HTML =
      items.isEmpty
      ? HTML.when(pages.isEmpty, "<p>\(context.say(without))</p>")
      : "<ul class=\"statements\">\(items)</ul><p class=\"quiet\">\(context.say(.factLineNumbers))</p>"
    return """
      <section aria-labelledby="waar">
      <h2 id="waar">\(context.say(.factPlaces))</h2>
      \(list)
      \(HTML.when(!pages.isEmpty, "<ul class=\"statements\">\(pages)</ul>"))
      </section>
      """
  }

  private static func validity(_ view: FactView, _ context: PageContext) -> HTML {
    let words = view.validity.isEmpty ? context.say(.validUnknown) : view.validity.joined(separator: " ")
    return """
      <section aria-labelledby="wanneer">
      <h2 id="wanneer">\(context.say(.factValidity))</h2>
      <p>\(words)\(Citation.outdated(view.fact, context))</p>
      </section>
      """
  }

  private static func uses(_ view: FactView, _ context: PageContext) -> HTML {
    let outcomes = view.outcomes.map { outcome -> HTML in "<li>\(OutcomeSign.link(outcome, context))</li>" }
    let disputes = Statements.list(view.disputes, context)
    return """
      <section aria-labelledby="gebruik">
      <h2 id="gebruik">\(context.say(.factUses))</h2>
      \(HTML.when(view.isUnused, "<p>\(context.say(.factUnused))</p>"))
      \(HTML.when(!outcomes.isEmpty, "<h3>\(context.say(.usesOutcomes))</h3><ul class=\"signs\">\(outcomes)</ul>"))
      \(view.uses.map { block($0, context) }.joined("\n"))
      \(HTML.when(view.isCitedInTexts, "<p>\(context.say(.usesTexts))</p>"))
      \(HTML.when(!disputes.isEmpty, "<h3>\(context.say(.usesDisputes))</h3>\(disputes)"))
      </section>
      """
  }

  private static func block(_ uses: FactView.Uses, _ context: PageContext) -> HTML {
    let items = uses.uses.map { use -> HTML in
      use.address.map { "<li>\(Parts.link($0, use.words))</li>" } ?? "<li>\(use.words)</li>"
    }
    return "<h3>\(context.say(uses.title))</h3><ul class=\"plain-list\">\(items)</ul>"
  }
}
