/// The names that an expression can use, with their values. Scopes nest; an inner name hides an outer one.
public final class Scope: Sendable {
  private enum Names: Sendable {
    case one(String, Value)
    case several([String: Value])
    case entries(Context)
  }
  private let names: Names
  private let parent: Scope?

  /// The name under which the value stands that a cell tests.
  static let testedValue = "?"

  /// These names, and behind them those of `parent`.
  public init(_ values: [String: Value] = [:], inside parent: Scope? = nil) {
    (names, self.parent) = (.several(values), parent)
  }

  init(_ name: String, _ value: Value, inside parent: Scope?) {
    (names, self.parent) = (.one(name, value), parent)
  }

  /// The entries of a context as names.
  public init(_ context: Context, inside parent: Scope?) {
    (names, self.parent) = (.entries(context), parent)
  }

  /// The value of a name; `nil` when nothing has that name.
  public func value(of name: String) -> Value? {
    var scope: Scope? = self
    while let current = scope {
      switch current.names {
      case .one(let own, let value): if own == name { return value }
      case .several(let values): if let value = values[name] { return value }
      case .entries(let context): if let value = context[name] { return value }
      }
      scope = current.parent
    }
    return nil
  }
}
