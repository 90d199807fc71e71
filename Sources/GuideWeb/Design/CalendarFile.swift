import FEEL
import Library

/// Writes days into a calendar file (RFC 5545).
struct CalendarFile {
  static let type = "text/calendar; charset=utf-8"

  private var lines: [String]
  private let made: CalendarDate

  /// - Parameter made: the day on which the file is made.
  init(language: Language, made: CalendarDate) {
    self.made = made
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Routewijzer//\(language.rawValue.uppercased())"]
  }

  /// - Parameters:
  ///   - id: what it is about; with the day it names the event for ever.
  ///   - text: what more there is to say, with the way back to the page.
  mutating func add(_ id: String, on day: CalendarDate, _ summary: String, _ text: String) {
    let date = Self.written(day)
    lines += ["BEGIN:VEVENT", "UID:\(id)-\(date)@routewijzer", "DTSTAMP:\(Self.written(made))T000000Z", "DTSTART;VALUE=DATE:\(date)"]
    if let next = day.next { lines.append("DTEND;VALUE=DATE:\(Self.written(next))") }
    lines += ["SUMMARY:" + Self.escaped(summary), "DESCRIPTION:" + Self.escaped(text), "END:VEVENT"]
  }

  var text: String { (lines + ["END:VCALENDAR"]).map(Self.folded).joined() }

  /// `20261130`.
  private static func written(_ day: CalendarDate) -> String { day.description.replacing("-", with: "") }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing("\n", with: "\\n")
  }

  /// A line of at most 75 bytes; what is longer goes on in the next line, after a space.
  private static func folded(_ content: String) -> String {
    var text = ""
    var length = 0
    for character in content {
      let size = String(character).utf8.count
      if length + size > 73 {
        text += "\r\n "
        length = 1
      }
      text.append(character)
      length += size
    }
    return text + "\r\n"
  }
}
