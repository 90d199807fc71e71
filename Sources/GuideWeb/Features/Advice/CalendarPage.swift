import FEEL
import Funding
import Library

/// The dates of an advice as a calendar file (RFC 5545).
enum CalendarPage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.advicePage()
    let guide = context.guide
    let advice = guide.advice(for: context.visit.answers, on: context.visit.date, .overview)
    let moments = guide.moments(for: guide.brief(advice, context.language))
    guard !moments.isEmpty else { throw PageProblem.notFound }
    var file = CalendarFile(language: context.language, made: context.visit.date)
    for moment in moments {
      guard let standing = moment.standing(on: context.visit.date) else { continue }
      let doubt = moment.doubt[context.language] + " " + context.site + context.addresses.permanent.text
      func add(_ day: CalendarDate, _ phrase: Phrase) {
        file.add(moment.id.text, on: day, context.say(phrase, ["wat": moment.name[context.language]]), doubt)
      }
      if let until = standing.until { add(until, .calendarCloses) }
      add(standing.next, .calendarOpens)
    }
    return .file(Array(file.text.utf8), type: CalendarFile.type, name: "routewijzer.ics")
  }
}
