import DMN
import FEEL
import TestSupport
import Testing

/// Models too wide for one table: every way of laying them out, against the interpreter, on random cases.
@Suite struct WideModelTests {
  static let yes = Value.boolean(true)
  static let no = Value.boolean(false)

  static func inputs(_ count: Int) -> [InputData] {
    (0..<count).map { InputData(id: "b\($0)", name: "b\($0)", domain: .choice([yes, no]), line: 1) }
  }

  static func rule(_ tests: [UnaryTests], _ output: Expression) -> DecisionTable.Rule {
    DecisionTable.Rule(id: "r", tests: tests, output: output, annotations: [], line: 1)
  }

  static func decision(_ id: String, _ policy: HitPolicy, _ columns: [Expression], _ rules: [DecisionTable.Rule]) -> Decision {
    let columns = columns.map { DecisionTable.Column(label: "c", expression: $0) }
    return Decision(
      id: id, name: id, table: DecisionTable(hitPolicy: policy, columns: columns, outputValues: [], annotations: [], rules: rules), line: 1)
  }

  static func number(_ number: Int) -> Expression { .literal(.number(Decimal128(number))) }
  static func equals(_ expression: Expression) -> UnaryTests { .oneOf([.matches(expression)]) }

  /// A chain of tables, each over three inputs and the table before; `isComputed` makes the first column a computation.
  static func chain(_ count: Int, isComputed: Bool, _ random: inout SeededGenerator) -> DecisionModel {
    var decisions: [Decision] = []
    for start in stride(from: 0, to: count, by: 3) {
      var columns: [Expression] = (start..<start + 3).map { .name("b\($0)") }
      if isComputed { columns[0] = .binary(.or, columns[0], columns[1]) }
      if !decisions.isEmpty { columns.append(.name("t\(decisions.count - 1)")) }
      var rules: [DecisionTable.Rule] = []
      for index in 0..<4 {
        let tests = columns.indices.map { column -> UnaryTests in
          if Bool.random(using: &random) { return .any }
          return equals(column < 3 ? .literal(.boolean(Bool.random(using: &random))) : number(Int.random(in: 0..<3, using: &random)))
        }
        rules.append(rule(tests, number(index % 3)))
      }
      // Every output can occur, so that the next table may ask for it.
      for (index, truth) in [yes, no].enumerated() {
        rules.append(rule(columns.indices.map { $0 == 1 ? equals(.literal(truth)) : .any }, number(index + 1)))
      }
      decisions.append(decision("t\(decisions.count)", .first, columns, rules))
    }
    return DecisionModel(name: "chain", inputs: inputs(count), decisions: decisions)
  }

  /// Rules that fire together in every way, a table that uses the outcome, and an output that is computed.
  static func overlap(_ policy: HitPolicy, _ count: Int) -> DecisionModel {
    let names: [Expression] = (0..<count).map { .name("b\($0)") }
    let rules = (0..<count).map { index in rule((0..<count).map { $0 == index ? equals(.literal(yes)) : .any }, number(index)) }
    let few = rule([.oneOf([.compares(.less, number(5))]), .any], .literal(.string("few")))
    let many = rule([.any, equals(.literal(no))], .literal(.string("many")))
    let computed = rule([.any], .conditional(condition: names[1], then: .name("t"), otherwise: number(99)))
    return DecisionModel(
      name: "overlap", inputs: inputs(count),
      decisions: [
        decision("t", policy, names, rules), decision("u", .first, [.name("t"), names[0]], [few, many]),
        decision("v", .first, [names[0]], [computed]),
      ])
  }

  /// Compares one by one, from a list, in columns and as a trace.
  static func compare(_ model: DecisionModel, cases: [[Value]]) throws {
    let evaluator = try FastEvaluator(CompiledModel(model))
    var columns = evaluator.columns(count: cases.count)
    for input in model.inputs.indices { try columns.set(input, values: cases.map { $0[input] }) }
    var list = evaluator.emptyCases
    for values in cases { try list.append(values) }
    let (found, possible) = (evaluator.outcomes(of: columns), evaluator.outcomes)
    var result = evaluator.emptyResult
    for (row, values) in cases.enumerated() {
      let results = Interpreter.evaluate(model, inputs: Dictionary(uniqueKeysWithValues: zip(evaluator.inputs, values)))
      let expected = evaluator.decisions.map {
        FastEvaluator.Decided(value: results[$0]?.value ?? .null, firedRules: results[$0]?.firedRules ?? [])
      }
      let answer = try evaluator.evaluate(values)
      evaluator.evaluate(row, of: list, into: &result)
      let trace = evaluator.trace(list[row])
      let positions = expected.indices
      #expect(positions.map { answer[$0] } == expected)
      #expect(positions.map { evaluator.firedRules($0, in: result) } == expected.map(\.firedRules))
      #expect(positions.map { evaluator.firstFiredRule($0, in: result) } == expected.map(\.firedRules.first))
      #expect(positions.map { possible[$0][Int(found[$0][row])] } == expected.map(\.value))
      #expect(positions.map { trace[$0].firedRules } == expected.map(\.firedRules))
      #expect(
        positions.map { position in (0..<trace[position].ruleCount).filter { trace[position].failingColumns(ofRule: $0).isEmpty } }
          == expected.map(\.firedRules))
    }
  }

  static func cases(_ model: DecisionModel, _ count: Int, oneIn: Int, _ random: inout SeededGenerator) -> [[Value]] {
    (0..<count).map { _ in model.inputs.map { _ in Int.random(in: 0..<oneIn, using: &random) == 0 ? yes : no } }
  }

  @Test(arguments: [(24, false), (24, true), (36, false), (6, true)])
  func chains(_ count: Int, _ isComputed: Bool) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let model = Self.chain(count, isComputed: isComputed, &random)
    // More rows than one block of columns.
    try Self.compare(model, cases: Self.cases(model, 600, oneIn: 2, &random))
  }

  /// Sixteen rules fire in 65,536 ways; seventy rules take more than one word.
  @Test(arguments: [(HitPolicy.first, 16), (.collect(.count), 17), (.first, 70)])
  func rulesThatOverlap(_ policy: HitPolicy, _ count: Int) throws {
    var random = SeededGenerator(seed: 5)
    let model = Self.overlap(policy, count)
    try Self.compare(model, cases: Self.cases(model, 120, oneIn: 8, &random))
  }

  @Test func aSmallModelIsOneLookUpAndAWideOneIsAChain() throws {
    var random = SeededGenerator(seed: 1)
    #expect(try FastEvaluator(CompiledModel(Self.chain(6, isComputed: false, &random))).lookUps == 1)
    let wide = try FastEvaluator(CompiledModel(Self.chain(36, isComputed: false, &random)))
    #expect(wide.lookUps == 12)
    #expect(wide.byteCount < 20_000)
  }
}
