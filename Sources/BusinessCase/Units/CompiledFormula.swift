import FEEL

/// A formula made ready to be computed many times, with its unit.
///
/// Formulas are FEEL of numbers: names, `+ - * /`, whole powers, `min`, `max`, `abs`, and `if` with comparisons. They are computed in binary
/// floating point with the four operations only, so every machine finds the same.
package struct CompiledFormula: Sendable {
  /// The unit of the result; `nil` for 0, which fits every unit.
  package let unit: Unit?
  /// The names that it uses.
  package let names: [String]
  /// Whether it is a name by itself.
  var isOneName: Bool { if steps.count == 1, case .load = steps[0] { true } else { false } }
  /// What is done, with the numbers on a stack.
  let steps: [Step]

  enum Step: Sendable {
    case constant(Double)
    case load(Int)
    case negate, absolute
    case add, subtract, multiply, divide, least, most
    case equal, unequal, less, lessOrEqual, greater, greaterOrEqual, and, or
    case power(Int)
    /// Takes the top; goes on at a step when it is false.
    case unless(Int)
    case jump(Int)
  }

  /// - Parameters:
  ///   - formula: as it is written.
  ///   - names: every name that may be used, with its place among the values and its unit.
  init(_ formula: Formula, names: [String: (place: Int, unit: Unit)]) throws(FormulaProblem) {
    let expression: Expression
    do throws(SyntaxError) {
      expression = try Parser.expression(formula.text)
    } catch {
      throw FormulaSlip.problem(in: formula.text, error)
    }
    var compiler = FormulaCompiler(names: names)
    guard case .number(let unit) = try compiler.append(expression) else {
      throw FormulaProblem(.formulaTruth)
    }
    (self.unit, steps, self.names) = (unit, compiler.steps, compiler.used.sorted())
  }

  /// The result; not finite where it divides by zero.
  package func value(_ values: UnsafeBufferPointer<Double>) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: steps.count + 1) { stack in
      var (top, place) = (-1, 0)
      while place < steps.count {
        let step = steps[place]
        place += 1
        switch step {
        case .constant(let number):
          top += 1
          stack[top] = number
        case .load(let index):
          top += 1
          stack[top] = values[index]
        case .negate: stack[top] = -stack[top]
        case .absolute: stack[top] = abs(stack[top])
        case .power(let exponent): stack[top] = Self.power(stack[top], exponent)
        case .jump(let target): place = target
        case .unless(let target):
          if stack[top] == 0 { place = target }
          top -= 1
        default:
          top -= 1
          stack[top] = Self.apply(step, stack[top], stack[top + 1])
        }
      }
      return stack[0]
    }
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(exponent) { result *= base }
    return exponent < 0 ? 1 / result : result
  }

  private static func apply(_ step: Step, _ a: Double, _ b: Double) -> Double {
    switch step {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .least: Swift.min(a, b)
    case .most: Swift.max(a, b)
    case .equal: a == b ? 1 : 0
    case .unequal: a != b ? 1 : 0
    case .less: a < b ? 1 : 0
    case .lessOrEqual: a <= b ? 1 : 0
    case .greater: a > b ? 1 : 0
    case .greaterOrEqual: a >= b ? 1 : 0
    case .and: a != 0 && b != 0 ? 1 : 0
    case .or: a != 0 || b != 0 ? 1 : 0
    case .constant, .load, .negate, .absolute, .power, .unless, .jump: preconditionFailure("No step of two operands.")
    }
  }
}

/// Why a formula cannot be used.
struct FormulaProblem: Error {
  let kind: CaseProblem.Kind
  let parts: [CaseProblem.Part: CaseProblem.Value]

  init(_ kind: CaseProblem.Kind, _ parts: [CaseProblem.Part: CaseProblem.Value] = [:]) { (self.kind, self.parts) = (kind, parts) }
}

private struct FormulaCompiler {
  let names: [String: (place: Int, unit: Unit)]
  var steps: [CompiledFormula.Step] = []
  var used: Set<String> = []

  init(names: [String: (place: Int, unit: Unit)]) { self.names = names }

  /// What a part of a formula gives.
  enum Result {
    /// A number; without a unit it is 0.
    case number(Unit?)
    case truth
  }

