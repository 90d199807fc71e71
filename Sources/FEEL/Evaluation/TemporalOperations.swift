/// What the operators mean for dates, times and durations. `nil`: the operator is not defined for these kinds.
enum TemporalOperations {
  static func add(_ a: Value, _ b: Value, _ evaluation: Evaluation) -> Value? {
    switch (a, b) {
    case (.daysDuration(let x), .daysDuration(let y)): duration(x.nanoseconds.addingReportingOverflow(y.nanoseconds), evaluation)
    case (.yearsDuration(let x), .yearsDuration(let y)): duration(x.months.addingReportingOverflow(y.months), evaluation)
    case (_, .daysDuration(let y)): moved(a, by: y, evaluation)
    case (_, .yearsDuration(let y)): moved(a, by: y, evaluation)
    case (.daysDuration(let x), _): moved(b, by: x, evaluation)
    case (.yearsDuration(let x), _): moved(b, by: x, evaluation)
    default: nil
    }
  }

  static func subtract(_ a: Value, _ b: Value, _ evaluation: Evaluation) -> Value? {
    switch (a, b) {
    case (.daysDuration(let x), .daysDuration(let y)):
      duration(x.nanoseconds.subtractingReportingOverflow(y.nanoseconds), evaluation)
    case (.yearsDuration(let x), .yearsDuration(let y)): duration(x.months.subtractingReportingOverflow(y.months), evaluation)
    case (_, .daysDuration), (_, .yearsDuration): negate(b).flatMap { moved(a, by: $0, evaluation) }
    case (.date, .date), (.date, .dateAndTime), (.dateAndTime, .date), (.dateAndTime, .dateAndTime), (.time, .time):
      difference(a, b, evaluation)
    default: nil
    }
  }

  static func multiply(_ a: Value, _ b: Value, _ evaluation: Evaluation) -> Value? {
    switch (a, b) {
    case (.number(let factor), .daysDuration(let x)), (.daysDuration(let x), .number(let factor)):
      days(Decimal128(wide: x.nanoseconds).multiplied(by: factor), evaluation)
    case (.number(let factor), .yearsDuration(let x)), (.yearsDuration(let x), .number(let factor)):
      months(Decimal128(x.months).multiplied(by: factor), evaluation)
    default: nil
    }
  }

  static func divide(_ a: Value, _ b: Value, _ evaluation: Evaluation) -> Value? {
    switch (a, b) {
    case (.daysDuration, .number(.zero)), (.yearsDuration, .number(.zero)):
      evaluation.fail("A duration cannot be divided by zero.")
    case (.daysDuration(let x), .number(let divisor)): days(Decimal128(wide: x.nanoseconds).divided(by: divisor), evaluation)
    case (.yearsDuration(let x), .number(let divisor)): months(Decimal128(x.months).divided(by: divisor), evaluation)
    case (.daysDuration(let x), .daysDuration(let y)):
      ratio(Decimal128(wide: x.nanoseconds), Decimal128(wide: y.nanoseconds), evaluation)
    case (.yearsDuration(let x), .yearsDuration(let y)): ratio(Decimal128(x.months), Decimal128(y.months), evaluation)
    default: nil
    }
  }

  static func negate(_ a: Value) -> Value? {
    switch a {
    case .daysDuration(let x) where x.nanoseconds != .min: .daysDuration(DaysDuration(nanoseconds: -x.nanoseconds))
    case .yearsDuration(let x) where x.months != .min: .yearsDuration(YearsDuration(months: -x.months))
    default: nil
    }
  }
}

// MARK: - Durations

extension TemporalOperations {
  private static func duration(_ sum: (partialValue: Int128, overflow: Bool), _ evaluation: Evaluation) -> Value {
    sum.overflow ? tooLong(evaluation) : .daysDuration(DaysDuration(nanoseconds: sum.partialValue))
  }

