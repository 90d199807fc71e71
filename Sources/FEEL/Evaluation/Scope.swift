import Synchronization

/// The names that an expression can use, with their values. Scopes nest; an inner name hides an outer one.
public final class Scope: Sendable {
  private enum Names: Sendable {
    case one(String, Value)
    /// Looked through from the end; of equal names the last holds.
    case few([(name: String, value: Value)])
    case many([CodePoints: Value])
    case entries(Context)
  }
  private let names: Names
  private let parent: Scope?
  /// How many scopes lie around a name of this one.
  private let rank: Int
  /// How deep values and scopes nest in this one, once that is known; -1 before.
  private let knownDepth = Atomic(-1)

  /// Up to this many names are compared one by one, which is quicker than by their hash.
  private static let mostCompared = 8

  /// A scope without names.
  package static let empty = Scope()

  /// The name under which the value stands that a cell tests.
  static let testedValue = "?"

  /// These names, and behind them those of `parent`.
  public init(_ values: [String: Value] = [:], inside parent: Scope? = nil) {
    (names, self.parent, rank) = (Self.names(values.map { ($0.key, $0.value) }), parent, Self.rank(inside: parent))
  }

  /// As the other, of names in order; of equal names the last holds.
  package init(_ values: [(name: String, value: Value)], inside parent: Scope? = nil) {
    (names, self.parent, rank) = (Self.names(values), parent, Self.rank(inside: parent))
  }

  private static func names(_ values: [(name: String, value: Value)]) -> Names {
    if values.count <= mostCompared { return .few(values) }
    return .many(Dictionary(values.lazy.map { (CodePoints($0.name), $0.value) }) { _, last in last })
  }

  init(_ name: String, _ value: Value, inside parent: Scope?) {
    (names, self.parent, rank) = (.one(name, value), parent, Self.rank(inside: parent))
  }

  /// The entries of a context as names.
  public init(_ context: Context, inside parent: Scope?) {
    (names, self.parent, rank) = (.entries(context), parent, Self.rank(inside: parent))
  }

  private static func rank(inside parent: Scope?) -> Int { 1 + (parent?.rank ?? 0) }

  /// The steps that looking up a name can take, beside the one for the expression.
  func cost(of name: String) -> Int { rank / 16 + name.utf8.count / 64 }

  /// The value of a name; `nil` when nothing has that name.
  public func value(of name: String) -> Value? {
    var scope: Scope? = self
    while let current = scope {
      switch current.names {
      case .one(let own, let value): if own.isExactly(name) { return value }
      case .few(let values): if let found = values.last(where: { $0.name.isExactly(name) }) { return found.value }
      case .many(let values): if let value = values[name] { return value }
      case .entries(let context): if let value = context[name] { return value }
      }
      scope = current.parent
    }
    return nil
  }

  /// How deep values and scopes nest in this one; `nil` when that is more than the limits of the evaluation allow.
  func depth(_ evaluation: Evaluation) -> Int? {
    let known = knownDepth.load(ordering: .relaxed)
    if known >= 0 { return known }
    guard let outer = parent?.depth(evaluation) ?? (parent == nil ? 0 : nil) else { return nil }
    let room = evaluation.environment.limits.depth
    // What comes from outside may be large; walking through it counts as steps.
    var parts = Evaluation.Parts(most: evaluation.environment.limits.steps)
    let inner: Int? =
      switch names {
      case .one(_, let value): evaluation.depth(of: value, room: room, &parts)
      case .few(let values): evaluation.depth(of: values.lazy.map(\.value), room: room, &parts)
      case .many(let values): evaluation.depth(of: values.values, room: room, &parts)
      case .entries(let context): evaluation.depth(of: context.entries.lazy.map(\.value), room: room, &parts)
      }
    guard evaluation.step(parts.count), let inner else { return nil }
    let depth = max(outer, inner) + 1
    guard depth <= room else { return nil }
    knownDepth.store(depth, ordering: .relaxed)
    return depth
  }
}
