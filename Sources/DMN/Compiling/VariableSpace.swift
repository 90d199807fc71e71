import FEEL

/// One variable of the compiled form: an input with one value, or one member of an input with several.
struct Variable: Sendable {
  /// The input it belongs to, as an index into the inputs of the space.
  let input: Int
  /// The values it can have: the choices; `[false, true]` for membership; one representative per interval when ordered.
  let values: [Value]
  /// The member whose presence this variable says, for inputs with several values.
  let member: Value?
  /// For ordered inputs: the representatives that are constants of the rules; the others stand for the space between.
  var cuts: Set<Value> = []
}

/// The finite space of all cases: every input of one or more models, cut into the pieces that their rules can tell apart.
struct VariableSpace: Sendable {
  private(set) var inputs: [InputData] = []
  private(set) var variables: [Variable] = []
  /// Per input: its variables.
  private(set) var groups: [Range<Int>] = []
  private(set) var problems: [ModelProblem] = []

  /// The space of all inputs of `models`, matched by id. Where domains differ the space holds the values of all.
  init(_ models: [DecisionModel]) {
    var cuts: [String: [Value]] = [:]
    for model in models {
      var scan = CutScan(model)
      scan.run()
      problems += scan.problems
      cuts.merge(scan.cuts) { $0 + $1 }
      for input in model.inputs { merge(input) }
    }
    for (index, input) in inputs.enumerated() {
      let start = variables.count
      switch input.domain {
      case .choice(let values): variables.append(Variable(input: index, values: values, member: nil))
      case .subset(let members):
        for member in members {
          variables.append(Variable(input: index, values: [.boolean(false), .boolean(true)], member: member))
        }
      case .ordered:
        let constants = cuts[input.id] ?? []
        let values = OrderedPartition.representatives(cuts: constants)
        variables.append(
          Variable(input: index, values: values.isEmpty ? [.null] : values, member: nil, cuts: Set(constants)))
      }
      groups.append(start..<variables.count)
    }
  }

  private mutating func merge(_ input: InputData) {
    guard let index = inputs.firstIndex(where: { $0.id == input.id }) else { return inputs.append(input) }
    let known = inputs[index]
    let domain: InputData.Domain
    switch (known.domain, input.domain) {
    case (.choice(let a), .choice(let b)) where b.contains(where: { isWrittenOtherwise($0, a) }),
      (.subset(let a), .subset(let b)) where b.contains(where: { isWrittenOtherwise($0, a) }):
      problems.append(
        ModelProblem(
          line: input.line, place: "inputData '\(input.name)'", message: "The two models write a value of this input otherwise.",
          remedy: "Write it alike in both, such as 1 or 1.0."))
      return
    case (.choice(let a), .choice(let b)): domain = .choice(a + b.filter { !a.contains($0) })
    case (.subset(let a), .subset(let b)): domain = .subset(a + b.filter { !a.contains($0) })
    case (.ordered(let a), .ordered(let b)) where a == b: return
    default:
      problems.append(
        ModelProblem(
          line: input.line, place: "inputData '\(input.name)'", message: "The two models give this input another kind of value.",
          remedy: "Compare models in which it has the same kind."))
      return
    }
    inputs[index] = InputData(id: known.id, name: known.name, domain: domain, line: known.line)
  }

  private func isWrittenOtherwise(_ value: Value, _ values: [Value]) -> Bool {
    values.first { $0 == value }.map { WrittenValue($0) != WrittenValue(value) } ?? false
  }

  /// The variables of the input called `id`.
  func group(_ id: String) -> Range<Int>? { inputs.firstIndex { $0.id == id }.map { groups[$0] } }

  /// How many cases a choice of pieces stands for, counted in pieces: the product of what is left open.
  func caseCount(fixing fixed: Set<Int>) -> UInt128 {
    variables.indices.filter { !fixed.contains($0) }.reduce(1) { $0 * UInt128(variables[$1].values.count) }
  }
}

/// Finds the constants that ordered inputs are compared with. Any other use of them cannot be decided exactly, and is refused.
private struct CutScan {
  let model: DecisionModel
  /// Per input id.
  private(set) var cuts: [String: [Value]] = [:]
  private(set) var problems: [ModelProblem] = []
  private let ordered: [String: String]
  private let environment: Environment

  init(_ model: DecisionModel) {
    (self.model, environment) = (model, model.environment)
    var ordered: [String: String] = [:]
    for input in model.inputs { if case .ordered = input.domain { ordered[input.name] = input.id } }
    self.ordered = ordered
  }

  mutating func run() {
    for decision in model.decisions {
      for (index, column) in decision.table.columns.enumerated() {
        if case .name(let name) = column.expression, let id = ordered[name] {
          cut(id, atBoundsOf: column, decision)
          for (number, rule) in decision.table.rules.enumerated() {
            guard let constants = rule.tests[index].cuts(environment) else {
              problems.append(
                ModelProblem(
                  line: rule.line, place: "decision '\(decision.name)', rule \(number + 1), column '\(column.label)'",
                  message: "This test does more than compare '\(name)' with constants, so it cannot be decided exactly.",
                  remedy: "Compare with constants only: 10, < 10, [1..5]."))
              continue
            }
            for constant in constants {
              cut(id, at: constant, rule.line, "decision '\(decision.name)', rule \(number + 1), column '\(column.label)'")
            }
          }
        } else {
          collect(column.expression, decision)
        }
      }
      for rule in decision.table.rules { collect(rule.output, decision) }
    }
  }

