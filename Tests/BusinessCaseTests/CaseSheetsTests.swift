import BusinessCase
import FEEL
import Funding
import GuideContent
import Library
import Spreadsheet
import TestSupport
import Testing
import Tools

/// A case as a workbook: the same case, and what is wrong is said by sheet and cell.
@Suite struct CaseSheetsTests {
  private static func examples() -> [ContentFile] { BuiltInContent.files().filter { $0.path.hasPrefix("cases/") } }
  private static func parameters() throws -> [DatedFigure] { try SampleContent.guide.get().library[DatedFigure.self].items }

  private static func bytes(_ file: ContentFile, isOpenXML: Bool) throws -> [UInt8] {
    let workbook = try BusinessCaseFile.workbook(of: file, help: ["Uitleg"])
    return isOpenXML ? workbook.openXML : workbook.openDocument
  }

  /// There and back, and there again: the same sheets, and the same result to the cent.
  @Test(arguments: [true, false])
  func everyExampleReadsBackAsItWas(isOpenXML: Bool) throws {
    let parameters = try Self.parameters()
    let examples = Self.examples()
    #expect(examples.count >= 7)
    for example in examples {
      let bytes = try Self.bytes(example, isOpenXML: isOpenXML)
      let source = try CaseSource(ContentFile(path: example.path, bytes: bytes))
      #expect(source.isWorkbook)
      let (before, after) = (
        try BusinessCaseFile.read(example, parameters: parameters), try BusinessCaseFile.read(source, parameters: parameters)
      )
      for option in before.alternatives {
        let chance = CaseResult.Chance(draws: 100, seed: 3)
        let (old, new) = (try CaseResult(before, option: option, chance: chance), try CaseResult(after, option: option, chance: chance))
        #expect(old.outcome.parties.map(\.flow) == new.outcome.parties.map(\.flow), "\(example.path)")
        #expect(old.csv == new.csv && old.transfers.divisions == new.transfers.divisions, "\(example.path)")
        #expect(old.uncertainty?.total.p5 == new.uncertainty?.total.p5, "\(example.path)")
      }
      #expect(CaseComparison(try WrittenCase.result(before), try WrittenCase.result(after)).isEmpty, "\(example.path)")
      // The text that comes out of the sheets gives the same sheets.
      let text = ContentFile(path: example.path, bytes: source.text)
      #expect(try Self.bytes(text, isOpenXML: isOpenXML) == bytes, "\(example.path)")
      _ = try BusinessCaseFile.read(text, parameters: parameters)
    }
  }

  /// A file that uses every key, with texts that are hard to write.
  private static let everything = """
    naam: "Een # naam: met 'alles', \\"ook\\" dit"
    uitleg: "- begint als een lijst"
    jaren: 2
    discontovoet: 0.025
    peildatum: 2026-11-21
    feiten: [A-E01, B-E02]
    partijen: [{id: a, naam: "{A}", soort: zorgaanbieder, domein: wlz}, {id: b, naam: '*b', soort: client, domein: privaat}]
    opties: [{id: nu, naam: Nu, gebruikelijk: true}, {id: later, naam: Later}]
    aannamen:
      - {id: val1, naam: "null", eenheid: euro, verdeling: beta, laag: 1, waarschijnlijk: 2.50, hoog: 4, vormA: 2, vormB: 3, groep: g, tegengesteld: true, bron: "regel 1\\nregel 2", feiten: [A-E01], zekerheid: expert, noot: "@noot"}
      - {id: uren, naam: Uren, eenheid: uur per maand, verdeling: lognormaal, laag: 1, waarschijnlijk: 2, hoog: 4, groep: g, bron: "1", zekerheid: gemeten}
      - {id: Uren, naam: Prijs, eenheid: euro per uur, verdeling: vast, waarschijnlijk: 0.1234567890123456789, bron: x, zekerheid: schatting}
      - {id: half, naam: Deel, eenheid: deel, verdeling: vast, waarschijnlijk: 0.5, bron: x, zekerheid: schatting}
      - {id: klanten, naam: Klanten, eenheid: cliënt, verdeling: vast, waarschijnlijk: 10, bron: x, zekerheid: schatting}
      - {id: perKlant, naam: Per klant, eenheid: euro per cliënt per maand, verdeling: vast, waarschijnlijk: 7, bron: x, zekerheid: schatting}
    groepen: [{id: g, samenhang: 0.5}]
    berekend: [{id: som, naam: Som, eenheid: euro per maand, formule: "max(uren * Uren, uren * Uren)"}]
    gebruik: [{id: groei, naam: Groei, aantal: klanten, verloop: [{maand: 0, deel: 0.2}, {maand: 12, deel: 1}]}]
    clusters: [{id: c, naam: Samen, compleet: false}]
    posten:
      - {id: p, naam: P, soort: besparing, categorie: uren, partij: a, opties: [later], bedrag: som, nu: 2 * som, wanneer: {ritme: maandelijks, van: 1, tot: 20, opbouw: 3}, verzilvering: {deel: half, ondergrens: som / 2, cluster: c, rest: kwaliteit}, sroi: {deadweight: half, verdringing: half, aanAnderen: half, afname: half, verandertheorie: omdat}, noot: hier}
      - {id: q, naam: Q, soort: overdracht, categorie: afspraak, partij: a, naar: b, opties: [nu, later], bedrag: val1, wanneer: {ritme: vernieuwing, van: 0, elkeJaren: 1}}
      - {id: r, naam: R, soort: effect, categorie: welzijn, partij: b, opties: [later], bedrag: klanten, waardering: val1 / klanten, wanneer: {ritme: eenmalig, van: 0}}
      - {id: s, naam: S, soort: kosten, categorie: licentie, partij: a, opties: [later], bedrag: perKlant, gebruik: groei, wanneer: {ritme: maandelijks, van: 0}}
    sroi: {deadweight: half, verdringing: half, aanAnderen: half, afname: half, verandertheorie: "Eerst dit, dan dat"}
    levensduur: [{id: l, investering: val1, jaren: 3 * jaar, component: nhc}]
    zachteFeiten: [{naam: Rust, partij: b, voor: weinig, na: veel, bewijs: "gezegd: ja"}]
    """

