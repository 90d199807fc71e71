import Funding
import Library

/// The tools of the interview: what it asks, and what follows from the answers.
enum AdviceTools {
  static func all(_ guide: Guide) -> [AgentTool] {
    let answers = AdviceSchema.answers(guide)
    let request = AdviceSchema.request(guide, answers: answers)
    return [
      AgentTool(
        name: "vragen", title: Text(nl: "Vragen van de vragenlijst", en: "Questions of the interview"),
        summary: Text(
          nl: "De vragen met hun antwoorden. Met antwoorden erbij: alleen wat daarna nog uitmaakt, in volgorde.",
          en: "The questions with their answers. With answers given: only what still matters after them, in order."),
        inputs: request.filter { $0.key != Reader.key } + [
          AgentTool.input(
            "aantal", ["type": "integer", "minimum": 1, "maximum": 100], "Hoogstens zoveel; anders alle / the most; else all")
        ], answer: questions.schema, call: askQuestions),
      AgentTool(
        name: "advies", title: Text(nl: "Advies", en: "Advice"),
        summary: Text(
          nl:
            "Wat past, wat niet en waarom, wat nu te doen, wat open is. Kort (alleen zekere waarschuwingen) of volledig.",
          en:
            "What fits, what does not and why, what to do now, what is open. Short (certain warnings only) or in full."
        ),
        inputs: request + [
          AgentTool.input("volledig", ["type": "boolean"], "Elke voorwaarde, elk feit en elke bron / every condition, fact and source")
        ], required: ["antwoorden"], answer: AdviceShapes.advice.schemaOfAnyPart,
        definitions: [
          JSON.Member(key: "Antwoorden", value: answers),
          JSON.Member(key: "UitkomstId", value: AdviceSchema.choice(guide.outcomes.map(\.id.text))),
        ], call: advise),
    ]
  }

  // MARK: Questions

  private static let questions = ObjectShape<[Question], AdviceSetting> {
    Property("vragen", .list(GuideShapes.question)) { $0 }
  }.shape

  @Sendable private static func askQuestions(_ call: AgentCall) throws(RequestProblems) -> AgentReply {
    let isAnswered = call.arguments["antwoorden"] != nil
    let asked = call.arguments(without: "aantal")
    let request = try read(isAnswered ? asked : asked.adding("antwoorden", .object([])), call)
    let setting = AdviceSetting(call.guide, call.language, on: request.date, answers: request.answers)
    var questions = call.guide.library[call.guide.pages.flatMap(\.questions)]
    if isAnswered {
      let matters = Set(call.guide.advice(for: request.answers, on: request.date, []).followUp)
      questions = questions.filter { matters.contains($0.id) }
    }
    questions = Array(questions.prefix(try call.number("aantal", in: 1...100, otherwise: questions.count)))
    let body = questions.flatMap { lines(of: $0, call.language) }
    return AgentReply(body, AgentReply.json(questions, Self.questions, setting), facts: questions.flatMap(\.facts), setting)
  }

  private static func lines(of question: Question, _ language: Language) -> [String] {
    let several = question.isSeveral ? ", […]" : ""
    let ground = question.facts.map(\.text).joined(separator: ", ")
    let options = question.options.map { option -> String in
      let hint = option.hint.map { " (\($0[language]))" } ?? ""
      return "- `\(option.id)`: \(option.label[language])\(hint)"
    }
    return ["## \(question.heading[language]) (`\(question.id)`\(several))", "", question.help[language], question.whoKnows[language]]
      + options + [ground.isEmpty ? "" : "[\(ground)]", ""]
  }

  // MARK: Advice

  private static func read(_ json: JSON, _ call: AgentCall) throws(RequestProblems) -> AdviceRequest {
    try call.guide.request(json, today: call.server.today(), language: call.language).get()
  }

  @Sendable private static func advise(_ call: AgentCall) throws(RequestProblems) -> AgentReply {
    let isFull = try call.flag("volledig")
    let request = try read(call.arguments(without: "volledig"), call)
    let guide = call.guide
    let advice = guide.advice(for: request.answers, on: request.date, isFull ? .all : [.overview, .idle, .dependence])
    let setting = AdviceSetting(guide, call.language, on: request.date, answers: request.answers, for: request.reader)
    let brief = guide.brief(advice, call.language)
    // What stands beside every answer is not said twice.
    let beside: Set = ["feiten", "editie", "toelichting"]
    let fields = AdviceShapes.advice.properties.map(\.name).filter { !beside.contains($0) && (isFull || $0 != "uitkomsten") }
    var output = JSONOutput(capacity: 65_536)
    AdviceShapes.advice.write(AdviceAnswer(advice, setting, withPossible: isFull), setting, only: Set(fields), &output)
    let text = AdviceText(advice, guide, call.language, for: request.reader, markdown: true, isFull: isFull)
    let waiting = advice.outcomes.filter { $0.status == .unknown }
    return AgentReply(
      text.body(brief), output.bytes,
      facts: isFull ? guide.citedFacts(advice).map(\.id) : shortFacts(brief, guide),
      open: waiting.map { .init(id: $0.id.text, name: $0.outcome.name[call.language], missing: $0.dependsOn.map(\.text)) },
      missing: guide.library[advice.followUp + advice.stillOpen].map { .init(id: $0.id.text, name: $0.heading[call.language]) }, setting)
  }
}

extension AdviceTools {
  /// What the short advice rests on.
  private static func shortFacts(_ brief: AdviceBrief, _ guide: Guide) -> [Fact.ID] {
    guide.facts(of: brief, withPossible: false) + brief.cards.flatMap { guide.library.contactFacts(of: $0.main.outcome) }
  }
}

extension JSON {
  fileprivate func adding(_ key: String, _ value: JSON) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members + [Member(key: key, value: value)])
  }
}
