extension UnaryTests {
  /// Whether `value` passes. As in FEEL, a test that has no answer (another type, `null`) does not pass.
  public func accept(_ value: Value, in scope: Scope, _ evaluation: Evaluation) -> Bool {
    switch self {
    case .any: true
    case .oneOf(let tests): UnaryTest.any(of: tests, accept: value, isCell: true, in: scope, evaluation) == true
    case .noneOf(let tests): UnaryTest.any(of: tests, accept: value, isCell: true, in: scope, evaluation) != true
    }
  }

  /// Whether `value` passes tests that name nothing but `?`.
  public func accept(_ value: Value) -> Bool { accept(value, in: Scope(), Evaluation()) }

  /// The constants that the tests compare with: the places where an ordered domain must be cut.
  public var constants: [Value] {
    switch self {
    case .any: []
    case .oneOf(let tests), .noneOf(let tests):
      tests.flatMap { test in
        switch test {
        case .matches(let end), .compares(_, let end): [end.value(in: [:])]
        case .within(let low, _, let high, _): [low.value(in: [:]), high.value(in: [:])]
        }
      }
    }
  }
}

extension UnaryTest {
  /// Whether one of the tests accepts the value; `nil` when none does and not all have an answer.
  /// - Parameter isCell: whether the tests stand in a cell of a table, where an expression may also be a condition.
  static func any(
    of tests: [UnaryTest], accept value: Value, isCell: Bool, in scope: Scope, _ evaluation: Evaluation
  ) -> Bool? {
    var answer: Bool? = false
    for test in tests {
      switch test.accepts(value, isCell: isCell, in: scope, evaluation) {
      case true: return true
      case nil: answer = nil
      default: break
      }
    }
    return answer
  }

  private func accepts(_ value: Value, isCell: Bool, in scope: Scope, _ evaluation: Evaluation) -> Bool? {
    switch self {
    case .matches(let expression): return Self.matches(value, expression, isCell: isCell, in: scope, evaluation)
    case .compares(let operation, let end):
      let end = end.value(in: scope.testing(value, end), evaluation)
      guard case .boolean(let holds) = Operations.apply(operation, value, end, evaluation) else { return nil }
      return holds
    case .within(let low, let includesLow, let high, let includesHigh):
      let low = low.value(in: scope.testing(value, low), evaluation)
      let high = high.value(in: scope.testing(value, high), evaluation)
      return Self.lies(value, in: evaluation.range(low, includesLow, high, includesHigh), evaluation)
    }
  }

  private static func matches(
    _ value: Value, _ expression: Expression, isCell: Bool, in scope: Scope, _ evaluation: Evaluation
  ) -> Bool? {
    let result = expression.value(in: scope.testing(value, expression), evaluation)
    if case .boolean(let holds) = result, Self.isCondition(expression, of: value, isCell: isCell, evaluation) { return holds }
    switch result {
    case .range: return lies(value, in: result, evaluation)
    case .list(let elements):
      for element in elements {
        guard evaluation.step() else { return nil }
        if value.isEqual(to: element, evaluation) == true || lies(value, in: element, evaluation) == true { return true }
      }
      if case .list = value { return value.isEqual(to: result, evaluation) }
      return false
    default:
      if let isEqual = value.isEqual(to: result, evaluation) { return isEqual }
      _ = evaluation.fail("\(value.kind) cannot be compared with \(result.kind).")
      return nil
    }
  }

  /// Whether an expression that is true or false says itself whether the value passes, and is not a value to compare with.
  private static func isCondition(_ expression: Expression, of value: Value, isCell: Bool, _ evaluation: Evaluation) -> Bool {
    if case .literal = expression { return false }
    if expression.mentions(Scope.testedValue, evaluation) { return true }
    if case .boolean = value { return false }
    return isCell
  }

  private static func lies(_ value: Value, in range: Value, _ evaluation: Evaluation) -> Bool? {
    guard case .range(let range) = range else { return nil }
    if let contains = range.contains(value, evaluation) { return contains }
    _ = evaluation.fail("\(value.kind) cannot lie in the range \(Value.range(range).brief).")
    return nil
  }
}

extension Scope {
  /// This scope with the tested value as `?`, for an expression that may speak of it.
  fileprivate func testing(_ value: Value, _ expression: Expression) -> Scope {
    switch expression {
    case .literal, .name, .temporal: self
    default: Scope(Self.testedValue, value, inside: self)
    }
  }
}
