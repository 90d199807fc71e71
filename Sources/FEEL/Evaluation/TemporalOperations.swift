/// What the operators mean for dates, times and durations. `nil`: the operator is not defined for these kinds.
enum TemporalOperations {
  static func add(_ a: Value, _ b: Value, _ evaluation: Evaluation) -> Value? { nil }
  static func subtract(_ a: Value, _ b: Value, _ evaluation: Evaluation) -> Value? { nil }
  static func multiply(_ a: Value, _ b: Value, _ evaluation: Evaluation) -> Value? { nil }
  static func divide(_ a: Value, _ b: Value, _ evaluation: Evaluation) -> Value? { nil }
  static func negate(_ a: Value) -> Value? { nil }

  /// Whether two values of one temporal kind are the same moment, day or length; `nil` when they cannot be compared.
  static func areEqual(_ a: Value, _ b: Value, _ zones: any ZoneRules) -> Bool? { nil }
  /// Whether `a` comes before `b`; `nil` when they cannot be compared.
  static func isLess(_ a: Value, _ b: Value, _ zones: any ZoneRules) -> Bool? { nil }

  /// A property such as `year` or `time offset`; `nil` when the kind of value has no such property.
  static func property(_ name: String, of value: Value, _ evaluation: Evaluation) -> Value? { nil }

  /// The value of a literal `@"…"`: a date, time, date and time, or duration; `nil` when it is none.
  static func literal(_ text: String, _ zones: any ZoneRules) -> Value? { nil }
}
