/// An arithmetic expression made ready to be computed many times: no names to look up, no values to unpack.
///
/// It knows numbers, names, `+`, `-`, `*`, `/`, `min` and `max`, and computes exactly what `Expression.value` does.
public struct NumericProgram: Sendable {
  private enum Step: Sendable {
    case constant(Decimal128)
    case load(Int)
    case negate
    case add, subtract, multiply, divide, min, max
  }

  private var steps: [Step] = []
  private var depth = 0
  private var deepest = 0

  /// - Parameters:
  ///   - expression: what is computed.
  ///   - names: the names in the expression, in the order in which their numbers will be given.
  /// - Returns: `nil` when the expression uses anything else.
  public init?(_ expression: Expression, names: [String]) {
    guard append(expression, names) else { return nil }
  }

  private mutating func append(_ expression: Expression, _ names: [String]) -> Bool {
    switch expression {
    case .literal(.number(let number)): push(.constant(number))
    case .name(let name):
      guard let place = names.firstIndex(of: name) else { return false }
      push(.load(place))
    case .negation(let operand):
      guard append(operand, names) else { return false }
      steps.append(.negate)
    case .binary(let operation, let left, let right):
      guard let step = Self.step(operation), append(left, names), append(right, names) else { return false }
      pop(step)
    case .call(.name(let function), .positional(let arguments)) where ["min", "max"].contains(function) && arguments.count > 1:
      for (index, argument) in arguments.enumerated() {
        guard append(argument, names) else { return false }
        if index > 0 { pop(function == "min" ? .min : .max) }
      }
    default: return false
    }
    return true
  }

  private static func step(_ operation: BinaryOperator) -> Step? {
    switch operation {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    default: nil
    }
  }

  private mutating func push(_ step: Step) {
    steps.append(step)
    depth += 1
    deepest = Swift.max(deepest, depth)
  }

  private mutating func pop(_ step: Step) {
    steps.append(step)
    depth -= 1
  }

  /// The result for these numbers, one per name; `nil` where `Expression.value` gives `null`.
  ///
  /// - Precondition: there are as many numbers as names.
  public func value(_ numbers: Decimal128...) -> Decimal128? { value(numbers) }

  /// As `value(_:)`, for numbers in an array.
  public func value(_ numbers: [Decimal128]) -> Decimal128? {
    withUnsafeTemporaryAllocation(of: Decimal128.self, capacity: deepest) { stack in
      var top = -1
      for step in steps {
        switch step {
        case .constant(let number):
          top += 1
          stack[top] = number
        case .load(let place):
          top += 1
          stack[top] = numbers[place]
        case .negate: stack[top] = -stack[top]
        case .min: (top, stack[top - 1]) = (top - 1, stack[top] < stack[top - 1] ? stack[top] : stack[top - 1])
        case .max: (top, stack[top - 1]) = (top - 1, stack[top - 1] < stack[top] ? stack[top] : stack[top - 1])
        case .add, .subtract, .multiply, .divide:
          guard let result = Self.apply(step, stack[top - 1], stack[top]) else { return nil }
          top -= 1
          stack[top] = result
        }
      }
      return stack[0]
    }
  }

  private static func apply(_ step: Step, _ left: Decimal128, _ right: Decimal128) -> Decimal128? {
    switch step {
    case .add: left.adding(right)
    case .subtract: left.subtracting(right)
    case .multiply: left.multiplied(by: right)
    default: left.divided(by: right)
    }
  }
}
