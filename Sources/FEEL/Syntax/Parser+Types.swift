extension Parser {
  /// A type: `number`, `list<number>`, `days and time duration`, or one that the model defines.
  mutating func typeName() throws(SyntaxError) -> TypeName {
    try enter()
    let compound = try compoundType()
    let type = if let compound { compound } else { try namedType() }
    leave()
    return type
  }

  private mutating func namedType() throws(SyntaxError) -> TypeName {
    if let known = knownType() {
      position += known.count
      return .named(known.name)
    }
    guard token.kind == .word else { throw unexpected("the name of a type") }
    var name = joinedWords()
    while isSymbol("."), token(after: 1).kind == .word {
      position += 1
      name += "." + joinedWords()
    }
    return .named(name)
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

  /// `list<…>`, `range<…>`, `context<…>` or `function<…>->…`; `nil` when none of them stands here.
  private mutating func compoundType() throws(SyntaxError) -> TypeName? {
    guard isSymbol("<", after: 1) else { return nil }
    if isWord("list") { return .list(try elementType()) }
    if isWord("range") { return .range(try elementType()) }
    if isWord("context") { return try contextType() }
    return isWord("function") ? try functionType() : nil
  }

  private mutating func elementType() throws(SyntaxError) -> TypeName {
    position += 2
    let element = try typeName()
    try expect(">")
    return element
  }

  private mutating func contextType() throws(SyntaxError) -> TypeName {
    position += 2
    var entries: [TypeName.Entry] = []
    if accept(">") { return .context([]) }
    repeat {
      let name = try entryName(until: [":"])
      try expect(":")
      entries.append(TypeName.Entry(name: name, type: try typeName()))
    } while accept(",")
    try expect(">")
    return .context(entries)
  }

  private mutating func functionType() throws(SyntaxError) -> TypeName {
    position += 2
    var parameters: [TypeName] = []
    if !accept(">") {
      repeat { parameters.append(try typeName()) } while accept(",")
      try expect(">")
    }
    try expect("->")
    return .function(parameters, try typeName())
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
