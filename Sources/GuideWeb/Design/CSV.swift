/// Cells of a table for a spreadsheet (RFC 4180).
enum CSV {
  /// A text in quotes. A spreadsheet would take a text that begins with one of these signs for a formula; a number is left as it is.
  static func cell(_ text: String) -> String {
    let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } == true
    let isNumber = text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    let safe = isFormula && !isNumber ? "'" + text : text
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
