import FEEL
import Funding
import HTTPTypes
import Hummingbird
import Library
import Tools

/// The tools: what they ask, and what they give. Each has an endpoint and a schema of its own.
enum ToolEndpoints {
  static func all(_ guide: Guide) -> [Endpoint] {
    [
      Collection(
        name: "hulpmiddelen", path: "/hulpmiddelen", id: "haalHulpmiddelenOp", summary: "De hulpmiddelen, met wat zij vragen en geven",
        schemaName: "HulpmiddelenLijst", shape: ToolShapes.tool, items: \.tools
      ).endpoint,
      Endpoint(
        method: .get, path: "/hulpmiddelen/:id", id: "haalHulpmiddelOp", summary: "Eén hulpmiddel", tag: .reference,
        parameters: [.language], answer: ToolShapes.tool.schema
      ) { asked in
        guard let tool = asked.guide.tool(Tool.ID(asked.id)) else { throw APIRefusal.notFound }
        return asked.said(tool, ToolShapes.tool)
      },
    ]
  }

  /// One per tool: what each asks and gives is its own.
  static func calculations(_ guide: Guide) -> [Endpoint] { guide.tools.map(calculation) }

  /// One path for all calculations: a path for each tool would stand before the path of the tools themselves.
  static func addCalculations(to group: RouterGroup<GuideRequestContext>, _ environment: WebEnvironment) {
    let rows = Once { [guide = environment.guide] in
      Dictionary(uniqueKeysWithValues: zip(guide.tools.map(\.tool.id.text), calculations(guide)))
    }
    let path = PathTemplate.toolCalculation
    group.answer(
      RouterPath(path.text),
      [
        (
          .post,
          { request, context in
            guard let id = context.parameters.get(path.parameters[0]), OutsideText.canBeID(id.utf8), let row = rows.value[id] else {
              throw APIRefusal.notFound
            }
            return try await row.respond(to: request, context, environment)
          }
        )
      ])
  }

  private static func calculation(_ ready: ReadyTool) -> Endpoint {
    let shape = ToolShapes.run(of: ready.tool)
    return Endpoint(
      method: .post, path: PathTemplate.toolCalculation.filled([ready.tool.id.text]), id: "reken-\(ready.tool.id.text)",
      summary: ready.tool.title.nl, tag: .tools, parameters: [.language], body: ToolSchema.request(of: ready.tool), answer: shape.schema
    ) { asked in
      let json = try await AdviceEndpoint.json(of: asked)
      let result = ToolRequest.read(json, of: ready.tool, today: asked.environment.today(), language: asked.language)
      let problems = if case .failure(let failure) = result { failure.problems } else { [RequestProblem]() }
      guard case .success(let request) = result, asked.query.faults.isEmpty else {
        throw APIRefusal.invalid(asked.query.faults + problems.map { Fault(.body, $0.pointer, $0.text) })
      }
      let run = ready.run(request.inputs, on: request.date, acceptsOldFigures: request.acceptsOldFigures)
      var output = JSONOutput(capacity: 4_096)
      shape.write(run, AdviceSetting(asked.guide, request.language, on: request.date), &output)
      return APIAnswer(json: output.bytes)
    }
  }
}
