enum TemporalFunctions {
  static let all: [BuiltinFunction] = makers + calendar + clock

  private static let makers = [
    BuiltinFunction("date", .init("from", apply: date), .init("year", "month", "day", apply: dateOfParts)),
    BuiltinFunction(
      "time", .init("from", apply: time), .init("hour", "minute", "second", "offset", optional: 1, apply: timeOfParts)),
    BuiltinFunction("date and time", .init("from", apply: dateAndTime), .init("date", "time", apply: dateWithTime)),
    BuiltinFunction(
      "duration",
      .init("from") { arguments, evaluation in
        arguments[0].asString.flatMap(TemporalOperations.duration)
          ?? evaluation.refuse("duration", "from", arguments[0], needs: "a text such as \"P1DT2H\" or \"P1Y2M\"")
      }),
    BuiltinFunction(
      "years and months duration",
      .init("from", "to") { arguments, evaluation in
        let (name, needs) = ("years and months duration", "a date or a date and time")
        guard let from = arguments[0].asDate else { return evaluation.refuse(name, "from", arguments[0], needs: needs) }
        guard let to = arguments[1].asDate else { return evaluation.refuse(name, "to", arguments[1], needs: needs) }
        return .yearsDuration(YearsDuration(months: from.months(until: to)))
      }),
  ]

  private static let calendar = [
    ofDate("day of year") { .number(Decimal128($0.dayOfYear)) },
    ofDate("day of week") { .string(weekdays[$0.weekday - 1]) },
    ofDate("month of year") { .string(months[$0.month - 1]) },
    ofDate("week of year") { .number(Decimal128($0.weekOfYear)) },
    // Without the one or the other, it is compared with null.
    BuiltinFunction(
      "is",
      .init("value1", "value2", optional: 2) { arguments, evaluation in
        guard !arguments.isEmpty else { return evaluation.fail("is() needs two values to compare.") }
        return .boolean(arguments[0] == (arguments.count > 1 ? arguments[1] : .null))
      }),
  ]

  private static let clock = [
    BuiltinFunction(
      "now",
      .init { _, evaluation in
        evaluation.moment().map(Value.dateAndTime)
          ?? evaluation.fail("now() is not known: no moment was given to this evaluation.")
      }),
    BuiltinFunction(
      "today",
      .init { _, evaluation in
        evaluation.moment().map { .date($0.date) }
          ?? evaluation.fail("today() is not known: no moment was given to this evaluation.")
      }),
  ]

  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  private static func ofDate(_ name: String, _ result: @escaping @Sendable (CalendarDate) -> Value) -> BuiltinFunction {
    BuiltinFunction(
      name,
      .init("date") { arguments, evaluation in
        arguments[0].asDate.map(result) ?? evaluation.refuse(name, "date", arguments[0], needs: "a date or a date and time")
      })
  }
}

// MARK: - Making dates and times

extension TemporalFunctions {
  @Sendable private static func date(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    (arguments[0].asString.map { CalendarDate($0) } ?? arguments[0].asDate).map(Value.date)
      ?? evaluation.refuse("date", "from", arguments[0], needs: "a text such as \"2026-01-31\", a date, or a date and time")
  }

  @Sendable private static func dateOfParts(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    for (name, value) in zip(["year", "month", "day"], arguments) where value.asInteger == nil {
      return evaluation.refuse("date", name, value, needs: "a whole number")
    }
    let parts = arguments.compactMap(\.asInteger)
    return CalendarDate(year: parts[0], month: parts[1], day: parts[2]).map(Value.date)
      ?? evaluation.fail("date(): there is no day \(parts[2]) in month \(parts[1]) of the year \(parts[0]).")
  }

  @Sendable private static func time(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    let time: TimeOfDay? =
      switch arguments[0].single {
      case .string(let text): TemporalOperations.time(text, evaluation.environment.zones)
      case .time(let time): time
      case .dateAndTime(let moment): moment.time
      case .date: .midnight.with(zone: .utc)
      default: nil
      }
    return time.map(Value.time)
      ?? evaluation.refuse(
        "time", "from", arguments[0], needs: "a text such as \"13:30:00\" or \"13:30:00+02:00\", a time, or a date and time")
  }

  @Sendable private static func timeOfParts(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    for (name, value) in zip(["hour", "minute"], arguments) where value.asInteger == nil {
      return evaluation.refuse("time", name, value, needs: "a whole number")
    }
    let nanoseconds = arguments[2].asNumber.flatMap { $0.multiplied(by: Decimal128(1_000_000_000))?.wide(.down) }
    guard let nanoseconds, (0..<60_000_000_000).contains(nanoseconds) else {
      return evaluation.refuse("time", "second", arguments[2], needs: "a number from 0 up to 60")
    }
    var zone: TimeOfDay.Zone?
    if arguments.count > 3, arguments[3].single != .null {
      guard case .daysDuration(let offset) = arguments[3].single,
        let seconds = Int(exactly: offset.nanoseconds / 1_000_000_000), TimeOfDay.Zone.offsets.contains(seconds)
      else { return evaluation.refuse("time", "offset", arguments[3], needs: "a duration of at most 14 hours, or null") }
      zone = .offset(seconds: seconds)
    }
    let time = TimeOfDay(
      hour: arguments[0].asInteger ?? -1, minute: arguments[1].asInteger ?? -1, second: Int(nanoseconds / 1_000_000_000),
      nanosecond: Int(nanoseconds % 1_000_000_000), zone: zone)
    return time.map(Value.time) ?? evaluation.fail("time(): \"hour\" must be 0 to 23 and \"minute\" 0 to 59.")
  }

  @Sendable private static func dateAndTime(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    let moment: DateAndTime? =
      switch arguments[0].single {
      case .string(let text):
        TemporalOperations.dateAndTime(text, evaluation.environment.zones)
          ?? CalendarDate(text).map { DateAndTime(date: $0, time: .midnight) }
      case .dateAndTime(let moment): moment
      default: nil
      }
    return moment.map(Value.dateAndTime)
      ?? evaluation.refuse("date and time", "from", arguments[0], needs: "a text such as \"2026-01-31T13:30:00\"")
  }

  @Sendable private static func dateWithTime(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard let date = arguments[0].asDate else {
      return evaluation.refuse("date and time", "date", arguments[0], needs: "a date or a date and time")
    }
    guard case .time(let time) = arguments[1].single else {
      return evaluation.refuse("date and time", "time", arguments[1], needs: "a time")
    }
    return .dateAndTime(DateAndTime(date: date, time: time).shown(by: evaluation.environment.zones))
  }
}

extension Value {
  /// A date, or the day of a date and time.
  fileprivate var asDate: CalendarDate? {
    switch single {
    case .date(let date): date
    case .dateAndTime(let moment): moment.date
    default: nil
    }
  }
}
