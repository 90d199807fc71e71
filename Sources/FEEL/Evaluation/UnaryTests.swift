extension UnaryTests {
  /// Whether `value` passes. As in FEEL, a test that has no answer (another type, `null`) does not pass, and neither does `not(…)`
  /// of such a test; see `docs/decisions/0014`.
  public func accept(_ value: Value, in scope: Scope, _ evaluation: Evaluation) -> Bool {
    switch self {
    case .any: true
    case .oneOf(let tests): UnaryTest.any(of: tests, accept: value, isCell: true, in: scope, evaluation) == true
    case .noneOf(let tests): UnaryTest.any(of: tests, accept: value, isCell: true, in: scope, evaluation) == false
    }
  }

  /// Whether `value` passes tests that name nothing but `?`.
  public func accept(_ value: Value) -> Bool { accept(value, in: Scope(), Evaluation()) }

  /// The constants that the tests compare with: the places where an ordered domain must be cut. What speaks of `?` is none.
  public func constants(_ environment: Environment = Environment()) -> [Value] {
    return switch self {
    case .any: []
    case .oneOf(let tests), .noneOf(let tests):
      tests.flatMap(\.children).compactMap { part in
        if case .literal(let value) = part { return value }
        return part.mentionsTestedValue ? nil : part.evaluate(environment).value
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
      let end = end.value(in: scope.testing(value, end, isCell: isCell), evaluation)
      guard case .boolean(let holds) = Operations.apply(operation, value, end, evaluation) else { return nil }
      return holds
    case .within(let low, let includesLow, let high, let includesHigh):
      let low = low.value(in: scope.testing(value, low, isCell: isCell), evaluation)
      let high = high.value(in: scope.testing(value, high, isCell: isCell), evaluation)
      return Self.lies(value, in: evaluation.range(low, includesLow, high, includesHigh), evaluation)
    }
  }

  private static func matches(
    _ value: Value, _ expression: Expression, isCell: Bool, in scope: Scope, _ evaluation: Evaluation
  ) -> Bool? {
    let inner = scope.testing(value, expression, isCell: isCell)
    let result = expression.value(in: inner, evaluation)
    // A test that speaks of `?` says itself whether the value passes, and nothing but true says that it does.
    if inner !== scope, expression.mentions(Scope.testedValue, evaluation) { return answer(of: result, evaluation) }
    if case .boolean(let holds) = result, isCondition(expression, of: value, isCell: isCell) { return holds }
    // What compares or asks something and has no answer is no value that the tested one could be equal to.
    if result == .null, isCell, expression.asks { return nil }
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

  /// What a test that speaks of `?` answers; `nil`, with a reason, when that is neither true nor false.
  private static func answer(of result: Value, _ evaluation: Evaluation) -> Bool? {
    switch result {
    case .boolean(let holds): return holds
    case .null: return nil
    default:
      _ = evaluation.fail("A test with '?' must be true or false; it is \(result.kind).")
      return nil
    }
  }

  /// Whether an expression that is true or false, and does not speak of `?`, says itself whether the value passes, and is not a
  /// value to compare with.
  private static func isCondition(_ expression: Expression, of value: Value, isCell: Bool) -> Bool {
    if case .literal = expression { return false }
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

extension Expression {
  /// Whether the expression asks something: a comparison, a condition, or a function that answers with true or false.
  fileprivate var asks: Bool {
    if case .call(.name(let name), _) = self { return Builtins.questions.contains(name) }
    return FEELType.inferred(from: self) == .boolean
  }
}

extension Builtins {
  /// The functions that answer with true or false.
  fileprivate static let questions: Set<String> = [
    "not", "all", "any", "contains", "starts with", "ends with", "matches", "list contains", "even", "odd", "is", "before", "after",
    "meets", "met by", "overlaps", "overlaps before", "overlaps after", "finishes", "finished by", "includes", "during", "starts",
    "started by", "coincides",
  ]
}

extension Scope {
  /// This scope with the tested value as `?`, for an expression that may speak of it. After `in` the lone `?` of a cell stays what
  /// the cell tests: `"a" in ?` asks whether the list that is tested holds "a".
  fileprivate func testing(_ value: Value, _ expression: Expression, isCell: Bool) -> Scope {
    switch expression {
    case .literal, .name, .temporal: self
    case .testedValue where !isCell && self.value(of: Self.testedValue) != nil: self
    default: Scope(Self.testedValue, value, inside: self)
    }
  }
}
