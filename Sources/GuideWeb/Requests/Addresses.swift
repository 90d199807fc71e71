import FEEL
import Funding
import Library
import Tools

/// Makes every link of the site. Answers stand in the order of the interview, with closed ids only, so that equal
/// answers always give the same address.
struct Addresses: Sendable {
  let guide: Guide
  let visit: Visit
  /// What most links end with, written once: the date; the answers; the answers with the date and who reads.
  private let (dated, answered, personalized): (WrittenQuery, WrittenQuery, WrittenQuery)

  init(guide: Guide, visit: Visit) {
    (self.guide, self.visit) = (guide, visit)
    let date = Self.dateItems(visit)
    dated = WrittenQuery(date)
    answered = WrittenQuery(guide.queryItems(visit.answers))
    personalized = answered.adding(date + Self.readerItems(visit))
  }

  var start: WebAddress { address(.start, query: dateItems + readerItems) }
  /// The start page, without anything in the address: a form adds what was chosen.
  var startForm: WebAddress { address(.start) }

  /// A page without answers.
  func plain(_ page: PathTemplate) -> WebAddress { page == .start ? start : .inner(page.path(in: visit.language), dated) }

  func route(_ outcome: Outcome) -> WebAddress {
    .inner((outcome.kind == .option ? PathTemplate.option : .route).path([outcome.id.text], in: visit.language), dated)
  }
  func kind(_ kind: KnowledgeKind.ID, _ choices: [(key: String, value: String)] = []) -> WebAddress {
    address(.knowledgeKind, [kind.text], query: choices + dateItems)
  }
  func item(_ item: KnowledgeItem) -> WebAddress {
    .inner(PathTemplate.knowledgeItem.path([item.kind.text, item.localID], in: visit.language), dated)
  }
  /// A page of a case that is built, with what was filled in.
  func caseTheme(_ theme: String, _ choices: [(key: String, value: String)]) -> WebAddress {
    address(.caseTheme, [theme], query: choices + dateItems)
  }
  /// The same, without anything in the address: a form adds what was filled in.
  func caseThemeForm(_ theme: String) -> WebAddress { address(.caseTheme, [theme]) }
  func caseBuilt(_ choices: [(key: String, value: String)]) -> WebAddress { address(.caseSketch, query: choices + dateItems) }
  /// The start of a case from the routes of an advice, with what they say about it.
  func caseStart(_ outcomes: [Outcome]) -> WebAddress {
    let starts = outcomes.filter { $0.caseStart != nil }.prefix(CaseBuilder.mostRoutes)
    guard let first = starts.first?.caseStart else { return plain(.caseBegin) }
    let routes = starts.map { (key: CaseBuilder.routeKey, value: $0.id.text) }
    return caseTheme(CaseBuilder.Theme.who.rawValue, routes + first.answers)
  }
  /// The date, where it was chosen: a form keeps it.
  var chosenDate: [(key: String, value: String)] { dateItems }
  var caseForm: WebAddress { address(.caseResult) }
  func caseExample(_ id: String, _ choice: (key: String, value: String)? = nil) -> WebAddress {
    address(.caseExample, [id], query: choice.map { [$0] } ?? [])
  }
  var caseKeep: WebAddress { address(.caseKeep) }
  func caseWorkbook(_ id: String) -> WebAddress { address(.caseWorkbook, [id]) }
  func caseFile(_ id: String) -> WebAddress { address(.caseFile, [id]) }
  func search(_ words: String) -> WebAddress { address(.search, query: [(Query.wordsKey, words)] + dateItems) }
  func tool(_ id: Tool.ID, _ page: PathTemplate = .tool, _ choices: [(key: String, value: String)] = []) -> WebAddress {
    address(page, [id.text], query: choices + dateItems)
  }
  /// A tool, without anything in the address: a form adds what was filled in.
  func toolForm(_ id: Tool.ID) -> WebAddress { address(.toolResult, [id.text]) }
  func term(_ id: Term.ID) -> WebAddress { .inner(PathTemplate.term.path([id.text], in: visit.language), dated) }
  func fact(_ id: Fact.ID) -> WebAddress { .inner(PathTemplate.fact.path([id.text], in: visit.language), dated) }

  func facts(about subject: FactSubject, part: Int = 0) -> WebAddress {
    let parts = part == 0 ? [] : [(key: FactParts.key, value: FactParts.value(of: part))]
    return address(.facts, query: [(FactsPage.subjectKey, subject.rawValue)] + parts + dateItems)
  }

