import DMN
import FEEL
import Testing

/// Every hit policy, for no, one and several rules that match.
@Suite struct TableTests {
  static let two = [
    "<output name=\"a\"><outputValues><text>\"high\", \"low\"</text></outputValues></output>",
    "<output name=\"b\"><outputValues><text>3, 2, 1</text></outputValues></output>",
  ]

  static func model(_ attributes: String, outputs: [String] = ["<output/>"], _ rules: [[String]]) throws -> ModelInterpreter {
    try Sample.model(
      Sample.input("x") + Sample.decision("d", inputs: ["x"], Sample.table(attributes, inputs: ["x"], outputs: outputs, rules: rules)))
  }

  /// Rules that match from 1, from 2 and from 3 on.
  static let steps = [[">= 1", "10"], [">= 2", "30"], [">= 3", "20"]]

  @Test(arguments: [
    ("UNIQUE", ["null", "10", "null", "null"]), ("ANY", ["null", "10", "null", "null"]), ("FIRST", ["null", "10", "10", "10"]),
    ("RULE ORDER", ["null", "[10]", "[10, 30]", "[10, 30, 20]"]), ("COLLECT", ["[]", "[10]", "[10, 30]", "[10, 30, 20]"]),
    ("COLLECT\" aggregation=\"SUM", ["null", "10", "40", "60"]), ("COLLECT\" aggregation=\"MIN", ["null", "10", "10", "10"]),
    ("COLLECT\" aggregation=\"MAX", ["null", "10", "30", "30"]), ("COLLECT\" aggregation=\"COUNT", ["0", "1", "2", "3"]),
  ])
  func combines(_ policy: String, _ expected: [String]) throws {
    let model = try Self.model("hitPolicy=\"\(policy)\"", Self.steps)
    for (x, expected) in expected.enumerated() {
      let outcome = try model.outcome("d", ["x": "\(x)"])
      #expect(outcome.value.description == expected, "\(policy) at \(x)")
      #expect(outcome.firings.map(\.rules) == [Array(0..<(policy == "FIRST" ? min(x, 1) : x))])
      #expect((outcome.value == .null) == !outcome.reasons.isEmpty)
    }
  }

  @Test func ordersByOutputValues() throws {
    let rules = [["-", "\"low\"", "3"], ["-", "\"high\"", "1"], ["> 1", "\"high\"", "2"], ["> 2", "\"high\"", "2"]]
    let priority = try Self.model("hitPolicy=\"PRIORITY\"", outputs: Self.two, rules)
    #expect(try priority.text("d", ["x": "1"]) == "{a: \"high\", b: 1}")
    #expect(try priority.text("d", ["x": "2"]) == "{a: \"high\", b: 2}")
    let ordered = try Self.model("hitPolicy=\"OUTPUT ORDER\"", outputs: Self.two, rules)
    #expect(try ordered.text("d", ["x": "2"]) == "[{a: \"high\", b: 2}, {a: \"high\", b: 1}, {a: \"low\", b: 3}]")
    #expect(try ordered.text("d", ["x": "3"]) == "[{a: \"high\", b: 2}, {a: \"high\", b: 2}, {a: \"high\", b: 1}, {a: \"low\", b: 3}]")
  }

  @Test func outputsThatAreNotListedComeLast() throws {
    let model = try Self.model("hitPolicy=\"OUTPUT ORDER\"", outputs: Self.two, [["-", "\"other\"", "1"], ["-", "\"low\"", "1"]])
    #expect(try model.text("d", ["x": "1"]) == "[{a: \"low\", b: 1}, {a: null, b: 1}]")
    #expect(try model.outcome("d", ["x": "1"]).reasons.map(\.column) == ["a"])
  }

  @Test func anyAcceptsEqualOutputs() throws {
    let model = try Self.model("hitPolicy=\"ANY\"", [["> 0", "1"], ["> 1", "1.0"], ["> 2", "2"]])
    #expect(try model.text("d", ["x": "2"]) == "1")
    let finding = try #require(try model.outcome("d", ["x": "3"]).reasons.first)
    #expect(finding.element == "d" && finding.rule == 2)
    #expect(finding.reason.contains("rules 1 and 3") && finding.reason.contains("1 and 2"))
  }

