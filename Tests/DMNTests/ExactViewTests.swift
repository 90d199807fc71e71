import DMN
import FEEL
import Testing

/// Whatever a decision is written as, the exact view of its model gives what the standard says, in every case.
@Suite struct ExactViewTests {
  static let inputs = """
    <itemDefinition name="Kleur"><typeRef>string</typeRef><allowedValues><text>"rood", "groen"</text></allowedValues></itemDefinition>
    <inputData id="kleur" name="kleur"><variable name="kleur" typeRef="Kleur"/></inputData>
    <inputData id="nieuw" name="is nieuw"><variable name="is nieuw" typeRef="boolean"/></inputData>
    <businessKnowledgeModel id="k" name="dubbel"><variable name="dubbel"/><encapsulatedLogic><formalParameter name="n"/>
    <literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
    <decision id="basis" name="basis"><variable name="basis" typeRef="number"/><informationRequirement><requiredInput href="#kleur"/></informationRequirement>
    <literalExpression><text>if kleur = "rood" then 1 else 2</text></literalExpression></decision>
    """

  static func model(_ logic: String) -> [UInt8] {
    let requirements = ["requiredInput href=\"#kleur\"", "requiredInput href=\"#nieuw\"", "requiredDecision href=\"#basis\""]
      .map { "<informationRequirement><\($0)/></informationRequirement>" }.joined()
    return Array(
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m">\(inputs)
      <decision id="d" name="d"><variable name="d"/>\(requirements)
      <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>\(logic)</decision></definitions>
      """.utf8)
  }

  static func literal(_ text: String) -> String { "<literalExpression><text>\(text)</text></literalExpression>" }

  static func table(_ policy: String, _ inputs: [String], outputs: String, _ rules: [([String], [String])]) -> String {
    let columns = inputs.map { "<input><inputExpression><text>\($0)</text></inputExpression></input>" }.joined()
    let rows = rules.map { cells, results in
      "<rule>" + cells.map { "<inputEntry><text>\($0)</text></inputEntry>" }.joined()
        + results.map { "<outputEntry><text>\($0)</text></outputEntry>" }.joined() + "</rule>"
    }
    return "<decisionTable hitPolicy=\"\(policy)\">\(columns)\(outputs)\(rows.joined())</decisionTable>"
  }

  static let logics = [
    literal("dubbel(basis) + (if is nieuw then 1 else 0)"),
    literal("{a: basis, b: a + 1}.b"),
    literal("for i in 1..basis return i * i"),
    literal("kleur in (\"rood\", \"blauw\") and not(is nieuw)"),
    "<context><contextEntry><variable name=\"a\"/>\(literal("basis"))</contextEntry><contextEntry>\(literal("dubbel(a)"))</contextEntry></context>",
    "<invocation>\(literal("dubbel"))<binding><parameter name=\"n\"/>\(literal("basis"))</binding></invocation>",
    table(
      "UNIQUE", ["kleur", "is nieuw"], outputs: "<output name=\"x\"/><output name=\"y\"/>",
      [(["\"rood\"", "-"], ["1", "\"een\""]), (["\"groen\"", "true"], ["2", "basis"])]),
    table(
      "FIRST", ["basis"], outputs: "<output><defaultOutputEntry><text>\"anders\"</text></defaultOutputEntry></output>",
      [(["? * 2 = 4"], ["\"twee\""])]),
    table(
      "PRIORITY", ["kleur"],
      outputs:
        "<output name=\"x\"><outputValues><text>1, 2</text></outputValues></output><output name=\"y\"><outputValues><text>3, 4</text></outputValues></output>",
      [(["-"], ["1", "4"]), (["\"rood\""], ["1", "3"])]),
    table("ANY", ["basis"], outputs: "<output/>", [(["&gt;= (if is nieuw then 1 else 2)"], ["\"ja\""])]),
    table("COLLECT", ["kleur", "is nieuw"], outputs: "<output/>", [(["-", "true"], ["basis"]), (["\"rood\"", "-"], ["10"])]),
  ]

  @Test(arguments: logics)
  func agreesWithTheStandardInEveryCase(_ logic: String) throws {
    let bytes = Self.model(logic)
    let definitions = try Definitions(DMNDocument.read(bytes))
    #expect(definitions.problems.isEmpty)
    let (interpreter, compiled) = (ModelInterpreter(definitions), try CompiledModel(DecisionModel(definitions)))
    for color in ["rood", "groen"].map(Value.string) {
      var ofColor = Set<Value>()
      for isNew in [Value.boolean(true), .boolean(false)] {
        let inputs = ["kleur": color, "nieuw": isNew]
        let expected = try interpreter.evaluate(decision: "d", inputs: inputs).value
        #expect(try compiled.possibleValues(of: "d", given: compiled.known(inputs)) == [expected])
        ofColor.insert(expected)
      }
      #expect(try Set(compiled.possibleValues(of: "d", given: compiled.known(["kleur": color]))) == ofColor)
    }
  }

  /// What cannot be reasoned about exactly is refused with a reason, and can still be evaluated.
  @Test func refusesWhatHasNoEnd() throws {
    let xml = """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m">
      <inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>
      <decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#x"/></informationRequirement>
      <literalExpression><text>x * 2</text></literalExpression></decision></definitions>
      """
    let definitions = try Definitions(DMNDocument.read(Array(xml.utf8)))
    let error = #expect(throws: ModelProblems.self) { try CompiledModel(DecisionModel(definitions)) }
    #expect(error?.problems.first?.message.contains("no end of values") == true)
    let value = try ModelInterpreter(definitions).evaluate(decision: "d", inputs: ["x": .number(Decimal128(21))]).value
    #expect(value == .number(Decimal128(42)))
  }
}