  /// Where some facts stand: the page of the one, or the list of just these.
  func facts(_ ids: [Fact.ID]) -> WebAddress {
    guard ids.count != 1 else { return fact(ids[0]) }
    return address(.facts, query: ids.map { (Query.factKey, $0.text) } + dateItems)
  }

  func question(_ page: QuestionPage, _ answers: Answers? = nil) -> WebAddress { personal(.question, [page.id.text], answers) }
  func check(_ answers: Answers? = nil) -> WebAddress { personal(.check, answers) }
  func advice(_ answers: Answers? = nil) -> WebAddress { personal(.advice, answers) }
  /// Why one outcome fits or not.
  func why(_ outcome: Outcome.ID) -> WebAddress { personal(.why, [outcome.text]) }
  var adviceTree: WebAddress { personal(.adviceTree) }
  var adviceKnowledge: WebAddress { personal(.adviceKnowledge) }
  var ground: WebAddress { personal(.adviceGround) }
  /// A part of the list of facts under an advice.
  func ground(part: Int) -> WebAddress {
    let parts = part == 0 ? [] : [(key: FactParts.key, value: FactParts.value(of: part))]
    return .inner(PathTemplate.adviceGround.path(in: visit.language), personalized.adding(parts))
  }
  var calendar: WebAddress { personal(.adviceCalendar) }
  func sheet(_ sheet: ConversationSheet) -> WebAddress { personal(.conversation, [sheet.id.text]) }

  /// This page for another reader.
  func advice(for reader: Reader) -> WebAddress {
    .inner(PathTemplate.advice.path(in: visit.language), answered.adding(dateItems + [(Reader.key, reader.id.text)]))
  }

  /// A page that depends on the answers.
  private func personal(_ page: PathTemplate, _ ids: [String] = [], _ answers: Answers? = nil) -> WebAddress {
    guard let answers else { return .inner(page.path(ids, in: visit.language), personalized) }
    return address(page, ids, query: guide.queryItems(answers) + dateItems + readerItems)
  }

  private func personal(_ page: PathTemplate, _ answers: Answers?) -> WebAddress { personal(page, [], answers) }

  /// The first page of the interview, without anything in the address: a form adds what was chosen.
  func firstStep(_ page: QuestionPage?) -> WebAddress { page.map { address(.question, [$0.id.text]) } ?? address(.check) }

  /// Where a submitted question page goes.
  var submit: WebAddress { address(.next) }

  /// The address that gives this advice again on any later day.
  var permanent: WebAddress {
    .inner(PathTemplate.advice.path(in: visit.language), answered.adding([(Guide.dateInput, visit.date.description)] + readerItems))
  }

  /// The same page in another language, with the answers.
  func translated(_ page: PathTemplate, _ ids: [String], to language: Language, withAnswers: Bool) -> WebAddress {
    let facts = visit.facts.filter { guide.fact($0) != nil }.map { (key: Query.factKey, value: $0.text) }
    let words = visit.words.isEmpty ? [] : [(key: Query.wordsKey, value: visit.words)]
    // From a page with an error the way leads to the start, which takes no choices.
    let own = page == .start ? [] : facts + words + visit.choices
    return .inner(page.path(ids, in: language), (withAnswers ? answered : .none).adding(own + dateItems + readerItems))
  }

  /// The one address of a page that is the same for everybody: whole where the public address of the site is known.
  func canonical(_ page: PathTemplate, _ ids: [String], _ language: Language, site: String?) -> WebAddress {
    .inner(page.path(ids, in: language)).onSite(site)
  }

  /// The hidden inputs of a form: every answer except those to `questions`, and the date.
  func hiddenItems(except questions: [Question.ID]) -> [(key: String, value: String)] {
    guide.queryItems(visit.answers.removing(questions)) + dateItems + readerItems
  }

  private var dateItems: [(key: String, value: String)] { Self.dateItems(visit) }
  private var readerItems: [(key: String, value: String)] { Self.readerItems(visit) }

  private static func dateItems(_ visit: Visit) -> [(key: String, value: String)] {
    visit.chosenDate.map { [(Guide.dateInput, $0.description)] } ?? []
  }
  private static func readerItems(_ visit: Visit) -> [(key: String, value: String)] { visit.reader.map { [(Reader.key, $0.text)] } ?? [] }

  private func address(_ page: PathTemplate, _ ids: [String] = [], query: [(key: String, value: String)] = []) -> WebAddress {
    .inner(page.path(ids, in: visit.language), query)
  }
}
