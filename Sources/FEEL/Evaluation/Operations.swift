/// The operators of the language, on values.
public enum Operations {
  /// What `left operation right` gives; `null` when the operator is not defined for these values.
  public static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    apply(operation, left, right, Evaluation())
  }

  /// As `apply(_:_:_:)`; the reason for a `null` goes to `evaluation`.
  public static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value, _ evaluation: Evaluation) -> Value {
    switch operation {
    case .and, .or: logic(operation, left, right, evaluation)
    case .equal, .notEqual: equality(operation, left, right, evaluation)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: order(operation, left, right, evaluation)
    case .add: sum(left, right, evaluation)
    case .subtract, .multiply, .divide, .power: arithmetic(operation, left, right, evaluation)
    }
  }

  /// `-value`.
  public static func negate(_ value: Value, _ evaluation: Evaluation) -> Value {
    if case .number(let number) = value { return .number(-number) }
    return TemporalOperations.negate(value) ?? evaluation.fail("'-' needs a number or a duration after it, not \(value.kind).")
  }

  /// Three-valued logic: what is neither true nor false only counts where the other side does not decide.
  private static func logic(_ operation: BinaryOperator, _ left: Value, _ right: Value, _ evaluation: Evaluation) -> Value {
    let deciding = Value.boolean(operation == .or)
    if left == deciding || right == deciding { return deciding }
    guard case .boolean = left, case .boolean = right else {
      return undefined(operation, left, right, "true or false", evaluation)
    }
    return .boolean(operation == .and)
  }

  private static func equality(_ operation: BinaryOperator, _ left: Value, _ right: Value, _ evaluation: Evaluation) -> Value {
    guard let isEqual = left.isEqual(to: right, evaluation) else {
      return undefined(operation, left, right, "two values of one kind", evaluation)
    }
    return .boolean(isEqual == (operation == .equal))
  }

  private static func order(_ operation: BinaryOperator, _ left: Value, _ right: Value, _ evaluation: Evaluation) -> Value {
    let swaps = operation == .greater || operation == .lessOrEqual
    guard let isLess = swaps ? right.isLess(than: left, evaluation) : left.isLess(than: right, evaluation) else {
      return undefined(operation, left, right, "two numbers, texts, days, times or durations of one kind", evaluation)
    }
    return .boolean(isLess == (operation == .less || operation == .greater))
  }

  private static func sum(_ left: Value, _ right: Value, _ evaluation: Evaluation) -> Value {
    guard case .string(let a) = left, case .string(let b) = right else { return arithmetic(.add, left, right, evaluation) }
    let length = a.utf8.count + b.utf8.count
    guard evaluation.step(length / 64) else { return .null }
    guard length <= evaluation.environment.limits.size else {
      return evaluation.fail("A text of more than \(evaluation.environment.limits.size) characters is refused.")
    }
    return .string(a + b)
  }

  private static func arithmetic(_ operation: BinaryOperator, _ left: Value, _ right: Value, _ evaluation: Evaluation) -> Value {
    guard case .number(let a) = left, case .number(let b) = right else {
      return temporal(operation, left, right, evaluation)
        ?? undefined(
          operation, left, right,
          operation == .add
            ? "two numbers, two texts, or days, times and durations that fit"
            : "two numbers, or days, times and durations that fit", evaluation)
    }
    // A power takes as long as many sums, unless it is a small whole one.
    if operation == .power, b.magnitude > Decimal128(16) || !b.isWhole, !evaluation.step(300) { return .null }
    let result: Decimal128? =
      switch operation {
      case .add: a.adding(b)
      case .subtract: a.subtracting(b)
      case .multiply: a.multiplied(by: b)
      case .divide: a.divided(by: b)
      default: a.raised(to: b)
      }
    return result.map(Value.number) ?? evaluation.fail("\(a) \(operation.rawValue) \(b) has no result that a number can hold.")
  }

  private static func temporal(_ operation: BinaryOperator, _ left: Value, _ right: Value, _ evaluation: Evaluation) -> Value? {
    switch operation {
    case .add: TemporalOperations.add(left, right, evaluation)
    case .subtract: TemporalOperations.subtract(left, right, evaluation)
    case .multiply: TemporalOperations.multiply(left, right, evaluation)
    case .divide: TemporalOperations.divide(left, right, evaluation)
    default: nil
    }
  }

  private static func undefined(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ needed: String, _ evaluation: Evaluation
  ) -> Value {
    evaluation.fail("'\(operation.rawValue)' needs \(needed); it has \(left.kind) and \(right.kind).")
  }
}
