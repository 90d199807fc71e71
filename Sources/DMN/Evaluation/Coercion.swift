import FEEL

extension FEELType {
  /// The value as a value of this type; `null` with a reason when it is none.
  func coerce(_ value: Value, _ what: @autoclosure () -> String, _ evaluation: Evaluation) -> Value {
    value
  }
}
