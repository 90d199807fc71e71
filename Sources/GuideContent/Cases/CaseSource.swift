import BusinessCase
import Library
import Spreadsheet

/// The file of a case as a text. A workbook becomes one, and each of its lines still knows its cell.
package struct CaseSource: Sendable {
  /// The text, with the name by which problems call it.
  package let file: ContentFile
  /// The same case as people write it.
  package let text: [UInt8]
  /// The cell of each line; empty for a file that was a text.
  private let cells: [CellPlace?]

  /// - Throws: `CaseProblems` with everything that is wrong with a workbook as such.
  package init(_ file: ContentFile) throws(CaseProblems) {
    guard Workbook.looksLike(file.bytes) else {
      (self.file, text, cells) = (file, file.bytes, [])
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
    (text, cells) = (Array(tree.text.utf8), traced.cells)
  }

  /// Whether it came from sheets.
  package var isWorkbook: Bool { !cells.isEmpty }

  /// A problem at a line as one at its cell.
  package func placed(_ problem: CaseProblem) -> CaseProblem {
    guard isWorkbook else { return problem }
    return problem.moved { place in
      let cell = cells.indices.contains(place.line - 1) ? cells[place.line - 1] : nil
      return CasePlace(cell.map { .cell(sheet: $0.sheet, cell: $0.cell) } ?? .whole, place.field)
    }
  }

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
