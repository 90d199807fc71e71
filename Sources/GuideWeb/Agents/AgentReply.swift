import Funding
import Library

/// What a tool says to an agent: the answer, and with it always what it rests on, what is open, and what to doubt.
struct AgentReply: Sendable {
  /// The answer for people, in Markdown.
  let body: [String]
  /// The answer as JSON.
  let value: [UInt8]
  /// What it rests on.
  let facts: [Fact]
  let open: [OpenPoint]
  /// What the open points wait for, each once.
  let missing: [Missing]
  let setting: AdviceSetting

  /// - Parameter facts: what the answer rests on. What disputes a fact is added.
  init(
    _ body: [String], _ value: [UInt8], facts: [Fact.ID], open: [OpenPoint] = [], missing: [Missing] = [], _ setting: AdviceSetting
  ) {
    (self.body, self.value, self.open, self.missing, self.setting) = (body, value, open, missing, setting)
    let cited = setting.guide.facts(unique(facts))
    self.facts = setting.guide.facts(unique(cited.map(\.id) + cited.flatMap(\.disputedBy)))
  }

  /// Something that is not known: what, and what it waits for.
  struct OpenPoint: Sendable {
    let id: String
    let name: String
    /// By id.
    let missing: [String]
  }

  /// What must be known first: a question, an input, a figure.
  struct Missing: Hashable, Sendable {
    let id: String
    let name: String
  }

  /// The answer as JSON, by a shape.
  static func json<Value>(_ value: Value, _ shape: Shape<Value, AdviceSetting>, _ setting: AdviceSetting) -> [UInt8] {
    var output = JSONOutput(capacity: 8_192)
    shape.write(value, setting, &output)
    return output.bytes
  }

  // MARK: In words

  var text: String {
    let (guide, language) = (setting.guide, setting.language)
    func section(_ title: Phrase, _ lines: [String]) -> [String] {
      lines.isEmpty ? [] : ["## " + guide.phrase(title, language), ""] + lines + [""]
    }
    func ids(_ point: OpenPoint) -> String { point.missing.map { "`\($0)`" }.joined(separator: ", ") }
    let waiting =
      missing.map { "- \($0.name) (`\($0.id)`)" }
      + open.map { "- \($0.name) (`\($0.id)`)" + ($0.missing.isEmpty ? "" : " ← " + ids($0)) }
    let above = body.isEmpty || body.last?.isEmpty ?? true ? body : body + [""]
    let lines =
      above + section(.openQuestions, waiting)
      + section(.sourcesHeading, facts.map { "- " + guide.line(of: $0, on: setting.date, language) })
      + [guide.editionLine(on: setting.date, language), guide.phrase(.noRights, language)]
    return lines.joined(separator: "\n")
  }

  /// What is not certain of the facts, in words.
  private var doubts: [String] {
    let (guide, language) = (setting.guide, setting.language)
    return facts.compactMap { fact in
      let doubts =
        (fact.certainty == .printed ? [] : [guide.name(of: fact.certainty, language)])
        + (fact.validity.mayBeOutdated(on: setting.date) ? [guide.phrase(.maybeOutdatedShort, language)] : [])
      return doubts.isEmpty ? nil : "\(fact.id): \(doubts.joined(separator: "; "))"
    }
  }

  // MARK: In JSON

  /// - Parameter answer: what the answer itself looks like.
  static func shape(_ answer: Schema) -> Shape<AgentReply, AdviceSetting> {
    ObjectShape<AgentReply, AdviceSetting> {
      Property("antwoord", Shape(answer) { value, _, output in output.ready(value) }) { $0.value }
      Property("open", .list(openPoint)) { $0.open }
      Property("ontbreekt", .list(missing)) { $0.missing }
      Property("feiten", .list(GuideShapes.fact)) { $0.facts }
      Property("bronnen", .list(GuideShapes.source)) { reply, setting in
        setting.guide.library[reply.facts.flatMap(\.places).map(\.source)]
      }
      Property("twijfel", .list(.text)) { $0.doubts }
      Property("editie", GuideShapes.edition) { $1.guide.edition }
      Property("peildatum", .day) { $1.date }
      Property("voorbehoud", .text) { $1.guide.phrase(.noRights, $1.language) }
    }.shape
  }

  private static let openPoint = ObjectShape<OpenPoint, AdviceSetting> {
    Property("wat", .text) { $0.id }
    Property("naam", .text) { $0.name }
    Property("ontbreekt", .list(.text)) { $0.missing }
  }.shape

  private static let missing = ObjectShape<Missing, AdviceSetting> {
    Property("id", .text) { $0.id }
    Property("naam", .text) { $0.name }
  }.shape
}
