extension FEELType {
  /// The types of the language by name, among them names of older editions of the standard.
  static let named: [String: FEELType] = [
    "Any": .any, "Null": .null, "boolean": .boolean, "number": .number, "string": .string, "date": .date, "time": .time,
    "date and time": .dateAndTime, "dateTime": .dateAndTime,
    "days and time duration": .daysDuration, "dayTimeDuration": .daysDuration,
    "years and months duration": .yearsDuration, "yearMonthDuration": .yearsDuration,
    "list": .list(.any), "context": .context([:]),
  ]

  /// The type that `name` stands for; `nil` when it names a type that neither the language nor `types` knows.
  public init?(_ name: TypeName, _ types: [String: FEELType] = [:]) {
    switch name {
    case .named(let name):
      guard let type = types[name] ?? Self.named[name] else { return nil }
      self = type
    case .list(let element):
      guard let element = FEELType(element, types) else { return nil }
      self = .list(element)
    case .range(let end):
      guard let end = FEELType(end, types) else { return nil }
      self = .range(end)
    case .context(let entries):
      var resolved: [String: FEELType] = [:]
      for entry in entries {
        guard let type = FEELType(entry.type, types) else { return nil }
        resolved[entry.name] = type
      }
      self = .context(resolved)
    case .function(let parameters, let result):
      let resolved = parameters.compactMap { FEELType($0, types) }
      guard resolved.count == parameters.count, let result = FEELType(result, types) else { return nil }
      self = .function(resolved, result)
    }
  }
}

extension FEELType: CustomStringConvertible {
  /// The type as FEEL text.
  public var description: String {
    switch self {
    case .any: "Any"
    case .null: "Null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateAndTime: "date and time"
    case .daysDuration: "days and time duration"
    case .yearsDuration: "years and months duration"
    case .list(let element): "list<\(element)>"
    case .range(let end): "range<\(end)>"
    case .context(let entries):
      "context<" + entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + ">"
    case .function(let parameters, let result):
      "function<" + parameters.map(\.description).joined(separator: ", ") + "> -> \(result)"
    case .constrained(_, let name, _): name
    }
  }
}
