import DMN
import FEEL
import TestSupport
import Testing

/// Everything the fast evaluator says against the interpreter, over the cases of generated models.
@Suite struct FastEvaluatorTests {
  static let policies: [[HitPolicy]] = [
    [.first], [.unique, .any], [.priority], [.collect(nil)], [.collect(.sum), .collect(.count)], [.first, .priority, .collect(.max)],
  ]

  /// Generated models that compile: a table may contradict itself, and then there is nothing to evaluate.
  static let models: [GeneratedModel] = policies.enumerated().flatMap { number, policies in
    (0..<4).map { GeneratedModel(seed: UInt64(number * 100 + $0), policies: policies) }
  }

  /// Every third case: the pieces of a date stand next to each other, so every combination of the rest is met.
  static func cases(_ generated: GeneratedModel) -> [[String: Value]] {
    generated.completions(of: [:]).enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
  }

  static func row(_ model: DecisionModel, _ known: [String: Value]) -> [Value] { model.inputs.map { known[$0.id] ?? .null } }

  @Test(arguments: models.indices)
  func valuesAndFiredRulesAreThoseOfTheInterpreter(_ index: Int) throws {
    let generated = Self.models[index]
    guard let compiled = try? CompiledModel(generated.model) else { return }
    let evaluator = try FastEvaluator(compiled)
    var result = evaluator.emptyResult
    for known in Self.cases(generated) {
      let expected = Interpreter.evaluate(generated.model, inputs: known)
      let decided = evaluator.decisions.map {
        FastEvaluator.Decided(value: expected[$0]?.value ?? .null, firedRules: expected[$0]?.firedRules ?? [])
      }
      let answer = try evaluator.evaluate(Self.row(generated.model, known))
      #expect(evaluator.decisions.map { answer[$0] } == decided, "\(known)")
      let byId = try evaluator.evaluate(known)
      #expect(evaluator.decisions.map { byId[$0] } == decided, "\(known)")
      evaluator.evaluate(try evaluator.encode(Self.row(generated.model, known)), into: &result)
      let filled = decided.indices.map {
        FastEvaluator.Decided(value: evaluator.value($0, in: result), firedRules: evaluator.firedRules($0, in: result))
      }
      #expect(filled == decided, "\(known)")
      #expect(decided.indices.allSatisfy { evaluator.firstFiredRule($0, in: result) == decided[$0].firedRules.first })
    }
  }

  /// Most generated models must compile, or the tests here would prove nothing.
  @Test func enoughModelsCompile() {
    #expect(Self.models.count { (try? CompiledModel($0.model)) != nil } > 16)
  }

  @Test(arguments: models.indices)
  func theTraceSaysOfEveryCellWhetherItPasses(_ index: Int) throws {
    let generated = Self.models[index]
    guard let compiled = try? CompiledModel(generated.model) else { return }
    // The last decision alone: what it uses is then computed from the inputs.
    for evaluator in [try FastEvaluator(compiled), try FastEvaluator(compiled, decisions: ["t2"])] {
      for known in Self.cases(generated) {
        let trace = try evaluator.trace(Self.row(generated.model, known))
        var scope: [String: Value] = [:]
        for input in generated.model.inputs { scope[input.name] = known[input.id] }
        let expected = Interpreter.evaluate(generated.model, inputs: known)
        for (id, result) in expected { scope[id] = result.value }
        for decision in generated.model.decisions {
          guard let traced = trace[decision.id] else { continue }
          let columns = decision.table.columns.map { $0.expression.value(in: scope) }
          let failing = decision.table.rules.map { row in columns.indices.filter { !row.tests[$0].accept(columns[$0]) } }
          #expect(traced.value == expected[decision.id]?.value)
          #expect(traced.firedRules == expected[decision.id]?.firedRules)
          #expect(failing.indices.map { traced.failingColumns(ofRule: $0) } == failing, "\(decision.id) \(known)")
          #expect(failing.indices.filter { traced.fires(rule: $0) } == traced.firedRules)
        }
      }
    }
  }

