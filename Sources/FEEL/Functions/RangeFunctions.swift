/// Functions on how ranges and points lie: `before`, `overlaps`, `during` and so on; and reading a range from text.
enum RangeFunctions {
  static let all: [BuiltinFunction] =
    pair("before", "after", .anything, \.isBefore)
    + pair("meets", "met by", .ranges, \.meets)
    + pair("overlaps before", "overlaps after", .ranges, \.overlapsBefore)
    + pair("finishes", "finished by", .secondIsRange, \.finishes)
    + pair("starts", "started by", .secondIsRange, \.starts)
    + pair("during", "includes", .secondIsRange, \.isDuring)
    + [
      relation("overlaps", .ranges, isMirrored: false, \.overlaps),
      relation("coincides", .alike, isMirrored: false, \.coincides),
      BuiltinFunction("range", .init("from", apply: range)),
    ]

  private typealias Test = @Sendable (Position) -> Bool

  /// Which arguments a relation takes. The mirrored function takes them the other way round.
  private enum Shape {
    case anything, ranges, secondIsRange
    /// Two points or two ranges.
    case alike

    func takes(_ a: Span, _ b: Span) -> Bool {
      switch self {
      case .anything: true
      case .ranges: !a.isPoint && !b.isPoint
      case .secondIsRange: !b.isPoint
      case .alike: a.isPoint == b.isPoint
      }
    }

    /// The names of the parameters, for every pair of point and range.
    func parameters(isMirrored: Bool) -> [(String, String)] {
      switch self {
      case .anything: [("point1", "point2"), ("point", "range"), ("range", "point"), ("range1", "range2")]
      case .ranges: [("range1", "range2")]
      case .secondIsRange: [isMirrored ? ("range", "point") : ("point", "range"), ("range1", "range2")]
      case .alike: [("point1", "point2"), ("range1", "range2")]
      }
    }

    func needs(isMirrored: Bool) -> String {
      switch self {
      case .anything: "two ranges or points"
      case .ranges: "two ranges"
      case .secondIsRange: isMirrored ? "a range and a range or point" : "a range or point and a range"
      case .alike: "two points or two ranges"
      }
    }
  }

  private static func pair(_ name: String, _ mirror: String, _ shape: Shape, _ test: @escaping Test) -> [BuiltinFunction] {
    [relation(name, shape, isMirrored: false, test), relation(mirror, shape, isMirrored: true, test)]
  }

  private static func relation(_ name: String, _ shape: Shape, isMirrored: Bool, _ test: @escaping Test) -> BuiltinFunction {
    let apply: @Sendable ([Value], Evaluation) -> Value = { arguments, evaluation in
      let spans = arguments.compactMap(Span.init)
      let (a, b) = isMirrored ? (spans.last, spans.first) : (spans.first, spans.last)
      guard spans.count == 2, let a, let b, shape.takes(a, b) else {
        return evaluation.refuse(name, arguments, needs: shape.needs(isMirrored: isMirrored))
      }
      guard let position = Position(a.range, b.range, evaluation) else {
        return evaluation.refuse(name, arguments, needs: "values of one kind that have an order")
      }
      return .boolean(test(position))
    }
    return BuiltinFunction(
      name: name,
      overloads: shape.parameters(isMirrored: isMirrored).map { names in
        BuiltinFunction.Overload(names.0, names.1, apply: apply)
      })
  }
}

/// How two ranges lie. A point counts as the range of just that point.
private struct Position {
  let a: ValueRange
  let b: ValueRange
  /// How the ends of `a` lie to those of `b`: below zero is before, zero at the same place.
  let lows: Int
  let highs: Int
  let highToLow: Int
  let lowToHigh: Int

