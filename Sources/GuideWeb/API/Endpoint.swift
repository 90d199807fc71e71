import Funding
import HTTPTypes
import Hummingbird
import Library
import NIOCore

/// One method on one path of the API, with everything that is said of it: the router and the OpenAPI description are made from it.
struct Endpoint: Sendable {
  /// What it is for; a description groups by it.
  enum Tag: String, CaseIterable, Sendable {
    case advice = "advies"
    case reference = "naslag"
    case tools = "hulpmiddelen"

    var description: String {
      switch self {
      case .advice: "Advies op maat"
      case .reference: "De inhoud van de gids"
      case .tools: "Berekeningen en controles"
      }
    }
  }

  let method: HTTPRequest.Method
  /// Below `/v1`.
  let path: PathTemplate
  let id: String
  /// In one line, in Dutch.
  let summary: String
  let tag: Tag
  var parameters: [Parameter] = []
  /// What the body must be; `nil` when it has none.
  var body: Schema?
  let answer: Schema
  let respond: @Sendable (APIRequest) async throws -> APIAnswer

  /// Whether everybody gets the same on one day: then it is kept, and a client can ask whether it has changed.
  var isReference: Bool { tag == .reference }
}

/// A request for an endpoint, with its parameters checked.
struct APIRequest: Sendable {
  let request: Request
  let environment: WebEnvironment
  let ids: [String]
  let query: APIQuery
  /// The language that the address asks for.
  let language: Language

  var guide: Guide { environment.guide }
  /// The part of the path that varies, where there is one.
  var id: String { ids.first ?? "" }
  /// The setting of everything that is the same for everybody today.
  var setting: AdviceSetting {
    AdviceSetting(guide, language, on: environment.today(), ready: environment.ready[language]?.value)
  }

  /// The answer that one shape gives.
  func said<Value>(_ value: Value, _ shape: Shape<Value, AdviceSetting>) -> APIAnswer {
    var output = JSONOutput(capacity: 8_192)
    shape.write(value, setting, &output)
    return APIAnswer(json: output.bytes)
  }
}

/// The JSON of an answer, with what stands in its head.
struct APIAnswer: Sendable {
  let json: [UInt8]
  var headers: HTTPFields = [:]
}

extension Endpoint {
  func respond(to request: Request, _ context: GuideRequestContext, _ environment: WebEnvironment) async throws -> Response {
    let ids = try path.parameters.map { name in
      guard let id = context.parameters.get(name), OutsideText.canBeID(id.utf8) else { throw APIRefusal.notFound }
      return id
    }
    let query = APIQuery(request.uri.query ?? "", parameters, environment.guide)
    // The body has faults of its own: an endpoint that reads one says all of them together.
    if body == nil, !query.faults.isEmpty { throw APIRefusal.invalid(query.faults) }
    let language = query.language ?? .nl
    let day = environment.today()
    let isWhole = isReference && query.values.allSatisfy { $0.key == Parameter.language.name }
    let key = isWhole ? ReplyStore.Key(path: path.below(APITable.group), ids: ids, language: language) : nil
    if let reply = key.flatMap({ environment.kept.reply($0, on: day) }) { return reply.response(to: request) }
    var request = request
    // A body is waited for before the work begins.
    if body != nil { request.body = RequestBody(buffer: try await AdviceEndpoint.body(of: request)) }
    let asked = APIRequest(request: request, environment: environment, ids: ids, query: query, language: language)
    return try await environment.server.work.perform {
      var reply = Self.reply(try await respond(asked), isReference ? .revalidated : .never)
      if let key {
        reply = reply.prepared
        environment.kept.keep(reply, as: key, on: day)
      }
      return reply.response(to: asked.request)
    }
  }

  private static func reply(_ answer: APIAnswer, _ caching: Caching) -> Reply {
    var headers = answer.headers
    headers[.contentType] = "application/json"
    return Reply(.ok, headers, ByteBuffer(bytes: answer.json), caching)
  }
}
