import DMN
import FEEL
import Testing

/// Models of public bug reports and real files that were once worked out wrong, or refused for no good reason.
@Suite struct ReportedFaultTests {
  // MARK: Tests without an answer

  /// A test that has no answer for a missing input does not match it; the next rule does.
  @Test(arguments: [
    "? >= 18 and ? < 65", "odd(?)", "string length(?) > 2", "starts with(?, \"a\")", "matches(?, \"a\")", "list contains(?, \"a\")",
    "x > 3", "< 65", "?", "not(< 65)", "not(? < 65)", "[18..65]", "x in [1..2]",
  ])
  func aMissingInputDoesNotMatchATestOfIt(_ cell: String) throws {
    let rules = [[cell, "\"hit\""], ["-", "\"not known\""]]
    let model = try Sample.model(
      Sample.input("x") + Sample.decision("d", inputs: ["x"], Sample.table("hitPolicy=\"FIRST\"", inputs: ["x"], rules: rules)))
    #expect(try model.text("d") == "\"not known\"")
    #expect(try model.text("d", ["x": "[]"]) == "\"not known\"")
  }

  // MARK: One bad table

  private static let level = """
    <itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues><text>"high","mid","low"</text></allowedValues></itemDefinition>
    <itemDefinition name="tLevels" isCollection="true"><typeRef>tLevel</typeRef></itemDefinition>
    <itemDefinition name="tBoth"><itemComponent name="a"><typeRef>tLevel</typeRef></itemComponent>
    <itemComponent name="b"><typeRef>number</typeRef></itemComponent></itemDefinition>
    """ + Sample.input("x", type: "number")

  private static let rules = [[">= 1", "\"low\""], [">= 5", "\"high\""], [">= 3", "\"mid\""]]

  /// Without a list of its own an output has the order in which its type, or that of the decision, allows its values.
  @Test(arguments: [
    ("PRIORITY", "tLevel", "Any", "\"high\""), ("PRIORITY", nil, "tLevel", "\"high\""),
    ("OUTPUT ORDER", "tLevel", "tLevels", "[\"high\", \"mid\", \"low\"]"), ("OUTPUT ORDER", nil, "tLevels", "[\"high\", \"mid\", \"low\"]"),
  ])
  func priorityFollowsTheAllowedValues(_ policy: String, _ output: String?, _ type: String, _ expected: String) throws {
    let column = output.map { "<output typeRef=\"\($0)\"/>" } ?? "<output/>"
    let table = Sample.table("hitPolicy=\"\(policy)\"", inputs: ["x"], outputs: [column], rules: Self.rules)
    let model = try Sample.model(Self.level + Sample.decision("d", type: type, inputs: ["x"], table))
    #expect(try model.text("d", ["x": "9"]) == expected)
    guard policy == "PRIORITY" else { return }
    let exact = try CompiledModel(DecisionModel(model.definitions))
    #expect(exact.possibleValues(of: "d", given: try exact.known(["x": .number(Decimal128(9))])) == [.string("high")])
  }

  @Test func priorityOfSeveralOutputsFollowsTheTypeOfTheDecision() throws {
    let rules = [[">= 1", "\"low\"", "1"], [">= 5", "\"high\"", "2"]]
    let outputs = ["<output name=\"a\"/>", "<output name=\"b\"/>"]
    let table = Sample.table("hitPolicy=\"PRIORITY\"", inputs: ["x"], outputs: outputs, rules: rules)
    let model = try Sample.model(Self.level + Sample.decision("d", type: "tBoth", inputs: ["x"], table))
    #expect(try model.text("d", ["x": "9"]) == "{a: \"high\", b: 2}")
  }

