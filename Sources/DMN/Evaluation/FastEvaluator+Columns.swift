import FEEL

extension FastEvaluator {
  /// Many cases at once: per input one column with a row per case.
  public struct Columns: Sendable {
    let layout: EvaluatorLayout
    /// How many cases there are.
    public let count: Int
    /// Per variable one choice per row.
    fileprivate(set) var choices: [[UInt16]]

    /// Fills the column of an input with numbers of choices or pieces.
    ///
    /// - Precondition: there is one number per row, and the input has that many values.
    public mutating func set(_ input: Int, choices column: [UInt16]) {
      let variable = layout.codes[input].variables.lowerBound
      precondition(column.count == count, "a column has one number per case")
      precondition(column.allSatisfy { Int($0) < layout.arities[variable] }, "the input has no value with this number")
      choices[variable] = column
    }

    /// Fills the column of an input with values.
    ///
    /// - Precondition: there is one value per row.
    /// - Throws: `UnknownValue` for a value outside the model.
    public mutating func set(_ input: Int, values column: [Value]) throws(UnknownValue) {
      precondition(column.count == count, "a column has one value per case")
      let code = layout.codes[input]
      var row = [UInt16](repeating: 0, count: layout.arities.count)
      for (index, value) in column.enumerated() {
        guard code.write(value, to: &row) else { throw UnknownValue(input: layout.inputs[input], value: value) }
        for variable in code.variables { choices[variable][index] = row[variable] }
      }
    }

    /// One row as a case.
    public func `case`(_ row: Int) -> Case { Case(choices: choices.map { $0[row] }) }
  }

  /// Columns for `count` cases, each input at its first value.
  public func columns(count: Int) -> Columns {
    Columns(
      layout: layout, count: count,
      choices: [[UInt16]](repeating: [UInt16](repeating: 0, count: count), count: layout.arities.count))
  }

  /// Evaluates many cases.
  ///
  /// - Precondition: the columns were made by this evaluator.
  /// - Returns: per decision one number of an outcome per row; the values stand in `outcomes`.
  public func outcomes(of columns: Columns) -> [[UInt32]] {
    var found = [[UInt32]](repeating: [UInt32](repeating: 0, count: columns.count), count: layout.decisions.count)
    var endings = [Int32](repeating: 0, count: Self.blockSize)
    for start in stride(from: 0, to: columns.count, by: Self.blockSize) {
      let rows = start..<min(start + Self.blockSize, columns.count)
      for walk in layout.walks {
        walk.diagram.endings(columns.choices, rows: rows, into: &endings)
        for index in 0..<walk.decisions.count {
          Self.gather(walk.rows, index, walk.decisions.count, endings, rows, into: &found[walk.decisions.lowerBound + index])
        }
      }
      layout.chain.evaluate(columns.choices, rows: rows, into: &found)
    }
    return found
  }

  /// Rows that are done together, so that what is in work stays close to the processor.
  private static let blockSize = 512

  private static func gather(
    _ words: [UInt64], _ word: Int, _ width: Int, _ endings: [Int32], _ rows: Range<Int>, into column: inout [UInt32]
  ) {
    var target = column.mutableSpan
    let (words, endings) = (words.span, endings.span)
    for row in rows { target[row] = UInt32(truncatingIfNeeded: words[Int(endings[row &- rows.lowerBound]) &* width &+ word]) }
  }
}
