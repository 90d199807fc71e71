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
  /// What is to be said of the keys that reach nothing.
  private(set) var unknown: [String] = []
  /// What is to be said of the keys that reach what is not declared.
  private(set) var notes: [String] = []
  /// By which key each value was given.
  private(set) var keys: [String: String] = [:]

  /// So many notes are given; a file may hold any number of keys that reach nothing.
  private static let maximumNotes = 20
  /// A longer key is shown cut off, and no name is looked for that is like it.
  private static let maximumKey = 100

  /// Inputs by their id and, where no id is the same, by their name.
  private static func byKey<Input>(_ inputs: [Input], id: (Input) -> String, name: (Input) -> String) -> [CodePoints: Input] {
    let pairs = inputs.map { (CodePoints(id($0)), $0) } + inputs.map { (CodePoints(name($0)), $0) }
    return Dictionary(pairs) { first, _ in first }
  }

  /// A text becomes a day, time or duration where the type of the input, or that of the columns that test it, is one.
  /// - Parameter service: a decision service that is evaluated; its input decisions are given like inputs.
  init(_ json: JSON, of definitions: Definitions, service: Definitions.DecisionService? = nil) throws {
    let imported = definitions.imported
    let inputs = Self.byKey(definitions.inputs, id: \.id, name: \.variable.name)
    let undeclaredNames = definitions.undeclaredNames
    let reachable = Set(undeclaredNames.map { CodePoints($0) })
    let given = Self.byKey((service?.inputDecisions ?? []).compactMap { definitions.decision($0.id) }, id: \.id, name: \.name)
    var unsaid = 0
    for member in try Self.members(json) {
      let key = member.key
      if let input = inputs[key] {
        let type = input.variable.type == .any ? definitions.typeInColumns(of: input.variable.name) : input.variable.type
        try set(input.id, try Self.value(member.value, as: type ?? .any), by: key)
      } else if let decision = given[key] {
        try set(decision.id, try Self.value(member.value, as: decision.variable.type), by: key)
      } else if try addImported(member, imported) {
        continue
      } else if reachable.contains(key) {
        undeclared[key] = try Self.value(member.value, as: definitions.typeInColumns(of: key) ?? .any)
        let shown = key.cut(to: Self.maximumKey)
        notes.append("'\(shown)' is no input of the model, but expressions use that name; they take the value that is given.")
      } else {
        guard unknown.count < Self.maximumNotes else {
          unsaid += 1
          continue
        }
        let known = definitions.inputs.map(\.variable.name) + undeclaredNames + imported.map { Self.name($0) }
        unknown.append(Self.unknown(key, known))
      }
    }
    if unsaid > 0 { unknown.append("The model has no input for \(unsaid) other keys either.") }
  }

  /// That the model has no input of this name, and which name may have been meant.
  static func unknown(_ key: String, _ known: [String]) -> String {
    let start = "The model has no input '\(key.cut(to: maximumKey))', so its value is not used"
    if key.utf8.count <= maximumKey,
      let meant = known.first(where: { $0.lowercased() == key.lowercased() }) ?? SimilarName.of(key, among: known)
    {
      return "\(start); did you mean '\(meant)'?"
    }
    return known.isEmpty ? "\(start); it has no inputs." : "\(start); it has: \(known.sorted().prefix(20).joined(separator: ", "))."
  }

  private typealias Imported = (prefix: String, namespace: String, input: Definitions.WrittenInput)

  private static func name(_ imported: Imported) -> String {
    imported.prefix.isEmpty ? imported.input.variable.name : "\(imported.prefix).\(imported.input.variable.name)"
  }

  /// Takes a value for an imported input by the names that people write: `import.name`, `{"import": {"name": …}}`, the name alone
  /// when only one import has it, and `namespace#id` or `namespace#name`. `false` when it is for none.
  private mutating func addImported(_ member: JSON.Member, _ imported: [Imported]) throws -> Bool {
    func names(_ input: Definitions.WrittenInput) -> [String] { [input.id, input.variable.name] }
    let exact = imported.filter { item in
      names(item.input).contains { ["\(item.prefix).\($0)", "\(item.namespace)#\($0)"].contains(where: member.key.isExactly) }
    }
    let found = exact.isEmpty ? imported.filter { names($0.input).contains(where: member.key.isExactly) } : exact
    if let only = found.first {
      guard found.count == 1 else {
        let known = found.map(Self.name).joined(separator: ", ")
        unknown.append("Several imported models have an input '\(member.key.cut(to: Self.maximumKey))'; write one of: \(known).")
        return true
      }
      try add(member.value, to: only, by: member.key)
      return true
    }
    let inside = imported.filter { $0.prefix.isExactly(member.key) }
    guard !inside.isEmpty, case .object(let entries) = member.value else { return false }
    for entry in entries {
      if let item = inside.first(where: { names($0.input).contains(where: entry.key.isExactly) }) {
        try add(entry.value, to: item, by: "\(member.key).\(entry.key)")
      } else if unknown.count < Self.maximumNotes {
        unknown.append(Self.unknown("\(member.key).\(entry.key)", inside.map(Self.name)))
      }
    }
    return true
  }

  private mutating func add(_ json: JSON, to item: Imported, by key: String) throws {
    try set("\(item.namespace)#\(item.input.id)", try Self.value(json, as: item.input.variable.type), by: key)
  }

  /// - Throws: `Refusal` when the input has a value already: by its id and by its name, say.
  private mutating func set(_ input: String, _ value: Value, by key: String) throws {
    if let other = keys[input] {
      let (first, second) = (other.cut(to: Self.maximumKey), key.cut(to: Self.maximumKey))
      throw Refusal("One input is given twice, as '\(first)' and as '\(second)'; give it once.")
    }
    keys[input] = key
    values[input] = value
  }

  /// - Throws: `Refusal` when these are not the inputs of one case.
  static func check(_ json: JSON) throws { _ = try members(json) }

  private static func members(_ json: JSON) throws -> [JSON.Member] {
    switch json {
    case .object(let members): return members
    case .array:
      throw Refusal(
        "The inputs must be a JSON object with a value per input; a list is not taken. Evaluate several cases one after another.")
    default: throw Refusal("The inputs must be a JSON object with a value per input.")
    }
  }

  private static func value(_ json: JSON, as type: FEELType) throws -> Value {
    switch json {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .number(let text):
      guard let number = Decimal128(text) else {
        throw Refusal("The inputs hold a number that cannot be held: beyond 10^6144, or closer to 0 than 10^-6176.")
      }
      return .number(number)
    case .string(let text): return Self.text(text, as: type.base)
    case .array(let elements):
      let element: FEELType = if case .list(let element) = type.base { element } else { type }
      return .list(try elements.map { try value($0, as: element) })
    case .object(let members):
      let entries: [String: FEELType] = if case .context(let entries) = type.base { entries } else { [:] }
      let types = Dictionary(entries.map { (CodePoints($0.key), $0.value) }) { first, _ in first }
      return .context(Context(try members.map { ($0.key, try value($0.value, as: types[$0.key] ?? .any)) }))
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
