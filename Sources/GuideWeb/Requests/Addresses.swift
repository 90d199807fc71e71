import FEEL
import Funding
import Library

/// Makes every link of the site. Answers stand in the order of the interview, with closed ids only, so that equal
/// answers always give the same address.
struct Addresses: Sendable {
  let guide: Guide
  let visit: Visit

  private var prefix: String { Self.prefix(visit.language) }

  static func prefix(_ language: Language) -> String { language == .nl ? "" : "/\(language.rawValue)" }

  var startPath: String { prefix.isEmpty ? "/" : prefix }
  var start: String { startPath + query(dateItems + readerItems) }

  /// A page without answers.
  func plain(_ path: String) -> String { path == "/" ? start : prefix + path + query(dateItems) }

  func route(_ outcome: Outcome) -> String {
    plain((outcome.kind == .option ? "/opties/" : "/routes/") + outcome.id.text)
  }
  func fact(_ id: Fact.ID) -> String { plain("/feiten/" + id.text) }

  /// Where some facts stand: the page of the one, or the list of just these.
  func facts(_ ids: [Fact.ID]) -> String {
    guard ids.count != 1 else { return fact(ids[0]) }
    return prefix + "/feiten" + query(ids.map { (Query.factKey, $0.text) } + dateItems)
  }

  func question(_ page: QuestionPage, _ answers: Answers? = nil) -> String { personal("/vraag/" + page.id.text, answers) }
  func check(_ answers: Answers? = nil) -> String { personal("/controleer", answers) }
  func advice(_ answers: Answers? = nil) -> String { personal("/advies", answers) }
  /// Why one outcome fits or not.
  func why(_ outcome: Outcome.ID) -> String { personal("/advies/" + outcome.text) }
  var adviceTree: String { personal("/advies/boom") }
  var ground: String { personal("/advies/bronnen") }
  var calendar: String { personal("/advies/agenda.ics") }
  func sheet(_ sheet: ConversationSheet) -> String { personal("/gesprek/" + sheet.id.text) }

  /// This page for another reader.
  func advice(for reader: Reader) -> String {
    prefix + "/advies" + query(answerItems(nil) + dateItems + [(Reader.key, reader.id.text)])
  }

  /// A page that depends on the answers.
  private func personal(_ path: String, _ answers: Answers? = nil) -> String {
    prefix + path + query(answerItems(answers) + dateItems + readerItems)
  }

  /// The first page of the interview, without anything in the address: a form adds what was chosen.
  func firstStep(_ page: QuestionPage?) -> String { prefix + (page.map { "/vraag/" + $0.id.text } ?? "/controleer") }

  /// Where a submitted question page goes.
  var submit: String { prefix + "/verder" }

  /// The address that gives this advice again on any later day.
  var permanent: String { guide.adviceAddress(visit.answers, on: visit.date, visit.reader, language: visit.language) }

  /// The same page in another language, with the answers.
  func translated(_ path: String, to language: Language, withAnswers: Bool) -> String {
    let answers = withAnswers ? answerItems(nil) : []
    let items = answers + visit.facts.filter { guide.fact($0) != nil }.map { (Query.factKey, $0.text) } + dateItems + readerItems
    let path = path == "/" && language != .nl ? "" : path
    return Self.prefix(language) + path + query(items)
  }

  /// The hidden inputs of a form: every answer except those to `questions`, and the date.
  func hiddenItems(except questions: [Question.ID]) -> [(key: String, value: String)] {
    guide.queryItems(visit.answers.removing(questions)) + dateItems + readerItems
  }

  private func answerItems(_ answers: Answers?) -> [(key: String, value: String)] { guide.queryItems(answers ?? visit.answers) }
  private var dateItems: [(key: String, value: String)] {
    visit.chosenDate.map { [(Guide.dateInput, $0.description)] } ?? []
  }
  private var readerItems: [(key: String, value: String)] { visit.reader.map { [(Reader.key, $0.text)] } ?? [] }

  private func query(_ items: [(key: String, value: String)]) -> String {
    items.isEmpty ? "" : "?" + items.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
  }
}
