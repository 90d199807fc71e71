import FEEL
import Funding
import Library
import Tools

enum ToolMarkup {
  static func head(_ tool: Tool, _ context: PageContext) -> HTML {
    """
    <h1>\(tool.title[context.language])</h1>
    <p class="lead">\(tool.summary[context.language]) \(Citation.inline(tool.facts, context))</p>
    """
  }

  /// Tools as links.
  static func list(_ tools: [ReadyTool], _ context: PageContext) -> HTML {
    guard !tools.isEmpty else { return .none }
    let items = tools.map { ready -> HTML in
      "<li>\(Parts.link(context.addresses.tool(ready.tool.id), ready.tool.title[context.language]))</li>"
    }
    return "<ul class=\"plain-list\">\(items)</ul>"
  }

  private static func links(_ tool: Tool, _ context: PageContext) -> HTML {
    guard !tool.links.isEmpty else { return .none }
    let items = tool.links.map { id -> HTML in
      let item = context.guide.library[id]
      return "<li>\(Parts.link(context.addresses.item(item), item.title[context.language]))</li>"
    }
    return "<ul class=\"plain-list\">\(items)</ul>"
  }

  static func further(_ tool: Tool, _ context: PageContext) -> HTML {
    let links = links(tool, context)
    return links.isEmpty ? .none : "<h2>\(context.say(.toolFurther))</h2>\(links)"
  }

  /// The answer first, then what to do, then what was filled in, and then everything that it rests on.
  static func result(_ view: ToolResultView, _ form: ToolForm, _ context: PageContext) -> HTML {
    let run = view.run
    return """
      <h1>\(run.tool.title[context.language])</h1>
      <section aria-labelledby="uitkomst"><h2 id="uitkomst">\(context.say(.toolResults))</h2>
      <dl class="results results--core">\(run.core.map { answer($0, view, context) })</dl></section>
      \(next(view, context))
      \(notices(run, context))
      \(given(view, form, context))
      <div class="item"><div class="item__main">
      \(rest(view, context))
      \(ToolPictureMarkup.markup(view, context))
      \(figures(run, view, context))
      </div><div class="item__side">
      \(HTML.when(saysNext(view), further(run.tool, context)))
      <h2>\(context.say(.toolAbout))</h2>
      <p>\(run.tool.summary[context.language]) \(Citation.inline(run.tool.facts, context))</p>
      <ul class="plain-list no-print">\(files(view, context))</ul>
      </div></div>
      """
  }

  private static func files(_ view: ToolResultView, _ context: PageContext) -> [HTML] {
    let (tool, query) = (view.run.tool.id, context.visit.choices)
    return [
      "<li>\(Parts.link(context.addresses.tool(tool, .toolTable, query), context.say(.toolCSV)))</li>",
      HTML.when(view.hasDays, "<li>\(Parts.link(context.addresses.tool(tool, .toolCalendar, query), context.say(.toolICS)))</li>"),
    ]
  }

  /// Whether a result says what to do next.
  private static func saysNext(_ view: ToolResultView) -> Bool { view.run.next.contains { $0.state != .none } }

  /// What to do next; where no result says it, what to read.
  private static func next(_ view: ToolResultView, _ context: PageContext) -> HTML {
    let steps = view.run.next.filter { $0.state != .none }.map { answer($0, view, context) }
    let content: HTML =
      steps.isEmpty ? links(view.run.tool, context) : "<dl class=\"results results--core\">\(steps)</dl>"
    guard !content.isEmpty else { return .none }
    return """
      <section aria-labelledby="nu"><h2 id="nu">\(context.say(steps.isEmpty ? .toolFurther : .toolNext))</h2>\(content)</section>
      """
  }

