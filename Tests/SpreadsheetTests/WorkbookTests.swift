import FEEL
import Testing

@testable import Spreadsheet

/// What is written reads back, and what comes from outside is bounded.
@Suite struct WorkbookTests {
  private static let values: [Int: CellValue] = [
    0: .text("Ruit & <kruis> \"é\" 💙"), 1: .number("1250.5"), 2: .number("-0.03"), 3: .flag(true), 5: .day(CalendarDate("2026-11-21")!),
    30: .text("ver weg\nmet twee regels"),
  ]
  private static let workbook = Workbook(
    sheets: [
      Sheet(name: "Zachte feiten", rows: [.init(number: 1, cells: [0: .text("naam")]), .init(number: 4, cells: values)]),
      Sheet(name: "Leeg", rows: []),
    ],
    names: ["waarde": CellPlace(sheet: "Zachte feiten", row: 4, column: 1)])

  @Test(arguments: [true, false])
  func whatIsWrittenReadsBack(isOpenXML: Bool) throws {
    let bytes = isOpenXML ? Self.workbook.openXML : Self.workbook.openDocument
    let read = try Workbook.read(bytes)
    #expect(read.sheets.map(\.name) == ["Zachte feiten", "Leeg"] && read.names == Self.workbook.names)
    for (column, value) in Self.values {
      #expect(read[CellPlace(sheet: "Zachte feiten", row: 4, column: column)] == value)
    }
    #expect(read.sheets[0].rows.map(\.number) == [1, 4])
    #expect((isOpenXML ? Self.workbook.openXML : Self.workbook.openDocument) == bytes, "The same workbook gives the same bytes.")
  }

  @Test(arguments: [
    ("0", "0"), ("0.1", "0.1"), ("4.0000000000000001E-2", "0.04"), ("0.30000000000000004", "0.3"), ("1250.50", "1250.5"), ("1E3", "1000"),
    ("123456789012", "123456789012"), ("-2.5e-7", "-0.00000025"), ("0.99999999999999999", "1"), ("999999999999999.9", "1000000000000000"),
  ])
  func numbersHaveNoExponentAndNoNoise(written: String, plain: String) {
    #expect(WrittenDouble.plain(written) == plain)
  }

