import DMN
import FEEL
import TestSupport
import Testing

/// The exact view and the interpreter give the same of everything; what only one of them could know is refused, with the place.
@Suite struct OneMeaningTests {
  private static let types = """
    <itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"care","help"</text></allowedValues></itemDefinition>
    <itemDefinition name="tPlace"><itemComponent name="hours"><typeRef>number</typeRef></itemComponent></itemDefinition>
    """ + Sample.input("x", type: "boolean") + Sample.input("kind", type: "tKind")

  /// What depends on the moment or on the rules of zones is refused with its line, wherever it stands.
  @Test(arguments: [
    "now().year", "today() >= date(\"2025-01-01\")", "if x then today() else null", "for d in [today()] return d.year",
    "{a: now()}.a", "(function() today())()", "date and time(\"2024-07-01T12:00:00@Europe/Paris\").hour",
    "@\"2024-07-01T12:00:00@Europe/Paris\" = @\"2024-07-01T12:00:00+02:00\"", "time(\"12:00:00@Europe/Paris\").hour",
    "date and time(from: \"2024-07-01T12:00:00@Europe/Paris\")", "date and time(\"2024-07-01T12:00:00@\" + zone).hour",
    "is(@\"12:00:00@Europe/Paris\", @\"12:00:00@Asia/Dhaka\")",
  ])
  func whatDependsOnTheMomentIsRefused(_ expression: String) throws {
    let zone = Sample.decision("zone", Sample.literal("\"Europe/Paris\""))
    let literal = Sample.decision("d", inputs: ["x"], decisions: ["zone"], Sample.literal(expression))
    let context = Sample.decision(
      "d", inputs: ["x"], decisions: ["zone"],
      "<context><contextEntry><variable name=\"e\"/>\(Sample.literal(expression))</contextEntry></context>")
    let column = Sample.decision(
      "d", inputs: ["x"], decisions: ["zone"], Sample.table("", inputs: [expression], rules: [["true", "1"], ["-", "2"]]))
    for decision in [literal, context, column] {
      let definitions = try Definitions(Sample.document(Self.types + zone + "\n" + decision))
      let problems = #expect(throws: ModelProblems.self, "\(expression)") { try CompiledModel(DecisionModel(definitions)) }
      let problem = try #require(problems?.problems.first)
      #expect(problem.line > 0 && problem.place.contains("'d'"), "\(problem)")
      #expect(problem.message.contains("another moment") || problem.message.contains("time zone"), "\(problem)")
      #expect(!problem.remedy.isEmpty)
      #expect(throws: ModelProblems.self) { try ModelReview(of: DecisionModel(definitions)) }
    }
  }

  @Test func aFunctionOrATypeThatDependsOnTheMomentIsRefusedToo() throws {
    let function = """
      <businessKnowledgeModel id="k" name="late"><variable name="late"/><encapsulatedLogic>
      <formalParameter name="p"/>\(Sample.literal("p > today()"))</encapsulatedLogic></businessKnowledgeModel>
      """
    let type = """
      <itemDefinition name="tLate"><typeRef>date</typeRef><allowedValues><text>&lt; today()</text></allowedValues></itemDefinition>
      """
    for part in [function, type] {
      let model = try Definitions(Sample.document(part + Sample.decision("d", Sample.literal("1"))))
      let problems = #expect(throws: ModelProblems.self) { try DecisionModel(model) }
      #expect(problems?.problems.first?.message.contains("'today()'") == true)
    }
  }

