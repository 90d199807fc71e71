import DMN
import FEEL
import TestSupport
import Testing

/// What the output values of a table do not list becomes null, in both views, and outputs have names of their own.
@Suite struct OutputValuesTests {
  private static let input =
    "<itemDefinition name=\"t\"><typeRef>string</typeRef><allowedValues><text>\"p\", \"q\", \"r\"</text></allowedValues></itemDefinition>"
    + Sample.input("i", type: "t")

  private static func output(_ name: String, _ values: String) -> String {
    "<output name=\"\(name)\"><outputValues><text>\(values)</text></outputValues></output>"
  }

  static let tables = [
    Sample.table("", inputs: ["i"], outputs: [output("o", "\"p\", \"q\"")], rules: [["-", "i"]]),
    Sample.table("", inputs: ["i"], outputs: [output("o", "\"px\", \"qx\"")], rules: [["-", "i + \"x\""]]),
    Sample.table("", inputs: ["i"], outputs: [output("o", "\"p\", \"q\"")], rules: [["-", "[\"a\"]"]]),
    Sample.table("", inputs: ["i"], outputs: [output("o", "\"p\", \"q\"")], rules: [["-", "{x: 1}"]]),
    Sample.table("", inputs: ["i"], outputs: [output("o", "\"p\", \"q\""), output("n", "1, 2")], rules: [["-", "i", "3"]]),
    Sample.table("hitPolicy=\"COLLECT\"", inputs: ["i"], outputs: [output("o", "\"p\", \"q\"")], rules: [["-", "i"], ["-", "\"q\""]]),
    Sample.table("", inputs: ["i"], outputs: [output("o", "&gt; 5")], rules: [["\"p\"", "3"], ["-", "7"]]),
    Sample.table("", inputs: ["i"], outputs: [output("o", "1, &gt; 5")], rules: [["\"p\"", "7"], ["not(\"p\")", "1"]]),
    Sample.table("", inputs: ["i"], outputs: [output("o", "[1..5], 9")], rules: [["\"p\"", "3"], ["not(\"p\")", "9"]]),
  ]

  @Test(arguments: tables) func whatIsNotListedIsNullInBothViews(_ table: String) throws {
    let body =
      Self.input + Sample.decision("o", inputs: ["i"], table) + Sample.decision("d", decisions: ["o"], Sample.literal("o = null"))
    let definitions = try Definitions(Sample.document(body))
    let exact = try CompiledModel(DecisionModel(definitions))
    for value in ["p", "q", "r"].map(Value.string) {
      for decision in ["o", "d"] {
        let result = try ModelInterpreter(definitions).evaluate(decision: decision, inputs: ["i": value])
        #expect(try exact.possibleValues(of: decision, given: exact.known(["i": value])) == [result.value])
        if result.value == .null { #expect(!result.reasons.isEmpty) }
      }
    }
  }

  /// A constant that a plain list of output values does not have is a slip of the pen.
  @Test func aConstantThatIsNotListedIsRefused() throws {
    let table = Sample.table("", inputs: ["i"], outputs: [Self.output("o", "\"p\", \"q\"")], rules: [["-", "\"x\""]])
    let model = try DecisionModel(Definitions(Sample.document(Self.input + Sample.decision("d", inputs: ["i"], table))))
    let problems = #expect(throws: ModelProblems.self) { try CompiledModel(model) }
    #expect(problems?.problems.first?.message == "The output \"x\" is not one of the output values of the table.")
  }

  static let doubles: [(logic: String, reason: String)] = [
    (
      Sample.table("", inputs: [], outputs: ["<output name=\"a\"/>", "<output name=\" a\"/>"], rules: [["1", "2"]]),
      "The table cannot be used: Two outputs have the name 'a'."
    ),
    (
      "<context><contextEntry><variable name=\"a\"/>\(Sample.literal("1"))</contextEntry>"
        + "<contextEntry><variable name=\"a\"/>\(Sample.literal("2"))</contextEntry></context>",
      "The context cannot be used: Two entries have the name 'a'."
    ),
    (
      "<relation><column name=\"a\"/><column name=\"a\"/><row>\(Sample.literal("1"))\(Sample.literal("2"))</row></relation>",
      "The relation cannot be used: Two columns have the name 'a'."
    ),
    (
      "<invocation>\(Sample.literal("k"))<binding><parameter name=\"a\"/>\(Sample.literal("1"))</binding></invocation>",
      "The function cannot be used: Two parameters have the name 'a'."
    ),
  ]

  /// Of two parts with one name nobody knows which is meant: what needs them is null, with the reason.
  @Test(arguments: doubles.indices) func namesThatStandTwiceAreRefused(_ index: Int) throws {
    let function =
      "<businessKnowledgeModel id=\"k\" name=\"k\"><variable name=\"k\"/><encapsulatedLogic><formalParameter name=\"a\"/>"
      + "<formalParameter name=\"a\"/>\(Sample.literal("a"))</encapsulatedLogic></businessKnowledgeModel>"
    let body = (index == 3 ? function : "") + Sample.decision("d", knowledge: index == 3 ? ["k"] : [], Self.doubles[index].logic)
    let definitions = try Definitions(Sample.document(body))
    let message = try #require(Self.doubles[index].reason.split(separator: ": ").last.map(String.init))
    #expect(definitions.problems.map(\.message) == [message])
    let result = try ModelInterpreter(definitions).evaluate(decision: "d")
    #expect(result.value == .null && !result.reasons.isEmpty)
    if index != 3 { #expect(result.reasons.map(\.reason) == [Self.doubles[index].reason]) }
    #expect(throws: ModelProblems.self) { try DecisionModel(definitions) }
  }

  /// An invocation gives each parameter one value.
  @Test func anArgumentThatStandsTwiceIsRefused() throws {
    let function =
      "<businessKnowledgeModel id=\"k\" name=\"k\"><variable name=\"k\"/><encapsulatedLogic><formalParameter name=\"a\"/>"
      + "\(Sample.literal("a"))</encapsulatedLogic></businessKnowledgeModel>"
    let bindings = ["1", "2"].map { "<binding><parameter name=\"a\"/>\(Sample.literal($0))</binding>" }.joined()
    let call = Sample.decision("d", knowledge: ["k"], "<invocation>\(Sample.literal("k"))\(bindings)</invocation>")
    let result = try Sample.model(function + call).outcome("d")
    #expect(result.value == .null && result.reasons.map(\.reason) == ["'k' is given a parameter twice."])
  }
}
