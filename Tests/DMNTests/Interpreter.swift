import FEEL

@testable import DMN

/// Evaluates a model for one complete set of inputs, rule by rule, as the standard describes it.
/// It is the oracle of the compiled form: slow, direct, and easy to compare with the text of the standard.
enum Interpreter {
  struct Result: Hashable, Sendable {
    let value: Value
    /// The rules that matched, counted from 0.
    let firedRules: [Int]
    /// Rules that match against the hit policy: more than one for UNIQUE, different outputs for ANY.
    let violatesHitPolicy: Bool
  }

  /// - Parameter inputs: a value per input id.
  /// - Returns: a result per decision id.
  static func evaluate(_ model: DecisionModel, inputs: [String: Value]) -> [String: Result] {
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
