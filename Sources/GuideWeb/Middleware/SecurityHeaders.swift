import HTTPTypes
import Hummingbird

/// The headers that keep a browser safe, on every answer, errors too.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = GuideRequestContext

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for field in Self.all where !response.headers.contains(field.name) { response.headers[field.name] = field.value }
    return response
  }

  /// No script, nothing from elsewhere, no frame: the pages need a stylesheet, an icon and forms to themselves.
  static let contentSecurityPolicy = [
    "default-src 'none'", "style-src 'self'", "img-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  /// Every header that an answer carries unless it has its own.
  static let all: [HTTPField] =
    [
      HTTPField(name: .contentSecurityPolicy, value: contentSecurityPolicy),
      HTTPField(name: .strictTransportSecurity, value: "max-age=31536000"),
      HTTPField(name: .xContentTypeOptions, value: "nosniff"),
      HTTPField(name: .cacheControl, value: "no-store"),
    ]
    + [
      ("X-Frame-Options", "DENY"),
      ("Referrer-Policy", "no-referrer"),
      ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
      ("X-Permitted-Cross-Domain-Policies", "none"),
    ].compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } }
}
