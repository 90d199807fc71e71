import DMN
import FEEL
import Funding

/// Inputs of a decision model in JSON.
enum ModelInput {
  /// A FEEL value per input id; a text becomes a date where the model wants a date.
  static func values(_ json: JSON, of model: DecisionModel) throws -> [String: Value] {
    var values: [String: Value] = [:]
    for member in try members(json) {
      let input = model.inputs.first { $0.id == member.key || $0.name == member.key }
      values[input?.id ?? member.key] = value(member.value, as: input?.domain == .ordered(.date) ? .date : .any)
    }
    return values
  }

  /// A FEEL value per name; a text becomes a day, time or duration where the type of the input is one.
  static func values(_ json: JSON, of definitions: Definitions) throws -> [String: Value] {
    var values: [String: Value] = [:]
    for member in try members(json) {
      let input = definitions.input(member.key) ?? definitions.inputs.first { $0.variable.name == member.key }
      values[input?.id ?? member.key] = value(member.value, as: input?.variable.type ?? .any)
    }
    return values
  }

  private static func members(_ json: JSON) throws -> [JSON.Member] {
    guard case .object(let members) = json else { throw Refusal("The inputs must be a JSON object with a value per input.") }
    return members
  }

  private static func value(_ json: JSON, as type: FEELType) -> Value {
    switch json {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .number(let text): return Decimal128(text).map(Value.number) ?? .null
    case .string(let text): return Self.text(text, as: type.base)
    case .array(let elements):
      let element: FEELType = if case .list(let element) = type.base { element } else { type }
      return .list(elements.map { value($0, as: element) })
    case .object(let members):
      let entries: [String: FEELType] = if case .context(let entries) = type.base { entries } else { [:] }
      return .context(Context(members.map { ($0.key, value($0.value, as: entries[$0.key] ?? .any)) }))
    }
  }

  private static func text(_ text: String, as type: FEELType) -> Value {
    let special: Value? =
      switch type {
      case .date: CalendarDate(text).map(Value.date)
      case .time: TimeOfDay(text).map(Value.time)
      case .dateAndTime: DateAndTime(text).map(Value.dateAndTime)
      case .daysDuration: DaysDuration(text).map(Value.daysDuration)
      case .yearsDuration: YearsDuration(text).map(Value.yearsDuration)
      default: nil
      }
    return special ?? .string(text)
  }
}
