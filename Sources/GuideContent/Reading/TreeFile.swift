import Funding
import Library

/// `tree/boom.yaml`: the order and the words of the decision tree.
enum TreeFile {
  static func read(_ root: ContentNode) -> TreeContent {
    root.allowOnly(["volgorde", "aangenomen", "uitkomsten", "vragen"])
    return TreeContent(
      order: root.list("volgorde").compactMap(\.text), assumptions: (root.optional("aangenomen")?.members ?? []).map(assumption),
      outcomes: root.list("uitkomsten").compactMap(\.text).map { Outcome.ID($0) },
      questions: root.list("vragen").map(question))
  }

  private static func assumption(_ member: (key: String, value: ContentNode)) -> (question: String, answer: RawAnswer) {
    if let text = member.value.written { return (member.key, .text(text)) }
    return (member.key, .list(member.value.elements.compactMap(\.text)))
  }

  private static func question(_ node: ContentNode) -> TreeContent.Question {
    node.allowOnly(["id", "tekst", "antwoorden"])
    return TreeContent.Question(id: node.string("id"), text: node.translated("tekst"), answers: node.list("antwoorden").map(answer))
  }

  private static func answer(_ node: ContentNode) -> TreeContent.Answer {
    node.allowOnly(["id", "tekst", "einde", "feiten"])
    return TreeContent.Answer(
      id: node.string("id"), text: node.translated("tekst"), end: node.optionalTranslated("einde"), facts: node.facts("feiten"))
  }
}
