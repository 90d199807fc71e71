import Funding
import HTTPTypes
import Hummingbird
import Library

/// A refusal in the form of RFC 9457 (`application/problem+json`), in the language that was asked for. It names keys that were sent, in
/// JSON pointers; no value.
struct Problem: Error, HTTPResponseError {
  let status: HTTPResponse.Status
  let title: Text
  let detail: Text
  var errors: [RequestProblem] = []
  var extraHeaders: HTTPFields = [:]
  /// The language that a body asked for; otherwise that of the address counts.
  var language: Language?

  func json(_ language: Language) -> JSON {
    var members: [(String, JSON)] = [
      ("status", .number(String(status.code))), ("title", .string(title[language])), ("detail", .string(detail[language])),
    ]
    if !errors.isEmpty {
      members.append(
        (
          "errors",
          .array(
            errors.map {
              ["in": "body", "location": .string($0.pointer), "detail": .string($0.text[language]), "detailEn": .string($0.text.en)]
            })
        ))
    }
    return .object(members.map { JSON.Member(key: $0.0, value: $0.1) })
  }

  func response(from request: Request, context: some RequestContext) throws -> Response {
    var response = APIResponse.make(
      json(language ?? APIRoutes.askedLanguage(request) ?? .nl), status: status, type: "application/problem+json")
    for field in extraHeaders { response.headers[field.name] = field.value }
    return response
  }

  static let notFound = Problem(
    status: .notFound, title: Text(nl: "Niet gevonden", en: "Not found"),
    detail: Text(
      nl: "Deze bron bestaat niet. De beschrijving staat op /v1/openapi.json.",
      en: "This resource does not exist. The description is at /v1/openapi.json."))
}

/// Responses of the API.
enum APIResponse {
  static func make(_ json: JSON, status: HTTPResponse.Status = .ok, type: String = "application/json") -> Response {
    Response(
      status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: json.text())))
  }
}