  /// The type of a column can let some values of its input in and others not; where it changes its answer is a cut too.
  private mutating func cut(_ id: String, atBoundsOf column: DecisionTable.Column, _ decision: Decision) {
    var type = column.type
    while case .constrained(let base, let name, let tests) = type {
      type = base
      guard let constants = tests.cuts(environment) else {
        problems.append(
          ModelProblem(
            line: decision.line, place: "decision '\(decision.name)', column '\(column.label)'",
            message: "The type '\(name)' does more than compare with constants, so it cannot be decided exactly which values it takes.",
            remedy: "Give the column the type of the input, or the input a type that lists its values."))
        return
      }
      for constant in constants where constant != .null {
        cut(id, at: constant, decision.line, "decision '\(decision.name)', column '\(column.label)'")
      }
    }
  }

  private mutating func collect(_ expression: Expression, _ decision: Decision) {
    switch expression {
    case .binary(let operation, let left, let right):
      if operation.isComparison, let (id, constant) = comparison(left, right) ?? comparison(right, left) {
        cut(id, at: constant, decision.line, "decision '\(decision.name)'")
      } else {
        collect(left, decision)
        collect(right, decision)
      }
    case .between(let value, let low, let high) where input(value) != nil && low.names.isEmpty && high.names.isEmpty:
      guard let id = input(value) else { return }
      for end in [low, high] { cut(id, at: end.evaluate(environment).value, decision.line, "decision '\(decision.name)'") }
    case .negation(let operand): collect(operand, decision)
    case .conditional(let a, let b, let c): for part in [a, b, c] { collect(part, decision) }
    case .list(let parts): for part in parts { collect(part, decision) }
    default:
      for name in expression.names where ordered[name] != nil {
        problems.append(
          ModelProblem(
            line: decision.line, place: "decision '\(decision.name)'",
            message: decision.whole.map {
              "'\(name)' has no end of values, and the decision is worked out as a whole because \($0); so it cannot be decided exactly."
            } ?? "'\(name)' has no end of values and is used in a computation, so open answers cannot be decided exactly.",
            remedy: decision.whole == nil
              ? "Compare it with constants only, in a column of its own or as in '\(name) > 10'."
              : "Change that, or give '\(name)' a type that lists its values."))
      }
    }
  }

  private mutating func cut(_ id: String, at constant: Value, _ line: Int, _ place: @autoclosure () -> String) {
    let type: InputData.OrderedType? =
      switch constant {
      case .number: .number
      case .date: .date
      default: nil
      }
    let name = model.input(id)?.name ?? id
    if constant == .null {
      problems.append(
        ModelProblem(
          line: line, place: place(), message: "'\(name)' always has a value here, so null can never occur.",
          remedy: "Leave out what is for null: what is not known is left open, and every completion is looked at."))
      return
    }
    guard let type, model.input(id)?.domain == .ordered(type) else {
      problems.append(
        ModelProblem(
          line: line, place: place(), message: "The value \(constant) is of another type than '\(name)'.",
          remedy: "Write a number as 12.5, and a date as date(\"2026-01-31\")."))
      return
    }
    cuts[id, default: []].append(constant)
  }

  /// An ordered input beside a constant.
  private func comparison(_ side: Expression, _ other: Expression) -> (id: String, constant: Value)? {
    guard let id = input(side), other.names.isEmpty else { return nil }
    return (id, other.evaluate(environment).value)
  }

  /// The id of the ordered input that an expression names.
  private func input(_ expression: Expression) -> String? {
    if case .name(let name) = expression { ordered[name] } else { nil }
  }
}

extension UnaryTests {
  /// The constants at which the tests change their answer, for values of an ordered type; `nil` when they do more than
  /// compare with constants.
  fileprivate func cuts(_ environment: Environment) -> [Value]? {
    switch self {
    case .any: return []
    case .oneOf(let tests), .noneOf(let tests):
      var cuts: [Value] = []
      for test in tests {
        switch test {
        case .matches(let expression):
          guard let found = Self.cuts(of: expression, environment) else { return nil }
          cuts += found
        case .compares(_, .literal(let constant)): cuts.append(constant)
        case .within(.literal(let low), _, .literal(let high), _): cuts += [low, high]
        case .compares, .within:
          let test = UnaryTests.oneOf([test])
          guard !test.mentionsTestedValue else { return nil }
          cuts += test.constants(environment)
        }
      }
      return cuts
    }
  }

  private static func cuts(of expression: Expression, _ environment: Environment) -> [Value]? {
    guard !expression.mentionsTestedValue, expression.names.isEmpty else { return nil }
    switch expression.evaluate(environment).value {
    case .range(let range): return [range.low, range.high].compactMap(\.self)
    case .list(let elements): return elements.contains { !$0.isScalar } ? nil : elements
    case let value: return [value]
    }
  }
}

// MARK: Cases in words

extension VariableSpace {
  /// The value per input id of a case given as positions.
  func values(of inputs: [Int32]) -> [String: Value] {
    var values: [String: Value] = [:]
    for (index, input) in self.inputs.enumerated() { values[input.id] = value(index, inputs) }
    return values
  }

  private func value(_ index: Int, _ inputs: [Int32]) -> Value {
    let group = groups[index]
    if case .subset = self.inputs[index].domain { return .list(group.filter { inputs[$0] == 1 }.compactMap { variables[$0].member }) }
    return variables[group.lowerBound].values[Int(inputs[group.lowerBound])]
  }

  /// A complete case in words: `werkendProduct = "ja", betalers = []`.
  func describe(_ inputs: [Int32]) -> String {
    self.inputs.indices.map { "\(self.inputs[$0].name) = \(value($0, inputs))" }.joined(separator: ", ")
  }
}
