import FEEL
import Library

/// An advice to be said in JSON, with its short form, which is made only when it is asked.
package final class AdviceAnswer: Sendable {
  let advice: Advice
  let brief: AdviceBrief?
  let warnings: [Advice.WarningAdvice]

  /// - Parameters:
  ///   - fields: the top-level fields that will be written; `nil` for all.
  ///   - withPossible: whether to tell of warnings that an open answer may still take away.
  package init(_ advice: Advice, _ setting: AdviceSetting, fields: Set<String>? = nil, withPossible: Bool = true) {
    self.advice = advice
    warnings = advice.warnings.filter { withPossible || $0.isCertain }
    brief = fields?.contains("kern") ?? true ? setting.guide.brief(advice, setting.language) : nil
  }
}

/// How an advice is said in JSON: the same for the API and the command line.
package enum AdviceShapes {
  private typealias Of<Value> = Shape<Value, AdviceSetting>
  package typealias Object<Value> = ObjectShape<Value, AdviceSetting>

  package static let advice = Object<AdviceAnswer>("Advies") {
    Property("peildatum", .day) { $0.advice.date }
    Property("taal", .text) { $1.language.rawValue }
    Property("editie", GuideShapes.edition) { $1.guide.edition }
    Property("lezer", .orNull(.id())) { $1.reader }
    Property("antwoorden", answers) { $0.advice.answers }
    Property("vertaald", .list(retirement)) { $0.advice.answers.retirements }
    Property("kern", brief) { $0 }
    Property("uitkomsten", .list(outcome)) { $0.advice.outcomes }
    Property("vervolgvragen", .ids()) { $0.advice.followUp }
    Property("nogHoogstens", .number) { $0.advice.atMostToGo }
    Property("nogOpen", .list(openQuestion)) { $1.guide.library[$0.advice.stillOpen] }
    Property("meestBepalend", .orNull(.id())) { $0.advice.mostDeciding }
    Property("vervallen", .ids()) { $0.advice.idle }
    Property("waarschuwingen", .list(warning)) { $0.warnings.map { ($0.warning, $0.isCertain) } }
    Property("feiten", .list(GuideShapes.fact)) { $1.guide.citedFacts($0.advice) }
    Property("permanenteLink", .text) {
      $1.guide.adviceAddress($0.advice.answers, on: $0.advice.date, $1.reader, language: $1.language)
    }
    Property("toelichting", .text) { $1.guide.phrase(.noRights, $1.language) }
  }

  /// What of an advice has to be worked out for these top-level fields.
  package static func parts(for fields: Set<String>?) -> Advice.Parts {
    guard let fields else { return .all }
    var parts: Advice.Parts = []
    if !fields.isDisjoint(with: ["kern", "uitkomsten", "feiten"]) { parts.insert(.outcomes) }
    if fields.contains("uitkomsten") { parts.formUnion([.changes, .dependence]) }
    if !fields.isDisjoint(with: ["kern", "waarschuwingen", "feiten"]) { parts.insert(.warnings) }
    if !fields.isDisjoint(with: ["kern", "meestBepalend"]) { parts.insert(.weight) }
    if fields.contains("vervallen") { parts.insert(.idle) }
    return parts
  }

  /// The answers in the order of the interview. What can be answered follows from the content.
  private static let answers = Of<Answers>(.reference("Antwoorden")) { answers, setting, output in
    output.object { output in
      for question in setting.guide.pages.flatMap(\.questions) {
        guard let given = answers[question] else { continue }
        output.key(JSONKey(question.text))
        answer.write(given, setting, &output)
      }
    }
  }

  private static let answer = Of<Answer>(
    .named("Antwoord", .json(["oneOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]]]))
  ) { answer, setting, output in
    switch answer {
    case .unknown: output.text(Answer.unknownID)
    case .one(let option): output.text(option)
    case .several(let options): texts.write(options, setting, &output)
    }
  }
  private static let texts = Of<[String]>.list(.text)

  private static let retirement = Object<Retirement> {
    Property("vraag", .text) { $0.question }
    Property("tekst", .text) { $0.text[$1.language] }
  }.shape

  private static let openQuestion = Object<Question> {
    Property("vraag", .id()) { $0.id }
    Property("wieWeetHet", .text) { $0.whoKnows[$1.language] }
  }.shape

  private static let warning = Object<(warning: Warning, isCertain: Bool)>("Waarschuwing") {
    Property("id", .id()) { $0.warning.id }
    Property("ernst", .choice) { $0.warning.severity }
    Property("zeker", .flag) { $0.isCertain }
    Property("titel", .text) { $0.warning.title[$1.language] }
    Property("kort", .text) { $0.warning.short[$1.language] }
    Property("tekst", .text) { $0.warning.text[$1.language] }
    Property("uitkomsten", .ids()) { $0.warning.outcomes }
    Property("feiten", .ids()) { $0.warning.facts }
  }.shape

  // MARK: The short form

  /// The sentence, the cards, what to ask first, and why the rest does not fit.
  private static let brief = Object<AdviceAnswer>("Kern") {
    Property("zin", .text) { $0.brief?.verdict ?? "" }
    Property("kaarten", .list(card)) { $0.brief?.cards ?? [] }
    Property("vraagEerst", .ids()) { $0.brief?.askFirst ?? [] }
    Property("pastNiet", .list(misfit)) { $0.brief?.misfits ?? [] }
  }.shape

  private static let card = Object<AdviceBrief.Card> {
    Property("uitkomst", .id()) { $0.main.id }
    Property("status", status) { $0.main.status }
    Property("ook", .ids()) { $0.others.map(\.id) }
    Property("kern", .text) { $0.main.outcome.essence[$1.language] }
    Property("beslist", .orNull(GuideShapes.sourcedText)) { $0.main.outcome.decider }
    Property("eersteStappen", .list(GuideShapes.step)) { $0.main.outcome.firstSteps }
    Property("nogTeRegelen", .list(GuideShapes.sourcedText)) { $0.main.outcome.toArrange }
    Property("betwist", .ids()) { $0.main.disputes }
  }.shape

  private static let misfit = Object<AdviceBrief.Misfit> {
    Property("uitkomst", .id()) { $0.advised.id }
    Property("waarom", .orNull(.text)) { $0.reason }
  }.shape

  // MARK: Outcomes

  private static let status = Of<Status>.choice.named("Status")

  private static let outcome = Object<OutcomeAdvice>("UitkomstAdvies") {
    Property("id", Of<Outcome.ID>(.reference("UitkomstId")) { id, _, output in output.text(id.text) }) { $0.id }
    Property("soort", .text) { $0.outcome.kind.rawValue }
    Property("naam", .text) { $0.outcome.name[$1.language] }
    Property("status", status) { $0.status }
    Property("mogelijk", .list(status)) { $0.status == .unknown ? $0.possible : [] }
    Property("hangtAfVan", .ids()) { $0.dependsOn }
    Property("betwist", .ids()) { $0.disputes }
    Property("wegen", .list(way)) { $0.ways }
    Property("watVerandertDit", .orNull(.list(change))) { $0.change }
    Property("feiten", .ids()) { $0.facts }
    Property(sometimes: "nogTeRegelen", .list(GuideShapes.sourcedText)) { advised, _ in
      advised.isAlive ? advised.outcome.toArrange : nil
    }
    Property(sometimes: "nuDoen", GuideShapes.firstStep) { advised, _ in advised.status.isFit ? advised.outcome : nil }
    Property(sometimes: "eersteStappen", .list(GuideShapes.step)) { advised, _ in
      advised.status.isFit ? advised.outcome.firstSteps : nil
    }
    Property("letOp", .ids()) { $0.outcome.watchOut }
  }.shape

  private static let way = Object<OutcomeAdvice.Way> {
    Property("voorwaarden", .list(condition)) { $0.conditions }
    Property("feiten", .ids()) { $0.facts }
  }.shape

  /// The same condition stands in the ways of many outcomes: it is written once per advice.
  private static let condition: Of<Condition> = {
    let shape = oneCondition
    return Shape(shape.schema) { condition, setting, output in
      output.once(condition.number) { shape.write(condition, setting, &$0) }
    }
  }()

  private static let oneCondition = Object<Condition>("Voorwaarde") {
    Property("tekst", .text) { $1.guide.sentence(of: $0, $1.answers, on: $1.date, $1.language) }
    Property("stand", .choice) { $0.state }
    Property(sometimes: "vraag", .id()) { condition, _ in condition.question }
    Property("feiten", .ids()) { $0.facts }
    Property(sometimes: "wegen", conditionWays) { condition, _ in condition.alternatives.isEmpty ? nil : condition.alternatives }
  }.shape

  /// A condition holds conditions.
  private static let conditionWays: Of<[[Condition]]> = Of<[[Condition]]>(.list(.list(.reference("Voorwaarde")))) { ways, setting, output in
    conditionsBelow.write(ways, setting, &output)
  }
  private static let conditionsBelow = Of<[[Condition]]>.list(.list(condition))

  private static let change = Object<AnswerChange>("Verandering") {
    Property("vraag", .id()) { $0.question }
    Property(sometimes: "van", answer) { $0.replacesAnswer ? $1.answers[$0.question] : nil }
    Property(sometimes: "naar", answer) { change, _ in if case .becomes(let answer) = change.demand { answer } else { nil } }
    Property(sometimes: "met", .list(.text)) { change, _ in if case .includes(let options, _) = change.demand { options } else { nil } }
    Property(sometimes: "zonder", .list(.text)) { change, _ in if case .includes(_, let options) = change.demand { options } else { nil } }
  }.shape
}
