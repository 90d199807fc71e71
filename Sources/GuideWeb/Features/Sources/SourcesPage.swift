import Funding
import Library

/// The documents the guide rests on.
enum SourcesPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    return .document(
      Document(
        context: context, title: context.say(.sourcesTitle), content: SourcesMarkup.markup(SourcesView(context.guide), context)))
  }
}

/// What the page with sources says.
struct SourcesView: Sendable {
  struct Row: Sendable {
    let source: Source
    /// How many facts have a place in it.
    let facts: Int
  }

  let rows: [Row]

  init(_ guide: Guide) {
    var counts: [Source.ID: Int] = [:]
    for fact in guide.facts { for source in Set(fact.places.map(\.source)) { counts[source, default: 0] += 1 } }
    rows = guide.sources.map { Row(source: $0, facts: counts[$0.id] ?? 0) }
  }
}

enum SourcesMarkup {
  static func markup(_ view: SourcesView, _ context: PageContext) -> HTML {
    """
    <h1>\(context.say(.sourcesTitle))</h1>
    <p class="lead">\(context.say(.sourcesLead, ["aantal": context.count(view.rows.count)]))</p>
    <p>\(context.say(.sourcesOwnWords)) \(Parts.link(context.addresses.plain(.facts), context.say(.sourcesAllFacts)))</p>
    \(view.rows.map { section($0, context) })
    <section aria-labelledby="zekerheid">
    <h2 id="zekerheid">\(context.say(.howSure))</h2>
    \(Citation.legend(context))
    </section>
    """
  }

  private static func section(_ row: SourcesView.Row, _ context: PageContext) -> HTML {
    let source = row.source
    let id = source.id.text
    return """
      <section id="\(id)" aria-labelledby="\(id)-titel">
      <h2 id="\(id)-titel">\(source.title[context.language])</h2>
      <dl class="pairs">
      <div><dt>\(context.say(.sourcePublisher))</dt><dd>\(source.publisher[context.language])</dd></div>
      <div><dt>\(context.say(.sourceEdition))</dt><dd>\(source.edition[context.language])</dd></div>
      <div><dt>\(context.say(.sourceKind))</dt><dd>\(source.kind[context.language])</dd></div>
      <div><dt>\(context.say(.sourceStatus))</dt><dd>\(source.status[context.language])</dd></div>
      <div><dt>\(context.say(.sourceFacts))</dt><dd>\(row.facts)</dd></div>
      </dl>
      </section>
      """
  }
}
