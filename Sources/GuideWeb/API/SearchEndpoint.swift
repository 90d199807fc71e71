import Funding
import HTTPTypes
import Library

/// `GET /v1/zoek`: what the guide knows about a question in somebody's own words.
enum SearchEndpoint {
  static let endpoint = Endpoint(
    method: .get, path: "/zoek", id: "zoek", summary: "Zoekt in alles wat de gids weet", tag: .advice,
    parameters: [
      .language, words, Parameter(name: "aantal", description: "Hoeveel resultaten hoogstens; anders 20.", kind: .number(1...100)),
    ],
    answer: shape.schema
  ) { asked in
    let answer = answer(
      asked.environment.search, asked.query.value(words) ?? "", asked.setting, limit: asked.query.number(.count) ?? 20)
    return asked.said(answer, shape)
  }

  /// What was found, with where it stands.
  static func answer(_ search: GuideSearch, _ words: String, _ setting: AdviceSetting, limit: Int) -> Answer {
    let answer = search.search(words, setting.language, limit: limit)
    let visit = Visit(language: setting.language, answers: .none, chosenDate: nil, today: setting.date, reader: nil)
    let addresses = Addresses(guide: setting.guide, visit: visit)
    return Answer(
      rows: answer.found.map { Row(found: $0, address: addresses.findable($0.thing).text) }, corrected: answer.corrected)
  }

  private static let words = Parameter(name: Query.wordsKey, description: "De vraag, in eigen woorden.", kind: .words)

  struct Row: Sendable {
    let found: Found
    let address: String

    var title: String { found.plainTitle }
    var summary: String { found.plainSummary }
  }

  struct Answer: Sendable {
    let rows: [Row]
    let corrected: String?
  }

  private static let row = ObjectShape<Row, AdviceSetting>("Zoekresultaat") {
    Property("soort", .text) { $0.found.thing.kind }
    Property("id", .text) { $0.found.thing.id }
    Property("titel", .text) { $0.title }
    Property("kort", .text) { $0.summary }
    Property("adres", .text) { $0.address }
    Property("feiten", .ids()) { $0.found.thing.facts }
  }.shape

  static let shape = ObjectShape<Answer, AdviceSetting>("Zoekresultaten") {
    Property("resultaten", .list(row)) { $0.rows }
    Property("gezochtOp", .orNull(.text)) { $0.corrected }
  }.shape
}
