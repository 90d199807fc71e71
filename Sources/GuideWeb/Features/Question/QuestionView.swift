import FEEL
import Funding
import Library

/// Everything a question page says.
struct QuestionView: Sendable {
  /// One question as a field of the form.
  struct Group: Sendable {
    let question: Question
    let field: Field<RawAnswer>
    let error: String?
    let dependents: [Outcome]
  }

  struct FieldError: Sendable {
    let fieldID: String
    let text: String
  }

  let page: QuestionPage
  let title: String
  let introduction: String?
  let progress: String
  let groups: [Group]
  let errors: [FieldError]
  let hidden: [(key: String, value: String)]
  let backAddress: WebAddress
  let backWords: String
  let strip: RouteStrip

  /// - Parameters:
  ///   - given: what was chosen on the form when it comes back with errors; otherwise the answers of the visit stand.
  init(_ page: QuestionPage, _ context: PageContext, given: Query? = nil, problems: [AnswerProblem] = []) {
    let guide = context.guide
    let visit = context.visit
    let step = guide.step(on: page, visit.answers, date: visit.date)
    let questions = guide.library[step.questions]
    self.page = page
    title = page.heading?[context.language] ?? questions.first?.heading[context.language] ?? ""
    introduction = page.introduction?[context.language]
    progress = context.say(.progress, ["nummer": String(step.number), "totaal": String(step.atMost)])
    groups = questions.map { question in
      let problem = problems.first { $0.question == question.id.text }
      return Group(
        question: question,
        field: question.field(
          given.map { $0.values(question.id.text) } ?? Self.values(visit.answers[question.id]), isOnly: page.questions.count == 1, context),
        error: problem.map { Self.words($0, question, page, context) },
        dependents: guide.library[guide.outcomesDepending(on: question.id, visit.answers.removing(page.questions), on: visit.date)])
    }
    errors = groups.compactMap { group in
      group.error.map { FieldError(fieldID: group.field.firstID, text: $0) }
    }
    hidden = context.addresses.hiddenItems(except: step.questions)
    let previous = guide.previousPage(page, visit.answers, on: visit.date)
    backAddress = previous.map { context.addresses.question($0) } ?? context.addresses.start
    backWords = context.say(previous == nil ? .backToStart : .backToPrevious)
    strip = RouteStrip(context)
  }

  private static func values(_ answer: Answer?) -> [String] {
    switch answer {
    case nil: []
    case .unknown: [Answer.unknownID]
    case .one(let option): [option]
    case .several(let options): options.isEmpty ? [Answer.noneID] : options
    }
  }

  private static func words(
    _ problem: AnswerProblem, _ question: Question, _ page: QuestionPage, _ context: PageContext
  ) -> String {
    let text =
      problem.reason == .missing && question.isSeveral
      ? context.say(.errorChooseSeveral) : context.guide.text(of: problem)[context.language]
    return page.questions.count > 1 ? "\(question.short[context.language]): \(text)" : text
  }
}

extension Question {
  /// The question as a field of a form.
  ///
  /// - Parameters:
  ///   - typed: what was chosen.
  ///   - isOnly: whether it is all that the page asks: then there is room for every hint.
  func field(_ typed: [String], isOnly: Bool, _ context: PageContext) -> Field<RawAnswer> {
    var choices = options.map { FieldChoice(value: $0.id, label: $0.label[context.language], hint: $0.hint?[context.language]) }
    if case .several(let none) = kind { choices.append(FieldChoice(value: Answer.noneID, label: none[context.language], hint: nil)) }
    choices.append(
      FieldChoice(
        value: Answer.unknownID, label: context.say(.dontKnow), hint: isOnly ? context.say(.unknownHint) : nil, standsApart: true))
    return Field(
      id.text, label: heading[context.language], help: help[context.language], isSeveral ? .severalOf(choices) : .oneOf(choices),
      typed: typed,
      Reading { [isSeveral] in $0.isEmpty ? .failure(.missing) : .success(RawAnswer(sent: $0, isSeveral: isSeveral)) })
  }
}

/// Which outcomes are still possible, in three short lists.
struct RouteStrip: Sendable {
  let fits: [Outcome]
  let possible: [Outcome]
  let excluded: [Outcome]

  init(_ context: PageContext) {
    var lists: (fits: [Outcome], possible: [Outcome], excluded: [Outcome]) = ([], [], [])
    for (outcome, statuses) in zip(context.guide.outcomes, context.guide.possibleStatuses(context.visit.answers, on: context.visit.date)) {
      let canFit = statuses.contains(.fits) || statuses.contains(.fitsAfter)
      if !canFit {
        lists.excluded.append(outcome)
      } else if statuses.contains(.fitsNot) {
        lists.possible.append(outcome)
      } else {
        lists.fits.append(outcome)
      }
    }
    (fits, possible, excluded) = lists
  }
}
