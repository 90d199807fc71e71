import DMN
import FEEL

/// Proofs about a chain of tables: no contradiction, no gap, no dead rule; and a case for each failure.
struct VerifyBench {
  let measure: Measure
  let sound: DecisionModel
  let broken: DecisionModel
  /// The tables of the broken chain that miss a rule.
  private let planted: [Int]

  init(_ measure: Measure, tables: Int, rules: Int) {
    self.measure = measure
    planted = (0..<max(1, tables / 10)).map { $0 * 10 + 9 }
    sound = Self.chain(tables, rules, broken: [])
    broken = Self.chain(tables, rules, broken: planted)
  }

  /// Tables of `rules` rules over an own choice of ten, an own number and the table before. Those of `broken` miss a rule;
  /// the table after such a one says `not(1)` for 0, which also takes null, so that one gap makes no others.
  private static func chain(_ tables: Int, _ rules: Int, broken: [Int]) -> DecisionModel {
    let choices = (0..<10).map { Value.string("c\($0)") }
    let (zero, one) = (UnaryTest.matches(.literal(.number(Decimal128(0)))), UnaryTest.matches(.literal(.number(Decimal128(1)))))
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
            if table > 0, previous == 1 { tests.append(.oneOf([one])) }
            if table > 0, previous == 0 { tests.append(broken.contains(table - 1) ? .noneOf([one]) : .oneOf([zero])) }
            rows.append(GrowthModels.rule(rows.count, tests, output: (previous + number + band) % 2))
          }
        }
      }
      if broken.contains(table) { rows.remove(at: rows.count / 2) }
      let columns = ["c\(table)", "n\(table)"] + (table > 0 ? ["t\(table - 1)"] : [])
      decisions.append(GrowthModels.decision("t\(table)", columns, rows, .unique))
    }
    return DecisionModel(name: "chain", inputs: inputs, decisions: decisions)
  }

  func run() throws {
    let findings = try ModelReview(of: sound).findings
    guard findings.isEmpty else { throw Failure("a sound chain is called unsound: \(findings[0].problem.message)") }
    let review = try ModelReview(of: broken)
    try check(review)
    Measure.value("rules", sound.decisions.reduce(0) { $0 + $1.table.rules.count }, "rules")
    Measure.value("gaps planted", planted.count, "gaps")
    Measure.value("gaps found", review.findings(.gap).count, "gaps")
    try measure.rate("verify a sound chain", 1) { try ModelReview(of: sound).findings.count }
    try measure.rate("verify a chain with gaps", 1) { try ModelReview(of: broken).findings.count }
  }

  /// Exactly the tables that miss a rule have a gap, each with a case; and the interpreter of the standard finds no rule there.
  private func check(_ review: ModelReview) throws {
    let expected = planted.map { "t\($0)" }
    guard review.findings.map(\.decision) == expected, review.findings(.gap).count == planted.count else {
      throw Failure("gaps in \(expected) were planted, found: \(review.findings.map { "\($0.kind) in \($0.decision ?? "")" })")
    }
    let interpreter = try ModelFile.interpreter(ModelFile(model: broken).bytes())
    for gap in review.findings {
      guard let decision = gap.decision, let witness = gap.witness else { throw Failure("a gap has no case") }
      let result = try interpreter.evaluate(decision: decision, inputs: witness)
      guard let firing = result.firings.last, firing.element == decision, firing.rules.isEmpty else {
        throw Failure("the case for the gap in \(decision) is wrong: \(result.value)")
      }
    }
  }
}
