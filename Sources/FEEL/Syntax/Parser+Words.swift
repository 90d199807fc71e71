/// Values that start with a word: names, and expressions such as `if … then … else …`.
extension Parser {
  // MARK: Names

  /// The longest name with a meaning at this place.
  private func knownName() -> (name: String, count: Int)? {
    var longest = names.variables.longest(in: tokens, at: position)
    func consider(_ other: (name: String, count: Int)?) {
      if let other, other.count > longest?.count ?? 0 { longest = other }
    }
    consider(bound.longest(in: tokens, at: position))
    if filters > 0 || names.membersStandAlone { consider(members.longest(in: tokens, at: position)) }
    if let builtin = Self.builtins.longest(in: tokens, at: position) {
      // `date and time` may also ask whether two things hold, unless it is called.
      let holdsWord = tokens[position..<position + builtin.count].contains { Self.infixWords.contains($0.text) }
      if !holdsWord || isSymbol("(", after: builtin.count) { consider(builtin) }
    }
    return longest
  }

  /// The names of the functions of the language.
  private static let builtins: NameTree = {
    var tree = NameTree()
    for name in Builtins.all.keys { tree.insert(name) }
    return tree
  }()

  mutating func name() throws(SyntaxError) -> Expression {
    if let known = knownName() {
      position += known.count
      return .name(known.name)
    }
    let start = token.start
    guard token.kind == .word else { throw unexpected("a value") }
    let isSingle = joinedWordCount() == 1
    let name = joinedWords()
    if filters == 0, !isSingle {
      throw SyntaxError(
        "There is no '\(name)' here. Names of several words must be names of the model, written exactly so.", at: start)
    }
    if filters == 0, !allowsUnknownNames {
      throw SyntaxError("There is no '\(name)' here. Write texts between double quotes: \"\(name)\".", at: start)
    }
    return .name(name)
  }

  // MARK: Reserved words

  /// Whether a word with a meaning of its own stands here, and not a longer name that starts with it.
  var startsReserved: Bool {
    guard tokens[position].kind == .word, Self.reservedWords.contains(tokens[position].text) else { return false }
    return (knownName()?.count ?? 0) <= 1
  }

  private enum Construct: String {
    case conditional = "if"
    case iteration = "for"
    case some, every, function
  }

  mutating func reserved() throws(SyntaxError) -> Expression {
    guard let construct = Construct(rawValue: tokens[position].text) else { return try constant() }
    position += 1
    switch construct {
    case .conditional: return try conditional()
    case .iteration: return try iteration()
    case .some: return try quantified(.some)
    case .every: return try quantified(.every)
    case .function: return try function()
    }
  }

  private mutating func constant() throws(SyntaxError) -> Expression {
    let constants: [String: Value] = ["true": .boolean(true), "false": .boolean(false), "null": .null]
    guard let value = constants[token.text] else { throw unexpected("a value") }
    position += 1
    return .literal(value)
  }

  private mutating func conditional() throws(SyntaxError) -> Expression {
    let condition = try expression()
    let conditionHeight = height
    try expectWord("then")
    let then = try expression()
    let thenHeight = height
    try expectWord("else")
    let otherwise = try expression()
    try grow(on: conditionHeight.or(thenHeight).or(height))
    return .conditional(condition: condition, then: then, otherwise: otherwise)
  }

  private mutating func iteration() throws(SyntaxError) -> Expression {
    let outer = boundNames.count
    let iterators = try iterators()
    let iteratorsHeight = height
    try expectWord("return")
    bind("partial")
    let result = try expression()
    release(to: outer)
    try grow(on: iteratorsHeight.or(height))
    return .iteration(iterators, result: result)
  }

  private mutating func quantified(_ quantifier: Expression.Quantifier) throws(SyntaxError) -> Expression {
    let outer = boundNames.count
    let iterators = try iterators()
    let iteratorsHeight = height
    try expectWord("satisfies")
    let condition = try expression()
    release(to: outer)
    try grow(on: iteratorsHeight.or(height))
    return .quantified(quantifier, iterators, satisfies: condition)
  }

  /// Iterators with commas between; each can name those before it, and all stay bound.
  private mutating func iterators() throws(SyntaxError) -> [Expression.Iterator] {
    var iterators: [Expression.Iterator] = []
    var highest = Height.none
    repeat {
      let name = try iteratorName(after: iterators.count)
      iterators.append(Expression.Iterator(name: name, domain: try domain()))
      highest = highest.or(height)
      bind(name)
    } while accept(",")
    height = highest
    return iterators
  }

  private mutating func iteratorName(after count: Int) throws(SyntaxError) -> String {
    guard count < 20 else { throw SyntaxError("More than 20 iterators together are refused.", at: token.start) }
    let name = try entryName(until: ["in"])
    try expectWord("in")
    return name
  }

  private mutating func domain() throws(SyntaxError) -> Expression.Domain {
    let first = try expression()
    guard accept("..") else { return .values(first) }
    let firstHeight = height
    let last = try expression()
    height = firstHeight.or(height)
    return .span(first, last)
  }

  private mutating func function() throws(SyntaxError) -> Expression {
    let parameters = try parameters()
    let outer = boundNames.count
    for parameter in parameters { bind(parameter.name) }
    let body = try expression()
    release(to: outer)
    try grow(on: height)
    return .function(parameters, body)
  }

  private mutating func parameters() throws(SyntaxError) -> [Expression.FormalParameter] {
    try expect("(")
    var parameters: [Expression.FormalParameter] = []
    if !accept(")") {
      repeat {
        let start = token.start
        let name = try entryName(until: [":", ",", ")"])
        guard parameters.count < 100 else { throw SyntaxError("More than 100 parameters are refused.", at: start) }
        guard !parameters.contains(where: { $0.name.isExactly(name) }) else {
          throw SyntaxError("The parameter '\(name)' stands here twice.", at: start)
        }
        parameters.append(Expression.FormalParameter(name: name, type: accept(":") ? try typeName() : nil))
      } while accept(",")
      try expect(")")
    }
    if isWord("external"), isSymbol("{", after: 1) {
      throw SyntaxError("External functions (Java, PMML) are refused: no code from outside is run here.", at: token.start)
    }
    return parameters
  }
}
