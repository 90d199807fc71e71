import HTTPTypes
import Hummingbird

/// A method that a path does not have.
struct WrongMethod: Error {
  let allowed: [HTTPRequest.Method]

  /// What `Allow` says.
  var field: String { allowed.map(\.rawValue).joined(separator: ", ") }
}

extension RouterMethods where Context == GuideRequestContext {
  /// Answers a path by method. What answers `GET` answers `HEAD`; every other method is refused with the list of those that there are.
  func answer(
    _ path: RouterPath, _ answers: [(method: HTTPRequest.Method, answer: @Sendable (Request, Context) async throws -> Response)]
  ) {
    var answers = answers
    if let get = answers.firstIndex(where: { $0.method == .get }) { answers.insert((.head, answers[get].answer), at: get + 1) }
    let allowed = answers.map(\.method)
    for (method, answer) in answers { on(path, method: method, use: answer) }
    for method in Self.methods where !allowed.contains(method) {
      on(path, method: method) { _, _ -> Response in throw WrongMethod(allowed: allowed) }
    }
  }

  /// Every method of RFC 9110 §9.3 and RFC 5789, and QUERY, which clients begin to send. Another one is on no path.
  private static var methods: [HTTPRequest.Method] {
    let query = HTTPRequest.Method("QUERY")
    return [.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect] + [query].compactMap(\.self)
  }
}
