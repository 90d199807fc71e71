import DMN
import FEEL
import Testing

/// Files as other programs write them, and what becomes of them in another version.
@Suite struct VendorFormTests {
  private static func convert(_ text: String, to version: DMNVersion = .dmn13) throws -> String {
    String(decoding: try DMNDocument.read(Array(text.utf8)).write(version: version), as: UTF8.self)
  }

  /// Flowable and the first editors of Camunda write namespaces that no version of the standard has.
  @Test(arguments: ["http://www.omg.org/spec/DMN/20151101", "http://www.omg.org/spec/DMN/20151101/dmn11.xsd"])
  func readsNamespacesOfOtherPrograms(_ namespace: String) throws {
    let decision = Sample.decision("d", Sample.literal("1"))
    let text = "<definitions xmlns=\"\(namespace)\" id=\"m\" name=\"m\" namespace=\"urn:t\">\(decision)</definitions>"
    let document = try DMNDocument.read(Array(text.utf8))
    #expect(document.version == .dmn11)
    #expect(try ModelInterpreter(Definitions(document)).text("d") == "1")
    #expect(String(decoding: document.write(), as: UTF8.self) == text)
    #expect(try Self.convert(text) == text.replacing(namespace, with: DMNVersion.dmn13.model))
  }

  @Test func readsWhatDMN16HasInCommon() throws {
    let model = try Sample.document(Sample.decision("d", Sample.literal("1")), version: .dmn16)
    #expect(try ModelInterpreter(Definitions(model)).text("d") == "1")
    #expect(try Definitions(model).problems.isEmpty)
    #expect(try DMNDocument.read(model.write(version: .dmn13)).version == .dmn13)
    let newer = try Sample.document(
      Sample.decision("d", Sample.literal("1")) + "\n" + Sample.decision("e", "<somethingNew><text>1</text></somethingNew>"),
      version: .dmn16)
    let definitions = try Definitions(newer)
    let problem = try #require(definitions.problems.first { $0.message.contains("'somethingNew'") })
    #expect(problem.line == 3 && problem.message.contains("not understood"))
    #expect(try ModelInterpreter(definitions).text("d") == "1")
    #expect(throws: ModelProblems.self) { try DecisionModel(definitions) }
    #expect(throws: ModelProblems.self) { try newer.write(version: .dmn13) }
  }

  /// Camunda Modeler writes an empty language where none was chosen.
  @Test func anEmptyExpressionLanguageIsTheUsualOne() throws {
    let table = Sample.table("", inputs: ["x"], rules: [["5", "\"hit\""]])
      .replacing("<inputExpression>", with: "<inputExpression typeRef=\"number\" expressionLanguage=\"\">")
    let text = Sample.text(Sample.input("x") + Sample.decision("d", inputs: ["x"], table))
    for text in [text, text.replacing(" name=\"m\"", with: " name=\"m\" expressionLanguage=\"\"")] {
      #expect(try ModelInterpreter(Definitions(DMNDocument.read(Array(text.utf8)))).text("d", ["x": "5"]) == "\"hit\"")
    }
  }