  @Test(arguments: [true, false])
  func everyKeyHasAColumn(isOpenXML: Bool) throws {
    let file = ContentFile(path: "alles.zaak.yaml", bytes: Array(Self.everything.utf8))
    let bytes = try Self.bytes(file, isOpenXML: isOpenXML)
    let source = try CaseSource(ContentFile(path: "alles", bytes: bytes))
    let text = ContentFile(path: "alles.zaak.yaml", bytes: source.text)
    #expect(try Self.bytes(text, isOpenXML: isOpenXML) == bytes)
    let written = String(decoding: source.text, as: UTF8.self)
    for part in [
      "0.1234567890123456789", "tegengesteld: true", "compleet: false", "elkeJaren: 1", "opties: [nu, later]", "regel 1\\nregel 2",
    ] {
      #expect(written.contains(part), "\(part)")
    }
    let workbook = try Workbook.read(bytes)
    // A name that a spreadsheet takes for a cell gets a sign before it; of two names that differ in capitals only one is kept.
    #expect(workbook.names["_val1"] != nil && workbook.names["half"] != nil && workbook.names.count == 5)
  }

  // MARK: What is wrong

  /// What is wrong with the workbook of the first example, changed.
  private static func changed(_ change: (inout Workbook) -> Void) throws -> [CaseProblem] {
    let example = try #require(examples().first { $0.path.hasSuffix("/begin.zaak.yaml") })
    var workbook = try BusinessCaseFile.workbook(of: example, help: [])
    change(&workbook)
    do throws(CaseProblems) {
      _ = try BusinessCaseFile.read(ContentFile(path: "zaak.xlsx", bytes: workbook.openXML), parameters: [])
      return []
    } catch {
      return error.problems
    }
  }

  /// Puts a value in a cell.
  private static func put(_ value: CellValue?, _ sheet: String, _ head: String, row: Int, _ workbook: inout Workbook) {
    guard let index = workbook.sheets.firstIndex(where: { $0.name == sheet }),
      let column = workbook.sheets[index].rows[0].cells.first(where: { $0.value == .text(head) })?.key
    else {
      Issue.record("No such column: \(head)")
      return
    }
    var cells = workbook.sheets[index].rows.first { $0.number == row }?.cells ?? [:]
    cells[column] = value
    workbook.sheets[index].rows.removeAll { $0.number == row }
    workbook.sheets[index].rows.append(.init(number: row, cells: cells))
    workbook.sheets[index].rows.sort { $0.number < $1.number }
  }

