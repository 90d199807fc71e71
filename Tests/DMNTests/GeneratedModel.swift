import DMN
import FEEL
import TestSupport

/// Small random models, and everything about them by exhaustive enumeration with the interpreter: slow, and plainly right.
struct GeneratedModel {
  let model: DecisionModel
  /// Per input every value (ordered inputs: enough dates to hit every piece).
  let values: [[Value]]

  /// Days on both sides of every constant, and the constants themselves.
  static let probes =
    dates
    + ["2010-01-01", "2021-05-05", "2025-01-01", "2027-01-01", "2031-01-01", "2040-01-01"]
    .compactMap { CalendarDate($0) }.map(Value.date)
  /// The constants that rules compare with.
  static let dates = ["2020-01-01", "2023-12-31", "2024-01-01", "2026-06-15", "2028-12-31", "2029-01-01", "2035-01-01"]
    .compactMap { CalendarDate($0) }.map(Value.date)

  init(seed: UInt64, policies: [HitPolicy] = [.first]) {
    var random = SeededGenerator(seed: seed)
    let texts = ["a", "b", "c"].map(Value.string)
    let inputs = [
      InputData(id: "x", name: "x", domain: .choice(Array(texts.prefix(Int.random(in: 2...3, using: &random)))), line: 1),
      InputData(id: "y", name: "y", domain: .choice([.boolean(true), .boolean(false)]), line: 2),
      InputData(id: "z", name: "z", domain: .subset(Array(texts.prefix(2))), line: 3),
      InputData(id: "d", name: "d", domain: .ordered(.date), line: 4),
      InputData(id: "w", name: "w", domain: .choice(texts), line: 5),
    ]
    values = inputs.map { input in
      switch input.domain {
      case .choice(let values): values
      case .subset(let members): [[], [members[0]], [members[1]], members].map(Value.list)
      case .ordered: Self.probes
      }
    }
    var decisions: [Decision] = []
    for number in 0..<3 {
      let hitPolicy = policies.randomElement(using: &random) ?? .first
      decisions.append(Self.decision("t\(number)", after: decisions, inputs, hitPolicy, &random))
    }
    model = DecisionModel(name: "generated", inputs: inputs, decisions: decisions)
  }

  private static func decision(
    _ name: String, after: [Decision], _ inputs: [InputData], _ hitPolicy: HitPolicy, _ random: inout SeededGenerator
  ) -> Decision {
    var columns: [(DecisionTable.Column, [Value])] = []
    for input in inputs.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)) {
      switch input.domain {
      case .choice(let values): columns.append((.init(label: input.name, expression: .name(input.name)), values))
      case .subset(let members):
        let member = members.randomElement(using: &random) ?? members[0]
        columns.append((.init(label: "z", expression: .contains(input.name, member)), [.boolean(true), .boolean(false)]))
      case .ordered: columns.append((.init(label: input.name, expression: .name(input.name)), Self.dates))
      }
    }
    if let previous = after.randomElement(using: &random) {
      let outputs = Set(previous.table.rules.map { $0.output.value(in: [:]) })
      columns.append((.init(label: previous.name, expression: .name(previous.name)), outputs.sorted { $0.description < $1.description }))
    }
    let outputs: [Value] = [.number(Decimal128(1)), .number(Decimal128(2)), .number(Decimal128(3))]
    var rules: [DecisionTable.Rule] = []
    for index in 0..<Int.random(in: 1...4, using: &random) {
      let tests = columns.map { column, values -> UnaryTests in
        if Bool.random(using: &random) { return .any }
        let value = values.randomElement(using: &random) ?? .null
        if case .date = value, Bool.random(using: &random) {
          return .oneOf([.compares(Bool.random(using: &random) ? .less : .greaterOrEqual, .literal(value))])
        }
        return Bool.random(using: &random) ? .oneOf([.matches(.literal(value))]) : .noneOf([.matches(.literal(value))])
      }
      let output = outputs.randomElement(using: &random) ?? .null
      rules.append(.init(id: "\(name)-\(index)", tests: tests, output: .literal(output), annotations: [], line: index))
    }
    // A last rule for everything else, so that later tables have known outputs; it is left out under ANY and UNIQUE.
    if hitPolicy == .first {
      rules.append(.init(id: "\(name)-else", tests: columns.map { _ in .any }, output: .literal(outputs[0]), annotations: [], line: 9))
    }
    return Decision(
      id: name, name: name,
      table: DecisionTable(
        hitPolicy: hitPolicy, columns: columns.map(\.0), outputValues: hitPolicy == .priority ? outputs : [], annotations: [], rules: rules),
      line: 1)
  }

  /// Every complete set of inputs that agrees with `known`.
  func completions(of known: [String: Value]) -> [[String: Value]] {
    var cases: [[String: Value]] = [[:]]
    for (input, values) in zip(model.inputs, values) {
      let allowed = known[input.id].map { [$0] } ?? values
      cases = cases.flatMap { partial in allowed.map { partial.merging([input.id: $0]) { $1 } } }
    }
    return cases
  }

  func value(_ decision: String, _ inputs: [String: Value]) -> Value {
    Interpreter.evaluate(model, inputs: inputs)[decision]?.value ?? .null
  }

  /// Some inputs known, the others open.
  func randomKnown(_ random: inout SeededGenerator) -> [String: Value] {
    var known: [String: Value] = [:]
    for (input, values) in zip(model.inputs, values) where Int.random(in: 0..<3, using: &random) > 0 {
      known[input.id] = values.randomElement(using: &random)
    }
    return known
  }
}
