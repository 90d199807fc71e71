import HTTPTypes
import Hummingbird

/// The headers that keep a browser safe, on every answer, errors too.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = GuideRequestContext

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.headers where !response.headers.contains(name) { response.headers[name] = value }
    return response
  }

  /// No script, nothing from elsewhere, no frame: the pages need a stylesheet, an icon and forms to themselves.
  static let contentSecurityPolicy = [
    "default-src 'none'", "style-src 'self'", "img-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  private static let headers: [(HTTPField.Name, String)] = {
    var headers: [(HTTPField.Name, String)] = [
      (.contentSecurityPolicy, contentSecurityPolicy),
      (.strictTransportSecurity, "max-age=31536000"),
      (.xContentTypeOptions, "nosniff"),
      (.cacheControl, "no-store"),
    ]
    let others = [
      ("X-Frame-Options", "DENY"),
      ("Referrer-Policy", "no-referrer"),
      ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("X-Permitted-Cross-Domain-Policies", "none"),
    ]
    for (name, value) in others { if let name = HTTPField.Name(name) { headers.append((name, value)) } }
    return headers
  }()
}
