import Funding
import HTTPTypes
import Hummingbird

/// A refusal in the form of RFC 9457 (`application/problem+json`). Holds nothing of what was sent.
struct Problem: Error, HTTPResponseError {
  let status: HTTPResponse.Status
  let title: String
  let detail: String
  var errors: [RequestProblem] = []
  var extraHeaders: HTTPFields = [:]

  var json: JSON {
    var members: [(String, JSON)] = [
      ("status", .number(String(status.code))), ("title", .string(title)), ("detail", .string(detail)),
    ]
    if !errors.isEmpty {
      members.append(
        ("errors", .array(errors.map { ["in": "body", "location": .string($0.pointer), "detail": .string($0.text.nl), "detailEn": .string($0.text.en)] })))
    }
    return .object(members.map { JSON.Member(key: $0.0, value: $0.1) })
  }

  func response(from request: Request, context: some RequestContext) throws -> Response {
    var response = APIResponse.make(json, status: status, type: "application/problem+json")
    for field in extraHeaders { response.headers[field.name] = field.value }
    return response
  }

  static let notFound = Problem(
    status: .notFound, title: "Niet gevonden", detail: "Deze bron bestaat niet. De beschrijving staat op /v1/openapi.json.")
}

/// Responses of the API.
enum APIResponse {
  static func make(_ json: JSON, status: HTTPResponse.Status = .ok, type: String = "application/json") -> Response {
    Response(
      status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: json.text())))
  }
}
