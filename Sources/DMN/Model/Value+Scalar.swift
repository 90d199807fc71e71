import FEEL

extension Value {
  /// Whether the value is a single one: in a cell it means "equal to this".
  var isScalar: Bool {
    switch self {
    case .boolean, .number, .string, .date, .time, .dateAndTime, .daysDuration, .yearsDuration: true
    case .null, .list, .context, .range, .function: false
    }
  }
}