  @Test(arguments: [true, false], [true, false])
  func readsUTF16(_ isBig: Bool, _ hasMark: Bool) throws {
    let model = Sample.text(Sample.decision("één 🇳🇱", Sample.literal("\"é🇳🇱\"")))
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n" + model
    let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
    let bytes = units.flatMap { unit in isBig ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let document = try DMNDocument.read(bytes)
    #expect(try ModelInterpreter(Definitions(document)).text("één 🇳🇱") == "\"é🇳🇱\"")
    #expect(String(decoding: document.write(), as: UTF8.self) == text.replacing("UTF-16", with: "UTF-8"))
    // A file that says so and is not.
    #expect(throws: ModelProblems.self) { try DMNDocument.read(Array(text.utf8)) }
    #expect(throws: ModelProblems.self) { try DMNDocument.read(bytes.dropLast()) }
  }

  // MARK: Other versions

  @Test func leavesOutWhatDMN15DrawsOtherwise() throws {
    let text = """
      <definitions xmlns="\(DMNVersion.dmn15.model)" xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/" id="m" name="m"
        namespace="urn:t">
        <dmndi:DMNDI><dmndi:DMNDiagram id="g" useAlternativeInputDataShape="false"/></dmndi:DMNDI>
      </definitions>
      """
    #expect(try Self.convert(text).contains("<dmndi:DMNDiagram id=\"g\"/>"))
    #expect(try Self.convert(text, to: .dmn15).contains("useAlternativeInputDataShape"))
  }

  /// From DMN 1.2 on the variable of a business knowledge model stands before its logic.
  @Test func movesTheVariableOfAKnowledgeModel() throws {
    let logic = "<encapsulatedLogic><formalParameter name=\"p\" typeRef=\"feel:number\"/>\(Sample.literal("p * 2"))</encapsulatedLogic>"
    let variable = "<variable name=\"k\" typeRef=\"feel:number\"/>"
    let requirement = "<knowledgeRequirement><requiredKnowledge href=\"#j\"/></knowledgeRequirement>"
    func model(_ parts: String...) -> String {
      """
      <definitions xmlns="\(DMNVersion.dmn11.model)" xmlns:feel="\(DMNVersion.dmn11.feel)" id="m" name="m" namespace="urn:t">
        <businessKnowledgeModel id="k" name="k">\(parts.map { "\n    " + $0 }.joined())
        </businessKnowledgeModel><businessKnowledgeModel id="j" name="j"/>
      </definitions>
      """
    }
    let expected = try Self.convert(model("<description>x</description>", variable, logic, requirement))
    #expect(try Self.convert(model("<description>x</description>", logic, variable, requirement)) == expected)
    let order = "<variable name=\"k\" typeRef=\"number\"/>\n    <encapsulatedLogic><formalParameter name=\"p\" typeRef=\"number\"/>"
    #expect(expected.contains(order))
    #expect(try Self.convert(model(logic, variable), to: .dmn11) == model(logic, variable))
  }

  /// DMN 1.1 puts decision services last; from 1.2 on they stand with what has a value.
  @Test func movesDecisionServices() throws {
    func model(_ parts: [String], _ version: DMNVersion) -> String {
      "<definitions xmlns=\"\(version.model)\" id=\"m\" name=\"m\" namespace=\"urn:t\">"
        + parts.map { "\n  " + $0 }.joined() + "\n</definitions>"
    }
    let (input, note) = ("<inputData id=\"x\" name=\"x\"/>", "<textAnnotation id=\"t\"><text>t</text></textAnnotation>")
    let services = ["<decisionService id=\"s\" name=\"s\"/>", "<decisionService id=\"u\" name=\"u\"/>"]
    let written = model([input, note, "<elementCollection id=\"c\" name=\"c\"/>"] + services, .dmn11)
    let expected = model([input] + services + [note, "<elementCollection id=\"c\" name=\"c\"/>"], .dmn13)
    #expect(try Self.convert(written) == expected)
    #expect(try Self.convert(written, to: .dmn11) == written)
  }

  /// Imports have no name in DMN 1.1; from 1.2 on one stands before the names of what is imported, and from 1.5 on it may be empty.
  @Test func importsOfOldModels() throws {
    func model(_ version: DMNVersion, _ name: String, _ type: String) -> String {
      """
      <definitions xmlns="\(version.model)" id="m" name="m" namespace="urn:t"><import namespace="urn:o" importType="\(type)"\(name)/></definitions>
      """
    }
    let old = model(.dmn11, "", DMNVersion.dmn11.model)
    let problems = #expect(throws: ModelProblems.self) { try Self.convert(old) }
    #expect(problems?.problems.first?.message.contains("DMN 1.1 gives imports no name") == true)
    #expect(try Self.convert(old, to: .dmn15) == model(.dmn15, " name=\"\"", DMNVersion.dmn15.model))
    #expect(try Self.convert(model(.dmn11, "", "urn:pmml")) == model(.dmn13, " name=\"urn:o\"", "urn:pmml"))
  }

  /// JAXB declares a prefix on the element that uses it.
  @Test func aPrefixOfTypesMayBeDeclaredAnywhere() throws {
    let text = """
      <definitions xmlns="\(DMNVersion.dmn11.model)" id="m" name="m" namespace="urn:t">
        <inputData id="x" name="x"><variable name="x" xmlns:ns2="\(DMNVersion.dmn11.feel)" typeRef="ns2:number"/></inputData>
        <itemDefinition xmlns:ns2="urn:t" xmlns:ns3="urn:other" name="T"><typeRef>ns2:U</typeRef></itemDefinition>
        <itemDefinition xmlns:ns2="urn:other" name="U"><typeRef>ns2:V</typeRef></itemDefinition>
      </definitions>
      """
    let written = try Self.convert(text)
    for part in ["typeRef=\"number\"", "<typeRef>U</typeRef>", "<typeRef>ns2:V</typeRef>"] { #expect(written.contains(part)) }
  }

  @Test func anImportWithoutANameCameWithDMN15() throws {
    func model(_ version: DMNVersion, _ name: String, type: String) -> String {
      let line = "<import\(name) namespace=\"urn:o\" importType=\"\(type)\"/>"
      return "<definitions xmlns=\"\(version.model)\" name=\"m\" namespace=\"urn:t\">\(line)</definitions>"
    }
    for name in ["", " name=\"\""] {
      let text = model(.dmn15, name, type: DMNVersion.dmn15.model)
      let problems = #expect(throws: ModelProblems.self) { try Self.convert(text) }
      #expect(problems?.problems.first?.message == "DMN 1.3 has no import without a name; it came with DMN 1.5.")
    }
    #expect(try Self.convert(model(.dmn11, "", type: "http://www.w3.org/2001/XMLSchema")).contains("name=\"urn:o\""))
  }
}
