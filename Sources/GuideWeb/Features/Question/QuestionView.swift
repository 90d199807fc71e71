import FEEL
import Funding

/// Everything a question page says.
struct QuestionView: Sendable {
  /// One question as a group of choices.
  struct Group: Sendable {
    let question: Question
    let choices: [Choice]
    let error: String?
    let dependents: [Outcome]
  }

  struct Choice: Sendable {
    enum Place: Hashable, Sendable { case option, none, unknown }
    let place: Place
    let value: String
    let label: String
    let hint: String?
    let isChosen: Bool
    let fieldID: String
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
    let questions = step.questions.compactMap(guide.question)
    self.page = page
    title = page.heading?[context.language] ?? questions.first?.heading[context.language] ?? ""
    introduction = page.introduction?[context.language]
    progress = context.say(.progress, ["nummer": String(step.number), "totaal": String(step.atMost)])
    groups = questions.map { question in
      let problem = problems.first { $0.question == question.id.text }
      return Group(
        question: question,
        choices: Self.choices(
          of: question, given.map { Set($0.values(question.id.text)) } ?? Self.values(visit.answers[question.id]),
          isOnly: page.questions.count == 1, context),
        error: problem.map { Self.words($0, question, page, context) },
        dependents: guide.outcomesDepending(on: question.id, visit.answers.removing(page.questions), on: visit.date)
          .compactMap(guide.outcome))
    }
    errors = groups.compactMap { group in
      group.error.map { FieldError(fieldID: group.choices.first?.fieldID ?? "inhoud", text: $0) }
    }
    hidden = context.addresses.hiddenItems(except: step.questions)
    let previous = guide.previousPage(page, visit.answers, on: visit.date)
    backAddress = previous.map { context.addresses.question($0) } ?? context.addresses.start
    backWords = context.say(previous == nil ? .backToStart : .backToPrevious)
    strip = RouteStrip(context)
  }

  private static func values(_ answer: Answer?) -> Set<String> {
    switch answer {
    case nil: []
    case .unknown: [Answer.unknownID]
    case .one(let option): [option]
    case .several(let options): options.isEmpty ? [Answer.noneID] : Set(options)
    }
  }

  private static func choices(
    of question: Question, _ chosen: Set<String>, isOnly: Bool, _ context: PageContext
  ) -> [Choice] {
    func choice(_ place: Choice.Place, _ value: String, _ label: String, _ hint: String?) -> Choice {
      Choice(
        place: place, value: value, label: label, hint: hint, isChosen: chosen.contains(value),
        fieldID: "\(question.id.text)-\(value)")
    }
    var choices = question.options.map { choice(.option, $0.id, $0.label[context.language], $0.hint?[context.language]) }
    if case .several(let none) = question.kind { choices.append(choice(.none, Answer.noneID, none[context.language], nil)) }
    choices.append(choice(.unknown, Answer.unknownID, context.say(.dontKnow), isOnly ? context.say(.unknownHint) : nil))
    return choices
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
