import Funding
import Library

/// The subjects of the facts; the facts of one subject; or only those behind one statement. All at once would be too much for a telephone.
enum FactsPage {
  /// The key of the subject in the address.
  static let subjectKey = "onderwerp"

  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page(allowing: [.date, .facts, .choices([subjectKey, FactParts.key])])
    guard context.visit.facts.isEmpty else { return try some(context.visit.facts, context) }
    let view = FactsView(context.guide.facts)
    let subjects = context.visit.choices.filter { $0.key == subjectKey }.map(\.value)
    guard let chosen = subjects.first else {
      // There are parts of a subject only.
      guard context.visit.choices.isEmpty else { throw PageProblem.badRequest([context.say(.problemUnknown)]) }
      return .document(Document(context: context, title: context.say(.factsTitle), content: FactsMarkup.subjects(view, context)))
    }
    guard subjects.count == 1, let group = view.groups.first(where: { $0.subject.rawValue == chosen }) else {
      throw PageProblem.badRequest([context.say(.problemUnknown)])
    }
    let parts = FactParts(group.facts.count, most: FactParts.mostWithoutPlaces)
    guard let part = parts.part(context.visit.choices) else { throw PageProblem.badRequest([context.say(.problemUnknown)]) }
    return .document(
      Document(
        context: context, title: context.say(group.subject.name),
        before: Parts.backLink(context.addresses.plain(.facts), context.say(.allFacts), context),
        content: FactsMarkup.facts(group, parts, part, context)))
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
  static func subjects(_ view: FactsView, _ context: PageContext) -> HTML {
    let items = view.groups.map { group -> HTML in
      let count: HTML = "<span class=\"count\">(\(group.facts.count))</span>"
      return "<li>\(Parts.link(context.addresses.facts(about: group.subject), context.say(group.subject.name))) \(count)</li>"
    }
    return """
      <h1>\(context.say(.factsTitle))</h1>
      <p class="lead">\(context.say(.factsLead, ["aantal": String(view.count)]))</p>
      <nav aria-label="\(context.say(.factsIndex))"><ul class="plain-list">\(items)</ul></nav>
      """
  }

  static func facts(_ group: FactsView.Group, _ parts: FactParts, _ part: Int, _ context: PageContext) -> HTML {
    """
    <h1>\(context.say(group.subject.name))</h1>
    <ul class="facts">\(group.facts[parts.ranges[part]].map { item($0, context) })</ul>
    \(parts.links(here: part, context) { context.addresses.facts(about: group.subject, part: $0) })
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
