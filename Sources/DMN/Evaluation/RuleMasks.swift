import FEEL

/// The columns of one table as bits: per value of a column the rules whose cell it passes. A rule matches where all
/// columns agree. This grows with the table only, whatever its rules overlap, and it is the complete explanation.
struct RuleMasks: Sendable {
  struct Column: Sendable {
    let source: Source
    /// The values that the column can have, by number.
    let values: [Value]
    /// Per value the rules that pass, `wordCount` words each.
    let masks: [UInt64]
  }

  /// Where the value of a column comes from.
  enum Source: Sendable {
    /// The choice of a variable.
    case variable(Int)
    /// The outcome of another decision that is evaluated too, by its position.
    case outcome(Int)
    /// A computation over inputs; its endings number the values.
    case diagram(WideDiagram)
  }

  let columns: [Column]
  let ruleCount: Int
  /// How many words of 64 rules a mask takes.
  let wordCount: Int
  private let full: [UInt64]

  /// - Parameters:
  ///   - sources: per column where its value comes from, and the values it can have.
  ///   - environment: what the cells are worked out with.
  init(_ table: DecisionTable, sources: [(Source, [Value])], _ environment: Environment) {
    let words = Self.wordCount(rules: table.rules.count)
    wordCount = words
    ruleCount = table.rules.count
    full = Self.bits(table.rules.indices, words)
    columns = sources.enumerated().map { index, column in
      let (source, values) = column
      var masks = [UInt64](repeating: 0, count: values.count * words)
      for (tests, rules) in Dictionary(grouping: table.rules.indices, by: { table.rules[$0].tests[index] }) {
        let bits = Self.bits(rules, words)
        for (number, value) in values.enumerated() where tests.accept(value, in: Scope(), Evaluation(environment)) {
          for word in 0..<words { masks[number * words + word] |= bits[word] }
        }
      }
      return Column(source: source, values: values, masks: masks)
    }
  }

  /// Every table takes at least one word.
  static func wordCount(rules: Int) -> Int { max(1, (rules + 63) / 64) }

  private static func bits(_ rules: some Sequence<Int>, _ words: Int) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: words)
    for rule in rules { bits[rule >> 6] |= 1 << UInt64(rule & 63) }
    return bits
  }

  /// The bytes it takes.
  var byteCount: Int { columns.reduce(0) { $0 + $1.masks.count * 8 } }

  /// The number of the value that a column has; `words` hold the outcomes of the decisions.
  func number(_ column: Int, _ choices: Span<UInt16>, _ words: [UInt64]) -> Int {
    switch columns[column].source {
    case .variable(let variable): Int(choices[variable])
    case .outcome(let decision): ResultWord.outcome(words[decision])
    case .diagram(let diagram): diagram.ending(choices)
    }
  }

  /// The rules that match where the columns have the values with these numbers.
  func fired(_ numbers: [Int]) -> [Int] {
    var words = full
    for (column, number) in zip(columns, numbers) {
      for word in 0..<wordCount { words[word] &= column.masks[number * wordCount + word] }
    }
    return RuleBits.rules(words, words.indices)
  }

  /// Writes the rules that match into `words`, from `offset` on.
  func writeFired(to words: inout [UInt64], at offset: Int, _ choices: Span<UInt16>) {
    for word in 0..<wordCount { words[offset + word] = full[word] }
    for column in columns.indices {
      let first = number(column, choices, words) * wordCount
      for word in 0..<wordCount { words[offset + word] &= columns[column].masks[first + word] }
    }
  }
}

/// The word of a decision: the number of its outcome, and the number of its ending when its endings are listed.
enum ResultWord {
  static func make(outcome: Int, ending: Int?) -> UInt64 { UInt64(outcome) | UInt64((ending ?? -1) + 1) << 32 }
  static func outcome(_ word: UInt64) -> Int { Int(word & 0xFFFF_FFFF) }
  static func ending(_ word: UInt64) -> Int? { word >> 32 == 0 ? nil : Int(word >> 32) - 1 }
}

/// Bits of rules, read from words.
enum RuleBits {
  static func contains(_ rule: Int, _ words: [UInt64], at offset: Int) -> Bool {
    words[offset + rule >> 6] >> UInt64(rule & 63) & 1 == 1
  }

  /// The first rule whose bit is set.
  static func first(_ words: [UInt64], _ range: Range<Int>) -> Int? {
    for word in range where words[word] != 0 { return (word - range.lowerBound) << 6 + words[word].trailingZeroBitCount }
    return nil
  }

  /// The rules whose bit is set, in order.
  static func rules(_ words: [UInt64], _ range: Range<Int>) -> [Int] {
    var rules: [Int] = []
    for (index, word) in words[range].enumerated() {
      var rest = word
      while rest != 0 {
        rules.append(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return rules
  }
}