  /// What was filled in, in words, with the form to change it.
  private static func given(_ view: ToolResultView, _ form: ToolForm, _ context: PageContext) -> HTML {
    let (inputs, given) = (view.run.tool.inputs, view.run.given)
    let pairs = inputs.compactMap { input -> HTML? in
      guard let value = given[input.id] else { return nil }
      return "<div><dt>\(input.name[context.language])</dt><dd>\(self.given(value, input.kind, view, context))</dd></div>"
    }
    let open = inputs.filter { given[$0.id] == nil }.map { $0.name[context.language] }
    let list: HTML = pairs.isEmpty ? "<p>\(context.say(.toolGivenNothing))</p>" : "<dl class=\"pairs\">\(pairs)</dl>"
    let left: HTML = HTML.when(
      !pairs.isEmpty && !open.isEmpty, "<p class=\"quiet\">\(context.say(.toolLeftOpen, ["wat": open.joined(separator: "; ")]))</p>")
    let change = Parts.details(context.say(.toolChange), ToolFormMarkup.markup(form, context), kind: "no-print")
    return """
      <section aria-labelledby="invoer"><h2 id="invoer">\(context.say(.toolGiven))</h2>\(list)\(left)\(change)</section>
      """
  }

  private static func given(_ value: Value, _ kind: ToolValueKind, _ view: ToolResultView, _ context: PageContext) -> HTML {
    guard case .rows(let columns, _) = kind, case .list(let rows) = value else { return HTML(text: view.words.words(value, kind)) }
    let items = rows.compactMap { row -> HTML? in
      guard case .context(let cells) = row else { return nil }
      let words = columns.map { view.words.words(cells[$0.id] ?? .null, $0.kind) }
      return "<li>\(words.joined(separator: "; "))</li>"
    }
    return "<ol>\(items)</ol>"
  }

  private static func rest(_ view: ToolResultView, _ context: PageContext) -> HTML {
    guard !view.run.rest.isEmpty else { return .none }
    return """
      <section aria-labelledby="meer"><h2 id="meer">\(context.say(.toolRest))</h2>
      <dl class="results">\(view.run.rest.map { answer($0, view, context) })</dl></section>
      """
  }

  private static func answer(_ answer: ToolRun.Answer, _ view: ToolResultView, _ context: PageContext) -> HTML {
    let name = answer.result.name[context.language]
    switch answer.state {
    case .none: return "<div><dt>\(name)</dt><dd class=\"quiet\">\(context.say(.toolNone))</dd></div>"
    case .open, .between, .oneOf:
      let still = view.words.still(answer).map { $0 + " " } ?? ""
      return """
        <div class="open"><dt>\(name)</dt><dd>\(still)<span class="quiet">\
        \(view.words.missing(answer, view.run))</span></dd></div>
        """
    case .known(let value): return "<div><dt>\(name)</dt><dd>\(known(value, answer, view, context))</dd></div>"
    }
  }

  private static func known(_ value: Value, _ answer: ToolRun.Answer, _ view: ToolResultView, _ context: PageContext) -> HTML {
    let result = answer.result
    let sum: HTML = HTML.with(view.words.sum(answer, view.run)) { "<p class=\"quiet\">\(context.say(.toolSum)): \($0)</p>" }
    let reasons = answer.reasons.map { reason -> HTML in
      "<li>\(reason[context.language]) \(Citation.inline(reason.facts, context))</li>"
    }
    let why: HTML = HTML.when(
      !reasons.isEmpty,
      Parts.details(context.say(.toolReasons), "<ul class=\"plain-list\">\(reasons)</ul>", about: result.name[context.language]))
    if case .rows(let columns) = result.kind, case .list(let rows) = value {
      return "\(table(rows, columns, result, view, context))\(why)"
    }
    let verdicts = result.verdicts(in: value)
    if !verdicts.isEmpty { return "\(self.verdicts(verdicts, result, context))\(sum)\(why)" }
    let words = view.words.words(value, result.kind) ?? ""
    return "<p class=\"result\">\(words) \(Citation.inline(result.facts, context))</p>\(sum)\(why)"
  }

