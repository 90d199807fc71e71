import Funding
import HTTPTypes
import Library

/// The OpenAPI 3.1 description of the API, made from the endpoints and from the guide: ids cannot go out of step.
struct OpenAPIDescription {
  let environment: WebEnvironment

  private var guide: Guide { environment.guide }

  var json: JSON {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "Routewijzer API",
        "description":
          "Hoe een zorginnovatie structureel wordt betaald: welke routes passen, waarom, waarom niet, en wat dat zou veranderen. Advies; er volgen geen rechten uit.",
        "version": .string(environment.version),
        "contact": [
          "name": .string(guide.edition.publisher.name), "url": .string(guide.edition.publisher.url),
          "email": .string(guide.edition.publisher.email),
        ],
        "license": ["name": "EUPL-1.2", "identifier": "EUPL-1.2"],
      ],
      "servers": [["url": "/v1", "description": "Deze server"]],
      "tags": [["name": "advies", "description": "Advies op maat"], ["name": "naslag", "description": "De inhoud van de gids"]],
      "paths": .object(
        Dictionary(grouping: APIRoutes.endpoints.filter { $0.path != "/openapi.json" }, by: \.path).sorted { $0.key < $1.key }.map {
          path, endpoints in
          JSON.Member(key: path, value: .object(endpoints.map { JSON.Member(key: $0.method.rawValue.lowercased(), value: operation($0)) }))
        }),
      "components": ["headers": headers, "parameters": parameters, "responses": responses, "schemas": schemas],
    ]
  }

  // MARK: Operations

  private func operation(_ endpoint: APIRoutes.Endpoint) -> JSON {
    let (name, summary, schema) = Self.words[endpoint.path] ?? ("", "", "Advies")
    var members: [(String, JSON)] = [
      ("operationId", .string(name)), ("summary", .string(summary)),
      ("tags", [.string(endpoint.method == .post ? "advies" : "naslag")]),
    ]
    let hasID = endpoint.path.contains("{id}")
    members.append(("parameters", .array((hasID ? [reference("parameters/Id")] : []) + [reference("parameters/Taal")])))
    if endpoint.method == .post {
      members.append(
        ("requestBody", ["required": true, "content": ["application/json": ["schema": reference("schemas/AdviesVraag")]]]))
    }
    var answers: [(String, JSON)] = [
      (
        "200",
        [
          "description": "Gelukt", "headers": ["API-Version": reference("headers/ApiVersion")],
          "content": ["application/json": ["schema": reference("schemas/\(schema)")]],
        ]
      )
    ]
    answers.append(("400", reference("responses/OngeldigeInvoer")))
    if hasID { answers.append(("404", reference("responses/NietGevonden"))) }
    if endpoint.method == .post {
      answers += [("413", reference("responses/TeGroot")), ("415", reference("responses/VerkeerdSoort"))]
    }
    members.append(("responses", object(answers)))
    return object(members)
  }

  /// Per path: operation id, summary, schema of the answer.
  private static let words: [String: (String, String, String)] = [
    "/route-adviezen": ("maakRouteAdvies", "Geeft het volledige advies voor een set antwoorden", "Advies"),
    "/vragen": ("haalVragenOp", "Alle vragen met hun antwoorden", "VragenLijst"),
    "/routes": ("haalRoutesOp", "Alle routes met hun kenmerken", "RoutesLijst"),
    "/routes/{id}": ("haalRouteOp", "Eén route", "Uitkomst"),
    "/opties": ("haalOptiesOp", "Alle opties binnen de Wlz en de Zvw", "OptiesLijst"),
    "/opties/{id}": ("haalOptieOp", "Eén optie", "Uitkomst"),
    "/feiten": ("haalFeitenOp", "Alle feiten met hun plaats in de bron", "FeitenLijst"),
    "/feiten/{id}": ("haalFeitOp", "Eén feit", "Feit"),
    "/bronnen": ("haalBronnenOp", "De bronnen van de feiten", "BronnenLijst"),
  ]

  private func reference(_ place: String) -> JSON { ["$ref": .string("#/components/\(place)")] }
  private func object(_ members: [(String, JSON)]) -> JSON { .object(members.map { JSON.Member(key: $0.0, value: $0.1) }) }

  // MARK: Components

  private var headers: JSON {
    [
      "ApiVersion": [
        "description": "De volledige versie van de API", "schema": ["type": "string", "examples": [.string(environment.version)]],
      ]
    ]
  }

  private var parameters: JSON {
    [
      "Taal": [
        "name": "taal", "in": "query", "required": false, "description": "De taal van de teksten.",
        "schema": ["type": "string", "enum": strings(Language.allCases.map(\.rawValue)), "default": "nl"],
      ],
      "Id": [
        "name": "id", "in": "path", "required": true, "description": "De id van het element.",
        "schema": ["type": "string", "minLength": 1],
      ],
    ]
  }

  private var responses: JSON {
    func problem(_ description: String) -> JSON {
      [
        "description": .string(description), "headers": ["API-Version": reference("headers/ApiVersion")],
        "content": ["application/problem+json": ["schema": reference("schemas/Probleem")]],
      ]
    }
    return [
      "OngeldigeInvoer": problem("De invoer is ongeldig; alle fouten tegelijk."), "NietGevonden": problem("Dit element bestaat niet."),
      "TeGroot": problem("De inhoud is te groot."), "VerkeerdSoort": problem("De inhoud is geen JSON."),
    ]
  }

  private var schemas: JSON {
    var answers: [(String, JSON)] = []
    for question in guide.questions {
      let ids = question.options.map(\.id)
      let known: JSON =
        question.isSeveral
        ? [
          "oneOf": [
            ["type": "array", "uniqueItems": true, "items": ["type": "string", "enum": strings(ids)]],
            ["type": "string", "enum": strings(ids + [Answer.unknownID, Answer.noneID])],
          ]
        ]
        : ["type": "string", "enum": strings(ids + [Answer.unknownID])]
      answers.append((question.id.text, known))
    }
    return [
      "Antwoorden": ["type": "object", "additionalProperties": false, "properties": object(answers)],
      "AdviesVraag": [
        "type": "object", "required": ["antwoorden"], "additionalProperties": false,
        "properties": [
          "antwoorden": reference("schemas/Antwoorden"), "peildatum": Self.date,
          "taal": ["type": "string", "enum": strings(Language.allCases.map(\.rawValue))],
          "lezer": ["type": ["string", "null"], "enum": .array(guide.readers.map { JSON.string($0.id.text) } + [.null])],
        ],
        "examples": [["antwoorden": ["werkend-product": "ja", "betalers": ["consument"], "ce": "weet-niet"], "peildatum": "2026-11-21"]],
      ],
      "Status": ["type": "string", "enum": strings(Status.allCases.map(\.rawValue))],
      "Editie": Self.record([("naam", Self.text), ("datum", Self.date), ("inhoudsHash", Self.text)]),
      "Advies": Self.record([
        ("peildatum", Self.date), ("taal", Self.text), ("lezer", Self.optional("string")), ("editie", reference("schemas/Editie")),
        ("vertaald", Self.list(Self.record([("vraag", Self.text), ("tekst", Self.text)]))), ("kern", reference("schemas/Kern")),
        ("antwoorden", reference("schemas/Antwoorden")), ("uitkomsten", Self.list(reference("schemas/UitkomstAdvies"))),
        ("vervolgvragen", Self.list(Self.text)), ("nogHoogstens", ["type": "integer"]),
        ("nogOpen", Self.list(Self.record([("vraag", Self.text), ("wieWeetHet", Self.text)]))),
        ("meestBepalend", Self.optional("string")), ("vervallen", Self.list(Self.text)),
        ("waarschuwingen", Self.list(reference("schemas/Waarschuwing"))), ("feiten", Self.list(reference("schemas/Feit"))),
        ("permanenteLink", Self.text), ("toelichting", Self.text),
      ]),
      "Kern": Self.record([
        ("zin", Self.text),
        (
          "kaarten",
          Self.list(
            Self.record([
              ("uitkomst", Self.text), ("status", reference("schemas/Status")), ("ook", Self.list(Self.text)), ("kern", Self.text),
              ("beslist", reference("schemas/TekstMetFeiten")), ("eersteStappen", Self.list(reference("schemas/Stap"))),
              ("nogTeRegelen", Self.list(reference("schemas/TekstMetFeiten"))), ("betwist", Self.list(Self.text)),
            ]))
        ),
        ("vraagEerst", Self.list(Self.text)),
        ("pastNiet", Self.list(Self.record([("uitkomst", Self.text), ("waarom", Self.optional("string"))]))),
      ]),
      "Stap": Self.record([
        ("tekst", Self.text), ("contact", ["oneOf": [reference("schemas/Contact"), ["type": "null"]]]),
        ("wanneer", Self.optional("string")),
        ("feiten", Self.list(Self.text)),
      ]),
      "Contact": Self.record([
        ("id", Self.text), ("naam", Self.text), ("vraag", Self.text), ("email", Self.optional("string")),
        ("telefoon", Self.optional("string")),
        ("whatsapp", Self.optional("string")),
        ("web", Self.optional("string")), ("adres", Self.optional("string")), ("nagekeken", Self.optionalDate),
        ("feiten", Self.list(Self.text)),
      ]),
      "UitkomstAdvies": Self.record(
        [
          ("id", ["type": "string", "enum": strings(guide.outcomes.map(\.id.text))]), ("soort", Self.text), ("naam", Self.text),
          ("status", reference("schemas/Status")), ("mogelijk", Self.list(reference("schemas/Status"))),
          ("hangtAfVan", Self.list(Self.text)),
          ("betwist", Self.list(Self.text)),
          (
            "wegen",
            Self.list(Self.record([("voorwaarden", Self.list(reference("schemas/Voorwaarde"))), ("feiten", Self.list(Self.text))]))
          ),
          ("watVerandertDit", ["type": ["array", "null"], "items": reference("schemas/Verandering")]), ("feiten", Self.list(Self.text)),
          ("letOp", Self.list(Self.text)),
        ],
        optional: [
          ("nuDoen", reference("schemas/TekstMetFeiten")), ("eersteStappen", Self.list(reference("schemas/Stap"))),
          ("nogTeRegelen", Self.list(reference("schemas/TekstMetFeiten"))),
        ]),
      "Voorwaarde": Self.record(
        [
          ("tekst", Self.text), ("stand", ["type": "string", "enum": ["voldaan", "niet-voldaan", "open"]]),
          ("feiten", Self.list(Self.text)),
        ],
        optional: [("vraag", Self.text), ("wegen", Self.list(Self.list(reference("schemas/Voorwaarde"))))]),
      "Verandering": Self.record(
        [("vraag", Self.text)],
        optional: [
          ("van", reference("schemas/Antwoord")), ("naar", reference("schemas/Antwoord")), ("met", Self.list(Self.text)),
          ("zonder", Self.list(Self.text)),
        ]),
      "Antwoord": ["oneOf": [Self.text, Self.list(Self.text)]],
      "TekstMetFeiten": Self.record([("tekst", Self.text), ("feiten", Self.list(Self.text))]),
      "TekstMetFeit": Self.record([("tekst", Self.text), ("feit", Self.text)]),
      "Waarschuwing": Self.record([
        ("id", Self.text), ("ernst", ["type": "string", "enum": strings(Warning.Severity.allCases.map(\.rawValue))]),
        ("zeker", ["type": "boolean"]), ("titel", Self.text), ("kort", Self.text), ("tekst", Self.text),
        ("uitkomsten", Self.list(Self.text)),
        ("feiten", Self.list(Self.text)),
      ]),
      "Uitkomst": Self.record([
        ("id", Self.text), ("soort", Self.text), ("wet", Self.optional("string")), ("teken", Self.text), ("naam", Self.text),
        ("samenvatting", Self.text),
        (
          "kenmerken",
          Self.list(
            Self.record([
              ("id", Self.text), ("reeks", Self.text), ("naam", Self.text), ("teksten", Self.list(Self.text)),
              ("feiten", Self.list(Self.text)),
            ]))
        ),
        ("kern", Self.text), ("beslist", reference("schemas/TekstMetFeiten")),
        ("nogTeRegelen", Self.list(reference("schemas/TekstMetFeiten"))),
        ("nuDoen", reference("schemas/TekstMetFeiten")), ("stappen", Self.list(reference("schemas/TekstMetFeit"))),
        ("voorbeelden", Self.list(reference("schemas/TekstMetFeit"))), ("instrumenten", Self.list(reference("schemas/TekstMetFeit"))),
        ("letOp", Self.list(Self.text)), ("feiten", Self.list(Self.text)),
      ]),
      "Vraag": Self.record([
        ("id", Self.text), ("soort", ["type": "string", "enum": ["een", "meer"]]), ("vraag", Self.text), ("kort", Self.text),
        ("waarom", Self.text), ("hulp", Self.text), ("wieWeetHet", Self.text), ("handelbaar", ["type": "boolean"]),
        ("antwoorden", Self.list(Self.record([("id", Self.text), ("label", Self.text), ("toelichting", Self.optional("string"))]))),
        ("feiten", Self.list(Self.text)),
      ]),
      "Feit": Self.record([
        ("id", Self.text), ("stelling", Self.text), ("zekerheid", ["type": "string", "enum": strings(Certainty.allCases.map(\.rawValue))]),
        ("plaatsen", Self.list(Self.record([("bron", Self.text), ("onderdeel", Self.text), ("regels", Self.list(Self.text))]))),
        ("geldigVan", Self.optionalDate), ("geldigTot", Self.optionalDate), ("jaar", Self.optional("integer")),
        ("mogelijkVerouderd", ["type": "boolean"]), ("betwistDoor", Self.list(Self.text)),
      ]),
      "Bron": Self.record([
        ("id", Self.text), ("titel", Self.text), ("uitgever", Self.text), ("editie", Self.text), ("soort", Self.text),
        ("status", Self.text),
      ]),
      "VragenLijst": Self.record([("vragen", Self.list(reference("schemas/Vraag")))]),
      "RoutesLijst": Self.record([("routes", Self.list(reference("schemas/Uitkomst")))]),
      "OptiesLijst": Self.record([("opties", Self.list(reference("schemas/Uitkomst")))]),
      "FeitenLijst": Self.record([("feiten", Self.list(reference("schemas/Feit")))]),
      "BronnenLijst": Self.record([("bronnen", Self.list(reference("schemas/Bron")))]),
      "Probleem": [
        "type": "object", "required": ["status", "title", "detail"],
        "properties": [
          "status": ["type": "integer"], "title": Self.text, "detail": Self.text,
          "errors": Self.list(Self.record([("in", Self.text), ("location", Self.text), ("detail", Self.text), ("detailEn", Self.text)])),
        ],
      ],
    ]
  }

  private func strings(_ values: [String]) -> JSON { .array(values.map(JSON.string)) }
  private static let text: JSON = ["type": "string"]
  private static let date: JSON = ["type": "string", "format": "date"]
  private static let optionalDate: JSON = ["type": ["string", "null"], "format": "date"]
  private static func list(_ items: JSON) -> JSON { ["type": "array", "items": items] }
  private static func optional(_ type: String) -> JSON { ["type": [.string(type), "null"]] }

  /// An object with properties that always stand in it, and properties that can be left out.
  private static func record(_ properties: [(String, JSON)], optional: [(String, JSON)] = []) -> JSON {
    [
      "type": "object", "required": .array(properties.map { .string($0.0) }),
      "properties": .object((properties + optional).map { JSON.Member(key: $0.0, value: $0.1) }),
    ]
  }
}
