import GuideContent
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Spreadsheet
import Testing

@testable import GuideWeb

/// A case that goes in and comes out as a file.
@Suite struct CaseFilesTests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  private static let boundary = "--rand7"

  /// A form with files as a browser sends it.
  private static func form(_ parts: [(head: String, body: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts { bytes += "--\(boundary)\r\nContent-Disposition: form-data; \(part.head)\r\n\r\n".utf8 + part.body + "\r\n".utf8 }
    return bytes + "--\(boundary)--\r\n".utf8
  }

  private static func file(_ bytes: [UInt8], name: String = "mijn zaak.xlsx") -> [UInt8] {
    form([("name=\"bestand\"; filename=\"\(name)\"\r\nContent-Type: application/octet-stream", bytes)])
  }

  private func send(_ bytes: [UInt8], type: String = "multipart/form-data; boundary=\(boundary)") async throws -> TestResponse {
    try await site.ask { asking in
      try await asking.client.execute(
        uri: "/zaak/uitkomst", method: .post, headers: [.contentType: type], body: ByteBuffer(bytes: bytes))
    }
  }

  private static func workbook(_ text: String = FixtureSite.caseText) throws -> Workbook {
    try BusinessCaseFile.workbook(of: ContentFile(path: "z", bytes: Array(text.utf8)), help: ["Uitleg"])
  }

  @Test func everyKindOfFileIsComputed() async throws {
    let json =
      #"{"naam":"Proefzaak","jaren":1,"partijen":[{"id":"betaler","naam":"De betaler","soort":"zorgaanbieder","domein":"zvw"}],"#
      + #""aannamen":[{"id":"bedrag","naam":"Bedrag","eenheid":"euro","verdeling":"vast","waarschijnlijk":10,"bron":"x","zekerheid":"schatting"}],"#
      + #""posten":[{"id":"k","naam":"K","soort":"kosten","categorie":"licentie","partij":"betaler","bedrag":"bedrag","wanneer":{"ritme":"eenmalig","van":0}}]}"#
    let workbook = try Self.workbook()
    for bytes in [Array(FixtureSite.caseText.utf8), Array(json.utf8), workbook.openXML, workbook.openDocument] {
      let answer = try await send(Self.file(bytes))
      #expect(answer.status == .ok && answer.text.contains(">Proefzaak</h1>"))
      #expect(answer.headers[.cacheControl] == "no-store")
      // What the page holds is the text of it, to go on with.
      #expect(answer.text.contains("waarschijnlijk"))
    }
  }

  @Test func anErrorInAWorkbookNamesItsCell() async throws {
    var workbook = try Self.workbook()
    let index = try #require(workbook.sheets.firstIndex { $0.name == "Posten" })
    var cells = workbook.sheets[index].rows[1].cells
    cells[6] = .text("bedrag * <script>")
    workbook.sheets[index].rows[1] = .init(number: 2, cells: cells)
    let answer = try await send(Self.file(workbook.openXML))
    // In the words of a sheet, not in those of a text.
    #expect(answer.status == .badRequest && answer.text.contains("zaak-cel Posten G2 (zaak-rij-kolom bedrag kosten): "))
    #expect(!answer.text.contains("posten/kosten"))
    #expect(!answer.text.contains("<script"))
  }

  @Test func aTextWithAnErrorComesBackToMend() async throws {
    let answer = try await send(Self.file(Array(FixtureSite.caseText.replacing("licentie", with: "wens").utf8)))
    #expect(answer.status == .badRequest && answer.text.contains("zaak-regel") && answer.text.contains("categorie: wens"))
  }

  @Test func aCaseIsGivenBackAsAFile() async throws {
    let text = FixtureSite.caseText.replacing("naam: Proefzaak", with: "naam: \"Café & Zorg 2.0!\"")
    let workbook = try Self.workbook(text)
    try await site.ask { asking in
      let sent = text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      for (form, name, bytes) in [
        ("yaml", "caf-zorg-2-0.zaak.yaml", Array(text.utf8)), ("xlsx", "caf-zorg-2-0.xlsx", workbook.openXML),
        ("ods", "caf-zorg-2-0.ods", workbook.openDocument),
      ] {
        let answer = try await asking.post(
          "/zaak/bewaren", "zaak=\(sent)&vorm=\(form)", [.contentType: "application/x-www-form-urlencoded"])
        #expect(answer.status == .ok && answer.headers[.contentDisposition] == "attachment; filename=\"\(name)\"")
        #expect(Array(answer.body.readableBytesView) == bytes && answer.headers[.cacheControl] == "no-store")
      }
      let example = try await asking.get("/zaak/werkblad/proef")
      #expect(try Workbook.read(Array(example.body.readableBytesView)).sheets.contains { $0.name == "Posten" })
    }
  }

  /// A name keeps whole words, as many as fit.
  @Test func aFileHasTheNameOfItsCase() {
    #expect(CaseFiles.fileName("Slim incontinentiemateriaal in het verpleeghuis") == "slim-incontinentiemateriaal-in-het-verpleeghuis")
    let long = CaseFiles.fileName("Beeldbellen met de wijkverpleging voor mensen met dementie die thuis wonen")
    #expect(long == "beeldbellen-met-de-wijkverpleging-voor-mensen-met-dementie")
    #expect(CaseFiles.fileName(String(repeating: "a", count: 100)).count == 60 && CaseFiles.fileName("…") == "zaak")
  }

  /// What a browser never sends is refused with a page, and never half read.
  @Test func hostileFormsAreRefused() async throws {
    let sound = Self.file(Array(FixtureSite.caseText.utf8))
    let type = "multipart/form-data; boundary=\(Self.boundary)"
    let wrong: [([UInt8], String)] = [
      ([], type), (Array(sound.dropLast(4)), type), (Array(sound.dropFirst()), type), (sound, "multipart/form-data"),
      (sound, "multipart/form-data; boundary="), (sound, "multipart/form-data; boundary=" + String(repeating: "-", count: 71)),
      (sound, "multipart/form-data; boundary=anders"),
      (Array("--\(Self.boundary)\r\nContent-Type: text/plain\r\n\r\nx\r\n--\(Self.boundary)--".utf8), type),
      (Array("--\(Self.boundary)\r\n\(String(repeating: "A: b\r\n", count: 500))\r\nx\r\n--\(Self.boundary)--".utf8), type),
      (Self.form(Array(repeating: ("name=x", [0x78]), count: 21)), type),
      (Array(String(repeating: "-", count: 60_000).utf8), "multipart/form-data; boundary=" + String(repeating: "-", count: 69)),
    ]
    for (index, (bytes, type)) in wrong.enumerated() {
      let answer = try await send(bytes, type: type)
      #expect(answer.status == .badRequest && answer.text.contains("<h1"), "\(index)")
    }
    // Sound forms with something else in them.
    for bytes in [
      Self.file([]), Self.form([("name=\"anders\"", [0x78])]), Self.file([0x50, 0x4B, 0x03, 0x04, 0]), Self.file([0xFF, 0xFE, 0]),
    ] {
      let answer = try await send(bytes)
      #expect(answer.status == .badRequest && answer.text.contains("<h1"))
    }
    #expect(try await send(Array(repeating: 0x61, count: 600_000)).status == .contentTooLarge)
  }

  @Test func partsAreReadAsTheyAre() throws {
    let bytes = Self.form([
      ("name=a", [0x0D, 0x0A, 0x2D, 0x2D]), ("filename=\"b; name=c\"; name=\"een naam\"", [0, 0xFF]), ("name=leeg", []),
    ])
    let body = try #require(FormBody.read(bytes, type: "Multipart/Form-Data; charset=utf-8; Boundary=\"\(Self.boundary)\""))
    #expect(body.bytes("a") == [0x0D, 0x0A, 0x2D, 0x2D] && body.bytes("een naam") == [0, 0xFF] && body.bytes("leeg") == nil)
    #expect(body.bytes("c") == nil)
  }
}
