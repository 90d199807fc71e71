extension BinaryOperator {
  /// How tightly the operator binds; all of them group from the left.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: Self.comparison
    case .add, .subtract: Self.sum
    case .multiply, .divide: 5
    case .power: 6
    }
  }

  static let comparison = 3
  static let sum = 4
}

extension Parser {
  /// Words that end an expression or stand between two: they never start a value.
  static let infixWords: Set<String> = ["and", "or", "between", "in", "instance", "then", "else", "return", "satisfies"]
  /// Words with a meaning of their own. They can be part of a longer name.
  static let reservedWords = infixWords.union(["true", "false", "null", "if", "for", "some", "every", "function"])

  mutating func expression() throws(SyntaxError) -> Expression {
    try deeper { parser throws(SyntaxError) in try parser.operation() }
  }

  /// An operation of operators that bind at least as tightly as `minimum`.
  mutating func operation(_ minimum: Int = 1) throws(SyntaxError) -> Expression {
    try operation(minimum, after: try signed())
  }

  /// The operation of which the first value was read.
  mutating func operation(_ minimum: Int, after first: Expression) throws(SyntaxError) -> Expression {
    var left = first
    while true {
      let leftHeight = height
      if let next = infixOperator(), next.precedence >= minimum {
        position += 1
        let right = try operation(next.precedence + 1)
        left = .binary(next, left, right)
      } else if minimum <= BinaryOperator.comparison, token.kind == .word, let test = try comparisonInWords(of: left) {
        left = test
      } else {
        return left
      }
      try grow(on: max(leftHeight, height))
    }
  }

  private func infixOperator() -> BinaryOperator? {
    switch token.kind {
    case .symbol: BinaryOperator(rawValue: token.text)
    case .word where token.text == "and" || token.text == "or": BinaryOperator(rawValue: token.text)
    default: nil
    }
  }

  /// `between … and …`, `in …` and `instance of …`; `nil` when none of them stands here.
  private mutating func comparisonInWords(of left: Expression) throws(SyntaxError) -> Expression? {
    switch token.text {
    case "between":
      position += 1
      let low = try operation(BinaryOperator.sum)
      let lowHeight = height
      try expectWord("and")
      let high = try operation(BinaryOperator.sum)
      height = max(lowHeight, height)
      return .between(left, low: low, high: high)
    case "in":
      position += 1
      return .passes(left, try deeper { parser throws(SyntaxError) in try parser.testsAfterIn() })
    case "instance":
      position += 1
      try expectWord("of")
      let type = try typeName()
      height = 0
      return .instance(left, of: type)
    default: return nil
    }
  }

  /// A value with any number of minus signs before it.
  private mutating func signed() throws(SyntaxError) -> Expression {
    var signs = 0
    while accept("-") { signs += 1 }
    var value = try withParts()
    for _ in 0..<signs {
      if case .literal(.number(let number)) = value {
        value = .literal(.number(-number))
      } else {
        value = .negation(value)
        try grow(on: height)
      }
    }
    return value
  }

  /// A value with paths, filters and arguments after it.
  private mutating func withParts() throws(SyntaxError) -> Expression {
    try parts(of: try primary())
  }

  mutating func parts(of value: Expression) throws(SyntaxError) -> Expression {
    var value = value
    while token.kind == .symbol {
      let below = height
      if accept(".") {
        value = .path(value, try memberName())
      } else if isSymbol("["), !closesRange {
        position += 1
        filters += 1
        value = .filter(value, by: try expression())
        filters -= 1
        try expect("]")
      } else if accept("(") {
        value = .call(value, try arguments())
      } else {
        return value
      }
      try grow(on: max(below, height))
    }
    return value
  }

  /// Whether the `[` at this place closes a range (`[1..5[`): no expression can start after it.
  private var closesRange: Bool {
    let next = token(after: 1)
    switch next.kind {
    case .end: return true
    case .word: return Self.infixWords.contains(next.text)
    case .symbol: return !["(", "[", "]", "{", "-", "?", "@"].contains(next.text)
    case .number, .string, .other: return false
    }
  }

  /// What is asked for after a dot: a known name of an entry, or all words that stand here.
  private mutating func memberName() throws(SyntaxError) -> String {
    let words = joinedWordCount()
    if let known = members.longest(in: tokens, at: position), known.count >= words {
      position += known.count
      return known.name
    }
    guard words > 0 else { throw unexpected("the name of an entry") }
    return joinedWords()
  }

  /// How many words and numbers stand here next to each other; the first is a word.
  private func joinedWordCount() -> Int {
    guard token.kind == .word else { return 0 }
    var count = 1
    while true {
      let next = token(after: count)
      guard next.kind == .number || (next.kind == .word && !Self.infixWords.contains(next.text)) else { return count }
      count += 1
    }
  }

  /// The words and numbers that stand here next to each other, as one name.
  mutating func joinedWords() -> String {
    let words = tokens[position..<position + joinedWordCount()]
    position += words.count
    return words.map(\.text).joined(separator: " ")
  }
}

// MARK: - Arguments

extension Parser {
  /// The arguments of a call, after its opening parenthesis.
  private mutating func arguments() throws(SyntaxError) -> Expression.Arguments {
    if accept(")") {
      height = 0
      return .positional([])
    }
    var highest = 0
    if startsNamedArgument {
      var entries: [Expression.ContextEntry] = []
      repeat {
        let start = token.start
        let name = try entryName(until: [":"])
        try expect(":")
        guard !entries.contains(where: { $0.name == name }) else {
          throw SyntaxError("The argument '\(name)' is given twice.", at: start)
        }
        guard entries.count < 100 else { throw SyntaxError("More than 100 named arguments are refused.", at: start) }
        entries.append(Expression.ContextEntry(name: name, value: try expression()))
        highest = max(highest, height)
      } while accept(",")
      try expect(")")
      height = highest
      return .named(entries)
    }
    var values: [Expression] = []
    repeat {
      values.append(try expression())
      highest = max(highest, height)
    } while accept(",")
    try expect(")")
    height = highest
    return .positional(values)
  }

  /// Whether `name:` stands here.
  private var startsNamedArgument: Bool {
    guard token.kind == .word else { return false }
    var index = position
    while Self.isNamePart(tokens[index]) { index += 1 }
    return tokens[index].kind == .symbol && tokens[index].text == ":"
  }

  private static func isNamePart(_ token: Token) -> Bool {
    switch token.kind {
    case .word, .number, .other: true
    case .symbol: [".", "/", "-", "'", "+", "*", "**"].contains(token.text)
    case .string, .end: false
    }
  }

  /// The name of an entry, variable or parameter as it is written, spaces made single, up to one of `closers`.
  mutating func entryName(until closers: Set<String>) throws(SyntaxError) -> String {
    guard token.kind == .word || token.kind == .other else { throw unexpected("a name") }
    let first = position
    var name = ""
    while Self.isNamePart(token), position == first || !(token.kind == .word && closers.contains(token.text)) {
      if position > first, tokens[position - 1].end < token.start { name += " " }
      name += token.text
      position += 1
    }
    guard closers.contains(token.text), token.kind != .string else {
      throw unexpected(closers.sorted().map { "'\($0)'" }.joined(separator: " or "))
    }
    return name
  }

  /// Reads something in which `name` has a value.
  mutating func binding<Result>(
    _ names: [String], _ read: (inout Parser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result {
    var tree = NameTree()
    for name in names { tree.insert(name) }
    bound.append(tree)
    defer { bound.removeLast() }
    return try read(&self)
  }
}