  mutating func append(_ expression: Expression) throws(FormulaProblem) -> Result {
    switch expression {
    case .literal(.number(let number)):
      guard let value = Double(number.description) else { throw unknown }
      steps.append(.constant(value))
      return .number(value == 0 ? nil : .one)
    case .name(let name):
      guard let known = names[name] else {
        throw FormulaProblem(.unknownName, [.written: .text(name), .known: .list(names.keys.sorted())])
      }
      used.insert(name)
      steps.append(.load(known.place))
      return .number(known.unit)
    case .negation(let operand):
      let unit = try number(operand)
      steps.append(.negate)
      return .number(unit)
    case .binary(.power, let base, .literal(.number(let exponent))):
      guard let power = Int(exponent.description), abs(power) <= 12 else { throw FormulaProblem(.powerNotWhole) }
      let unit = try number(base)
      steps.append(.power(power))
      return .number((unit ?? .one).raised(to: power))
    case .binary(let operation, let left, let right): return try binary(operation, left, right)
    case .conditional(let condition, let then, let otherwise): return try conditional(condition, then, otherwise)
    case .call(.name(let function), .positional(let arguments)): return try call(function, arguments)
    default: throw unknown
    }
  }

  private var unknown: FormulaProblem { FormulaProblem(.formulaBeyond) }

  private mutating func number(_ expression: Expression) throws(FormulaProblem) -> Unit? {
    guard case .number(let unit) = try append(expression) else { throw FormulaProblem(.numberExpected) }
    return unit
  }

  private mutating func truth(_ expression: Expression) throws(FormulaProblem) {
    guard case .truth = try append(expression) else { throw FormulaProblem(.comparisonExpected) }
  }

  private mutating func binary(_ operation: BinaryOperator, _ left: Expression, _ right: Expression) throws(FormulaProblem) -> Result {
    switch operation {
    case .and, .or:
      try truth(left)
      try truth(right)
      steps.append(operation == .and ? .and : .or)
      return .truth
    case .add, .subtract:
      let unit = try same(try number(left), try number(right), operation.rawValue)
      steps.append(operation == .add ? .add : .subtract)
      return .number(unit)
    case .multiply, .divide:
      let (a, b) = (try number(left), try number(right))
      steps.append(operation == .multiply ? .multiply : .divide)
      if operation == .divide { return .number((a ?? .one).divided(by: b ?? .one)) }
      guard let a, let b else { return .number(nil) }
      return .number(a.multiplied(by: b))
    case .power: throw FormulaProblem(.powerNotWhole)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      _ = try same(try number(left), try number(right), operation.rawValue)
      steps.append(Self.comparison(operation))
      return .truth
    }
  }

  private static func comparison(_ operation: BinaryOperator) -> CompiledFormula.Step {
    switch operation {
    case .equal: .equal
    case .notEqual: .unequal
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    default: .greaterOrEqual
    }
  }

  private mutating func conditional(_ condition: Expression, _ then: Expression, _ otherwise: Expression) throws(FormulaProblem) -> Result {
    try truth(condition)
    let test = steps.count
    steps.append(.unless(0))
    let first = try number(then)
    let end = steps.count
    steps.append(.jump(0))
    steps[test] = .unless(steps.count)
    let second = try number(otherwise)
    steps[end] = .jump(steps.count)
    return .number(try same(first, second, "else"))
  }

  private mutating func call(_ function: String, _ arguments: [Expression]) throws(FormulaProblem) -> Result {
    switch (function, arguments.count) {
    case ("abs", 1):
      let unit = try number(arguments[0])
      steps.append(.absolute)
      return .number(unit)
    case ("min", 2...), ("max", 2...):
      var unit = try number(arguments[0])
      for argument in arguments.dropFirst() {
        unit = try same(unit, try number(argument), function)
        steps.append(function == "min" ? .least : .most)
      }
      return .number(unit)
    default: throw unknown
    }
  }

  /// The unit that two numbers share.
  private func same(_ a: Unit?, _ b: Unit?, _ place: String) throws(FormulaProblem) -> Unit? {
    guard let a else { return b }
    guard let b, a != b else { return a }
    // Only times can be brought to one unit by the program's own constants.
    throw FormulaProblem(
      a.divided(by: b).isTime ? .timesDiffer : .unitsDiffer,
      [.sign: .text(place), .left: .text(a.description), .right: .text(b.description)])
  }
}
