import Funding
import Library

/// `tree/boom.yaml`: the order and the words of the decision tree.
enum TreeFile {
  static let path = "tree/boom.yaml"

  static func read(_ root: ContentNode) -> TreeContent? {
    root.read { root in
      TreeContent(
        origin: root.origin, order: root.list("volgorde").compactMap(\.text),
        assumptions: (root.optional("aangenomen")?.members ?? []).map(assumption),
        outcomes: root.list("uitkomsten").compactMap(\.text).map { Identifier($0) }, questions: root.list("vragen", question))
    }
  }

  private static func assumption(_ member: (key: String, value: ContentNode)) -> (question: String, answer: RawAnswer) {
    if let text = member.value.written { return (member.key, .text(text)) }
    return (member.key, .list(member.value.elements.compactMap(\.text)))
  }

  private static func question(_ node: ContentNode) -> TreeContent.Question {
    TreeContent.Question(
      id: node.id(), origin: node.origin, text: node.translated("tekst"), answers: node.list("antwoorden", answer))
  }

  private static func answer(_ node: ContentNode) -> TreeContent.Answer {
    TreeContent.Answer(
      id: node.string("id"), text: node.translated("tekst"), end: node.optionalTranslated("einde"), facts: node.facts("feiten"))
  }
}
