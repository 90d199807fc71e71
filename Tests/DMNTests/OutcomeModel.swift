import DMN
import FEEL
import TestSupport

/// Small random models with yes/no outcomes that can hold together, made of members, a choice and another decision.
enum OutcomeModel {
  static func make(seed: UInt64) -> (model: DecisionModel, cases: [[String: Value]]) {
    var random = SeededGenerator(seed: seed)
    let texts = ["p", "q", "r"].map(Value.string)
    let inputs = [
      InputData(id: "a", name: "a", domain: .subset(texts), line: 1),
      InputData(id: "b", name: "b", domain: .subset(Array(texts.prefix(2))), line: 2),
      InputData(id: "place", name: "place", domain: .choice(texts), line: 3),
    ]
    var atoms: [Expression] = ["p", "q", "r"].map { .contains("a", .string($0)) }
    atoms += ["p", "q"].map { .contains("b", .string($0)) }
    atoms += texts.map { .binary(.equal, .name("place"), .literal($0)) }
    let help = decision("help", condition(of: atoms, depth: 1, &random))
    atoms.append(.name("help"))
    let outcomes = (0..<3).map { decision("o\($0)", condition(of: atoms, depth: 2, &random)) }
    var cases: [[String: Value]] = []
    for a in 0..<8 {
      for b in 0..<4 {
        for place in texts {
          let members = { (bits: Int) in Value.list(texts.indices.filter { bits >> $0 & 1 == 1 }.map { texts[$0] }) }
          cases.append(["a": members(a), "b": members(b), "place": place])
        }
      }
    }
    return (DecisionModel(name: "outcomes", inputs: inputs, decisions: [help] + outcomes), cases)
  }

  /// Mostly "or" over "and", as outcomes that lie side by side are made of; now and then a "not".
  private static func condition(of atoms: [Expression], depth: Int, _ random: inout SeededGenerator) -> Expression {
    guard depth > 0 else {
      let atom = atoms.randomElement(using: &random) ?? .literal(.boolean(true))
      return Int.random(in: 0..<8, using: &random) == 0 ? .call(.name("not"), .positional([atom])) : atom
    }
    let left = condition(of: atoms, depth: depth - 1, &random)
    let right = condition(of: atoms, depth: depth - 1, &random)
    return .binary(depth == 2 ? .or : .and, left, right)
  }

  private static func decision(_ name: String, _ condition: Expression) -> Decision {
    let rules = [true, false].map { value in
      DecisionTable.Rule(
        id: "\(name)-\(value)", tests: [.oneOf([.matches(.literal(.boolean(value)))])], output: .literal(.boolean(value)), annotations: [],
        line: 1)
    }
    let table = DecisionTable(
      hitPolicy: .any, columns: [.init(label: name, expression: condition)], outputValues: [], annotations: [], rules: rules)
    return Decision(id: name, name: name, table: table, line: 1)
  }
}
