import DMN
import FEEL
import TestSupport
import Testing

/// Reviews that look through a chain of tables: what follows only from all of them together.
@Suite struct LongChainTests {
  static let length = 9

  /// Yes/no inputs; two chains of tables that work out whether an odd number of them is true, one from the front, one
  /// from the back, the last input of the second through `changed`; and a table that compares both.
  static func model(changed: UnaryTests) -> DecisionModel {
    let inputs = (0..<length).map { InputData(id: "x\($0)", name: "x\($0)", domain: .choice([.boolean(true), .boolean(false)]), line: $0) }
    var decisions: [Decision] = []
    for (chain, order) in [("p", Array(0..<length)), ("q", (0..<length).reversed())] {
      for (step, input) in order.enumerated() {
        let isLast = chain == "q" && step == length - 1
        let before = step == 0 ? nil : "\(chain)\(step - 1)"
        decisions.append(odd("\(chain)\(step)", before, "x\(input)", isLast ? changed : `is`(true)))
      }
    }
    let last = length - 1
    let rows = [(true, false, "differ"), (false, true, "differ"), (true, true, "same"), (false, false, "same")]
    decisions.append(
      table(
        "compare", columns: ["p\(last)", "q\(last)"], rows.map { ([`is`($0.0), `is`($0.1)], .string($0.2)) }, hitPolicy: .unique))
    return DecisionModel(name: "odd", inputs: inputs, decisions: decisions)
  }

  static func `is`(_ value: Bool) -> UnaryTests { .oneOf([.matches(.literal(.boolean(value)))]) }

  static func odd(_ name: String, _ before: String?, _ input: String, _ whenTrue: UnaryTests) -> Decision {
    guard let before else { return table(name, columns: [input], [([whenTrue], .boolean(true)), ([.any], .boolean(false))]) }
    return table(
      name, columns: [before, input],
      [
        ([`is`(true), whenTrue], .boolean(false)), ([`is`(true), .any], .boolean(true)),
        ([.any, whenTrue], .boolean(true)), ([.any, .any], .boolean(false)),
      ])
  }

  static func table(_ name: String, columns: [String], _ rows: [([UnaryTests], Value)], hitPolicy: HitPolicy = .first) -> Decision {
    let rules = rows.enumerated().map { index, row in
      DecisionTable.Rule(id: "\(name)-\(index)", tests: row.0, output: .literal(row.1), annotations: [], line: index)
    }
    return Decision(
      id: name, name: name,
      table: DecisionTable(
        hitPolicy: hitPolicy, columns: columns.map { .init(label: $0, expression: .name($0)) }, outputValues: [], annotations: [],
        rules: rules),
      line: 1)
  }

  /// No single table shows that the two chains always agree; only all of them together.
  @Test func aRuleThatOnlyTheWholeChainRulesOutIsDead() throws {
    let dead = try ModelReview(of: Self.model(changed: Self.`is`(true))).findings(.deadRule)
    #expect(dead.map(\.decision) == ["compare", "compare"])
    #expect(dead.map(\.rules) == [[0], [1]])
  }

  /// What takes more search than is allowed is refused, with the place; it is never taken for impossible.
  @Test func whatTakesTooMuchSearchIsRefused() throws {
    do {
      let review = try ModelReview(of: Self.model(changed: Self.`is`(true)), effort: 5)
      Issue.record("no refusal but \(review.findings.count) findings")
    } catch {
      #expect(error.problems.map(\.place) == ["decision 'compare'"])
      #expect(error.problems.allSatisfy { $0.message.contains("too involved") && !$0.remedy.isEmpty })
    }
  }

