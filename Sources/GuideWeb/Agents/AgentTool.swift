import Funding
import Library

/// A tool that agents can call, with everything that is said of it.
struct AgentTool: Sendable {
  let name: String
  let title: Text
  let summary: Text
  /// What it takes, in JSON Schema.
  let inputs: [JSON.Member]
  var required: [String] = []
  /// What its answer looks like.
  let answer: Schema
  /// What the answer refers to by name and follows from the content.
  var definitions: [JSON.Member] = []
  let call: @Sendable (AgentCall) throws(RequestProblems) -> AgentReply

  static func all(_ guide: Guide, _ search: GuideSearch) -> [AgentTool] {
    AdviceTools.all(guide) + ReferenceTools.all(search.kinds) + CalculationTools.all(guide)
  }

  /// As `tools/list` has it.
  var described: JSON {
    var components: [(name: String, schema: JSON)] = []
    let answer = AgentReply.shape(answer).schema.json(&components, at: .definitions)
    var members: [JSON.Member] = if case .object(let members) = answer { members } else { [] }
    members.append(JSON.Member(key: "$defs", value: .object(definitions + components.map { JSON.Member(key: $0.name, value: $0.schema) })))
    return [
      "name": .string(name), "title": .string("\(title.nl) / \(title.en)"), "description": .string("\(summary.nl) / \(summary.en)"),
      "inputSchema": [
        "type": "object", "properties": .object(inputs), "required": .array(required.map(JSON.string)), "additionalProperties": false,
      ],
      "outputSchema": .object(members),
      "annotations": ["readOnlyHint": true, "destructiveHint": false, "idempotentHint": true, "openWorldHint": false],
    ]
  }

  /// What it says to these arguments, or every problem with them.
  func reply(to arguments: JSON, _ server: AgentServer) throws(RequestProblems) -> AgentReply {
    guard case .object(let members) = arguments else {
      throw RequestProblems(problems: [
        RequestProblem(pointer: "", text: Text(nl: "Hier hoort een object.", en: "An object is expected here."))
      ])
    }
    let names = inputs.map(\.key)
    let known = names.joined(separator: ", ")
    let problems =
      members.map { OutsideText.name($0.key) }.filter { !names.contains($0) }.map {
        RequestProblem(
          pointer: RequestProblem.pointer($0),
          text: Text(nl: "Deze sleutel bestaat niet. Gebruik: \(known).", en: "This key does not exist. Use: \(known)."))
      }
      + required.filter { arguments[$0] == nil }.map {
        RequestProblem(pointer: RequestProblem.pointer($0), text: Text(nl: "Dit ontbreekt.", en: "This is missing."))
      }
    guard problems.isEmpty else { throw RequestProblems(problems: problems) }
    return try call(AgentCall(server, raw: arguments))
  }

  // MARK: What many take

  static let language = JSON.Member(key: "taal", value: AdviceSchema.choice(Language.allCases.map(\.rawValue)))

  static func input(_ name: String, _ schema: JSON, _ description: String) -> JSON.Member {
    guard case .object(let members) = schema else { return JSON.Member(key: name, value: schema) }
    return JSON.Member(key: name, value: .object(members + [JSON.Member(key: "description", value: .string(description))]))
  }
}