  @Test(arguments: ["", "x", "1e400", "nan"])
  func whatIsNoNumber(written: String) { #expect(WrittenDouble.plain(written) == nil) }

  @Test func cellsHaveTheirUsualNames() {
    #expect(
      ["A1", "Z1", "AA1", "AZ1", "BA1", "ZZ1", "AAA1"].map { CellPlace.read($0).map { CellPlace.letters($0.column) } } == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
      ])
    #expect(CellPlace.read("$C$5")?.row == 5 && CellPlace.read("C0") == nil && CellPlace.read("5") == nil)
    for text in ["val1", "R1C1", "c", "RC"] { #expect(CellPlace.isCell(text)) }
    for text in ["uren", "jaar2026", "prijs_1"] { #expect(!CellPlace.isCell(text)) }
  }

  @Test func daysOfBothCounts() {
    let usual = Workbook(sheets: [])
    #expect(usual.day(number: "46347") == CalendarDate("2026-11-21"))
    #expect(Workbook(sheets: [], names: [:], countsFrom1904: true).day(number: "44885") == CalendarDate("2026-11-21"))
    for none in ["0", "59", "-1", "3000000", "x"] { #expect(usual.day(number: none) == nil) }
  }

  @Test(arguments: [
    ("dd-mm-yyyy", "day"), ("dddd", "day"), ("yy", "day"), ("ss", "time"), ("[$-413]d mmmm yyyy;@", "day"), ("m/d/yy h:mm", "day"),
    ("mmm-yy", "day"), ("yyyy\\-mm\\-dd", "day"),
    ("h:mm", "time"),
    ("[h]:mm:ss", "time"), ("mm:ss.0", "time"), ("General", nil), ("0.00", nil), ("#,##0.00", nil), ("0%", nil), ("0.00E+00", nil),
    ("@", nil),
    ("[$€-413] #,##0.00;[Red]-#,##0.00", nil), ("0 \"dagen\"", nil), ("0.0\\h", nil), ("_-* #,##0_-", nil), ("[>=1000]#,##0;0", nil),
  ])
  func aLookThatMakesAMomentOfANumber(code: String, kind: String?) {
    #expect(MomentStyles.kind(ofCode: code).map { "\($0)" } == kind)
  }

  // MARK: From outside

  private static func archive(_ parts: [(String, String)]) -> [UInt8] {
    var archive = ArchiveWriter()
    for (name, content) in parts { archive.add(name, content) }
    return archive.finished()
  }

  private static func openXML(_ sheet: String, shared: String = "") -> [UInt8] {
    let link = OpenXML.linkNamespace
    return archive([
      (
        "_rels/.rels",
        "<Relationships xmlns=\"r\"><Relationship Id=\"a\" Type=\"\(link)/officeDocument\" Target=\"/xl/book.xml\"/></Relationships>"
      ),
      (
        "xl/book.xml",
        "<x:workbook xmlns:x=\"m\" xmlns:q=\"\(link)\"><x:sheets><x:sheet name=\"Blad\" sheetId=\"1\" q:id=\"s\"/></x:sheets></x:workbook>"
      ),
      (
        "xl/_rels/book.xml.rels",
        "<Relationships xmlns=\"r\"><Relationship Id=\"s\" Type=\"\(link)/worksheet\" Target=\"./w/../w/s.xml\"/>"
          + "<Relationship Id=\"t\" Type=\"\(link)/sharedStrings\" Target=\"t.xml\"/></Relationships>"
      ), ("xl/w/s.xml", "<worksheet xmlns=\"m\"><sheetData>\(sheet)</sheetData></worksheet>"),
      ("xl/t.xml", "<sst xmlns=\"m\">\(shared)</sst>"),
    ])
  }

  /// Shared texts in runs, texts of formulas, formulas without an outcome, errors, cells without an address, empty rows.
  @Test func readsWhatProgramsWrite() throws {
    let bytes = Self.openXML(
      "<row><c t=\"s\"><v>1</v></c><c><f>A2*2</f><v>4.0000000000000001E-2</v></c><c t=\"str\"><f>x</f><v>tekst</v></c><c><f>1/0</f></c></row>"
        + "<row r=\"3\"/><row r=\"7\"><c r=\"C7\" t=\"e\"><v>#DIV/0!</v></c><c r=\"D7\" s=\"4\"/><c r=\"E7\" t=\"d\"><v>2026-11-21T00:00:00</v></c></row>",
      shared: "<si><t>een</t></si><si><r><t>twee </t></r><r><t>delen</t></r><rPh><t>nee</t></rPh></si>")
    let rows = try Workbook.read(bytes).sheets[0].rows
    #expect(rows.map(\.number) == [1, 7])
    #expect(rows[0].cells == [0: .text("twee delen"), 1: .number("0.04"), 2: .text("tekst"), 3: .unworked])
    #expect(rows[1].cells == [2: .failed, 4: .day(CalendarDate("2026-11-21")!)])
  }

  @Test func readsRepeatedCellsAndRows() throws {
    let text = "xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\""
    let cell =
      "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"2\"><text:p>a<text:s text:c=\"2\"/>b</text:p></table:table-cell>"
    let bytes = Self.archive([
      (
        "content.xml",
        "<office:document-content \(text)><office:body><office:spreadsheet><table:table table:name=\"T\"><table:table-header-rows>"
          + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\"/>\(cell)</table:table-row>"
          + "</table:table-header-rows><table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"1024\"/>"
          + "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
      )
    ])
    let rows = try Workbook.read(bytes).sheets[0].rows
    #expect(rows.map(\.number) == [1, 2] && rows.allSatisfy { $0.cells == [3: .text("a  b"), 4: .text("a  b")] })
  }

  @Test func hostileFilesAreRefused() throws {
    func problem(_ bytes: [UInt8]) -> WorkbookProblem? {
      do throws(WorkbookProblem) {
        _ = try Workbook.read(bytes)
        return nil
      } catch {
        return error
      }
    }
    let whole = Self.workbook.openXML
    #expect(problem([]) == .noWorkbook && problem(Array("PK\u{3}\u{4}".utf8)) == .noWorkbook)
    #expect(problem(Array(repeating: 0, count: Workbook.Limits.file + 1)) == .tooLarge)
    // A part that unpacks to far more than it may: refused by what it says, and by what it is when it lies.
    let bomb = Self.openXML(String(repeating: " ", count: 5_000_000))
    #expect(bomb.count < 100_000 && problem(bomb) == .tooLarge)
    var lying = Self.openXML("<row><c><v>1</v></c></row>")
    let list = try #require(lying.indices.last { lying[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) })
    lying[list + 24] &+= 1
    #expect(problem(lying) == .damaged("xl/t.xml"))
    // XML that could grow, and cells that do not end.
    let entity = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>"
    #expect(problem(Self.archive([("content.xml", entity + "<x>&a;</x>")])) == .damaged("content.xml"))
    #expect(problem(Self.openXML("<row r=\"2000000\"><c><v>1</v></c></row>")) == .tooLarge)
    #expect(problem(Self.openXML("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"/>")) == .damaged("xl/w/s.xml"))
    #expect(problem(Self.openXML("<row><c t=\"s\"><v>9</v></c></row>")) == .damaged("xl/w/s.xml"))
    #expect(problem(Self.archive((0..<501).map { ("p\($0)", "") })) == .tooLarge)
    #expect(problem(Self.archive([("a", ""), ("a", "")])) == .damaged("a"))
    // Every beginning of a file, and every file with one byte turned over, is read or refused, and nothing worse.
    for length in stride(from: 0, to: whole.count, by: 37) { _ = problem(Array(whole.prefix(length))) }
    for index in stride(from: 0, to: whole.count, by: 11) {
      var turned = whole
      turned[index] ^= 0xFF
      _ = problem(turned)
    }
  }
}
