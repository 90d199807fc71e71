import FEEL
import Funding
import Library
import TestSupport
import Testing

/// Periods that come back every year.
@Suite struct MomentTests {
  /// A year that the test can read: the window of a moment, the day, and how it stands.
  struct Example: Sendable, CustomTestStringConvertible {
    let window: (first: String, last: String)
    let on: String
    let until: String?
    let days: Int
    let next: String
    var testDescription: String { "\(window.first)…\(window.last) on \(on)" }
  }

  static let summer = (first: "07-01", last: "11-30")
  static let winter = (first: "11-15", last: "02-10")
  static let newYear = (first: "01-01", last: "12-31")

  @Test(arguments: [
    Example(window: summer, on: "2026-06-30", until: nil, days: 0, next: "2026-07-01"),
    Example(window: summer, on: "2026-07-01", until: "2026-11-30", days: 152, next: "2027-07-01"),
    Example(window: summer, on: "2026-11-21", until: "2026-11-30", days: 9, next: "2027-07-01"),
    Example(window: summer, on: "2026-11-29", until: "2026-11-30", days: 1, next: "2027-07-01"),
    Example(window: summer, on: "2026-11-30", until: "2026-11-30", days: 0, next: "2027-07-01"),
    Example(window: summer, on: "2026-12-01", until: nil, days: 0, next: "2027-07-01"),
    // Over new year: before it, on both sides of the year, on the last day and after it.
    Example(window: winter, on: "2026-11-14", until: nil, days: 0, next: "2026-11-15"),
    Example(window: winter, on: "2026-12-31", until: "2027-02-10", days: 41, next: "2027-11-15"),
    Example(window: winter, on: "2027-01-01", until: "2027-02-10", days: 40, next: "2027-11-15"),
    Example(window: winter, on: "2027-02-10", until: "2027-02-10", days: 0, next: "2027-11-15"),
    Example(window: winter, on: "2027-02-11", until: nil, days: 0, next: "2027-11-15"),
    // One day, the whole year, and a leap day inside.
    Example(window: (first: "05-05", last: "05-05"), on: "2026-05-05", until: "2026-05-05", days: 0, next: "2027-05-05"),
    Example(window: newYear, on: "2026-12-31", until: "2026-12-31", days: 0, next: "2027-01-01"),
    Example(window: (first: "02-01", last: "03-01"), on: "2028-02-28", until: "2028-03-01", days: 2, next: "2029-02-01"),
  ])
  func standsAsTheCalendarSays(_ example: Example) throws {
    let moment = try Self.moment(example.window)
    let day = try #require(CalendarDate(example.on))
    let standing = try #require(moment.standing(on: day))
    #expect(standing.until?.description == example.until)
    #expect(standing.days == example.days)
    #expect(standing.next.description == example.next)
  }

  @Test(arguments: ["02-29", "13-01", "7-1", "2026-07-01", "", "00-00"])
  func aDayThatSomeYearDoesNotHaveIsNoDay(_ text: String) { #expect(Moment.Day(written: text) == nil) }

  /// Every word for it is chosen by the days that are left, and filled in.
  @Test func theWordsFollowTheDay() throws {
    let guide = try SampleContent.guide.get()
    let moment = try Self.moment(Self.summer)
    func text(_ day: String, _ language: Language = .nl) throws -> String {
      guide.text(of: moment, on: try #require(CalendarDate(day)), language)
    }
    #expect(try text("2026-11-21") == "open 9 30 november 2026 1 juli 2027")
    #expect(try text("2026-11-28", .en) == "open 2 30 November 2026 1 July 2027")
    #expect(try text("2026-11-29") == "tomorrow")
    #expect(try text("2026-11-30") == "lastDay")
    #expect(try text("2026-12-01") == "closed 1 juli 2027")
  }

  /// The moments of the content leave nothing unfilled, on any day of a year.
  @Test func theMomentsOfTheContentAreWholeSentences() throws {
    let guide = try SampleContent.guide.get()
    #expect(!guide.moments.isEmpty)
    var day = try #require(CalendarDate("2027-01-01"))
    while day.year == 2027 {
      for moment in guide.moments {
        for language in Language.allCases {
          let text = guide.text(of: moment, on: day, language)
          #expect(!text.contains("{") && text.count > 20, "\(moment.id) \(day): \(text)")
        }
      }
      day = try #require(day.next)
    }
  }

  private static func moment(_ window: (first: String, last: String)) throws -> Moment {
    func text(_ word: String) -> Text { Text(nl: word, en: word) }
    return Moment(
      id: "proef", origin: Origin(file: "proef", line: 1), name: text("Proef"), first: try #require(Moment.Day(written: window.first)),
      last: try #require(Moment.Day(written: window.last)),
      words: Moment.Words(
        open: text("open {dagen} {tot} {volgende}"), tomorrow: text("tomorrow"), lastDay: text("lastDay"), closed: text("closed {volgende}")
      ),
      doubt: text("twijfel"), facts: [])
  }
}
