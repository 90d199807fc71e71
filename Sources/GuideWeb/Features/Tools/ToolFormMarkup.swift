import FEEL
import Funding
import Library
import Tools

/// The form of a tool.
enum ToolFormMarkup {
  static func markup(_ form: ToolForm, _ context: PageContext) -> HTML {
    let problems = form.problems.compactMap { problem -> HTML? in
      guard let input = form.tool.input(problem.input) else { return nil }
      return "<li>\(Parts.link(.place(problem.input), input.name[context.language])): \(problem.text)</li>"
    }
    let summary: HTML = HTML.when(
      !problems.isEmpty,
      "<div class=\"notice notice--error\" role=\"alert\"><h2>\(context.say(.toolProblem))</h2><ul>\(problems)</ul></div>")
    let date: HTML = HTML.with(context.visit.chosenDate) {
      "<input type=\"hidden\" name=\"\(Guide.dateInput)\" value=\"\($0.description)\">"
    }
    let old: HTML = HTML.when(
      form.tool.parameters.compactMap(context.guide.library.find).contains { $0.value(on: context.visit.date) == nil },
      """
      <div class="choices"><div class="choice"><input type="checkbox" id="\(ToolForm.oldFigures)" name="\(ToolForm.oldFigures)" value="ja"\(HTML.when(form.acceptsOldFigures, " checked"))>
      <label for="\(ToolForm.oldFigures)">\(context.say(.toolOldAccept))</label></div></div>
      """)
    return """
      \(summary)
      <form class="tool"\(action: context.addresses.toolForm(form.tool.id)) method="get">
      <p class="quiet">\(context.say(.toolOpenHint))</p>
      \(date)
      \(form.tool.inputs.map { input($0, form, context) })
      \(old)
      <button class="button" type="submit">\(context.say(.toolAction))</button>
      </form>
      """
  }

  private static func input(_ input: ToolInput, _ form: ToolForm, _ context: PageContext) -> HTML {
    let error = form.problems.first { $0.input == input.id }?.text
    if case .rows(let columns, let most) = input.kind { return rows(input, columns, most, form, error, context) }
    let style = FieldMarkup.Style(heading: "<h2>\(input.name[context.language])</h2>", isShort: true)
    let field = Field(
      input.id, label: input.name[context.language], help: input.help[context.language], unit: unit(input.kind),
      control(input.kind, context), typed: form.typed[input.id] ?? (isChoice(input.kind) ? [""] : []),
      Reading<String> { _ in .failure(.missing) })
    return "<div id=\"\(input.id)-plaats\">\(FieldMarkup.markup(field, error: error, style, context))</div>"
  }

  private static func isChoice(_ kind: ToolValueKind) -> Bool {
    switch kind {
    case .choice, .yesNo: true
    case .choices, .number, .date, .rows: false
    }
  }

  private static func unit(_ kind: ToolValueKind) -> String? {
    guard case .number(let measure, _) = kind else { return nil }
    switch measure {
    case .money: return "€"
    case .percentage: return "%"
    case .hours, .whole, .decimal: return nil
    }
  }

  private static func control(_ kind: ToolValueKind, _ context: PageContext) -> FieldControl {
    let open = FieldChoice(value: "", label: context.say(.toolChooseNothing), hint: nil, standsApart: true)
    switch kind {
    case .choice(let choices): return .oneOf(choices.map { choice($0, context) } + [open])
    case .choices(let choices):
      let none = FieldChoice(value: Answer.noneID, label: context.say(.linkedNoneOfThese), hint: nil, standsApart: true)
      return .severalOf(choices.map { choice($0, context) } + [none])
    case .yesNo:
      return .oneOf([
        FieldChoice(value: "ja", label: context.say(.toolYes), hint: nil),
        FieldChoice(value: "nee", label: context.say(.toolNo), hint: nil), open,
      ])
    case .date: return .day
    case .number(let measure, _): return .text(inputMode: measure == .whole ? .numeric : .decimal)
    case .rows: return .text(inputMode: .text)
    }
  }

  private static func choice(_ choice: ToolChoice, _ context: PageContext) -> FieldChoice {
    FieldChoice(value: choice.id, label: choice.name[context.language], hint: choice.explanation?[context.language])
  }

  private static func rows(
    _ input: ToolInput, _ columns: [ToolColumn], _ most: Int, _ form: ToolForm, _ error: String?, _ context: PageContext
  ) -> HTML {
    let lines = (0..<most).map { row -> HTML in
      let cells = columns.map { column -> HTML in
        let name = ToolForm.name(input.id, row, column.id)
        return """
          <div class="filter"><label for="\(name)">\(column.name[context.language])</label>\
          \(cell(name, column.kind, form.typed[name]?.first ?? "", context))</div>
          """
      }
      return "<fieldset class=\"row\"><legend>\(context.say(.toolRow, ["nummer": String(row + 1)]))</legend>\(cells)</fieldset>"
    }
    let problem: HTML = HTML.with(error) { "<p class=\"question__error\"><strong>\(context.say(.errorPrefix))</strong> \($0)</p>" }
    return """
      <section class="question question--short" aria-labelledby="\(input.id)"><h2 id="\(input.id)">\(input.name[context.language])</h2>
      <p class="question__help">\(input.help[context.language])</p>\(problem)
      \(lines)</section>
      """
  }

  private static func cell(_ name: String, _ kind: ToolValueKind, _ typed: String, _ context: PageContext) -> HTML {
    func options(_ choices: [(String, String)]) -> HTML {
      let items = ([("", "")] + choices).map { value, label -> HTML in
        "<option value=\"\(value)\"\(HTML.when(value == typed, " selected"))>\(label)</option>"
      }
      return "<select id=\"\(name)\" name=\"\(name)\">\(items)</select>"
    }
    switch kind {
    case .choice(let choices), .choices(let choices): return options(choices.map { ($0.id, $0.name[context.language]) })
    case .yesNo: return options([("ja", context.say(.toolYes)), ("nee", context.say(.toolNo))])
    case .date: return "<input type=\"date\" id=\"\(name)\" name=\"\(name)\" value=\"\(typed)\">"
    case .number, .rows: return "<input type=\"text\" inputmode=\"decimal\" id=\"\(name)\" name=\"\(name)\" value=\"\(typed)\">"
    }
  }
}
