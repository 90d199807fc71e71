import Funding
import HTTPTypes
import HummingbirdTesting
import Library
import NIOCore
import TestSupport
import Testing

@testable import GuideWeb

@Suite struct APITests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  private static let good = #"{"antwoorden":{"klaar":"ja","betaler":["burger","gemeente"],"plaats":"thuis"}}"#

  // MARK: One description

  /// Every reference leads somewhere, and every answer holds what is described: no more, and no less than what is required.
  @Test func answersAreWhatIsDescribed() async throws {
    try await site.ask { site in
      let description = try await site.get("/v1/openapi.json").json()
      let schemas = try #require(description["components"]?["schemas"])
      for text in description.references {
        let found = text.dropFirst("#/".count).split(separator: "/").reduce(description as JSON?) { $0?[String($1)] }
        #expect(found != nil && found != .null, "\(text)")
      }
      for (path, method, address) in [
        ("/vragen", "get", "/v1/vragen"), ("/routes", "get", "/v1/routes"), ("/routes/{id}", "get", "/v1/routes/betaald"),
        ("/opties", "get", "/v1/opties?aantal=1"), ("/opties/{id}", "get", "/v1/opties/steun"),
        ("/feiten", "get", "/v1/feiten?pagina=2&aantal=2"),
        ("/feiten/{id}", "get", "/v1/feiten/B-3"), ("/bronnen", "get", "/v1/bronnen"), ("/route-adviezen", "post", "/v1/route-adviezen"),
        ("/kennissoorten", "get", "/v1/kennissoorten"), ("/kennis", "get", "/v1/kennis?soort=helpers"),
        ("/kennis/{soort}/{id}", "get", "/v1/kennis/helpers/bureau"), ("/begrippen", "get", "/v1/begrippen"),
        ("/begrippen/{id}", "get", "/v1/begrippen/wmo"),
        ("/hulpmiddelen", "get", "/v1/hulpmiddelen"), ("/hulpmiddelen/{id}", "get", "/v1/hulpmiddelen/prijs?taal=en"),
        ("/hulpmiddelen/prijs/berekeningen", "post", "/v1/hulpmiddelen/prijs/berekeningen"), ("/zoek", "get", "/v1/zoek?q=steunpunt"),
      ] {
        let body = path == "/route-adviezen" ? Self.good : #"{"invoer":{"aantal":60,"klaar":false},"peildatum":"2026-05-04"}"#
        let answer = method == "get" ? try await site.get(address) : try await site.post(address, body)
        #expect(answer.status == .ok, "\(address)")
        let schema = try #require(
          description["paths"]?[path]?[method]?["responses"]?["200"]?["content"]?["application/json"]?["schema"])
        #expect(differences(try answer.json(), schema, schemas, path) == [])
      }
      let problem = try await site.post("/v1/route-adviezen?x=1", "{").json()
      #expect(differences(problem, try #require(schemas["Probleem"]), schemas, "problem") == [])
    }
  }

  @Test func everyOperationSaysWhatCanGoWrong() async throws {
    let guide = site.environment.guide
    try await site.ask { site in
      let paths = try #require(try await site.get("/v1/openapi.json").json()["paths"])
      var ids: [String] = []
      for path in paths.keys {
        for method in paths[path]?.keys ?? [] {
          let operation = try #require(paths[path]?[method])
          ids.append(try #require(operation["operationId"]?.string))
          let statuses = operation["responses"]?.keys ?? []
          let expected = ["200", "400", "405", "406", "500", "503"] + (method == "post" ? ["413", "415"] : path == "/zoek" ? [] : ["304"])
          #expect(Set(expected).isSubset(of: statuses), "\(path)")
        }
      }
      #expect(Set(ids).count == ids.count && ids.count == APITable.all(guide).count - 1)
    }
  }

  /// What an answer holds beside its schema, and what it misses.
  private func differences(_ json: JSON, _ schema: JSON, _ schemas: JSON, _ place: String) -> [String] {
    if let name = schema["$ref"]?.string?.split(separator: "/").last {
      return schemas[String(name)].map { differences(json, $0, schemas, place) } ?? ["\(place): no \(name)"]
    }
    if let choices = (schema["oneOf"] ?? schema["anyOf"])?.elements, !choices.isEmpty {
      if json == .null { return choices.contains { $0["type"] == "null" } ? [] : ["\(place): null"] }
      let all = choices.map { differences(json, $0, schemas, place) }
      return all.contains([]) ? [] : all.first ?? []
    }
    if schema.keys.isEmpty { return [] }
    let types = schema["type"].map { $0.elements.isEmpty ? [$0] : $0.elements } ?? []
    let type: JSON =
      switch json {
      case .null: "null"
      case .boolean: "boolean"
      case .number(let text): types.contains("integer") && text.allSatisfy { $0.isNumber || $0 == "-" } ? "integer" : "number"
      case .string: "string"
      case .array: "array"
      case .object: "object"
      }
    guard types.contains(type) else { return ["\(place): \(type.text()) is not \(types.map { $0.text() })"] }
    if let names = schema["enum"]?.elements, !names.contains(json) { return ["\(place): not one of the names"] }
    if case .array(let elements) = json {
      return elements.flatMap { differences($0, schema["items"] ?? .null, schemas, place + "[]") }
    }
    guard case .object(let members) = json else { return [] }
    if schema["properties"] == nil {
      let each = schema["additionalProperties"] ?? [:]
      return members.flatMap { differences($0.value, each, schemas, "\(place).\($0.key)") }
    }
    let missing = (schema["required"]?.elements ?? []).compactMap(\.string).filter { json[$0] == nil }
    return missing.map { "\(place).\($0) is missing" }
      + members.flatMap { member in
        schema["properties"]?[member.key].map { differences(member.value, $0, schemas, "\(place).\(member.key)") }
          ?? ["\(place).\(member.key) is not described"]
      }
  }

  // MARK: Lists

  @Test func aListComesInParts() async throws {
    try await site.ask { site in
      func ids(_ json: JSON) -> [String] { json["feiten"]?.elements.compactMap { $0["id"]?.string } ?? [] }
      let whole = try await site.get("/v1/feiten")
      #expect(try ids(whole.json()) == ["A-1", "A-2", "B-1", "B-2", "B-3"])
      #expect(try whole.json().keys == ["feiten"])
      let part = try await site.get("/v1/feiten?pagina=2&aantal=2&taal=en")
      let json = try part.json()
      #expect(ids(json) == ["B-1", "B-2"])
      #expect(json["totaal"] == 5 && json["pagina"] == 2 && json["aantal"] == 2)
      let next = try #require(json["_links"]?["next"]?["href"]?.string)
      #expect(next == "/v1/feiten?taal=en&pagina=3&aantal=2")
      #expect(part.header("Link")?.contains("<\(next)>; rel=\"next\"") == true)
      let last = try await site.get(next).json()
      #expect(ids(last) == ["B-3"] && last["_links"]?["next"] == nil && last["_links"]?["prev"] != nil)
      #expect(try ids(await site.get("/v1/feiten?pagina=9&aantal=2").json()) == [])
      #expect(try ids(await site.get("/v1/feiten?onderwerp=routes&zekerheid=betwist").json()) == ["B-2"])
      #expect(try ids(await site.get("/v1/feiten?bron=boek").json()).count == 4)
      #expect(try await site.get("/v1/opties?wet=wmo").json()["opties"]?.elements.count == 1)
      #expect(try await site.get("/v1/opties?wet=zvw").json()["opties"]?.elements.count == 0)
    }
  }

  @Test func onlyTheFieldsThatAreAsked() async throws {
    try await site.ask { site in
      let whole = try await site.post("/v1/route-adviezen", Self.good).json()
      for field in whole.keys {
        let part = try await site.post("/v1/route-adviezen?velden=\(field)", Self.good).json()
        #expect(part.keys == [field])
        #expect(part[field] == whole[field], "\(field)")
      }
      #expect(try await site.post("/v1/route-adviezen?velden=taal,peildatum", Self.good).json().keys == ["peildatum", "taal"])
      for value in ["", "x", "taal,taal", "taal,"] {
        let answer = try await site.post("/v1/route-adviezen?velden=\(value)", Self.good)
        #expect(answer.status == .badRequest)
        #expect(try answer.json()["errors"]?.elements.first?["location"] == "velden")
      }
    }
  }

  // MARK: Refusals

  private func faults(_ answer: TestResponse) throws -> [String] {
    try (answer.json()["errors"]?.elements ?? []).map { "\($0["in"]?.string ?? "") \($0["location"]?.string ?? "")" }
  }

  @Test func everyFaultOfAddressAndBodyIsNamed() async throws {
    try await site.ask { site in
      let answer = try await site.post(
        "/v1/route-adviezen?x=1&taal=en&taal=nl&velden=z", #"{"antwoorden":{"klaar":"misschien","nergens":"ja"},"peildatum":"gisteren"}"#)
      #expect(answer.status == .badRequest)
      #expect(
        try faults(answer) == [
          "query x", "query taal", "query velden", "body /peildatum", "body /antwoorden/klaar", "body /antwoorden/nergens",
        ])
      #expect(!answer.text.contains("misschien") && !answer.text.contains("gisteren"))
      let list = try await site.get("/v1/feiten?y=2&zekerheid=vaag&pagina=0&aantal=1000&%3Cb%3E=1")
      #expect(try faults(list) == ["query y", "query zekerheid", "query pagina", "query aantal", "query "])
    }
  }

  @Test func aLongListOfFaultsIsCut() async throws {
    try await site.ask { site in
      let many = (0..<700).map { "\"v\($0)\":\"ja\"" }.joined(separator: ",")
      let answer = try await site.post("/v1/route-adviezen", "{\"antwoorden\":{\(many)}}")
      #expect(try faults(answer).count == 100)
      #expect(try answer.json()["detail"]?.string == "api-veel-fouten 700 100 600")
      #expect(answer.body.readableBytes < 30_000)
    }
  }

  @Test func badJSONSaysWhere() async throws {
    try await site.ask { site in
      let answer = try await site.post("/v1/route-adviezen", #"{"antwoorden":"#)
      let error = try #require(try answer.json()["errors"]?.elements.first)
      #expect(error["position"] == 15 && error["in"] == "body" && error["location"] == "")
      let deep = { (levels: Int) in String(repeating: "[", count: levels) + "1" + String(repeating: "]", count: levels) }
      // 32 levels are read, and are no request; 33 are not read.
      #expect(try await site.post("/v1/route-adviezen", deep(32)).json()["errors"]?.elements.first?["position"] == nil)
      #expect(try await site.post("/v1/route-adviezen", deep(33)).json()["errors"]?.elements.first?["position"] == 33)
    }
  }

  @Test(arguments: [
    ("application/json", 200), ("application/json ; charset=utf-8", 200), (" Application/JSON;charset=utf-8", 200),
    ("application/json;", 200), (";application/json", 415), ("text/plain", 415), ("application/jsonx", 415), ("", 415),
  ])
  func theTypeOfABodyIsReadAsItIsMeant(_ type: String, _ status: Int) async throws {
    try await site.ask { site in
      let answer = try await site.post("/v1/route-adviezen", Self.good, [.contentType: type])
      #expect(answer.status.code == status)
    }
  }

  @Test func aCompressedBodyIsRefused() async throws {
    try await site.ask { site in
      let packed = try await site.post("/v1/route-adviezen", Self.good, [.contentEncoding: "gzip"])
      #expect(packed.status == .unsupportedMediaType)
      let plain = try await site.post("/v1/route-adviezen", Self.good, [.contentEncoding: "identity"])
      #expect(plain.status == .ok)
    }
  }

  @Test(arguments: [
    ("application/json", true), ("*/*", true), ("text/html, application/*;q=0.1", true), ("application/problem+json", true), ("", true),
    ("application/xml", false), ("text/html", false), ("application/json;q=0", false), ("*/*;q=0", false),
    ("application/json;q=0, */*", false),
  ])
  func whoTakesNoJSONHearsSo(_ accept: String, _ isTaken: Bool) async throws {
    try await site.ask { site in
      let answer = try await site.get("/v1/bronnen", [.accept: accept])
      #expect(answer.status == (isTaken ? .ok : .notAcceptable))
      #expect(answer.headers[.contentType] == (isTaken ? "application/json" : "application/problem+json"))
    }
  }

  @Test func everyAnswerSaysItsVersionAndWhoMayReadIt() async throws {
    try await site.ask { site in
      for (method, path) in [
        (HTTPRequest.Method.get, "/v1/feiten"), (.get, "/v1/nergens"), (.get, "/v1"), (.get, "/v1/"), (.delete, "/v1/feiten"),
        (.get, "/v1/route-adviezen"), (.options, "/v1/feiten"), (.post, "/v1/route-adviezen"), (.get, "/v1/feiten/Z-9"),
        (.get, "/v1/feiten?x=1"),
      ] {
        let answer = try await site.send(method, path)
        #expect(answer.header("API-Version") == "9.8.7", "\(path)")
        #expect(answer.headers[.accessControlAllowOrigin] == "*", "\(path)")
        #expect(answer.header("Access-Control-Expose-Headers")?.contains("API-Version") == true)
        #expect(answer.header("X-Robots-Tag") == "noindex")
        guard answer.status.kind == .clientError else { continue }
        #expect(answer.headers[.contentType] == "application/problem+json", "\(path)")
        #expect(try answer.json().keys.prefix(3) == ["status", "title", "detail"])
        #expect(answer.headers[.cacheControl] == "no-store")
      }
      let preflight = try await site.send(.options, "/v1/route-adviezen")
      #expect(preflight.status == .noContent && preflight.headers[.allow] == "POST, OPTIONS")
      #expect(preflight.header("Access-Control-Max-Age") == "86400")
      let wrong = try await site.send(.delete, "/v1/feiten")
      #expect(wrong.status == .methodNotAllowed && wrong.headers[.allow] == "GET, HEAD, OPTIONS")
    }
  }
}
