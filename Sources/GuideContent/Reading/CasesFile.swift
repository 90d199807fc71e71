import FEEL
import Funding
import Library

/// `rules/…/cases.yaml`: the cases of the experts, beside the rules that they hold to account.
enum CasesFile {
  static let name = "/cases.yaml"

  static func read(_ root: ContentNode) -> [ExpertCase] {
    root.read { root in
      guard root.required("peildatum") != nil, let date = root.optionalDate("peildatum") else { return nil }
      return root.list("cases") { expertCase($0, date) }
    } ?? []
  }

  private static func expertCase(_ node: ContentNode, _ date: CalendarDate) -> ExpertCase {
    // For people: why it is so.
    node.allow("toelichting")
    let answers = (node.required("antwoorden")?.members ?? []).map { key, value -> (question: String, answer: RawAnswer) in
      (key, value.written.map { .text($0) } ?? .list(value.elements.compactMap(\.text)))
    }
    return ExpertCase(
      id: node.id(), origin: node.origin, title: node.optionalString("titel") ?? "", description: node.optionalString("beschrijving") ?? "",
      date: date, answers: answers, expected: statuses("verwacht", node) { $0.choice(Status.self) },
      possible: statuses("mogelijk", node) { $0.elements.compactMap { $0.choice(Status.self) }.sorted() },
      warnings: node.ids("waarschuwingen"), possibleWarnings: node.ids("waarschuwingenMogelijk"), facts: node.ids("feiten"))
  }

  private static func statuses<Value>(_ key: String, _ node: ContentNode, _ read: (ContentNode) -> Value?) -> [Outcome.ID: Value] {
    let members = (node.optional(key)?.members ?? []).compactMap { member in read(member.value).map { (Outcome.ID(member.key), $0) } }
    return Dictionary(members) { first, _ in first }
  }
}