  /// A moment with an offset equals moments with other offsets, of which the hour and the text are others. So a list of them is no list of
  /// all that can be given.
  @Test(arguments: [
    ("time", "time(\"12:00:00\"), time(\"10:00:00+01:00\")"),
    ("dateTime", "date and time(\"2024-01-01T10:00:00Z\")"),
  ])
  func listedMomentsWithAnOffsetHaveNoEnd(_ type: String, _ listed: String) throws {
    for isList in [false, true] {
      let types = """
        <itemDefinition name="tMoment"><typeRef>\(type)</typeRef><allowedValues><text>\(listed)</text></allowedValues></itemDefinition>
        <itemDefinition name="tMoments" isCollection="true"><typeRef>tMoment</typeRef></itemDefinition>
        """
      let input = Sample.input("m", type: isList ? "tMoments" : "tMoment")
      let decision = Sample.decision("d", inputs: ["m"], Sample.literal(isList ? "count(m)" : "m.hour"))
      let definitions = try Definitions(Sample.document(types + input + decision))
      let problems = #expect(throws: ModelProblems.self) { try CompiledModel(DecisionModel(definitions)) }
      let problem = try #require(problems?.problems.first)
      #expect(problem.place == "inputData 'm'" && problem.message.contains("any other offset"), "\(problem)")
      #expect(problem.line > 0 && !problem.remedy.isEmpty)
    }
  }

  /// The types of a model mean the same in either view.
  @Test(arguments: [
    "if x then kind instance of tKind else false", "{f: function(q: tPlace) q.hours * 2, r: f({hours: 3})}.r",
    "if x then {hours: 1} instance of tPlace else {days: 1} instance of tPlace", "[1, kind][item instance of tKind]",
    "(function(k: tKind) k + \"!\")(kind)", "[kind] instance of list<tKind>", "kind in (\"care\", \"x\")",
  ])
  func typesOfTheModelAreKnown(_ expression: String) throws {
    let definitions = try Definitions(
      Sample.document(Self.types + Sample.decision("d", inputs: ["x", "kind"], Sample.literal(expression))))
    try expectSame(definitions)
  }

  @Test func aCellMayNameATypeOfTheModel() throws {
    let rules = [["? instance of tKind", "true", "1"], ["? instance of tPlace", "-", "2"], ["-", "false", "3"]]
    try expectSame(
      try Definitions(
        Sample.document(
          Self.types
            + Sample.decision("d", inputs: ["x", "kind"], Sample.table("hitPolicy=\"FIRST\"", inputs: ["kind", "x"], rules: rules)))))
  }

  /// Every case, against the interpreter with a clock and zones.
  private func expectSame(_ definitions: Definitions) throws {
    let (exact, interpreter) = (try CompiledModel(DecisionModel(definitions)), ModelInterpreter(definitions))
    for x in [true, false] {
      for kind in ["care", "help"] {
        let inputs: [String: Value] = ["x": .boolean(x), "kind": .string(kind)]
        let environment = Environment(moment: DateAndTime("2026-01-31T12:00:00Z"), zones: TestZones())
        let result = try interpreter.evaluate(decision: "d", inputs: inputs, environment)
        #expect(exact.possibleValues(of: "d", given: try exact.known(inputs)) == [result.value])
        #expect(result.value != .null)
      }
    }
  }

  /// A case may take as much in either view.
  @Test func theLimitsAreTheSame() throws {
    let definitions = try Definitions(
      Sample.document(Self.types + Sample.decision("d", inputs: ["x"], Sample.literal("count(for i in 1..900000 return i)"))))
    let result = try ModelInterpreter(definitions).evaluate(decision: "d", inputs: ["x": .boolean(true)])
    let exact = try? CompiledModel(DecisionModel(definitions))
    let problems = #expect(throws: ModelProblems.self) { try CompiledModel(DecisionModel(definitions)) }
    #expect(result.value == .null && exact == nil)
    #expect(problems?.problems.first?.message.contains("1000000 steps") == true)
  }

  /// Two models that are joined name the same types.
  @Test func typesOfJoinedModelsMustAgree() throws {
    func model(_ id: String, _ values: String) throws -> DecisionModel {
      try DecisionModel(
        Definitions(
          Sample.document(
            "<itemDefinition name=\"T\"><typeRef>string</typeRef><allowedValues><text>\(values)</text></allowedValues></itemDefinition>"
              + Sample.decision(id, Sample.literal("\"a\" instance of T")))))
    }
    let first = try model("one", "\"a\"")
    #expect(try first.followed(by: model("two", "\"a\"")).types.count == 1)
    #expect(throws: ModelProblems.self) { try first.followed(by: model("two", "\"b\"")) }
  }
}
