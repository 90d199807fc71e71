import FEEL
import Funding
import Library
import Tools

/// The knowledge that bears on these answers: what holds such an innovation back, who helps, where money comes from, who went before.
enum AdviceKnowledgePage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.advicePage()
    let view = AdviceKnowledgeView(context)
    return .document(
      Document(
        context: context, title: context.say(.linkedTitle), width: .wide,
        before: Parts.backLink(context.addresses.advice(), context.say(.backToAdvice), context),
        content: AdviceKnowledgeMarkup.markup(view, context)))
  }
}

/// What that page says.
struct AdviceKnowledgeView: Sendable {
  struct Group: Sendable {
    let kind: KnowledgeKind
    /// The first of them are shown; the others open on demand.
    let items: [LinkedKnowledge]
  }

  /// The most items of a kind that are shown at once.
  static let most = 7

  let groups: [Group]
  /// Where a business case begins with the routes that fit.
  let caseAddress: WebAddress
  let tools: [Guide.FilledTool]

  init(_ context: PageContext) {
    let advice = context.guide.advice(for: context.visit.answers, on: context.visit.date, .outcomes)
    caseAddress = context.addresses.caseStart(advice.outcomes.filter(\.isTarget).map(\.outcome))
    tools = context.guide.tools(for: advice)
    groups = context.guide.knowledge(for: advice).map { Group(kind: $0.kind, items: $0.items) }
  }
}

enum AdviceKnowledgeMarkup {
  static func markup(_ view: AdviceKnowledgeView, _ context: PageContext) -> HTML {
    let groups = view.groups.map { group -> HTML in
      let id = group.kind.id.text
      let items = group.items.map { linked -> HTML in
        let because: HTML = "<p class=\"quiet\">\(context.guide.because(linked, context.language))</p>"
        return KnowledgeListMarkup.entry(linked.item, group.kind, context, because: because)
      }
      return """
        <section aria-labelledby="\(id)">
        <h2 id="\(id)">\(group.kind.title[context.language])</h2>
        \(list(items, about: group.kind.title[context.language], context))
        <p>\(Parts.link(context.addresses.kind(group.kind.id), context.say(.linkedAll, ["wat": group.kind.title[context.language]])))</p>
        </section>
        """
    }
    let tools = view.tools.map { entry -> HTML in
      let filled: HTML = HTML.when(!entry.given.isEmpty, "<p class=\"quiet\">\(context.say(.toolFromAdvice))</p>")
      return """
        <li><a\(href: ToolLinks.address(entry, context))>\(entry.tool.tool.title[context.language])</a>
        <p>\(entry.tool.tool.summary[context.language])</p>\(filled)</li>
        """
    }
    return """
      <h1>\(context.say(.linkedTitle))</h1>
      <p class="lead">\(context.say(view.groups.isEmpty && view.tools.isEmpty ? .linkedNone : .linkedLead))</p>
      \(groups)
      \(HTML.when(!tools.isEmpty, "<section aria-labelledby=\"hulpmiddelen\"><h2 id=\"hulpmiddelen\">\(context.say(.toolsForOutcome))</h2>\(list(tools, about: context.say(.toolsForOutcome), context))<ul class=\"entries\"><li>\(Parts.link(view.caseAddress, context.say(.caseTitle)))<p>\(context.say(.caseForTool))</p></li></ul></section>"))
      """
  }

  /// The first of a list, and how many there are behind them, to be opened.
  private static func list(_ entries: [HTML], about: String, _ context: PageContext) -> HTML {
    let (first, rest) = (entries.prefix(AdviceKnowledgeView.most), entries.dropFirst(AdviceKnowledgeView.most))
    let more: HTML = HTML.when(
      !rest.isEmpty,
      Parts.details(context.say(.linkedMore, ["aantal": String(rest.count)]), "<ul class=\"entries\">\(Array(rest))</ul>", about: about))
    return "<ul class=\"entries\">\(Array(first))</ul>\(more)"
  }
}
