import FEEL

/// Decision tables as they stand, each a small table over the values of its own columns, one after another: a decision
/// that uses another takes the number of its outcome. For models with many inputs this stays small where a diagram over
/// all inputs grows.
struct ChainedTables: Sendable {
  /// One column of one table: where its number comes from, and what it adds to the index.
  private struct Part: Sendable {
    /// A variable when ≥ 0, the outcome of a decision (as `~position`) when negative.
    let source: Int32
    let stride: UInt32
  }
  private struct Table: Sendable {
    let decision: Int
    let parts: Range<Int>
    let firstRow: Int
  }

  private var parts: [Part] = []
  private var tables: [Table] = []
  /// Per table, per combination of column values the word of the result.
  private var rows: [UInt64] = []

  /// The most combinations of column values that one table may have.
  static let mostCombinations = 1 << 16

  var count: Int { tables.count }
  var byteCount: Int { rows.count * 8 + parts.count * 8 }

  /// How many combinations of column values a table has; `nil` when that is too many, or when its values do not come
  /// from variables and other decisions.
  static func combinations(_ masks: RuleMasks) -> Int? {
    var product = 1
    for column in masks.columns {
      if case .diagram = column.source { return nil }
      product *= max(1, column.values.count)
      if product > mostCombinations { return nil }
    }
    return product
  }

  /// Adds a table.
  ///
  /// - Parameter words: the word of the result for the numbers of the column values.
  mutating func append(_ decision: Int, _ masks: RuleMasks, words: ([Int]) -> UInt64) {
    let firstPart = parts.count
    var stride = 1
    for column in masks.columns {
      switch column.source {
      case .variable(let variable): parts.append(Part(source: Int32(variable), stride: UInt32(stride)))
      case .outcome(let used): parts.append(Part(source: ~Int32(used), stride: UInt32(stride)))
      case .diagram: return
      }
      stride *= max(1, column.values.count)
    }
    tables.append(Table(decision: decision, parts: firstPart..<parts.count, firstRow: rows.count))
    var numbers = [Int](repeating: 0, count: masks.columns.count)
    for _ in 0..<stride {
      rows.append(words(numbers))
      // The next combination: the first column runs fastest.
      for column in numbers.indices {
        numbers[column] += 1
        if numbers[column] < masks.columns[column].values.count { break }
        numbers[column] = 0
      }
    }
  }

  /// Writes the words of all tables of one case.
  func evaluate(_ choices: Span<UInt16>, into words: inout [UInt64]) {
    for table in tables {
      var index = table.firstRow
      for place in table.parts {
        let part = parts[place]
        let number = part.source >= 0 ? Int(choices[Int(part.source)]) : ResultWord.outcome(words[Int(~part.source)])
        index &+= number &* Int(part.stride)
      }
      words[table.decision] = rows[index]
    }
  }

  /// Writes the outcomes of many cases, column by column.
  func evaluate(_ columns: [[UInt16]], rows range: Range<Int>, into found: inout [[UInt32]]) {
    for table in tables {
      var index = [UInt32](repeating: UInt32(table.firstRow), count: range.count)
      for place in table.parts {
        let part = parts[place]
        if part.source >= 0 {
          Columnwise.add(columns[Int(part.source)], range, times: part.stride, to: &index)
        } else {
          Columnwise.add(found[Int(~part.source)], range, times: part.stride, to: &index)
        }
      }
      var target = found[table.decision].mutableSpan
      for row in 0..<range.count { target[range.lowerBound + row] = UInt32(ResultWord.outcome(rows[Int(index[row])])) }
    }
  }
}

/// Sums over columns.
enum Columnwise {
  /// Adds the numbers of some rows of a column, each times `stride`.
  @inline(__always)
  static func add(_ column: [some FixedWidthInteger], _ rows: Range<Int>, times stride: UInt32, to sums: inout [UInt32]) {
    let numbers = column.span.extracting(rows)
    var target = sums.mutableSpan
    for row in numbers.indices { target[row] = target[row] &+ UInt32(truncatingIfNeeded: numbers[row]) &* stride }
  }
}
