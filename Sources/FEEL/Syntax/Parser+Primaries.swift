/// Values without operators around them.
extension Parser {
  mutating func primary() throws(SyntaxError) -> Expression {
    height = .one
    switch tokens[position].kind {
    case .number, .string: return try literal()
    case .word, .other: return startsReserved ? try reserved() : try name()
    case .symbol: return try enclosed()
    case .end: throw unexpected("a value")
    }
  }

  private mutating func literal() throws(SyntaxError) -> Expression {
    let token = token
    position += 1
    if token.kind == .string { return .literal(.string(token.text)) }
    if let value = Decimal128(token.text) { return .literal(.number(value)) }
    throw SyntaxError("This number lies outside what 34 digits and an exponent of ±6144 can hold.", at: token.start)
  }

  private mutating func enclosed() throws(SyntaxError) -> Expression {
    if accept("(") { return try parenthesized() }
    if accept("[") { return try bracketed() }
    if accept("{") { return try context() }
    if accept("]") { return try openLowRange() }
    return try marked()
  }

  /// `?`, or `@` and what follows it.
  private mutating func marked() throws(SyntaxError) -> Expression {
    if accept("?") { return .testedValue }
    guard accept("@") else { throw unexpected("a value") }
    guard token.kind == .string else { throw unexpected("a date, time or duration between quotes, as in @\"2026-01-01\",") }
    position += 1
    return .temporal(tokens[position - 1].text)
  }

  // MARK: Ranges and lists

  /// The comparison sign at this place, if any, which is taken.
  mutating func comparisonSign() -> BinaryOperator? {
    guard tokens[position].kind == .symbol, let sign = BinaryOperator(rawValue: tokens[position].text), sign.isComparison
    else { return nil }
    position += 1
    return sign
  }

  /// After `(`: a value in parentheses or a range.
  private mutating func parenthesized() throws(SyntaxError) -> Expression {
    if let sign = comparisonSign() { return try openRange(sign) }
    let value = try expression()
    if accept("..") { return try range(from: value, includesLow: false) }
    try expect(")")
    return value
  }

  /// After `]`: a range of which the low end does not lie in it.
  private mutating func openLowRange() throws(SyntaxError) -> Expression {
    let low = try expression()
    try expect("..")
    return try range(from: low, includesLow: false)
  }

  /// After `[`: a list or a range.
  private mutating func bracketed() throws(SyntaxError) -> Expression {
    if accept("]") { return .list([]) }
    let first = try expression()
    if accept("..") { return try range(from: first, includesLow: true) }
    let firstHeight = height
    if accept("]") {
      try grow(on: height)
      return .list([first])
    }
    try expect(",")
    let rest = try expressions(until: "]")
    try grow(on: firstHeight.or(height))
    return .list([first] + rest)
  }

  /// `(< 5)`, after its sign. `(= 5)` is the range of just that value, `(!= 5)` the two ranges around it.
  private mutating func openRange(_ sign: BinaryOperator) throws(SyntaxError) -> Expression {
    let end = try expression()
    try expect(")")
    try grow(on: height)
    if let range = Self.openRange(sign, end) { return range }
    if sign == .equal { return .range(low: end, includesLow: true, high: end, includesHigh: true) }
    try grow(on: height)
    return .list([.less, .greater].compactMap { Self.openRange($0, end) })
  }

  /// The range of all that is less or greater than `end`; `nil` for other signs.
  static func openRange(_ sign: BinaryOperator, _ end: Expression) -> Expression? {
    switch sign {
    case .less, .lessOrEqual: .range(low: nil, includesLow: false, high: end, includesHigh: sign == .lessOrEqual)
    case .greater, .greaterOrEqual: .range(low: end, includesLow: sign == .greaterOrEqual, high: nil, includesHigh: false)
    default: nil
    }
  }

  /// The high end of a range and its closing bracket, after the `..`.
  mutating func range(from low: Expression, includesLow: Bool) throws(SyntaxError) -> Expression {
    let lowHeight = height
    let high = try expression()
    let includesHigh = accept("]")
    guard includesHigh || accept(")") || accept("[") else { throw unexpected("']', ')' or '[' to end the range") }
    try grow(on: lowHeight.or(height))
    return .range(low: low, includesLow: includesLow, high: high, includesHigh: includesHigh)
  }

  // MARK: Contexts

  /// The entries of a context, after `{`; each can name those before it.
  private mutating func context() throws(SyntaxError) -> Expression {
    let outer = boundNames.count
    var entries: [Expression.ContextEntry] = []
    var highest = Height.none
    if !accept("}") {
      repeat {
        let name = try entryName()
        entries.append(Expression.ContextEntry(name: name, value: try expression()))
        highest = highest.or(height)
        bind(name)
        members.insert(name)
      } while accept(",")
      try expect("}")
    }
    release(to: outer)
    try grow(on: highest)
    return .context(entries)
  }

  /// The name of an entry, with or without quotes, and its colon.
  private mutating func entryName() throws(SyntaxError) -> String {
    if token.kind == .string {
      position += 1
      try expect(":")
      return tokens[position - 2].text
    }
    let name = try entryName(until: [":"])
    try expect(":")
    return name
  }
}
