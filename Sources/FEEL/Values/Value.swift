/// A FEEL value. `null` is a value like any other: it says that a computation has no result.
/// It never stands for "not known yet"; an open answer is no value at all.
public enum Value: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(Decimal128)
  case string(String)
  case date(CalendarDate)
  case list([Value])
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
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    }
  }
}

extension Value {
  /// The order of two values of one ordered type (numbers, strings, dates); `nil` for anything else.
  public func isLess(than other: Value) -> Bool? {
    switch (self, other) {
    case (.number(let a), .number(let b)): a < b
    case (.string(let a), .string(let b)): a < b
    case (.date(let a), .date(let b)): a < b
    default: nil
    }
  }

  /// FEEL equality: `null` equals only `null`; values of different types have no equality (`nil`).
  public func isEqual(to other: Value) -> Bool? {
    switch (self, other) {
    case (.null, _), (_, .null): self == other
    case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.list, .list): self == other
    default: nil
    }
  }
}