  @Test func aListOfTheOutputComesBeforeThatOfItsType() throws {
    let column = "<output typeRef=\"tLevel\"><outputValues><text>\"low\",\"mid\",\"high\"</text></outputValues></output>"
    let table = Sample.table("hitPolicy=\"PRIORITY\"", inputs: ["x"], outputs: [column], rules: Self.rules)
    let model = try Sample.model(Self.level + Sample.decision("d", inputs: ["x"], table))
    #expect(try model.text("d", ["x": "9"]) == "\"low\"")
  }

  /// What a table that means nothing gives is null with the reason; what does not need it has its value.
  @Test(arguments: [
    ("hitPolicy=\"PRIORITY\"", ["<output/>"], "The hit policy needs a list of output values in order."),
    ("hitPolicy=\"SOMETIMES\"", ["<output/>"], "The hit policy 'SOMETIMES' does not exist."),
    ("hitPolicy=\"COLLECT\" aggregation=\"AVERAGE\"", ["<output/>"], "The aggregation 'AVERAGE' does not exist."),
    ("", ["<output/>", "<output/>"], "A table with several outputs needs a name for each."),
    ("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", ["<output name=\"a\"/>", "<output name=\"b\"/>"], "needs exactly one output"),
    ("", [], "The table has no output."),
    ("", ["<output name=\"a\"/>", "<output name=\"b\"/>", "<output name=\"c\"/>"], "The rule has 1 input cells"),
  ])
  func oneBadTableLeavesTheRest(_ attributes: String, _ outputs: [String], _ reason: String) throws {
    let rules = [["-"] + [String](repeating: "1", count: min(outputs.count, 2))]
    let table = Sample.table(attributes, inputs: ["1"], outputs: outputs, rules: rules)
    let model = try Sample.model(
      Sample.decision("bad", table) + Sample.decision("needs", decisions: ["bad"], Sample.literal("bad = null"))
        + Sample.decision("free", Sample.literal("1 + 1")))
    #expect(try model.text("free") == "2")
    #expect(try model.text("needs") == "true")
    let result = try model.outcome("bad")
    #expect(result.value == .null)
    #expect(result.reasons.contains { $0.reason.contains(reason) }, "\(result.reasons)")
    #expect(model.definitions.problems.contains { $0.message.contains(reason) })
    #expect(throws: ModelProblems.self) { try DecisionModel(model.definitions) }
  }

  // MARK: Pictures of any model

  /// Free texts, functions, imports: what decisions need can be drawn, though nothing of it can be decided exactly.
  @Test func requirementsOfAnyModelAreDrawn() throws {
    let base = try Sample.document(
      Sample.input("y") + Sample.decision("far", inputs: ["y"], Sample.literal("y")), namespace: "urn:base")
    let model = try Sample.model(
      "<import name=\"base\" namespace=\"urn:base\" importType=\"\(DMNVersion.dmn15.model)\"/>" + Sample.input("v", type: "string")
        + """
        <businessKnowledgeModel id="k" name="twice"><variable name="twice"/><encapsulatedLogic><formalParameter name="n"/>
        \(Sample.literal("n + n"))</encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
        </businessKnowledgeModel>
        """
        + Sample.decision("late", decisions: ["early", "urn:base#far"], Sample.literal("early"))
        + Sample.decision("early", inputs: ["v"], knowledge: ["k"], Sample.literal("twice(v)")),
      importing: [base])
    let graph = try RequirementsGraph(model.definitions)
    #expect(graph.nodes.map(\.name) == ["v", "twice", "early", "base.y", "base.far", "late"])
    #expect(graph.edges.allSatisfy { $0.from < $0.to })
    #expect(graph.outline() == "- early ← v, twice\n- base.far ← base.y\n- late ← early, base.far\n")
    #expect(try RequirementsGraph(model.definitions, of: ["early"]).nodes.map(\.id) == ["v", "k", "early"])
    #expect(throws: ModelProblems.self) { try RequirementsGraph(model.definitions, of: ["nothing"]) }
    let drawing = try RequirementsDrawing(model.definitions)
    #expect(drawing.svg.contains("class=\"dmn-function\"") && drawing.description.hasPrefix("2 inputs (rounded), 3 decisions"))
  }

