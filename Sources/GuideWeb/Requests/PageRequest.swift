import FEEL
import Funding

/// A request for a page, ready to be answered.
struct PageRequest: Sendable {
  let environment: WebEnvironment
  let language: Language
  /// The path without the language: `/vraag/betalers`.
  let path: String
  /// The variable part of the path.
  let id: String
  let query: Query

  var guide: Guide { environment.guide }

  func visit(allowing: Set<Query.Parameter> = [.date]) throws(PageProblem) -> Visit {
    try Visit.read(query, guide, language, today: environment.today(), allowing: allowing)
  }

  /// The room in which a page says things: guide, visit and links together.
  func page(_ visit: Visit) -> PageContext { PageContext(guide: guide, visit: visit, path: path) }

  func page(allowing: Set<Query.Parameter> = [.date]) throws(PageProblem) -> PageContext {
    page(try visit(allowing: allowing))
  }
}

/// What every part of a page needs to speak: the guide, the visit, and the way to make links.
struct PageContext: Sendable {
  let guide: Guide
  let visit: Visit
  let path: String

  var language: Language { visit.language }
  var addresses: Addresses { Addresses(guide: guide, visit: visit) }

  /// A text of the interface in the language of the visit.
  func say(_ phrase: Phrase, _ values: [String: String] = [:]) -> String { guide.phrase(phrase, language, values) }
  func say(_ text: Text) -> String { text[language] }

  func date(_ date: CalendarDate) -> String {
    let months = say(.months).split(separator: ",")
    let month = date.month <= months.count ? String(months[date.month - 1]) : String(date.month)
    return "\(date.day) \(month) \(date.year)"
  }

  func with(_ visit: Visit) -> PageContext { PageContext(guide: guide, visit: visit, path: path) }
}

/// What a page answers.
enum PageReply: Sendable {
  case document(Document)
  case goTo(String)
}
