import Funding
import HTTPTypes
import HummingbirdTesting
import Library
import Testing

@testable import GuideWeb

/// Knowledge and tools through the API, on the small guide.
@Suite struct KnowledgeAPITests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  private func ids(_ answer: TestResponse, _ list: String = "kennis") throws -> [String] {
    try (answer.json()[list]?.elements ?? []).compactMap { $0["id"]?.string }
  }

  @Test func knowledgeComesInPartsAndByChoice() async throws {
    try await site.ask { site in
      #expect(try ids(await site.get("/v1/kennissoorten"), "soorten") == ["helpers", "potten"])
      #expect(try ids(await site.get("/v1/kennis")).count == 16)
      #expect(try ids(await site.get("/v1/kennis?soort=helpers")) == ["steunpunt", "bureau", "archief"])
      #expect(try ids(await site.get("/v1/kennis?soort=helpers&wetten=wmo&voor=maker")) == ["steunpunt"])
      #expect(try ids(await site.get("/v1/kennis?uitkomst=betaald")) == ["steunpunt"])
      #expect(try ids(await site.get("/v1/kennis?fasen=begin")) == [])
      let part = try await site.get("/v1/kennis?soort=potten&pagina=2&aantal=5")
      #expect(try ids(part) == ["pot-zes", "pot-zeven", "pot-acht", "pot-negen", "pot-tien"])
      #expect(try part.json()["totaal"] == 13)
      #expect(part.header("Link")?.contains("</v1/kennis?soort=potten&pagina=3&aantal=5>; rel=\"next\"") == true)
      let wrong = try await site.get("/v1/kennis?soort=nergens&wetten=wpg&uitkomst=x&y=1")
      #expect(wrong.status == .badRequest)
      #expect(try wrong.json()["errors"]?.elements.compactMap { $0["location"]?.string } == ["soort", "wetten", "uitkomst", "y"])
      #expect(try ids(await site.get("/v1/begrippen"), "begrippen") == ["wlz", "zvw", "wmo"])
    }
  }

  @Test func anItemSaysEverything() async throws {
    try await site.ask { site in
      let item = try await site.get("/v1/kennis/helpers/bureau?taal=en").json()
      #expect(item["naam"] == "Agreement bureau" && item["soort"] == "helpers" && item["feiten"] == ["A-1", "A-2"])
      #expect(item["nagekeken"] == "2025-01-01" && item["teHerzien"] == true)
      let fields = item["velden"]?.elements ?? []
      #expect(fields.compactMap { $0["id"]?.string } == ["soort", "doet", "zie"])
      #expect(fields[0]["waarden"] == ["markt"] && fields[1]["teksten"]?.elements.first?["tekst"] == "It writes contracts.")
      let link = try #require(fields[2]["items"]?.elements.first)
      #expect(
        link["soort"] == "potten" && link["id"] == "pot-een" && link["tekst"] == "The bureau knows this pot." && link["feiten"] == ["A-2"])
      for path in ["/v1/kennis/helpers/pot-een", "/v1/kennis/nergens/bureau", "/v1/kennis/helpers", "/v1/hulpmiddelen/nergens"] {
        #expect(try await site.get(path).status == .notFound, "\(path)")
      }
    }
  }

  private static let calculation = "/v1/hulpmiddelen/prijs/berekeningen"

  @Test func aToolCalculates() async throws {
    try await site.ask { site in
      let full = #"{"invoer":{"aantal":60,"wie":"burger","klaar":false,"start":"2024-01-01"},"peildatum":"2026-05-04","taal":"en"}"#
      let answer = try await site.post(Self.calculation, full)
      #expect(answer.headers[.cacheControl] == "no-store")
      let json = try answer.json()
      #expect(json["uitkomsten"]?.text() == #"{"bedrag":20.1,"tienmaal":201,"einde":"2024-12-31","oordeel":"later"}"#)
      #expect(json["open"] == [] && json["feiten"] == ["A-2", "A-1", "B-1"])
      #expect(json["meldingen"]?.elements.map { $0["tekst"]?.string } == ["These are many."])
      #expect(json["redenen"]?.elements.map { $0["uitkomst"]?.string } == ["oordeel"])
      #expect(json["parameters"]?.elements.first?["waarde"]?.text() == "0.335")
    }
  }

  @Test func whatIsOpenIsSaidByResult() async throws {
    try await site.ask { site in
      for body in ["{}", #"{"invoer":{}}"#, #"{"invoer":{"aantal":null,"wie":null}}"#] {
        let json = try await site.post(Self.calculation, body).json()
        #expect(json["uitkomsten"]?.text() == #"{"bedrag":null,"tienmaal":null,"einde":null,"oordeel":null}"#)
        #expect(json["open"] == ["bedrag", "tienmaal", "einde", "oordeel"] && json["ontbreekt"]?["oordeel"] == ["wie", "klaar"])
        #expect(json["mogelijk"]?.text() == #"{"bedrag":[0,33.5],"oordeel":["mag","later"]}"#)
      }
      let old = #"{"invoer":{"aantal":3},"peildatum":"2027-01-01""#
      #expect(try await site.post(Self.calculation, old + "}").json()["ontbreekt"]?["bedrag"] == ["prijs"])
      let taken = try await site.post(Self.calculation, old + #","oudeCijfers":true}"#).json()
      #expect(taken["uitkomsten"]?["bedrag"]?.text() == "1.01" && taken["parameters"]?.elements.first?["verouderd"] == true)
    }
  }

  /// Every fault at once, each at its JSON pointer; what was sent is not sent back.
  @Test func faultsStandAtTheirPlace() async throws {
    try await site.ask { site in
      let body = #"""
        {"invoer":{"aantal":101,"wie":"geheim","klaar":"ja","start":"2026-02-30","a/b":1},"peildatum":"ooit","oudeCijfers":1,"taal":"fr","x":1}
        """#
      let answer = try await site.post(Self.calculation + "?y=1", body)
      #expect(answer.status == .badRequest && answer.headers[.contentType] == "application/problem+json")
      let places = try answer.json()["errors"]?.elements.compactMap { $0["location"]?.string }
      #expect(
        places == [
          "y", "/x", "/peildatum", "/oudeCijfers", "/taal", "/invoer/aantal", "/invoer/wie", "/invoer/klaar", "/invoer/start",
          "/invoer/a~1b",
        ])
      #expect(!answer.text.contains("geheim") && !answer.text.contains("ooit"))
      for (body, place) in [("[]", ""), (#"{"invoer":[]}"#, "/invoer"), (#"{"invoer":{"aantal":2.5}}"#, "/invoer/aantal")] {
        let answer = try await site.post(Self.calculation, body)
        #expect(try answer.json()["errors"]?.elements.map { $0["location"]?.string } == [place], "\(body)")
      }
      #expect(try await site.get(Self.calculation).status == .methodNotAllowed)
      #expect(try await site.post("/v1/hulpmiddelen/nergens/berekeningen", "{}").status == .notFound)
      #expect(try await site.post(Self.calculation, "{}", [.contentType: "text/plain"]).status == .unsupportedMediaType)
    }
  }
}
