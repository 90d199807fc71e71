/// A FEEL expression.
public indirect enum Expression: Sendable {
  case literal(Value)
  /// `@"…"`: a date, time or duration, read when it is evaluated because zones come from outside.
  case temporal(String)
  case name(String)
  /// `?`: the value that the cell of a table tests.
  case testedValue
  case negation(Expression)
  case binary(BinaryOperator, Expression, Expression)
  case between(Expression, low: Expression, high: Expression)
  /// `value in (tests)`.
  case passes(Expression, [UnaryTest])
  case instance(Expression, of: TypeName)
  case conditional(condition: Expression, then: Expression, otherwise: Expression)
  case iteration([Iterator], result: Expression)
  case quantified(Quantifier, [Iterator], satisfies: Expression)
  case list([Expression])
  case context([ContextEntry])
  /// An end that is `nil` is open, as in `(< 5)`.
  case range(low: Expression?, includesLow: Bool, high: Expression?, includesHigh: Bool)
  case function([FormalParameter], Expression)
  case path(Expression, String)
  case filter(Expression, by: Expression)
  case call(Expression, Arguments)

  public struct Iterator: Hashable, Sendable {
    public let name: String
    public let domain: Domain
    public init(name: String, domain: Domain) { (self.name, self.domain) = (name, domain) }
  }

  /// What an iterator runs over: `list`, or `low..high`.
  public enum Domain: Hashable, Sendable {
    case values(Expression)
    case span(Expression, Expression)
  }

  public enum Quantifier: String, Hashable, Sendable { case some, every }

  public struct ContextEntry: Hashable, Sendable {
    public let name: String
    public let value: Expression
    public init(name: String, value: Expression) { (self.name, self.value) = (name, value) }
  }

  public struct FormalParameter: Hashable, Sendable {
    public let name: String
    public let type: TypeName?
    public init(name: String, type: TypeName?) { (self.name, self.type) = (name, type) }
  }

  public enum Arguments: Hashable, Sendable {
    case positional([Expression])
    case named([ContextEntry])
  }
}

public enum BinaryOperator: String, Hashable, Sendable {
  case or, and
  case equal = "=", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
  case add = "+", subtract = "-", multiply = "*", divide = "/", power = "**"

  public var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
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
  /// An expression: the value equals it, lies in it when it is a list or a range; or, when it speaks of `?`, it is true.
  case matches(Expression)
  case compares(BinaryOperator, Expression)
  case within(low: Expression, lowIncluded: Bool, high: Expression, highIncluded: Bool)
}

/// Why a text is not FEEL, with the place in the text.
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
