/// The names that an expression can use. FEEL names may hold several words and operator characters (`Monthly Fee`, `a-b`);
/// only who knows the names can tell them from other text. Of two names that fit, the longest counts.
public struct Names: Sendable {
  private(set) var variables = NameTree()
  private(set) var members = NameTree()
  private(set) var types = NameTree()
  private(set) var membersStandAlone = false

  /// - Parameters:
  ///   - variables: what the expression can name: inputs, decisions, functions.
  ///   - members: names of entries of contexts: they count after a dot and in filters.
  ///   - types: names of types that the model defines, for `instance of`.
  public init(
    _ variables: some Sequence<String> = [String](), members: some Sequence<String> = [String](),
    types: some Sequence<String> = [String]()
  ) {
    for name in variables { self.variables.insert(name) }
    for name in members { self.members.insert(name) }
    for name in types { self.types.insert(name) }
  }

  /// Adds a name that can stand on its own.
  public mutating func insert(_ name: String) { variables.insert(name) }

  /// These names and one more.
  public func with(_ name: String) -> Names {
    var names = self
    names.insert(name)
    return names
  }

  /// These names, for a text in which the members can stand on their own too, as in a filter.
  public var withMembersOnTheirOwn: Names {
    var names = self
    names.membersStandAlone = true
    return names
  }
}

/// Names as a tree of words, to find the longest name that stands at a place.
struct NameTree: Sendable {
  private struct Node: Sendable {
    var next: [CodePoints: Int] = [:]
    /// The names that end here, the one that counts last: names may differ in white space only.
    var names: [String] = []
  }
  private var nodes = [Node()]

  /// Longer names are never recognized, so that looking one up stays cheap.
  static let maximumTokens = 64

  /// A name that cannot be cut into tokens is left out: no expression can write it.
  mutating func insert(_ name: String) {
    guard let tokens = Self.tokens(of: name) else { return }
    var node = 0
    for token in tokens {
      if let next = nodes[node].next[token.text] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].next[token.text] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    nodes[node].names.append(name)
  }

  /// Takes away a name that was inserted; when it was inserted more than once, the last time is undone.
  mutating func remove(_ name: String) {
    guard let tokens = Self.tokens(of: name) else { return }
    var node = 0
    for token in tokens {
      guard let next = nodes[node].next[token.text] else { return }
      node = next
    }
    _ = nodes[node].names.popLast()
  }

  private static func tokens(of name: String) -> ArraySlice<Token>? {
    guard let tokens = try? Lexer.tokens(of: name).dropLast(), !tokens.isEmpty, tokens.count <= Self.maximumTokens,
      tokens.allSatisfy({ $0.kind != .string })
    else { return nil }
    return tokens
  }

  /// The longest name that starts at `position`, and how many tokens it takes.
  func longest(in tokens: [Token], at position: Int) -> (name: String, count: Int)? {
    var node = 0
    var found: (name: String, count: Int)?
    var index = position
    while tokens[index].kind != .string, let next = nodes[node].next[tokens[index].text] {
      node = next
      index += 1
      if let name = nodes[node].names.last { found = (name, index - position) }
    }
    return found
  }
}
