/// Functions that make one value of many: of a list, or of arguments one after another.
enum AggregateFunctions {
  static let all: [BuiltinFunction] = [
    extreme("min") { $0 },
    extreme("max") { !$0 },
    ofNumbers("sum") { numbers, _ in total(numbers) },
    ofNumbers("product") { numbers, _ in numbers.dropFirst().reduce(numbers.first) { product, number in product?.multiplied(by: number) } },
    ofNumbers("mean") { numbers, _ in mean(numbers) },
    ofNumbers("median") { numbers, _ in
      let sorted = numbers.sorted()
      let middle = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[middle] : mean([sorted[middle - 1], sorted[middle]])
    },
    ofNumbers("stddev", atLeast: 2) { numbers, _ in standardDeviation(numbers) },
    aggregate("mode") { values, evaluation in
      guard let numbers = numbers("mode", values, atLeast: 0, evaluation) else { return .null }
      return .list(modes(numbers).map(Value.number))
    },
  ]

  private static func aggregate(_ name: String, _ result: @escaping @Sendable ([Value], Evaluation) -> Value) -> BuiltinFunction {
    BuiltinFunction(
      name,
      .init("list") { arguments, evaluation in
        guard let values = arguments[0].asList else { return evaluation.refuse(name, "list", arguments[0], needs: "a list") }
        return evaluation.step(values.count) ? result(values, evaluation) : .null
      },
      .init("n", variadic: true) { arguments, evaluation in
        guard !arguments.isEmpty else { return evaluation.fail("\(name)() needs a list, or at least one value.") }
        return evaluation.step(arguments.count) ? result(arguments, evaluation) : .null
      })
  }

  private static func ofNumbers(
    _ name: String, atLeast count: Int = 1, _ result: @escaping @Sendable ([Decimal128], Evaluation) -> Decimal128?
  ) -> BuiltinFunction {
    aggregate(name) { values, evaluation in
      guard let numbers = numbers(name, values, atLeast: count, evaluation) else { return .null }
      return result(numbers, evaluation).map(Value.number) ?? evaluation.fail("\(name)(): the result is too large.")
    }
  }

  /// The values as numbers; `nil`, with the reason noted, when there are too few or one is no number.
  private static func numbers(_ name: String, _ values: [Value], atLeast count: Int, _ evaluation: Evaluation) -> [Decimal128]? {
    guard values.count >= count else {
      _ = evaluation.fail("\(name)() needs a list of at least \(count == 1 ? "one number" : "\(count) numbers").")
      return nil
    }
    var numbers: [Decimal128] = []
    numbers.reserveCapacity(values.count)
    for value in values {
      guard case .number(let number) = value else {
        _ = evaluation.fail("\(name)() needs numbers only, but element \(numbers.count + 1) is \(value.kind).")
        return nil
      }
      numbers.append(number)
    }
    return numbers
  }

  // MARK: - What they compute

  private static func total(_ numbers: some Sequence<Decimal128>) -> Decimal128? {
    numbers.reduce(.zero) { sum, number in sum?.adding(number) }
  }

  private static func mean(_ numbers: [Decimal128]) -> Decimal128? { total(numbers)?.divided(by: Decimal128(numbers.count)) }

  /// The standard deviation of a sample.
  private static func standardDeviation(_ numbers: [Decimal128]) -> Decimal128? {
    guard let mean = mean(numbers) else { return nil }
    var squares: Decimal128? = .zero
    for number in numbers {
      squares = number.subtracting(mean).flatMap { $0.multiplied(by: $0) }.flatMap { squares?.adding($0) }
    }
    return squares?.divided(by: Decimal128(numbers.count - 1))?.squareRoot()
  }

  /// The numbers that occur most often, from low to high.
  private static func modes(_ numbers: [Decimal128]) -> [Decimal128] {
    let counts = Dictionary(numbers.map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.values.max()
    return counts.filter { $0.value == most }.keys.sorted()
  }

  /// The value that comes before all others, or after them when `wanted` turns the order round.
  private static func extreme(_ name: String, _ wanted: @escaping @Sendable (Bool) -> Bool) -> BuiltinFunction {
    aggregate(name) { values, evaluation in
      guard var best = values.first else { return evaluation.fail("\(name)() needs a list of at least one value.") }
      guard best.isLess(than: best, evaluation) != nil else {
        return evaluation.fail("\(name)() cannot order \(best.kind): it needs numbers, texts, dates, times or durations.")
      }
      for value in values.dropFirst() {
        guard let less = value.isLess(than: best, evaluation) else {
          return evaluation.fail("\(name)() cannot order \(best.kind) and \(value.kind).")
        }
        if wanted(less), value != best { best = value }
      }
      return best
    }
  }
}
