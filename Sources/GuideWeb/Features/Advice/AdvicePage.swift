import FEEL
import Funding
import Library

/// The answer: one sentence, a card per direction with what to do first, and why the rest does not fit.
enum AdvicePage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.advicePage()
    let view = AdviceView(context)
    return .document(
      Document(
        context: context, title: AdviceTitle.of(view.brief, context), width: .wide,
        before: Parts.backLink(context.addresses.check(), context.say(.backToAnswers), context),
        content: AdviceMarkup.markup(view, context)))
  }
}

extension PageRequest {
  /// The context of a page about the advice for the answers in its address.
  func advicePage() throws(PageProblem) -> PageContext { try page(allowing: [.answers, .date, .reader]) }
}

/// A title that tells one advice from another.
enum AdviceTitle {
  /// Longer than a tab shows, as bookmarks and histories show more, and what differs can stand at the end.
  private static let length = 100

  static func of(_ brief: AdviceBrief, _ context: PageContext) -> String {
    let sentence = brief.verdict
    guard sentence.count > length else { return sentence }
    let words = sentence.prefix(length).split(separator: " ").dropLast()
    return words.joined(separator: " ") + "…"
  }
}
