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
    let text = asked.query.value(words) ?? ""
    let answer = asked.environment.search.search(text, asked.language, limit: asked.query.number(.count) ?? 20)
    let addresses = Addresses(
      guide: asked.guide,
      visit: Visit(language: asked.language, answers: .none, chosenDate: nil, today: asked.environment.today(), reader: nil))
    let rows = answer.found.map { Row(found: $0, language: asked.language, address: addresses.findable($0.thing).text) }
    return asked.said(Answer(rows: rows, corrected: answer.corrected), shape)
  }

  private static let words = Parameter(name: Query.wordsKey, description: "De vraag, in eigen woorden.", kind: .words)

  private struct Row: Sendable {
    let found: Found
    let language: Language
    let address: String

    var title: String { found.plainTitle }
    var summary: String { found.plainSummary }
  }

  private struct Answer: Sendable {
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

  private static let shape = ObjectShape<Answer, AdviceSetting>("Zoekresultaten") {
    Property("resultaten", .list(row)) { $0.rows }
    Property("gezochtOp", .orNull(.text)) { $0.corrected }
  }.shape
}
