import BusinessCase
import FEEL
import Funding
import GuideContent
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Library
import Logging
import NIOCore
import Spreadsheet
import Synchronization
import TestSupport

@testable import GuideWeb

/// The site with the small guide, asked without a network.
struct FixtureSite: Sendable {
  let environment: WebEnvironment
  let log = KeptLog()
  private let pages: [Page]

  /// - Parameters:
  ///   - pages: pages beside those of the site.
  ///   - guide: what it tells; the small guide unless given.
  ///   - address: its public address.
  ///   - answersAgents: whether there is a `/mcp`.
  init(pages: [Page] = [], guide: Guide? = nil, address: String? = "https://proef.example", answersAgents: Bool = false) throws {
    let guide = try guide ?? FixtureContent.guide.get()
    let today = try CalendarDate("2026-05-04").unwrapped
    environment = WebEnvironment(
      guide: guide, today: { today }, version: "9.8.7", site: address, answersAgents: answersAgents, cases: Self.desk)
    self.pages = PageTable.all + pages
  }

  /// Reads business cases, with one as an example.
  private static let desk = CaseDesk(
    examples: Once([CaseDesk.Example(id: "proef", name: "Proefzaak", text: caseText)]), workers: Parallel.alone,
    files: CaseDesk.Files(
      text: { bytes in
        Result { () throws(CaseProblems) in
          let source = try CaseSource(ContentFile(path: "zaak", bytes: bytes))
          let ready = source.isWorkbook ? try BusinessCaseFile.read(source, parameters: []) : nil
          return CaseDesk.Sent(text: String(decoding: source.text, as: UTF8.self), cautions: ready?.cautions.map(source.placed))
        }
      },
      written: { text, form, _ in
        Result { () throws(CaseProblems) in
          let file = ContentFile(path: "zaak", bytes: Array(text.utf8))
          let workbook = try BusinessCaseFile.workbook(of: file, help: ["Uitleg"])
          return form == .text ? file.bytes : form == .openXML ? workbook.openXML : workbook.openDocument
        }
      }),
    read: { bytes in
      Result { () throws(CaseProblems) in
        try BusinessCaseFile.read(ContentFile(path: "zaak.yaml", bytes: bytes), parameters: [])
      }
    })

  /// A case that can be computed.
  static let caseText = """
    naam: Proefzaak
    jaren: 1
    partijen:
      - {id: betaler, naam: De betaler, soort: zorgaanbieder, domein: zvw}
    aannamen:
      - {id: bedrag, naam: Bedrag, eenheid: euro, verdeling: vast, waarschijnlijk: 10, bron: proef, zekerheid: schatting}
    posten:
      - {id: kosten, naam: Kosten, soort: kosten, categorie: licentie, partij: betaler, bedrag: bedrag, wanneer: {ritme: eenmalig, van: 0}}
    """

  func ask<Result>(_ test: @escaping @Sendable (Asking) async throws -> Result) async throws -> Result {
    let log = log
    var logger = Logger(label: "test") { _ in log.handler }
    logger.logLevel = .info
    let application = Application(router: makeRouter(environment, pages: pages), logger: logger)
    return try await application.test(.router) { try await test(Asking(client: $0)) }
  }
}

struct Asking: Sendable {
  let client: any TestClientProtocol

  func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
    try await client.execute(uri: path, method: .get, headers: headers)
  }

  func send(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], _ body: String? = nil) async throws -> TestResponse {
    try await client.execute(uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
  }

  func post(_ path: String, _ body: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
    var headers = headers
    if headers[.contentType] == nil { headers[.contentType] = "application/json" }
    return try await send(.post, path, headers, body)
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }

  func json() throws -> JSON { try JSONReader.read(body.readableBytesView, texts: .any) }

  func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}

extension JSON {
  var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
  var keys: [String] { if case .object(let members) = self { members.map(\.key) } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
}

extension Optional {
  struct Missing: Error {}

  var unwrapped: Wrapped {
    get throws {
      guard let self else { throw Missing() }
      return self
    }
  }
}

/// What was logged, line by line.
final class KeptLog: Sendable {
  private let kept = Mutex<[String]>([])

  var lines: [String] { kept.withLock { $0 } }
  var handler: Handler { Handler(log: self) }

  struct Handler: LogHandler {
    let log: KeptLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { $1 }.map { "\($0.key)=\($0.value)" }.sorted()
      log.kept.withLock { $0.append("\(event.level) \(event.message) \(all.joined(separator: " "))") }
    }
  }
}
