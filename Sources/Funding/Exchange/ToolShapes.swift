import FEEL
import Library
import Tools

/// How tools are said in JSON.
package enum ToolShapes {
  package typealias Of<Value> = Shape<Value, AdviceSetting>
  typealias Object<Value> = ObjectShape<Value, AdviceSetting>

  package static let tool = toolObject.shape

  package static let toolObject = ObjectShape<ReadyTool, AdviceSetting>("Hulpmiddel") {
    Property("id", .id()) { $0.tool.id }
    Property("naam", .text) { $0.tool.title[$1.language] }
    Property("kort", .text) { $0.tool.summary[$1.language] }
    Property("groep", .choice) { $0.tool.group }
    Property("invoer", .list(input)) { $0.tool.inputs }
    Property("uitkomsten", .list(result)) { $0.tool.results }
    Property("routes", .list(.text)) { $0.tool.outcomes }
    Property("parameters", .ids()) { $0.tool.parameters }
    Property("feiten", .ids()) { $0.tool.facts }
    Property("nagekeken", .day) { $0.tool.checking.last }
    Property("herzien", .day) { $0.tool.checking.next }
  }

  private static let input = Object<ToolInput> {
    Property("id", .text) { $0.id }
    Property("naam", .text) { $0.name[$1.language] }
    Property("uitleg", .text) { $0.help[$1.language] }
    Property(
      "schema",
      Shape(.json(["type": "object", "additionalProperties": true])) { value, _, output in output.ready(Array(value.text().utf8)) }
    ) {
      ToolSchema.of($0.kind)
    }
    Property("feiten", .ids()) { $0.facts }
  }.shape

  private static let result = Object<ToolResult> {
    Property("id", .text) { $0.id }
    Property("naam", .text) { $0.name[$1.language] }
    Property("waarden", .list(verdict)) { $0.verdicts }
    Property("feiten", .ids()) { $0.facts }
  }.shape

  private static let verdict = Object<ToolResult.Verdict> {
    Property("id", .text) { $0.id }
    Property("naam", .text) { $0.name[$1.language] }
    Property("uitleg", .orNull(.text)) { $0.explanation?[$1.language] }
    Property("teken", .orNull(.text)) { $0.sign?.rawValue }
    Property("feiten", .ids()) { $0.facts }
  }.shape

  /// What a tool gives, beside the schema of its own results.
  package static func run(of tool: Tool?) -> Of<ToolRun> {
    let name = tool.map { "UitkomstVan" + $0.id.text.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() }
    return Object<ToolRun>(name) {
      Property("hulpmiddel", .id()) { $0.tool.id }
      Property("uitkomsten", values(tool)) { $0 }
      Property("open", .list(.text)) { $0.open.map(\.result.id) }
      Property("ontbreekt", byResult(["type": "array", "items": ["type": "string"]])) { run in
        run.open.map { ($0.result.id, .array(run.missing(for: $0).map(JSON.string))) }
      }
      Property("mogelijk", byResult(["type": "array"])) { run in
        run.open.compactMap { answer in
          switch answer.state {
          case .between(let from, let to): (answer.result.id, [ToolValueText.json(.number(from)), ToolValueText.json(.number(to))])
          case .oneOf(let values): (answer.result.id, .array(values.map(ToolValueText.json)))
          case .known, .open, .none: nil
          }
        }
      }
      Property("redenen", .list(reason)) { run in
        run.answers.flatMap { answer in answer.reasons.map { (answer.result.id, $0) } }.map(Reason.init)
      }
      Property("meldingen", .list(notice)) { $0.notices }
      Property("parameters", .list(figure)) { $0.figures.map(Figure.init) }
      Property("feiten", .ids()) { $0.facts }
    }.shape
  }

  private static func values(_ tool: Tool?) -> Of<ToolRun> {
    let properties = (tool?.results ?? []).map { JSON.Member(key: $0.id, value: ToolSchema.of($0.kind)) }
    return Shape(.json(["type": "object", "properties": .object(properties)])) { run, _, output in
      output.object { output in
        for answer in run.answers {
          output.key(JSONKey(answer.result.id))
          let value: JSON = if case .known(let value) = answer.state { ToolValueText.json(value) } else { .null }
          output.ready(Array(value.text().utf8))
        }
      }
    }
  }

  private static func byResult(_ schema: JSON) -> Of<[(String, JSON)]> {
    Shape(.json(["type": "object", "additionalProperties": schema])) { members, _, output in
      output.object { output in
        for (id, json) in members {
          output.key(JSONKey(id))
          output.ready(Array(json.text().utf8))
        }
      }
    }
  }

  private struct Reason: Sendable {
    let result: String
    let text: CitedText

    init(_ pair: (String, CitedText)) { (result, text) = pair }
  }

  private static let reason = Object<Reason> {
    Property("uitkomst", .text) { $0.result }
    Property("tekst", .text) { $0.text[$1.language] }
    Property("feiten", .ids()) { $0.text.facts }
  }.shape

  private static let notice = Object<ToolNotice> {
    Property("id", .text) { $0.id }
    Property("ernst", .choice) { $0.severity }
    Property("tekst", .text) { $0.text[$1.language] }
    Property("feiten", .ids()) { $0.facts }
  }.shape

  private struct Figure: Sendable {
    let parameter: DatedFigure
    let used: DatedFigure.Dated
    let isOutOfDate: Bool

    init(_ figure: (parameter: DatedFigure, used: DatedFigure.Dated, isOutOfDate: Bool)) {
      (parameter, used, isOutOfDate) = figure
    }
  }

  private static let figure = Object<Figure> {
    Property("id", .id()) { $0.parameter.id }
    Property("naam", .text) { $0.parameter.title[$1.language] }
    Property("waarde", Shape(.json(["type": ["number", "string"]])) { value, _, output in output.ready(Array(value.text().utf8)) }) {
      ToolValueText.json($0.used.value)
    }
    Property("van", .day) { $0.used.from }
    Property("tot", .orNull(.day)) { $0.used.until }
    Property("verouderd", .flag) { $0.isOutOfDate }
    Property("feiten", .ids()) { $0.used.facts }
  }.shape
}
