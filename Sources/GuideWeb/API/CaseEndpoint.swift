import BusinessCase
import Funding
import HTTPTypes
import Hummingbird
import Library
import NIOCore

/// `POST /v1/zaken/berekeningen`: everything that is found out about a business case. Nothing of it is kept.
enum CaseEndpoint {
  static let endpoint = Endpoint(
    method: .post, path: "/zaken/berekeningen", id: "berekenZaak",
    summary: "Rekent een zaak door: per partij wat het kost en oplevert, en met welke betalingen niemand verliest", tag: .tools,
    parameters: [.language, draws, seed, option],
    body: .json([
      "type": "object", "description": "Een zaak, met dezelfde sleutels als een .zaak.yaml-bestand",
      "required": ["naam", "jaren", "partijen", "aannamen", "posten"],
    ]),
    answer: .json(["type": "object", "required": ["partijen", "totaal", "overdracht"]])
  ) { asked in
    guard AdviceEndpoint.isJSON(asked.request.headers) else { throw APIRefusal.wrongType }
    guard asked.query.faults.isEmpty else { throw APIRefusal.invalid(asked.query.faults) }
    let bytes = Array(try await AdviceEndpoint.body(of: asked.request).readableBytesView)
    do throws(JSONProblem) {
      // What is no JSON is not read as YAML.
      _ = try JSONReader.read(bytes, texts: .any)
    } catch {
      throw APIRefusal.invalid([Fault(.body, "", error.message, position: error.offset + 1)])
    }
    let seed = UInt64(asked.query.number(seed) ?? 1)
    let result = asked.environment.cases.result(
      of: bytes, option: asked.query.value(option), draws: asked.query.number(draws) ?? CaseDesk.draws, seed: seed)
    switch result {
    case .success(let found):
      return APIAnswer(json: Array(found.json(CaseSentences(asked.guide.library), asked.language).text().utf8))
    case .failure(let failure):
      let sentences = CaseSentences(asked.guide.library)
      throw APIRefusal.invalid(failure.problems.map { Fault($0, sentences) })
    }
  }

  private static let draws = Parameter(
    name: "trekkingen", description: "Hoe vaak de aannamen worden getrokken; anders 2.000.", kind: .number(100...20_000))
  private static let seed = Parameter(name: "zaad", description: "Waar het trekken begint; anders 1.", kind: .number(0...999_999_999))
  private static let option = Parameter(name: "optie", description: "De optie naast gewone zorg; anders de eerste.", kind: .words)
}
