import FEEL
import Library

/// How the parts of the guide are said in JSON, each in its language.
package enum GuideShapes {
  package typealias Of<Value> = Shape<Value, AdviceSetting>
  typealias Object<Value> = ObjectShape<Value, AdviceSetting>

  package static let edition = Object<Edition>("Editie") {
    Property("naam", .text) { $0.name }
    Property("datum", .day) { $0.date }
    Property("inhoudsHash", .text) { $0.contentHash }
  }.shape

  // MARK: Facts and sources

  /// A fact with its origin. What was written before is used again.
  package static let fact: Of<Fact> = {
    let shape = fact { fact, setting in fact.validity.mayBeOutdated(on: setting.date) }
    return Shape(shape.schema) { fact, setting, output in
      if let ready = setting.ready?.fact(fact, on: setting.date) {
        output.ready(ready)
      } else {
        shape.write(fact, setting, &output)
      }
    }
  }()

  static func fact(isOutdated: @escaping @Sendable (Fact, AdviceSetting) -> Bool) -> Of<Fact> {
    Object<Fact>("Feit") {
      Property("id", .id()) { $0.id }
      Property("stelling", .text) { $0.statement[$1.language] }
      Property("zekerheid", .choice) { $0.certainty }
      Property("plaatsen", .list(place)) { $0.places }
      Property("vindplaatsen", .list(page)) { $0.pages }
      Property("geldigVan", .orNull(.day)) { $0.validity.from }
      Property("geldigTot", .orNull(.day)) { $0.validity.until }
      Property("jaar", .orNull(.number)) { $0.validity.year }
      Property("mogelijkVerouderd", .flag) { isOutdated($0, $1) }
      Property("betwistDoor", .ids()) { $0.disputedBy }
    }.shape
  }

  private static let place = Object<Place> {
    Property("bron", .id()) { $0.source }
    Property("onderdeel", .text) { $0.section }
    Property("regels", .list(.text)) { place in
      place.lines.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
    }
  }.shape

  private static let page = Object<WebPlace> {
    Property("adres", .text) { $0.address }
    Property("gezien", .day) { $0.seen }
    Property("tweedehands", .flag) { $0.isSecondHand }
  }.shape

  package static let source = Object<Source>("Bron") {
    Property("id", .id()) { $0.id }
    Property("titel", .text) { $0.title[$1.language] }
    Property("uitgever", .text) { $0.publisher[$1.language] }
    Property("editie", .text) { $0.edition[$1.language] }
    Property("soort", .text) { $0.kind[$1.language] }
    Property("status", .text) { $0.status[$1.language] }
  }.shape

  // MARK: Questions

  package static let question = Object<Question>("Vraag") {
    Property("id", .id()) { $0.id }
    Property("soort", Shape(.choice(["een", "meer"])) { value, _, output in output.text(value) }) { $0.isSeveral ? "meer" : "een" }
    Property("vraag", .text) { $0.heading[$1.language] }
    Property("kort", .text) { $0.short[$1.language] }
    Property("waarom", .text) { $0.why[$1.language] }
    Property("hulp", .text) { $0.help[$1.language] }
    Property("wieWeetHet", .text) { $0.whoKnows[$1.language] }
    Property("handelbaar", .flag) { $0.isActionable }
    Property("antwoorden", .list(option)) { $0.options }
    Property("feiten", .ids()) { $0.facts }
  }.shape

  private static let option = Object<Question.Option> {
    Property("id", .text) { $0.id }
    Property("label", .text) { $0.label[$1.language] }
    Property("toelichting", .orNull(.text)) { $0.hint?[$1.language] }
  }.shape

  // MARK: Outcomes and what they hold

  package static let outcome = Object<Outcome>("Uitkomst") {
    Property("id", .id()) { $0.id }
    Property("soort", .text) { $0.kind.rawValue }
    Property("wet", .orNull(.text)) { $0.law?.rawValue }
    Property("teken", .text) { $0.sign }
    Property("naam", .text) { $0.name[$1.language] }
    Property("samenvatting", .text) { $0.summary[$1.language] }
    Property("kenmerken", .list(attribute)) { $0.attributes }
    Property("kern", .text) { $0.essence[$1.language] }
    Property("beslist", sourcedText) { $0.decider }
    Property("nuDoen", firstStep) { $0 }
    Property("nogTeRegelen", .list(sourcedText)) { $0.toArrange }
    Property("stappen", .list(statement)) { $1.guide.facts($0.steps) }
    Property("voorbeelden", .list(statement)) { $1.guide.facts($0.examples) }
    Property("instrumenten", .list(statement)) { $1.guide.facts($0.instruments) }
    Property("letOp", .ids()) { $0.watchOut }
    Property("feiten", .ids()) { $0.facts }
  }.shape

  private static let attribute = Object<Outcome.AttributeValue> {
    Property("id", .id()) { $0.attribute }
    Property("reeks", .text) { $0.series.rawValue }
    Property("naam", .text) { value, setting in
      setting.guide.attributes.first { $0.series == value.series && $0.id == value.attribute }?.name[setting.language] ?? ""
    }
    Property("teksten", .list(.text)) { value, setting in setting.guide.facts(value.facts).map { $0.statement[setting.language] } }
    Property("feiten", .ids()) { $0.facts }
  }.shape

  private static let statement = Object<Fact>("TekstMetFeit") {
    Property("tekst", .text) { $0.statement[$1.language] }
    Property("feit", .id()) { $0.id }
  }.shape

  static let sourcedText = Object<SourcedText>("TekstMetFeiten") {
    Property("tekst", .text) { $0.text[$1.language] }
    Property("feiten", .ids()) { $0.facts }
  }.shape

  /// The first of the first steps of an outcome, in the words for this reader.
  static let firstStep = Object<Outcome>("TekstMetFeiten") {
    Property("tekst", .text) { $0.firstSteps.first?.text.text(for: $1.reader)[$1.language] ?? "" }
    Property("feiten", .ids()) { $0.firstSteps.first?.facts ?? [] }
  }.shape

  static let step = Object<FirstStep>("Stap") {
    Property("tekst", .text) { $0.text.text(for: $1.reader)[$1.language] }
    Property("contact", .orNull(contact)) { $1.guide.contact(of: $0) }
    Property("wanneer", .orNull(.text)) { step, setting in
      setting.guide.moment(of: step).map { setting.guide.text(of: $0, on: setting.date, setting.language) }
    }
    Property("feiten", .ids()) { $0.facts }
  }.shape

  /// Whom to turn to. What is not known is `null`.
  static let contact: Of<Contact> = {
    let shape = Object<Contact>("Contact") {
      Property("id", .id()) { $0.id }
      Property("naam", .text) { $0.name[$1.language] }
      Property("vraag", .text) { $0.ask[$1.language] }
      Property("email", .orNull(.text)) { $0.email }
      Property("telefoon", .orNull(.text)) { $0.telephone }
      Property("whatsapp", .orNull(.text)) { $0.whatsApp }
      Property("web", .orNull(.text)) { $0.web }
      Property("adres", .orNull(.text)) { $0.address }
      Property("nagekeken", .orNull(.day)) { $0.checked }
      Property("feiten", .ids()) { $0.facts }
    }.shape
    return Shape(shape.schema) { contact, setting, output in
      if let ready = setting.ready?.contact(contact) { output.ready(ready) } else { shape.write(contact, setting, &output) }
    }
  }()
}