  /// `nil` when the ends cannot be compared.
  init?(_ a: ValueRange, _ b: ValueRange, _ evaluation: Evaluation) {
    func order(_ a: Value?, _ b: Value?, ifOpen: Int) -> Int? {
      guard let a, let b else { return ifOpen }
      guard let isLess = a.isLess(than: b, evaluation), let isGreater = b.isLess(than: a, evaluation) else { return nil }
      return isLess ? -1 : isGreater ? 1 : 0
    }
    // An open low end lies before everything, an open high end after everything.
    let openLow = (a.low == nil ? -1 : 0) + (b.low == nil ? 1 : 0)
    let openHigh = (a.high == nil ? 1 : 0) + (b.high == nil ? -1 : 0)
    guard let lows = order(a.low, b.low, ifOpen: openLow), let highs = order(a.high, b.high, ifOpen: openHigh),
      let highToLow = order(a.high, b.low, ifOpen: 1), let lowToHigh = order(a.low, b.high, ifOpen: -1)
    else { return nil }
    (self.a, self.b) = (a, b)
    (self.lows, self.highs, self.highToLow, self.lowToHigh) = (lows, highs, highToLow, lowToHigh)
  }

  var isBefore: Bool { highToLow < 0 || (highToLow == 0 && !(a.includesHigh && b.includesLow)) }
  var isAfter: Bool { lowToHigh > 0 || (lowToHigh == 0 && !(a.includesLow && b.includesHigh)) }
  var meets: Bool { highToLow == 0 && a.includesHigh && b.includesLow }
  var overlaps: Bool { !isBefore && !isAfter }
  /// Starts first, ends first or with the other, and they have something in common.
  var overlapsBefore: Bool { startsBefore && !isBefore && endsInTime }
  var finishes: Bool { highs == 0 && a.includesHigh == b.includesHigh && !startsBefore }
  var starts: Bool { lows == 0 && a.includesLow == b.includesLow && endsInTime }
  var isDuring: Bool { !startsBefore && endsInTime }
  var coincides: Bool { lows == 0 && highs == 0 && a.includesLow == b.includesLow && a.includesHigh == b.includesHigh }

  private var startsBefore: Bool { lows < 0 || (lows == 0 && a.includesLow && !b.includesLow) }
  private var endsInTime: Bool { highs < 0 || (highs == 0 && (!a.includesHigh || b.includesHigh)) }
}

/// An argument of a relation.
private struct Span {
  let range: ValueRange
  let isPoint: Bool

  init?(_ argument: Value) {
    switch argument.single {
    case .range(let range): (self.range, isPoint) = (range, false)
    case .number, .string, .date, .time, .dateAndTime, .daysDuration, .yearsDuration:
      range = ValueRange(low: argument.single, includesLow: true, high: argument.single, includesHigh: true)
      isPoint = true
    case .null, .boolean, .list, .context, .function: return nil
    }
  }
}

// MARK: - Reading a range

extension RangeFunctions {
  /// Reads a range with two ends that are literals: `[1..3)`, `[@"2025-01-01"..@"2025-12-31"]`.
  private static func range(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard let text = arguments[0].asString else {
      return evaluation.refuse("range", arguments, needs: "a string such as \"[1..3]\"")
    }
    // Reading takes longer than a step for each byte.
    guard evaluation.step(20 + 2 * text.utf8.count) else { return .null }
    guard let expression = try? Parser.expression(text), case .range(let low?, _, let high?, _) = expression,
      isLiteral(low), isLiteral(high), case .range(let range) = expression.value(in: Scope(), evaluation)
    else {
      return evaluation.fail("range() needs the text of a range with two literal ends in order, such as [1..3].")
    }
    return .range(range)
  }

  private static func isLiteral(_ expression: Expression) -> Bool {
    switch expression {
    case .literal(.number), .literal(.string), .temporal: true
    case .negation(.literal(.number)): true
    case .call(.name("date"), .positional(let arguments)), .call(.name("time"), .positional(let arguments)),
      .call(.name("date and time"), .positional(let arguments)), .call(.name("duration"), .positional(let arguments)):
      arguments.allSatisfy { if case .literal = $0 { true } else { false } }
    default: false
    }
  }
}
