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
    let items: [LinkedKnowledge]
  }

  /// The most items of a kind that are shown: who needs more has the whole list.
  static let most = 7

  let groups: [Group]
  /// Where a business case begins with the routes that fit.
  let caseAddress: WebAddress
  let tools: [Guide.FilledTool]

  init(_ context: PageContext) {
    let advice = context.guide.advice(for: context.visit.answers, on: context.visit.date, .outcomes)
    caseAddress = context.addresses.caseStart(advice.outcomes.filter(\.isTarget).map(\.outcome))
    tools = Array(context.guide.tools(for: advice).prefix(Self.most))
    groups = context.guide.knowledge(for: advice).map { Group(kind: $0.kind, items: Array($0.items.prefix(Self.most))) }
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
        <ul class="entries">\(items)</ul>
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
      \(HTML.when(!tools.isEmpty, "<section aria-labelledby=\"hulpmiddelen\"><h2 id=\"hulpmiddelen\">\(context.say(.toolsForOutcome))</h2><ul class=\"entries\">\(tools)<li>\(Parts.link(view.caseAddress, context.say(.caseTitle)))<p>\(context.say(.caseForTool))</p></li></ul></section>"))
      """
  }
}
