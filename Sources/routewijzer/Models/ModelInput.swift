import DMN
import FEEL
import Funding
import Library

/// Inputs of a decision model in JSON.
struct ModelInput {
  /// A value per input: by id, of an imported model by `namespace#id`.
  private(set) var values: [String: Value] = [:]
  /// Values of names that expressions use and nothing declares.
  private(set) var undeclared: [String: Value] = [:]
  /// What is to be said of the keys: those that reach nothing, and those that reach what is not declared.
  private(set) var notes: [String] = []

  /// A FEEL value per input id; a text becomes a date where the model wants a date. A key that names no input keeps its name.
  static func values(_ json: JSON, of model: DecisionModel) throws -> [String: Value] {
    var values: [String: Value] = [:]
    for member in try members(json) {
      let input = model.inputs.first { $0.id == member.key || $0.name == member.key }
      values[input?.id ?? member.key] = try value(member.value, as: input?.domain == .ordered(.date) ? .date : .any)
    }
    return values
  }

  /// A text becomes a day, time or duration where the type of the input, or that of the columns that test it, is one.
  /// - Parameter service: a decision service that is evaluated; its input decisions are given like inputs.
  init(_ json: JSON, of definitions: Definitions, service: Definitions.DecisionService? = nil) throws {
    let imported = definitions.imported
    let undeclaredNames = definitions.undeclaredNames
    let given = Set((service?.inputDecisions ?? []).map(\.id))
    for member in try Self.members(json) {
      let key = member.key
      if let input = definitions.input(key) ?? definitions.inputs.first(where: { $0.variable.name == key }) {
        let type = input.variable.type == .any ? definitions.typeInColumns(of: input.variable.name) : input.variable.type
        values[input.id] = try Self.value(member.value, as: type ?? .any)
      } else if let decision = definitions.decision(key), given.contains(decision.id) {
        values[decision.id] = try Self.value(member.value, as: decision.variable.type)
      } else if try addImported(member, imported) {
        continue
      } else if undeclaredNames.contains(key) {
        undeclared[key] = try Self.value(member.value, as: definitions.typeInColumns(of: key) ?? .any)
        notes.append("'\(key.prefix(100))' is no input of the model, but expressions use that name; they take the value that is given.")
      } else {
        let known = definitions.inputs.map(\.variable.name) + undeclaredNames + imported.map { Self.name($0) }
        notes.append(Self.unknown(key, known))
      }
    }
  }

  /// That the model has no input of this name, and which name may have been meant.
  static func unknown(_ key: String, _ known: [String]) -> String {
    let start = "The model has no input '\(key.prefix(100))', so its value is not used"
    if let meant = known.first(where: { $0.lowercased() == key.lowercased() }) ?? SimilarName.of(key, among: known) {
      return "\(start); did you mean '\(meant)'?"
    }
    return known.isEmpty ? "\(start); it has no inputs." : "\(start); it has: \(known.sorted().prefix(20).joined(separator: ", "))."
  }

  private typealias Imported = (prefix: String, namespace: String, input: Definitions.InputData)

  private static func name(_ imported: Imported) -> String {
    imported.prefix.isEmpty ? imported.input.variable.name : "\(imported.prefix).\(imported.input.variable.name)"
  }

  /// Takes a value for an imported input by the names that people write: `import.name`, `{"import": {"name": …}}`, the name alone
  /// when only one import has it, and `namespace#id` or `namespace#name`. `false` when it is for none.
  private mutating func addImported(_ member: JSON.Member, _ imported: [Imported]) throws -> Bool {
    func names(_ input: Definitions.InputData) -> [String] { [input.id, input.variable.name] }
    let exact = imported.filter { item in
      names(item.input).contains { ["\(item.prefix).\($0)", "\(item.namespace)#\($0)"].contains(member.key) }
    }
    let found = exact.isEmpty ? imported.filter { names($0.input).contains(member.key) } : exact
    if let only = found.first {
      guard found.count == 1 else {
        let known = found.map(Self.name).joined(separator: ", ")
        notes.append("Several imported models have an input '\(member.key.prefix(100))'; write one of: \(known).")
        return true
      }
      try add(member.value, to: only)
      return true
    }
    let inside = imported.filter { $0.prefix == member.key }
    guard !inside.isEmpty, case .object(let entries) = member.value else { return false }
    for entry in entries {
      if let item = inside.first(where: { names($0.input).contains(entry.key) }) {
        try add(entry.value, to: item)
      } else {
        notes.append(Self.unknown("\(member.key).\(entry.key)", inside.map(Self.name)))
      }
    }
    return true
  }

  private mutating func add(_ json: JSON, to item: Imported) throws {
    values["\(item.namespace)#\(item.input.id)"] = try Self.value(json, as: item.input.variable.type)
  }

  private static func members(_ json: JSON) throws -> [JSON.Member] {
    guard case .object(let members) = json else { throw Refusal("The inputs must be a JSON object with a value per input.") }
    return members
  }

  private static func value(_ json: JSON, as type: FEELType) throws -> Value {
    switch json {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .number(let text):
      guard let number = Decimal128(text) else {
        throw Refusal("The inputs hold a number that is too large to be held, beyond 10^6144.")
      }
      return .number(number)
    case .string(let text): return Self.text(text, as: type.base)
    case .array(let elements):
      let element: FEELType = if case .list(let element) = type.base { element } else { type }
      return .list(try elements.map { try value($0, as: element) })
    case .object(let members):
      let entries: [String: FEELType] = if case .context(let entries) = type.base { entries } else { [:] }
      return .context(Context(try members.map { ($0.key, try value($0.value, as: entries[$0.key] ?? .any)) }))
    }
  }

  private static func text(_ text: String, as type: FEELType) -> Value {
    let special: Value? =
      switch type {
      case .date: CalendarDate(text).map(Value.date)
      case .time: TimeOfDay(text).map(Value.time)
      // A time that clocks skip is the one after it.
      case .dateAndTime: DateAndTime(text).map { .dateAndTime($0.shown(by: SystemZones())) }
      case .daysDuration: DaysDuration(text).map(Value.daysDuration)
      case .yearsDuration: YearsDuration(text).map(Value.yearsDuration)
      default: nil
      }
    return special ?? .string(text)
  }
}
