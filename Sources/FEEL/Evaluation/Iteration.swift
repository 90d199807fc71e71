/// The iterators of `for`, `some` and `every`, run over all their combinations; the last one moves fastest.
struct Iteration {
  private let iterators: [Expression.Iterator]
  private let outer: Scope
  private let evaluation: Evaluation

  init(_ iterators: [Expression.Iterator], _ outer: Scope, _ evaluation: Evaluation) {
    (self.iterators, self.outer, self.evaluation) = (iterators, outer, evaluation)
  }

  /// What happens after one combination, or after all of them.
  private enum Step { case goOn, stop, fail }

  /// `for … return result`.
  func results(of result: Expression) -> Value {
    let usesPartial = result.mentions("partial", evaluation)
    let limit = evaluation.environment.limits.size
    var results: [Value] = []
    let end = run(from: 0, outer) { scope in
      guard results.count < limit else {
        _ = evaluation.fail("A list of more than \(limit) elements is refused.")
        return .fail
      }
      guard usesPartial else {
        results.append(result.value(in: scope, evaluation))
        return .goOn
      }
      // What looks at all of it counts that itself; looking at one element takes one step.
      guard evaluation.step() else { return .fail }
      let value = result.value(in: Scope("partial", .list(results), inside: scope), evaluation)
      // What grows out of itself must not grow without bound.
      guard evaluation.isBounded(value) else { return .fail }
      results.append(value)
      return .goOn
    }
    return end == .fail ? .null : evaluation.bounded(.list(results))
  }

  /// `some … satisfies condition` or `every … satisfies condition`.
  func quantified(_ quantifier: Expression.Quantifier, satisfies condition: Expression) -> Value {
    let deciding = quantifier == .some
    var isKnown = true
    let end = run(from: 0, outer) { scope in
      let holds = condition.holds(in: scope, evaluation)
      if holds == deciding { return .stop }
      if holds == nil { isKnown = false }
      return .goOn
    }
    switch end {
    case .goOn:
      return isKnown
        ? .boolean(!deciding) : evaluation.fail("'\(quantifier.rawValue)' has no answer: a condition is neither true nor false.")
    case .stop: return .boolean(deciding)
    case .fail: return .null
    }
  }

  private func run(from index: Int, _ scope: Scope, _ body: (Scope) -> Step) -> Step {
    guard index < iterators.count else { return body(scope) }
    let name = iterators[index].name
    // A loop needs more of the stack than other expressions.
    guard evaluation.enter(2) else { return .fail }
    defer { evaluation.leave(2) }
    return forEach(iterators[index].domain, in: scope) { value in
      guard evaluation.step() else { return .fail }
      return run(from: index + 1, Scope(name, value, inside: scope), body)
    }
  }

  private func forEach(_ domain: Expression.Domain, in scope: Scope, _ body: (Value) -> Step) -> Step {
    switch domain {
    case .span(let low, let high):
      let (low, high) = (low.value(in: scope, evaluation), high.value(in: scope, evaluation))
      return forEach(from: low, to: high, body)
    case .values(let values):
      switch values.value(in: scope, evaluation) {
      case .null:
        _ = evaluation.fail("There is nothing to go through: the list is null.")
        return .fail
      case .list(let elements): return forEach(elements, body)
      case .range(let range): return forEach(in: range, body)
      case let single: return body(single)
      }
    }
  }

  private func forEach(_ values: some Sequence<Value>, _ body: (Value) -> Step) -> Step {
    for value in values {
      let step = body(value)
      if step != .goOn { return step }
    }
    return .goOn
  }

  private func forEach(in range: ValueRange, _ body: (Value) -> Step) -> Step {
    guard let low = range.low, let high = range.high else {
      _ = evaluation.fail("A range without an end cannot be gone through.")
      return .fail
    }
    return forEach(from: low, to: high) { value in
      if !range.includesLow, value == low { return .goOn }
      if !range.includesHigh, value == high { return .goOn }
      return body(value)
    }
  }

  /// All whole numbers or days from one end to the other, up or down.
  private func forEach(from low: Value, to high: Value, _ body: (Value) -> Step) -> Step {
    if case .number(let first) = low, case .number(let last) = high, let first = first.integer, let last = last.integer {
      let numbers = stride(from: first, through: last, by: first <= last ? 1 : -1)
      return forEach(numbers.lazy.map { .number(Decimal128($0)) }, body)
    }
    if case .date(let first) = low, case .date(let last) = high {
      let days = sequence(first: first) { $0 == last ? nil : (first < last ? $0.next : $0.previous) }
      return forEach(days.lazy.map { .date($0) }, body)
    }
    _ = evaluation.fail("Only whole numbers and days can be gone through from one to another, not \(low.kind) and \(high.kind).")
    return .fail
  }
}