  @Test func uniqueNamesBothRulesAndOutputs() throws {
    let model = try Self.model("", Self.steps)
    let outcome = try model.outcome("d", ["x": "2"])
    let finding = try #require(outcome.reasons.first)
    #expect(finding.reason.contains("rules 1 and 2") && finding.reason.contains("10 and 30"))
    #expect(outcome.firings.map { [$0.element, "\($0.line)", "\($0.rules)"] } == [["d", "2", "[0, 1]"]])
  }

  @Test func usesDefaultOutputs() throws {
    let one = "<output><defaultOutputEntry><text>x * 2</text></defaultOutputEntry></output>"
    for policy in ["UNIQUE", "COLLECT", "FIRST"] {
      let model = try Self.model("hitPolicy=\"\(policy)\"", outputs: [one], [["> 5", "1"]])
      #expect(try model.text("d", ["x": "3"]) == "6")
    }
    let half = try Self.model(
      "", outputs: ["<output name=\"a\"><defaultOutputEntry><text>0</text></defaultOutputEntry></output>", "<output name=\"b\"/>"],
      [["> 5", "1", "2"]])
    #expect(try half.text("d", ["x": "3"]) == "{a: 0, b: null}")
    #expect(try half.outcome("d", ["x": "3"]).reasons.first?.column == "b")
  }

  @Test func emptyAndDashCellsMatchEverything() throws {
    let model = try Self.model("hitPolicy=\"COLLECT\"", [["-", "1"], ["", "2"]])
    for x in ["1", "null", "\"a\"", "[1]"] { #expect(try model.text("d", ["x": x]) == "[1, 2]") }
  }

  @Test func checksColumnValues() throws {
    let column =
      "<input label=\"X\"><inputExpression typeRef=\"string\"><text>x</text></inputExpression><inputValues><text>\"a\", \"b\"</text></inputValues></input>"
    let table =
      "<decisionTable>\(column)<output typeRef=\"number\"><outputValues><text>1, 2</text></outputValues></output><rule><inputEntry><text>\"a\"</text></inputEntry><outputEntry><text>1</text></outputEntry></rule><rule><inputEntry><text>\"b\"</text></inputEntry><outputEntry><text>3</text></outputEntry></rule></decisionTable>"
    let model = try Sample.model(Sample.input("x") + Sample.decision("d", inputs: ["x"], table))
    #expect(try model.text("d", ["x": "\"a\""]) == "1")
    for x in ["\"b\"", "\"c\"", "1"] {
      let outcome = try model.outcome("d", ["x": x])
      #expect(outcome.value == .null)
      #expect(outcome.reasons.first?.column == (x == "\"b\"" ? "output 1" : "X"))
    }
  }

  @Test func testsCanUseOtherInputs() throws {
    let model = try Sample.model(
      Sample.input("the limit") + Sample.input("x")
        + Sample.decision(
          "d", inputs: ["x", "the limit"],
          Sample.table(
            "", inputs: ["x"],
            rules: [["> the limit", "\"over\""], ["<= the limit", "? - the limit"]].map { $0.map { $0.replacing("? -", with: "x -") } })))
    #expect(try model.text("d", ["x": "5", "the limit": "3"]) == "\"over\"")
    #expect(try model.text("d", ["x": "1", "the limit": "3"]) == "-2")
  }

  @Test func evaluatesARuleFileOfTheDutchExchange() throws {
    let model = ModelInterpreter(try Definitions(DMNDocument.read(Sample.file("sttr.dmn"))))
    #expect(model.definitions.problems.isEmpty)
    #expect(try model.text("conclusie", ["hoog": "true", "plek": "\"achtererf\""]) == "\"Vergunningplicht\"")
    #expect(try model.text("conclusie", ["hoog": "true", "plek": "\"voorerf\""]) == "\"Vergunningplicht\"")
    #expect(try model.text("conclusie", ["hoog": "false", "plek": "\"achtererf\""]) == "\"Toegestaan\"")
    #expect(try model.text("conclusie", ["hoog": "false", "plek": "\"dak\""]) == "null")
    #expect(try model.outcome("conclusie", ["hoog": "true", "plek": "\"voorerf\""]).firings.map(\.rules) == [[0, 1], [0]])
  }
}
