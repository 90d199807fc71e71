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

  // The functions on the way from one expression to an expression in it take part in every recursion.
  // They are kept small, so that they need little of the stack; what is rare or wordy stands apart.

  mutating func expression() throws(SyntaxError) -> Expression { try operation(1) }

  /// An operation of operators that bind at least as tightly as `minimum`.
  mutating func operation(_ minimum: Int) throws(SyntaxError) -> Expression {
    try enter()
    let expression = try operation(minimum, after: try signed())
    leave()
    return expression
  }

  /// The operation of which the first value was read.
  mutating func operation(_ minimum: Int, after first: Expression) throws(SyntaxError) -> Expression {
    var left = first
    var isRow = false
    while true {
      let leftHeight = height
      if let next = infixOperator(), next.precedence >= minimum {
        position += 1
        left = .binary(next, left, try operation(next.precedence + 1))
        if isRow { height.steps += 1 }  // What stands to the right of a row stands on one part less than its start.
        try grow(on: leftHeight.or(height), asRow: isRow)
        isRow = true
      } else if minimum <= BinaryOperator.comparison, let test = try comparisonInWords(of: left) {
        left = test
        isRow = false
        try grow(on: leftHeight.or(height))
      } else {
        return left
      }
    }
  }

  private func infixOperator() -> BinaryOperator? {
    switch tokens[position].kind {
    case .symbol: BinaryOperator(rawValue: tokens[position].text)
    case .word: isWord("and") ? .and : isWord("or") ? .or : nil
    default: nil
    }
  }

  /// `between … and …`, `in …` and `instance of …`; `nil` when none of them stands here.
  private mutating func comparisonInWords(of left: Expression) throws(SyntaxError) -> Expression? {
    if isWord("between") { return try between(left) }
    if isWord("in") {
      position += 1
      return .passes(left, try testsAfterIn())
    }
    return isWord("instance") ? try instance(left) : nil
  }

  private mutating func between(_ value: Expression) throws(SyntaxError) -> Expression {
    position += 1
    let low = try operation(BinaryOperator.sum)
    let lowHeight = height
    try expectWord("and")
    let high = try operation(BinaryOperator.sum)
    height = lowHeight.or(height)
    return .between(value, low: low, high: high)
  }

  private mutating func instance(_ value: Expression) throws(SyntaxError) -> Expression {
    position += 1
    try expectWord("of")
    let type = try typeName()
    height = .none
    return .instance(value, of: type)
  }

  /// A value with any number of minus signs before it, and with paths, filters and arguments after it.
  private mutating func signed() throws(SyntaxError) -> Expression {
    let start = position
    while accept("-") {}
    let signs = position - start
    let value = try parts(of: try primary())
    return signs == 0 ? value : try negated(value, signs)
  }

  private mutating func negated(_ value: Expression, _ signs: Int) throws(SyntaxError) -> Expression {
    var value = value
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

  /// The value that was read, with paths, filters and arguments after it.
  mutating func parts(of value: Expression) throws(SyntaxError) -> Expression {
    var value = value
    while true {
      let below = height
      if accept(".") {
        value = .path(value, try memberName())
      } else if isSymbol("["), !closesRange {
        value = try filter(value)
      } else if accept("(") {
        value = .call(value, try arguments())
      } else {
        return value
      }
      try grow(on: below.or(height))
    }
  }

  private mutating func filter(_ list: Expression) throws(SyntaxError) -> Expression {
    position += 1
    filters += 1
    let condition = try expression()
    filters -= 1
    try expect("]")
    return .filter(list, by: condition)
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
  func joinedWordCount() -> Int {
    guard token.kind == .word else { return 0 }
    var count = 1
    while joins(token(after: count)) { count += 1 }
    return count
  }

  private func joins(_ next: Token) -> Bool {
    switch next.kind {
    case .word: !Self.infixWords.contains(next.text)
    case .number: !next.text.hasPrefix(".")
    default: false
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
    height = .none
    if accept(")") { return .positional([]) }
    return startsNamedArgument ? .named(try namedArguments()) : .positional(try expressions(until: ")"))
  }

  /// Expressions with commas between, and the closing bracket after them.
  mutating func expressions(until bracket: String) throws(SyntaxError) -> [Expression] {
    var expressions: [Expression] = []
    var highest = Height.none
    repeat {
      expressions.append(try expression())
      highest = highest.or(height)
    } while accept(",")
    try expect(bracket)
    height = highest
    return expressions
  }

  private mutating func namedArguments() throws(SyntaxError) -> [Expression.ContextEntry] {
    var entries: [Expression.ContextEntry] = []
    var highest = Height.none
    repeat {
      let name = try argumentName(after: entries)
      entries.append(Expression.ContextEntry(name: name, value: try expression()))
      highest = highest.or(height)
    } while accept(",")
    try expect(")")
    height = highest
    return entries
  }

  private mutating func argumentName(after entries: [Expression.ContextEntry]) throws(SyntaxError) -> String {
    let start = token.start
    let name = try entryName(until: [":"])
    try expect(":")
    guard entries.count < 100 else { throw SyntaxError("More than 100 named arguments are refused.", at: start) }
    guard !entries.contains(where: { $0.name.isExactly(name) }) else {
      throw SyntaxError("The argument '\(name)' is given twice.", at: start)
    }
    return name
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
    guard token.kind != .string, closers.contains(token.text) else {
      throw unexpected(closers.sorted().map { "'\($0)'" }.joined(separator: " or "))
    }
    return name
  }
}
