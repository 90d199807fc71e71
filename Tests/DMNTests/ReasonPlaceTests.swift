import DMN
import FEEL
import TestSupport
import Testing

/// What is refused or has no result is told at its own place, in the words of the model.
@Suite struct ReasonPlaceTests {
  private static let importing = "<import name=\"bb\" namespace=\"urn:b\" importType=\"\(DMNVersion.dmn15.model)\"/>"

  private static func definitions(_ body: String, importing other: String) throws -> Definitions {
    try Definitions(Sample.document(body), importing: [Sample.document(other, namespace: "urn:b")])
  }

  private static func problem(_ definitions: Definitions) throws -> ModelProblem {
    let problems = #expect(throws: ModelProblems.self) { try CompiledModel(DecisionModel(definitions)) }
    return try #require(problems?.problems.first)
  }

  @Test func aClockInAnImportedModelIsToldAtItsOwnLine() throws {
    let other = "\n" + Sample.decision("e", Sample.literal("string(today())"))
    let body = Self.importing + Sample.decision("d", decisions: ["urn:b#e"], Sample.literal("bb.e"))
    let problem = try Self.problem(Self.definitions(body, importing: other))
    #expect(problem.line == 2 && problem.place == "import 'bb', its line 3, decision 'e'")
    #expect(problem.message.hasPrefix("'today()' gives something else"))
  }

  @Test func aClockInAFunctionOfAnImportedModelIsToldThere() throws {
    let function =
      "<businessKnowledgeModel id=\"k\" name=\"k\"><variable name=\"k\"/><encapsulatedLogic>\(Sample.literal("now()"))"
      + "</encapsulatedLogic></businessKnowledgeModel>"
    let body = Self.importing + Sample.decision("d", knowledge: ["urn:b#k"], Sample.literal("string(bb.k())"))
    let problem = try Self.problem(Self.definitions(body, importing: "\n\n" + function))
    #expect(problem.line == 2 && problem.place == "import 'bb', its line 4, businessKnowledgeModel 'k'")
  }

  @Test func inputsAreCalledByTheirNames() throws {
    let input = "<inputData id=\"i_b\" name=\"birth\"><variable name=\"birth\" typeRef=\"number\"/></inputData>"
    let service =
      "<decisionService id=\"s\" name=\"s\"><outputDecision href=\"#d\"/><inputData href=\"#i_b\"/></decisionService>"
    let model = try Sample.model(input + service + Sample.decision("d", inputs: ["i_b"], Sample.literal("birth")))
    let result = try model.evaluate(service: "s", inputs: ["birth": .string("x")])
    #expect(result.reasons.map(\.description).allSatisfy { $0.contains("line 2, 's': The input 'birth'") } && !result.reasons.isEmpty)
    #expect(result.reasons.allSatisfy { $0.model == "urn:m" })
    let idle = try ModelReview(of: DecisionModel(Definitions(Sample.document(input + Sample.decision("d", Sample.literal("1"))))))
    #expect(idle.findings(.idleInput).map(\.problem.place) == ["inputData 'birth'"])
  }

  /// Tests with `?` on an input that lists its values are worked out; a constant that never occurs is still a slip of the pen.
  @Test(arguments: [
    ("starts with(?, \"p\")", ["1", "2", "2"]), ("string length(?) = 2", ["2", "2", "1"]), ("not(? = \"q\")", ["1", "2", "1"]),
    ("[\"p\", \"q\"]", ["1", "1", "2"]), ("< upper case(?)", ["2", "2", "2"]),
  ])
  func testsOfTheValueItselfAreWorkedOut(_ cell: String, _ expected: [String]) throws {
    let body =
      "<itemDefinition name=\"t\"><typeRef>string</typeRef><allowedValues><text>\"p\", \"q\", \"rr\"</text></allowedValues></itemDefinition>"
      + Sample.input("x", type: "t")
      + Sample.decision("d", inputs: ["x"], Sample.table("hitPolicy=\"FIRST\"", inputs: ["x"], rules: [[cell, "1"], ["-", "2"]]))
    let definitions = try Definitions(Sample.document(body))
    let exact = try CompiledModel(DecisionModel(definitions))
    for (value, text) in zip(["p", "q", "rr"].map(Value.string), expected) {
      #expect(try exact.possibleValues(of: "d", given: exact.known(["x": value])).map(\.description) == [text])
      #expect(try ModelInterpreter(definitions).evaluate(decision: "d", inputs: ["x": value]).value.description == text)
    }
    let wrong = try Definitions(Sample.document(body.replacing(">-<", with: ">\"zz\"<")))
    let problems = #expect(throws: ModelProblems.self) { try CompiledModel(DecisionModel(wrong)) }
    #expect(problems?.problems.first?.message == "The value \"zz\" can never occur in this column.")
  }

