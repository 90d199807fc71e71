import FEEL

/// The result of one decision for one complete case.
public struct Evaluation: Hashable, Sendable {
  public let value: Value
  /// The rules that matched, counted from 0.
  public let firedRules: [Int]
}

extension CompiledModel {
  /// The result of a decision with the rules that matched; `nil` when an input that matters is open.
  public func evaluate(_ decision: String, given known: KnownInputs) -> Evaluation? {
    guard let compiled = decisions[decision] else { return nil }
    let values = DiagramWalk.terminals(store, compiled.result, known: known.choices)
    guard values.count == 1, let value = values.first else { return nil }
    var fired: [Int] = []
    for (index, rule) in compiled.rules.enumerated() {
      let truth = DiagramWalk.terminals(store, rule, known: known.choices)
      if truth == [.yes] { fired.append(index) }
    }
    return Evaluation(value: value.value, firedRules: fired)
  }
}
