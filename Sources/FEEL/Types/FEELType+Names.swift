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

extension TypeName {
  /// How many names of types it is made of.
  fileprivate var size: Int {
    switch self {
    case .named: 1
    case .list(let element), .range(let element): 1 + element.size
    case .context(let entries): entries.reduce(1) { $0 + $1.type.size }
    case .function(let parameters, let result): parameters.reduce(1 + result.size) { $0 + $1.size }
    }
  }
}

extension Evaluation {
  /// The type that a name stands for; `nil` when it names an unknown type.
  func type(_ name: TypeName) -> FEELType? { step(name.size / 4) ? FEELType(name, environment.types) : nil }
}

extension FEELType: CustomStringConvertible {
  /// The type as FEEL text; of a very large one the parts further on are left out.
  public var description: String {
    var room = 200
    return text(&room)
  }

  /// Types share parts: printed in full, a few lines could become an endless text.
  private func text(_ room: inout Int) -> String {
    room -= 1
    guard room >= 0 else { return "…" }
    switch self {
    case .any: return "Any"
    case .null: return "Null"
    case .boolean: return "boolean"
    case .number: return "number"
    case .string: return "string"
    case .date: return "date"
    case .time: return "time"
    case .dateAndTime: return "date and time"
    case .daysDuration: return "days and time duration"
    case .yearsDuration: return "years and months duration"
    case .list(let element): return "list<\(element.text(&room))>"
    case .range(let end): return "range<\(end.text(&room))>"
    case .context(let entries):
      var parts: [String] = []
      for (name, type) in entries.sorted(by: { $0.key < $1.key }) where room >= 0 { parts.append("\(name): \(type.text(&room))") }
      return "context<" + parts.joined(separator: ", ") + ">"
    case .function(let parameters, let result):
      var parts: [String] = []
      for parameter in parameters where room >= 0 { parts.append(parameter.text(&room)) }
      return "function<" + parts.joined(separator: ", ") + "> -> \(result.text(&room))"
    case .constrained(_, let name, _): return name
    }
  }
}
