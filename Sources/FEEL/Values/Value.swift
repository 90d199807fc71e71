/// A FEEL value. `null` is a value like any other: it says that a computation has no result.
/// It never stands for "not known yet"; an open answer is no value at all.
public enum Value: Hashable, Sendable {
  /// No result.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A decimal number.
  case number(Decimal128)
  /// A text.
  case string(String)
  /// A day of the calendar.
  case date(CalendarDate)
  /// A time of day.
  indirect case time(TimeOfDay)
  /// A day with a time of day.
  indirect case dateAndTime(DateAndTime)
  /// A duration of days, hours, minutes and seconds.
  case daysDuration(DaysDuration)
  /// A duration of years and months.
  case yearsDuration(YearsDuration)
  /// A list of values of any kind.
  case list([Value])
  /// Names with values.
  case context(Context)
  /// Everything between two ends.
  indirect case range(ValueRange)
  /// A function.
  case function(Function)
}

extension Value {
  /// Whether two values are the same. Texts are the same when their code points are, as FEEL compares them; Swift alone
  /// would also call an "é" and an "e" with an accent put on it the same.
  public static func == (a: Value, b: Value) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.isExactly(b)
    case (.date(let a), .date(let b)): a == b
    case (.time(let a), .time(let b)): a == b
    case (.dateAndTime(let a), .dateAndTime(let b)): a == b
    case (.daysDuration(let a), .daysDuration(let b)): a == b
    case (.yearsDuration(let a), .yearsDuration(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.context(let a), .context(let b)): a == b
    case (.range(let a), .range(let b)): a == b
    case (.function(let a), .function(let b)): a == b
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .boolean(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .string(let value): hasher.combine(CodePoints(value))
    case .date(let value): hasher.combine(value)
    case .time(let value): hasher.combine(value)
    case .dateAndTime(let value): hasher.combine(value)
    case .daysDuration(let value): hasher.combine(value)
    case .yearsDuration(let value): hasher.combine(value)
    case .list(let values): hasher.combine(values)
    case .context(let value): hasher.combine(value)
    case .range(let value): hasher.combine(value)
    case .function(let value): hasher.combine(value)
    }
  }
}

extension Value: CustomStringConvertible {
  /// The value as a FEEL literal.
  public var description: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): value.description
    case .string(let value): Self.quoted(value)
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

  /// The value as a FEEL literal, cut off where it is long: for messages.
  public var brief: String { TextWriter.brief(self) }

  /// By bytes, which is by code points: what combines with a quote does not hide it.
  private static func quoted(_ text: String) -> String {
    let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    guard text.utf8.contains(where: { $0 == quote || $0 == backslash }) else { return "\"\(text)\"" }
    var bytes = [quote]
    for byte in text.utf8 {
      if byte == quote || byte == backslash { bytes.append(backslash) }
      bytes.append(byte)
    }
    return String(decoding: bytes + [quote], as: UTF8.self)
  }
}
