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
    let yes = UnaryTests.oneOf([.matches(.literal(.boolean(true)))])
    let no = UnaryTests.oneOf([.matches(.literal(.boolean(false)))])
    let none = UnaryTest.matches(.literal(texts[2]))
    let (young, old) = (Expression.literal(.number(Decimal128(18))), Expression.literal(.number(Decimal128(67))))
    let ready = decision(
      "ready", [.name("works"), .name(proof)],
      [([yes, .noneOf([none])], .boolean(true)), ([no, .any], .boolean(false)), ([.any, .oneOf([none])], .boolean(false))])
    let advice = decision(
      "advice", [.name("ready"), .contains("needs", .string("care")), .name("age")],
      [
        ([no, .any, .any], .string("wait")), ([yes, no, .any], .string("no advice")),
        ([yes, yes, .oneOf([.compares(.less, young)])], .string("school")),
        ([yes, yes, .oneOf([.within(low: young, lowIncluded: true, high: old, highIncluded: true)])], .string("work")),
        ([yes, yes, .oneOf([.compares(.greater, old)])], .string("home")),
      ])
    return DecisionModel(name: "Sample", inputs: inputs, decisions: [ready, advice])
  }

  /// Several outcomes that can hold together.
  static func offers() -> DecisionModel {
    let places = ["near", "far", "home", "everywhere"].map(Value.string)
    let inputs = [
      InputData(id: "place", name: "place", domain: .choice(places), line: 1),
      InputData(id: "needs", name: "needs", domain: .subset([.string("care"), .string("rest")]), line: 2),
    ]
    func has(_ member: String) -> Expression { .contains("needs", .string(member)) }
    func holds(_ name: String, _ condition: Expression) -> Decision {
      decision(
        name, [condition],
        [
          ([.oneOf([.matches(.literal(.boolean(true)))])], .boolean(true)),
          ([.oneOf([.matches(.literal(.boolean(false)))])], .boolean(false)),
        ])
    }
    func at(_ place: Int) -> Expression {
      .binary(.or, .binary(.equal, .name("place"), .literal(places[place])), .binary(.equal, .name("place"), .literal(places[3])))
    }
    return DecisionModel(
      name: "Offers", inputs: inputs,
      decisions: [
        holds("care", .binary(.and, at(0), has("care"))), holds("rest", .binary(.and, at(0), has("rest"))), holds("both", at(2)),
        holds("pair", .binary(.and, has("care"), has("rest"))),
      ])
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
