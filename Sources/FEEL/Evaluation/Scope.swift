/// The names that an expression can use, with their values. Scopes nest; an inner name hides an outer one.
public final class Scope: Sendable {
  private let values: [String: Value]
  private let parent: Scope?

  public init(_ values: [String: Value] = [:], inside parent: Scope? = nil) {
    self.values = values
    self.parent = parent
  }

  /// The value of a name; `nil` when nothing has that name.
  public func value(of name: String) -> Value? {
    var scope: Scope? = self
    while let current = scope {
      if let value = current.values[name] { return value }
      scope = current.parent
    }
    return nil
  }
}