  @Test func aGapThatTheChainNeverComesToIsNoGap() throws {
    func withoutDiffering(_ model: DecisionModel) throws -> [Finding] {
      let compare = try #require(model.decisions.last)
      let rules = compare.table.rules.map { ($0.tests, $0.output.value(in: [:])) }.suffix(2)
      let shorter = Self.table("compare", columns: compare.table.columns.map(\.label), Array(rules), hitPolicy: .unique)
      return try ModelReview(of: DecisionModel(name: "odd", inputs: model.inputs, decisions: model.decisions.dropLast() + [shorter]))
        .findings(.gap)
    }
    #expect(try withoutDiffering(Self.model(changed: Self.`is`(true))).isEmpty)
    // Once the last table of the second chain ignores its input, the chains differ where that input is true.
    let changed = Self.model(changed: .oneOf([]))
    let gap = try #require(try withoutDiffering(changed).first)
    let results = Interpreter.evaluate(changed, inputs: try #require(gap.witness))
    #expect(results["p8"]?.value != results["q8"]?.value)
  }

  /// Inputs of ten values that must all be right: one case in a hundred million, found by aiming or by search.
  @Test func aSingleCaseAmongManyIsFound() throws {
    let values = (0..<10).map { Value.number(Decimal128($0)) }
    let inputs = (0..<8).map { InputData(id: "x\($0)", name: "x\($0)", domain: .choice(values), line: 1) }
    let decisions = (0..<8).map { step -> Decision in
      let right = UnaryTests.oneOf([.matches(.literal(values[step * 3 % 10]))])
      let columns = step == 0 ? ["x0"] : ["d\(step - 1)", "x\(step)"]
      return Self.table(
        "d\(step)", columns: columns,
        [((step == 0 ? [] : [Self.`is`(true)]) + [right], .boolean(true)), (columns.map { _ in .any }, .boolean(false))])
    }
    let last = Self.table("last", columns: ["d7"], [([Self.`is`(false)], .string("no"))], hitPolicy: .unique)
    let review = try ModelReview(of: DecisionModel(name: "lock", inputs: inputs, decisions: decisions + [last]))
    let gap = try #require(review.findings(.gap).first)
    #expect(gap.decision == "last")
    #expect(gap.witness == Dictionary(uniqueKeysWithValues: (0..<8).map { ("x\($0)", values[$0 * 3 % 10]) }))
    let unheard = try #require(review.findings(.unheardValue).first)
    #expect(unheard.value == .boolean(true) && unheard.witness == gap.witness)
  }

  /// Compiled diagrams and the review are made apart from each other; they must agree on longer chains too.
  @Test(arguments: 0..<6)
  func theReviewAgreesWithTheDiagrams(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let texts = ["a", "b", "c"].map(Value.string)
    let inputs = (0..<6).map { InputData(id: "x\($0)", name: "x\($0)", domain: .choice(texts), line: 1) }
    var decisions: [Decision] = []
    for number in 0..<8 {
      var columns = inputs.shuffled(using: &random).prefix(2).map(\.name)
      columns += decisions.suffix(3).shuffled(using: &random).prefix(2).map(\.name)
      let rows = (0..<8).map { _ in
        (
          columns.map { _ in
            Bool.random(using: &random) ? UnaryTests.any : .oneOf([.matches(.literal(texts.randomElement(using: &random) ?? .null))])
          }, texts.randomElement(using: &random) ?? .null
        )
      }
      decisions.append(Self.table("t\(number)", columns: columns, rows + texts.map { (columns.map { _ in .any }, $0) }))
    }
    let model = DecisionModel(name: "chain", inputs: inputs, decisions: decisions)
    let compiled = try CompiledModel(model)
    let review = try ModelReview(of: model)
    for decision in decisions {
      let never = decision.table.rules.indices.filter {
        compiled.truth(ofRule: $0, decision: decision.id, given: compiled.allOpen) == .never
      }
      #expect(review.findings(.deadRule).filter { $0.decision == decision.id }.map { $0.rules[0] } == never)
    }
    let relevant = compiled.relevantOpenInputs(for: decisions.map(\.id), given: compiled.allOpen)
    #expect(Set(review.findings(.idleInput).compactMap(\.input)) == Set(inputs.map(\.id)).subtracting(relevant))
  }
}
