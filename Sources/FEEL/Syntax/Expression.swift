/// A FEEL expression.
public indirect enum Expression: Sendable {
  /// A value as such.
  case literal(Value)
  /// `@"…"`: a date, time or duration, read when it is evaluated because zones come from outside.
  case temporal(String)
  /// The value that stands under this name; `null` when nothing does.
  case name(String)
  /// `?`: the value that the cell of a table tests.
  case testedValue
  /// `-x`.
  case negation(Expression)
  /// Two operands with an operator between them.
  case binary(BinaryOperator, Expression, Expression)
  /// `x between low and high`, both ends included.
  case between(Expression, low: Expression, high: Expression)
  /// `value in (tests)`.
  case passes(Expression, [UnaryTest])
  /// `x instance of type`.
  case instance(Expression, of: TypeName)
  /// `if … then … else …`.
  case conditional(condition: Expression, then: Expression, otherwise: Expression)
  /// `for … in … return …`; with several iterators the last one runs fastest.
  case iteration([Iterator], result: Expression)
  /// `some … satisfies …`, `every … satisfies …`.
  case quantified(Quantifier, [Iterator], satisfies: Expression)
  /// `[a, b]`.
  case list([Expression])
  /// `{name: value}`; an entry sees the entries before it.
  case context([ContextEntry])
  /// An end that is `nil` is open, as in `(< 5)`.
  case range(low: Expression?, includesLow: Bool, high: Expression?, includesHigh: Bool)
  /// `function(a, b) body`.
  case function([FormalParameter], Expression)
  /// `x.name`: an entry of a context, or a part of a date, time, duration or range; of a list that of each element.
  case path(Expression, String)
  /// `list[condition]` or `list[number]`; numbers count from 1, and from the end when negative.
  case filter(Expression, by: Expression)
  /// `function(arguments)`.
  case call(Expression, Arguments)

  /// A name that runs over values: `name in domain`.
  public struct Iterator: Hashable, Sendable {
    /// The name that the rest of the expression uses.
    public let name: String
    /// What the name runs over.
    public let domain: Domain
    /// An iterator with this name.
    public init(name: String, domain: Domain) { (self.name, self.domain) = (name, domain) }
  }

  /// What an iterator runs over: `list`, or `low..high`.
  public enum Domain: Hashable, Sendable {
    /// The elements of a list or a range.
    case values(Expression)
    /// From the first number or date to the second, both included; downwards when the second is less.
    case span(Expression, Expression)
  }

  /// How many values must pass.
  public enum Quantifier: String, Hashable, Sendable {
    /// At least one value must pass.
    case some
    /// Every value must pass.
    case every
  }

  /// `name: value`, in a context or as a named argument.
  public struct ContextEntry: Hashable, Sendable {
    /// The name before the colon.
    public let name: String
    /// What stands after the colon.
    public let value: Expression
    /// An entry with this name.
    public init(name: String, value: Expression) { (self.name, self.value) = (name, value) }
  }

  /// A parameter of a function literal.
  public struct FormalParameter: Hashable, Sendable {
    /// The name that the body uses.
    public let name: String
    /// The type that an argument must have; `nil` when none is written.
    public let type: TypeName?
    /// A parameter with this name.
    public init(name: String, type: TypeName?) { (self.name, self.type) = (name, type) }
  }

  /// What a call gives to a function.
  public enum Arguments: Hashable, Sendable {
    /// Arguments in the order of the parameters.
    case positional([Expression])
    /// Arguments by the name of their parameter.
    case named([ContextEntry])
  }
}

/// An operator between two operands; the raw value is how FEEL writes it.
public enum BinaryOperator: String, Hashable, Sendable {
  /// Logic with three values: `null` stands for an operand without an answer.
  case or, and
  /// Whether two values are the same.
  case equal = "="
  /// Whether two values differ.
  case notEqual = "!="
  /// Whether the first comes before the second.
  case less = "<"
  /// Whether the first comes before the second, or is equal to it.
  case lessOrEqual = "<="
  /// Whether the first comes after the second.
  case greater = ">"
  /// Whether the first comes after the second, or is equal to it.
  case greaterOrEqual = ">="
  /// The sum of numbers, of durations, or of a moment and a duration; also joins texts.
  case add = "+"
  /// The difference of numbers, durations or moments, or a moment less a duration.
  case subtract = "-"
  /// The product of numbers, or of a duration and a number.
  case multiply = "*"
  /// The quotient of numbers or durations, or a duration by a number.
  case divide = "/"
  /// The first number to the power of the second.
  case power = "**"

  /// Whether the operator compares: `=`, `!=`, `<`, `<=`, `>` or `>=`.
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

/// One test in an input cell.
public enum UnaryTest: Hashable, Sendable {
  /// An expression: the value equals it, lies in it when it is a list or a range; or, when it speaks of `?`, it is true.
  case matches(Expression)
  /// `< 5`, `>= date("2025-01-01")`: the value compares so with an end.
  case compares(BinaryOperator, Expression)
  /// `[1..5)`: the value lies between two ends.
  case within(low: Expression, lowIncluded: Bool, high: Expression, highIncluded: Bool)
}

/// Why a text is not FEEL, with the place in the text.
public struct SyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in words, and where it helps how to mend it.
  public let message: String
  /// The character (counted from 0) at which the problem starts.
  public let offset: Int

  /// An error at the character `offset`, counted from 0.
  public init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }

  public var description: String { "\(message) (character \(offset + 1))" }
}
