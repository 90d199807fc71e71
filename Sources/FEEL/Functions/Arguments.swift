/// How functions read their arguments: a list of one element counts as that element, and a single value as a list of one.
extension Value {
  /// The value itself, or the only element of a list.
  var single: Value {
    if case .list(let elements) = self, elements.count == 1 { return elements[0] }
    return self
  }

  var asNumber: Decimal128? { if case .number(let value) = single { value } else { nil } }
  var asString: String? { if case .string(let value) = single { value } else { nil } }
  var asBoolean: Bool? { if case .boolean(let value) = single { value } else { nil } }
  /// The elements of a list; of any other value but `null`, a list of just that value; `nil` for `null`.
  var asList: [Value]? {
    switch self {
    case .list(let elements): elements
    case .null: nil
    default: [self]
    }
  }

  /// What kind of value this is, in words for messages.
  var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .date: "a date"
    case .time: "a time"
    case .dateAndTime: "a date and time"
    case .daysDuration: "a days and time duration"
    case .yearsDuration: "a years and months duration"
    case .list: "a list"
    case .context: "a context"
    case .range: "a range"
    case .function: "a function"
    }
  }
}
