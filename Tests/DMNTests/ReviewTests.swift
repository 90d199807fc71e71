import DMN
import FEEL
import TestSupport
import Testing

/// The review of a model against exhaustive enumeration with the interpreter, on generated models with every hit policy.
@Suite struct ReviewTests {
  static let policies: [HitPolicy] = [.unique, .any, .first, .priority, .collect(nil), .collect(.sum)]

  /// A model, every case of it with its results, and its review.
  struct Reviewed {
    let generated: GeneratedModel
    let cases: [(inputs: [String: Value], results: [String: Interpreter.Result])]
    let review: ModelReview

    init(_ seed: Int, _ policies: [HitPolicy]) throws {
      generated = GeneratedModel(seed: UInt64(seed), policies: policies)
      let model = generated.model
      cases = generated.completions(of: [:]).map { ($0, Interpreter.evaluate(model, inputs: $0)) }
      review = try ModelReview(of: model)
    }

    var decisions: [Decision] { generated.model.decisions }

    func results(_ decision: Decision) -> [Interpreter.Result] { cases.compactMap { $0.results[decision.id] } }

    func findings(_ kind: Finding.Kind, _ decision: Decision) -> [Finding] {
      review.findings(kind).filter { $0.decision == decision.id }
    }

    /// What stands in the columns of a decision in a case.
    func columns(of decision: Decision, _ inputs: [String: Value], _ results: [String: Interpreter.Result]) -> [Value] {
      var scope: [String: Value] = [:]
      for input in generated.model.inputs { scope[input.name] = inputs[input.id] }
      for earlier in decisions { scope[earlier.name] = results[earlier.id]?.value }
      return decision.table.columns.map { $0.expression.value(in: scope) }
    }

    /// What the interpreter makes of the witness of a finding.
    func shown(_ finding: Finding) throws -> Interpreter.Result {
      let witness = try #require(finding.witness)
      return try #require(Interpreter.evaluate(generated.model, inputs: witness)[finding.decision ?? ""])
    }
  }

