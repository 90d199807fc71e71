import FEEL
import Library

/// What the parts of the guide need beside themselves to be said in JSON.
package final class AdviceSetting: Sendable {
  package let guide: Guide
  package let language: Language
  package let date: CalendarDate
  let reader: Reader.ID?
  /// The answers that conditions and changes are about.
  let answers: Answers
  /// What was written before; `nil` writes everything anew.
  let ready: ReadyJSON?

  package init(
    _ guide: Guide, _ language: Language, on date: CalendarDate, answers: Answers = .none, for reader: Reader.ID? = nil,
    ready: ReadyJSON? = nil
  ) {
    (self.guide, self.language, self.date, self.reader, self.answers, self.ready) = (guide, language, date, reader, answers, ready)
  }
}

/// JSON that depends on nothing but the content and the language, written once.
package final class ReadyJSON: Sendable {
  private typealias Facts = [ObjectIdentifier: [UInt8]]

  private let facts: Facts
  /// As they are said when their term or year is over.
  private let outdatedFacts: Facts
  private let contacts: [Contact.ID: [UInt8]]

  package init(_ guide: Guide, _ language: Language) {
    func write<Value>(_ value: Value, _ shape: Shape<Value, AdviceSetting>) -> [UInt8] {
      var output = JSONOutput()
      shape.write(value, AdviceSetting(guide, language, on: guide.edition.date), &output)
      return output.bytes
    }
    func written(_ facts: [Fact], areOutdated: Bool) -> Facts {
      let shape = GuideShapes.fact { _, _ in areOutdated }
      return Dictionary(facts.map { (ObjectIdentifier($0), write($0, shape)) }, uniquingKeysWith: { first, _ in first })
    }
    facts = written(guide.facts, areOutdated: false)
    outdatedFacts = written(guide.facts.filter { $0.validity.canBeOutdated }, areOutdated: true)
    contacts = Dictionary(
      guide.contacts.map { ($0.id, write($0, GuideShapes.contact)) }, uniquingKeysWith: { first, _ in first })
  }

  func fact(_ fact: Fact, on date: CalendarDate) -> [UInt8]? {
    fact.validity.mayBeOutdated(on: date) ? outdatedFacts[ObjectIdentifier(fact)] : facts[ObjectIdentifier(fact)]
  }

  func contact(_ contact: Contact) -> [UInt8]? { contacts[contact.id] }
}
