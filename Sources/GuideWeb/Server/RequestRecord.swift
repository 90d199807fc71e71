import HTTPTypes
import Hummingbird
import NIOCore

/// What is known of a request afterwards. Nothing in it says who asked or what was answered: no path, no query, no address.
package struct RequestRecord: Sendable {
  /// What the client got as `X-Request-Id`.
  package let id: String
  /// A method of HTTP, or `OTHER`.
  package let method: String
  /// The path as the program writes it (`/feiten/{id}`); `nil` when no page has it, or the head could not be read.
  package let route: String?
  package let status: Int
  /// From the head of the request to the answer, not counting how fast the client reads it.
  package let seconds: Double

  init(id: String, method: String, route: String?, status: Int, seconds: Double) {
    self.id = id
    self.method = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].contains(method) ? method : "OTHER"
    (self.route, self.status, self.seconds) = (route, status, seconds)
  }
}

/// Gives every answer the id of its request, and records it.
struct RequestJournal<Context: RequestContext>: RouterMiddleware {
  let server: ServerState

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response = try await next(request, context)
    if let name = HTTPField.Name.requestID { response.headers[name] = context.id }
    server.record(
      RequestRecord(
        id: context.id, method: request.method.rawValue, route: route(context), status: response.status.code,
        seconds: (ContinuousClock.now - start) / .seconds(1)))
    return response
  }

  /// The server library has a word of its own for what it does not find.
  private func route(_ context: Context) -> String? { context.endpointPath.flatMap { $0.hasPrefix("/") ? $0 : nil } }
}

extension HTTPField.Name {
  static let requestID = HTTPField.Name("X-Request-Id")
}
