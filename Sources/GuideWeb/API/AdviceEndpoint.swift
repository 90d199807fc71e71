import Funding
import HTTPTypes
import Hummingbird
import Library
import NIOCore

/// `POST /v1/route-adviezen`: the advice for a set of answers.
enum AdviceEndpoint {
  /// More than this is no set of answers.
  static let maximumBodySize = 65_536

  static let endpoint = Endpoint(
    method: .post, path: "/route-adviezen", id: "maakRouteAdvies", summary: "Geeft het advies voor een set antwoorden", tag: .advice,
    parameters: [.language, fields], body: .reference("AdviesVraag"), answer: AdviceShapes.advice.schemaOfAnyPart, respond: answer)

  private static let fields = Parameter(
    name: "velden", description: "Alleen deze velden van het advies; de andere worden niet uitgerekend.",
    kind: .several(AdviceShapes.advice.properties.map(\.name)))

  @Sendable private static func answer(_ asked: APIRequest) async throws -> APIAnswer {
    let guide = asked.guide
    let json = try await json(of: asked)
    let result = guide.request(json, today: asked.environment.today(), language: asked.language)
    let problems = if case .failure(let failure) = result { failure.problems } else { [RequestProblem]() }
    guard case .success(let request) = result, asked.query.faults.isEmpty else {
      let said: Language? = if case .string(let text) = json["taal"] { Language(rawValue: text) } else { nil }
      throw APIRefusal.invalid(asked.query.faults + problems.map { Fault(.body, $0.pointer, $0.text) }, said)
    }
    return say(request, asked)
  }

  /// The JSON of a body.
  static func json(of asked: APIRequest) async throws -> JSON {
    guard isJSON(asked.request.headers) else { throw APIRefusal.wrongType }
    let body = try await body(of: asked.request)
    do {
      return try JSONReader.read(body.readableBytesView, texts: .ids())
    } catch {
      func text(_ language: Language) -> String {
        asked.guide.phrase(.adviseNoJSON, language, ["plaats": String(error.offset + 1), "fout": error.message[language]])
      }
      let fault = Fault(.body, "", Text(nl: text(.nl), en: text(.en)), position: error.offset + 1)
      throw APIRefusal.invalid(asked.query.faults + [fault])
    }
  }

  private static func say(_ request: AdviceRequest, _ asked: APIRequest) -> APIAnswer {
    let fields = asked.query.names(Self.fields)
    let setting = AdviceSetting(
      asked.guide, request.language, on: request.date, answers: request.answers, for: request.reader,
      ready: asked.environment.ready[request.language]?.value)
    let advice = asked.guide.advice(for: request.answers, on: request.date, AdviceShapes.parts(for: fields))
    var output = JSONOutput(capacity: 262_144)
    AdviceShapes.advice.write(AdviceAnswer(advice, setting, fields: fields), setting, only: fields, &output)
    return APIAnswer(json: output.bytes)
  }

  /// Whether the body is said to be JSON, and not compressed.
  static func isJSON(_ headers: HTTPFields) -> Bool {
    let type = headers.plain(.contentType)?.split(separator: ";", omittingEmptySubsequences: false).first?.withoutSpaceAround.lowercased()
    let coding = headers[.contentEncoding] == nil ? "identity" : headers.plain(.contentEncoding)?.lowercased()
    return type == "application/json" && coding == "identity"
  }

  static func body(of request: Request) async throws -> ByteBuffer {
    do {
      return try await request.body.collect(upTo: maximumBodySize)
    } catch is NIOTooManyBytesError {
      throw APIRefusal.tooLarge
    } catch {
      throw APIRefusal.unreadableBody
    }
  }
}
