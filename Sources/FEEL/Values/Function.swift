/// A function as a value: a built-in, a function literal with the names it was written among, or logic from a model.
/// Two functions are equal when they are the same function object.
public final class Function: Hashable, Sendable {
  /// The name, for messages; empty for a function literal.
  public let name: String
  /// What the function takes, in order.
  public let parameters: [Parameter]
  /// The type that its result must have.
  public let result: FEELType
  let body: Body
  /// How deep the values and scopes nest that the function keeps with it.
  let depth: Int

  /// What a function takes in one place.
  public struct Parameter: Hashable, Sendable {
    /// The name by which a call can give it.
    public let name: String
    /// The type that an argument must have.
    public let type: FEELType

    /// A parameter with this name; of any type when none is given.
    public init(name: String, type: FEELType = .any) { (self.name, self.type) = (name, type) }
  }

  enum Body: Sendable {
    case builtin(BuiltinFunction)
    case expression(Expression, Scope)
    case custom(@Sendable ([Value], Evaluation) -> Value)
  }

  init(name: String, parameters: [Parameter], result: FEELType = .any, depth: Int = 0, body: Body) {
    (self.name, self.parameters, self.result, self.depth, self.body) = (name, parameters, result, depth, body)
  }

  /// A function whose logic comes from outside the language, such as a business knowledge model.
  public convenience init(
    name: String, parameters: [Parameter], result: FEELType = .any,
    apply: @escaping @Sendable ([Value], Evaluation) -> Value
  ) {
    self.init(name: name, parameters: parameters, result: result, body: .custom(apply))
  }

  public static func == (a: Function, b: Function) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension Function: CustomStringConvertible {
  public var description: String { "function(" + parameters.map(\.name).joined(separator: ", ") + ")" }
}
