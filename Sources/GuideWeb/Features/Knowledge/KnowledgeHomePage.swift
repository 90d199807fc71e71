import Funding
import Library

/// The way into everything the guide knows: what to look for, and the kinds of knowledge.
enum KnowledgeHomePage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    return .document(
      Document(
        context: context, title: context.say(.knowledgeTitle), width: .wide,
        content: KnowledgeHomeMarkup.markup(KnowledgeHomeView(context.guide), context)))
  }
}

/// What that page says.
struct KnowledgeHomeView: Sendable {
  struct Row: Sendable {
    let kind: KnowledgeKind
    let count: Int
  }

  let rows: [Row]

  init(_ guide: Guide) {
    let counts = Dictionary(grouping: guide.knowledge, by: \.kind).mapValues(\.count)
    rows = guide.knowledgeKinds.compactMap { kind in counts[kind.id].map { Row(kind: kind, count: $0) } }
  }
}

enum KnowledgeHomeMarkup {
  static func markup(_ view: KnowledgeHomeView, _ context: PageContext) -> HTML {
    let kinds = view.rows.map { row -> HTML in
      """
      <li><h2><a\(href: context.addresses.kind(row.kind.id))>\(row.kind.title[context.language])</a> \
      <span class="count">(\(row.count))</span></h2><p>\(row.kind.introduction[context.language])</p></li>
      """
    }
    return """
      <h1>\(context.say(.knowledgeTitle))</h1>
      <p class="lead">\(context.say(.knowledgeLead))</p>
      \(SearchMarkup.form(context))
      <ul class="index">\(kinds)
      <li><h2>\(Parts.link(context.addresses.plain(.terms), context.say(.termsTitle)))</h2><p>\(context.say(.knowledgeTerms))</p></li>
      <li><h2>\(Parts.link(context.addresses.plain(.facts), context.say(.factsTitle)))</h2><p>\(context.say(.knowledgeFacts))</p></li>
      </ul>
      """
  }
}
