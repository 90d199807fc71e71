/// A FEEL context: names with values, in the order in which they were written. The order does not count for equality.
public struct Context: Hashable, Sendable {
  /// The names of the entries, in the order in which they were written.
  public private(set) var names: [String] = []
  private var values: [CodePoints: Value] = [:]

  /// A context without entries.
  public init() {}

  /// A later entry of the same name replaces the earlier one.
  public init(_ entries: some Sequence<(String, Value)>) {
    for (name, value) in entries { self[name] = value }
  }

  /// The value of an entry; `nil` when there is none. Setting `nil` removes the entry.
  public subscript(name: String) -> Value? {
    get { values[name] }
    set {
      if let newValue {
        if values.updateValue(newValue, forKey: CodePoints(name)) == nil { names.append(name) }
      } else if values.removeValue(forKey: CodePoints(name)) != nil {
        names.removeAll { $0.isExactly(name) }
      }
    }
  }

  /// The entries in order.
  public var entries: [(name: String, value: Value)] { names.map { ($0, values[$0] ?? .null) } }

  public static func == (a: Context, b: Context) -> Bool { a.values == b.values }
  public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

extension Context: CustomStringConvertible {
  /// The context as a FEEL literal.
  public var description: String {
    "{" + entries.map { "\(Context.key($0.name)): \($0.value)" }.joined(separator: ", ") + "}"
  }

  /// A name as a literal writes it: between quotes when it is not plain.
  static func key(_ name: String) -> String { Lexer.isPlainName(name) ? name : Value.string(name).description }
}
