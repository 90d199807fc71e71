import Funding
import HTTPTypes
import Hummingbird
import Library

/// What every answer of the API has in common: its version, who may read it, and problems in one form.
struct APIMiddleware: RouterMiddleware {
  typealias Context = GuideRequestContext
  let environment: WebEnvironment

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      guard !request.uri.path.hasSuffix("/"), !request.uri.path.contains("//") else { throw APIRefusal.notFound }
      guard Preferences.takesJSON(request.headers) else { throw APIRefusal.notAcceptable }
      response = try await next(request, context)
    } catch {
      response = answer(to: error, request, context)
    }
    for (name, value) in Self.headers { response.headers[name] = value }
    if let name = HTTPField.Name("API-Version") { response.headers[name] = environment.version }
    return response
  }

  private func answer(to error: any Error, _ request: Request, _ context: Context) -> Response {
    let guide = environment.guide
    var language = APIQuery(request.uri.query ?? "", [.language], guide).language
    let problem: Problem
    switch error {
    case let error as WrongMethod:
      let methods = error.field + ", OPTIONS"
      guard request.method != .options else { return Self.options(methods) }
      problem = Problem(
        status: .methodNotAllowed, title: guide.text(.apiMethodTitle), detail: guide.text(.apiMethod, ["wat": methods]),
        extraHeaders: [.allow: methods])
    case let refused as Problem: problem = refused
    case let refusal as APIRefusal:
      if case .invalid(_, let asked?) = refusal { language = asked }
      problem = guide.problem(refusal)
    case let error as any HTTPResponseError where error.status == .notFound: problem = guide.problem(.notFound)
    case let error as any HTTPResponseError:
      let title = Text(nl: error.status.reasonPhrase, en: error.status.reasonPhrase)
      problem = Problem(status: error.status, title: title, detail: guide.text(.apiUnanswered))
    default:
      context.log(error)
      problem = Problem(
        status: .internalServerError, title: guide.text(.apiFailedTitle),
        detail: guide.text(.apiFailed, ["kenmerk": context.requestID]))
    }
    return problem.response(to: request, language ?? .nl)
  }

  /// What a browser asks before it lets another site use a path.
  private static func options(_ methods: String) -> Response {
    var headers: HTTPFields = [
      .allow: methods, .accessControlAllowMethods: methods, .accessControlAllowHeaders: "Content-Type, If-None-Match, MCP-Protocol-Version",
    ]
    // A day: the methods of a path change with a version only.
    if let name = HTTPField.Name("Access-Control-Max-Age") { headers[name] = "86400" }
    return Response(status: .noContent, headers: headers)
  }

  private static let headers: [(HTTPField.Name, String)] = {
    var headers: [(HTTPField.Name, String)] = [
      (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"), (.accessControlAllowOrigin, "*"),
    ]
    let others = [
      ("Access-Control-Expose-Headers", "API-Version, Allow, ETag, Link, Retry-After, X-Request-Id"), ("X-Robots-Tag", "noindex"),
      ("Cross-Origin-Resource-Policy", "cross-origin"),
    ]
    for (name, value) in others { if let name = HTTPField.Name(name) { headers.append((name, value)) } }
    return headers
  }()
}
