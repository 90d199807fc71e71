/// What a description says of a value, in JSON Schema: of the API in OpenAPI, of a tool for agents.
public indirect enum Schema: Sendable {
  /// As it stands in the description.
  case json(JSON)
  /// Described once under a name, and referred to.
  case named(String, Schema)
  /// Described under this name elsewhere: it holds itself, or follows from the content.
  case reference(String)
  case list(Schema)
  case orNull(Schema)
  case object([Member])
  /// One of these, or several at once.
  case any([Schema])

  public struct Member: Sendable {
    public let name: String
    public let schema: Schema
    public let isAlways: Bool

    public init(name: String, schema: Schema, isAlways: Bool) { (self.name, self.schema, self.isAlways) = (name, schema, isAlways) }
  }

  public static let text = Schema.json(["type": "string"])
  public static let day = Schema.json(["type": "string", "format": "date"])
  public static func choice(_ names: [String]) -> Schema { .json(["type": "string", "enum": .array(names.map(JSON.string))]) }

  /// Where what has a name stands in a document.
  public enum Place: String, Sendable {
    case openAPI = "#/components/schemas/"
    case definitions = "#/$defs/"
  }

  /// The schema as JSON; what has a name is added to `components`, each once.
  public func json(_ components: inout [(name: String, schema: JSON)], at place: Place = .openAPI) -> JSON {
    switch self {
    case .json(let json): return json
    case .reference(let name): return ["$ref": .string(place.rawValue + name)]
    case .named(let name, let schema):
      if !components.contains(where: { $0.name == name }) {
        // Its place is taken before what stands in it is described.
        components.append((name, .null))
        let json = schema.json(&components, at: place)
        if let index = components.firstIndex(where: { $0.name == name }) { components[index].schema = json }
      }
      return Schema.reference(name).json(&components, at: place)
    case .list(let element): return ["type": "array", "items": element.json(&components, at: place)]
    case .orNull(let schema): return Self.orNull(schema.json(&components, at: place))
    case .any(let schemas): return ["anyOf": .array(schemas.map { $0.json(&components, at: place) })]
    case .object(let members):
      let properties = members.map { JSON.Member(key: $0.name, value: $0.schema.json(&components, at: place)) }
      return [
        "type": "object", "required": .array(members.filter(\.isAlways).map { .string($0.name) }), "properties": .object(properties),
      ]
    }
  }

  private static func orNull(_ schema: JSON) -> JSON {
    guard case .object(let members) = schema, case .string? = schema["type"] else { return ["oneOf": [schema, ["type": "null"]]] }
    return .object(
      members.map { member in
        switch (member.key, member.value) {
        case ("type", let type): JSON.Member(key: "type", value: [type, "null"])
        case ("enum", .array(let names)): JSON.Member(key: "enum", value: .array(names + [.null]))
        default: member
        }
      })
  }
}
