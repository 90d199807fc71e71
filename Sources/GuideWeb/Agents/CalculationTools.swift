import Funding
import Library
import Tools

/// The small tools of the guide for agents: which there are, and one call that works any of them out.
enum CalculationTools {
  static func all(_ guide: Guide) -> [AgentTool] {
    let ids = AdviceSchema.choice(guide.tools.map(\.tool.id.text))
    return [
      AgentTool(
        name: "hulpmiddelen", title: Text(nl: "Hulpmiddelen", en: "Tools"),
        summary: Text(
          nl: "De rekenhulpen en controles. Met een id: wat dat hulpmiddel vraagt (met schema) en geeft.",
          en: "The calculators and checks. With an id: what that tool asks (with its schema) and gives."),
        inputs: [AgentTool.input("id", ids, "Alleen dit hulpmiddel, in het geheel / only this tool, in full"), AgentTool.language],
        answer: list(only: nil).schema, call: tools),
      AgentTool(
        name: "reken", title: Text(nl: "Reken een hulpmiddel uit", en: "Work out a tool"),
        summary: Text(
          nl: "Rekent een hulpmiddel uit. Laat weg wat u niet weet: dan staat er wat daardoor open blijft.",
          en: "Works out a tool. Leave out what you do not know: it then says what stays open because of it."),
        inputs: [AgentTool.input("hulpmiddel", ids, "De id / the id")] + ToolSchema.properties(of: nil).map(described),
        required: ["hulpmiddel"], answer: ToolShapes.run(of: nil).schema, call: calculate),
    ]
  }

  private static func described(_ member: JSON.Member) -> JSON.Member {
    guard member.key == "invoer" else { return member }
    return AgentTool.input(
      member.key, member.value, "Wat het hulpmiddel vraagt: zie invoer bij hulpmiddelen / what the tool asks: see invoer of hulpmiddelen")
  }

  // MARK: Which there are

  /// - Parameter only: the properties that are said of each.
  private static func list(only: Set<String>?) -> Shape<[ReadyTool], AdviceSetting> {
    let tool = Shape<ReadyTool, AdviceSetting>(ToolShapes.toolObject.schemaOfAnyPart) { tool, setting, output in
      ToolShapes.toolObject.write(tool, setting, only: only, &output)
    }
    return ObjectShape<[ReadyTool], AdviceSetting> { Property("hulpmiddelen", .list(tool)) { $0 } }.shape
  }

  @Sendable private static func tools(_ call: AgentCall) throws(RequestProblems) -> AgentReply {
    let (guide, setting) = (call.guide, call.setting)
    guard call.arguments["id"] != nil else {
      let lines = guide.tools.map { line(of: $0.tool, call.language) }
      return AgentReply(
        lines, AgentReply.json(guide.tools, list(only: ["id", "naam", "kort", "routes", "feiten"]), setting), facts: [], setting)
    }
    let ready = try tool("id", call)
    let text = FindableText(.tool(ready.tool), setting)
    return AgentReply(text.lines, AgentReply.json([ready], list(only: nil), setting), facts: text.facts, setting)
  }

  private static func line(of tool: Tool, _ language: Language) -> String {
    "- `\(tool.id)`: **\(tool.title[language])** \(tool.summary[language]) [\(tool.facts.map(\.text).joined(separator: ", "))]"
  }

  // MARK: Working one out

  @Sendable private static func calculate(_ call: AgentCall) throws(RequestProblems) -> AgentReply {
    let ready = try tool("hulpmiddel", call)
    let request = try ToolRequest.read(
      call.arguments(without: "hulpmiddel"), of: ready.tool, today: call.server.today(), language: call.language
    ).get()
    let run = ready.run(request.inputs, on: request.date, acceptsOldFigures: request.acceptsOldFigures)
    let setting = AdviceSetting(call.guide, call.language, on: request.date)
    return AgentReply(
      [ToolText.of(run, call.guide, call.language)], AgentReply.json(run, ToolShapes.run(of: nil), setting), facts: run.facts,
      open: run.open.map { .init(id: $0.result.id, name: $0.result.name[call.language], missing: run.missing(for: $0)) },
      missing: unique(run.open.flatMap(run.missing)).map { id in
        let name = run.tool.input(id)?.name ?? call.guide.library.find(DatedFigure.ID(id))?.title
        return .init(id: id, name: name?[call.language] ?? id)
      }, setting)
  }

  private static func tool(_ name: String, _ call: AgentCall) throws(RequestProblems) -> ReadyTool {
    let id = try call.choice(name, of: call.guide.tools.map(\.tool.id.text))
    guard let tool = call.guide.tool(Tool.ID(id)) else { preconditionFailure("A tool of the guide is in no list.") }
    return tool
  }
}
