/// Makes a `ColumnProgram`: follows the steps of formulas with columns instead of numbers. What was computed before is not computed again.
struct ColumnCompiler {
  /// A number that is the same in every draw, or the place of a value that is not.
  enum Value: Hashable {
    case constant(UInt64)
    case value(Int)

    static func number(_ number: Double) -> Value { .constant(number.bitPattern) }

    var number: Double? { if case .constant(let bits) = self { Double(bitPattern: bits) } else { nil } }
  }

  private struct Made: Hashable {
    let kind: ColumnProgram.Kind
    let operands: [Value]
  }

  private let inputs: Int
  private var bases: [Double]
  /// In the order in which they are done: what is made of what, or which sum it is added to.
  private var made: [(made: Made, sum: Int?)] = []
  private var known: [Made: Value] = [:]
  /// Inputs, sums, and what was made.
  private var values: Int

  init(inputs: Int, sums: Int) { (self.inputs, bases, values) = (inputs, [Double](repeating: 0, count: sums), inputs + sums) }

  /// A sum as it is by now.
  func sum(_ sum: Int) -> Value { .value(inputs + sum) }

  /// Adds value · factor to a sum.
  mutating func add(_ value: Value, _ factor: Double, to sum: Int) {
    if let number = value.number {
      bases[sum] += number * factor
    } else {
      made.append((Made(kind: .accumulate, operands: [value, .number(factor)]), sum))
    }
  }

  mutating func make(_ kind: ColumnProgram.Kind, _ operands: Value...) -> Value {
    if let number = Self.folded(kind, operands) { return .number(number) }
    let wanted = Made(kind: kind, operands: operands)
    if let value = known[wanted] { return value }
    let value = Value.value(values)
    known[wanted] = value
    values += 1
    made.append((wanted, nil))
    return value
  }

  private static func folded(_ kind: ColumnProgram.Kind, _ operands: [Value]) -> Double? {
    let numbers = operands.compactMap(\.number)
    guard numbers.count == operands.count else { return nil }
    // The same operations as in every draw.
    let program = ColumnProgram(
      columns: 4, inputs: 0,
      operations: [ColumnProgram.Operation(kind: kind, a: 1, b: 2, c: 3, target: 0, factor: kind == .scale ? numbers[1] : 0)],
      constants: numbers.enumerated().map { ($0.offset + 1, $0.element) }, bases: [0])
    return program.values([])[0]
  }

  // MARK: Formulas

  /// What a formula gives.
  ///
  /// - Parameter names: the value of every place that it can load.
  mutating func value(_ formula: CompiledFormula, _ names: [Value]) -> Value {
    run(formula.steps, 0..<formula.steps.count, names).last ?? .number(0)
  }

  private mutating func run(_ steps: [CompiledFormula.Step], _ range: Range<Int>, _ names: [Value]) -> [Value] {
    var (stack, place): ([Value], Int) = ([], range.lowerBound)
    while place < range.upperBound {
      let step = steps[place]
      place += 1
      switch step {
      case .constant(let number): stack.append(.number(number))
      case .load(let index): stack.append(names[index])
      case .negate: stack.append(make(.scale, stack.removeLast(), .number(-1)))
      case .absolute: stack.append(make(.absolute, stack.removeLast()))
      case .power(let exponent): stack.append(power(stack.removeLast(), exponent))
      case .unless(let target):
        // Behind the first branch stands a jump over the second.
        guard case .jump(let end) = steps[target - 1] else { preconditionFailure("A choice without a second branch.") }
        let condition = stack.removeLast()
        let (first, second) = (run(steps, place..<target - 1, names), run(steps, target..<end, names))
        stack.append(choice(condition, first.last ?? .number(0), second.last ?? .number(0)))
        place = end
      case .jump: preconditionFailure("A jump outside a choice.")
      default:
        let (second, first) = (stack.removeLast(), stack.removeLast())
        stack.append(make(Self.kind(step), first, second))
      }
    }
    return stack
  }

  private mutating func choice(_ condition: Value, _ first: Value, _ second: Value) -> Value {
    if let known = condition.number { return known != 0 ? first : second }
    return make(.choose, condition, first, second)
  }

  private mutating func power(_ base: Value, _ exponent: Int) -> Value {
    var result = Value.number(1)
    for index in 0..<abs(exponent) { result = index == 0 ? base : make(.multiply, result, base) }
    return exponent < 0 ? make(.divide, .number(1), result) : result
  }

  private static func kind(_ step: CompiledFormula.Step) -> ColumnProgram.Kind {
    switch step {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .least: .least
    case .most: .most
    case .equal: .equal
    case .unequal: .unequal
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .and: .and
    case .or: .or
    case .constant, .load, .negate, .absolute, .power, .unless, .jump: preconditionFailure("No step of two operands.")
    }
  }

  // MARK: Columns

  /// Gives every value a column. What is not asked for any more gives its column to another.
  func program() -> ColumnProgram {
    let pinned = inputs + bases.count
    var lastUse = [Int](repeating: -1, count: values)
    for (place, entry) in made.enumerated() { for case .value(let value) in entry.made.operands { lastUse[value] = place } }
    var columns = Columns(pinned: pinned)
    var column = Array(0..<pinned)
    let operations = made.enumerated().map { place, entry in
      let hasFactor = entry.made.kind == .scale || entry.made.kind == .accumulate
      let operands = hasFactor ? [entry.made.operands[0]] : entry.made.operands
      let from = operands.map { operand in
        switch operand {
        case .value(let value): column[value]
        case .constant(let bits): columns.constant(bits)
        }
      }
      let target = entry.sum.map { inputs + $0 } ?? columns.take()
      if entry.sum == nil { column.append(target) }
      for (index, operand) in operands.enumerated() where operands.firstIndex(of: operand) == index {
        if case .value(let value) = operand, value >= pinned, lastUse[value] == place { columns.free(column[value]) }
      }
      return ColumnProgram.Operation(
        kind: entry.made.kind, a: from[0], b: from.count > 1 ? from[1] : 0, c: from.count > 2 ? from[2] : 0, target: target,
        factor: hasFactor ? entry.made.operands[1].number ?? 0 : 0)
    }
    return ColumnProgram(
      columns: columns.count, inputs: inputs, operations: operations,
      constants: columns.constants.map { ($0.value, Double(bitPattern: $0.key)) }, bases: bases)
  }

  private struct Columns {
    private(set) var count: Int
    private(set) var constants: [UInt64: Int] = [:]
    private var unused: [Int] = []

    init(pinned: Int) { count = max(1, pinned) }

    mutating func constant(_ bits: UInt64) -> Int {
      if let known = constants[bits] { return known }
      count += 1
      constants[bits] = count - 1
      return count - 1
    }

    mutating func take() -> Int {
      if let column = unused.popLast() { return column }
      count += 1
      return count - 1
    }

    mutating func free(_ column: Int) { unused.append(column) }
  }
}