  /// A model that can be decided exactly is drawn as before, from either view.
  @Test func theDeclaredRequirementsAreThoseThatAreUsed() throws {
    let definitions = try Definitions(DMNDocument.read(Sample.file("who-pays.dmn")))
    let (declared, used) = (try RequirementsGraph(definitions), try RequirementsGraph(DecisionModel(definitions)))
    #expect(Set(declared.nodes) == Set(used.nodes))
    #expect(declared.edges.count == used.edges.count)
  }

  // MARK: Values that nothing declares

  /// A table as dmn-js writes it: no input data, the type on the column. Without a value the name is null, as the standard says.
  @Test func aNameThatNothingDeclaresMayBeGivenAValue() throws {
    let table = Sample.table("", inputs: ["amount"], rules: [[">= 100", "rate * 2"], ["< 100", "0"]])
      .replacing("<inputExpression>", with: "<inputExpression typeRef=\"number\">")
    let model = try Sample.model(Sample.decision("d", table) + Sample.decision("e", decisions: ["d"], Sample.literal("d + 1")))
    #expect(model.definitions.undeclaredNames == ["amount", "rate"])
    #expect(model.definitions.typeInColumns(of: "amount") == .number)
    #expect(model.definitions.typeInColumns(of: "rate") == nil)
    let given: [String: Value] = ["amount": .number(Decimal128(150)), "rate": .number(Decimal128(5))]
    #expect(try model.evaluate(decision: "e", undeclared: given).value == .number(Decimal128(11)))
    #expect(try model.evaluate(decision: "e").value == .null)
    #expect(try model.evaluate(decision: "e", inputs: given).value == .null)
    // What is declared comes first.
    let declared = try Sample.model(Sample.input("x") + Sample.decision("d", inputs: ["x"], Sample.literal("x")))
    #expect(declared.definitions.undeclaredNames.isEmpty)
    #expect(try declared.evaluate(decision: "d", inputs: ["x": .boolean(true)], undeclared: ["x": .boolean(false)]).value == .boolean(true))
  }

  @Test func theInputsOfImportedModelsAreListed() throws {
    func model(_ body: String, _ namespace: String, importing other: String = "") throws -> DMNDocument {
      let line = other.isEmpty ? "" : "<import name=\"\(other)\" namespace=\"urn:\(other)\" importType=\"\(DMNVersion.dmn15.model)\"/>"
      return try Sample.document(line + body, namespace: "urn:\(namespace)")
    }
    let others = [try model(Sample.input("y", type: "date"), "b", importing: "c"), try model(Sample.input("z"), "c")]
    let definitions = try Definitions(model(Sample.input("x"), "a", importing: "b"), importing: others)
    #expect(definitions.imported.map { "\($0.prefix) \($0.namespace) \($0.input.name)" } == ["b urn:b y", "b.c urn:c z"])
  }

  // MARK: Messages

  /// What does not fit is named, not only the whole in which it stands.
  @Test(arguments: [
    ("{name: \"q\"}", "it has no 'born'"), ("{name: 1, born: null}", "in 'name' it has a number, not string"),
    ("{name: \"q\", born: null, where: {city: 1}}", "in 'where' in 'city' it has a number, not string"), ("5", "it is a number"),
    ("{name: \"q\", born: null, ages: [1, \"b\"]}", "in 'ages' at place 2 it has a string, not number"),
  ])
  func whatDoesNotFitIsNamed(_ value: String, _ reason: String) throws {
    let model = try Sample.model(
      """
      <itemDefinition name="tPerson"><itemComponent name="name"><typeRef>string</typeRef></itemComponent>
      <itemComponent name="born"><typeRef>date</typeRef></itemComponent></itemDefinition>
      <itemDefinition name="tMore"><itemComponent name="where"><itemComponent name="city"><typeRef>string</typeRef></itemComponent>
      </itemComponent></itemDefinition>
      <itemDefinition name="tAges"><itemComponent name="ages" isCollection="true"><typeRef>number</typeRef></itemComponent></itemDefinition>
      """ + Sample.input("p", type: value.contains("where") ? "tMore" : value.contains("ages") ? "tAges" : "tPerson")
        + Sample.decision("d", inputs: ["p"], Sample.literal("p")))
    let result = try model.outcome("d", ["p": value])
    #expect(result.value == .null)
    #expect(result.reasons.first?.reason.contains(reason) == true, "\(result.reasons)")
  }

