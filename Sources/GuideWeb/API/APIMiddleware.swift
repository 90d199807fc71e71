import Funding
import HTTPTypes
import Hummingbird
import Logging

/// What every answer of the API has in common: its version, the security headers, and problems in one form.
struct APIMiddleware: RouterMiddleware {
  typealias Context = GuideRequestContext
  let environment: WebEnvironment

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await answer(request, context, next)
    for (name, value) in Self.headers { response.headers[name] = value }
    if let name = HTTPField.Name("API-Version") { response.headers[name] = environment.version }
    return response
  }

  private func answer(
    _ request: Request, _ context: Context, _ next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      guard !request.uri.path.hasSuffix("/"), !request.uri.path.contains("//") else { throw Problem.notFound }
      return try await next(request, context)
    } catch let error as WrongMethod {
      let methods = error.field + ", OPTIONS"
      if request.method == .options {
        return Response(
          status: .noContent,
          headers: [.allow: methods, .accessControlAllowMethods: methods, .accessControlAllowHeaders: "Content-Type"])
      }
      let problem = Problem(
        status: .methodNotAllowed, title: Text(nl: "Methode niet toegestaan", en: "Method not allowed"),
        detail: Text(nl: "Deze bron kent: \(methods).", en: "This resource knows: \(methods)."), extraHeaders: [.allow: methods])
      return try problem.response(from: request, context: context)
    } catch let problem as Problem {
      return try problem.response(from: request, context: context)
    } catch let error as any HTTPResponseError where error.status == .notFound {
      return try Problem.notFound.response(from: request, context: context)
    } catch let error as any HTTPResponseError {
      let problem = Problem(
        status: error.status, title: Text(nl: error.status.reasonPhrase, en: error.status.reasonPhrase),
        detail: Text(nl: "De vraag kon niet worden beantwoord.", en: "The request could not be answered."))
      return try problem.response(from: request, context: context)
    } catch {
      context.log(error)
      let problem = Problem(
        status: .internalServerError, title: Text(nl: "Fout bij ons", en: "Our fault"),
        detail: Text(nl: "Er ging iets mis. Probeer het later opnieuw.", en: "Something went wrong. Please try again later."))
      return try problem.response(from: request, context: context)
    }
  }

  private static let headers: [(HTTPField.Name, String)] = [
    (.cacheControl, "no-store"),
    (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
    (.accessControlAllowOrigin, "*"),
  ]
}
