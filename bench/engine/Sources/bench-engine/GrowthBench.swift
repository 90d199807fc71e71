import DMN
import FEEL

/// How compiling and evaluating grow with the model: one table of many rules, or a model of many inputs.
struct GrowthBench {
  let measure: Measure
  let model: DecisionModel
  private let cases: [[Value]]

  init(_ measure: Measure, kind: String, size: Int) throws {
    self.measure = measure
    var random = Numbers(state: UInt64(size))
    switch kind {
    case "rules": model = GrowthModels.table(rules: size)
    case "inputs": model = GrowthModels.inputs(size, &random)
    default: throw Failure("growth of '\(kind)' is not measured; use rules or inputs")
    }
    var cases: [[Value]] = []
    for _ in 0..<2_000 { cases.append(GrowthModels.values(model, &random)) }
    self.cases = cases
  }

  func run() throws {
    let compiled = try CompiledModel(model)
    let evaluator = try FastEvaluator(compiled)
    try check(evaluator)
    Measure.value("nodes", compiled.size, "nodes")
    Measure.value("look-ups", evaluator.lookUps, "look-ups")
    Measure.value("tables", evaluator.byteCount, "bytes")
    try measure.rate("compile", 1) { try CompiledModel(model).size }
    try measure.rate("lay out the evaluator", 1) { try FastEvaluator(compiled).lookUps }
    var rows = evaluator.emptyCases
    for values in cases { try rows.append(values) }
    var result = evaluator.emptyResult
    measure.rate("typed", rows.count * 100) {
      (0..<100).reduce(0) { sum, _ in sum &+ DecisionBench.outcomes(evaluator, rows, 0, &result) }
    }
    try measure.rate("values in, object out", cases.count) {
      try cases.reduce(0) { $0 &+ (try evaluator.evaluate($1)[0].firedRules.count) }
    }
  }

  /// A hundred cases against the interpreter of the standard, which reads the model from a file. Of a FIRST table the
  /// interpreter names the first rule only.
  private func check(_ evaluator: FastEvaluator) throws {
    let interpreter = try ModelFile.interpreter(ModelFile(model: model).bytes())
    for values in cases.prefix(100) {
      let inputs = Dictionary(uniqueKeysWithValues: zip(evaluator.inputs, values))
      let found = try evaluator.evaluate(values)
      for decision in model.decisions {
        let (id, isFirst) = (decision.id, decision.table.hitPolicy == .first)
        let expected = try interpreter.evaluate(decision: id, inputs: inputs)
        guard let found = found[id], let firing = expected.firings.last else { throw Failure("no answer for \(id)") }
        let rules = Array(isFirst ? found.firedRules.prefix(1) : found.firedRules[...])
        guard found.value == expected.value, firing.element == id, rules == firing.rules else {
          throw Failure("wrong answer for \(id): \(found.value) by \(rules), not \(expected.value) by \(firing.rules)")
        }
      }
    }
  }
}

/// Numbers that look random and are the same in every run (a 64-bit linear congruential generator, upper half).
struct Numbers {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
