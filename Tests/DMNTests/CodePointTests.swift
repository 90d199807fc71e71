import DMN
import FEEL
import Testing

/// Texts that look alike but are written with other code points are other values, in expressions and in diagrams alike.
@Suite struct CodePointTests {
  static let composed = Value.string("caf\u{E9}")
  static let decomposed = Value.string("cafe\u{301}")

  @Test func areOtherValues() {
    #expect(Self.composed != Self.decomposed)
    #expect(Self.composed.isEqual(to: Self.decomposed) == false)
    #expect(Set([Self.composed, Self.decomposed, Self.composed]).count == 2)
    #expect(Value.list([Self.composed]) != Value.list([Self.decomposed]))
  }

  @Test func areOtherChoices() throws {
    let input = InputData(id: "x", name: "x", domain: .choice([Self.composed, Self.decomposed]), line: 1)
    let rules = [(Self.composed, 1), (Self.decomposed, 2)].map { value, number in
      DecisionTable.Rule(
        id: "", tests: [.oneOf([.matches(.literal(value))])], output: .literal(.number(Decimal128(number))), annotations: [], line: 1)
    }
    let table = DecisionTable(
      hitPolicy: .unique, columns: [.init(label: "x", expression: .name("x"))], outputValues: [], annotations: [], rules: rules)
    let model = DecisionModel(name: "m", inputs: [input], decisions: [Decision(id: "d", name: "d", table: table, line: 1)])
    let compiled = try CompiledModel(model)
    for (value, number) in [(Self.composed, 1), (Self.decomposed, 2)] {
      #expect(try compiled.possibleValues(of: "d", given: compiled.known(["x": value])) == [.number(Decimal128(number))])
    }
    #expect(try ModelReview(of: model).findings.isEmpty)
  }
}
