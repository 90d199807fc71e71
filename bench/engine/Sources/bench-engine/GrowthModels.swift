import DMN
import FEEL

/// Models of any size.
enum GrowthModels {
  /// One UNIQUE table: a number cut into ranges, times two choices of ten; as many rules as asked for, save rounding.
  ///
  /// This is how long tables look in practice: tariffs per band, per kind.
  static func table(rules count: Int) -> DecisionModel {
    let choices = texts("a", 10)
    let others = texts("b", count >= 1_000 ? 10 : 1)
    let inputs = [
      InputData(id: "n", name: "n", domain: .ordered(.number), line: 1),
      InputData(id: "a", name: "a", domain: .choice(choices), line: 1),
      InputData(id: "b", name: "b", domain: .choice(others), line: 1),
    ]
    let bands = max(1, count / (choices.count * others.count))
    var rules: [DecisionTable.Rule] = []
    for band in 0..<bands {
      for choice in choices {
        for other in others {
          let tests = [self.band(band, of: bands)] + [choice, other].map { .oneOf([.matches(.literal($0))]) }
          rules.append(rule(rules.count, tests))
        }
      }
    }
    return DecisionModel(name: "rules", inputs: inputs, decisions: [decision("t0", inputs.map(\.name), rules, .unique)])
  }

  /// Chained FIRST tables over many inputs: each table has three inputs of its own, one it shares, and the table before it.
  static func inputs(_ count: Int, _ random: inout Numbers) -> DecisionModel {
    let inputs = (0..<count).map { index in
      InputData(id: "i\(index)", name: "i\(index)", domain: .choice(texts("v", 2 + index % 3)), line: 1)
    }
    var decisions: [Decision] = []
    for start in stride(from: 0, to: count, by: 3) {
      var columns = inputs[start..<min(start + 3, count)].map(\.name)
      columns.append(inputs[(start + 4) % count].name)
      if !decisions.isEmpty { columns.append("t\(decisions.count - 1)") }
      var rules: [DecisionTable.Rule] = []
      for number in 0..<12 {
        let tests = columns.map { column -> UnaryTests in
          guard random.next(below: 2) == 0 else { return .any }
          if column.hasPrefix("t") { return .oneOf([.matches(.literal(.number(Decimal128(random.next(below: 4)))))]) }
          let domain = inputs.first { $0.name == column }?.domain
          guard case .choice(let values) = domain else { return .any }
          return .oneOf([.matches(.literal(values[random.next(below: values.count)]))])
        }
        rules.append(rule(number, tests, output: number < 4 ? number : random.next(below: 4)))
      }
      rules.append(rule(rules.count, columns.map { _ in .any }, output: 0))
      decisions.append(decision("t\(decisions.count)", columns, rules, .first))
    }
    return DecisionModel(name: "inputs", inputs: inputs, decisions: decisions)
  }

  /// One value per input.
  static func values(_ model: DecisionModel, _ random: inout Numbers) -> [Value] {
    model.inputs.map { input in
      switch input.domain {
      case .choice(let values): values[random.next(below: values.count)]
      case .subset: .list([])
      case .ordered: .number(Decimal128(random.next(below: 2_000)))
      }
    }
  }

  private static func texts(_ prefix: String, _ count: Int) -> [Value] { (0..<count).map { .string("\(prefix)\($0)") } }

  static func band(_ band: Int, of bands: Int) -> UnaryTests {
    let (low, high) = (Expression.literal(.number(Decimal128(band * 10))), Expression.literal(.number(Decimal128(band * 10 + 10))))
    if bands == 1 { return .any }
    if band == 0 { return .oneOf([.compares(.less, high)]) }
    if band == bands - 1 { return .oneOf([.compares(.greaterOrEqual, low)]) }
    return .oneOf([.within(low: low, lowIncluded: true, high: high, highIncluded: false)])
  }

  static func rule(_ number: Int, _ tests: [UnaryTests], output: Int? = nil) -> DecisionTable.Rule {
    DecisionTable.Rule(
      id: "r\(number)", tests: tests, output: .literal(.number(Decimal128(output ?? number % 12))), annotations: [], line: number + 1)
  }

  static func decision(_ id: String, _ columns: [String], _ rules: [DecisionTable.Rule], _ policy: HitPolicy) -> Decision {
    let table = DecisionTable(
      hitPolicy: policy, columns: columns.map { .init(label: $0, expression: .name($0)) }, outputValues: [], annotations: [], rules: rules)
    return Decision(id: id, name: id, table: table, line: 1)
  }
}
