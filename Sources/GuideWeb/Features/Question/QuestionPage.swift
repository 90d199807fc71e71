import FEEL
import Funding
import HTTPTypes
import Library

/// One page of the interview.
enum QuestionPageFeature {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    guard let page = request.guide.page(QuestionPage.ID(request.id)) else { throw PageProblem.notFound }
    let context = try request.page(allowing: [.answers, .date, .reader])
    return .document(document(QuestionView(page, context), context))
  }

  static func document(_ view: QuestionView, _ context: PageContext, status: HTTPResponse.Status = .ok) -> Document {
    let title = view.progress + ": " + view.title
    return Document(
      context: context, status: status, title: view.errors.isEmpty ? title : context.say(.errorPrefix) + " " + title,
      width: .wide, before: Parts.backLink(view.backAddress, view.backWords, context),
      content: QuestionMarkup.markup(view, context))
  }
}

/// The step after a question page: checks what was chosen and goes to the next page.
enum NextStep {
  @Sendable static func answer(_ request: PageRequest) throws -> PageReply {
    let guide = request.guide
    guard let pageID = request.query.values(Query.pageKey).first, let page = guide.page(QuestionPage.ID(pageID)) else {
      throw PageProblem.badRequest([guide.phrase(.problemUnknown, request.language)])
    }
    let own = Set(page.questions.map(\.text))
    let others = PageRequest(
      environment: request.environment, language: request.language, page: Page(.get, .question, .visitor, QuestionPageFeature.answer),
      ids: [page.id.text], query: request.query.without(own), site: request.site)
    let context = try others.page(allowing: [.answers, .date, .reader, .page])
    let shown = guide.step(on: page, context.visit.answers, date: context.visit.date).questions
    let given = Query(pairs: request.query.pairs.filter { own.contains($0.key) })

    let fields = guide.library[shown].map { question in
      question.field(given.values(question.id.text), isOnly: page.questions.count == 1, context)
    }
    var problems = fields.filter { $0.value == .failure(.missing) }.map { AnswerProblem(question: $0.name, reason: .missing) }
    let answers: Answers
    switch guide.answers(given.rawAnswers(guide) + guide.raw(context.visit.answers)) {
    case .success(let checked): answers = checked
    case .failure(let failure):
      answers = context.visit.answers
      problems += failure.problems
    }
    guard problems.isEmpty else {
      let view = QuestionView(page, context, given: given, problems: problems)
      return .document(QuestionPageFeature.document(view, context, status: .badRequest))
    }
    // What does not matter now is kept: it counts again when it matters again.
    if let next = guide.nextPage(answers, on: context.visit.date) { return .goTo(context.addresses.question(next, answers)) }
    return .goTo(context.addresses.check(answers))
  }
}

extension Guide {
  /// Checked answers as they would come in again.
  func raw(_ answers: Answers) -> [(question: String, answer: RawAnswer)] {
    Query(pairs: queryItems(answers)).rawAnswers(self)
  }
}
