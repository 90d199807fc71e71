import DMN
import FEEL

/// The files of LibreOffice (ISO/IEC 26300): `.ods`.
enum OpenDocument {
  static let content = "content.xml"

  static func read(_ archive: inout Archive) throws(WorkbookProblem) -> Workbook {
    if let manifest = try archive.document("META-INF/manifest.xml"),
      manifest.elements.contains(where: { entry in entry.elements.contains { $0.localName == "encryption-data" } })
    {
      throw .locked
    }
    guard let root = try archive.document(content) else { throw .noWorkbook }
    guard let body = root.first("body")?.elements.first(where: { $0.localName == "spreadsheet" }) else { throw .noWorkbook }
    var count = CellCount()
    var sheets: [Sheet] = []
    for table in body.elements where table.localName == "table" {
      guard sheets.count < Workbook.Limits.sheets else { throw .tooLarge }
      guard let name = table.attribute("name") else { throw .damaged(content) }
      var rows: [Sheet.Row] = []
      for (number, row, times) in lines(of: table, from: 1).rows {
        let cells = try cells(row, number, &count)
        guard !cells.isEmpty else { continue }
        guard number + times <= Workbook.Limits.rows else { throw .tooLarge }
        for index in 0..<times {
          if index > 0 { for column in cells.keys { try count.add(row: number + index, column: column) } }
          rows.append(Sheet.Row(number: number + index, cells: cells))
        }
      }
      sheets.append(Sheet(name: name, rows: rows))
    }
    return Workbook(sheets: sheets, names: names(body))
  }

  /// The rows of a table or a group of rows, with their number and how many times they stand there.
  private static func lines(of element: XMLElement, from first: Int) -> (rows: [(Int, XMLElement, Int)], next: Int) {
    var rows: [(Int, XMLElement, Int)] = []
    var next = first
    for child in element.elements {
      switch child.localName {
      case "table-row":
        let times = repeats(child, "number-rows-repeated")
        rows.append((next, child, times))
        next += times
      case "table-rows", "table-header-rows", "table-row-group":
        let inner = lines(of: child, from: next)
        rows += inner.rows
        next = inner.next
      default: break
      }
    }
    return (rows, next)
  }

  /// At most what a sheet can have, so that sums of them stay numbers.
  private static func repeats(_ element: XMLElement, _ attribute: String) -> Int {
    min(max(1, element.attribute(attribute).flatMap { Int($0) } ?? 1), 10_000_000)
  }

  private static func cells(_ row: XMLElement, _ number: Int, _ count: inout CellCount) throws(WorkbookProblem) -> [Int: CellValue] {
    var cells: [Int: CellValue] = [:]
    var column = 0
    for cell in row.elements where cell.localName == "table-cell" || cell.localName == "covered-table-cell" {
      let times = repeats(cell, "number-columns-repeated")
      if let value = try value(cell) {
        for index in 0..<times {
          try count.add(row: number, column: column + index)
          cells[column + index] = value
        }
      }
      column += times
    }
    return cells
  }

  private static func value(_ cell: XMLElement) throws(WorkbookProblem) -> CellValue? {
    let written = cell.attributes.first { $0.name == "office:value" }?.value ?? cell.attribute("value")
    // What could not be worked out is marked beside the type that it would have.
    if cell.attributes.contains(where: { $0.name == "calcext:value-type" && $0.value == "error" }) { return .failed }
    switch cell.attributes.first(where: { $0.name == "office:value-type" })?.value ?? cell.attribute("value-type") {
    case "float", "percentage", "currency":
      guard let number = written.flatMap({ WrittenDouble.plain($0) }) else { throw .damaged(content) }
      return .number(number)
    case "date":
      guard let text = cell.attribute("date-value"), let day = CalendarDate(text.prefix(10)) else { throw .damaged(content) }
      let time = text.dropFirst(10)
      return time.allSatisfy { "T:0.".contains($0) } ? .day(day) : .moment
    case "boolean": return .flag(cell.attribute("boolean-value") == "true")
    case "string":
      let text = cell.attribute("string-value") ?? cell.elements.filter { $0.localName == "p" }.map(self.text).joined(separator: "\n")
      return text.isEmpty ? nil : .text(text)
    case "time": return .moment
    default: return cell.attribute("formula") == nil ? nil : .unworked
    }
  }

  /// The text of a paragraph, with the spaces and tabs that are elements in it.
  private static func text(_ paragraph: XMLElement) -> String {
    var text = ""
    for child in paragraph.children {
      switch child {
      case .text(let part): text += part.value
      case .cdata(let part): text += part
      case .element(let element):
        switch element.localName {
        case "s": text += String(repeating: " ", count: min(1_000, element.attribute("c").flatMap { Int($0) } ?? 1))
        case "tab": text += "\t"
        case "line-break": text += "\n"
        // A remark on a cell is no part of it.
        case "annotation": break
        default: text += self.text(element)
        }
      default: break
      }
    }
    return text
  }

  private static func names(_ body: XMLElement) -> [String: CellPlace] {
    var names: [String: CellPlace] = [:]
    for range in body.elements.filter({ $0.localName == "named-expressions" }).flatMap(\.elements) where range.localName == "named-range" {
      if let name = range.attribute("name"), let place = range.attribute("cell-range-address").flatMap(place) { names[name] = place }
    }
    return names
  }

  /// Reads `$Aannamen.$F$2` or `$'Zachte feiten'.$A$1`.
  private static func place(_ text: String) -> CellPlace? {
    guard let dot = text.lastIndex(of: "."), let (row, column) = CellPlace.read(text[text.index(after: dot)...]) else { return nil }
    var sheet = String(text[..<dot].drop { $0 == "$" })
    if sheet.hasPrefix("'"), sheet.hasSuffix("'"), sheet.count > 2 {
      sheet = String(sheet.dropFirst().dropLast()).replacing("''", with: "'")
    }
    return CellPlace(sheet: sheet, row: row, column: column)
  }
}
