import DMN
import FEEL
import TestSupport
import Testing

/// No model, however strange, ends the program or takes all its time.
@Suite struct HostileModelTests {
  private static func problems(_ body: String) throws -> [ModelProblem] {
    do {
      return try Definitions(Sample.document(body)).problems
    } catch let error as ModelProblems {
      return error.problems
    }
  }

  @Test func typesThatDouble() throws {
    let types = (1...40).map {
      "<itemDefinition name=\"T\($0)\"><itemComponent name=\"a\"><typeRef>T\($0 - 1)</typeRef></itemComponent><itemComponent name=\"b\"><typeRef>T\($0 - 1)</typeRef></itemComponent></itemDefinition>"
    }
    let body =
      "<itemDefinition name=\"T0\"><typeRef>number</typeRef></itemDefinition>" + types.joined()
      + Sample.decision("d", type: "T40", Sample.literal("{a: 1}"))
    #expect(try Self.problems(body).contains { $0.message.contains("too many other types") })
    #expect(try Sample.model(body).evaluate(decision: "d").value == .null)
  }

  @Test func typesInALongRow() throws {
    let types = (1...20_000).map { "<itemDefinition name=\"T\($0)\"><typeRef>T\($0 - 1)</typeRef></itemDefinition>" }
    #expect(
      try Self.problems(types.reversed().joined() + "<itemDefinition name=\"T0\"><typeRef>number</typeRef></itemDefinition>").contains {
        $0.message.contains("too many other types")
      })
    #expect(try !Self.problems(Sample.input("x", type: String(repeating: "a.", count: 20_000))).isEmpty)
  }

  @Test func contextsWithoutEnd() throws {
    let entries = (0..<5_000).map { "<contextEntry><variable name=\"e\($0)\"/>\(Sample.literal("1"))</contextEntry>" }
    #expect(
      try Self.problems(Sample.decision("d", "<context>\(entries.joined())</context>")).contains { $0.message.contains("5000 entries") })
  }

  @Test func manyRequirements() throws {
    let count = 2_000
    let decisions = (0..<count).map { Sample.decision("d\($0)", Sample.literal("\($0)")) }
    let model = try Sample.model(
      decisions.joined() + Sample.decision("all", decisions: (0..<count).map { "d\($0)" }, Sample.literal("d0 + d\(count - 1)")))
    #expect(try model.text("all") == "\(count - 1)")
  }

  @Test func importsInARow() throws {
    let documents = try (0..<100).map { index in
      try Sample.document(
        "<import name=\"next\" namespace=\"urn:\(index + 1)\" importType=\"\(DMNVersion.dmn15.model)\"/>", namespace: "urn:\(index)")
    }
    let problems = #expect(throws: ModelProblems.self) {
      try Definitions(documents[0], importing: Array(documents.dropFirst()) + [Sample.document("", namespace: "urn:100")])
    }
    #expect(problems?.problems.first?.message.contains("64 models") == true)
  }

  /// A damaged model is read or refused, and when it is read it can be evaluated.
  @Test func survivesChance() throws {
    let whole = Array(
      Sample.text(
        InterpreterTests.service + """
          <itemDefinition name="T"><typeRef>number</typeRef><allowedValues><text>[0..10]</text></allowedValues></itemDefinition>
          <businessKnowledgeModel id="k" name="k"><variable name="k"/><encapsulatedLogic><formalParameter name="n" typeRef="T"/>\(Sample.literal("n * 2"))</encapsulatedLogic></businessKnowledgeModel>
          """
          + Sample.decision(
            "table", inputs: ["x"],
            Sample.table(
              "hitPolicy=\"OUTPUT ORDER\"", inputs: ["x"], outputs: TableTests.two,
              rules: [["> 1", "\"low\"", "1"], ["-", "\"high\"", "2"]]))
          + Sample.decision(
            "boxes", decisions: ["table"], knowledge: ["k"],
            "<context><contextEntry><variable name=\"a\" typeRef=\"T\"/><invocation>\(Sample.literal("k"))<binding><parameter name=\"n\"/>\(Sample.literal("3"))</binding></invocation></contextEntry><contextEntry><filter><in>\(Sample.literal("table"))</in><match>\(Sample.literal("b < a"))</match></filter></contextEntry></context>"
          )
      ).utf8)
    var random = SeededGenerator(seed: 5)
    var read = 0
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0x20...0x7E, using: &random)
        case 1...5:
          // Inside a word or a number: the XML often stays whole, the model seldom.
          if bytes[index] > 0x2F, bytes[index] < 0x7B, bytes[index] != 0x3C, bytes[index] != 0x3E {
            bytes[index] = UInt8.random(in: 0x30...0x39, using: &random)
          }
        case 6: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...20, using: &random)))
        default:
          let from = Int.random(in: 0..<bytes.count, using: &random)
          bytes.insert(contentsOf: bytes[from..<min(bytes.count, from + 30)], at: index)
        }
      }
      guard let document = try? DMNDocument.read(bytes), let definitions = try? Definitions(document) else { continue }
      read += 1
      let model = ModelInterpreter(definitions)
      for decision in definitions.decisions { _ = try model.evaluate(decision: decision.id, inputs: ["x": .number(Decimal128(2))]) }
      for service in definitions.services { _ = try model.evaluate(service: service.id) }
      for problem in definitions.problems { #expect(!problem.remedy.isEmpty && problem.line > 0) }
    }
    #expect(read > 20)
  }
}
