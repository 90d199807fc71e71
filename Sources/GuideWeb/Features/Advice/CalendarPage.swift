import FEEL
import Funding
import Library

/// The dates of an advice as a calendar file (RFC 5545).
enum CalendarPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.advicePage()
    let guide = context.guide
    let advice = guide.advice(for: context.visit.answers, on: context.visit.date, .withoutChanges)
    let moments = guide.moments(for: guide.brief(advice, context.language))
    guard !moments.isEmpty else { throw PageProblem.notFound }
    return .file(CalendarFile(moments, context).text, type: "text/calendar; charset=utf-8", name: "routewijzer.ics")
  }
}

/// Writes days into a calendar file.
struct CalendarFile {
  private(set) var text = ""
  private let context: PageContext

  init(_ moments: [Moment], _ context: PageContext) {
    self.context = context
    line("BEGIN:VCALENDAR")
    line("VERSION:2.0")
    line("PRODID:-//Routewijzer//\(context.language.rawValue.uppercased())")
    for moment in moments {
      guard let standing = moment.standing(on: context.visit.date) else { continue }
      if let until = standing.until { event(moment, on: until, context.say(.calendarCloses, ["wat": moment.name[context.language]])) }
      event(moment, on: standing.next, context.say(.calendarOpens, ["wat": moment.name[context.language]]))
    }
    line("END:VCALENDAR")
  }

  private mutating func event(_ moment: Moment, on day: CalendarDate, _ summary: String) {
    let date = Self.written(day)
    line("BEGIN:VEVENT")
    line("UID:\(moment.id.text)-\(date)@routewijzer")
    line("DTSTAMP:\(Self.written(context.visit.date))T000000Z")
    line("DTSTART;VALUE=DATE:\(date)")
    if let next = day.next { line("DTEND;VALUE=DATE:\(Self.written(next))") }
    line("SUMMARY:" + Self.escaped(summary))
    line("DESCRIPTION:" + Self.escaped(moment.doubt[context.language] + " " + context.site + context.addresses.permanent.text))
    line("END:VEVENT")
  }

  /// `20261130`.
  private static func written(_ day: CalendarDate) -> String { day.description.replacing("-", with: "") }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing("\n", with: "\\n")
  }

  /// A line of at most 75 bytes; what is longer goes on in the next line, after a space.
  private mutating func line(_ content: String) {
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
    text += "\r\n"
  }
}
