import FEEL
import Funding

/// Makes every link of the site. Answers stand in the order of the interview, with closed ids only, so that equal
/// answers always give the same address.
struct Addresses: Sendable {
  let guide: Guide
  let visit: Visit

  private var prefix: String { Self.prefix(visit.language) }

  static func prefix(_ language: Language) -> String { language == .nl ? "" : "/\(language.rawValue)" }

  var startPath: String { prefix.isEmpty ? "/" : prefix }
  var start: String { startPath + query(dateItems) }

  /// A page without answers.
  func plain(_ path: String) -> String { path == "/" ? start : prefix + path + query(dateItems) }

  func route(_ outcome: Outcome) -> String {
    plain((outcome.kind == .option ? "/opties/" : "/routes/") + outcome.id.text)
  }
  func fact(_ id: Fact.ID) -> String { plain("/feiten/" + id.text) }

  func question(_ page: QuestionPage, _ answers: Answers? = nil, lapsed: [Question.ID] = []) -> String {
    prefix + "/vraag/" + page.id.text + query(answerItems(answers) + dateItems + lapsedItems(lapsed))
  }
  func check(_ answers: Answers? = nil, lapsed: [Question.ID] = []) -> String {
    prefix + "/controleer" + query(answerItems(answers) + dateItems + lapsedItems(lapsed))
  }
  func advice(_ answers: Answers? = nil) -> String { prefix + "/advies" + query(answerItems(answers) + dateItems) }

  /// Where a submitted question page goes.
  var submit: String { prefix + "/verder" }

  /// The address that gives this advice again on any later day.
  var permanent: String { guide.adviceAddress(visit.answers, on: visit.date, language: visit.language) }

  /// The same page in another language, with the answers.
  func translated(_ path: String, to language: Language, withAnswers: Bool) -> String {
    let items = (withAnswers ? answerItems(nil) : []) + dateItems
    let path = path == "/" && language != .nl ? "" : path
    return Self.prefix(language) + path + query(items)
  }

  /// The hidden inputs of a form: every answer except those to `questions`, and the date.
  func hiddenItems(except questions: [Question.ID]) -> [(key: String, value: String)] {
    guide.queryItems(visit.answers.removing(questions)) + dateItems
  }

  private func answerItems(_ answers: Answers?) -> [(key: String, value: String)] { guide.queryItems(answers ?? visit.answers) }
  private var dateItems: [(key: String, value: String)] {
    visit.chosenDate.map { [(Guide.dateInput, $0.description)] } ?? []
  }
  private func lapsedItems(_ questions: [Question.ID]) -> [(key: String, value: String)] {
    questions.map { (Query.lapsedKey, $0.text) }
  }

  private func query(_ items: [(key: String, value: String)]) -> String {
    items.isEmpty ? "" : "?" + items.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
  }
}
