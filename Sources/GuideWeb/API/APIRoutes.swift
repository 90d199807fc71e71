import FEEL
import Funding
import HTTPTypes
import Hummingbird
import NIOCore

/// The routes of the JSON API, below `/v1`. One table says everything: what is answered, and what the OpenAPI
/// description and the `Allow` header say.
enum APIRoutes {
  static let group = "v1"
  /// More than this is no set of answers.
  static let maximumBodySize = 65_536

  /// One method on one path.
  struct Endpoint: Sendable {
    let method: HTTPRequest.Method
    /// The path below `/v1`, with `{id}` for a variable part.
    let path: String
    let answer: @Sendable (Request, _ id: String, WebEnvironment) async throws -> JSON
  }

  static let endpoints: [Endpoint] = [
    Endpoint(method: .post, path: "/route-adviezen") { request, _, environment in try await advice(request, environment) },
    Endpoint(method: .get, path: "/vragen") { request, _, environment in
      let language = try language(request)
      return ["vragen": .array(environment.guide.questions.map { environment.guide.json($0, language) })]
    },
    Endpoint(method: .get, path: "/routes") { request, _, environment in
      try outcomes(request, environment, key: "routes") { $0.kind != .option }
    },
    Endpoint(method: .get, path: "/routes/{id}") { request, id, environment in
      try outcome(request, id, environment) { $0.kind != .option }
    },
    Endpoint(method: .get, path: "/opties") { request, _, environment in
      try outcomes(request, environment, key: "opties") { $0.kind == .option }
    },
    Endpoint(method: .get, path: "/opties/{id}") { request, id, environment in
      try outcome(request, id, environment) { $0.kind == .option }
    },
    Endpoint(method: .get, path: "/feiten") { request, _, environment in
      let (language, date) = (try language(request), environment.today())
      return ["feiten": .array(environment.guide.facts.map { environment.guide.json($0, language, on: date) })]
    },
    Endpoint(method: .get, path: "/feiten/{id}") { request, id, environment in
      guard let fact = environment.guide.fact(Fact.ID(id)) else { throw Problem.notFound }
      return environment.guide.json(fact, try language(request), on: environment.today())
    },
    Endpoint(method: .get, path: "/bronnen") { request, _, environment in
      let language = try language(request)
      return ["bronnen": .array(environment.guide.sources.map { environment.guide.json($0, language) })]
    },
    Endpoint(method: .get, path: "/openapi.json") { _, _, environment in
      OpenAPIDescription(environment: environment).json
    },
  ]

  static func add(to group: RouterGroup<GuideRequestContext>, _ environment: WebEnvironment) {
    for (path, rows) in Dictionary(grouping: endpoints, by: \.path) {
      let answers = rows.map { row in
        (
          row.method,
          { @Sendable (request: Request, context: GuideRequestContext) async throws -> Response in
            let id = context.parameters.get("id") ?? ""
            guard OutsideText.canBeID(id.utf8) else { throw Problem.notFound }
            return APIResponse.make(try await row.answer(request, id, environment))
          }
        )
      }
      group.answer(RouterPath(path), answers)
    }
  }

  // MARK: Answers

  private static func advice(_ request: Request, _ environment: WebEnvironment) async throws -> JSON {
    let type = request.headers.plain(.contentType)?.split(separator: ";").first.map { $0.trimmingPrefix(" ").lowercased() } ?? ""
    guard type == "application/json" else {
      throw Problem(
        status: .unsupportedMediaType, title: Text(nl: "Verkeerd soort inhoud", en: "Wrong type of content"),
        detail: Text(nl: "Stuur JSON, met Content-Type: application/json.", en: "Send JSON, with Content-Type: application/json."))
    }
    let language = try language(request)
    let guide = environment.guide
    do {
      let json = try JSONReader.read(try await body(request).readableBytesView, texts: .ids())
      switch guide.request(json, today: environment.today(), language: language) {
      case .success(let advice):
        return guide.json(guide.advice(for: advice.answers, on: advice.date), advice.language, for: advice.reader)
      case .failure(let failure):
        let asked = if case .string(let text) = json["taal"] { Language(rawValue: text) } else { Language?.none }
        throw invalid(failure.problems, asked ?? language)
      }
    } catch let problem as JSONProblem {
      throw Problem(
        status: .badRequest, title: invalidInput,
        detail: Text(
          nl: "De inhoud is geen geldige JSON (teken \(problem.offset + 1)): \(problem.message.nl)",
          en: "The content is not valid JSON (byte \(problem.offset + 1)): \(problem.message.en)"))
    }
  }

  private static func body(_ request: Request) async throws -> ByteBuffer {
    do {
      return try await request.body.collect(upTo: maximumBodySize)
    } catch is NIOTooManyBytesError {
      throw Problem(
        status: .contentTooLarge, title: Text(nl: "Te veel invoer", en: "Too much input"),
        detail: Text(nl: "De inhoud is groter dan \(maximumBodySize) bytes.", en: "The content is larger than \(maximumBodySize) bytes."))
    } catch {
      throw Problem(
        status: .badRequest, title: invalidInput,
        detail: Text(nl: "De inhoud kon niet worden gelezen.", en: "The content could not be read."))
    }
  }

  private static let invalidInput = Text(nl: "Ongeldige invoer", en: "Invalid input")

  private static func invalid(_ problems: [RequestProblem], _ language: Language) -> Problem {
    Problem(
      status: .badRequest, title: invalidInput,
      detail: problems.count == 1
        ? Text(nl: "Er is 1 fout in de invoer.", en: "There is 1 mistake in the input.")
        : Text(nl: "Er zijn \(problems.count) fouten in de invoer.", en: "There are \(problems.count) mistakes in the input."),
      errors: problems, language: language)
  }

  /// The language in the address, whatever else is wrong with it.
  static func askedLanguage(_ request: Request) -> Language? {
    Query(request.uri.query ?? "").values("taal").last.flatMap { Language(rawValue: $0) }
  }

  private static func outcomes(
    _ request: Request, _ environment: WebEnvironment, key: String, where include: (Outcome) -> Bool
  ) throws -> JSON {
    let language = try language(request)
    let list = environment.guide.outcomes.filter(include).map { environment.guide.json($0, language) }
    return .object([JSON.Member(key: key, value: .array(list))])
  }

  private static func outcome(
    _ request: Request, _ id: String, _ environment: WebEnvironment, where include: (Outcome) -> Bool
  ) throws -> JSON {
    let language = try language(request)
    guard let outcome = environment.guide.outcome(Outcome.ID(id)), include(outcome) else { throw Problem.notFound }
    return environment.guide.json(outcome, language)
  }

  /// The language asked for with `?taal=`; every other query parameter is refused.
  private static func language(_ request: Request) throws -> Language {
    var language = Language.nl
    for (key, value) in Query(request.uri.query ?? "").pairs {
      guard key == "taal", let known = Language(rawValue: value) else {
        throw Problem(
          status: .badRequest, title: invalidInput,
          detail: Text(
            nl: "De enige parameter is taal, met de waarde nl of en.", en: "The only parameter is taal, with the value nl or en."))
      }
      language = known
    }
    return language
  }
}
