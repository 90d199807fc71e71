import DMN
import FEEL
import Testing

@Suite struct HitPolicyTests {
  static func model(_ policy: String, outputs: String = "", rules: [(String, String)]) -> String {
    let rows = rules.map { "<rule><inputEntry><text>\($0.0)</text></inputEntry><outputEntry><text>\($0.1)</text></outputEntry></rule>" }
    return """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m">
      <inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>
      <decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#x"/></informationRequirement><decisionTable \(policy)><input label="x"><inputExpression><text>x</text></inputExpression></input>
      <output name="d">\(outputs)</output>\(rows.joined())</decisionTable></decision></definitions>
      """
  }

  static func possible(_ xml: String, x: Int) throws -> String {
    let compiled = try CompiledModel(DecisionModel(reading: Array(xml.utf8)))
    let value = Value.number(Decimal128(x))
    let interpreted = Interpreter.evaluate(compiled.model, inputs: ["x": value])["d"]?.value
    let possible = try compiled.possibleValues(of: "d", given: compiled.known(["x": value]))
    #expect(possible == [interpreted ?? .null])
    let whole = try Definitions(DMNDocument.read(Array(xml.utf8)))
    #expect(try ModelInterpreter(whole).evaluate(decision: "d", inputs: ["x": value]).value == interpreted)
    return possible.map(\.description).joined()
  }

  @Test(arguments: [
    ("hitPolicy=\"FIRST\"", 7, "1"), ("hitPolicy=\"PRIORITY\"", 7, "2"), ("hitPolicy=\"COLLECT\"", 7, "[1, 2]"),
    ("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", 7, "3"), ("hitPolicy=\"COLLECT\" aggregation=\"MIN\"", 7, "1"),
    ("hitPolicy=\"COLLECT\" aggregation=\"MAX\"", 7, "2"), ("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", 7, "2"),
    ("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", 0, "0"), ("hitPolicy=\"COLLECT\"", 0, "[]"), ("hitPolicy=\"FIRST\"", 0, "null"),
    ("hitPolicy=\"RULE ORDER\"", 7, "[1, 2]"), ("hitPolicy=\"OUTPUT ORDER\"", 7, "[2, 1]"), ("hitPolicy=\"RULE ORDER\"", 0, "null"),
  ])
  func combinesMatchingRules(_ policy: String, _ x: Int, _ expected: String) throws {
    let xml = Self.model(policy, outputs: "<outputValues><text>2, 1</text></outputValues>", rules: [("&gt; 3", "1"), ("[5..9]", "2")])
    #expect(try Self.possible(xml, x: x) == expected)
  }

  @Test(arguments: ["UNIQUE", "ANY"])
  func refusesContradictingRulesWithACase(_ policy: String) throws {
    let xml = Self.model("hitPolicy=\"\(policy)\"", rules: [("&gt; 3", "1"), ("&lt; 5", "2")])
    let error = #expect(throws: ModelProblems.self) { try CompiledModel(DecisionModel(reading: Array(xml.utf8))) }
    let problem = try #require(error?.problems.first)
    #expect(problem.place == "decision 'd', rules 1 and 2")
    #expect(problem.message.contains("x = 4"))
  }

  @Test func anyAllowsOverlapWithTheSameOutput() throws {
    let xml = Self.model("hitPolicy=\"ANY\"", rules: [("&gt; 3", "1"), ("&gt; 5", "1"), ("&lt;= 3", "2")])
    #expect(try Self.possible(xml, x: 9) == "1")
  }

  @Test(arguments: [("hitPolicy=\"FIRST\"", 0, "9"), ("hitPolicy=\"FIRST\"", 7, "1"), ("hitPolicy=\"COLLECT\"", 0, "9")])
  func givesTheDefaultWhenNoRuleMatches(_ policy: String, _ x: Int, _ expected: String) throws {
    let xml = Self.model(policy, outputs: "<defaultOutputEntry><text>9</text></defaultOutputEntry>", rules: [("&gt; 3", "1")])
    #expect(try Self.possible(xml, x: x).contains(expected))
    #expect(try !ModelReview(of: DecisionModel(reading: Array(xml.utf8))).findings.contains { $0.kind == .gap })
  }

  /// A number has no end of values; the pieces between the constants of the rules stand for all of them.
  @Test(arguments: [(-100, "2"), (3, "2"), (4, "1"), (1_000_000, "1")])
  func cutsNumbersWhereTheRulesDo(_ x: Int, _ expected: String) throws {
    let xml = Self.model("hitPolicy=\"UNIQUE\"", rules: [("&gt; 3", "1"), ("&lt;= 3", "2")])
    #expect(try Self.possible(xml, x: x) == expected)
  }
}
