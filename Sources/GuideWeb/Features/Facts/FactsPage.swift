import Funding
import Library

/// Every fact of the guide, by subject; or only the facts behind one statement.
enum FactsPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page(allowing: [.date, .facts])
    guard context.visit.facts.isEmpty else { return try some(context.visit.facts, context) }
    return .document(
      Document(context: context, title: context.say(.factsTitle), content: FactsMarkup.markup(FactsView(context.guide.facts), context)))
  }

  private static func some(_ ids: [Fact.ID], _ context: PageContext) throws(PageProblem) -> PageReply {
    // The ids come from an address: only those that exist may be looked up together.
    guard ids.allSatisfy({ context.guide.library.find($0) != nil }) else { throw .notFound }
    let facts = context.guide.facts(ids)
    return .document(
      Document(
        context: context, title: context.say(.someFactsTitle),
        before: Parts.backLink(context.addresses.plain(.facts), context.say(.allFacts), context),
        content: """
          <h1>\(context.say(.someFactsTitle))</h1>
          <ul class="statements statements--ground">\(facts.map { GroundMarkup.item($0, context) })</ul>
          """))
  }
}

/// What the page with all facts says.
struct FactsView: Sendable {
  struct Group: Sendable {
    let subject: FactSubject
    let facts: [Fact]

    /// Its place on the page.
    var id: String { "groep-" + (subject == .other ? subject.rawValue : subject.letters) }
  }

  let count: Int
  /// The subjects that have facts.
  let groups: [Group]

  init(_ facts: [Fact]) {
    let bySubject = Dictionary(grouping: facts, by: FactSubject.init(of:))
    count = facts.count
    groups = FactSubject.allCases.compactMap { subject in bySubject[subject].map { Group(subject: subject, facts: $0) } }
  }
}

enum FactsMarkup {
  static func markup(_ view: FactsView, _ context: PageContext) -> HTML {
    let index = view.groups.map { group -> HTML in
      let count: HTML = "<span class=\"count\">(\(group.facts.count))</span>"
      return "<li>\(Parts.link(.place(group.id), context.say(group.subject.name))) \(count)</li>"
    }
    return """
      <h1>\(context.say(.factsTitle))</h1>
      <p class="lead">\(context.say(.factsLead, ["aantal": String(view.count)]))</p>
      <nav aria-label="\(context.say(.factsIndex))"><ul class="plain-list">\(index)</ul></nav>
      \(view.groups.map { section($0, context) })
      """
  }

  private static func section(_ group: FactsView.Group, _ context: PageContext) -> HTML {
    """
    <section aria-labelledby="\(group.id)">
    <h2 id="\(group.id)">\(context.say(group.subject.name))</h2>
    <ul class="facts">\(group.facts.map { item($0, context) })</ul>
    </section>
    """
  }

  private static func item(_ fact: Fact, _ context: PageContext) -> HTML {
    let certainty = HTML.when(fact.certainty != .printed, " \(Citation.certainty(fact.certainty, context))")
    return """
      <li>\(Parts.link(context.addresses.fact(fact.id), fact.id.text)) \
      \(fact.statement[context.language])\(certainty)\(Citation.outdated(fact, context))</li>
      """
  }
}
