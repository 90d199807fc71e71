import Funding
import Library

/// `conversations/gespreksbladen.yaml`: a sheet per counterpart.
enum ConversationsFile {
  static let reader = ContentReader(.file("conversations/gespreksbladen.yaml"), list: "gespreksbladen", sheet)

  private static func sheet(_ node: ContentNode) -> ConversationSheet {
    ConversationSheet(
      id: node.id(), origin: node.origin, name: node.translated("naam"), outcomes: node.ids("uitkomsten"),
      purpose: node.translated("doel"), asks: node.list("vraagt", point), looksAt: node.list("letOpZij", point),
      evidence: node.list("bewijs") { ConversationSheet.Evidence(text: $0.words, questions: $0.ids("vragen")) },
      willAsk: node.list("zijVragen", point))
  }

  private static func point(_ node: ContentNode) -> ConversationSheet.Point {
    ConversationSheet.Point(text: node.words, outcomes: node.ids("bij"), facts: node.facts("feiten"))
  }
}
