extension Expression {
  /// The value of the expression in `scope`; every `null` that arises on the way leaves its reason in `evaluation`.
  public func value(in scope: Scope, _ evaluation: Evaluation) -> Value { .null }
}

extension UnaryTests {
  /// Whether `value` passes. As in FEEL, a test that has no answer (another type, `null`) does not pass.
  public func accept(_ value: Value, in scope: Scope, _ evaluation: Evaluation) -> Bool { false }
}