  private static func duration(_ sum: (partialValue: Int, overflow: Bool), _ evaluation: Evaluation) -> Value {
    sum.overflow ? tooLong(evaluation) : .yearsDuration(YearsDuration(months: sum.partialValue))
  }

  private static func tooLong(_ evaluation: Evaluation) -> Value { evaluation.fail("The duration is too long to be written.") }

  private static func days(_ nanoseconds: Decimal128?, _ evaluation: Evaluation) -> Value {
    nanoseconds?.wide().map { .daysDuration(DaysDuration(nanoseconds: $0)) } ?? tooLong(evaluation)
  }

  /// Parts of a month are dropped.
  private static func months(_ months: Decimal128?, _ evaluation: Evaluation) -> Value {
    months?.rounded(.down)?.integer.map { .yearsDuration(YearsDuration(months: $0)) } ?? tooLong(evaluation)
  }

  private static func ratio(_ a: Decimal128, _ b: Decimal128, _ evaluation: Evaluation) -> Value {
    a.divided(by: b).map(Value.number) ?? evaluation.fail("A duration cannot be divided by a duration of zero.")
  }
}

// MARK: - Moving and distance

extension TemporalOperations {
  private static func moved(_ value: Value, by duration: Value, _ evaluation: Evaluation) -> Value? {
    switch duration {
    case .daysDuration(let length): moved(value, by: length, evaluation)
    case .yearsDuration(let length): moved(value, by: length, evaluation)
    default: nil
    }
  }

  private static func moved(_ value: Value, by length: DaysDuration, _ evaluation: Evaluation) -> Value? {
    let day = Int128(TimeOfDay.nanosecondsPerDay)
    switch value {
    case .date(let date):
      // A date is its first moment; what is left of the last day does not count.
      let (days, rest) = length.nanoseconds.quotientAndRemainder(dividingBy: day)
      return Int(exactly: rest < 0 ? days - 1 : days).flatMap { date.adding(days: $0) }.map(Value.date) ?? outside(evaluation)
    case .time(let time):
      return .time(TimeOfDay(sinceMidnight: time.sinceMidnight + Int(length.nanoseconds % day), zone: time.zone))
    case .dateAndTime(let start):
      // On clocks that change, a duration counts the time that passes, not the hands.
      if case .named? = start.time.zone, let zone = start.time.zone {
        guard let instant = start.instant(evaluation.environment.zones) else { return unknown(zone, evaluation) }
        let (sum, overflow) = instant.addingReportingOverflow(length.nanoseconds)
        guard !overflow, let end = DateAndTime(instant: sum, zone: zone, evaluation.environment.zones) else {
          return outside(evaluation)
        }
        return .dateAndTime(end)
      }
      let (sum, overflow) = start.local.addingReportingOverflow(length.nanoseconds)
      guard !overflow, let end = DateAndTime(local: sum, zone: start.time.zone) else { return outside(evaluation) }
      return .dateAndTime(end)
    default: return nil
    }
  }

  private static func moved(_ value: Value, by length: YearsDuration, _ evaluation: Evaluation) -> Value? {
    switch value {
    case .date(let date):
      date.adding(months: length.months).map(Value.date) ?? outside(evaluation)
    case .dateAndTime(let start):
      start.date.adding(months: length.months).map { date in
        let moved = DateAndTime(date: date, time: start.time, isRepeated: start.isRepeated)
        return .dateAndTime(moved.shown(by: evaluation.environment.zones))
      } ?? outside(evaluation)
    default: nil
    }
  }

  private static func outside(_ evaluation: Evaluation) -> Value {
    evaluation.fail("The result lies outside the years \(CalendarDate.years.lowerBound) to \(CalendarDate.years.upperBound).")
  }

  private static func unknown(_ zone: TimeOfDay.Zone, _ evaluation: Evaluation) -> Value {
    evaluation.fail("There is no time zone \(zone).")
  }

