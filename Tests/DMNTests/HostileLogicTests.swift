import FEEL
import Testing

@testable import DMN

/// Models made to take all time, memory or stack end in a result, a problem or a reason.
@Suite struct HostileLogicTests {
  private static func problems(_ text: String) -> [ModelProblem] {
    do throws(ModelProblems) {
      return try Definitions(DMNDocument.read(Array(text.utf8))).problems
    } catch {
      return error.problems
    }
  }

  /// What is required as a decision and is none has no value; it is not waited for.
  @Test func aRequiredDecisionThatIsNoneIsNotWaitedFor() throws {
    for other in [Sample.input("x"), "<businessKnowledgeModel id=\"x\" name=\"x\"/>", "<knowledgeSource id=\"x\" name=\"x\"/>"] {
      let model = try Sample.model(other + Sample.decision("d", decisions: ["x"], Sample.literal("1")))
      #expect(try model.text("d") == "1")
      #expect(throws: Never.self) { _ = try? DecisionModel(model.definitions) }
    }
  }

  /// Without ids names stand for them; two decisions of one name could otherwise require each other.
  @Test func elementsWithoutAnIdNeedNamesOfTheirOwn() {
    let one = "<decision name=\"d\">\(Sample.literal("1"))</decision>"
    let two =
      "<decision name=\"d\"><informationRequirement><requiredDecision href=\"#d\"/></informationRequirement>\(Sample.literal("d"))</decision>"
    for body in [one + two, two + one, one + one, Sample.input("d") + one] {
      #expect(Self.problems(Sample.text(body)).contains { $0.message.contains("used twice") })
    }
    #expect(Self.problems(Sample.text(one + "<itemDefinition name=\"d\"><typeRef>number</typeRef></itemDefinition>")).isEmpty)
  }

  @Test func aDecisionThatNeedsItselfIsRefused() {
    let circle = (0..<50).map { Sample.decision("d\($0)", decisions: ["d\(($0 + 1) % 50)"], Sample.literal("1")) }.joined()
    #expect(Self.problems(Sample.text(circle)).contains { $0.message.contains("needs itself") })
  }

  @Test func aLongChainOfDecisionsIsWalkedThrough() throws {
    let count = 2_000
    let chain = (1..<count).map { Sample.decision("d\($0)", decisions: ["d\($0 - 1)"], Sample.literal("d\($0 - 1) + 1")) }
    let model = try Sample.model(([Sample.decision("d0", Sample.literal("0"))] + chain).joined(separator: "\n"))
    #expect(try model.text("d\(count - 1)") == "\(count - 1)")
    #expect(try DecisionModel(model.definitions).decisions.map(\.id) == (0..<count).map { "d\($0)" })
  }

  /// One decision that requires thousands, which all require one another's first.
  @Test func manyRequirementsAreEachLookedAtOnce() throws {
    let names = (0..<1_500).map { "d\($0)" }
    let leaves = names.map { Sample.decision($0, decisions: $0 == "d0" ? [] : ["d0"], Sample.literal("1")) }
    let model = try Sample.model(
      (leaves + [Sample.decision("all", decisions: names, Sample.literal("d0 + d1499"))]).joined(separator: "\n"))
    #expect(try model.text("all") == "2")
    #expect(try DecisionModel(model.definitions).decisions.last?.id == "all")
  }