  /// On an ordered input such a test compares with no constant, so it is refused and not cut wrongly.
  @Test(arguments: ["> ? - 1", "[? - 1 .. 5]", "? > 3"]) func testsOfAnOrderedValueItselfAreRefused(_ cell: String) throws {
    let body =
      Sample.input("x", type: "number")
      + Sample.decision("d", inputs: ["x"], Sample.table("hitPolicy=\"FIRST\"", inputs: ["x"], rules: [[cell, "1"], ["-", "2"]]))
    #expect(try Self.problem(Definitions(Sample.document(body))).message.hasPrefix("This test does more than compare 'x' with constants"))
  }

  @Test func importedValuesGetANameInLaterVersions() throws {
    let old = Sample.text(
      "<itemDefinition name=\"t\"><typeRef>string</typeRef></itemDefinition>"
        + Sample.decision(
          "d",
          "<literalExpression><importedValues namespace=\"urn:v\" importType=\"urn:x\"><importedElement>e</importedElement></importedValues></literalExpression>"
        ), version: .dmn11)
    let written = String(decoding: try DMNDocument.read(Array(old.utf8)).write(version: .dmn13), as: UTF8.self)
    #expect(written.contains("<importedValues namespace=\"urn:v\" importType=\"urn:x\" name=\"urn:v\">"))
  }

  @Test func anotherLanguageIsToldToBeWrittenInFEEL() throws {
    let body = Sample.decision("d", "<literalExpression expressionLanguage=\"juel\"><text>${x}</text></literalExpression>")
    let problem = try #require(try Definitions(Sample.document(body)).problems.first)
    #expect(problem.message.hasSuffix("The expression language 'juel' is not read."))
    #expect(problem.remedy == "Write it in FEEL, and leave the expressionLanguage out.")
  }

  @Test func aFileThatSaysItIsUTF16AndIsNotSaysSo() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + Sample.text("")
    let problems = #expect(throws: ModelProblems.self) { try DMNDocument.read(Array(text.utf8)) }
    #expect(problems?.problems.first?.message == "The file says that its encoding is 'UTF-16'; it is not UTF-16.")
  }

  /// A column that tests a name which is also a function means a value of that name.
  @Test func aColumnMayBeCalledAsAFunctionIs() throws {
    let table = Sample.table("", inputs: ["date"], rules: [["= date(\"2026-01-31\")", "1"], ["!= date(\"2026-01-31\")", "2"]])
    let definitions = try Definitions(Sample.document(Sample.decision("d", table)))
    #expect(definitions.undeclaredNames == ["date"])
    let day = try #require(CalendarDate("2026-01-31"))
    let result = try ModelInterpreter(definitions).evaluate(decision: "d", undeclared: ["date": .date(day)])
    #expect(result.value == .number(Decimal128(1)))
    #expect(throws: ModelProblems.self) { try DecisionModel(definitions) }
  }

  /// A function that requires itself may come to an end.
  @Test func aFunctionThatRequiresItselfCanEnd() throws {
    let function =
      "<businessKnowledgeModel id=\"fac\" name=\"fac\"><variable name=\"fac\"/><encapsulatedLogic><formalParameter name=\"n\"/>"
      + Sample.literal("if n <= 1 then 1 else n * fac(n - 1)")
      + "</encapsulatedLogic><knowledgeRequirement><requiredKnowledge href=\"#fac\"/></knowledgeRequirement></businessKnowledgeModel>"
    let model = try Sample.model(function + Sample.decision("d", knowledge: ["fac"], Sample.literal("[fac(5), fac(30)]")))
    #expect(try model.text("d") == "[120, 265252859812191058636308480000000]")
    let deep = try Sample.model(function + Sample.decision("d", knowledge: ["fac"], Sample.literal("fac(60)"))).outcome("d")
    #expect(deep.value == .null && deep.reasons.contains { $0.reason.contains("nests more than 200 deep") })
    let exact = try CompiledModel(
      DecisionModel(Definitions(Sample.document(function + Sample.decision("d", knowledge: ["fac"], Sample.literal("fac(5)"))))))
    #expect(exact.possibleValues(of: "d", given: exact.allOpen) == [.number(Decimal128(120))])
  }

  @Test func anImportedInputTakesADay() throws {
    let body =
      Self.importing
      + Sample.decision("d", inputs: ["urn:b#z"], Sample.table("", inputs: ["bb.z"], rules: [["> date(\"2026-01-01\")", "1"]]))
    let definitions = try Self.definitions(body, importing: Sample.input("z", type: "date"))
    let day = try #require(CalendarDate("2026-01-31"))
    #expect(try ModelInterpreter(definitions).evaluate(decision: "d", inputs: ["urn:b#z": .date(day)]).value == .number(Decimal128(1)))
  }
}
