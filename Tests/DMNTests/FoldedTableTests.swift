import DMN
import FEEL
import TestSupport
import Testing

/// Tables that collect constants are taken apart rule by rule; they must still be what the interpreter says.
@Suite struct FoldedTableTests {
  static let texts = ["a", "b", "c"].map(Value.string)
  static let inputs = [
    InputData(id: "x", name: "x", domain: .choice(texts), line: 1), InputData(id: "y", name: "y", domain: .choice(texts), line: 2),
    InputData(id: "z", name: "z", domain: .choice([.boolean(true), .boolean(false)]), line: 3),
  ]

  static func model(_ seed: Int, _ policy: HitPolicy) -> DecisionModel {
    var random = SeededGenerator(seed: UInt64(seed))
    let columns = inputs + [inputs[0]]
    let rules = (0..<8).map { rule in
      let tests = columns.map { input -> UnaryTests in
        guard case .choice(let values) = input.domain, let value = values.randomElement(using: &random) else { return .any }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return .oneOf([.matches(.literal(value))])
        case 1: return .noneOf([.matches(.literal(value))])
        default: return .any
        }
      }
      let output = Value.number(Decimal128(Int.random(in: 1...4, using: &random)))
      return DecisionTable.Rule(id: "r\(rule)", tests: tests, output: .literal(output), annotations: [], line: 10 + rule)
    }
    let table = DecisionTable(
      hitPolicy: policy, columns: columns.map { .init(label: $0.name, expression: .name($0.name)) }, outputValues: [], annotations: [],
      rules: rules)
    return DecisionModel(name: "m", inputs: inputs, decisions: [Decision(id: "d", name: "d", table: table, line: 5)])
  }

  static let policies: [HitPolicy] = [.collect(nil), .collect(.sum), .collect(.min), .collect(.max), .collect(.count)]

  @Test(arguments: 0..<20)
  func areWhatTheInterpreterSays(_ seed: Int) throws {
    let model = Self.model(seed, Self.policies[seed % Self.policies.count])
    let compiled = try CompiledModel(model)
    var alive = Set<Int>()
    for x in Self.texts {
      var ofX = Set<Value>()
      for y in Self.texts {
        for z in [Value.boolean(true), .boolean(false)] {
          let inputs = ["x": x, "y": y, "z": z]
          let result = try #require(Interpreter.evaluate(model, inputs: inputs)["d"])
          #expect(try compiled.possibleValues(of: "d", given: compiled.known(inputs)) == [result.value])
          alive.formUnion(result.firedRules)
          ofX.insert(result.value)
        }
      }
      #expect(try Set(compiled.possibleValues(of: "d", given: compiled.known(["x": x]))) == ofX)
    }
    let dead = try ModelReview(of: model).findings(.deadRule).flatMap(\.rules)
    #expect(Set(dead) == Set(0..<8).subtracting(alive))
    let idle = try ModelReview(of: model).findings(.idleInput).compactMap(\.input)
    #expect(Set(idle).isDisjoint(with: compiled.relevantOpenInputs(for: ["d"], given: compiled.allOpen)))
  }
}
