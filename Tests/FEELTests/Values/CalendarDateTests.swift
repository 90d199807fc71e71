import FEEL
import TestSupport
import Testing

@Suite struct CalendarDateTests {
  /// Every day of 801 years, counted by hand: months, leap years, weekdays and day numbers.
  @Test func countsEveryDayOfTwoErasOneByOne() throws {
    var date = try #require(CalendarDate("1600-01-01"))
    var number = date.dayNumber
    var weekday = 6  // a Saturday
    for year in 1600...2400 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      var dayOfYear = 0
      for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        for day in 1...length {
          dayOfYear += 1
          guard date.year == year, date.month == month + 1, date.day == day, date.dayNumber == number, date.weekday == weekday,
            date.dayOfYear == dayOfYear, CalendarDate(dayNumber: number) == date,
            CalendarDate(year: year, month: month + 1, day: day) == date
          else {
            Issue.record("\(date) is not \(year)-\(month + 1)-\(day), day \(number)")
            return
          }
          let next = try #require(date.next)
          #expect(next > date && next.previous == date)
          (date, number, weekday) = (next, number + 1, weekday % 7 + 1)
        }
        #expect(CalendarDate(year: year, month: month + 1, day: length + 1) == nil)
      }
    }
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11017), ("0000-03-01", -719_468), ("0000-02-29", -719_469),
    ("-0001-12-31", -719_529), ("999999999-12-31", 365_241_780_471), ("-999999999-01-01", -365_243_219_162),
  ])
  func knowsDayNumbers(_ text: String, _ number: Int) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.dayNumber == number)
    #expect(CalendarDate(dayNumber: number) == date)
  }

  @Test func comesBackFromDayNumberTextAndPartsAtAnyYear() throws {
    var source = SeededGenerator(seed: 1)
    let days = CalendarDate.earliest.dayNumber...CalendarDate.latest.dayNumber
    var previous: (number: Int, date: CalendarDate)?
    for _ in 0..<20_000 {
      let number = Int.random(in: days, using: &source)
      let date = try #require(CalendarDate(dayNumber: number))
      #expect(date.dayNumber == number)
      #expect(CalendarDate(date.description) == date)
      #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
      if let previous { #expect((date < previous.date) == (number < previous.number)) }
      previous = (number, date)
    }
    #expect(CalendarDate(dayNumber: days.lowerBound - 1) == nil)
    #expect(CalendarDate(dayNumber: days.upperBound + 1) == nil)
    #expect(CalendarDate.earliest.previous == nil)
    #expect(CalendarDate.latest.next == nil)
    #expect(CalendarDate.latest.adding(days: .max) == nil)
  }

  @Test(arguments: [
    "", "2017", "2017-1-01", "2017-13-10", "2017-12-32", "2017-00-10", "2017-02-29", "1900-02-29", "998-12-31", "01211-12-31",
    "+2012-12-02", "-0000-01-01", "2012/12/25", "2012-12-25T", " 2012-12-25", "2012-12-25 ", "9999999999-12-25", "--2012-12-25",
    "２０１２-12-25",
  ])
  func refusesWhatIsNoDate(_ text: String) { #expect(CalendarDate(text) == nil) }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-03-31", -1, "2024-02-29"),
    ("2024-02-29", 12, "2025-02-28"),
    ("2024-02-29", 48, "2028-02-29"), ("2021-01-01", -1, "2020-12-01"), ("-2021-01-01", -1, "-2022-12-01"),
    ("0000-01-15", -1, "-0001-12-15"), ("-0001-12-15", 1, "0000-01-15"), ("2021-10-31", 0, "2021-10-31"),
  ])
  func movesByMonthsAndStaysInTheMonth(_ from: String, _ months: Int, _ to: String) throws {
    #expect(try #require(CalendarDate(from)).adding(months: months)?.description == to)
  }

  @Test func movingByMonthsNeverLeavesTheCalendar() throws {
    #expect(CalendarDate.latest.adding(months: 1) == nil)
    #expect(CalendarDate.earliest.adding(months: -1) == nil)
    #expect(CalendarDate.earliest.adding(months: .min) == nil)
    #expect(CalendarDate.earliest.adding(months: 24 * 999_999_999 + 11)?.description == "999999999-12-01")
  }

  /// `months(until:)` is the most months that do not go beyond the other day.
  @Test func countsWholeMonths() throws {
    var source = SeededGenerator(seed: 2)
    for _ in 0..<5_000 {
      let from = try #require(CalendarDate(dayNumber: Int.random(in: -1_000_000...1_000_000, using: &source)))
      let to = try #require(CalendarDate(dayNumber: Int.random(in: -1_000_000...1_000_000, using: &source)))
      let months = from.months(until: to)
      #expect(to.months(until: from) == -months)
      guard from <= to, from.day <= 28 else { continue }
      let (reached, beyond) = (try #require(from.adding(months: months)), try #require(from.adding(months: months + 1)))
      #expect(reached <= to && beyond > to, "\(from) \(to) \(months)")
    }
  }

  @Test(arguments: [
    ("2019-09-17", 38), ("2003-12-29", 1), ("2003-12-31", 1), ("2004-01-01", 1), ("2010-01-01", 53), ("1970-01-01", 1),
    ("2005-01-01", 53), ("2005-01-03", 1), ("2005-01-09", 1), ("2020-12-31", 53), ("2021-01-03", 53), ("2021-01-04", 1),
    ("2018-12-31", 1),
  ])
  func knowsWeeks(_ text: String, _ week: Int) throws { #expect(try #require(CalendarDate(text)).weekOfYear == week) }

  /// A week goes on until Monday: then it is the next one, or 1 in the week that holds 4 January.
  @Test func weeksFollowEachOther() throws {
    var date = try #require(CalendarDate("1990-01-01"))
    var week = date.weekOfYear
    for _ in 0..<20_000 {
      date = try #require(date.next)
      let now = date.weekOfYear
      if date.weekday != 1 {
        #expect(now == week)
      } else {
        #expect(now == week + 1 || (now == 1 && week >= 52))
        #expect((now == 1) == (date.month == 12 && date.day >= 29 || date.month == 1 && date.day <= 4))
      }
      week = now
    }
  }
}
