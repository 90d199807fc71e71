import Funding
import HTTPTypes
import Hummingbird
import Library
import Logging

/// Turns everything that goes wrong on a page into a page that helps. The API below `/v1` answers for itself.
struct ErrorPages: RouterMiddleware {
  typealias Context = BasicRequestContext
  let environment: WebEnvironment
  /// What is answered when there is too much to do; made beforehand, since then there is no time for it.
  private let busy: [Language: Response]

  init(environment: WebEnvironment) {
    self.environment = environment
    busy = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        var response = Self.page(.serviceUnavailable, language, [], environment)
        for field in Problem.overloaded.extraHeaders { response.headers[field.name] = field.value }
        return (language, response)
      })
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path
    guard path != APIRoutes.prefix, !path.hasPrefix(APIRoutes.prefix + "/") else { return try await next(request, context) }
    let language = PageRoutes.language(of: path)
    do {
      // One address for one page: no trailing slash, no empty part.
      guard path == "/" || (!path.hasSuffix("/") && !path.contains("//")) else { throw PageProblem.notFound }
      if request.method != .get, request.method != .head, PageRoutes.knows(path) {
        var response = page(.methodNotAllowed, language)
        response.headers[.allow] = "GET, HEAD"
        return response
      }
      return try await next(request, context)
    } catch PageProblem.notFound {
      return page(.notFound, language)
    } catch PageProblem.badRequest(let problems) {
      return page(.badRequest, language, problems)
    } catch let error as any HTTPResponseError {
      return page(error.status, language)
    } catch {
      // Only the path: the query holds answers.
      context.logger.error("A page failed", metadata: ["path": "\(path)"])
      return page(.internalServerError, language)
    }
  }

  private func page(_ status: HTTPResponse.Status, _ language: Language, _ problems: [String] = []) -> Response {
    if status == .serviceUnavailable, let busy = busy[language] { return busy }
    return Self.page(status, language, problems, environment)
  }

  private static func page(
    _ status: HTTPResponse.Status, _ language: Language, _ problems: [String], _ environment: WebEnvironment
  ) -> Response {
    let visit = Visit(language: language, answers: .none, chosenDate: nil, today: environment.today(), reader: nil)
    let context = PageContext(
      guide: environment.guide, visit: visit, path: "/", site: environment.site ?? "", dutchParts: environment.dutchParts)
    return ErrorPage.document(status, problems, context).response(status, context)
  }
}
