/// A days and time duration: a length of time, exact to the nanosecond.
public struct DaysDuration: Hashable, Sendable {
  /// The whole duration in nanoseconds; negative for a duration back in time.
  public let nanoseconds: Int128

  /// A duration of so many nanoseconds.
  public init(nanoseconds: Int128) { self.nanoseconds = nanoseconds }

  init(seconds: Int) { self.init(nanoseconds: Int128(seconds) * 1_000_000_000) }
}

/// A years and months duration: a number of months.
public struct YearsDuration: Hashable, Sendable {
  /// The whole duration in months; negative for a duration back in time.
  public let months: Int

  /// A duration of so many months.
  public init(months: Int) { self.months = months }
}

extension DaysDuration: Comparable {
  public static func < (a: DaysDuration, b: DaysDuration) -> Bool { a.nanoseconds < b.nanoseconds }
}

extension YearsDuration: Comparable {
  public static func < (a: YearsDuration, b: YearsDuration) -> Bool { a.months < b.months }
}

extension DaysDuration: CustomStringConvertible {
  /// The whole days; as negative as the duration itself.
  public var days: Int128 { nanoseconds / Int128(TimeOfDay.nanosecondsPerDay) }
  /// The whole hours beyond the days, below 24.
  public var hours: Int { Int(nanoseconds / 3_600_000_000_000 % 24) }
  /// The whole minutes beyond the hours, below 60.
  public var minutes: Int { Int(nanoseconds / 60_000_000_000 % 60) }
  /// The nanoseconds beyond the minutes, below 60 billion.
  public var nanosecondsOfMinute: Int { Int(nanoseconds % 60_000_000_000) }

  /// Reads `P1DT2H3M4.5S` or a part of it, with a minus sign in front where wanted. Numbers need not be normalised (`PT61M`).
  /// `nil` for anything else, and for a duration that is too long.
  public init?(_ text: some StringProtocol) {
    var scanner = ByteScanner(text)
    let isNegative = scanner.take("-")
    guard scanner.take("P") else { return nil }
    var total: Int128 = 0
    var isEmpty = true
    func add(_ count: Int128, _ unit: Int128) -> Bool {
      let (length, isTooLong) = count.multipliedReportingOverflow(by: isNegative ? -unit : unit)
      let (sum, overflow) = total.addingReportingOverflow(length)
      total = sum
      return !isTooLong && !overflow
    }
    if let days = scanner.wide() {
      guard scanner.take("D"), add(days, Int128(TimeOfDay.nanosecondsPerDay)) else { return nil }
      isEmpty = false
    }
    if scanner.take("T") {
      var units: [(Unicode.Scalar, Int128)] = [("H", 3_600_000_000_000), ("M", 60_000_000_000), ("S", 1_000_000_000)]
      isEmpty = true
      while !scanner.isAtEnd {
        guard let number = scanner.wide() else { return nil }
        var fraction = 0
        if scanner.take(".") {
          guard let written = scanner.billionths(0...1000) else { return nil }
          (fraction, units) = (written, units.filter { $0.0 == "S" })
        }
        guard let index = units.firstIndex(where: { scanner.take($0.0) }), add(number, units[index].1), add(Int128(fraction), 1)
        else { return nil }
        units.removeSubrange(...index)
        isEmpty = false
      }
    }
    guard !isEmpty, scanner.isAtEnd else { return nil }
    self.init(nanoseconds: total)
  }

  /// The normalised form: `P1DT2H`, `-PT0.5S`, `PT0S`.
  public var description: String {
    guard nanoseconds != 0 else { return "PT0S" }
    var time = ""
    if hours != 0 { time += "\(abs(hours))H" }
    if minutes != 0 { time += "\(abs(minutes))M" }
    let rest = abs(nanosecondsOfMinute)
    if rest != 0 { time += "\(rest / 1_000_000_000)\(fractionText(billionths: rest % 1_000_000_000))S" }
    return (nanoseconds < 0 ? "-P" : "P") + (days == 0 ? "" : "\(days.magnitude)D") + (time.isEmpty ? "" : "T" + time)
  }
}

extension YearsDuration: CustomStringConvertible {
  /// The whole years; as negative as the duration itself.
  public var years: Int { months / 12 }
  /// The months beyond the years, below 12.
  public var monthsOfYear: Int { months % 12 }

  /// Reads `P1Y2M` or a part of it, with a minus sign in front where wanted. Months need not be fewer than 12.
  /// `nil` for anything else, and for a duration that is too long.
  public init?(_ text: some StringProtocol) {
    var scanner = ByteScanner(text)
    let isNegative = scanner.take("-")
    // Of numbers that fit an `Int`, years and months together fit twice as many bits.
    guard scanner.take("P"), var total = scanner.wide(), total <= Int.max else { return nil }
    if scanner.take("Y") {
      total *= 12
      if !scanner.isAtEnd {
        guard let rest = scanner.wide(), rest <= Int.max, scanner.take("M") else { return nil }
        total += rest
      }
    } else if !scanner.take("M") {
      return nil
    }
    guard scanner.isAtEnd, let months = Int(exactly: isNegative ? -total : total) else { return nil }
    self.init(months: months)
  }

  /// The normalised form: `P1Y2M`, `-P1Y`, `P0M`.
  public var description: String {
    let (years, rest) = (years.magnitude, monthsOfYear.magnitude)
    return (months < 0 ? "-P" : "P") + (years == 0 ? "" : "\(years)Y") + (rest == 0 && years != 0 ? "" : "\(rest)M")
  }
}
