import FEEL
import Funding
import HTTPTypes
import Library
import Tools

/// All tools.
enum ToolsPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page()
    let groups = ToolGroup.allCases.compactMap { group -> HTML? in
      let tools = context.guide.tools(in: group).map { ready in
        entry(Parts.link(context.addresses.tool(ready.tool.id), ready.tool.title[context.language]), ready.tool.summary[context.language])
      }
      // The business case counts too, on pages of its own.
      let more =
        group == .figures
        ? [entry(Parts.link(context.addresses.plain(.businessCase), context.say(.caseTitle)), context.say(.caseForTool))] : []
      return more.isEmpty && tools.isEmpty ? nil : "<h2>\(context.say(group.title))</h2><ul class=\"entries\">\(more + tools)</ul>"
    }
    return .document(
      Document(
        context: context, title: context.say(.toolsTitle), width: .wide,
        content: """
          <h1>\(context.say(.toolsTitle))</h1>
          <p class="lead">\(context.say(.toolsLead))</p>
          \(groups)
          """))
  }

  private static func entry(_ link: HTML, _ summary: String) -> HTML { "<li>\(link)<p>\(summary)</p></li>" }
}

/// A tool, to be filled in.
enum ToolPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let ready = try request.tool()
    let context = try request.page(allowing: [.date])
    let form = ToolForm(ready.tool, [], context)
    return .document(
      Document(
        context: context, title: ready.tool.title[context.language],
        before: Parts.backLink(context.addresses.plain(.tools), context.say(.toolsTitle), context),
        content: """
          \(ToolMarkup.head(ready.tool, context))
          \(ToolFormMarkup.markup(form, context))
          \(ToolMarkup.further(ready.tool, context))
          <p class="quiet keeping">\(ReportLink.markup(ready.tool.title[context.language], ready.tool.reference, context))</p>
          """))
  }
}

/// What a tool gives for what was filled in.
enum ToolResultPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let (ready, context, form) = try request.filledTool()
    guard form.problems.isEmpty else {
      return .document(
        Document(
          context: context, status: .badRequest, title: ready.tool.title[context.language],
          before: Parts.backLink(context.addresses.plain(.tools), context.say(.toolsTitle), context),
          content: "\(ToolMarkup.head(ready.tool, context))\(ToolFormMarkup.markup(form, context))"))
    }
    let view = ToolResultView(ready.run(form.values, on: context.visit.date, acceptsOldFigures: form.acceptsOldFigures), context)
    return .document(
      Document(
        context: context, title: ready.tool.title[context.language], width: .wide,
        before: Parts.backLink(context.addresses.plain(.tools), context.say(.toolsTitle), context),
        content: ToolMarkup.result(view, form, context)))
  }

  /// The results as a table for a spreadsheet (RFC 4180).
  @Sendable static func table(_ request: PageRequest) throws -> PageReply {
    let (ready, context, form) = try request.filledTool()
    guard form.problems.isEmpty else { throw PageProblem.badRequest([context.say(.toolProblem)]) }
    let run = ready.run(form.values, on: context.visit.date, acceptsOldFigures: form.acceptsOldFigures)
    return .file(Array(ToolCSV.text(run, context.language).utf8), type: Downloads.csvType, name: "\(ready.tool.id.text).csv")
  }

  /// The days among the results as a calendar file.
  @Sendable static func calendar(_ request: PageRequest) throws -> PageReply {
    let (ready, context, form) = try request.filledTool()
    guard form.problems.isEmpty else { throw PageProblem.badRequest([context.say(.toolProblem)]) }
    let run = ready.run(form.values, on: context.visit.date, acceptsOldFigures: form.acceptsOldFigures)
    var file = CalendarFile(language: context.language, made: context.visit.date)
    for answer in run.answers {
      guard case .known(.date(let day)) = answer.state else { continue }
      file.add(
        "\(ready.tool.id.text)-\(answer.result.id)", on: day, answer.result.name[context.language], ready.tool.title[context.language])
    }
    return .file(Array(file.text.utf8), type: CalendarFile.type, name: "\(ready.tool.id.text).ics")
  }
}

extension PageRequest {
  func tool() throws(PageProblem) -> ReadyTool {
    guard let ready = guide.tool(Tool.ID(id)) else { throw .notFound }
    return ready
  }

  /// The tool with what the address fills in.
  func filledTool() throws(PageProblem) -> (ReadyTool, PageContext, ToolForm) {
    let ready = try tool()
    let context = try page(allowing: [.date, .choices(ToolForm.names(of: ready.tool))])
    return (ready, context, ToolForm(ready.tool, context.visit.choices, context))
  }
}

/// What the page with the results of a tool says.
struct ToolResultView: Sendable {
  let run: ToolRun
  let words: ToolWords

  init(_ run: ToolRun, _ context: PageContext) { (self.run, words) = (run, ToolWords(context.guide, context.language)) }

  var hasDays: Bool {
    run.answers.contains { answer in if case .known(.date) = answer.state { true } else { false } }
  }
}

/// Results as a table: a row per value, and for a result that is a table a row per row of it.
enum ToolCSV {
  static func text(_ run: ToolRun, _ language: Language) -> String {
    var rows: [[String]] = [["uitkomst", "naam", "waarde"]]
    for answer in run.answers {
      let (id, name) = (answer.result.id, answer.result.name[language])
      guard case .known(let value) = answer.state else {
        rows.append([id, name, ""])
        continue
      }
      if case .rows(let columns) = answer.result.kind, case .list(let elements) = value {
        rows.append([id, name] + columns.map { $0.name[language] })
        for case .context(let element) in elements {
          rows.append([id, name] + columns.map { plain(element[$0.id] ?? .null) })
        }
      } else {
        rows.append([id, name, plain(value)])
      }
    }
    return rows.map { $0.map(CSV.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func plain(_ value: Value) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .list(let values): values.map(plain).joined(separator: " ")
    default: ToolValueText.json(value).text().replacing("\"", with: "")
    }
  }
}
