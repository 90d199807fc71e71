import DMN
import FEEL
import Library

/// The warnings in each list that a table of warnings can end with, as bits, so that they need not be compared as texts.
struct WarningIndex: Sendable {
  private let tables: [String]
  private let endings: [String: [DecisionEnding: UInt64]]

  /// - Precondition: there are at most 64 warnings (`GuideChecks` sees to it).
  init(_ rules: CompiledModel, tables: [String], warnings: Shelf<Warning>) {
    self.tables = tables
    var all: [String: [DecisionEnding: UInt64]] = [:]
    for table in tables {
      var endings: [DecisionEnding: UInt64] = [:]
      for ending in rules.endings(of: table, given: rules.allOpen) {
        guard case .list(let values) = rules.value(of: ending) else { continue }
        endings[ending] = values.reduce(UInt64(0)) { bits, value in
          guard case .string(let id) = value, let position = warnings.position(of: Identifier(id)) else { return bits }
          return bits | 1 << UInt64(position)
        }
      }
      all[table] = endings
    }
    endings = all
  }

  /// The warnings that hold in some completion of the open answers, and those that hold in all of them: a bit per warning.
  func hold(_ rules: CompiledModel, given known: KnownInputs) -> (possible: UInt64, certain: UInt64) {
    var (possible, certain) = (UInt64(0), UInt64(0))
    for table in tables {
      var always = UInt64.max
      for ending in rules.endings(of: table, given: known) {
        let bits = endings[table]?[ending] ?? 0
        possible |= bits
        always &= bits
      }
      // A table always ends in some way.
      certain |= always
    }
    return (possible, certain)
  }
}