  @Test(arguments: [
    ("Posten", "bedrag", 3, CellValue.text("licentie + onbekend"), "G3", "onbekend"),
    ("Posten", "wanneer van", 3, .text("vanaf juni"), "I3", "'vanaf juni', and a number is expected"),
    ("Posten", "wanneer van", 3, .day(CalendarDate("2026-04-01")!), "I3", "a date or a time"),
    ("Aannamen", "waarschijnlijk", 3, .text("42,45"), "F3", "'42,45', and a number is expected"),
    ("Posten", "soort", 3, .text("uitgave"), "C3", "'uitgave' does not exist"),
    ("Aannamen", "waarschijnlijk", 3, .text("€ 25"), "F3", "'€ 25', and a number is expected"),
    ("Aannamen", "eenheid", 3, .text("euro/"), "C3", "eenheid-onbekend"),
    ("Aannamen", "tegengesteld", 3, .text("misschien"), "M3", "Yes or no"),
    ("Zaak", "peildatum", 2, .text("morgen"), "E2", "A day is expected"),
    ("Verloop", "gebruik", 3, .text("niemand"), "A3", "has no row 'niemand'"),
  ])
  func anErrorNamesSheetAndCell(sheet: String, head: String, row: Int, value: CellValue, cell: String, message: String) throws {
    let found = try Self.changed { Self.put(value, sheet, head, row: row, &$0) }
    let wanted = CasePlace.Spot.cell(sheet: sheet, cell: cell)
    #expect(found.count { $0.place.spot == wanted && $0.description.contains(message) } == 1, "\(found)")
  }

  /// What is empty, or not in order, is looked for in its own column, and not in that of the ids.
  @Test func aProblemOfAValueIsInItsOwnColumn() throws {
    let empty = try Self.changed { Self.put(nil, "Aannamen", "waarschijnlijk", row: 3, &$0) }
    #expect(empty.map(\.place.spot) == [.cell(sheet: "Aannamen", cell: "F3")])
    let unordered = try Self.changed { workbook in
      for (head, value) in [
        ("verdeling", CellValue.text("pert")), ("laag", .number("10")), ("waarschijnlijk", .number("5")), ("hoog", .number("20")),
      ] {
        Self.put(value, "Aannamen", head, row: 3, &workbook)
      }
    }
    #expect(unordered.map(\.place.spot) == [.cell(sheet: "Aannamen", cell: "F3")], "\(unordered)")
    let inner = try Self.changed { Self.put(nil, "Posten", "wanneer van", row: 3, &$0) }
    #expect(inner.map(\.place.spot) == [.cell(sheet: "Posten", cell: "I3")], "\(inner)")
  }

  @Test func whatIsNoFormIsRefused() throws {
    func said(_ change: (inout Workbook) -> Void) throws -> String {
      try Self.changed(change).map(\.description).joined(separator: "\n")
    }
    #expect(try said { $0.sheets.append(Sheet(name: "Kosten", rows: [.init(number: 1, cells: [0: .text("x")])])) }.contains("Kosten!A1"))
    #expect(try said { $0.sheets.append(Sheet(name: "Eigen sommen", rows: [.init(number: 1, cells: [0: .text("x")])])) } == "")
    #expect(try said { $0.sheets.append(Sheet(name: "Blad1", rows: [])) } == "")
    #expect(try said { $0.sheets.removeAll { $0.name == "Posten" } }.contains("missing: Posten"))
    #expect(try said { Self.put(.text("kleur"), "Posten", "noot", row: 1, &$0) }.contains("no such column"))
    #expect(try said { Self.put(nil, "Posten", "naam", row: 2, &$0) }.contains("'naam' is missing"))
  }

  /// A number of a cell has no sign for thousands, whatever it looks like.
  @Test func aNumberOfACellMeansOneThing() throws {
    #expect(try Self.changed { Self.put(.number("4.125"), "Aannamen", "waarschijnlijk", row: 3, &$0) } == [])
  }

  /// A value that is worked out elsewhere in the file counts through the name of its cell.
  @Test func aNamedCellGivesTheValue() throws {
    let parameters = try Self.parameters()
    let example = try #require(Self.examples().first { $0.path.hasSuffix("/begin.zaak.yaml") })
    var workbook = try BusinessCaseFile.workbook(of: example, help: [])
    Self.put(nil, "Aannamen", "waarschijnlijk", row: 2, &workbook)
    workbook.sheets.append(Sheet(name: "Eigen", rows: [.init(number: 9, cells: [2: .number("51000")])]))
    workbook.names["aanschaf"] = CellPlace(sheet: "Eigen", row: 9, column: 2)
    let ready = try BusinessCaseFile.read(ContentFile(path: "z", bytes: workbook.openDocument), parameters: parameters)
    #expect(ready.likely.first == 51_000)
  }
}
