import Funding
import Library
import Tools

/// Links to tools from an advice, with what its answers already say filled in.
enum ToolLinks {
  /// The most tools that a step or a sheet names.
  private static let most = 3

  /// The tool that is made for an outcome most of all, in a line; nothing where none is made for a few outcomes.
  static func line(for outcome: Outcome, _ context: PageContext) -> HTML {
    guard let entry = context.guide.tool(for: outcome.id, context.visit.answers), entry.tool.tool.outcomes.count <= most else {
      return .none
    }
    return "<p class=\"no-print\">\(link(entry, context))</p>"
  }

  /// The tools for some outcomes, as a list with what it is.
  static func section(for outcomes: [Outcome.ID], heading: HTML, _ context: PageContext) -> HTML {
    let tools = context.guide.tools(for: outcomes, context.visit.answers)
    let items = tools.prefix(most).map { entry -> HTML in
      let filled: HTML = HTML.when(!entry.given.isEmpty, " <span class=\"quiet\">\(context.say(.toolFromAdvice))</span>")
      return "<li>\(link(entry, context))\(filled)</li>"
    }
    guard !items.isEmpty else { return .none }
    let all = context.say(.linkedAll, ["wat": context.say(.toolsTitle)])
    let more: HTML = HTML.when(tools.count > most, "<li>\(Parts.link(context.addresses.plain(.tools), all))</li>")
    return "<\(heading)>\(context.say(.toolsForOutcome))</\(heading)><ul class=\"plain-list\">\(items)\(more)</ul>"
  }

  static func address(_ entry: Guide.FilledTool, _ context: PageContext) -> WebAddress {
    let query = entry.given.map { (key: $0.input, value: $0.value) }
    return context.addresses.tool(entry.tool.tool.id, query.isEmpty ? .tool : .toolResult, query)
  }

  private static func link(_ entry: Guide.FilledTool, _ context: PageContext) -> HTML {
    "<a\(href: address(entry, context))>\(entry.tool.tool.title[context.language])</a>"
  }
}
