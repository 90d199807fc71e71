import DMN
import FEEL
import Testing

/// Everything that is not read is refused with a line, a place and a remedy.
@Suite struct ModelReaderTests {
  static func problems(_ xml: String) -> [ModelProblem] {
    do {
      _ = try CompiledModel(DecisionModel(reading: Array(xml.utf8)))
      return []
    } catch {
      return error.problems
    }
  }

  static func wrap(_ body: String) -> String {
    "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" name=\"m\">\n\(body)\n</definitions>"
  }

  static let input = "<inputData id=\"x\" name=\"x\"><variable name=\"x\" typeRef=\"boolean\"/></inputData>"

  static func table(_ expression: String = "x", cell: String = "true", output: String = "1", attributes: String = "") -> String {
    """
    <decision id="d" name="d"><informationRequirement><requiredInput href="#x"/></informationRequirement><decisionTable \(attributes)><input label="kolom"><inputExpression><text>\(expression)</text></inputExpression></input>
    <output/><rule><inputEntry><text>\(cell)</text></inputEntry><outputEntry><text>\(output)</text></outputEntry></rule></decisionTable></decision>
    """
  }

  @Test(arguments: [
    ("not xml", "not XML"), ("<html/>", "root element"), (wrap("<decision id=\"d\" name=\"d\"/>"), "has no logic"),
    (wrap(input + table().replacing("<requiredInput href=\"#x\"/>", with: "")), "does not require it"),
    (wrap(input + table("y")), "does not exist in this model"), (wrap(input + table(cell: "ja")), "Write texts between double quotes"),
    (wrap(input + table(cell: "\"ja\"")), "can never occur"),
    (wrap(input + table(attributes: "hitPolicy=\"OUTPUT ORDER\"")), "list of output values"),
    (wrap(input + table(attributes: "hitPolicy=\"COLLECT\" aggregation=\"AVG\"")), "does not exist"),
    (wrap(input + table(attributes: "hitPolicy=\"PRIORITY\"")), "list of output values"),
    (wrap(input + table(output: "d")), "does not require it"),
    (wrap(input + input + table()), "used twice"),
    (wrap("<import name=\"n\" namespace=\"u\" importType=\"u\"/>" + input + table()), "no DMN model"),
    (wrap("<inputData id=\"x\" name=\"x\"><variable name=\"x\" typeRef=\"Onbekend\"/></inputData>"), "is not defined"),
    (
      wrap(
        "<itemDefinition name=\"T\"><typeRef>string</typeRef></itemDefinition><inputData id=\"x\" name=\"x\"><variable name=\"x\" typeRef=\"T\"/></inputData>"
      ), "without allowedValues"
    ),
    (
      wrap("<inputData id=\"x\" name=\"x\"><variable name=\"x\" typeRef=\"number\"/></inputData>" + table("x + 1", cell: "&gt; 3")),
      "no end of values"
    ),
    (wrap(input + table("for i in")), "cannot be read"), (wrap(input + table(cell: "")), "is empty"),
    (
      wrap(
        "<itemDefinition name=\"A\"><typeRef>B</typeRef></itemDefinition><itemDefinition name=\"B\"><typeRef>A</typeRef></itemDefinition><inputData id=\"x\" name=\"x\"><variable name=\"x\" typeRef=\"A\"/></inputData>"
          + table()), "defined by itself"
    ),
    (wrap(input + table().replacing("<inputExpression>", with: "<inputExpression expressionLanguage=\"juel\">")), "expression language"),
    (
      wrap("<inputData id=\"x\" name=\"x\"><variable name=\"x\" typeRef=\"date\"/></inputData>" + table(cell: "&gt; 2024")),
      "of another type"
    ),
  ])
  func refuses(_ xml: String, _ message: String) throws {
    let problem = try #require(Self.problems(xml).first)
    #expect(problem.message.contains(message), "\(problem)")
    #expect(!problem.remedy.isEmpty)
    #expect(!problem.place.isEmpty)
  }

  @Test func refusesWhatIsNeitherUTF8NorUTF16() {
    let latin = Array("<definitions name=\"".utf8) + [0xE9] + Array("\"/>".utf8)
    let half: [UInt8] = [0xFF, 0xFE] + "<definitions/>".utf8.flatMap { [$0, 0] } + [0x20]
    for bytes in [latin, half] { #expect(throws: ModelProblems.self) { try DecisionModel(reading: bytes) } }
  }

  @Test func readsAListOfANamedType() throws {
    let xml = Self.wrap(
      "<itemDefinition name=\"Een\"><typeRef>string</typeRef><allowedValues><text>\"a\",\"b\"</text></allowedValues></itemDefinition>"
        + "<itemDefinition name=\"Meer\" isCollection=\"true\"><typeRef>Een</typeRef></itemDefinition>"
        + "<inputData id=\"x\" name=\"x\"><variable name=\"x\" typeRef=\"Meer\"/></inputData>" + Self.table("list contains(x, \"a\")"))
    #expect(try DecisionModel(reading: Array(xml.utf8)).input("x")?.domain == .subset([.string("a"), .string("b")]))
  }

  @Test func namesTheLineOfTheCell() throws {
    let xml = Self.wrap(Self.input + "\n\n" + Self.table(cell: "ja"))
    #expect(Self.problems(xml).first?.line == 5)
  }

  @Test func reportsEveryProblemAtOnce() {
    let xml = Self.wrap(Self.input + Self.table("for i in") + Self.table(cell: "ja").replacing("\"d\"", with: "\"e\""))
    #expect(Self.problems(xml).count == 2)
  }

  @Test func refusesEntityBombsAndDepth() throws {
    let bomb = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><definitions><x>&b;</x></definitions>"
    #expect(!Self.problems(bomb).isEmpty)
    let deep = String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000)
    #expect(Self.problems(deep).first?.message.contains("64 deep") == true)
    let external = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions name=\"m\"><x>&e;</x></definitions>"
    #expect(!Self.problems(external).contains { $0.message.contains("root:") })
  }

  @Test func refusesValuesOutsideTheModel() throws {
    let compiled = try CompiledModel(DecisionModel(reading: Array(Self.wrap(Self.input + Self.table()).utf8)))
    #expect(throws: UnknownValue.self) { try compiled.known(["nee": .boolean(true)]) }
    #expect(throws: UnknownValue.self) { try compiled.known(["x": .string("ja")]) }
  }

  @Test func readsOlderNamespacesAlike() throws {
    let old = Self.wrap(Self.input + Self.table()).replacing(
      "https://www.omg.org/spec/DMN/20191111/MODEL/", with: "http://www.omg.org/spec/DMN/20151101/dmn.xsd")
    #expect(Self.problems(old).isEmpty)
  }
}
