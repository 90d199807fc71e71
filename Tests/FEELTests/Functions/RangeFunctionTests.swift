import Testing

@testable import FEEL

/// The relations between ranges against what they mean: which numbers lie in both, only in one, before or after.
@Suite struct RangeFunctionTests {
  /// All ranges with whole ends from 0 to 3, with and without their ends, and with an open end. Such ranges differ only in the
  /// whole and half numbers that they hold.
  private static let ranges: [ValueRange] = {
    let ends: [Int?] = [nil, 0, 1, 2, 3]
    var ranges: [ValueRange] = []
    for low in ends {
      for high in ends where low.map({ low in high.map { low < $0 } ?? true }) ?? true {
        for (includesLow, includesHigh) in [(true, true), (true, false), (false, true), (false, false)] {
          let range = ValueRange(
            low: low.map { .number(Decimal128($0)) }, includesLow: includesLow, high: high.map { .number(Decimal128($0)) },
            includesHigh: includesHigh)
          if !ranges.contains(range) { ranges.append(range) }
        }
      }
    }
    return ranges
  }()

  private func call(_ name: String, _ a: Value, _ b: Value) -> Value {
    Builtins.functions[name]?.call([a, b], Evaluation()) ?? .null
  }

  private func holds(_ range: ValueRange, _ half: Int) throws -> Bool {
    let number = try #require(Decimal128(half).divided(by: Decimal128(2)))
    return try #require(range.contains(.number(number), Evaluation()) as Bool?)
  }

  /// Every pair of ranges.
  @Test func agreesWithTheNumbersInTheRanges() throws {
    for a in Self.ranges {
      let inA = try Set((-2...8).filter { try holds(a, $0) })
      for b in Self.ranges {
        let inB = try Set((-2...8).filter { try holds(b, $0) })
        guard let lowA = inA.min(), let highA = inA.max(), let lowB = inB.min(), let highB = inB.max() else { continue }
        let overlap = !inA.isDisjoint(with: inB)
        let meets = highA == lowB && a.includesHigh && b.includesLow
        let expected: [String: Bool] = [
          "before": highA < lowB, "after": lowA > highB, "overlaps": overlap, "meets": meets,
          "met by": highB == lowA && b.includesHigh && a.includesLow,
          "overlaps before": overlap && lowA < lowB && highA <= highB, "overlaps after": overlap && lowB < lowA && highB <= highA,
          "during": inA.isSubset(of: inB), "includes": inB.isSubset(of: inA), "finishes": highA == highB && lowA >= lowB,
          "finished by": highA == highB && lowB >= lowA, "starts": lowA == lowB && highA <= highB,
          "started by": lowA == lowB && highB <= highA,
          "coincides": inA == inB,
        ]
        for (name, answer) in expected {
          #expect(call(name, .range(a), .range(b)) == .boolean(answer), "\(name)(\(a), \(b))")
        }
      }
    }
  }

  /// Every range with every point.
  @Test func takesAPointAsARangeOfOne() throws {
    for range in Self.ranges {
      for point in -1...4 {
        let inside = try holds(range, point * 2)
        let value = Value.number(Decimal128(point))
        let (isLow, isHigh) = (range.low == value && range.includesLow, range.high == value && range.includesHigh)
        let below = try (-2...8).filter { try holds(range, $0) }.allSatisfy { $0 > point * 2 }
        let expected: [(String, Bool)] = [
          ("during", inside), ("starts", isLow), ("finishes", isHigh), ("before", below && !inside), ("after", !below && !inside),
        ]
        for (name, answer) in expected {
          #expect(call(name, value, .range(range)) == .boolean(answer), "\(name)(\(point), \(range))")
        }
        for (name, answer) in [("includes", inside), ("started by", isLow), ("finished by", isHigh)] {
          #expect(call(name, .range(range), value) == .boolean(answer), "\(name)(\(range), \(point))")
        }
      }
    }
  }

  @Test(arguments: [
    ("before(1, 10)", "true"), ("after(1, 10)", "false"), ("coincides(5, 5.0)", "true"), ("coincides(5, 6)", "false"),
    (#"before(@"2025-01-01", [@"2025-01-02"..@"2025-01-03"])"#, "true"), (#"during("b", ["a".."c"])"#, "true"),
    ("before(point1: 1, point2: 2)", "true"), ("includes(range: [1..3], point: 2)", "true"),
    ("meets(range1: [1..3], range2: [3..4])", "true"),
    ("during(2, [[1..3]])", "true"), (#"before(@"PT1H", @"P1D")"#, "true"),
    ("meets(1, [1..2])", "null"), ("includes(1, [1..2])", "null"), ("during([1..2], 1)", "null"), ("coincides(1, [1..1])", "null"),
    (#"before(1, "a")"#, "null"), (#"before([1..2], ["a".."b"])"#, "null"), ("before(null, 1)", "null"), ("before(true, false)", "null"),
    (#"before(@"P1D", @"P1M")"#, "null"), ("overlaps([1..2], null)", "null"),
  ])
  func answers(_ expression: String, _ expected: String) throws {
    let evaluated = try Parser.expression(expression).evaluate()
    #expect(evaluated.value.description == expected)
    #expect(expected != "null" || evaluated.reasons.count == 1)
  }
}
