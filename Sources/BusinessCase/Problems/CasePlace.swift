/// Where something stands in a case.
package struct CasePlace: Hashable, Sendable {
  package let spot: Spot
  /// The part of the case: `posten/licentie/bedrag`; empty for the whole.
  package let field: String

  package enum Spot: Hashable, Sendable {
    /// Nowhere in particular.
    case whole
    /// A line of a file, counted from 1.
    case line(Int)
    /// A cell of a spreadsheet: `posten` and `D7`.
    case cell(sheet: String, cell: String)
  }

  package init(_ spot: Spot, _ field: String) { (self.spot, self.field) = (spot, field) }

  /// - Parameter line: counted from 1; 0 where there is none.
  package init(line: Int, _ field: String) { self.init(line > 0 ? .line(line) : .whole, field) }

  /// The line; 0 where there is none.
  package var line: Int { if case .line(let line) = spot { line } else { 0 } }
}

extension CasePlace: Comparable {
  package static func < (a: CasePlace, b: CasePlace) -> Bool { a.order < b.order }

  private var order: (Int, String, Int, String, String) {
    switch spot {
    case .whole: (0, "", 0, "", field)
    case .line(let line): (line, "", 0, "", field)
    // A2 comes before A10.
    case .cell(let sheet, let cell): (0, sheet, cell.utf8.count, cell, field)
    }
  }
}

extension CasePlace: CustomStringConvertible {
  /// `12: posten/licentie/bedrag`, or `posten!D7: posten/licentie/bedrag`
  package var description: String {
    let spot =
      switch spot {
      case .whole: ""
      case .line(let line): "\(line)"
      case .cell(let sheet, let cell): "\(sheet)!\(cell)"
      }
    return [spot, field].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}