  @Test(arguments: models.indices)
  func columnsGiveTheSameAsOneByOne(_ index: Int) throws {
    let generated = Self.models[index]
    guard let compiled = try? CompiledModel(generated.model) else { return }
    let evaluator = try FastEvaluator(compiled)
    let cases = Self.cases(generated).map { Self.row(generated.model, $0) }
    var columns = evaluator.columns(count: cases.count)
    for input in generated.model.inputs.indices { try columns.set(input, values: cases.map { $0[input] }) }
    var list = evaluator.emptyCases
    for values in cases { try list.append(values) }
    let outcomes = evaluator.outcomes(of: columns)
    var result = evaluator.emptyResult
    for (row, given) in cases.enumerated() {
      let answer = try evaluator.evaluate(given)
      evaluator.evaluate(row, of: list, into: &result)
      let values = evaluator.decisions.indices.map { answer[$0].value }
      let possible = evaluator.outcomes
      #expect(values.indices.map { possible[$0][Int(outcomes[$0][row])] } == values)
      #expect(values.indices.map { evaluator.value($0, in: result) } == values)
      #expect(values.indices.allSatisfy { evaluator.firedRules($0, in: result) == answer[$0].firedRules })
      #expect(columns.case(row) == list[row])
    }
  }

  /// A table of number ranges: constants, what lies between them, below and above.
  @Test func numbersFindTheirPiece() throws {
    let bounds = (0..<130).map { Value.number(Decimal128($0 * 3)) }
    let rules = bounds.indices.dropLast().map { index in
      DecisionTable.Rule(
        id: "r\(index)",
        tests: [.oneOf([.within(low: .literal(bounds[index]), lowIncluded: true, high: .literal(bounds[index + 1]), highIncluded: false)])],
        output: .literal(.number(Decimal128(index))), annotations: [], line: 1)
    }
    let table = DecisionTable(
      hitPolicy: .unique, columns: [.init(label: "n", expression: .name("n"))], outputValues: [], annotations: [], rules: rules)
    let model = DecisionModel(
      name: "ranges", inputs: [InputData(id: "n", name: "n", domain: .ordered(.number), line: 1)],
      decisions: [Decision(id: "t", name: "t", table: table, line: 1)])
    let evaluator = try FastEvaluator(CompiledModel(model))
    for quarter in -40..<1_600 {
      let value = try #require(Decimal128(quarter).divided(by: Decimal128(4)).map(Value.number))
      let expected = Interpreter.evaluate(model, inputs: ["n": value])["t"]
      let answer = try evaluator.evaluate([value])
      #expect(answer["t"]?.value == expected?.value, "\(value)")
      #expect(answer["t"]?.firedRules == expected?.firedRules, "\(value)")
    }
    #expect(throws: UnknownValue.self) { try evaluator.evaluate([.string("x")]) }
  }

  @Test func refusesWhatIsNotInTheModel() throws {
    let generated = GeneratedModel(seed: 3)
    let compiled = try CompiledModel(generated.model)
    let evaluator = try FastEvaluator(compiled)
    let good = generated.values.map { $0[0] }
    #expect(throws: UnknownValue.self) { try evaluator.evaluate([.string("unknown")] + good.dropFirst()) }
    #expect(throws: UnknownValue.self) { try evaluator.evaluate(Array(good.dropLast())) }
    #expect(throws: UnknownValue.self) { try evaluator.evaluate(good + [.null]) }
    #expect(throws: UnknownValue.self) {
      var known = evaluator.firstCase
      try evaluator.set(0, to: .null, in: &known)
    }
    #expect(throws: ModelProblems.self) { try FastEvaluator(compiled, decisions: ["unknown"]) }
    let byId = Dictionary(uniqueKeysWithValues: zip(evaluator.inputs, good))
    #expect(throws: UnknownValue.self) { try evaluator.evaluate(byId.filter { $0.key != "x" }) }
    #expect(throws: UnknownValue.self) { try evaluator.evaluate(byId.merging(["other": .null]) { $1 }) }
  }

  @Test func choicesByNumberAreTheValuesInOrder() throws {
    let generated = GeneratedModel(seed: 3)
    let evaluator = try FastEvaluator(CompiledModel(generated.model))
    for (number, value) in generated.values[0].enumerated() {
      var (byNumber, byValue) = (evaluator.firstCase, evaluator.firstCase)
      evaluator.set(0, choice: number, in: &byNumber)
      try evaluator.set(0, to: value, in: &byValue)
      #expect(byNumber == byValue)
    }
  }
}
