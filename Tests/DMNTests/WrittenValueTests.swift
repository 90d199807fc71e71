import DMN
import FEEL
import TestSupport
import Testing

/// Equal values that are written otherwise stay apart in the exact view, as they do when the model is evaluated.
@Suite struct WrittenValueTests {
  private static let truth = Sample.input("b", type: "boolean")
  private static let listed =
    "<itemDefinition name=\"t\"><typeRef>number</typeRef><allowedValues><text>1.0, 2</text></allowedValues></itemDefinition>"
    + Sample.input("x", type: "t")

  private static let price = Sample.decision(
    "p", inputs: ["b"], Sample.table("", inputs: ["b"], rules: [["true", "12.50"], ["false", "12.5"]]))

  static let models: [(body: String, input: String, value: Value, decision: String, text: String)] = [
    (
      truth + price + Sample.decision("d", decisions: ["p"], Sample.literal("\"EUR \" + string(p)")), "b", .boolean(false), "d",
      "\"EUR 12.5\""
    ),
    (
      truth + price + Sample.decision("d", decisions: ["p"], Sample.literal("\"EUR \" + string(p)")), "b", .boolean(true), "d",
      "\"EUR 12.50\""
    ),
    (
      truth + Sample.decision("a", inputs: ["b"], Sample.literal("if b then {x: 1, y: 2} else {y: 2, x: 1}"))
        + Sample.decision("d", decisions: ["a"], Sample.literal("get entries(a)[1].key")), "b", .boolean(false), "d", "\"y\""
    ),
    (
      Sample.input("z", type: "number")
        + Sample.decision("o", inputs: ["z"], Sample.table("hitPolicy=\"FIRST\"", inputs: ["z"], rules: [["= 0.00", "1"], ["-", "2"]]))
        + Sample.decision("d", inputs: ["z"], Sample.table("", inputs: ["z"], rules: [["-", "0"]])), "z", .number(Decimal128(3)), "d", "0"
    ),
    (listed + Sample.decision("d", inputs: ["x"], Sample.literal("string(x)")), "x", .number(Decimal128(1)), "d", "\"1.0\""),
    (
      truth + Sample.decision("d", inputs: ["b"], Sample.literal("if b then string(1.0) else string(1)")), "b", .boolean(false), "d",
      "\"1\""
    ),
    (
      truth + price
        + Sample.decision(
          "d", decisions: ["p"],
          Sample.table("hitPolicy=\"FIRST\"", inputs: ["p"], rules: [["string(?) = \"12.5\"", "1"], ["string(?) = \"12.50\"", "2"]])),
      "b", .boolean(true), "d", "2"
    ),
    (
      truth
        + Sample.decision("d", inputs: ["b"], Sample.table("hitPolicy=\"ANY\"", inputs: ["b"], rules: [["true", "2.0"], ["-", "2"]])),
      "b", .boolean(true), "d", "2.0"
    ),
  ]

  @Test(arguments: models.indices) func bothViewsWriteTheSame(_ index: Int) throws {
    let (body, input, value, decision, text) = Self.models[index]
    let definitions = try Definitions(Sample.document(body))
    #expect(try ModelInterpreter(definitions).evaluate(decision: decision, inputs: [input: value]).value.description == text)
    let exact = try CompiledModel(DecisionModel(definitions))
    #expect(try exact.possibleValues(of: decision, given: exact.known([input: value])).map(\.description) == [text])
    let evaluator = try FastEvaluator(exact)
    #expect(try evaluator.evaluate([input: value])[decision]?.value.description == text)
    let index = try OpenIndex(exact, decisions: [decision])
    let answer = try index.look(index.case(exact.known([input: value])))
    #expect(index.possibilities[Int(answer.possibilities[0])].map(\.description) == [text])
    let tree = try DecisionTree(exact, decision: decision)
    #expect(tree.result(of: [input: value])?.description == text)
  }

  @Test func bothWaysOfWritingStayPossible() throws {
    let exact = try CompiledModel(DecisionModel(Definitions(Sample.document(Self.truth + Self.price))))
    #expect(Set(exact.possibleValues(of: "p", given: exact.allOpen).map(\.description)) == ["12.5", "12.50"])
    // What is asked for is a value, however it is written.
    #expect(exact.smallestChange(of: "p", to: .number(Decimal128("12.500")!), given: exact.allOpen) { _ in .cost(1) } == [])
  }

  @Test func aDifferenceInWritingIsADifference() throws {
    let alike = Self.price.replacing("12.5<", with: "12.50<")
    let models = try [Self.price, alike].map { try DecisionModel(Definitions(Sample.document(Self.truth + $0))) }
    let difference = try ModelComparison(from: models[0], to: models[1])
    #expect(difference.changed.map(\.changedCases) == [1])
    #expect(difference.changed[0].blocks.map { "\($0.before) \($0.after)" } == ["12.5 12.50"])
  }

  @Test func aRuleForOneWayOfWritingCanMatch() throws {
    let body =
      Self.truth + Sample.decision("bedrag", inputs: ["b"], Sample.literal("if b then 1.0 else 1"))
      + Sample.decision(
        "d", decisions: ["bedrag"], Sample.table("", inputs: ["string(bedrag)"], rules: [["\"1\"", "1"], ["\"1.0\"", "2"]]))
    #expect(try ModelReview(of: DecisionModel(Definitions(Sample.document(body)))).findings.isEmpty)
  }

  @Test func twoModelsMustWriteTheValuesOfAnInputAlike() throws {
    let body = Self.listed + Sample.decision("d", inputs: ["x"], Sample.literal("string(x)"))
    let models = try [body, body.replacing("1.0, 2", with: "1, 2")].map { try DecisionModel(Definitions(Sample.document($0))) }
    let problems = #expect(throws: ModelProblems.self) { try ModelComparison(from: models[0], to: models[1]) }
    #expect(problems?.problems.first?.message == "The two models write a value of this input otherwise.")
  }
}
