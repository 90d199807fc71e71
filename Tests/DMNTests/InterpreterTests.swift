import DMN
import FEEL
import Testing

/// What decisions, functions and services give, and what is said when they give nothing.
@Suite struct InterpreterTests {
  // MARK: Boxed expressions

  @Test(arguments: [
    (Sample.literal("1 + 2"), "3"), (Sample.literal("\"a\"", type: "number"), "null"),
    ("<list>\(Sample.literal("1"))<list>\(Sample.literal("2"))</list></list>", "[1, [2]]"),
    (
      "<relation><column name=\"a\"/><column name=\"b c\"/><row>\(Sample.literal("1"))\(Sample.literal("2"))</row><row>\(Sample.literal("3"))\(Sample.literal("4"))</row></relation>",
      "[{a: 1, b c: 2}, {a: 3, b c: 4}]"
    ),
    (
      "<context><contextEntry><variable name=\"a b\"/>\(Sample.literal("2"))</contextEntry><contextEntry><variable name=\"c\"/>\(Sample.literal("a b * 3"))</contextEntry></context>",
      "{a b: 2, c: 6}"
    ),
    (
      "<context><contextEntry><variable name=\"a\"/>\(Sample.literal("2"))</contextEntry><contextEntry>\(Sample.literal("a + 1"))</contextEntry></context>",
      "3"
    ),
    ("<context><contextEntry><variable name=\"a\" typeRef=\"string\"/>\(Sample.literal("2"))</contextEntry></context>", "{a: null}"),
    (
      "<context><contextEntry><variable name=\"f\"/><functionDefinition><formalParameter name=\"the x\" typeRef=\"number\"/>\(Sample.literal("the x * 2"))</functionDefinition></contextEntry><contextEntry>\(Sample.literal("f(4)"))</contextEntry></context>",
      "8"
    ),
    (
      "<context><contextEntry><variable name=\"f\"/><functionDefinition kind=\"Java\">\(Sample.literal("{class: \"java.lang.Math\"}"))</functionDefinition></contextEntry><contextEntry>\(Sample.literal("f(4)"))</contextEntry></context>",
      "null"
    ),
    (
      "<conditional><if>\(Sample.literal("1 < 2"))</if><then>\(Sample.literal("\"yes\""))</then><else><list/></else></conditional>",
      "\"yes\""
    ),
    ("<conditional><if>\(Sample.literal("null"))</if><then>\(Sample.literal("\"yes\""))</then><else><list/></else></conditional>", "[]"),
    ("<filter><in>\(Sample.literal("[1, 2, 3]"))</in><match>\(Sample.literal("item > 1"))</match></filter>", "[2, 3]"),
    ("<filter><in>\(Sample.literal("[{a: 1}, {a: 2}]"))</in><match>\(Sample.literal("a > 1"))</match></filter>", "[{a: 2}]"),
    (
      "<filter><in>\(Sample.literal("[{a: 1}, {a: 2}]"))</in><match><conditional><if>\(Sample.literal("a > 1"))</if><then>\(Sample.literal("true"))</then><else>\(Sample.literal("false"))</else></conditional></match></filter>",
      "[{a: 2}]"
    ),
    (
      "<for iteratorVariable=\"the n\"><in>\(Sample.literal("[1, 2]"))</in><return><list>\(Sample.literal("the n"))\(Sample.literal("the n * 10"))</list></return></for>",
      "[[1, 10], [2, 20]]"
    ),
    (
      "<for iteratorVariable=\"n\"><in>\(Sample.literal("[1, 2]"))</in><return>\(Sample.literal("sum(partial) + n"))</return></for>",
      "[null, null]"
    ),
    ("<some iteratorVariable=\"n\"><in>\(Sample.literal("[1, 2]"))</in><satisfies>\(Sample.literal("n > 1"))</satisfies></some>", "true"),
    (
      "<every iteratorVariable=\"n\"><in>\(Sample.literal("[1, 2]"))</in><satisfies>\(Sample.literal("n > 1"))</satisfies></every>", "false"
    ),
    (Sample.table("", inputs: ["1"], rules: [["1", "\"one\""]]), "\"one\""),
    ("", "null"),
  ])
  func boxed(_ logic: String, _ expected: String) throws {
    let model = try Sample.model(Sample.decision("d", logic))
    #expect(try model.text("d") == expected)
    // What has no value has a reason.
    if expected == "null" { #expect(try !model.outcome("d").reasons.isEmpty) }
  }

  @Test func invokes() throws {
    let model = try Sample.model(
      """
      <businessKnowledgeModel id="k" name="add up"><variable name="add up"/><encapsulatedLogic>
      <formalParameter name="first term" typeRef="number"/><formalParameter name="b" typeRef="number"/>
      \(Sample.literal("first term + b"))</encapsulatedLogic></businessKnowledgeModel>
      """
        + Sample.decision(
          "boxed", knowledge: ["k"],
          "<invocation>\(Sample.literal("add up"))<binding><parameter name=\"b\"/>\(Sample.literal("2"))</binding><binding><parameter name=\"first term\"/>\(Sample.literal("1"))</binding></invocation>"
        )
        + Sample.decision("literal", knowledge: ["k"], Sample.literal("add up(1, 2) + add up(first term: 1, b: 1)"))
        + Sample.decision("wrong", knowledge: ["k"], Sample.literal("add up(1, \"2\")"))
        + Sample.decision("none", Sample.literal("add up(1, 2)")))
    #expect(try model.text("boxed") == "3")
    #expect(try model.text("literal") == "5")
    #expect(try model.text("wrong") == "null")
    #expect(try model.text("none") == "null", "a function that is not required is not known")
    #expect(
      try model.evaluate(knowledgeModel: "add up", arguments: ["first term": .number(Decimal128(1)), "b": .number(Decimal128(3))]).value
        .description == "4")
  }

  @Test func boundsRecursion() throws {
    let model = try Sample.model(
      """
      <businessKnowledgeModel id="k" name="k"><variable name="k"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>
      \(Sample.literal("if n <= 1 then 1 else n * k(n - 1)"))</encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement></businessKnowledgeModel>
      """ + Sample.decision("small", knowledge: ["k"], Sample.literal("k(5)"))
        + Sample.decision("deep", knowledge: ["k"], Sample.literal("k(100000)")))
    #expect(try model.text("small") == "120")
    let deep = try model.outcome("deep")
    #expect(deep.value == .null)
    #expect(deep.reasons.contains { $0.reason.contains("deep") })
  }

  // MARK: Requirements

  @Test func requiresDecisionsInAnyOrder() throws {
    let model = try Sample.model(
      Sample.decision("last one", decisions: ["first", "second"], Sample.literal("first + second"))
        + Sample.decision("second", decisions: ["first"], Sample.literal("first * 10"))
        + Sample.decision("first", inputs: ["the x"], Sample.literal("the x + 1"))
        + Sample.input("the x", type: "number"))
    let outcome = try model.outcome("last one", ["the x": "1"])
    #expect(outcome.value.description == "22")
    #expect(outcome.decisions.mapValues(\.description) == ["first": "2", "second": "20", "last one": "22"])
  }

  @Test func followsALongChain() throws {
    let chain = (1...3_000).map { Sample.decision("d\($0)", decisions: ["d\($0 - 1)"], Sample.literal("d\($0 - 1) + 1")) }
    let model = try Sample.model(Sample.decision("d0", Sample.literal("0")) + chain.joined())
    #expect(try model.text("d3000") == "3000")
  }

  @Test func checksTypesOfInputsAndResults() throws {
    let model = try Sample.model(
      """
      <itemDefinition name="Small"><typeRef>number</typeRef><allowedValues><text>[1..9]</text></allowedValues></itemDefinition>
      """ + Sample.input("x", type: "Small") + Sample.decision("d", type: "Small", inputs: ["x"], Sample.literal("x + 5")))
    #expect(try model.text("d", ["x": "2"]) == "7")
    #expect(try model.text("d", ["x": "5"]) == "null")
    let outside = try model.outcome("d", ["x": "12"])
    #expect(outside.value == .null)
    #expect(outside.reasons.first?.element == "x")
  }

  @Test func saysWhichDecisionsThereAre() throws {
    let model = try Sample.model(Sample.decision("d", Sample.literal("1")))
    let problem = #expect(throws: ModelProblem.self) { try model.evaluate(decision: "e") }
    #expect(problem?.remedy.contains("d") == true)
    #expect(throws: ModelProblem.self) { try model.evaluate(service: "e") }
    #expect(throws: ModelProblem.self) { try model.evaluate(knowledgeModel: "e") }
  }

  // MARK: Imports

  @Test func usesImportedModels() throws {
    let base = try Sample.document(
      """
      <itemDefinition name="Age"><typeRef>number</typeRef><allowedValues><text>&gt;= 0</text></allowedValues></itemDefinition>
      <businessKnowledgeModel id="k" name="is adult"><variable name="is adult"/><encapsulatedLogic><formalParameter name="age" typeRef="Age"/>
      \(Sample.literal("age >= 18 and age instance of Age"))</encapsulatedLogic></businessKnowledgeModel>
      """ + Sample.input("the age", type: "Age") + Sample.decision("next", inputs: ["the age"], Sample.literal("the age + 1")),
      namespace: "urn:base")
    let middle = try Sample.document(
      "<import name=\"base\" namespace=\"urn:base\" importType=\"\(DMNVersion.dmn15.model)\"/>"
        + Sample.decision("after next", decisions: ["urn:base#next"], Sample.literal("base.next + 1")), namespace: "urn:middle")
    let model = try Sample.model(
      "<import name=\"my base\" namespace=\"urn:base\" importType=\"\(DMNVersion.dmn15.model)\"/><import name=\"mid\" namespace=\"urn:middle\" importType=\"\(DMNVersion.dmn15.model)\"/>"
        + Sample.input("own", type: "my base.Age")
        + Sample.decision("adult", inputs: ["own"], knowledge: ["urn:base#k"], Sample.literal("my base.is adult(own)"))
        + Sample.decision("far", decisions: ["urn:middle#after next", "urn:base#next"], Sample.literal("[my base.next, mid.after next]")),
      importing: [middle, base])
    #expect(try model.text("adult", ["own": "20"]) == "true")
    #expect(try model.text("adult", ["own": "-1"]) == "false", "what is no Age is null, and null is no Age")
    #expect(try model.text("far", ["urn:base#the age": "3"]) == "[4, 5]")
  }

  // MARK: Decision services

  static let service = """
    <decisionService id="s" name="serve"><variable name="serve"/><outputDecision href="#out"/><encapsulatedDecision href="#inner"/>
    <inputDecision href="#given"/><inputData href="#x"/></decisionService>
    <decisionService id="both" name="both"><variable name="both"/><outputDecision href="#out"/><outputDecision href="#inner"/>
    <inputDecision href="#given"/><inputData href="#x"/></decisionService>
    """ + Sample.input("x", type: "number") + Sample.decision("given", type: "number", Sample.literal("1000"))
    + Sample.decision("inner", inputs: ["x"], decisions: ["given"], Sample.literal("x + given"))
    + Sample.decision("out", decisions: ["inner"], Sample.literal("inner * 2"))
    + Sample.decision(
      "call", inputs: ["x"], decisions: ["inner"], knowledge: ["s"], Sample.literal("[serve(1, 2), serve(given: 3, x: 4), inner]"))
    + Sample.decision("wrong", knowledge: ["s"], Sample.literal("serve(1)"))
    + Sample.decision("mistyped", knowledge: ["s"], Sample.literal("serve(1, \"2\")"))

  @Test func serves() throws {
    let model = try Sample.model(Self.service)
    let inputs: [String: Value] = ["x": .number(Decimal128(1)), "given": .number(Decimal128(2))]
    #expect(try model.evaluate(service: "serve", inputs: inputs).value.description == "6")
    #expect(try model.evaluate(service: "both", inputs: inputs).value.description == "{out: 6, inner: 3}")
    #expect(try model.evaluate(service: "serve", inputs: [:]).value == .null)
    // A call neither sees nor changes what is outside: `inner` is 5 + 1000 there.
    #expect(try model.text("call", ["x": "5"]) == "[6, 14, 1005]")
    #expect(try model.text("wrong") == "null")
    #expect(try model.text("mistyped") == "null")
  }

  // MARK: Findings

  @Test func namesThePlaceOfAReason() throws {
    let rules = [["> 10", "\"big\""], ["-", "1 + \"a\""]]
    let model = try Sample.model(
      "\n" + Sample.input("x")
        + Sample.decision("d", inputs: ["x"], Sample.table("", inputs: ["x"], outputs: ["<output label=\"size\"/>"], rules: rules)))
    let finding = try #require(try model.outcome("d", ["x": "3"]).reasons.first)
    #expect(finding.element == "d" && finding.rule == 1 && finding.column == "size" && finding.line == 5)
    #expect(finding.description.hasPrefix("line 5, 'd', rule 2, 'size': "))
  }

  @Test func namesTheFunctionInWhichAReasonArose() throws {
    let model = try Sample.model(
      """
      <businessKnowledgeModel id="k" name="k"><variable name="k"/><encapsulatedLogic><formalParameter name="n"/>
      <context><contextEntry><variable name="inside"/>\(Sample.literal("n + \"a\""))</contextEntry></context></encapsulatedLogic></businessKnowledgeModel>
      """ + "\n" + Sample.decision("d", knowledge: ["k"], Sample.literal("[1 / 0, k(1), 2 / 0]")))
    let findings = try model.outcome("d").reasons
    #expect(findings.map(\.element) == ["d", "k", "d"])
    #expect(findings.map(\.line) == [4, 3, 4])
    #expect(findings[1].column == "inside")
  }
}
