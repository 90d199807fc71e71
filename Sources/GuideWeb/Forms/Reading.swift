import FEEL
import Funding
import Library

/// Why what was typed in a field is no value. The words stand in the content; what was typed never stands in them.
enum FieldProblem: Error, Hashable, Sendable {
  /// Nothing was filled in, where something must be.
  case missing
  /// None of the choices.
  case noChoice
  /// More than one value, where one is asked.
  case tooMany
  /// Not a number; a number that is not whole; no amount, no percentage, no day.
  case noNumber, notWhole, noAmount, noPercentage, noDay
  /// A number that can be read in two ways.
  case either(WrittenNumber.Two)
  /// Outside its bounds: these, as they would be typed.
  case outside(from: String, to: String)
}

/// Turns what a form sends for one field into a value. A browser sends any number of texts under one name: a checked box each, one for a
/// text field, none for nothing.
struct Reading<Value>: Sendable {
  let read: @Sendable ([String]) -> Result<Value, FieldProblem>

  init(_ read: @escaping @Sendable ([String]) -> Result<Value, FieldProblem>) { self.read = read }

  /// The same for one text, without the space around it.
  static func one(_ read: @escaping @Sendable (String) -> Result<Value, FieldProblem>) -> Reading {
    Reading { texts in
      guard texts.count <= 1 else { return .failure(.tooMany) }
      let text = texts.first.map { String($0[...].withoutSpaceAround) } ?? ""
      return text.isEmpty ? .failure(.missing) : read(text)
    }
  }

  /// Nothing filled in is no problem.
  var optional: Reading<Value?> {
    Reading<Value?> { texts in
      texts.allSatisfy { $0[...].withoutSpaceAround.isEmpty } ? .success(nil) : read(texts).map { $0 }
    }
  }
}

extension Reading where Value == String {
  /// One of these.
  static func choice(_ values: [String]) -> Reading { .one { values.contains($0) ? .success($0) : .failure(.noChoice) } }
}

extension Reading where Value == [String] {
  /// Any of these, each once, in this order.
  static func several(_ values: [String]) -> Reading {
    Reading { texts in
      guard texts.allSatisfy(values.contains) else { return .failure(.noChoice) }
      guard Set(texts).count == texts.count else { return .failure(.tooMany) }
      return .success(values.filter(texts.contains))
    }
  }
}

extension Reading where Value == Bool {
  static let yesOrNo = Reading.one { text in
    switch text {
    case "ja": .success(true)
    case "nee": .success(false)
    default: .failure(.noChoice)
    }
  }
}

extension Reading where Value == Decimal128 {
  /// A number as people type it: `1.234,5`, `1,234.5`, `1 234`, `1234,5` or `-3`.
  static func number(_ bounds: ClosedRange<Decimal128>? = nil) -> Reading { written(.noNumber, bounds) }

  /// An amount in euros: a number with at most two decimals, perhaps with `€` beside it.
  static func euros(_ bounds: ClosedRange<Decimal128>? = nil) -> Reading { written(.noAmount, bounds, .euro, decimals: 2) }

  /// A percentage, perhaps with `%` behind it: `12,5` means 12.5 per cent.
  static func percentage(_ bounds: ClosedRange<Decimal128> = Decimal128(0)...Decimal128(100)) -> Reading {
    written(.noPercentage, bounds, .percent)
  }

  /// - Parameter decimals: how many at most; `nil` for any number.
  private static func written(
    _ problem: FieldProblem, _ bounds: ClosedRange<Decimal128>?, _ sign: WrittenNumber.Sign? = nil, decimals: Int? = nil
  ) -> Reading {
    .one { text in
      let number: Decimal128
      switch WrittenNumber.read(text[...], sign) {
      case .failure(.none): return .failure(problem)
      case .failure(.either(let two)): return .failure(.either(two))
      case .success(let written): number = written
      }
      guard decimals.map({ WrittenNumber.decimals(text[...], sign) <= $0 }) ?? true else { return .failure(problem) }
      guard let bounds, !bounds.contains(number) else { return .success(number) }
      return .failure(.outside(from: WrittenNumber.text(bounds.lowerBound), to: WrittenNumber.text(bounds.upperBound)))
    }
  }
}

extension Reading where Value == Int {
  static func whole(_ bounds: ClosedRange<Int>) -> Reading {
    .one { text in
      let number: Decimal128
      switch WrittenNumber.read(text[...]) {
      case .failure(.none): return .failure(.noNumber)
      case .failure(.either(let two)): return .failure(.either(two))
      case .success(let written): number = written
      }
      guard let whole = Int(WrittenNumber.text(number)) else { return .failure(.notWhole) }
      return bounds.contains(whole) ? .success(whole) : .failure(.outside(from: "\(bounds.lowerBound)", to: "\(bounds.upperBound)"))
    }
  }
}

extension Reading where Value == CalendarDate {
  /// A day as a browser sends it (`2026-01-31`), or as people type it here (`31-1-2026`).
  static let day = Reading.one { text in
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return .failure(.noDay) }
    func twoDigits(_ text: String) -> String { text.count == 1 ? "0" + text : text }
    let written = parts[0].count == 4 ? text : [parts[2], twoDigits(parts[1]), twoDigits(parts[0])].joined(separator: "-")
    return CalendarDate(written: written).map { .success($0) } ?? .failure(.noDay)
  }
}

extension Reading {
  /// Rows of a table, each of the same fields: the texts of the first field of all rows come under one name, and so on. A row in which
  /// nothing is filled in is left out.
  ///
  /// - Parameter columns: how many fields a row has.
  static func rows<Row>(
    columns: Int, limit: Int, _ row: @escaping @Sendable ([String]) -> Result<Row, FieldProblem>
  ) -> @Sendable ([[String]]) -> Result<[Row], RowProblem> {
    { texts in
      let count = texts.map(\.count).max() ?? 0
      guard texts.count == columns, texts.allSatisfy({ $0.count == count }) else { return .failure(RowProblem(row: 0, problem: .missing)) }
      guard count <= limit else { return .failure(RowProblem(row: limit, problem: .tooMany)) }
      var rows: [Row] = []
      for index in 0..<count {
        let cells = texts.map { $0[index] }
        guard cells.contains(where: { !$0[...].withoutSpaceAround.isEmpty }) else { continue }
        switch row(cells) {
        case .success(let value): rows.append(value)
        case .failure(let problem): return .failure(RowProblem(row: index, problem: problem))
        }
      }
      return .success(rows)
    }
  }
}

/// A row of a table that holds no values, counted from 0, and why.
struct RowProblem: Error, Hashable, Sendable {
  let row: Int
  let problem: FieldProblem
}
