import FEEL

extension Definitions {
  /// A boxed expression: logic, with the type that its value must have.
  public struct Boxed: Sendable {
    public let logic: Logic
    /// `nil` when no type is written.
    public let type: FEELType?
    public let line: Int
  }

  public indirect enum Logic: Sendable {
    case literal(Literal)
    case table(DecisionTable)
    case invocation(of: Boxed, [Binding])
    /// Entries in order, each of which sees those before it; the result, when written, is the value of the whole.
    case context([Entry], result: Boxed?)
    case list([Boxed])
    case relation(columns: [Variable], rows: [[Boxed]])
    case function(FunctionDefinition)
    case conditional(condition: Boxed, then: Boxed, otherwise: Boxed)
    case filter(Boxed, by: Boxed)
    case iteration(name: String, over: Boxed, result: Boxed)
    case quantified(Expression.Quantifier, name: String, over: Boxed, satisfies: Boxed)
    /// Logic that the file does not hold or that this language cannot say.
    case missing(reason: String)
  }

  /// A FEEL expression as text and, when it could be read, as a tree.
  public struct Literal: Sendable {
    public let text: String
    public let expression: Result<Expression, SyntaxError>
    public let line: Int
  }

  /// Unary tests as text and, when they could be read, as a tree.
  public struct Tests: Sendable {
    public let text: String
    public let tests: Result<UnaryTests, SyntaxError>
    public let line: Int
  }

  public struct Entry: Sendable {
    public let variable: Variable
    public let value: Boxed
  }

  public struct Binding: Sendable {
    public let parameter: String
    public let value: Boxed
    public let line: Int
  }

  public struct FunctionDefinition: Sendable {
    public let kind: Kind
    public let parameters: [Variable]
    /// `nil` when the function has no body.
    public let body: Boxed?
    public let line: Int

    /// The language of the body. Only FEEL is evaluated; functions in Java or PMML are kept, and give `null`.
    public enum Kind: String, Hashable, Sendable { case feel = "FEEL", java = "Java", pmml = "PMML" }
  }
}
