import FEEL

/// Constants that can never occur: a cell that the column's type does not know, or an output outside the list, is a slip of the pen.
struct ConstantCheck {
  private let environment: Environment
  private let inputs: [String: InputData.Domain]
  private let tables: [String: DecisionTable]

  init(_ model: DecisionModel) {
    environment = model.environment
    inputs = Dictionary(model.inputs.map { ($0.name, $0.domain) }) { first, _ in first }
    tables = Dictionary(model.decisions.map { ($0.name, $0.table) }) { first, _ in first }
  }

  func problems(of decision: Decision) -> [ModelProblem] {
    var problems: [ModelProblem] = []
    for (index, column) in decision.table.columns.enumerated() {
      guard let declared = declaredValues(column.expression).map(Listed.init) else { continue }
      var seen = Set<UnaryTests>()
      for (number, rule) in decision.table.rules.enumerated() {
        guard seen.insert(rule.tests[index]).inserted || !problems.isEmpty else { continue }
        for constant in rule.tests[index].constants(environment).flatMap(\.listed) where !declared.isTaken(by: constant) {
          problems.append(
            ModelProblem(
              line: rule.line, place: "decision '\(decision.name)', rule \(number + 1), column '\(column.label)'",
              message: "The value \(constant) can never occur in this column.",
              remedy: "Use one of: \(declared.values.map(\.description).sorted { $0.precedes($1) }.joined(separator: ", "))."))
        }
      }
    }
    guard !decision.table.outputValues.isEmpty else { return problems }
    let outputs = Listed(Set(decision.table.outputValues))
    for (number, rule) in decision.table.rules.enumerated() {
      if case .literal(let output) = rule.output, !outputs.takes(output) {
        problems.append(
          ModelProblem(
            line: rule.line, place: "decision '\(decision.name)', rule \(number + 1), output",
            message: "The output \(output) is not one of the output values of the table.",
            remedy: "Use one of: \(decision.table.outputValues.map(\.description).joined(separator: ", "))."))
      }
    }
    return problems
  }

  /// The values that a column can have by its declaration; `nil` when they have no end or are computed.
  private func declaredValues(_ expression: Expression) -> Set<Value>? {
    switch expression {
    case .call(.name("list contains"), _): return [.boolean(true), .boolean(false)]
    case .name(let name):
      if let domain = inputs[name] {
        if case .choice(let values) = domain { return Set(values) }
        return nil
      }
      guard let used = tables[name] else { return nil }
      if case .collect = used.hitPolicy { return nil }
      let outputs = used.rules.map { rule -> Value? in if case .literal(let value) = rule.output { value } else { nil } }
      // Where no rule matches, the result is null.
      return outputs.contains(nil) ? nil : Set(outputs.compactMap(\.self) + used.outputValues + [used.defaultOutput ?? .null])
    default: return nil
    }
  }
}

/// Values that are listed, of which some may be ranges.
private struct Listed {
  let values: Set<Value>
  private let ranges: [Value]

  init(_ values: Set<Value>) {
    self.values = values
    ranges = values.filter { if case .range = $0 { true } else { false } }
  }

  /// Whether a value is one that is listed, or lies in a range that is.
  func takes(_ value: Value) -> Bool { values.contains(value) || ranges.contains { Self.lies(value, in: $0) } }

  /// Whether a cell that tests for a value, or for a range, takes one that is listed.
  func isTaken(by tested: Value) -> Bool {
    if values.contains(tested) { return true }
    guard case .range = tested else { return false }
    return values.contains { Self.lies($0, in: tested) }
  }

  private static func lies(_ value: Value, in range: Value) -> Bool { UnaryTests.oneOf([.matches(.literal(range))]).accept(value) }
}

extension Value {
  /// The values that a cell with this constant lists: of a list its elements.
  fileprivate var listed: [Value] { if case .list(let elements) = self { elements } else { [self] } }
}
