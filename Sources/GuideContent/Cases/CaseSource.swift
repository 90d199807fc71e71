import BusinessCase
import Library
import Spreadsheet

/// The file of a case as a text. A workbook becomes one, and each of its lines still knows its cell.
package struct CaseSource: Sendable {
  /// The text, with the name by which problems call it.
  package let file: ContentFile
  /// The same case as people write it.
  package let text: [UInt8]
  /// Each line with its cell; empty for a file that was a text.
  private let lines: [(text: Substring, cell: CellPlace?)]
  /// Per sheet, the column of each head as it stands there.
  private let columns: [String: [[String]: Int]]

  /// - Throws: `CaseProblems` with everything that is wrong with a workbook as such.
  package init(_ file: ContentFile) throws(CaseProblems) {
    guard Workbook.looksLike(file.bytes) else {
      (self.file, text, lines, columns) = (file, file.bytes, [], [:])
      return
    }
    let workbook: Workbook
    do throws(WorkbookProblem) {
      workbook = try Workbook.read(file.bytes)
    } catch {
      throw CaseProblems([CaseProblem(CasePlace(.whole, ""), Self.problem(error, file.bytes))])
    }
    let tree = try CaseWorkbook.tree(of: workbook)
    let traced = tree.traced()
    self.file = ContentFile(path: file.path, bytes: Array(traced.text.utf8))
    (text, lines) = (Array(tree.text.utf8), Array(zip(traced.text.split(separator: "\n"), traced.cells)))
    columns = CaseWorkbook.columns(of: workbook)
  }

  /// Whether it came from sheets.
  package var isWorkbook: Bool { !lines.isEmpty }

  /// A problem at a line as one at its cell.
  package func placed(_ problem: CaseProblem) -> CaseProblem {
    guard isWorkbook else { return problem }
    return problem.moved { place in CasePlace(cell(of: place).map { .cell(sheet: $0.sheet, cell: $0.cell) } ?? .whole, place.field) }
  }

  /// The cell of a line. A problem of an element may name one of its parts, which has a cell of its own, or should have had one.
  private func cell(of place: CasePlace) -> CellPlace? {
    guard lines.indices.contains(place.line - 1) else { return nil }
    let element = lines[(place.line - 1)...]
    let depth = Self.depth(lines[place.line - 1].text)
    let own = element.dropFirst().prefix { Self.depth($0.text) >= depth && !$0.text.drop { $0 == " " }.hasPrefix("-") }
    let parts = place.field.split(separator: "/").map(String.init)
    let key = parts.last.map { "\"\($0)\":" } ?? ""
    if let found = (element.prefix(1) + own).first(where: { !key.isEmpty && $0.text.drop { $0 == " " }.hasPrefix(key) })?.cell {
      return found
    }
    guard let first = element.first?.cell else { return nil }
    let empty = columns[first.sheet]?.first { parts.count >= $0.key.count && Array(parts.suffix($0.key.count)) == $0.key }
    return empty.map { CellPlace(sheet: first.sheet, row: first.row, column: $0.value) } ?? first
  }

  private static func depth(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

  private static func problem(_ problem: WorkbookProblem, _ bytes: [UInt8]) -> FileProblem {
    switch problem {
    // Another kind of file can be an archive too.
    case .noWorkbook: FileKind.problem(bytes) ?? .otherKind(.archive)
    case .locked: .sheet(.locked)
    case .damaged(let part): .sheet(.damaged(part: part))
    case .tooLarge: .sheet(.tooLarge)
    }
  }
}
