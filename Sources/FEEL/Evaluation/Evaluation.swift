/// Evaluation of the subset. Every function here is total: what has no result gives `null`, as FEEL prescribes.
extension Expression {
  /// The value of the expression, names looked up in `scope`; a name that is absent gives `null`.
  public func value(in scope: [String: Value]) -> Value {
    switch self {
    case .literal(let value): value
    case .name(let name): scope[name] ?? .null
    case .negation(let operand): Operations.negated(operand.value(in: scope))
    case .binary(let operation, let left, let right):
      Operations.apply(operation, left.value(in: scope), right.value(in: scope))
    case .conditional(let condition, let then, let otherwise):
      condition.value(in: scope) == .boolean(true) ? then.value(in: scope) : otherwise.value(in: scope)
    case .list(let elements): .list(elements.map { $0.value(in: scope) })
    case .call(let builtin, let arguments): Operations.call(builtin, arguments.map { $0.value(in: scope) })
    }
  }
}

extension UnaryTests {
  /// Whether `value` passes. As in FEEL, a test that has no answer (another type, `null`) does not pass.
  public func accept(_ value: Value) -> Bool {
    switch self {
    case .any: true
    case .oneOf(let tests): tests.contains { $0.accepts(value) }
    case .noneOf(let tests): !tests.contains { $0.accepts(value) }
    }
  }

  /// The constants that the tests compare with: the places where an ordered domain must be cut.
  public var constants: [Value] {
    switch self {
    case .any: []
    case .oneOf(let tests), .noneOf(let tests):
      tests.flatMap { test in
        switch test {
        case .equals(let constant), .compares(_, let constant): [constant.value(in: [:])]
        case .within(let low, _, let high, _): [low.value(in: [:]), high.value(in: [:])]
        }
      }
    }
  }
}

extension UnaryTest {
  func accepts(_ value: Value) -> Bool {
    switch self {
    case .equals(let constant):
      return value.isEqual(to: constant.value(in: [:])) ?? false
    case .compares(let operation, let constant):
      return Operations.apply(operation, value, constant.value(in: [:])) == .boolean(true)
    case .within(let low, let lowIncluded, let high, let highIncluded):
      return Operations.apply(lowIncluded ? .greaterOrEqual : .greater, value, low.value(in: [:])) == .boolean(true)
        && Operations.apply(highIncluded ? .lessOrEqual : .less, value, high.value(in: [:])) == .boolean(true)
    }
  }
}

/// The operators and built-in functions of the subset, on values.
public enum Operations {
  public static func negated(_ value: Value) -> Value {
    guard case .number(let number) = value else { return .null }
    return .number(-number)
  }

  public static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    switch operation {
    case .and, .or: logic(operation, left, right)
    case .equal: left.isEqual(to: right).map(Value.boolean) ?? .null
    case .notEqual: left.isEqual(to: right).map { .boolean(!$0) } ?? .null
    case .less: left.isLess(than: right).map(Value.boolean) ?? .null
    case .greater: right.isLess(than: left).map(Value.boolean) ?? .null
    case .lessOrEqual: right.isLess(than: left).map { .boolean(!$0) } ?? .null
    case .greaterOrEqual: left.isLess(than: right).map { .boolean(!$0) } ?? .null
    case .add, .subtract, .multiply, .divide: arithmetic(operation, left, right)
    }
  }

  /// Three-valued logic: `null` is neither true nor false, and only wins where the other side does not decide.
  private static func logic(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    let deciding = Value.boolean(operation == .or)
    if left == deciding || right == deciding { return deciding }
    guard case .boolean = left, case .boolean = right else { return .null }
    return .boolean(operation == .and)
  }

  private static func arithmetic(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    if operation == .add, case .string(let a) = left, case .string(let b) = right { return .string(a + b) }
    guard case .number(let a) = left, case .number(let b) = right else { return .null }
    let result: Decimal128? =
      switch operation {
      case .add: a.adding(b)
      case .subtract: a.subtracting(b)
      case .multiply: a.multiplied(by: b)
      default: a.divided(by: b)
      }
    return result.map(Value.number) ?? .null
  }

  public static func call(_ builtin: Builtin, _ arguments: [Value]) -> Value {
    switch builtin {
    case .not:
      guard case .boolean(let value) = arguments[0] else { return .null }
      return .boolean(!value)
    case .listContains:
      guard case .list(let elements) = arguments[0] else { return .null }
      return .boolean(elements.contains { $0.isEqual(to: arguments[1]) ?? false })
    case .count:
      guard case .list(let elements) = arguments[0] else { return .null }
      return .number(Decimal128(elements.count))
    case .min: return extreme(arguments) { $0.isLess(than: $1) }
    case .max: return extreme(arguments) { $1.isLess(than: $0) }
    }
  }

  private static func extreme(_ arguments: [Value], wins: (Value, Value) -> Bool?) -> Value {
    var candidates = arguments
    if arguments.count == 1, case .list(let elements) = arguments[0] { candidates = elements }
    guard var best = candidates.first else { return .null }
    for candidate in candidates.dropFirst() {
      guard let better = wins(candidate, best) else { return .null }
      if better { best = candidate }
    }
    return best
  }
}