  private static func verdicts(_ verdicts: [ToolResult.Verdict], _ result: ToolResult, _ context: PageContext) -> HTML {
    let items = verdicts.map { verdict -> HTML in
      let sign: HTML =
        switch verdict.sign {
        case .good: Icons.condition(.met)
        case .bad: Icons.condition(.notMet)
        case .mind: Icons.condition(.open)
        case nil: .none
        }
      return """
        <strong>\(sign) \(verdict.name[context.language])</strong>\
        \(HTML.with(verdict.explanation) { "<br>\($0[context.language])" }) \(Citation.inline(verdict.facts, context))
        """
    }
    if items.count == 1 { return "<p>\(items)</p>" }
    return "<ol class=\"statements\">\(items.map { item -> HTML in "<li>\(item)</li>" })</ol>"
  }

  private static func table(
    _ rows: [Value], _ columns: [ToolColumn], _ result: ToolResult, _ view: ToolResultView, _ context: PageContext
  ) -> HTML {
    guard !rows.isEmpty else { return "<p>\(context.say(.toolNone))</p>" }
    let heads = columns.map { column -> HTML in "<th scope=\"col\">\(column.name[context.language])</th>" }
    let lines = rows.map { row -> HTML in
      guard case .context(let values) = row else { return .none }
      let cells = columns.map { column -> HTML in
        "<td>\(cell(values[column.id] ?? .null, column.kind, view, context))</td>"
      }
      return "<tr>\(cells)</tr>"
    }
    let title = result.name[context.language]
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="\(title)"><table class="compare"><caption class="hidden">\(title)</caption>
      <thead><tr>\(heads)</tr></thead><tbody>\(lines)</tbody></table></div>
      <p>\(Citation.inline(result.facts, context))</p>
      """
  }

  private static func cell(_ value: Value, _ kind: ToolValueKind, _ view: ToolResultView, _ context: PageContext) -> HTML {
    guard value != .null else { return .none }
    if case .choice(let choices) = kind, let choice = choices.first(where: { .string($0.id) == value }), let text = choice.explanation {
      return "<strong>\(choice.name[context.language])</strong> \(text[context.language]) \(Citation.inline(choice.facts, context))"
    }
    return HTML(text: view.words.words(value, kind))
  }

  private static func notices(_ run: ToolRun, _ context: PageContext) -> HTML {
    let old = run.figures.filter(\.isOutOfDate).map { figure -> HTML in
      let values: TextValues = ["wat": figure.parameter.title[context.language], "jaar": String(figure.used.from.year)]
      return "<li>\(context.say(.toolOldFigure, values)) \(Citation.inline(figure.used.facts, context))</li>"
    }
    let notices = run.notices.map { notice -> HTML in "<li>\(notice.text[context.language]) \(Citation.inline(notice.facts, context))</li>"
    }
    guard !(notices + old).isEmpty else { return .none }
    return """
      <section aria-labelledby="let-op"><h2 id="let-op">\(context.say(.cautionsTitle))</h2><ul class="cautions">\(notices)\(old)</ul></section>
      """
  }

  private static func figures(_ run: ToolRun, _ view: ToolResultView, _ context: PageContext) -> HTML {
    guard !run.figures.isEmpty else { return .none }
    let rows = run.figures.map { figure -> HTML in
      let until = figure.used.until.map { " " + context.say(.toolUntil, ["dag": context.date($0)]) } ?? ""
      return """
        <tr><th scope="row">\(figure.parameter.title[context.language])</th>\
        <td>\(view.words.words(figure.used)) \(figure.parameter.unit[context.language])</td>\
        <td>\(context.say(.toolFrom, ["dag": context.date(figure.used.from)]))\(until) \(Citation.inline(figure.used.facts, context))</td></tr>
        """
    }
    return Parts.details(
      context.say(.toolFigures),
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(context.say(.toolFigures))\"><table class=\"figures\"><tbody>\(rows)</tbody></table></div>"
    )
  }
}