  /// Decisions of which each holds the one before it twice.
  @Test(
    arguments: [
      { "<list>\(Sample.literal($0))\(Sample.literal($0))</list>" }, { Sample.literal("[\($0), \($0)]") },
      {
        "<context><contextEntry><variable name=\"p\"/>\(Sample.literal($0))</contextEntry><contextEntry><variable name=\"q\"/>\(Sample.literal($0))</contextEntry></context>"
      },
      { "<relation><column name=\"p\"/><column name=\"q\"/><row>\(Sample.literal($0))\(Sample.literal($0))</row></relation>" },
      { Sample.table("hitPolicy=\"COLLECT\"", inputs: ["true"], rules: [["-", $0], ["-", $0]]) },
      {
        Sample.table("hitPolicy=\"ANY\"", inputs: ["true"], outputs: ["<output name=\"p\"/><output name=\"q\"/>"], rules: [["-", $0, $0]])
      },
    ] as [@Sendable (String) -> String])
  func doublingIsStopped(_ logic: @Sendable (String) -> String) throws {
    let chain = (1...60).map { Sample.decision("d\($0)", decisions: ["d\($0 - 1)"], logic("d\($0 - 1)")) }
    let model = try Sample.model(([Sample.decision("d0", Sample.literal("[1]"))] + chain).joined(separator: "\n"))
    var environment = Environment()
    environment.limits.size = 10_000
    let result = try model.evaluate(decision: "d60", environment)
    #expect(result.reasons.contains { $0.reason.contains("refused") })
    #expect(result.decisions.values.allSatisfy { $0.description.utf8.count < 1_000_000 })
  }

  /// Functions that call themselves and each other without end.
  @Test func recursionWithoutEndIsStopped() throws {
    func function(_ name: String, calls other: String) -> String {
      "<businessKnowledgeModel id=\"\(name)\" name=\"\(name)\"><variable name=\"\(name)\"/><encapsulatedLogic><formalParameter name=\"n\"/>"
        + "\(Sample.literal("\(other)(n + 1)"))</encapsulatedLogic><knowledgeRequirement><requiredKnowledge href=\"#\(other)\"/></knowledgeRequirement></businessKnowledgeModel>"
    }
    let model = try Sample.model(
      function("f", calls: "g") + function("g", calls: "f") + function("h", calls: "h")
        + Sample.decision("d", knowledge: ["f"], Sample.literal("f(1)")) + Sample.decision("e", knowledge: ["h"], Sample.literal("h(1)"))
        + "<decisionService id=\"s\" name=\"s\"><variable name=\"s\"/><outputDecision href=\"#t\"/></decisionService>"
        + Sample.decision("t", knowledge: ["s"], Sample.literal("s()")))
    for decision in ["d", "e", "t"] {
      let result = try model.evaluate(decision: decision)
      #expect(result.value == .null && result.reasons.contains { $0.reason.contains("nests more than") })
    }
  }

  @Test func longValuesAreCutInReasons() throws {
    let model = try Sample.model(
      Sample.decision(
        "d",
        "<conditional><if>\(Sample.literal("for i in 1..100000 return i"))</if><then>\(Sample.literal("1"))</then><else>\(Sample.literal("2"))</else></conditional>"
      ))
    let result = try model.evaluate(decision: "d")
    #expect(result.reasons.count == 1 && result.reasons.allSatisfy { $0.reason.utf8.count < 400 })
  }

  /// Rows and cells that let everything pass take steps as well.
  @Test func aTableTakesStepsForItsRows() throws {
    let rules = (0..<500).map { _ in ["-", "-", "1"] }
    let model = try Sample.model(Sample.decision("d", Sample.table("hitPolicy=\"COLLECT\"", inputs: ["1", "2"], rules: rules)))
    var environment = Environment()
    environment.limits.steps = 400
    #expect(try model.evaluate(decision: "d", environment).reasons.contains { $0.reason.contains("takes more than 400 steps") })
  }

  @Test func prefixesAreBounded() {
    let many = (0..<150).map { "xmlns:p\($0)=\"urn:\($0)\"" }.joined(separator: " ")
    let nested =
      "<definitions xmlns=\"\(DMNVersion.dmn15.model)\" name=\"m\" namespace=\"urn:m\"><extensionElements \(many)/></definitions>"
    #expect(Self.problems(nested).contains { $0.message.contains("More than 100 prefixes") })
  }

