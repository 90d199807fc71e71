enum NumberFunctions {
  static let all: [BuiltinFunction] = rounding + functions + tests

  private static let rounding = [
    toScale("decimal", .halfEven, scaleIsOptional: false),
    toScale("floor", .floor, scaleIsOptional: true),
    toScale("ceiling", .ceiling, scaleIsOptional: true),
    toScale("round up", .up, scaleIsOptional: false),
    toScale("round down", .down, scaleIsOptional: false),
    toScale("round half up", .halfUp, scaleIsOptional: false),
    toScale("round half down", .halfDown, scaleIsOptional: false),
  ]

  private static let functions = [
    BuiltinFunction(
      "abs",
      .init("n") { arguments, evaluation in
        switch arguments[0].single {
        case .number(let number): .number(number.magnitude)
        case .daysDuration(let duration) where duration.nanoseconds != .min:
          .daysDuration(DaysDuration(nanoseconds: abs(duration.nanoseconds)))
        case .yearsDuration(let duration) where duration.months != .min: .yearsDuration(YearsDuration(months: abs(duration.months)))
        default: evaluation.refuse("abs", "n", arguments[0], needs: "a number or a duration")
        }
      }),
    BuiltinFunction(
      "modulo",
      .init("dividend", "divisor") { arguments, evaluation in
        guard let dividend = arguments[0].asNumber else {
          return evaluation.refuse("modulo", "dividend", arguments[0], needs: "a number")
        }
        guard let divisor = arguments[1].asNumber else {
          return evaluation.refuse("modulo", "divisor", arguments[1], needs: "a number")
        }
        return dividend.modulo(divisor).map(Value.number) ?? evaluation.fail("modulo(): \"divisor\" must not be zero.")
      }),
    ofNumber("sqrt", needs: "a number of at least 0", cost: 100) { $0.squareRoot() },
    ofNumber("exp", needs: "a number of at most 14,149", cost: 160) { $0.exponential() },
    ofNumber("log", needs: "a number above 0", cost: 300) { $0.naturalLogarithm() },
  ]

  private static let tests = [
    test("even") { $0.isEven },
    test("odd") { $0.isOdd },
  ]

  private static func toScale(_ name: String, _ rounding: Rounding, scaleIsOptional: Bool) -> BuiltinFunction {
    BuiltinFunction(
      name,
      .init("n", "scale", optional: scaleIsOptional ? 1 : 0) { arguments, evaluation in
        guard let number = arguments[0].asNumber else { return evaluation.refuse(name, "n", arguments[0], needs: "a number") }
        guard arguments.count > 1 else {
          return number.rounded(rounding).map(Value.number) ?? evaluation.refuse(name, "n", arguments[0], needs: "a number")
        }
        // Of a scale that is not whole, only the whole part counts.
        let scale = arguments[1].asNumber.flatMap { $0.rounded(.down)?.integer }
        return scale.flatMap { number.rounded(toScale: $0, rounding) }.map(Value.number)
          ?? evaluation.refuse(
            name, "scale", arguments[1],
            needs: "a number from \(Decimal128.scales.lowerBound) to \(Decimal128.scales.upperBound)")
      })
  }

  private static func ofNumber(
    _ name: String, needs: String, cost: Int, _ result: @escaping @Sendable (Decimal128) -> Decimal128?
  ) -> BuiltinFunction {
    BuiltinFunction(
      name,
      .init("number") { arguments, evaluation in
        guard evaluation.step(cost) else { return .null }
        return arguments[0].asNumber.flatMap(result).map(Value.number) ?? evaluation.refuse(name, "number", arguments[0], needs: needs)
      })
  }

  private static func test(_ name: String, _ result: @escaping @Sendable (Decimal128) -> Bool) -> BuiltinFunction {
    BuiltinFunction(
      name,
      .init("number") { arguments, evaluation in
        arguments[0].asNumber.map { .boolean(result($0)) } ?? evaluation.refuse(name, "number", arguments[0], needs: "a number")
      })
  }
}

extension Value {
  /// A whole number that fits an `Int`.
  var asInteger: Int? { asNumber.flatMap(\.integer) }
}
