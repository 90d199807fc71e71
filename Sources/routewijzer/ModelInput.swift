import DMN
import FEEL
import Funding

/// Inputs of a decision model in JSON.
enum ModelInput {
  /// A FEEL value per input id; a text becomes a date where the model wants a date.
  static func values(_ json: JSON, of model: DecisionModel) throws -> [String: Value] {
    guard case .object(let members) = json else { throw Refusal("The inputs must be a JSON object with a value per input id.") }
    var values: [String: Value] = [:]
    for member in members {
      let input = model.inputs.first { $0.id == member.key || $0.name == member.key }
      values[input?.id ?? member.key] = value(member.value, isDate: input?.domain == .ordered(.date))
    }
    return values
  }

  private static func value(_ json: JSON, isDate: Bool) -> Value {
    switch json {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let text): Decimal128(text).map(Value.number) ?? .null
    case .string(let text): isDate ? CalendarDate(text).map(Value.date) ?? .string(text) : .string(text)
    case .array(let elements): .list(elements.map { value($0, isDate: isDate) })
    case .object: .null
    }
  }
}
