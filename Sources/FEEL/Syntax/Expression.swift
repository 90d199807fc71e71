/// A FEEL expression of the subset that Routewijzer's rules use. The parser refuses everything else.
public indirect enum Expression: Hashable, Sendable {
  case literal(Value)
  case name(String)
  case negation(Expression)
  case binary(BinaryOperator, Expression, Expression)
  case conditional(condition: Expression, then: Expression, otherwise: Expression)
  case list([Expression])
  case call(Builtin, [Expression])
}

public enum BinaryOperator: String, Hashable, Sendable {
  case or, and
  case equal = "=", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
  case add = "+", subtract = "-", multiply = "*", divide = "/"

  public var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}

/// The built-in functions of the subset.
public enum Builtin: String, Hashable, Sendable, CaseIterable {
  case not
  case listContains = "list contains"
  case count
  case min
  case max

  /// How many arguments the function takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .not, .count: 1...1
    case .listContains: 2...2
    case .min, .max: 1...16
    }
  }
}

/// The tests in one input cell of a decision table.
public enum UnaryTests: Hashable, Sendable {
  /// `-`: every value passes.
  case any
  /// One of the tests must pass.
  case oneOf([UnaryTest])
  /// None of the tests may pass.
  case noneOf([UnaryTest])
}

public enum UnaryTest: Hashable, Sendable {
  case equals(Expression)
  case compares(BinaryOperator, Expression)
  case within(low: Expression, lowIncluded: Bool, high: Expression, highIncluded: Bool)
}

// MARK: - Text

extension UnaryTests: CustomStringConvertible {
  /// The tests as they stand in a cell, as long as they compare with constants.
  public var description: String {
    switch self {
    case .any: "-"
    case .oneOf(let tests): tests.map(\.description).joined(separator: ", ")
    case .noneOf(let tests): "not(" + tests.map(\.description).joined(separator: ", ") + ")"
    }
  }
}

extension UnaryTest: CustomStringConvertible {
  public var description: String {
    func text(_ expression: Expression) -> String { expression.value(in: [:]).description }
    return switch self {
    case .equals(let constant): text(constant)
    case .compares(let comparison, let constant): "\(comparison.rawValue) \(text(constant))"
    case .within(let low, let lowIncluded, let high, let highIncluded):
      "\(lowIncluded ? "[" : "(")\(text(low))..\(text(high))\(highIncluded ? "]" : ")")"
    }
  }
}

/// Why a text is not an expression of the subset, with the place in the text.
public struct SyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  public let message: String
  /// The character (counted from 0) at which the problem starts.
  public let offset: Int

  public init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }

  public var description: String { "\(message) (character \(offset + 1))" }
}
