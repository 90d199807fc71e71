import Funding
import HTTPTypes
import Hummingbird
import Library
import Logging

/// What every answer of the API has in common: its version, the security headers, and problems in one form.
struct APIMiddleware: RouterMiddleware {
  typealias Context = BasicRequestContext
  let version: String

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard request.uri.path == APIRoutes.prefix || request.uri.path.hasPrefix(APIRoutes.prefix + "/") else {
      return try await next(request, context)
    }
    var response = try await answer(request, context, next)
    for (name, value) in Self.headers { response.headers[name] = value }
    if let name = HTTPField.Name("API-Version") { response.headers[name] = version }
    return response
  }

  private func answer(
    _ request: Request, _ context: Context, _ next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let allowed = APIRoutes.methods(on: request.uri.path)
    let methods = allowed.map(\.rawValue) + (allowed.contains(.get) ? ["HEAD"] : []) + ["OPTIONS"]
    do {
      guard !allowed.isEmpty else { throw Problem.notFound }
      if request.method == .options {
        return Response(
          status: .noContent,
          headers: [
            .allow: methods.joined(separator: ", "), .accessControlAllowMethods: methods.joined(separator: ", "),
            .accessControlAllowHeaders: "Content-Type",
          ])
      }
      guard methods.contains(request.method.rawValue) else {
        throw Problem(
          status: .methodNotAllowed, title: Text(nl: "Methode niet toegestaan", en: "Method not allowed"),
          detail: Text(
            nl: "Deze bron kent: \(methods.joined(separator: ", ")).", en: "This resource knows: \(methods.joined(separator: ", "))."),
          extraHeaders: [.allow: methods.joined(separator: ", ")])
      }
      return try await next(request, context)
    } catch let problem as Problem {
      return try problem.response(from: request, context: context)
    } catch let error as HTTPError {
      let problem = Problem(
        status: error.status, title: Text(nl: error.status.reasonPhrase, en: error.status.reasonPhrase),
        detail: Text(nl: "De vraag kon niet worden beantwoord.", en: "The request could not be answered."))
      return try problem.response(from: request, context: context)
    } catch {
      context.logger.error("API request failed")
      let problem = Problem(
        status: .internalServerError, title: Text(nl: "Fout bij ons", en: "Our fault"),
        detail: Text(nl: "Er ging iets mis. Probeer het later opnieuw.", en: "Something went wrong. Please try again later."))
      return try problem.response(from: request, context: context)
    }
  }

  private static let headers: [(HTTPField.Name, String)] =
    [
      (.cacheControl, "no-store"),
      (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
      (.strictTransportSecurity, "max-age=31536000"),
      (.xContentTypeOptions, "nosniff"),
      (.accessControlAllowOrigin, "*"),
    ]
    + [
      ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
      // Any site may read the answers, and no search engine lists them.
      ("Cross-Origin-Resource-Policy", "cross-origin"), ("X-Robots-Tag", "noindex"),
    ].compactMap { name, value in
      HTTPField.Name(name).map { ($0, value) }
    }
}
