/// Equality and hashing: two expressions are equal when they are written alike, so `1.0` is not `1`. A row of operators is as deep as it is long, so it is walked in a loop and not by recursion.
extension Expression: Hashable {
  public static func == (a: Expression, b: Expression) -> Bool {
    var (a, b) = (a, b)
    while case .binary(let operation, let left, let right) = a, case .binary(let other, let otherLeft, let otherRight) = b {
      guard operation == other, right == otherRight else { return false }
      (a, b) = (left, otherLeft)
    }
    return a.label == b.label && a.children == b.children
  }

  public func hash(into hasher: inout Hasher) {
    var expression = self
    while case .binary(let operation, let left, let right) = expression {
      hasher.combine(operation)
      right.hash(into: &hasher)
      expression = left
    }
    hasher.combine(expression.label)
    for child in expression.children { child.hash(into: &hasher) }
  }
}

extension Expression {
  /// What an expression says besides its parts.
  enum Label: Hashable, Sendable {
    case literal(WrittenValue)
    case temporal(CodePoints)
    case name(CodePoints)
    case testedValue, negation, between, conditional, list, filter
    case binary(BinaryOperator)
    case passes([TestLabel])
    case instance(TypeName)
    case iteration([IteratorLabel])
    case quantified(Quantifier, [IteratorLabel])
    case context([CodePoints])
    case range(hasLow: Bool, includesLow: Bool, hasHigh: Bool, includesHigh: Bool)
    case function([FormalParameter])
    case path(CodePoints)
    case positionalCall(Int)
    case namedCall([CodePoints])
  }

  enum TestLabel: Hashable, Sendable {
    case matches
    case compares(BinaryOperator)
    case within(lowIncluded: Bool, highIncluded: Bool)
  }

  struct IteratorLabel: Hashable, Sendable {
    let name: CodePoints
    let isSpan: Bool
  }

  var label: Label {
    switch self {
    case .literal(let value): .literal(WrittenValue(value))
    case .temporal(let text): .temporal(CodePoints(text))
    case .name(let name): .name(CodePoints(name))
    case .testedValue: .testedValue
    case .negation: .negation
    case .binary(let operation, _, _): .binary(operation)
    case .between: .between
    case .passes(_, let tests): .passes(tests.map(\.label))
    case .instance(_, let type): .instance(type)
    case .conditional: .conditional
    case .iteration(let iterators, _): .iteration(iterators.map(\.label))
    case .quantified(let quantifier, let iterators, _): .quantified(quantifier, iterators.map(\.label))
    case .list: .list
    case .context(let entries): .context(entries.map { CodePoints($0.name) })
    case .range(let low, let includesLow, let high, let includesHigh):
      .range(hasLow: low != nil, includesLow: includesLow, hasHigh: high != nil, includesHigh: includesHigh)
    case .function(let parameters, _): .function(parameters)
    case .path(_, let name): .path(CodePoints(name))
    case .filter: .filter
    case .call(_, .positional(let values)): .positionalCall(values.count)
    case .call(_, .named(let entries)): .namedCall(entries.map { CodePoints($0.name) })
    }
  }

  /// The expressions that this one is made of, in reading order.
  var children: [Expression] {
    switch self {
    case .literal, .temporal, .name, .testedValue: []
    case .negation(let operand), .instance(let operand, _), .path(let operand, _), .function(_, let operand): [operand]
    case .binary(_, let left, let right), .filter(let left, let right): [left, right]
    case .between(let first, let second, let third), .conditional(let first, let second, let third): [first, second, third]
    case .passes(let value, let tests): [value] + tests.flatMap(\.children)
    case .iteration(let iterators, let result), .quantified(_, let iterators, let result):
      iterators.flatMap(\.domain.children) + [result]
    case .list(let elements): elements
    case .context(let entries): entries.map(\.value)
    case .range(let low, _, let high, _): [low, high].compactMap { $0 }
    case .call(let function, .positional(let values)): [function] + values
    case .call(let function, .named(let entries)): [function] + entries.map(\.value)
    }
  }
}

extension Expression.Iterator {
  fileprivate var label: Expression.IteratorLabel {
    let isSpan = if case .span = domain { true } else { false }
    return Expression.IteratorLabel(name: CodePoints(name), isSpan: isSpan)
  }
}

extension Expression.Domain {
  /// The expressions of the domain, in reading order.
  var children: [Expression] {
    switch self {
    case .values(let values): [values]
    case .span(let low, let high): [low, high]
    }
  }
}

extension UnaryTest {
  fileprivate var label: Expression.TestLabel {
    switch self {
    case .matches: .matches
    case .compares(let operation, _): .compares(operation)
    case .within(_, let lowIncluded, _, let highIncluded): .within(lowIncluded: lowIncluded, highIncluded: highIncluded)
    }
  }

  /// The expressions of the test, in reading order.
  var children: [Expression] {
    switch self {
    case .matches(let expression), .compares(_, let expression): [expression]
    case .within(let low, _, let high, _): [low, high]
    }
  }
}