  @Test func aCellForNullSaysThatItCannotOccur() throws {
    let model = try Definitions(
      Sample.document(
        "<inputData id=\"i_x\" name=\"x\"><variable name=\"x\" typeRef=\"number\"/></inputData>"
          + Sample.decision("d", inputs: ["i_x"], Sample.table("", inputs: ["x"], rules: [["null", "1"], ["> 1", "2"]]))))
    let problems = #expect(throws: ModelProblems.self) { try CompiledModel(DecisionModel(model)) }
    #expect(problems?.problems.first?.message == "'x' always has a value here, so null can never occur.")
  }

  /// Functions that call one another without end are told by name, in both views.
  @Test(arguments: [["f"], ["f", "g", "h"]]) func aCircleOfFunctionsIsToldByName(_ names: [String]) throws {
    let functions = names.indices.map { index in
      let next = names[(index + 1) % names.count]
      return """
        <businessKnowledgeModel id="\(names[index])" name="\(names[index])"><variable name="\(names[index])"/>
        <encapsulatedLogic><formalParameter name="n"/>\(Sample.literal("1 + \(next)(n)"))</encapsulatedLogic>
        <knowledgeRequirement><requiredKnowledge href="#\(next)"/></knowledgeRequirement></businessKnowledgeModel>
        """
    }
    let start =
      "<businessKnowledgeModel id=\"s\" name=\"s\"><variable name=\"s\"/><encapsulatedLogic>\(Sample.literal("f(1)"))"
      + "</encapsulatedLogic><knowledgeRequirement><requiredKnowledge href=\"#f\"/></knowledgeRequirement></businessKnowledgeModel>"
    let model = try Sample.model(functions.joined() + start + Sample.decision("d", knowledge: ["s"], Sample.literal("s()")))
    let told = "calls itself without end. These call one another in a circle: "
    let reasons = try model.outcome("d").reasons.filter { $0.reason.contains("without end") }
    #expect(reasons.count == 1)
    // Which of them comes last is chance.
    let around = names.indices.map { start in (0...names.count).map { names[(start + $0) % names.count] }.joined(separator: " → ") }
    #expect(around.contains { reasons[0].reason.hasSuffix("\(told)\($0).") }, "\(reasons)")
    let problems = #expect(throws: ModelProblems.self) { try CompiledModel(DecisionModel(model.definitions)) }
    #expect(around.contains { problems?.problems.first?.message.hasSuffix("\(told)\($0).") == true }, "\(problems?.problems ?? [])")
  }

  /// What nests too deep without a circle is not said to go round.
  @Test func whatNestsTooDeepIsNoCircle() throws {
    let model = try Sample.model(Sample.decision("d", Sample.literal("{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r")))
    let reasons = try model.outcome("d").reasons.filter { $0.reason.contains("without end") }
    #expect(reasons.count == 1 && !reasons[0].reason.contains("circle"))
  }

  @Test func aFunctionWithoutParametersSaysSo() throws {
    let model = try Sample.model(Sample.decision("d", Sample.literal("[(function() 1)(2), (function() 1)(a: 2)]")))
    let reasons = try model.outcome("d").reasons.map(\.reason)
    #expect(reasons == ["The function takes no arguments; it has 1.", "The function has no parameters."])
  }
}
