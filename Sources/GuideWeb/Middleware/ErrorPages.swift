import Funding
import HTTPTypes
import Hummingbird
import Library

/// Turns everything that goes wrong on a page into a page that helps. What goes wrong below `/v1` the API says in its own way.
struct ErrorPages: RouterMiddleware {
  typealias Context = GuideRequestContext
  let environment: WebEnvironment
  /// Says what is on no path below `/v1`; everything that is on one passed it already.
  let api: APIMiddleware
  /// What is answered when there is too much to do; made once, since then there is no time for it.
  private let busy: [Language: Once<Reply>]

  init(environment: WebEnvironment, api: APIMiddleware) {
    (self.environment, self.api) = (environment, api)
    busy = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        (language, Once { Self.reply(.serviceUnavailable, [], language, environment).prepared })
      })
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      let path = request.uri.path
      // One address for one page: no slash at the end, no empty part.
      guard context.section == .api || path == "/" || (!path.hasSuffix("/") && !path.contains("//")) else { throw PageProblem.notFound }
      return try await next(request, context)
    } catch {
      if context.section == .api { return try await api.handle(request, context: context) { _, _ in throw error } }
      return page(for: error, request, context)
    }
  }

  private func page(for error: any Error, _ request: Request, _ context: Context) -> Response {
    switch error {
    case PageProblem.notFound: return page(.notFound, [], request, context)
    case PageProblem.badRequest(let problems): return page(.badRequest, problems, request, context)
    case PageProblem.tooLarge: return page(.contentTooLarge, [], request, context)
    case let error as WrongMethod:
      var response = page(.methodNotAllowed, [], request, context)
      response.headers[.allow] = error.field
      return response
    case let problem as Problem:
      let ready = problem.status == .serviceUnavailable ? busy[context.language]?.value.response(to: request) : nil
      var response = ready ?? page(problem.status, [], request, context)
      for field in problem.extraHeaders { response.headers[field.name] = field.value }
      return response
    case let error as any HTTPResponseError: return page(error.status, [], request, context)
    default:
      context.log(error)
      let line = environment.guide.phrase(.error500Reference, context.language, ["kenmerk": context.requestID])
      return page(.internalServerError, [line], request, context)
    }
  }

  private func page(_ status: HTTPResponse.Status, _ problems: [String], _ request: Request, _ context: Context) -> Response {
    Self.reply(status, problems, context.language, environment).response(to: request)
  }

  private static func reply(
    _ status: HTTPResponse.Status, _ problems: [String], _ language: Language, _ environment: WebEnvironment
  ) -> Reply {
    let visit = Visit(language: language, answers: .none, chosenDate: nil, today: environment.today(), reader: nil)
    let page = PageContext(
      guide: environment.guide, visit: visit, page: .start, ids: [], audience: .everyone, site: environment.site ?? "",
      dutchParts: environment.dutchParts, glossary: environment.glossary, frames: environment.frames)
    return ErrorPage.document(status, problems, page).reply
  }
}
