import DMN
import FEEL

/// The files of Excel (ECMA-376): `.xlsx`.
enum OpenXML {
  static let mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let linkNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static func read(_ archive: inout Archive) throws(WorkbookProblem) -> Workbook {
    let links = try links(of: "", &archive)
    guard let main = links.first(where: { $0.kind == "officeDocument" })?.target, let root = try archive.document(main) else {
      throw .noWorkbook
    }
    guard root.localName == "workbook" else { throw .noWorkbook }
    let parts = try self.links(of: main, &archive)
    let texts = try parts.first { $0.kind == "sharedStrings" }.map { link throws(WorkbookProblem) in try sharedTexts(link.target, &archive)
    }
    let countsFrom1904 = ["1", "true"].contains(root.first("workbookPr")?["date1904"])
    let looks = try parts.first { $0.kind == "styles" }.flatMap { link throws(WorkbookProblem) in try archive.document(link.target) }
    let reading = CellReading(
      texts: texts ?? [], moments: MomentStyles(looks), firstDay: Workbook.firstDay(countsFrom1904: countsFrom1904))
    var count = CellCount()
    var sheets: [Sheet] = []
    for sheet in root.first("sheets")?.all("sheet") ?? [] {
      guard sheets.count < Workbook.Limits.sheets else { throw .tooLarge }
      let id = sheet.attributes.first { $0.name.hasSuffix(":id") }?.value
      guard let name = sheet["name"], let link = parts.first(where: { $0.id == id }) else { throw .damaged(main) }
      // A chart has a place among the sheets, and no cells.
      guard link.kind == "worksheet" else { continue }
      guard let cells = try archive.document(link.target) else { throw .damaged(link.target) }
      sheets.append(Sheet(name: name, rows: try rows(cells, reading, link.target, &count)))
    }
    return Workbook(sheets: sheets, names: names(root), countsFrom1904: countsFrom1904)
  }

  // MARK: Parts

  private struct Link {
    let id: String
    /// The last word of its type.
    let kind: String
    let target: String
  }

  /// What a part links to, by the path inside the archive.
  private static func links(of part: String, _ archive: inout Archive) throws(WorkbookProblem) -> [Link] {
    let pieces = part.split(separator: "/").map(String.init)
    let folder = pieces.dropLast().map { $0 + "/" }.joined()
    guard let root = try archive.document("\(folder)_rels/\(pieces.last ?? "").rels") else { return [] }
    return root.all("Relationship").compactMap { link in
      guard let id = link["Id"], let kind = link["Type"]?.split(separator: "/").last, let target = link["Target"] else { return nil }
      return Link(id: id, kind: String(kind), target: path(target, in: folder))
    }
  }

  private static func path(_ target: String, in folder: String) -> String {
    var parts: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in target.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  private static func names(_ root: XMLElement) -> [String: CellPlace] {
    var names: [String: CellPlace] = [:]
    for name in root.first("definedNames")?.all("definedName") ?? [] {
      if let id = name["name"], let place = place(name.text) { names[id] = place }
    }
    return names
  }

  /// Reads `Aannamen!$F$2` or `'Zachte feiten'!$A$1`.
  private static func place(_ text: String) -> CellPlace? {
    guard let mark = text.lastIndex(of: "!"), let (row, column) = CellPlace.read(text[text.index(after: mark)...]) else { return nil }
    var sheet = String(text[..<mark])
    if sheet.hasPrefix("'"), sheet.hasSuffix("'"), sheet.count > 2 {
      sheet = String(sheet.dropFirst().dropLast()).replacing("''", with: "'")
    }
    return CellPlace(sheet: sheet, row: row, column: column)
  }

  private static func sharedTexts(_ part: String, _ archive: inout Archive) throws(WorkbookProblem) -> [String] {
    guard let root = try archive.document(part) else { throw .damaged(part) }
    return root.all("si").map(text)
  }

  /// The text of an item, in one or more runs; how it is pronounced is left out.
  private static func text(_ item: XMLElement) -> String {
    item.elements.map { element in
      switch element.localName {
      case "t": element.text
      case "r": element.first("t")?.text ?? ""
      default: ""
      }
    }.joined()
  }

  // MARK: Cells

  /// What a cell refers to.
  private struct CellReading {
    let texts: [String]
    let moments: MomentStyles
    let firstDay: CalendarDate
  }

  private static func rows(
    _ root: XMLElement, _ reading: CellReading, _ part: String, _ count: inout CellCount
  ) throws(WorkbookProblem) -> [Sheet.Row] {
    var rows: [Sheet.Row] = []
    var last = 0
    for row in root.first("sheetData")?.all("row") ?? [] {
      let number = row["r"].flatMap { Int($0) } ?? last + 1
      guard number > last else { throw .damaged(part) }
      last = number
      var cells: [Int: CellValue] = [:]
      var column = -1
      for cell in row.all("c") {
        column = cell["r"].flatMap { CellPlace.read($0)?.column } ?? column + 1
        guard let value = try value(cell, reading, part) else { continue }
        try count.add(row: number, column: column)
        cells[column] = value
      }
      if !cells.isEmpty { rows.append(Sheet.Row(number: number, cells: cells)) }
    }
    return rows
  }

  private static func value(_ cell: XMLElement, _ reading: CellReading, _ part: String) throws(WorkbookProblem) -> CellValue? {
    func nonEmpty(_ text: String) -> CellValue? { text.isEmpty ? nil : .text(text) }
    if cell["t"] == "inlineStr" { return cell.first("is").flatMap { nonEmpty(text($0)) } }
    guard let written = cell.first("v")?.text, !written.isEmpty else {
      return cell.first("f") == nil || cell["t"] == "str" ? nil : .unworked
    }
    switch cell["t"] {
    case "s":
      guard let index = Int(written), reading.texts.indices.contains(index) else { throw .damaged(part) }
      return nonEmpty(reading.texts[index])
    case "str": return nonEmpty(written)
    case "b": return .flag(written == "1" || written == "true")
    case "e": return .failed
    case "d": return CalendarDate(written.prefix(10)).map { .day($0) } ?? .text(written)
    case nil, "n":
      guard let number = WrittenDouble.plain(written) else { throw .damaged(part) }
      switch cell["s"].flatMap({ Int($0) }).flatMap({ reading.moments[$0] }) {
      case nil: return .number(number)
      case .day where !number.contains("."): return Workbook.day(number: number, from: reading.firstDay).map { .day($0) } ?? .moment
      case .day, .time: return .moment
      }
    default: throw .damaged(part)
    }
  }
}
