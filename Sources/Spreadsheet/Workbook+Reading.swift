import DMN

extension Workbook {
  /// Bounds on a file from outside, so that no file can take all memory.
  enum Limits {
    static let file = 8_000_000
    static let parts = 500
    /// The bytes of one part, and of all parts together, when they are unpacked.
    static let part = 4_000_000
    static let total = 12_000_000
    static let sheets = 60
    static let rows = 20_000
    static let columns = 500
    /// Cells in which something is filled in.
    static let cells = 60_000
  }

  /// Whether these bytes begin as a workbook does: as an archive.
  package static func looksLike(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

  /// Reads .xlsx and .ods; which of the two it is, is seen in the file.
  package static func read(_ bytes: [UInt8]) throws(WorkbookProblem) -> Workbook {
    guard bytes.count <= Limits.file else { throw .tooLarge }
    var archive = try Archive(bytes)
    if archive.has(OpenDocument.content) { return try OpenDocument.read(&archive) }
    return try OpenXML.read(&archive)
  }
}

extension Archive {
  /// A part that is XML; `nil` when there is no such part.
  mutating func document(_ name: String) throws(WorkbookProblem) -> XMLElement? {
    guard let bytes = try part(name) else { return nil }
    do throws(ModelProblems) {
      return try XMLDocument.read(bytes).root
    } catch {
      throw .damaged(name)
    }
  }
}

extension XMLElement {
  /// The value of an attribute, whatever its prefix.
  func attribute(_ localName: String) -> String? {
    attributes.first { $0.name == localName || $0.name.hasSuffix(":" + localName) }?.value
  }
}

/// Counts what is read of the cells, to stop in time.
struct CellCount {
  private var cells = 0

  mutating func add(row: Int, column: Int) throws(WorkbookProblem) {
    cells += 1
    guard cells <= Workbook.Limits.cells, row <= Workbook.Limits.rows, column < Workbook.Limits.columns else { throw .tooLarge }
  }
}

/// Numbers as files write them.
enum WrittenDouble {
  /// Programs show 15 digits, and write what their arithmetic leaves behind those.
  private static let digits = 15

  /// In digits with a point, without an exponent; `nil` when it is no number, or far too large.
  static func plain(_ text: some StringProtocol) -> String? {
    guard let number = Double(text), number.magnitude < 1e18 else { return nil }
    guard number != 0 else { return "0" }
    let parts = "\(number.magnitude)".split(separator: "e")
    let halves = parts[0].split(separator: ".")
    var digits = (halves[0] + (halves.count > 1 ? halves[1] : "")).utf8.map { Int($0) - 0x30 }
    // The value is 0.d₁d₂… × 10^point.
    var point = halves[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    if digits.count > Self.digits { round(&digits, &point) }
    while digits.last == 0 { digits.removeLast() }
    guard point > -30 else { return "0" }
    if digits.count < point { digits += Array(repeating: 0, count: point - digits.count) }
    let written = digits.map(String.init).joined()
    let whole = point > 0 ? String(written.prefix(point)) : "0"
    let rest = point > 0 ? String(written.dropFirst(point)) : String(repeating: "0", count: -point) + written
    return (number < 0 ? "-" : "") + whole + (rest.isEmpty ? "" : "." + rest)
  }

  private static func round(_ digits: inout [Int], _ point: inout Int) {
    let isUp = digits[Self.digits] >= 5
    digits.removeSubrange(Self.digits...)
    guard isUp else { return }
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }
}
