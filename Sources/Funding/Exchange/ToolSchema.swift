import FEEL
import Library
import Tools

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
