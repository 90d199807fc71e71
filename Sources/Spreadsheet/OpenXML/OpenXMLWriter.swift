import DMN
import FEEL

extension Workbook {
  /// The bytes of `.xlsx`.
  package var openXML: [UInt8] {
    var archive = ArchiveWriter()
    let count = sheets.count
    let types = (1...max(1, count)).map {
      "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(Self.kind)worksheet+xml\"/>"
    }
    archive.add(
      "[Content_Types].xml",
      """
      \(WrittenXML.head)<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(Self.kind)sheet.main+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(Self.kind)styles+xml"/>\(types.joined())</Types>
      """)
    archive.add("_rels/.rels", Self.links([("officeDocument", "xl/workbook.xml")]))
    archive.add("xl/workbook.xml", workbookPart)
    archive.add(
      "xl/_rels/workbook.xml.rels",
      Self.links((0..<count).map { ("worksheet", "worksheets/sheet\($0 + 1).xml") } + [("styles", "styles.xml")]))
    archive.add("xl/styles.xml", Self.styles)
    for (index, sheet) in sheets.enumerated() { archive.add("xl/worksheets/sheet\(index + 1).xml", part(of: sheet)) }
    return archive.finished()
  }

  private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  private static func links(_ links: [(kind: String, target: String)]) -> String {
    let lines = links.enumerated().map { index, link in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(OpenXML.linkNamespace)/\(link.kind)\" Target=\"\(link.target)\"/>"
    }
    return WrittenXML.head
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(lines.joined())</Relationships>"
  }

  private var workbookPart: String {
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(WrittenXML.text(sheet.name))\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
    }
    let named = names.sorted { $0.key < $1.key }.map { name, place in
      "<definedName name=\"\(WrittenXML.text(name))\">\(WrittenXML.text(Self.absolute(place)))</definedName>"
    }
    return """
      \(WrittenXML.head)<workbook xmlns="\(OpenXML.mainNamespace)" xmlns:r="\(OpenXML.linkNamespace)">\
      <sheets>\(list.joined())</sheets>\(named.isEmpty ? "" : "<definedNames>\(named.joined())</definedNames>")</workbook>
      """
  }

  private static func absolute(_ place: CellPlace) -> String {
    "'\(place.sheet.replacing("'", with: "''"))'!$\(CellPlace.letters(place.column))$\(place.row)"
  }

  /// Cells: as usual; 1, a head; 2, a day.
  private static let styles = """
    \(WrittenXML.head)<styleSheet xmlns="\(OpenXML.mainNamespace)">\
    <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
    <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFE3ECF4"/></patternFill></fill></fills>\
    <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
    <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
    <xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>\
    <xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """

  private func part(of sheet: Sheet) -> String {
    let columns = sheet.columns.enumerated().map { index, column in
      "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width)\" customWidth=\"1\"/>"
    }
    let rows = sheet.rows.map { row in
      let cells = row.cells.sorted { $0.key < $1.key }.map { column, value in
        cell(value, CellPlace(sheet: sheet.name, row: row.number, column: column).cell, isHead: row.number == 1)
      }
      return "<row r=\"\(row.number)\">\(cells.joined())</row>"
    }
    let choices = sheet.columns.enumerated().compactMap { index, column in
      column.choices.map { Self.choice(CellPlace.letters(index), $0) }
    }
    return """
      \(WrittenXML.head)<worksheet xmlns="\(OpenXML.mainNamespace)"><sheetViews><sheetView workbookViewId="0">\
      <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
      \(columns.isEmpty ? "" : "<cols>\(columns.joined())</cols>")<sheetData>\(rows.joined())</sheetData>\
      \(choices.isEmpty ? "" : "<dataValidations count=\"\(choices.count)\">\(choices.joined())</dataValidations>")</worksheet>
      """
  }

  /// A list to choose from, for the whole column below its head.
  private static func choice(_ column: String, _ range: CellRange) -> String {
    let last = CellPlace(sheet: range.from.sheet, row: range.from.row + range.count - 1, column: range.from.column)
    let formula = absolute(range.from) + ":$\(CellPlace.letters(last.column))$\(last.row)"
    return
      "<dataValidation type=\"list\" allowBlank=\"1\" sqref=\"\(column)2:\(column)1000\"><formula1>\(WrittenXML.text(formula))</formula1>"
      + "</dataValidation>"
  }

  private func cell(_ value: CellValue, _ place: String, isHead: Bool) -> String {
    switch value {
    case .text(let text):
      "<c r=\"\(place)\" t=\"inlineStr\"\(isHead ? " s=\"1\"" : "")><is><t xml:space=\"preserve\">\(WrittenXML.text(text))</t></is></c>"
    case .number(let number): "<c r=\"\(place)\"><v>\(number)</v></c>"
    case .day(let day): "<c r=\"\(place)\" s=\"2\"><v>\(day.dayNumber - firstDay.dayNumber)</v></c>"
    case .flag(let flag): "<c r=\"\(place)\" t=\"b\"><v>\(flag ? 1 : 0)</v></c>"
    case .failed, .unworked, .moment: ""
    }
  }
}

/// XML as it is put together here.
enum WrittenXML {
  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// A text between tags or quotes; what no XML can hold becomes a sign for that.
  static func text(_ text: String) -> String {
    let allowed = text.unicodeScalars.map { scalar -> Character in
      let isControl = scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar)
      return isControl || scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : Character(scalar)
    }
    return XMLText(String(allowed)).raw
  }
}
