import FEEL

/// Reads the cells of one column: which positions of its variable pass. Equal cells are read once.
struct CellReader {
  private(set) var sets: [PositionSet] = []
  private let values: [Value]
  private let offset: Int
  private var numbers: [UnaryTests: Int32] = [:]
  /// The first position of each value, and the others of those that are also written otherwise.
  private var positions: [Value: Int] = [:]
  private var others: [Value: [Int]] = [:]
  /// The values are pieces of an ordered domain in ascending order, and every constant of the rules is one of them.
  private let isOrderedInput: Bool
  private let environment: Environment

  /// - Parameter offset: the number of the first set.
  init(_ values: [Value], isOrderedInput: Bool, from offset: Int, _ environment: Environment) {
    (self.values, self.isOrderedInput, self.offset, self.environment) = (values, isOrderedInput, offset, environment)
    positions.reserveCapacity(values.count)
    for (position, value) in values.enumerated() {
      if positions[value] == nil { positions[value] = position } else { others[value, default: []].append(position) }
    }
  }

  mutating func number(_ tests: UnaryTests) -> Int32 {
    if let known = numbers[tests] { return known }
    let number = Int32(offset + sets.count)
    sets.append(read(tests))
    numbers[tests] = number
    return number
  }

  private func read(_ tests: UnaryTests) -> PositionSet {
    switch tests {
    case .any: PositionSet(0..<values.count)
    case .oneOf(let tests): union(tests)
    case .noneOf(let listed) where isOrderedInput: union(listed).complement(values.count)
    // A test without an answer passes neither as it is nor denied, so this is no complement.
    case .noneOf: PositionSet(ascending: values.indices.lazy.filter { accepts(tests, values[$0]) })
    }
  }

  private func union(_ tests: [UnaryTest]) -> PositionSet {
    if tests.count == 1 { return read(tests[0]) }
    return tests.reduce(PositionSet(0..<0)) { $0.union(read($1)) }
  }

  private func read(_ test: UnaryTest) -> PositionSet {
    if case .matches(.literal(let constant)) = test, constant.isScalar {
      return equal(to: constant)
    }
    if isOrderedInput, let range = range(test) { return PositionSet(range) }
    return PositionSet(ascending: values.indices.lazy.filter { accepts(.oneOf([test]), values[$0]) })
  }

  /// The positions of a value, however it is written.
  private func equal(to constant: Value) -> PositionSet {
    guard let first = positions[constant] else { return PositionSet(0..<0) }
    return PositionSet(ascending: [first] + (others[constant] ?? []))
  }

  private func accepts(_ tests: UnaryTests, _ value: Value) -> Bool { tests.accept(value, in: Scope(), Evaluation(environment)) }

  private func range(_ test: UnaryTest) -> Range<Int>? {
    switch test {
    case .matches: return nil
    case .compares(let operation, let constant):
      guard let cut = positions[constant.evaluate(environment).value] else { return nil }
      switch operation {
      case .equal: return cut..<(cut + 1)
      case .less: return 0..<cut
      case .lessOrEqual: return 0..<(cut + 1)
      case .greater: return (cut + 1)..<values.count
      case .greaterOrEqual: return cut..<values.count
      default: return nil
      }
    case .within(let low, let lowIncluded, let high, let highIncluded):
      guard let first = positions[low.evaluate(environment).value], let last = positions[high.evaluate(environment).value] else {
        return nil
      }
      let range = (lowIncluded ? first : first + 1, highIncluded ? last + 1 : last)
      return range.0 < range.1 ? range.0..<range.1 : 0..<0
    }
  }
}
