import BusinessCase
import Funding
import HTTPTypes
import Hummingbird
import Library
import NIOCore

/// One thing that is wrong with a request: where, and what. It names keys that were sent, and no value.
struct Fault: Sendable {
  enum Place: String, CaseIterable, Sendable { case body, query }

  let place: Place
  /// In a body a JSON pointer (RFC 6901); in a query the name of a parameter.
  let location: String
  let text: Text
  /// The byte at which JSON goes wrong, from 1.
  let position: Int?
  /// What is wrong in a business case.
  let found: Found?

  init(_ place: Place, _ location: String, _ text: Text, position: Int? = nil) {
    (self.place, self.location, self.text, self.position, found) = (place, location, text, position, nil)
  }

  init(_ problem: CaseProblem, _ sentences: CaseSentences) {
    (place, location, text, position) = (.body, "", sentences.line(problem), nil)
    let (message, remedy) = sentences.said(problem)
    found = Found(problem: problem, message: message, remedy: remedy)
  }

  /// A problem of a business case, and what is said about it.
  struct Found: Sendable {
    let problem: CaseProblem
    let message: Text
    let remedy: Text
  }
}

/// Why the API does not answer.
enum APIRefusal: Error {
  case notFound
  case invalid([Fault], Language? = nil)
  case unreadableBody
  case tooLarge
  case wrongType
  case notAcceptable
}

/// A refusal in the form of RFC 9457 (`application/problem+json`), in the language that was asked for.
struct Problem: Error {
  /// At most so many faults are named; the detail says how many there are.
  static let mostFaults = 100

  let status: HTTPResponse.Status
  let title: Text
  let detail: Text
  var faults: [Fault] = []
  var extraHeaders: HTTPFields = [:]

  func response(to request: Request, _ language: Language) -> Response {
    var headers = extraHeaders
    headers[.contentType] = "application/problem+json"
    return Reply(status, headers, ByteBuffer(bytes: json(language)), .never).response(to: request)
  }

  func json(_ language: Language) -> [UInt8] {
    var output = JSONOutput()
    Self.shape.write(self, language, &output)
    return output.bytes
  }

  static let shape = ObjectShape<Problem, Language>("Probleem") {
    Property("status", .number) { $0.status.code }
    Property("title", .text) { $0.title[$1] }
    Property("detail", .text) { $0.detail[$1] }
    Property(sometimes: "errors", .list(fault)) { problem, _ in problem.faults.isEmpty ? nil : Array(problem.faults.prefix(mostFaults)) }
  }.shape

  private static let fault = ObjectShape<Fault, Language> {
    Property("in", .choice) { $0.place }
    Property("location", .text) { $0.location }
    Property("detail", .text) { $0.text[$1] }
    Property("detailEn", .text) { $0.text.en }
    Property(sometimes: "position", .number) { fault, _ in fault.position }
    Property(sometimes: "soort", .text) { fault, _ in fault.found?.problem.kindID }
    Property(sometimes: "regel", .number) { fault, _ in fault.found?.problem.place.line }
    Property(sometimes: "veld", .text) { fault, _ in fault.found?.problem.place.field }
    Property(sometimes: "melding", .text) { $0.found?.message[$1] }
    Property(sometimes: "herstel", .text) { $0.found?.remedy[$1] }
  }.shape
}

extension Guide {
  /// What went wrong below `/v1`, in words.
  func problem(_ refusal: APIRefusal) -> Problem {
    switch refusal {
    case .notFound: Problem(status: .notFound, title: text(.apiNotFoundTitle), detail: text(.apiNotFound))
    case .invalid(let faults, _): Problem(status: .badRequest, title: text(.apiInvalidTitle), detail: count(faults), faults: faults)
    case .unreadableBody: Problem(status: .badRequest, title: text(.apiInvalidTitle), detail: text(.apiUnreadable))
    case .tooLarge:
      Problem(
        status: .contentTooLarge, title: text(.apiTooLargeTitle),
        detail: text(.apiTooLarge, ["aantal": String(AdviceEndpoint.maximumBodySize)]))
    case .wrongType: Problem(status: .unsupportedMediaType, title: text(.apiWrongTypeTitle), detail: text(.apiWrongType))
    case .notAcceptable: Problem(status: .notAcceptable, title: text(.apiNotAcceptableTitle), detail: text(.apiNotAcceptable))
    }
  }

  private func count(_ faults: [Fault]) -> Text {
    let most = Problem.mostFaults
    if faults.count == 1, faults[0].position != nil { return faults[0].text }
    if faults.count == 1 { return text(.apiOneFault) }
    guard faults.count > most else { return text(.apiFaults, ["aantal": String(faults.count)]) }
    return text(.apiManyFaults, ["aantal": String(faults.count), "getoond": String(most), "rest": String(faults.count - most)])
  }
}
