import FEEL
import Funding
import Library

/// Everything the page with the answer says, decided before any markup is made.
struct AdviceView: Sendable {
  struct OpenQuestion: Sendable {
    let question: Question
    let address: WebAddress
  }

  let advice: Advice
  let brief: AdviceBrief
  let askFirst: [OpenQuestion]
  /// How many open questions there are beside `askFirst`.
  let furtherOpen: Int
  /// The talks worth having, each with a sheet.
  let sheets: [ConversationSheet]
  /// The moments that matter for what fits.
  let moments: [Moment]
  /// The answers that were given, for paper.
  let answers: [(question: Question, answer: Answer)]

  init(_ context: PageContext) {
    let guide = context.guide
    let advice = guide.advice(for: context.visit.answers, on: context.visit.date, .overview)
    self.advice = advice
    brief = guide.brief(advice, context.language)
    askFirst = brief.askFirst.compactMap { id in
      guard let question = guide.question(id), let page = guide.page(of: id) else { return nil }
      return OpenQuestion(question: question, address: context.addresses.question(page))
    }
    furtherOpen = advice.followUp.count + advice.stillOpen.count - askFirst.count
    sheets = guide.sheets(for: brief)
    moments = guide.moments(for: brief)
    answers = guide.pages.flatMap(\.questions).compactMap { id in
      context.visit.answers[id].map { (guide.library[id], $0) }
    }
  }
}

extension Guide {
  /// The talks that are worth having for what fits, or, when nothing does yet, for nothing.
  func sheets(for brief: AdviceBrief) -> [ConversationSheet] {
    let targets = Set(brief.cards.flatMap { [$0.main] + $0.others }.map(\.id))
    return sheets.filter { !targets.isDisjoint(with: $0.outcomes) }
  }

  /// The moments in the first steps of what fits.
  func moments(for brief: AdviceBrief) -> [Moment] {
    let ids = Set(
      brief.cards.flatMap { [$0.main] + $0.others }.map(\.outcome).flatMap(\.firstSteps).compactMap(\.moment))
    return moments.filter { ids.contains($0.id) }
  }
}
