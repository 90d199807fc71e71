/// A function of the language. Its overloads are tried in order; the first that can take the arguments is used.
struct BuiltinFunction: Sendable {
  let name: String
  let overloads: [Overload]

  struct Overload: Sendable {
    /// The names of the parameters, as named arguments use them.
    let parameters: [String]
    /// How many of the last parameters may be left out.
    let optional: Int
    /// Whether the last parameter takes any number of arguments (only by position).
    let isVariadic: Bool
    /// The arguments stand in the order of the parameters. Those left out at the end are not there;
    /// one left out in the middle (by name) is `null`.
    let apply: @Sendable ([Value], Evaluation) -> Value
  }

  init(_ name: String, _ overloads: Overload...) { self.init(name: name, overloads: overloads) }

  init(name: String, overloads: [Overload]) { (self.name, self.overloads) = (name, overloads) }
}

extension BuiltinFunction.Overload {
  init(
    _ parameters: String..., optional: Int = 0, variadic: Bool = false,
    apply: @escaping @Sendable ([Value], Evaluation) -> Value
  ) {
    (self.parameters, self.optional, self.isVariadic, self.apply) = (parameters, optional, variadic, apply)
  }
}

/// All functions of the language, by name.
enum Builtins {
  static let all: [String: BuiltinFunction] = {
    let functions =
      NumberFunctions.all + StringFunctions.all + ListFunctions.all + ContextFunctions.all + RangeFunctions.all
      + TemporalFunctions.all + AggregateFunctions.all + ConversionFunctions.all + LogicFunctions.all
    return Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
  }()
}
