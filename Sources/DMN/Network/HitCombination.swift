import FEEL

/// Folds the outputs of matching rules, in rule order, into the result of a table. Used wherever tables are compiled.
struct HitCombination: Hashable {
  let policy: HitPolicy
  /// Where each output value stands in the order of the table.
  private let ranks: [Value: Int]
  let defaultOutput: Value?
  private(set) var outputs: [Value] = []
  private(set) var isViolated = false

  init(table: DecisionTable) {
    policy = table.hitPolicy
    ranks = policy.isRanked ? Dictionary(zip(table.outputValues, 0...)) { first, _ in first } : [:]
    defaultOutput = table.defaultOutput
  }

  mutating func add(_ output: Value) {
    switch policy {
    case .unique:
      if outputs.isEmpty { outputs = [output] } else { isViolated = true }
    case .any:
      if outputs.isEmpty { outputs = [output] } else if outputs[0] != output { isViolated = true }
    case .first:
      if outputs.isEmpty { outputs = [output] }
    case .priority:
      if outputs.isEmpty || rank(output) < rank(outputs[0]) { outputs = [output] }
    case .collect, .ruleOrder, .outputOrder:
      outputs.append(output)
    }
  }

  /// The result so far; `null` when no rule matched (an empty list, or 0, for COLLECT) or the hit policy is violated.
  var value: Value {
    guard !isViolated else { return .null }
    if outputs.isEmpty, let defaultOutput { return defaultOutput }
    switch policy {
    case .unique, .any, .first, .priority: return outputs.first ?? .null
    case .ruleOrder: return outputs.isEmpty ? .null : .list(outputs)
    case .outputOrder:
      let ranked = outputs.map { (rank($0), $0) }.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      return outputs.isEmpty ? .null : .list(ranked.map(\.element.1))
    case .collect(nil): return .list(outputs)
    case .collect(.count): return .number(Decimal128(outputs.count))
    case .collect(let aggregation?): return outputs.isEmpty ? .null : aggregation.value(of: outputs, Evaluation())
    }
  }

  private func rank(_ output: Value) -> Int { ranks[output] ?? ranks.count }
}

extension HitPolicy {
  /// Whether the order of the output values matters.
  fileprivate var isRanked: Bool {
    switch self {
    case .priority, .outputOrder: true
    default: false
    }
  }
}
