/// The parts of dates, times and durations, and how they are written.
extension TemporalOperations {
  /// A property such as `year` or `time offset`; `nil` when the kind of value has no such property.
  static func property(_ name: String, of value: Value, _ evaluation: Evaluation) -> Value? {
    switch value {
    case .date(let date): property(name, of: date)
    case .time(let time): property(name, of: time, offset: offset(time.zone), evaluation)
    case .dateAndTime(let moment):
      property(name, of: moment.date) ?? property(name, of: moment.time, offset: moment.offset(evaluation.environment.zones), evaluation)
    case .daysDuration(let duration): property(name, of: duration)
    case .yearsDuration(let duration): property(name, of: duration)
    default: nil
    }
  }

  private static func property(_ name: String, of date: CalendarDate) -> Value? {
    switch name {
    case "year": .number(Decimal128(date.year))
    case "month": .number(Decimal128(date.month))
    case "day": .number(Decimal128(date.day))
    case "weekday": .number(Decimal128(date.weekday))
    default: nil
    }
  }

  private static func property(_ name: String, of time: TimeOfDay, offset: Int?, _ evaluation: Evaluation) -> Value? {
    switch name {
    case "hour": .number(Decimal128(time.hour))
    case "minute": .number(Decimal128(time.minute))
    case "second": .number(seconds(nanoseconds: time.second * 1_000_000_000 + time.nanosecond))
    case "time offset":
      offset.map { .daysDuration(DaysDuration(seconds: $0)) } ?? evaluation.fail("The offset of \(time) is not known.")
    case "timezone":
      if case .named(let zone) = time.zone { .string(zone) } else { evaluation.fail("\(time) names no time zone.") }
    default: nil
    }
  }

  private static func property(_ name: String, of duration: DaysDuration) -> Value? {
    switch name {
    case "days": .number(Decimal128(wide: duration.days))
    case "hours": .number(Decimal128(duration.hours))
    case "minutes": .number(Decimal128(duration.minutes))
    case "seconds": .number(seconds(nanoseconds: duration.nanosecondsOfMinute))
    default: nil
    }
  }

  private static func property(_ name: String, of duration: YearsDuration) -> Value? {
    switch name {
    case "years": .number(Decimal128(duration.years))
    case "months": .number(Decimal128(duration.monthsOfYear))
    default: nil
    }
  }

  private static func offset(_ zone: TimeOfDay.Zone?) -> Int? {
    if case .offset(let seconds) = zone { seconds } else { nil }
  }

  private static func seconds(nanoseconds: Int) -> Decimal128 {
    Decimal128(isNegative: nanoseconds < 0, coefficient: UInt128(nanoseconds.magnitude), exponent: -9).reduced(upTo: 0)
  }

  // MARK: - Text

  /// The value of a literal `@"…"`: a date, time, date and time, or duration; `nil` when it is none.
  static func literal(_ text: String, _ zones: any ZoneRules) -> Value? {
    CalendarDate(text).map(Value.date) ?? dateAndTime(text, zones).map(Value.dateAndTime) ?? time(text, zones).map(Value.time)
      ?? duration(text)
  }

  /// The date and time that a text writes; `nil` when it is none, or in a zone that does not exist. A time that clocks skip is the
  /// one after it.
  static func dateAndTime(_ text: String, _ zones: any ZoneRules) -> DateAndTime? {
    DateAndTime(text).flatMap { exists($0.time.zone, zones) ? $0.shown(by: zones) : nil }
  }

  /// The time that a text writes; `nil` when it is none, or in a zone that does not exist.
  static func time(_ text: String, _ zones: any ZoneRules) -> TimeOfDay? {
    TimeOfDay(text).flatMap { exists($0.zone, zones) ? $0 : nil }
  }

  /// The duration that a text writes.
  static func duration(_ text: String) -> Value? {
    DaysDuration(text).map(Value.daysDuration) ?? YearsDuration(text).map(Value.yearsDuration)
  }

  private static func exists(_ zone: TimeOfDay.Zone?, _ zones: any ZoneRules) -> Bool {
    if case .named(let name) = zone { zones.exists(name) } else { true }
  }
}
