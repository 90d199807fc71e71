extension Parser {
  /// A value without operators around it.
  mutating func primary() throws(SyntaxError) -> Expression {
    height = 1
    switch token.kind {
    case .number:
      guard let value = Decimal128(token.text) else {
        throw SyntaxError("This number lies outside what 34 digits and an exponent of ±6144 can hold.", at: token.start)
      }
      position += 1
      return .literal(.number(value))
    case .string:
      position += 1
      return .literal(.string(tokens[position - 1].text))
    case .word, .other: return try named()
    case .symbol: return try enclosed()
    case .end: throw unexpected("a value")
    }
  }

  private mutating func enclosed() throws(SyntaxError) -> Expression {
    switch token.text {
    case "(":
      position += 1
      if let comparison = comparisonSign() { return try openRange(comparison) }
      return try list(orRangeWithLow: false)
    case "[":
      position += 1
      return try list(orRangeWithLow: true)
    case "]":
      position += 1
      let low = try expression()
      try expect("..")
      return try range(from: low, includesLow: false)
    case "{":
      position += 1
      return try context()
    case "?":
      position += 1
      return .testedValue
    case "@":
      position += 1
      guard token.kind == .string else { throw unexpected("a date, time or duration between quotes, as in @\"2026-01-01\",") }
      position += 1
      return .temporal(tokens[position - 1].text)
    default: throw unexpected("a value")
    }
  }

  // MARK: Ranges and lists

  /// The comparison sign at this place, if any, which is taken.
  mutating func comparisonSign() -> BinaryOperator? {
    guard token.kind == .symbol, let sign = BinaryOperator(rawValue: token.text), sign.isComparison else { return nil }
    position += 1
    return sign
  }

  /// `(< 5)`, after its sign. `(= 5)` is the range of just that value, `(!= 5)` the two ranges around it.
  private mutating func openRange(_ sign: BinaryOperator) throws(SyntaxError) -> Expression {
    let end = try expression()
    try expect(")")
    try grow(on: height)
    func below(_ included: Bool) -> Expression { .range(low: nil, includesLow: false, high: end, includesHigh: included) }
    func above(_ included: Bool) -> Expression { .range(low: end, includesLow: included, high: nil, includesHigh: false) }
    switch sign {
    case .less: return below(false)
    case .lessOrEqual: return below(true)
    case .greater: return above(false)
    case .greaterOrEqual: return above(true)
    case .notEqual:
      try grow(on: height)
      return .list([below(false), above(false)])
    default: return .range(low: end, includesLow: true, high: end, includesHigh: true)
    }
  }

  /// After `(`: a value in parentheses or a range; after `[`: a list or a range.
  private mutating func list(orRangeWithLow isBracket: Bool) throws(SyntaxError) -> Expression {
    if isBracket, accept("]") { return .list([]) }
    let first = try expression()
    if accept("..") { return try range(from: first, includesLow: isBracket) }
    guard isBracket else {
      try expect(")")
      return first
    }
    var elements = [first]
    var highest = height
    while accept(",") {
      elements.append(try expression())
      highest = max(highest, height)
    }
    try expect("]")
    try grow(on: highest)
    return .list(elements)
  }

  /// The high end of a range and its closing bracket, after the `..`.
  mutating func range(from low: Expression, includesLow: Bool) throws(SyntaxError) -> Expression {
    let lowHeight = height
    let high = try expression()
    let includesHigh = try rangeEnd()
    try grow(on: max(lowHeight, height))
    return .range(low: low, includesLow: includesLow, high: high, includesHigh: includesHigh)
  }

  /// The closing bracket of a range: whether the end lies in it.
  private mutating func rangeEnd() throws(SyntaxError) -> Bool {
    if accept("]") { return true }
    guard accept(")") || accept("[") else { throw unexpected("']', ')' or '[' to end the range") }
    return false
  }

  // MARK: Contexts

  private mutating func context() throws(SyntaxError) -> Expression {
    bound.append(NameTree())
    defer { bound.removeLast() }
    var entries: [Expression.ContextEntry] = []
    var highest = 0
    if !accept("}") {
      repeat {
        let name: String
        if token.kind == .string {
          name = token.text
          position += 1
        } else {
          name = try entryName(until: [":"])
        }
        try expect(":")
        entries.append(Expression.ContextEntry(name: name, value: try expression()))
        highest = max(highest, height)
        bound[bound.count - 1].insert(name)
        members.insert(name)
      } while accept(",")
      try expect("}")
    }
    try grow(on: highest)
    return .context(entries)
  }

  // MARK: Words

  /// A value that starts with a word: a name, or an expression such as `if … then … else …`.
  private mutating func named() throws(SyntaxError) -> Expression {
    let start = token.start
    let word = token.text
    let isReserved = token.kind == .word && Self.reservedWords.contains(word)
    if let known = knownName(), known.count > 1 || !isReserved {
      position += known.count
      return .name(known.name)
    }
    guard token.kind == .word else { throw unexpected("a value") }
    if isReserved { return try reserved(word) }
    let name = joinedWords()
    if filters == 0, name != word {
      throw SyntaxError(
        "There is no '\(name)' here. Names of several words must be names of the model, written exactly so.", at: start)
    }
    if filters == 0, !allowsUnknownNames {
      throw SyntaxError("There is no '\(name)' here. Write texts between double quotes: \"\(name)\".", at: start)
    }
    return .name(name)
  }

  /// The longest name with a meaning at this place.
  private func knownName() -> (name: String, count: Int)? {
    var longest = names.variables.longest(in: tokens, at: position)
    func consider(_ other: (name: String, count: Int)?) {
      if let other, other.count > longest?.count ?? 0 { longest = other }
    }
    for tree in bound.reversed() where !tree.isEmpty { consider(tree.longest(in: tokens, at: position)) }
    if filters > 0 { consider(members.longest(in: tokens, at: position)) }
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

  private mutating func reserved(_ word: String) throws(SyntaxError) -> Expression {
    if Self.infixWords.contains(word) { throw unexpected("a value") }
    position += 1
    switch word {
    case "true": return .literal(.boolean(true))
    case "false": return .literal(.boolean(false))
    case "if": return try conditional()
    case "for":
      return try iterators { parser, iterators throws(SyntaxError) in
        try parser.expectWord("return")
        let result = try parser.binding(["partial"]) { parser throws(SyntaxError) in try parser.expression() }
        return .iteration(iterators, result: result)
      }
    case "some", "every":
      return try iterators { parser, iterators throws(SyntaxError) in
        try parser.expectWord("satisfies")
        return .quantified(word == "some" ? .some : .every, iterators, satisfies: try parser.expression())
      }
    case "function": return try function()
    default: return .literal(.null)
    }
  }

  private mutating func conditional() throws(SyntaxError) -> Expression {
    let condition = try expression()
    let conditionHeight = height
    try expectWord("then")
    let then = try expression()
    let thenHeight = height
    try expectWord("else")
    let otherwise = try expression()
    try grow(on: max(conditionHeight, thenHeight, height))
    return .conditional(condition: condition, then: then, otherwise: otherwise)
  }

  /// The iterators of `for`, `some` or `every`, and then what comes after them; each iterator can name those before it.
  private mutating func iterators(
    _ finish: (inout Parser, [Expression.Iterator]) throws(SyntaxError) -> Expression
  ) throws(SyntaxError) -> Expression {
    var iterators: [Expression.Iterator] = []
    var highest = 0
    let outer = bound.count
    defer { bound.removeLast(bound.count - outer) }
    repeat {
      guard iterators.count < Self.maximumDepth else { throw SyntaxError("Too many iterators.", at: token.start) }
      let name = try entryName(until: ["in"])
      try expectWord("in")
      let low = try expression()
      highest = max(highest, height)
      if accept("..") {
        iterators.append(Expression.Iterator(name: name, domain: .span(low, try expression())))
        highest = max(highest, height)
      } else {
        iterators.append(Expression.Iterator(name: name, domain: .values(low)))
      }
      var tree = NameTree()
      tree.insert(name)
      bound.append(tree)
    } while accept(",")
    let result = try finish(&self, iterators)
    try grow(on: max(highest, height))
    return result
  }

  private mutating func function() throws(SyntaxError) -> Expression {
    let start = token.start
    try expect("(")
    var parameters: [Expression.FormalParameter] = []
    if !accept(")") {
      repeat {
        let name = try entryName(until: [":", ",", ")"])
        guard !parameters.contains(where: { $0.name == name }), parameters.count < 100 else {
          throw SyntaxError("The parameter '\(name)' stands here twice, or there are more than 100.", at: token.start)
        }
        let type = accept(":") ? try typeName() : nil
        parameters.append(Expression.FormalParameter(name: name, type: type))
      } while accept(",")
      try expect(")")
    }
    if isWord("external"), isSymbol("{", after: 1) {
      throw SyntaxError("External functions (Java, PMML) are refused: no code from outside is run here.", at: start)
    }
    let body = try binding(parameters.map(\.name)) { parser throws(SyntaxError) in try parser.expression() }
    try grow(on: height)
    return .function(parameters, body)
  }
}
