import Library

/// Recognises files that are no text, by how they begin.
enum FileKind {
  /// - Returns: `nil` for what can be text.
  static func problem(_ bytes: [UInt8]) -> FileProblem? {
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) { return .otherKind(zipped(bytes)) }
    // What Word and Excel wrote before 2007, and what they write for a file with a password.
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .sheet(.locked) }
    if bytes.starts(with: "{\\rtf".utf8) { return .otherKind(.document) }
    if bytes.starts(with: "%PDF-".utf8) { return .otherKind(.pdf) }
    let head = String(decoding: bytes.prefix(100), as: UTF8.self).lowercased().drop(while: \.isWhitespace)
    if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") { return .otherKind(.webPage) }
    // UTF-16, with its mark or by the zero in every letter.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0) { return .wrongEncoding }
    return nil
  }

  /// What is inside a zip file stands in it by name.
  private static func zipped(_ bytes: [UInt8]) -> FileProblem.OtherKind {
    let names = String(decoding: bytes.prefix(65_536), as: UTF8.self)
    if names.contains("word/") || names.contains("opendocument.text") { return .document }
    if names.contains("xl/") || names.contains("opendocument.spreadsheet") { return .spreadsheet }
    return .archive
  }
}