  /// Files that double themselves: each imports the one before it twice, and brings all its types under two names.
  @Test func importsThatDoubleAreStopped() throws {
    var files: [DMNDocument] = []
    for number in 0..<18 {
      let body =
        number == 0
        ? "<itemDefinition name=\"t\"><typeRef>number</typeRef></itemDefinition>"
        : ["a", "b"].map { "<import name=\"\($0)\" namespace=\"urn:\(number - 1)\" importType=\"\(DMNVersion.dmn15.model)\"/>" }.joined()
      files.append(try Sample.document(body, namespace: "urn:\(number)"))
    }
    let last = try Definitions(files[17], importing: files)
    #expect(last.types.count <= 10_000)
    let small = try Definitions(files[3], importing: files)
    #expect(small.types.count == 8 && small.types["a.b.a.t"] == .number)
  }

  /// Where every decision needs every other, there are endlessly many circles.
  @Test func manyCirclesAreNotAllTold() {
    let names = (0..<200).map { "d\($0)" }
    let all = names.map { Sample.decision($0, decisions: names, Sample.literal("1")) }.joined()
    #expect(Self.problems(Sample.text(all)).count == 20)
  }

  /// Long names around many faults: the places of the faults do not grow with them.
  @Test func placesOfFaultsStayShort() {
    let faults = (0..<200).map { "<contextEntry><variable name=\"e\($0)\"/>\(Sample.literal("("))</contextEntry>" }.joined()
    var logic = "<context>\(faults)</context>"
    for level in 0..<15 {
      let name = "a\(level)" + String(repeating: "n", count: 20_000)
      logic = "<context><contextEntry><variable name=\"\(name)\"/>\(logic)</contextEntry></context>"
    }
    let problems = Self.problems(Sample.text(Sample.decision("d", logic)))
    #expect(problems.count == 200 && problems.allSatisfy { $0.place.utf8.count < 600 })
  }

  /// Boxed functions that each keep the one before them: a chain that could not be let go of on a small stack.
  @Test func functionsThatKeepFunctionsAreBounded() throws {
    let wrap =
      "<businessKnowledgeModel id=\"w\" name=\"w\"><variable name=\"w\"/><encapsulatedLogic><formalParameter name=\"p\"/><functionDefinition>\(Sample.literal("p"))</functionDefinition></encapsulatedLogic></businessKnowledgeModel>"
    let model = try Sample.model(wrap + Sample.decision("d", knowledge: ["w"], Sample.literal("for i in 1..3000 return w(partial[-1])")))
    #expect(try model.evaluate(decision: "d").reasons.contains { $0.reason.contains("limits of the evaluation") })
  }

  @Test func anOutputOrderOfManyValuesIsCompiledInShortTime() throws {
    let values = (0..<600).map(String.init)
    let outputs = ["<output><outputValues><text>\(values.joined(separator: ","))</text></outputValues></output>"]
    let table = Sample.table("hitPolicy=\"OUTPUT ORDER\"", inputs: ["x"], outputs: outputs, rules: values.map { ["< \($0)", $0] })
    let text = Sample.text(Sample.input("x", type: "number") + Sample.decision("d", inputs: ["x"], table))
    #expect(throws: Never.self) { try CompiledModel(DecisionModel(reading: Array(text.utf8))) }
  }

  /// What is not one of the output values becomes null, in the exact view too.
  @Test(arguments: [
    (
      ["<output><outputValues><text>1, 2</text></outputValues><defaultOutputEntry><text>0</text></defaultOutputEntry></output>"],
      ["true", "1"]
    ),
    (["<output name=\"p\"><outputValues><text>1, 2</text></outputValues></output>", "<output name=\"q\"/>"], ["-", "3", "4"]),
  ])
  func outputsThatAreNotListedAreTheSameForAll(_ outputs: [String], _ rule: [String]) throws {
    let table = Sample.table("", inputs: ["x"], outputs: outputs, rules: [rule])
    let text = Sample.text(Sample.input("x", type: "boolean") + Sample.decision("d", inputs: ["x"], table))
    let model = try DecisionModel(reading: Array(text.utf8))
    let compiled = try CompiledModel(model)
    let known = try compiled.known(["x": .boolean(false)])
    let result = try Sample.model(Sample.input("x", type: "boolean") + Sample.decision("d", inputs: ["x"], table)).evaluate(
      decision: "d", inputs: ["x": .boolean(false)])
    #expect(compiled.possibleValues(of: "d", given: known) == [result.value])
  }

  @Test func inputsThatNothingTestsAreFoundAtOnce() throws {
    let inputs = (0..<2_000).map { Sample.input("i\($0)", type: "number") }.joined()
    let model = try CompiledModel(DecisionModel(reading: Array(Sample.text(inputs + Sample.decision("d", Sample.literal("1"))).utf8)))
    #expect(try ModelReview(of: model, limit: 10).findings.count { $0.kind == .idleInput } == 2_000)
  }

  /// An expression that is worked out for every case, and takes long for each.
  @Test func compilingHasASharedBound() throws {
    let values = (0..<140).map { "\"v\($0)\"" }.joined(separator: ",")
    let type = "<itemDefinition name=\"t\"><typeRef>string</typeRef><allowedValues><text>\(values)</text></allowedValues></itemDefinition>"
    let text = String(repeating: "a", count: 90_000)
    let model = try DecisionModel(
      reading: Array(
        Sample.text(
          type + Sample.input("x", type: "t") + Sample.input("y", type: "t")
            + Sample.decision("d", inputs: ["x", "y"], Sample.literal("starts with(\"\(text)\", x + y)"))
        ).utf8))
    let problems = #expect(throws: ModelProblems.self) { try CompiledModel(model) }
    #expect(problems?.problems.first?.message.contains("takes too long") == true)
  }

  /// A list with an element per input can be thousands of lists, and a table that depends on it asks each of them. Looking through all of
  /// them for each of them had no end in sight.
  @Test func aTableOnAListOfRowsIsCompiled() throws {
    let count = 12
    let names = (0..<count).map { "x\($0)" }
    let rows = names.enumerated().map { "if \($1) then \($0) else null" }.joined(separator: ", ")
    let rules = (1...count).reversed().map { [">= \($0)", "\($0)"] } + [["-", "0"]]
    let definitions = try Definitions(
      Sample.document(
        names.map { Sample.input($0, type: "boolean") }.joined() + Sample.decision("rows", inputs: names, Sample.literal("[\(rows)]"))
          + Sample.decision(
            "d", decisions: ["rows"], Sample.table("hitPolicy=\"FIRST\"", inputs: ["count(rows[item != null])"], rules: rules))))
    let compiled = try CompiledModel(DecisionModel(definitions))
    let given = Dictionary(uniqueKeysWithValues: names.prefix(10).enumerated().map { ($1, Value.boolean($0 < 4)) })
    let possible = compiled.possibleValues(of: "d", given: try compiled.known(given))
    #expect(Set(possible) == Set((4...6).map { .number(Decimal128($0)) }))
  }

  /// What operations look at is counted too: they can take for ever and make nothing.
  @Test func operationsOnDiagramsHaveABound() {
    var store = DiagramStore<Int>(arities: [2, 2, 2])
    let (no, yes) = (store.terminal(0), store.terminal(1))
    let parts = (0..<3).map { store.node(level: $0, children: [no, yes]) }
    let all = parts.reduce(yes) { store.choose($1, yes: yes, $0, no) }
    let (nodes, looks) = (store.nodeCount, store.looks)
    store.effort = looks + 20
    for _ in 0..<2 { _ = store.mapEnds(all) { $0 } }
    #expect(store.looks > looks && !store.isFull)
    for _ in 0..<10 { _ = store.mapEnds(all) { $0 } }
    #expect(store.isFull && store.nodeCount == nodes)
  }
}
