import FEEL
import Funding

/// The advice: what to do now, every route and option with its reasons, and the ground under it.
enum AdvicePage {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let context = try request.page(allowing: [.answers, .date])
    let view = AdviceView(context)
    return .document(
      Document(
        context: context, title: context.say(.adviceTitle), width: .wide,
        before: Parts.backLink(context.addresses.check(), context.say(.backToAnswers), context),
        content: AdviceMarkup.markup(view, context), hasAnswers: true))
  }
}
