extension Expression {
  /// The value of the expression in `scope`; every `null` that arises on the way leaves its reason in `evaluation`.
  public func value(in scope: Scope, _ evaluation: Evaluation) -> Value {
    switch self {
    case .literal(let value): return value
    case .name(let name): return Self.value(of: name, in: scope, evaluation)
    default: return evaluation.deeper { compound(in: scope, evaluation) }
    }
  }

  private func compound(in scope: Scope, _ evaluation: Evaluation) -> Value {
    switch self {
    case .literal, .name: return value(in: scope, evaluation)
    case .temporal(let text):
      return TemporalOperations.literal(text, evaluation.environment.zones)
        ?? evaluation.fail("'\(text.prefix(50))' is no date, time, date and time, or duration.")
    case .testedValue: return Self.value(of: Scope.testedValue, in: scope, evaluation)
    case .negation(let operand): return Operations.negate(operand.value(in: scope, evaluation), evaluation)
    case .binary: return row(in: scope, evaluation)
    case .between(let value, let low, let high): return Self.between(value, low, high, in: scope, evaluation)
    case .passes(let value, let tests):
      let passes = UnaryTest.any(of: tests, accept: value.value(in: scope, evaluation), isCell: false, in: scope, evaluation)
      return passes.map(Value.boolean) ?? .null
    case .instance(let value, let name): return Self.isInstance(value.value(in: scope, evaluation), of: name, evaluation)
    case .conditional(let condition, let then, let otherwise):
      return condition.holds(in: scope, evaluation) == true
        ? then.value(in: scope, evaluation) : otherwise.value(in: scope, evaluation)
    case .iteration(let iterators, let result): return Iteration(iterators, scope, evaluation).results(of: result)
    case .quantified(let quantifier, let iterators, let condition):
      return Iteration(iterators, scope, evaluation).quantified(quantifier, satisfies: condition)
    case .list(let elements): return evaluation.bounded(.list(elements.map { $0.value(in: scope, evaluation) }))
    case .context(let entries): return Self.context(entries, in: scope, evaluation)
    case .range(let low, let includesLow, let high, let includesHigh):
      return evaluation.range(
        low?.value(in: scope, evaluation), includesLow, high?.value(in: scope, evaluation), includesHigh)
    case .function(let parameters, let body): return Self.function(parameters, body, in: scope, evaluation)
    case .path(let value, let name): return evaluation.entry(name, of: value.value(in: scope, evaluation))
    case .filter(let list, let condition):
      return evaluation.filter(list.value(in: scope, evaluation), by: condition, in: scope)
    case .call(let function, let arguments): return Self.call(function, arguments, in: scope, evaluation)
    }
  }

  private static func value(of name: String, in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard evaluation.step() else { return .null }
    if let value = scope.value(of: name) { return value }
    if let function = Builtins.functions[name] { return .function(function) }
    return evaluation.fail("There is no '\(name)' here.")
  }

  /// A row of operators, from the left. `and` and `or` skip what comes after the side that decides.
  private func row(in scope: Scope, _ evaluation: Evaluation) -> Value {
    var operations: [(BinaryOperator, Expression)] = []
    var first = self
    while case .binary(let operation, let left, let right) = first {
      operations.append((operation, right))
      first = left
    }
    var value = first.value(in: scope, evaluation)
    for (operation, right) in operations.reversed() {
      if operation == .or && value == .boolean(true) || operation == .and && value == .boolean(false) { continue }
      value = Operations.apply(operation, value, right.value(in: scope, evaluation), evaluation)
    }
    return value
  }

  /// Whether a condition holds; `nil` with a reason when it is neither true nor false.
  func holds(in scope: Scope, _ evaluation: Evaluation) -> Bool? {
    let value = value(in: scope, evaluation)
    if case .boolean(let holds) = value { return holds }
    if value != .null { _ = evaluation.fail("A condition must be true or false; it is \(value.kind).") }
    return nil
  }

  private static func between(
    _ value: Expression, _ low: Expression, _ high: Expression, in scope: Scope, _ evaluation: Evaluation
  ) -> Value {
    let value = value.value(in: scope, evaluation)
    let notBelow = Operations.apply(.greaterOrEqual, value, low.value(in: scope, evaluation), evaluation)
    let notAbove = Operations.apply(.lessOrEqual, value, high.value(in: scope, evaluation), evaluation)
    return Operations.apply(.and, notBelow, notAbove, evaluation)
  }

  private static func isInstance(_ value: Value, of name: TypeName, _ evaluation: Evaluation) -> Value {
    guard let type = FEELType(name, evaluation.environment.types) else {
      return evaluation.fail("There is no type '\(name)'.")
    }
    return .boolean(value.isInstance(of: type))
  }

  /// The entries of a context; each can name those before it.
  private static func context(_ entries: [ContextEntry], in outer: Scope, _ evaluation: Evaluation) -> Value {
    var context = Context()
    var scope = outer
    for (index, entry) in entries.enumerated() {
      let value = entry.value.value(in: scope, evaluation)
      guard context[entry.name] == nil else {
        return evaluation.fail("The entry '\(entry.name)' of a context stands there twice.")
      }
      context[entry.name] = value
      // One scope per entry, gathered now and then, so that looking up a name stays quick.
      scope = index % 16 == 15 ? Scope(context, inside: outer) : Scope(entry.name, value, inside: scope)
    }
    return evaluation.bounded(.context(context))
  }
}
