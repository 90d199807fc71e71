import FEEL

/// Evaluates a model for one complete set of inputs, rule by rule, as the standard describes it.
/// It is the oracle of the compiled form: slow, direct, and easy to compare with the text of the standard.
public enum Interpreter {
  public struct Result: Hashable, Sendable {
    public let value: Value
    /// The rules that matched, counted from 0.
    public let firedRules: [Int]
    /// Rules that match against the hit policy: more than one for UNIQUE, different outputs for ANY.
    public let violatesHitPolicy: Bool
  }

  /// - Parameter inputs: a value per input id.
  /// - Returns: a result per decision id.
  public static func evaluate(_ model: DecisionModel, inputs: [String: Value]) -> [String: Result] {
    var scope: [String: Value] = [:]
    for input in model.inputs { scope[input.name] = inputs[input.id] ?? .null }
    var results: [String: Result] = [:]
    for decision in model.decisions {
      let result = evaluate(decision.table, in: scope)
      results[decision.id] = result
      scope[decision.name] = result.value
    }
    return results
  }

  static func evaluate(_ table: DecisionTable, in scope: [String: Value]) -> Result {
    let values = table.columns.map { $0.expression.value(in: scope) }
    let fired = table.rules.indices.filter { index in
      zip(table.rules[index].tests, values).allSatisfy { $0.accept($1) }
    }
    let outputs = fired.map { table.rules[$0].output.value(in: scope) }
    var combination = HitCombination(table: table)
    for output in outputs { combination.add(output) }
    return Result(value: combination.value, firedRules: fired, violatesHitPolicy: combination.isViolated)
  }
}

/// Folds the outputs of matching rules, in rule order, into the result of a table. Used by the interpreter and by the compiler.
struct HitCombination: Hashable {
  let policy: HitPolicy
  let outputValues: [Value]
  private(set) var outputs: [Value] = []
  private(set) var isViolated = false

  init(table: DecisionTable) {
    policy = table.hitPolicy
    outputValues = table.outputValues
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
    case .collect:
      outputs.append(output)
    }
  }

  /// The result so far; `null` when no rule matched (an empty list for COLLECT) or the hit policy is violated.
  var value: Value {
    guard !isViolated else { return .null }
    guard case .collect(let aggregation) = policy else { return outputs.first ?? .null }
    switch aggregation {
    case nil: return .list(outputs)
    case .count: return .number(Decimal128(outputs.count))
    case .sum:
      guard let first = outputs.first else { return .null }
      return outputs.dropFirst().reduce(first) { Operations.apply(.add, $0, $1) }
    case .min: return outputs.isEmpty ? .null : Operations.call(.min, outputs)
    case .max: return outputs.isEmpty ? .null : Operations.call(.max, outputs)
    }
  }

  private func rank(_ output: Value) -> Int { outputValues.firstIndex(of: output) ?? outputValues.count }
}
