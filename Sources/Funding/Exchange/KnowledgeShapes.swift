import FEEL
import Library

/// How knowledge is said in JSON.
package enum KnowledgeShapes {
  package typealias Of<Value> = Shape<Value, AdviceSetting>
  typealias Object<Value> = ObjectShape<Value, AdviceSetting>

  package static let kind = Object<KnowledgeKind>("SoortKennis") {
    Property("id", .id()) { $0.id }
    Property("naam", .text) { $0.title[$1.language] }
    Property("inleiding", .text) { $0.introduction[$1.language] }
    Property("velden", .list(field)) { $0.fields }
  }.shape

  private static let field = Object<KnowledgeField>("VeldVanKennis") {
    Property("id", .text) { $0.id }
    Property("naam", .text) { $0.name[$1.language] }
    Property("vorm", .choice) { $0.form }
    Property("verplicht", .flag) { $0.isRequired }
    Property("keuzes", .list(choice)) { $0.choices }
  }.shape

  private static let choice = Object<KnowledgeChoice> {
    Property("id", .text) { $0.id }
    Property("naam", .text) { $0.name[$1.language] }
  }.shape

  package static let item = Object<KnowledgeItem>("Kennis") {
    Property("id", .text) { $0.localID }
    Property("soort", .id()) { $0.kind }
    Property("naam", .text) { $0.title[$1.language] }
    Property("kort", .text) { $0.summary[$1.language] }
    Property("ook", .list(.text)) { $0.alsoKnownAs }
    Property("kenmerken", .list(trait)) { $0.traits }
    Property("uitkomsten", .list(.text)) { $0.outcomes }
    Property("velden", .list(value)) { item, setting in item.values.map { FieldValue(value: $0, kind: setting.guide.library[item.kind]) } }
    Property("feiten", .ids()) { $0.allFacts }
    Property("nagekeken", .day) { $0.checking.last }
    Property("herzien", .day) { $0.checking.next }
    Property("teHerzien", .flag) { $0.checking.isDue(on: $1.date) }
  }.shape

  private static let trait = Object<KnowledgeItem.Trait> {
    Property("id", .id()) { $0.trait }
    Property("waarden", .list(.text)) { $0.choices }
  }.shape

  /// A value with the kind that says what it is.
  private struct FieldValue: Sendable {
    let value: KnowledgeItem.Value
    let kind: KnowledgeKind

    var statements: [SourcedText]? {
      switch value.content {
      case .statements(let statements): statements
      case .steps(let steps): steps.map(\.statement)
      case .choices, .links, .day, .written: nil
      }
    }
    var choices: [String]? { if case .choices(let choices) = value.content { choices } else { nil } }
    var links: [KnowledgeItem.Link]? { if case .links(let links) = value.content { links } else { nil } }
    var day: CalendarDate? { if case .day(let day) = value.content { day } else { nil } }
    var written: String? { if case .written(let text) = value.content { text } else { nil } }
  }

  private static let value = Object<FieldValue>("WaardeVanKennis") {
    Property("id", .text) { $0.value.field }
    Property("naam", .text) { value, setting in value.kind.field(value.value.field)?.name[setting.language] ?? value.value.field }
    Property(sometimes: "teksten", .list(GuideShapes.sourcedText)) { value, _ in value.statements }
    Property(sometimes: "waarden", .list(.text)) { value, _ in value.choices }
    Property(sometimes: "items", .list(link)) { value, _ in value.links }
    Property(sometimes: "dag", .day) { value, _ in value.day }
    Property(sometimes: "geschreven", .text) { value, _ in value.written }
  }.shape

  private static let link = Object<KnowledgeItem.Link> {
    Property("soort", .id()) { $1.guide.library[$0.item].kind }
    Property("id", .text) { $1.guide.library[$0.item].localID }
    Property("naam", .text) { $1.guide.library[$0.item].title[$1.language] }
    Property("tekst", .orNull(.text)) { $0.statement?.text[$1.language] }
    Property("feiten", .ids()) { $0.statement?.facts ?? [] }
  }.shape

  package static let term = Object<Term>("Begrip") {
    Property("id", .id()) { $0.id }
    Property("naam", .text) { $0.term[$1.language] }
    Property("uitleg", .text) { $0.explanation[$1.language] }
    Property("feiten", .ids()) { $0.facts }
  }.shape
}
