/// A day in the proleptic Gregorian calendar, without time and zone. There is a year 0; the year before it is −1.
public struct CalendarDate: Hashable, Sendable {
  /// The year, the month (4 bits) and the day (5 bits) in one number: order and equality are one comparison.
  private let packed: Int64

  /// The year; negative before the year 0.
  public var year: Int { Int(packed >> 9) }
  /// 1 … 12.
  public var month: Int { Int(packed >> 5) & 0b1111 }
  /// 1 … 31.
  public var day: Int { Int(packed) & 0b11111 }

  /// The years that dates can have.
  public static let years = -999_999_999...999_999_999

  /// `nil` when the day does not exist (`2025-02-29`) or the year lies outside `years`.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  private init(uncheckedYear year: Int, month: Int, day: Int) { packed = Int64(year) << 9 | Int64(month) << 5 | Int64(day) }

  /// The first day that can be written, −999999999-01-01.
  public static let earliest = CalendarDate(uncheckedYear: years.lowerBound, month: 1, day: 1)
  /// The last day that can be written, 999999999-12-31.
  public static let latest = CalendarDate(uncheckedYear: years.upperBound, month: 12, day: 31)

  /// The day after this one; `nil` after `latest`.
  public var next: CalendarDate? {
    day < 28 ? CalendarDate(uncheckedYear: year, month: month, day: day + 1) : CalendarDate(dayNumber: dayNumber + 1)
  }

  /// The day before this one; `nil` before `earliest`.
  public var previous: CalendarDate? {
    day > 1 ? CalendarDate(uncheckedYear: year, month: month, day: day - 1) : CalendarDate(dayNumber: dayNumber - 1)
  }

  static func isLeap(_ year: Int) -> Bool { (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.packed < b.packed }
}

// MARK: - Counting days

extension CalendarDate {
  private static let daysInEra = 146_097  // 400 years
  private static let daysBefore1970 = 719_468  // from 0000-03-01

  /// The number of days since 1970-01-01; negative before it.
  ///
  /// A year counts from 1 March, so that the leap day comes last, and eras of 400 years are all equally long.
  public var dayNumber: Int {
    let year = month > 2 ? self.year : self.year - 1
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * Self.daysInEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - Self.daysBefore1970
  }

  /// The day that lies `dayNumber` days after 1970-01-01; `nil` outside `years`.
  public init?(dayNumber: Int) {
    guard Self.dayNumbers.contains(dayNumber) else { return nil }
    let days = dayNumber + Self.daysBefore1970
    let era = (days >= 0 ? days : days - Self.daysInEra + 1) / Self.daysInEra
    let dayOfEra = days - era * Self.daysInEra
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      uncheckedYear: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private static let dayNumbers = earliest.dayNumber...latest.dayNumber

  /// This day moved by a number of days; `nil` outside `years`.
  public func adding(days: Int) -> CalendarDate? {
    let (number, overflow) = dayNumber.addingReportingOverflow(days)
    return overflow ? nil : CalendarDate(dayNumber: number)
  }

  /// This day moved by a number of months. A day that the month does not have becomes its last day. `nil` outside `years`.
  public func adding(months: Int) -> CalendarDate? {
    let (count, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow else { return nil }
    let (quotient, remainder) = count.quotientAndRemainder(dividingBy: 12)
    let newYear = remainder < 0 ? quotient - 1 : quotient
    guard Self.years.contains(newYear) else { return nil }
    let newMonth = (remainder < 0 ? remainder + 12 : remainder) + 1
    return CalendarDate(uncheckedYear: newYear, month: newMonth, day: min(day, Self.days(in: newMonth, of: newYear)))
  }

  /// The number of whole months from this day to another, towards zero.
  public func months(until other: CalendarDate) -> Int {
    let months = (other.year - year) * 12 + other.month - month
    if months > 0 && other.day < day { return months - 1 }
    if months < 0 && other.day > day { return months + 1 }
    return months
  }

  /// The day of the week by ISO 8601: Monday is 1, Sunday is 7.
  public var weekday: Int {
    let rest = (dayNumber + 3) % 7  // 1970-01-01 was a Thursday
    return (rest < 0 ? rest + 7 : rest) + 1
  }

  /// 1 for 1 January, 365 or 366 for 31 December.
  public var dayOfYear: Int {
    dayNumber - CalendarDate(uncheckedYear: year, month: 1, day: 1).dayNumber + 1
  }

  /// The week by ISO 8601, 1 … 53: weeks begin on Monday, and week 1 holds the first Thursday of the year.
  public var weekOfYear: Int {
    let week = (dayOfYear - weekday + 10) / 7
    if week < 1 { return Self.weeks(in: year - 1) }
    return week > Self.weeks(in: year) ? 1 : week
  }

  /// 53 when the year begins on a Thursday, or is a leap year that begins on a Wednesday.
  private static func weeks(in year: Int) -> Int {
    let first = CalendarDate(uncheckedYear: year, month: 1, day: 1).weekday
    return first == 4 || (first == 3 && isLeap(year)) ? 53 : 52
  }
}

// MARK: - Text

extension CalendarDate: CustomStringConvertible {
  /// Reads `YYYY-MM-DD`, exactly; a year may have up to nine digits (then without zeros in front) and a minus sign.
  /// `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    var scanner = ByteScanner(text)
    guard let date = CalendarDate(&scanner), scanner.isAtEnd else { return nil }
    self = date
  }

  init?(_ scanner: inout ByteScanner) {
    let isNegative = scanner.take("-")
    guard let digits = scanner.digits(4...9), digits.count == 4 || digits.first != UInt8(ascii: "0"),
      scanner.take("-"), let month = scanner.number(2...2), scanner.take("-"), let day = scanner.number(2...2)
    else { return nil }
    let year = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    if isNegative && year == 0 { return nil }
    self.init(year: isNegative ? -year : year, month: month, day: day)
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    (year < 0 ? "-" : "") + padded(abs(year), 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}
