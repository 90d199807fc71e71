import Funding
import HTTPTypes
import Hummingbird
import Library

/// The first to see a request and the last to see its answer: it says which part of the site is asked and in which language, and sees that
/// no answer to `HEAD` has a body, whoever made it.
struct Arrival: RouterMiddleware {
  typealias Context = GuideRequestContext

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var context = context
    let first = request.uri.path.utf8.drop { $0 == UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: "/") }
    context.section = [APITable.group, AgentEndpoint.group].contains { first.elementsEqual($0.utf8) } ? .api : .pages
    context.language = Language.allCases.first { $0 != .nl && first.elementsEqual($0.rawValue.utf8) } ?? .nl
    let response = try await next(request, context)
    return request.method == .head ? response.createHeadResponse() : response
  }
}
