import DMN
import FEEL

/// A small model for the pictures: one input of every kind, and a decision that needs another.
enum DrawingSamples {
  /// - Parameter proof: the name of one of the inputs.
  static func model(proof: String = "proof") -> DecisionModel {
    let texts = ["a", "b", "none"].map(Value.string)
    let inputs = [
      InputData(id: "works", name: "works", domain: .choice([.boolean(true), .boolean(false)]), line: 1),
      InputData(id: "proof", name: proof, domain: .choice(texts), line: 2),
      InputData(id: "needs", name: "needs", domain: .subset([.string("care"), .string("rest")]), line: 3),
      InputData(id: "age", name: "age", domain: .ordered(.number), line: 4),
    ]
    let yes = UnaryTests.oneOf([.equals(.literal(.boolean(true)))])
    let no = UnaryTests.oneOf([.equals(.literal(.boolean(false)))])
    let none = UnaryTest.equals(.literal(texts[2]))
    let (young, old) = (Expression.literal(.number(Decimal128(18))), Expression.literal(.number(Decimal128(67))))
    let ready = decision(
      "ready", [.name("works"), .name(proof)],
      [([yes, .noneOf([none])], .boolean(true)), ([no, .any], .boolean(false)), ([.any, .oneOf([none])], .boolean(false))])
    let advice = decision(
      "advice", [.name("ready"), .call(.listContains, [.name("needs"), .literal(.string("care"))]), .name("age")],
      [
        ([no, .any, .any], .string("wait")), ([yes, no, .any], .string("no advice")),
        ([yes, yes, .oneOf([.compares(.less, young)])], .string("school")),
        ([yes, yes, .oneOf([.within(low: young, lowIncluded: true, high: old, highIncluded: true)])], .string("work")),
        ([yes, yes, .oneOf([.compares(.greater, old)])], .string("home")),
      ])
    return DecisionModel(name: "Sample", inputs: inputs, decisions: [ready, advice])
  }

  private static func decision(_ name: String, _ columns: [Expression], _ rows: [([UnaryTests], Value)]) -> Decision {
    let rules = rows.enumerated().map { index, row in
      DecisionTable.Rule(id: "\(name)-\(index)", tests: row.0, output: .literal(row.1), annotations: [], line: index)
    }
    let table = DecisionTable(
      hitPolicy: .any, columns: columns.map { .init(label: "", expression: $0) }, outputValues: [], annotations: [], rules: rules)
    return Decision(id: name, name: name, table: table, line: 1)
  }
}
