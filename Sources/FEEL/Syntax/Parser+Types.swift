extension Parser {
  /// A type: `number`, `list<number>`, `days and time duration`, or one that the model defines.
  mutating func typeName() throws(SyntaxError) -> TypeName {
    try deeper { parser throws(SyntaxError) in
      if parser.isSymbol("<", after: 1), let type = try parser.compoundType() { return type }
      if let known = parser.knownType() {
        parser.position += known.count
        return .named(known.name)
      }
      guard parser.token.kind == .word else { throw parser.unexpected("the name of a type") }
      var name = parser.joinedWords()
      while parser.isSymbol("."), parser.token(after: 1).kind == .word {
        parser.position += 1
        name += "." + parser.joinedWords()
      }
      return .named(name)
    }
  }

  private func knownType() -> (name: String, count: Int)? {
    let ofLanguage = Self.typesOfLanguage.longest(in: tokens, at: position)
    let ofModel = names.types.longest(in: tokens, at: position)
    return (ofModel?.count ?? 0) > (ofLanguage?.count ?? 0) ? ofModel : ofLanguage
  }

  private static let typesOfLanguage: NameTree = {
    var tree = NameTree()
    for name in FEELType.named.keys { tree.insert(name) }
    return tree
  }()

  /// `list<…>`, `range<…>`, `context<…>` or `function<…>->…`; `nil` for any other word before `<`.
  private mutating func compoundType() throws(SyntaxError) -> TypeName? {
    let kind = token.text
    guard token.kind == .word, ["list", "range", "context", "function"].contains(kind) else { return nil }
    position += 2
    switch kind {
    case "list", "range":
      let element = try typeName()
      try expect(">")
      return kind == "list" ? .list(element) : .range(element)
    case "context":
      var entries: [TypeName.Entry] = []
      if !accept(">") {
        repeat {
          let name = try entryName(until: [":"])
          try expect(":")
          entries.append(TypeName.Entry(name: name, type: try typeName()))
        } while accept(",")
        try expect(">")
      }
      return .context(entries)
    default:
      var parameters: [TypeName] = []
      if !accept(">") {
        repeat { parameters.append(try typeName()) } while accept(",")
        try expect(">")
      }
      try expect("->")
      return .function(parameters, try typeName())
    }
  }
}

extension TypeName: CustomStringConvertible {
  /// The type as FEEL text.
  public var description: String {
    switch self {
    case .named(let name): name
    case .list(let element): "list<\(element)>"
    case .range(let end): "range<\(end)>"
    case .context(let entries): "context<" + entries.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + ">"
    case .function(let parameters, let result):
      "function<" + parameters.map(\.description).joined(separator: ", ") + "> -> \(result)"
    }
  }
}
