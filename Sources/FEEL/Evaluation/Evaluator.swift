extension Expression {
  /// The value of the expression in `scope`; every `null` that arises on the way leaves its reason in `evaluation`.
  public func value(in scope: Scope, _ evaluation: Evaluation) -> Value {
    if case .literal(let value) = self { return value }
    guard evaluation.enter() else { return .null }
    let value = way(self, scope, evaluation)
    evaluation.leave()
    return value
  }

  /// How this kind of expression is evaluated. This is not one function with a case for each kind, because that would take
  /// part in every recursion and need much of the stack.
  private var way: @Sendable (Expression, Scope, Evaluation) -> Value {
    switch self {
    case .literal, .name, .testedValue: { $0.namedValue(in: $1, $2) }
    case .temporal: { $0.temporalValue(in: $1, $2) }
    case .negation: { $0.negationValue(in: $1, $2) }
    case .binary: { $0.rowValue(in: $1, $2) }
    case .between: { $0.betweenValue(in: $1, $2) }
    case .passes: { $0.passesValue(in: $1, $2) }
    case .instance: { $0.instanceValue(in: $1, $2) }
    case .conditional: { $0.conditionalValue(in: $1, $2) }
    case .iteration, .quantified: { $0.iterationValue(in: $1, $2) }
    case .list: { $0.listValue(in: $1, $2) }
    case .context: { $0.contextValue(in: $1, $2) }
    case .range: { $0.rangeValue(in: $1, $2) }
    case .function: { $0.functionValue(in: $1, $2) }
    case .path: { $0.pathValue(in: $1, $2) }
    case .filter: { $0.filterValue(in: $1, $2) }
    case .call: { $0.callValue(in: $1, $2) }
    }
  }

  /// Whether a condition holds; `nil` with a reason when it is neither true nor false.
  func holds(in scope: Scope, _ evaluation: Evaluation) -> Bool? {
    let value = value(in: scope, evaluation)
    if case .boolean(let holds) = value { return holds }
    if value != .null { _ = evaluation.fail("A condition must be true or false; it is \(value.kind).") }
    return nil
  }

  private func namedValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .name(let name) = self else {
      return scope.value(of: Scope.testedValue) ?? evaluation.fail("'?' has a value only in tests.")
    }
    guard evaluation.step(scope.cost(of: name)) else { return .null }
    if let value = scope.value(of: name) { return value }
    if let function = Builtins.functions[name] { return .function(function) }
    return evaluation.fail("There is no '\(name)' here.")
  }

  private func temporalValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .temporal(let text) = self else { return .null }
    return TemporalOperations.literal(text, evaluation.environment.zones)
      ?? evaluation.fail("'\(text.prefix(50))' is no date, time, date and time, or duration.")
  }

  private func negationValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .negation(let operand) = self else { return .null }
    return Operations.negate(operand.value(in: scope, evaluation), evaluation)
  }

  /// A row of operators, from the left. `and` and `or` skip what comes after the side that decides.
  private func rowValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    if case .binary(let operation, let left, let right) = self, !left.isRow {
      return Self.apply(operation, left.value(in: scope, evaluation), right, in: scope, evaluation)
    }
    var operations: [(operation: BinaryOperator, right: Expression)] = []
    var first = self
    while case .binary(let operation, let left, let right) = first {
      operations.append((operation, right))
      first = left
    }
    var value = first.value(in: scope, evaluation)
    for next in operations.reversed() { value = Self.apply(next.operation, value, next.right, in: scope, evaluation) }
    return value
  }

  private var isRow: Bool { if case .binary = self { true } else { false } }

  private static func apply(
    _ operation: BinaryOperator, _ left: Value, _ right: Expression, in scope: Scope, _ evaluation: Evaluation
  ) -> Value {
    guard evaluation.step() else { return .null }
    if case .boolean(let decides) = left, decides ? operation == .or : operation == .and { return left }
    return Operations.apply(operation, left, right.value(in: scope, evaluation), evaluation)
  }

  private func betweenValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .between(let value, let from, let to) = self else { return .null }
    let tested = value.value(in: scope, evaluation)
    let (low, high) = (from.value(in: scope, evaluation), to.value(in: scope, evaluation))
    let (isBelow, isAbove) = (tested.isLess(than: low, evaluation), high.isLess(than: tested, evaluation))
    // One end that the value lies outside of decides.
    if isBelow == true || isAbove == true { return .boolean(false) }
    guard isBelow != nil, isAbove != nil else {
      return evaluation.fail(
        "'between' needs three numbers, texts, days, times or durations of one kind; it has \(tested.kind), \(low.kind) and \(high.kind).")
    }
    return .boolean(true)
  }

  private func passesValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .passes(let value, let tests) = self, evaluation.enter() else { return .null }
    defer { evaluation.leave() }
    let passes = UnaryTest.any(of: tests, accept: value.value(in: scope, evaluation), isCell: false, in: scope, evaluation)
    return passes.map(Value.boolean) ?? .null
  }

  private func instanceValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .instance(let value, let name) = self else { return .null }
    guard let type = evaluation.type(name) else { return evaluation.fail("There is no type '\(name)'.") }
    return .boolean(value.value(in: scope, evaluation).isInstance(of: type, evaluation))
  }

  private func conditionalValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .conditional(let condition, let then, let otherwise) = self else { return .null }
    let chosen = condition.holds(in: scope, evaluation) == true ? then : otherwise
    return chosen.value(in: scope, evaluation)
  }

  private func iterationValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    if case .iteration(let iterators, let result) = self { return Iteration(iterators, scope, evaluation).results(of: result) }
    guard case .quantified(let quantifier, let iterators, let condition) = self else { return .null }
    return Iteration(iterators, scope, evaluation).quantified(quantifier, satisfies: condition)
  }

  private func listValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .list(let elements) = self else { return .null }
    return evaluation.bounded(.list(elements.map { $0.value(in: scope, evaluation) }))
  }

  /// The entries of a context; each can name those before it.
  private func contextValue(in outer: Scope, _ evaluation: Evaluation) -> Value {
    guard case .context(let entries) = self else { return .null }
    var context = Context()
    var scope = outer
    for (index, entry) in entries.enumerated() {
      let value = entry.value.value(in: scope, evaluation)
      guard context[entry.name] == nil else {
        return evaluation.fail("The entry '\(entry.name)' of a context stands there twice.")
      }
      context[entry.name] = value
      // One scope per entry, gathered now and then, so that looking up a name stays quick.
      if index % 16 == 15 {
        guard evaluation.step(index / 8) else { return .null }
        scope = Scope(context, inside: outer)
      } else {
        scope = Scope(entry.name, value, inside: scope)
      }
    }
    return evaluation.bounded(.context(context))
  }

  private func rangeValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .range(let low, let includesLow, let high, let includesHigh) = self else { return .null }
    return evaluation.range(low?.value(in: scope, evaluation), includesLow, high?.value(in: scope, evaluation), includesHigh)
  }

  private func pathValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .path(let value, let name) = self else { return .null }
    return evaluation.entry(name, of: value.value(in: scope, evaluation))
  }

  private func filterValue(in scope: Scope, _ evaluation: Evaluation) -> Value {
    guard case .filter(let list, let condition) = self else { return .null }
    return evaluation.filter(list.value(in: scope, evaluation), by: condition, in: scope)
  }
}
