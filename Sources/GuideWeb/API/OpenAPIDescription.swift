import Funding
import HTTPTypes
import Library

/// The OpenAPI 3.1 description of the API, made from the endpoints and their shapes, and from the guide: nothing in it can go out of step.
struct OpenAPIDescription {
  let environment: WebEnvironment

  private var guide: Guide { environment.guide }

  var json: JSON {
    var components: [(name: String, schema: JSON)] = []
    let paths = Dictionary(grouping: APITable.all(guide).filter { $0.path.text != "/openapi.json" }, by: \.path)
      .sorted { $0.key.text < $1.key.text }.map { path, endpoints in
        let operations = endpoints.map { endpoint in
          JSON.Member(key: endpoint.method.rawValue.lowercased(), value: operation(endpoint, &components))
        }
        return JSON.Member(key: path.inBraces, value: .object(operations))
      }
    _ = Problem.shape.schema.json(&components)
    components += fromContent
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Routewijzer API",
        "description": .string(
          "Hoe een zorginnovatie structureel wordt betaald: welke routes passen, waarom, waarom niet, en wat dat zou veranderen. "
            + "Advies; er volgen geen rechten uit."),
        "version": .string(environment.version),
        "contact": [
          "name": .string(guide.edition.publisher.name), "url": .string(guide.edition.publisher.url),
          "email": .string(guide.edition.publisher.email),
        ],
        "license": ["name": "EUPL-1.2", "identifier": "EUPL-1.2"],
      ],
      "servers": [["url": "/v1", "description": "Deze server"]],
      "tags": .array(Endpoint.Tag.allCases.map { ["name": .string($0.rawValue), "description": .string($0.description)] }),
      "paths": .object(paths),
      "components": [
        "headers": headers, "parameters": ["Taal": Parameter.language.described(guide), "Id": id], "responses": responses,
        "schemas": object(components.sorted { $0.name < $1.name }.map { ($0.name, $0.schema) }),
      ],
    ]
  }

  // MARK: Operations

  private func operation(_ endpoint: Endpoint, _ components: inout [(name: String, schema: JSON)]) -> JSON {
    let parameters =
      endpoint.path.parameters.map { _ in reference("parameters/Id") }
      + endpoint.parameters.map { $0.name == Parameter.language.name ? reference("parameters/Taal") : $0.described(guide) }
    var members: [(String, JSON)] = [
      ("operationId", .string(endpoint.id)), ("summary", .string(endpoint.summary)), ("tags", [.string(endpoint.tag.rawValue)]),
      ("parameters", .array(parameters)),
    ]
    if let body = endpoint.body {
      members.append(("requestBody", ["required": true, "content": ["application/json": ["schema": body.json(&components)]]]))
    }
    members.append(("responses", answers(endpoint, &components)))
    return object(members)
  }

  private func answers(_ endpoint: Endpoint, _ components: inout [(name: String, schema: JSON)]) -> JSON {
    let version = ("API-Version", reference("headers/ApiVersion"))
    let head = endpoint.isReference ? [version, ("ETag", reference("headers/ETag"))] : [version]
    var answers: [(String, JSON)] = [
      (
        "200",
        [
          "description": "Gelukt", "headers": object(head),
          "content": ["application/json": ["schema": endpoint.answer.json(&components)]],
        ]
      )
    ]
    if endpoint.isReference { answers.append(("304", reference("responses/Onveranderd"))) }
    let refusals = Self.refusals.filter { refusal in
      switch refusal.when {
      case .always: true
      case .withID: !endpoint.path.parameters.isEmpty
      case .withBody: endpoint.body != nil
      }
    }
    return object(answers + refusals.map { (String($0.status.code), reference("responses/\($0.name)")) })
  }

  private enum When { case always, withID, withBody }

  private static let refusals: [(status: HTTPResponse.Status, name: String, description: String, when: When)] = [
    (.badRequest, "OngeldigeInvoer", "De invoer is ongeldig; alle fouten tegelijk.", .always),
    (.notFound, "NietGevonden", "Dit element bestaat niet.", .withID),
    (.methodNotAllowed, "VerkeerdeMethode", "Dit pad kent deze methode niet; Allow zegt welke wel.", .always),
    (.notAcceptable, "AndereSoort", "De vrager neemt geen JSON aan.", .always),
    (.contentTooLarge, "TeGroot", "De inhoud is te groot.", .withBody),
    (.unsupportedMediaType, "VerkeerdSoort", "De inhoud is geen JSON.", .withBody),
    (.internalServerError, "FoutBijOns", "Er ging iets mis; het kenmerk staat in de tekst.", .always),
    (.serviceUnavailable, "TeDruk", "De dienst heeft het te druk; Retry-After zegt wanneer het weer kan.", .always),
  ]

  private func reference(_ place: String) -> JSON { ["$ref": .string("#/components/\(place)")] }
  private func object(_ members: [(String, JSON)]) -> JSON { .object(members.map { JSON.Member(key: $0.0, value: $0.1) }) }

  // MARK: Components

  private var headers: JSON {
    [
      "ApiVersion": [
        "description": "De volledige versie van de API", "schema": ["type": "string", "examples": [.string(environment.version)]],
      ],
      "ETag": ["description": "De naam van deze inhoud, voor If-None-Match", "schema": ["type": "string"]],
    ]
  }

  private var id: JSON {
    [
      "name": "id", "in": "path", "required": true, "description": "De id van het element.",
      "schema": ["type": "string", "minLength": 1],
    ]
  }

  private var responses: JSON {
    let unchanged: JSON = [
      "description": "De inhoud is nog dezelfde.",
      "headers": ["API-Version": reference("headers/ApiVersion"), "ETag": reference("headers/ETag")],
    ]
    let problems = Self.refusals.map { refusal -> (String, JSON) in
      let extra: [(String, JSON)] =
        switch refusal.status {
        case .methodNotAllowed: [("Allow", ["description": "De methoden van dit pad", "schema": ["type": "string"]])]
        case .serviceUnavailable: [("Retry-After", ["description": "Over hoeveel seconden", "schema": ["type": "string"]])]
        default: []
        }
      return (
        refusal.name,
        [
          "description": .string(refusal.description), "headers": object([("API-Version", reference("headers/ApiVersion"))] + extra),
          "content": ["application/problem+json": ["schema": reference("schemas/Probleem")]],
        ]
      )
    }
    return object([("Onveranderd", unchanged)] + problems)
  }

  /// What follows from the questions and outcomes of this edition.
  private var fromContent: [(name: String, schema: JSON)] {
    [
      ("Antwoorden", AdviceSchema.answers(guide)), ("UitkomstId", AdviceSchema.choice(guide.outcomes.map(\.id.text))),
      (
        "AdviesVraag",
        [
          "type": "object", "required": ["antwoorden"], "additionalProperties": false,
          "properties": .object(AdviceSchema.request(guide, answers: reference("schemas/Antwoorden"))),
          "examples": [["antwoorden": example, "peildatum": "2026-11-21"]],
        ]
      ),
    ]
  }

  /// An answer of each sort: one, several, and "I do not know".
  private var example: JSON {
    let one = guide.questions.filter { !$0.isSeveral }
    let several = guide.questions.first { $0.isSeveral }
    var answers: [(String, JSON)] = []
    if let first = one.first, let option = first.options.first { answers.append((first.id.text, .string(option.id))) }
    if let several, let option = several.options.first { answers.append((several.id.text, [.string(option.id)])) }
    if let last = one.dropFirst().last { answers.append((last.id.text, .string(Answer.unknownID))) }
    return object(answers)
  }
}
