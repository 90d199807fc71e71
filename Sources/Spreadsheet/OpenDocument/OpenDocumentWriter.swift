import FEEL

extension Workbook {
  /// What a file says that it is.
  private static let openDocumentType = "application/vnd.oasis.opendocument.spreadsheet"

  /// The bytes of `.ods`.
  package var openDocument: [UInt8] {
    var archive = ArchiveWriter()
    // The type comes first, as it is, so that it can be seen without unpacking.
    archive.add("mimetype", Self.openDocumentType, isPacked: false)
    archive.add(
      "META-INF/manifest.xml",
      """
      \(WrittenXML.head)<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">\
      <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="\(Self.openDocumentType)"/>\
      <manifest:file-entry manifest:full-path="\(OpenDocument.content)" manifest:media-type="text/xml"/></manifest:manifest>
      """)
    archive.add(OpenDocument.content, contentPart)
    return archive.finished()
  }

  private var contentPart: String {
    let names = ["office", "table", "text", "style", "fo"].map { name in
      let last = name == "fo" ? "xsl-fo-compatible" : name
      return " xmlns:\(name)=\"urn:oasis:names:tc:opendocument:xmlns:\(last):1.0\""
    }
    let widths = Set(sheets.flatMap(\.columns).map(\.width)).sorted().map { width in
      """
      <style:style style:name="w\(width)" style:family="table-column">\
      <style:table-column-properties style:column-width="\(Double(width) / 5)cm"/></style:style>
      """
    }
    let named = self.names.sorted { $0.key < $1.key }.map { name, place in
      "<table:named-range table:name=\"\(WrittenXML.text(name))\" table:cell-range-address=\"\(WrittenXML.text(Self.address(place)))\"/>"
    }
    return """
      \(WrittenXML.head)<office:document-content\(names.joined()) office:version="1.3"><office:automatic-styles>\
      <style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>\
      \(widths.joined())</office:automatic-styles><office:body><office:spreadsheet>\(sheets.map(table).joined())\
      \(named.isEmpty ? "" : "<table:named-expressions>\(named.joined())</table:named-expressions>")\
      </office:spreadsheet></office:body></office:document-content>
      """
  }

  private static func address(_ place: CellPlace) -> String {
    "$'\(place.sheet.replacing("'", with: "''"))'.$\(CellPlace.letters(place.column))$\(place.row)"
  }

  private func table(_ sheet: Sheet) -> String {
    let columns = sheet.columns.map { "<table:table-column table:style-name=\"w\($0.width)\"/>" }
    let width = max(sheet.columns.count, (sheet.rows.flatMap(\.cells.keys).max() ?? 0) + 1)
    var rows = ""
    var next = 1
    for row in sheet.rows {
      if row.number > next {
        rows += "<table:table-row table:number-rows-repeated=\"\(row.number - next)\"><table:table-cell/></table:table-row>"
      }
      let cells = (0..<width).map { row.cells[$0].map { cell($0, isHead: row.number == 1) } ?? "<table:table-cell/>" }
      rows += "<table:table-row>\(cells.joined())</table:table-row>"
      next = row.number + 1
    }
    let all = columns.isEmpty ? "<table:table-column table:number-columns-repeated=\"\(width)\"/>" : columns.joined()
    return "<table:table table:name=\"\(WrittenXML.text(sheet.name))\">\(all)\(rows)</table:table>"
  }

  private func cell(_ value: CellValue, isHead: Bool) -> String {
    switch value {
    case .text(let text):
      // Every space is written, for two in a row would count as one.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        "<text:p>\(WrittenXML.text(String(line)).replacing("\t", with: "<text:tab/>").replacing("  ", with: " <text:s/>"))</text:p>"
      }
      return
        "<table:table-cell office:value-type=\"string\"\(isHead ? " table:style-name=\"head\"" : "")>\(lines.joined())</table:table-cell>"
    case .number(let number):
      return "<table:table-cell office:value-type=\"float\" office:value=\"\(number)\"><text:p>\(number)</text:p></table:table-cell>"
    case .day(let day):
      return "<table:table-cell office:value-type=\"date\" office:date-value=\"\(day)\"><text:p>\(day)</text:p></table:table-cell>"
    case .flag(let flag):
      return "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"\(flag)\"><text:p>\(flag)</text:p></table:table-cell>"
    case .failed, .unworked, .moment: return "<table:table-cell/>"
    }
  }
}
