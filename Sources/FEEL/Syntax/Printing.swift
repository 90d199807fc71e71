extension Expression: CustomStringConvertible {
  /// The expression as FEEL text, which reads back to the same expression.
  public var description: String { text(.loosest) }

  /// How tightly the text around an expression binds.
  private enum Strength: Int, Comparable {
    case loosest, or, and, comparison, sum, product, power, sign, part

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  private func text(_ least: Strength) -> String { strength < least ? "(\(bare))" : bare }

  private var strength: Strength {
    switch self {
    case .binary(let operation, _, _): Strength(rawValue: operation.precedence) ?? .loosest
    case .between, .passes, .instance: .comparison
    case .negation: .sign
    case .literal(.number(let number)): number < .zero ? .sign : .part
    case .conditional, .iteration, .quantified, .function: .loosest
    default: .part
    }
  }

  private var bare: String {
    switch self {
    case .literal(let value): return value.description
    case .temporal(let text): return "@\(Value.string(text))"
    case .name(let name): return name
    case .testedValue: return "?"
    case .negation(let operand): return "-" + operand.text(.sign)
    case .binary: return spine
    case .between(let value, let low, let high):
      return "\(value.text(.comparison)) between \(low.text(.sum)) and \(high.text(.sum))"
    case .passes(let value, let tests): return "\(value.text(.comparison)) in \(Self.tests(tests))"
    case .instance(let value, let type): return "\(value.text(.comparison)) instance of \(type)"
    case .conditional(let condition, let then, let otherwise): return "if \(condition) then \(then) else \(otherwise)"
    case .iteration(let iterators, let result): return "for \(Self.text(iterators)) return \(result)"
    case .quantified(let quantifier, let iterators, let condition):
      return "\(quantifier.rawValue) \(Self.text(iterators)) satisfies \(condition)"
    case .list(let elements): return "[" + elements.map(\.description).joined(separator: ", ") + "]"
    case .context(let entries): return "{" + Self.text(entries) + "}"
    case .range(let low, let includesLow, let high, let includesHigh):
      return Self.range(low, includesLow, high, includesHigh)
    case .function(let parameters, let body):
      let list = parameters.map { $0.name + ($0.type.map { ": \($0)" } ?? "") }
      return "function(\(list.joined(separator: ", "))) \(body)"
    case .path(let value, let name): return "\(value.text(.part)).\(name)"
    case .filter(let value, let condition): return "\(value.text(.part))[\(condition)]"
    case .call(let function, .positional(let values)):
      return "\(function.text(.part))(\(values.map(\.description).joined(separator: ", ")))"
    case .call(let function, .named(let entries)):
      return "\(function.text(.part))(\(entries.map { "\($0.name): \($0.value)" }.joined(separator: ", ")))"
    }
  }

  /// A row of operators is as deep as it is long: it is walked in a loop.
  private var spine: String {
    var parts: [String] = []
    var current = self
    var least = strength
    while case .binary(let operation, let left, let right) = current, current.strength >= least {
      least = current.strength
      let next = Strength(rawValue: least.rawValue + 1) ?? .part
      parts.append("\(operation.rawValue) \(right.text(next))")
      current = left
    }
    parts.append(current.text(least))
    return parts.reversed().joined(separator: " ")
  }

  private static func tests(_ tests: [UnaryTest]) -> String {
    if tests.count == 1 {
      switch tests[0] {
      case .matches(let value): return value.text(.sum)
      case .compares(let sign, let value): return "\(sign.rawValue) \(value.text(.sum))"
      case .within: return tests[0].description
      }
    }
    return "(" + tests.map(\.description).joined(separator: ", ") + ")"
  }

  private static func text(_ iterators: [Iterator]) -> String {
    iterators.map { iterator in
      switch iterator.domain {
      case .values(let values): "\(iterator.name) in \(values)"
      case .span(let low, let high): "\(iterator.name) in \(low)..\(high)"
      }
    }.joined(separator: ", ")
  }

  private static func text(_ entries: [ContextEntry]) -> String {
    entries.map { "\(Context.key($0.name)): \($0.value)" }.joined(separator: ", ")
  }

  fileprivate static func range(_ low: Expression?, _ includesLow: Bool, _ high: Expression?, _ includesHigh: Bool) -> String {
    switch (low, high) {
    case (let low?, let high?): "\(includesLow ? "[" : "(")\(low)..\(high)\(includesHigh ? "]" : ")")"
    case (let low?, nil): "(\(includesLow ? ">=" : ">") \(low))"
    case (nil, let high?): "(\(includesHigh ? "<=" : "<") \(high))"
    case (nil, nil): "null"
    }
  }
}

extension UnaryTests: CustomStringConvertible {
  /// The tests as the text of a cell.
  public var description: String {
    switch self {
    case .any: "-"
    case .oneOf(let tests):
      if tests.count == 1, case .matches(.call(.name("not"), _)) = tests[0] {
        "(\(tests[0]))"  // Without the parentheses `not` would be about the whole cell.
      } else {
        tests.map(\.description).joined(separator: ", ")
      }
    case .noneOf(let tests): "not(" + tests.map(\.description).joined(separator: ", ") + ")"
    }
  }
}

extension UnaryTest: CustomStringConvertible {
  public var description: String {
    switch self {
    case .matches(let expression): expression.description
    case .compares(let sign, let end): "\(sign.rawValue) \(end)"
    case .within(let low, let lowIncluded, let high, let highIncluded):
      Expression.range(low, lowIncluded, high, highIncluded)
    }
  }
}
