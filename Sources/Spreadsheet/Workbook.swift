import FEEL

/// Sheets of cells, whatever file they came from.
package struct Workbook: Sendable {
  package var sheets: [Sheet]
  /// Cells that have a name of their own.
  package var names: [String: CellPlace]
  /// The day with number 0, for days that a file writes as numbers.
  let firstDay: CalendarDate

  package init(sheets: [Sheet], names: [String: CellPlace] = [:]) { self.init(sheets: sheets, names: names, countsFrom1904: false) }

  init(sheets: [Sheet], names: [String: CellPlace], countsFrom1904: Bool) {
    (self.sheets, self.names) = (sheets, names)
    firstDay = Self.firstDay(countsFrom1904: countsFrom1904)
  }

  static func firstDay(countsFrom1904: Bool) -> CalendarDate { CalendarDate(countsFrom1904 ? "1904-01-01" : "1899-12-30") ?? .earliest }

  package subscript(place: CellPlace) -> CellValue? { sheets.first { $0.name == place.sheet }?.cell(place.row, place.column) }

  /// The day that a number in a cell means, when it means a day. Until March 1900 the count of most programs is wrong; those days are none.
  package func day(number written: String) -> CalendarDate? { Self.day(number: written, from: firstDay) }

  static func day(number written: String, from firstDay: CalendarDate) -> CalendarDate? {
    guard let number = Double(written), (61...2_958_465).contains(number) else { return nil }
    return firstDay.adding(days: Int(number))
  }
}

/// One sheet.
package struct Sheet: Sendable {
  package let name: String
  /// What is filled in, in the order of the sheet. A row in which nothing is filled in is not there.
  package var rows: [Row]
  /// How each column looks; fewer than there are columns when the rest looks as usual.
  package var columns: [Column]

  package struct Row: Sendable {
    /// Counted from 1.
    package let number: Int
    /// By column, counted from 0.
    package let cells: [Int: CellValue]

    package init(number: Int, cells: [Int: CellValue]) { (self.number, self.cells) = (number, cells) }
  }

  package struct Column: Sendable {
    /// In characters.
    package let width: Int
    /// The cells with the values from which can be chosen; `nil` when anything can be typed.
    package let choices: CellRange?

    package init(width: Int, choices: CellRange? = nil) { (self.width, self.choices) = (width, choices) }
  }

  package init(name: String, rows: [Row], columns: [Column] = []) { (self.name, self.rows, self.columns) = (name, rows, columns) }

  package func cell(_ row: Int, _ column: Int) -> CellValue? { rows.first { $0.number == row }?.cells[column] }
}

/// What stands in a cell.
package enum CellValue: Hashable, Sendable {
  case text(String)
  /// In digits, with a point, without an exponent.
  case number(String)
  case day(CalendarDate)
  /// A time, a day with a time, or a number that is only shown as one. Programs make it of `5:25` and of `1-4` by themselves.
  case moment
  case flag(Bool)
  /// The program could not work it out: `#DIV/0!`.
  case failed
  /// A formula of which the file does not hold the outcome.
  case unworked

  /// A number as it is written; `nil` when it is none, or a cell would hold another one.
  package static func number(exactly text: String) -> CellValue? {
    guard let plain = WrittenDouble.plain(text), Double(plain) == Double(text) else { return nil }
    return .number(plain)
  }
}

/// Where a cell stands.
package struct CellPlace: Hashable, Sendable {
  package let sheet: String
  /// Counted from 1.
  package let row: Int
  /// Counted from 0.
  package let column: Int

  package init(sheet: String, row: Int, column: Int) { (self.sheet, self.row, self.column) = (sheet, row, column) }

  /// As a spreadsheet calls it: `C5`.
  package var cell: String { Self.letters(column) + String(row) }

  /// The name of a column: `A` … `Z`, `AA` ….
  package static func letters(_ column: Int) -> String {
    var (text, rest) = ("", column)
    repeat {
      text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
      rest = rest / 26 - 1
    } while rest >= 0
    return text
  }

  /// Reads `C5` or `$C$5`: row and column, or `nil` when it is no cell.
  static func read(_ text: some StringProtocol) -> (row: Int, column: Int)? {
    let bytes = text.utf8.filter { $0 != UInt8(ascii: "$") }
    let letters = bytes.prefix { (0x41...0x5A).contains($0) }
    let digits = bytes.dropFirst(letters.count)
    guard (1...3).contains(letters.count), (1...7).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let row = Int(String(decoding: digits, as: UTF8.self)), row > 0
    else { return nil }
    return (row, letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1)
  }

  /// Whether a text would be taken for a cell: such a text can be no name of one. Programs also keep `R1C1` for themselves.
  package static func isCell(_ text: String) -> Bool {
    let upper = text.uppercased()
    let isRelative = ["R", "C"].contains(upper.prefix(1)) && upper.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == 0x43 }
    return read(upper) != nil || isRelative
  }
}

/// Cells of one column, one below the other.
package struct CellRange: Hashable, Sendable {
  package let from: CellPlace
  package let count: Int

  package init(from: CellPlace, count: Int) { (self.from, self.count) = (from, count) }
}

/// Why a file is no workbook that can be read.
package enum WorkbookProblem: Error, Hashable, Sendable {
  /// It is neither .xlsx nor .ods.
  case noWorkbook
  /// It is locked with a password.
  case locked
  /// It is damaged; the name of the part inside the file.
  case damaged(String)
  /// It, or a part of it, is larger than is read.
  case tooLarge
}