  /// The time from `b` to `a`.
  private static func difference(_ a: Value, _ b: Value, _ evaluation: Evaluation) -> Value {
    guard let (x, y) = positions(a, b, evaluation.environment.zones) else {
      return evaluation.fail(
        "There is no telling how far \(a) lies from \(b): "
          + "give both a place (\"Z\", an offset or a zone of the same name), or neither.")
    }
    return .daysDuration(DaysDuration(nanoseconds: x - y))
  }
}

// MARK: - Comparing

extension TemporalOperations {
  /// Two values of a kind on one line of nanoseconds; `nil` when they have no common line.
  ///
  /// A date stands for midnight UTC. Values without a zone lie on a line of their own. Two times in zones with names lie
  /// on one line only when it is the same zone: what else a zone says depends on the day.
  private static func positions(_ a: Value, _ b: Value, _ zones: any ZoneRules) -> (Int128, Int128)? {
    switch (a, b) {
    case (.date(let x), .date(let y)): (Int128(x.dayNumber) * day, Int128(y.dayNumber) * day)
    case (.time(let x), .time(let y)):
      if x.zone == y.zone {
        (Int128(x.sinceMidnight), Int128(y.sinceMidnight))
      } else if case .offset(let first) = x.zone, case .offset(let second) = y.zone {
        (Int128(x.sinceMidnight - first * 1_000_000_000), Int128(y.sinceMidnight - second * 1_000_000_000))
      } else {
        nil
      }
    case (.dateAndTime(let x), .dateAndTime(let y)):
      if x == y || (x.time.zone == nil && y.time.zone == nil) {
        (x.local, y.local)
      } else {
        both(x.instant(zones), y.instant(zones))
      }
    case (.date(let x), .dateAndTime(let y)): both(Int128(x.dayNumber) * day, y.instant(zones))
    case (.dateAndTime(let x), .date(let y)): both(x.instant(zones), Int128(y.dayNumber) * day)
    default: nil
    }
  }

  private static let day = Int128(TimeOfDay.nanosecondsPerDay)

  private static func both(_ a: Int128?, _ b: Int128?) -> (Int128, Int128)? {
    guard let a, let b else { return nil }
    return (a, b)
  }

  /// Whether two values of one temporal kind are the same moment, day or length; `nil` when they cannot be compared.
  ///
  /// Moments are compared by the millisecond. A duration of nothing is the same in days and in months.
  static func areEqual(_ a: Value, _ b: Value, _ zones: any ZoneRules) -> Bool? {
    switch (a, b) {
    case (.daysDuration(let x), .yearsDuration(let y)), (.yearsDuration(let y), .daysDuration(let x)):
      x.nanoseconds == 0 && y.months == 0 ? true : nil
    default: order(a, b, zones).map { $0 == 0 }
    }
  }

  /// Whether `a` comes before `b`; `nil` when they cannot be compared.
  static func isLess(_ a: Value, _ b: Value, _ zones: any ZoneRules) -> Bool? { order(a, b, zones).map { $0 < 0 } }

  private static func order(_ a: Value, _ b: Value, _ zones: any ZoneRules) -> Int? {
    switch (a, b) {
    case (.date(let x), .date(let y)): return x == y ? 0 : (x < y ? -1 : 1)
    case (.daysDuration(let x), .daysDuration(let y)): return x == y ? 0 : (x < y ? -1 : 1)
    case (.yearsDuration(let x), .yearsDuration(let y)): return x == y ? 0 : (x < y ? -1 : 1)
    case (.time, .time), (.dateAndTime, .dateAndTime):
      guard let (x, y) = positions(a, b, zones) else { return nil }
      let (first, second) = (milliseconds(x), milliseconds(y))
      return first == second ? 0 : (first < second ? -1 : 1)
    default: return nil
    }
  }

  private static func milliseconds(_ nanoseconds: Int128) -> Int128 {
    let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