  @Test(arguments: 0..<24)
  func gapsAreExact(_ seed: Int) throws {
    let reviewed = try Reviewed(seed, Self.policies)
    for decision in reviewed.decisions {
      var isCollect = false
      if case .collect = decision.table.hitPolicy { isCollect = true }
      let hasGap = !isCollect && reviewed.results(decision).contains { $0.firedRules.isEmpty }
      let found = reviewed.findings(.gap, decision)
      #expect(found.isEmpty == !hasGap, "\(decision.id)")
      for gap in found { #expect(try reviewed.shown(gap).firedRules.isEmpty) }
      guard !isCollect else { continue }
      for (inputs, results) in reviewed.cases {
        let columns = reviewed.columns(of: decision, inputs, results)
        let missing = found.count { gap in zip(gap.cells, columns).allSatisfy { $0.accept($1) } }
        #expect(missing == (results[decision.id]?.firedRules.isEmpty == true ? 1 : 0), "\(decision.id)")
      }
    }
  }

  @Test(arguments: 0..<24)
  func conflictsAreExact(_ seed: Int) throws {
    let reviewed = try Reviewed(seed, [.unique, .any])
    for decision in reviewed.decisions {
      let outputs = decision.table.rules.map(\.output)
      var expected = Set<[Int]>()
      for fired in Set(reviewed.results(decision).map(\.firedRules)) {
        for first in fired {
          for second in fired where first < second && (decision.table.hitPolicy == .unique || outputs[first] != outputs[second]) {
            expected.insert([first, second])
          }
        }
      }
      let found = reviewed.findings(.conflict, decision)
      #expect(found.map(\.rules).sorted { $0.lexicographicallyPrecedes($1) } == expected.sorted { $0.lexicographicallyPrecedes($1) })
      for conflict in found {
        let shown = try reviewed.shown(conflict)
        #expect(shown.violatesHitPolicy && Set(conflict.rules).isSubset(of: shown.firedRules))
      }
    }
  }

  @Test(arguments: 0..<24)
  func deadAndMaskedRulesAreExact(_ seed: Int) throws {
    let reviewed = try Reviewed(seed, Self.policies)
    for decision in reviewed.decisions {
      let table = decision.table
      let fired = Set(reviewed.results(decision).map(\.firedRules))
      let matching = Set(fired.flatMap(\.self))
      #expect(Set(reviewed.findings(.deadRule, decision).map { $0.rules[0] }) == Set(table.rules.indices).subtracting(matching))
      func winner(_ rules: [Int]) -> Int? {
        guard table.hitPolicy == .priority else { return rules.first }
        return rules.min { (rank(table, $0), $0) < (rank(table, $1), $1) }
      }
      let isOrdered = table.hitPolicy == .first || table.hitPolicy == .priority
      let masked = isOrdered ? matching.subtracting(fired.compactMap(winner)) : []
      let found = reviewed.findings(.maskedRule, decision)
      #expect(Set(found.map { $0.rules[0] }) == masked)
      for finding in found {
        let shown = try reviewed.shown(finding)
        #expect(shown.firedRules.contains(finding.rules[0]))
        #expect(winner(shown.firedRules) == finding.rules.last)
      }
    }
  }

  private func rank(_ table: DecisionTable, _ rule: Int) -> Int {
    table.outputValues.firstIndex(of: table.rules[rule].output.value(in: [:])) ?? table.outputValues.count
  }

  /// Rules called redundant can go, all together; of the others none can.
  @Test(arguments: 0..<24)
  func redundantRulesAreExact(_ seed: Int) throws {
    let reviewed = try Reviewed(seed, [.any])
    for decision in reviewed.decisions {
      let found = reviewed.findings(.redundantRule, decision)
      let removed = Set(found.map { $0.rules[0] })
      let outputs = decision.table.rules.map(\.output)
      let fired = Set(reviewed.results(decision).map(\.firedRules))
      for rule in decision.table.rules.indices where fired.contains(where: { $0.contains(rule) }) {
        let isCovered = fired.filter { $0.contains(rule) }.allSatisfy { rules in
          rules.contains { $0 != rule && !removed.contains($0) && outputs[$0] == outputs[rule] }
        }
        #expect(isCovered == removed.contains(rule), "\(decision.id) rule \(rule)")
      }
      for finding in found {
        #expect(Set(finding.rules).isSubset(of: try reviewed.shown(finding).firedRules))
        #expect(finding.rules.count > 1)
      }
    }
  }

  @Test(arguments: 0..<24)
  func unheardValuesAreExact(_ seed: Int) throws {
    let reviewed = try Reviewed(seed, [.unique, .first, .collect(.sum)])
    for decision in reviewed.decisions {
      for (index, column) in decision.table.columns.enumerated() {
        guard case .name(let name) = column.expression, let used = reviewed.decisions.first(where: { $0.name == name }) else { continue }
        let possible = Set(reviewed.results(used).filter { !$0.violatesHitPolicy }.map(\.value))
        let unheard = possible.filter { value in !decision.table.rules.contains { $0.tests[index].accept(value) } }
        let found = reviewed.findings(.unheardValue, decision).filter { $0.column == index }
        #expect(Set(found.compactMap(\.value)) == unheard)
        for finding in found {
          let witness = try #require(finding.witness)
          #expect(reviewed.generated.value(used.id, witness) == finding.value)
        }
      }
    }
  }

  @Test(arguments: 0..<12)
  func idleInputsAreExact(_ seed: Int) throws {
    let reviewed = try Reviewed(seed, Self.policies)
    var expected = Set<String>()
    for input in reviewed.generated.model.inputs {
      let groups = Dictionary(grouping: reviewed.cases) { $0.inputs.filter { $0.key != input.id } }
      if groups.values.allSatisfy({ group in Set(group.map { $0.results.mapValues(\.value) }).count == 1 }) { expected.insert(input.id) }
    }
    #expect(Set(reviewed.review.findings(.idleInput).compactMap(\.input)) == expected)
  }

  /// Thousands of rules that all contradict each other make a report of bounded size, not millions of pairs.
  @Test func manyConflictsAreCutOff() throws {
    let input = InputData(id: "x", name: "x", domain: .choice([.boolean(true), .boolean(false)]), line: 1)
    let rules = (0..<2_000).map {
      DecisionTable.Rule(id: "r\($0)", tests: [.any], output: .literal(.string("a")), annotations: [], line: $0)
    }
    let table = DecisionTable(
      hitPolicy: .unique, columns: [.init(label: "x", expression: .name("x"))], outputValues: [], annotations: [], rules: rules)
    let review = try ModelReview(
      of: DecisionModel(name: "m", inputs: [input], decisions: [Decision(id: "d", name: "d", table: table, line: 1)]), limit: 5)
    #expect(review.findings(.conflict).count == 5)
    #expect(review.isCutOff)
  }
}
