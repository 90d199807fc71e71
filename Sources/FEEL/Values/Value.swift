/// A FEEL value. `null` is a value like any other: it says that a computation has no result.
/// It never stands for "not known yet"; an open answer is no value at all.
public enum Value: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(Decimal128)
  case string(String)
  case date(CalendarDate)
  indirect case time(TimeOfDay)
  indirect case dateAndTime(DateAndTime)
  case daysDuration(DaysDuration)
  case yearsDuration(YearsDuration)
  case list([Value])
  case context(Context)
  indirect case range(ValueRange)
  case function(Function)
}

extension Value: CustomStringConvertible {
  /// The value as a FEEL literal.
  public var description: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): value.description
    case .string(let value): "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    case .date(let value): "date(\"\(value)\")"
    case .time(let value): "time(\"\(value)\")"
    case .dateAndTime(let value): "date and time(\"\(value)\")"
    case .daysDuration(let value): "duration(\"\(value)\")"
    case .yearsDuration(let value): "duration(\"\(value)\")"
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .context(let context): context.description
    case .range(let range): range.description
    case .function(let function): function.description
    }
  }
}
