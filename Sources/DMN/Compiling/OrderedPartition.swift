import FEEL

/// Cuts an ordered domain at the constants that rules compare with. Within one piece no rule can see a difference, so
/// one representative per piece stands for all of it.
enum OrderedPartition {
  /// The representatives in ascending order: below the first cut, each cut, between the cuts, above the last.
  static func representatives(cuts: [Value]) -> [Value] {
    let sorted = Set(cuts.filter { $0 != .null }).sorted { $0.isLess(than: $1) ?? false }
    var result: [Value] = []
    for (index, cut) in sorted.enumerated() {
      if index == 0, let below = below(cut) { result.append(below) }
      result.append(cut)
      if index + 1 < sorted.count {
        if let middle = between(cut, sorted[index + 1]) { result.append(middle) }
      } else if let above = above(cut) {
        result.append(above)
      }
    }
    return result
  }

  /// The index of the representative that stands for `value`; `nil` when the types differ.
  static func piece(of value: Value, in representatives: [Value], cuts: Set<Value>) -> Int? {
    guard representatives != [.null] else { return 0 }
    guard representatives.allSatisfy({ $0.isLess(than: value) != nil }) else { return nil }
    let lower = representatives.count { $0.isLess(than: value) == true }
    if lower < representatives.count, representatives[lower] == value { return lower }
    if lower == 0 { return 0 }
    if lower == representatives.count { return lower - 1 }
    return cuts.contains(representatives[lower - 1]) ? lower : lower - 1
  }

  /// The tests that exactly the given pieces pass; neighbours become one range.
  static func tests(for pieces: [Int], of representatives: [Value], cuts: Set<Value>) -> UnaryTests {
    var runs: [ClosedRange<Int>] = []
    for piece in pieces.sorted() {
      if let last = runs.last, last.upperBound + 1 == piece {
        runs[runs.count - 1] = last.lowerBound...piece
      } else {
        runs.append(piece...piece)
      }
    }
    if runs == [0...(representatives.count - 1)] { return .any }
    return .oneOf(
      runs.map { run in
        let (first, last) = (representatives[run.lowerBound], representatives[run.upperBound])
        if run.count == 1, cuts.contains(first) { return .matches(.literal(first)) }
        // A piece that is no constant reaches to the constants beside it, without them.
        let low = cuts.contains(first) ? first : (run.lowerBound > 0 ? representatives[run.lowerBound - 1] : nil)
        let high = cuts.contains(last) ? last : (run.upperBound + 1 < representatives.count ? representatives[run.upperBound + 1] : nil)
        switch (low, high) {
        case (let low?, let high?):
          return .within(
            low: .literal(low), lowIncluded: cuts.contains(first), high: .literal(high), highIncluded: cuts.contains(last))
        case (let low?, nil): return .compares(cuts.contains(first) ? .greaterOrEqual : .greater, .literal(low))
        case (nil, let high?): return .compares(cuts.contains(last) ? .lessOrEqual : .less, .literal(high))
        case (nil, nil): return .matches(.literal(first))
        }
      })
  }

  /// A value before another; `nil` when there is none.
  private static func below(_ value: Value) -> Value? {
    switch value {
    case .date(let date): date.previous.map(Value.date)
    case .number(let number): (one(number.subtracting(Decimal128(1))) { $0 < number } ?? number.previous).map(Value.number)
    default: nil
    }
  }

  /// A value after another; `nil` when there is none.
  private static func above(_ value: Value) -> Value? {
    switch value {
    case .date(let date): date.next.map(Value.date)
    case .number(let number): (one(number.adding(Decimal128(1))) { number < $0 } ?? number.next).map(Value.number)
    default: nil
    }
  }

  /// A value between two others; `nil` when there is none.
  private static func between(_ low: Value, _ high: Value) -> Value? {
    switch (low, high) {
    case (.date(let a), .date(let b)):
      guard let next = a.next, next < b else { return nil }
      return .date(next)
    case (.number(let a), .number(let b)):
      let middle = one(a.adding(b)?.divided(by: Decimal128(2))) { a < $0 && $0 < b }
      return (middle ?? one(a.next) { $0 < b }).map(Value.number)
    default: return nil
    }
  }

  /// A number that reads well, where it is what is asked for. Of large numbers, and of numbers close together, what is computed is rounded.
  private static func one(_ number: Decimal128?, _ isRight: (Decimal128) -> Bool) -> Decimal128? {
    number.flatMap { isRight($0) ? $0 : nil }
  }
}
