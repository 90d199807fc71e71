import DMN
import FEEL

/// Proofs about a chain of tables: no contradiction, no gap, no dead rule; and a case for each failure.
struct VerifyBench {
  let measure: Measure
  let sound: DecisionModel
  let broken: DecisionModel
  private let planted: Int

  init(_ measure: Measure, tables: Int, rules: Int) {
    self.measure = measure
    planted = max(1, tables / 10)
    sound = Self.chain(tables, rules, broken: 0)
    broken = Self.chain(tables, rules, broken: planted)
  }

  /// Tables of `rules` rules over an own choice of ten, an own number and the table before; `broken` of them miss a rule.
  private static func chain(_ tables: Int, _ rules: Int, broken: Int) -> DecisionModel {
    let choices = (0..<10).map { Value.string("c\($0)") }
    var inputs: [InputData] = []
    var decisions: [Decision] = []
    for table in 0..<tables {
      inputs.append(InputData(id: "c\(table)", name: "c\(table)", domain: .choice(choices), line: 1))
      inputs.append(InputData(id: "n\(table)", name: "n\(table)", domain: .ordered(.number), line: 1))
      let before = table == 0 ? 1 : 2
      let bands = max(1, rules / (choices.count * before))
      var rows: [DecisionTable.Rule] = []
      for previous in 0..<before {
        for (number, choice) in choices.enumerated() {
          for band in 0..<bands {
            var tests: [UnaryTests] = [.oneOf([.matches(.literal(choice))]), GrowthModels.band(band, of: bands)]
            if table > 0 { tests.append(.oneOf([.matches(.literal(.number(Decimal128(previous))))])) }
            rows.append(GrowthModels.rule(rows.count, tests, output: (previous + number + band) % 2))
          }
        }
      }
      if table % 10 == 9, table / 10 < broken { rows.remove(at: rows.count / 2) }
      let columns = ["c\(table)", "n\(table)"] + (table > 0 ? ["t\(table - 1)"] : [])
      decisions.append(GrowthModels.decision("t\(table)", columns, rows, .unique))
    }
    return DecisionModel(name: "chain", inputs: inputs, decisions: decisions)
  }

  func run() throws {
    let compiled = try CompiledModel(sound)
    guard TableChecks.gaps(in: compiled).isEmpty, TableChecks.unreachableRules(in: compiled).isEmpty else {
      throw Failure("a sound chain is called unsound")
    }
    let gaps = TableChecks.gaps(in: try CompiledModel(broken))
    // A table without a rule gives null, which the table after it does not know either.
    guard gaps.count >= planted else { throw Failure("\(planted) gaps were planted, \(gaps.count) found") }
    Measure.value("rules", sound.decisions.reduce(0) { $0 + $1.table.rules.count }, "rules")
    Measure.value("gaps found", gaps.count, "gaps")
    try measure.rate("verify a sound chain", 1) {
      let compiled = try CompiledModel(sound)
      return TableChecks.gaps(in: compiled).count + TableChecks.unreachableRules(in: compiled).count
    }
    try measure.rate("verify a chain with gaps", 1) {
      let compiled = try CompiledModel(broken)
      return TableChecks.gaps(in: compiled).count + TableChecks.unreachableRules(in: compiled).count
    }
  }
}
