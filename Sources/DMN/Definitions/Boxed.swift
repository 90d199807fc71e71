import FEEL

extension Definitions {
  /// A boxed expression: logic, with the type that its value must have.
  public struct Boxed: Sendable {
    /// How the value comes about.
    public let logic: Logic
    /// `nil` when no type is written.
    public let type: FEELType?
    /// The line in the file, counted from 1.
    public let line: Int
  }

  /// The forms in which DMN can write logic.
  public indirect enum Logic: Sendable {
    /// A FEEL expression.
    case literal(Literal)
    /// A decision table.
    case table(WrittenTable)
    /// A call of a function, with its arguments by name.
    case invocation(of: Boxed, [Binding])
    /// Entries in order, each of which sees those before it; the result, when written, is the value of the whole.
    case context([Entry], result: Boxed?)
    /// A list, one expression per element.
    case list([Boxed])
    /// A table of values: a list of contexts, one per row.
    case relation(columns: [Variable], rows: [[Boxed]])
    /// A function as a value.
    case function(FunctionDefinition)
    /// One of two, by a condition.
    case conditional(condition: Boxed, then: Boxed, otherwise: Boxed)
    /// The elements of a list that pass.
    case filter(Boxed, by: Boxed)
    /// One result per element of a list.
    case iteration(name: String, over: Boxed, result: Boxed)
    /// Whether some or every element of a list passes.
    case quantified(Expression.Quantifier, name: String, over: Boxed, satisfies: Boxed)
    /// Logic that the file does not hold or that this language cannot say.
    case missing(reason: String)
  }

  /// A FEEL expression as text and, when it could be read, as a tree.
  public struct Literal: Sendable {
    /// The expression as written.
    public let text: String
    /// The expression as a tree, or why it cannot be read; evaluating it then gives `null` with that reason.
    public let expression: Result<Expression, SyntaxError>
    /// The line in the file, counted from 1.
    public let line: Int
  }

  /// Unary tests as text and, when they could be read, as a tree.
  public struct Tests: Sendable {
    /// The tests as written.
    public let text: String
    /// The tests as a tree, or why they cannot be read; nothing passes them then.
    public let tests: Result<UnaryTests, SyntaxError>
    /// The line in the file, counted from 1.
    public let line: Int
  }

  /// An entry of a boxed context.
  public struct Entry: Sendable {
    /// The name and type of the entry.
    public let variable: Variable
    /// How its value comes about.
    public let value: Boxed
  }

  /// An argument of an invocation.
  public struct Binding: Sendable {
    /// The name of the parameter that it is for.
    public let parameter: String
    /// How its value comes about.
    public let value: Boxed
    /// The line in the file, counted from 1.
    public let line: Int
  }

  /// Logic with parameters.
  public struct FunctionDefinition: Sendable {
    /// The language of the body.
    public let kind: Kind
    /// What it takes, in order.
    public let parameters: [Variable]
    /// `nil` when the function has no body.
    public let body: Boxed?
    /// The line in the file, counted from 1.
    public let line: Int

    /// The language of the body. Only FEEL is evaluated; functions in Java or PMML are kept, and give `null`.
    public enum Kind: String, Hashable, Sendable {
      /// A FEEL expression, or boxed logic.
      case feel = "FEEL"
      /// A method of a Java class.
      case java = "Java"
      /// A model in the Predictive Model Markup Language.
      case pmml = "PMML"
    }
  }
}
