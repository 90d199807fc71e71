import FEEL

extension Value {
  /// Whether the value is a single one: in a cell it means "equal to this".
  var isScalar: Bool {
    switch self {
    case .boolean, .number, .string, .date, .time, .dateAndTime, .daysDuration, .yearsDuration: true
    case .null, .list, .context, .range, .function: false
    }
  }

  /// Whether it is a time, or a date and time, at an offset or in a zone.
  var hasZone: Bool {
    switch self {
    case .time(let time): time.zone != nil
    case .dateAndTime(let moment): moment.time.zone != nil
    default: false
    }
  }
}
