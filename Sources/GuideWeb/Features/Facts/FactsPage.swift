import Funding
import Library

/// Every fact of the guide, by subject.
enum FactsPage {
  /// The subjects by the first letters of a fact's number.
  static let groups: [(prefix: String, name: Phrase)] = [
    ("A", .factGroupTree), ("B", .factGroupRoutes), ("C", .factGroupOptions), ("D", .factGroupLaws), ("E", .factGroupFactsheet),
    ("F", .factGroupResearch), ("G", .factGroupReport), ("H", .factGroupOrganisations), ("I", .factGroupInstruments),
    ("J", .factGroupExamples), ("K", .factGroupDisputes),
    ("DD", .factGroupDefaults),
  ]

  static func prefix(_ fact: Fact) -> String { String(fact.id.text.prefix { $0 != "-" }) }

  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page(allowing: [.date, .facts])
    if !context.visit.facts.isEmpty { return try some(context.visit.facts, context) }
    let byPrefix = Dictionary(grouping: context.guide.facts, by: prefix)
    let known = groups.filter { byPrefix[$0.prefix] != nil }
    let rest = byPrefix.keys.filter { key in !groups.contains { $0.prefix == key } }.sorted().map { ($0, Phrase.factGroupOther) }
    let shown = known + rest
    let index = shown.map { group -> HTML in
      "<li><a href=\"#groep-\(group.0)\">\(context.say(group.1))</a> <span class=\"count\">(\(byPrefix[group.0]?.count ?? 0))</span></li>"
    }
    let sections = shown.map { group -> HTML in
      let items = (byPrefix[group.0] ?? []).map { item($0, context) }
      return """
        <section aria-labelledby="groep-\(group.0)">
        <h2 id="groep-\(group.0)">\(context.say(group.1))</h2>
        <ul class="facts">\(items)</ul>
        </section>
        """
    }
    return .document(
      Document(
        context: context, title: context.say(.factsTitle),
        content: """
          <h1>\(context.say(.factsTitle))</h1>
          <p class="lead">\(context.say(.factsLead, ["aantal": String(context.guide.facts.count)]))</p>
          <nav aria-label="\(context.say(.factsIndex))"><ul class="plain-list">\(index)</ul></nav>
          \(sections)
          """))
  }

  /// Only the facts behind one statement.
  private static func some(_ ids: [Fact.ID], _ context: PageContext) throws(PageProblem) -> PageReply {
    // These ids come from an address: the library is only asked for what it has.
    guard ids.allSatisfy({ context.guide.fact($0) != nil }) else { throw .notFound }
    let facts = context.guide.facts(ids)
    return .document(
      Document(
        context: context, title: context.say(.someFactsTitle),
        before: Parts.backLink(context.addresses.plain("/feiten"), context.say(.allFacts), context),
        content: """
          <h1>\(context.say(.someFactsTitle))</h1>
          <ul class="statements statements--ground">\(facts.map { GroundMarkup.item($0, context) })</ul>
          """))
  }

  private static func item(_ fact: Fact, _ context: PageContext) -> HTML {
    """
    <li><a href="\(context.addresses.fact(fact.id))">\(fact.id.text)</a> \(fact.statement[context.language])\(HTML.when(fact.certainty != .printed, " \(Citation.certainty(fact.certainty, context))"))\(Citation.outdated(fact, context))</li>
    """
  }
}
