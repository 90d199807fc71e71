import FEEL
import Library
import Tools

/// What is asked of a tool: `{"invoer": {…}, "peildatum": "2026-01-31", "oudeCijfers": true, "taal": "nl"}`. Everything may be left out.
package struct ToolRequest: Sendable {
  package let inputs: [String: Value]
  package let date: CalendarDate
  package let acceptsOldFigures: Bool
  package let language: Language

  /// Reads a request; every problem at once.
  package static func read(
    _ json: JSON, of tool: Tool, today: CalendarDate, language defaultLanguage: Language
  ) -> Result<ToolRequest, RequestProblems> {
    guard case .object(let members) = json else {
      let text = Text(nl: "Hier hoort een object.", en: "An object is expected here.")
      return .failure(RequestProblems(problems: [RequestProblem(pointer: "", text: text)]))
    }
    var problems = members.filter { !["invoer", Guide.dateInput, "oudeCijfers", "taal"].contains($0.key) }.map {
      RequestProblem(
        pointer: RequestProblem.pointer($0.key),
        text: Text(
          nl: "Deze sleutel bestaat niet. Gebruik invoer, peildatum, oudeCijfers en taal.",
          en: "This key does not exist. Use invoer, peildatum, oudeCijfers and taal."))
    }
    var (date, accepts, language) = (today, false, defaultLanguage)
    switch json[Guide.dateInput] {
    case nil: break
    case .string(let text) where CalendarDate(written: text) != nil: date = CalendarDate(written: text) ?? today
    default:
      problems.append(
        RequestProblem(
          pointer: "/" + Guide.dateInput, text: Text(nl: "Schrijf een dag als 2026-01-31.", en: "Write a day as 2026-01-31.")))
    }
    switch json["oudeCijfers"] {
    case nil: break
    case .boolean(let flag): accepts = flag
    default:
      problems.append(
        RequestProblem(pointer: "/oudeCijfers", text: Text(nl: "Hier hoort true of false.", en: "true or false is expected here.")))
    }
    switch json["taal"] {
    case nil: break
    case .string(let text) where Language(rawValue: text) != nil: language = Language(rawValue: text) ?? defaultLanguage
    default: problems.append(RequestProblem(pointer: "/taal", text: Text(nl: "Kies nl of en.", en: "Choose nl or en.")))
    }
    switch ToolInputReader.inputs(json["invoer"], of: tool) {
    case .success(let inputs):
      return problems.isEmpty
        ? .success(ToolRequest(inputs: inputs, date: date, acceptsOldFigures: accepts, language: language))
        : .failure(RequestProblems(problems: problems))
    case .failure(let failure):
      problems += failure.problems.map { problem in
        RequestProblem(pointer: "/invoer" + problem.path.map(RequestProblem.pointer).joined(), text: problem.message)
      }
      return .failure(RequestProblems(problems: problems))
    }
  }
}

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

/// What OpenAPI says of the values of tools.
package enum ToolSchema {
  /// Of what is asked.
  package static func request(of tool: Tool) -> Schema {
    .json(["type": "object", "additionalProperties": false, "properties": .object(properties(of: tool))])
  }

  /// The properties of a request; without a tool, of one for any.
  package static func properties(of tool: Tool?) -> [JSON.Member] {
    let rest: [(String, JSON)] = [
      ("peildatum", ["type": "string", "format": "date"]), ("oudeCijfers", ["type": "boolean"]),
      ("taal", ["type": "string", "enum": .array(Language.allCases.map { .string($0.rawValue) })]),
    ]
    return [JSON.Member(key: "invoer", value: tool.map(inputs) ?? ["type": "object"])] + rest.map { JSON.Member(key: $0.0, value: $0.1) }
  }

  private static func inputs(of tool: Tool) -> JSON {
    let inputs = tool.inputs.map { input -> JSON.Member in
      guard case .object(var members) = of(input.kind) else { return JSON.Member(key: input.id, value: ["description": ""]) }
      members.append(JSON.Member(key: "description", value: .string(input.name.nl)))
      return JSON.Member(key: input.id, value: ["oneOf": [.object(members), ["type": "null"]]])
    }
    return ["type": "object", "additionalProperties": false, "properties": .object(inputs)]
  }

  package static func of(_ kind: ToolValueKind) -> JSON {
    switch kind {
    case .choice(let choices): ["type": "string", "enum": .array(choices.map { .string($0.id) })]
    case .choices(let choices):
      ["type": "array", "uniqueItems": true, "items": ["type": "string", "enum": .array(choices.map { .string($0.id) })]]
    case .yesNo: ["type": "boolean"]
    case .date: ["type": "string", "format": "date"]
    case .number(let measure, let bounds):
      .object(
        [JSON.Member(key: "type", value: measure == .whole ? "integer" : "number")]
          + [("minimum", bounds.from), ("maximum", bounds.to)].compactMap { key, bound in
            bound.map { JSON.Member(key: key, value: .number(ToolValueText.plain($0))) }
          })
    case .rows(let columns, let most):
      [
        "type": "array", "maxItems": .number(String(most)),
        "items": [
          "type": "object", "additionalProperties": false, "required": .array(columns.map { .string($0.id) }),
          "properties": .object(columns.map { JSON.Member(key: $0.id, value: of($0.kind)) }),
        ],
      ]
    }
  }

  static func of(_ kind: ToolResult.Kind) -> JSON {
    switch kind {
    case .number: ["type": ["number", "null"]]
    case .date: ["type": ["string", "null"], "format": "date"]
    case .yesNo: ["type": ["boolean", "null"]]
    case .verdict: ["type": ["string", "null"]]
    case .verdicts, .rows: ["type": ["array", "null"]]
    }
  }
}
