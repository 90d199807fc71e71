import DMN
import FEEL
import Testing

/// A DMN file is read whole, and written without losing what this program does not use.
@Suite struct DocumentTests {
  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  static func problems(_ body: String, importing others: [DMNDocument] = []) -> [ModelProblem] {
    do {
      return try Definitions(Sample.document(body), importing: others).problems
    } catch let problems as ModelProblems {
      return problems.problems
    } catch {
      return []
    }
  }

  @Test(arguments: DMNVersion.allCases)
  func knowsEveryVersion(_ version: DMNVersion) throws {
    let document = try Sample.document(Sample.input("x", type: "number"), version: version)
    #expect(document.version == version)
    #expect(try Definitions(document).input("x")?.variable.type == .number)
  }

  @Test(arguments: [
    ("<html/>", "root element"), ("<definitions/>", "not that of DMN"),
    ("<definitions xmlns=\"https://www.omg.org/spec/DMN/2099/MODEL/\"/>", "not that of DMN"),
  ])
  func refusesOtherFiles(_ text: String, _ message: String) throws {
    let problems = #expect(throws: ModelProblems.self) { try DMNDocument.read(Array(text.utf8)) }
    #expect(problems?.problems.first?.message.contains(message) == true)
  }

  @Test func writesWhatWasRead() throws {
    let bytes = try Sample.file("sttr.dmn")
    let document = try DMNDocument.read(bytes)
    #expect(document.version == .dmn11)
    #expect(document.namespace == "http://example.org/schuur")
    // White space around '=' is the only thing that is not kept; this file has none.
    #expect(Self.text(document.write()) == Self.text(bytes))
  }

  @Test func writesAnOldModelAsDMN13() throws {
    let document = try DMNDocument.read(try Sample.file("sttr.dmn"))
    let written = try DMNDocument.read(try document.write(version: .dmn13))
    #expect(written.version == .dmn13)
    let text = Self.text(written.write())
    #expect(!text.contains("20151101") && !text.contains("feel:boolean") && !text.contains("local:Plek"))
    // What others added is still there, to the letter.
    for part in [
      "<![CDATA[Meet vanaf de grond & neem het dak mee.]]>", "<uitv:uitvoeringsregelRef href=\"#uitv__plek\"/>",
      "<inter:prioriteit>1</inter:prioriteit>", "<bedr:functioneleStructuurRef",
    ] {
      #expect(text.contains(part))
    }
    let (old, new) = (ModelInterpreter(try Definitions(document)), ModelInterpreter(try Definitions(written)))
    for hoog in ["true", "false"] {
      for plek in ["\"achtererf\"", "\"voorerf\""] {
        #expect(try old.text("conclusie", ["hoog": hoog, "plek": plek]) == new.text("conclusie", ["hoog": hoog, "plek": plek]))
      }
    }
    #expect(try written.write(version: .dmn13) == written.write())
  }

  @Test func mapsDiagramsAndLanguages() throws {
    let text = """
      <definitions xmlns="\(DMNVersion.dmn15.model)" xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/" xmlns:x="urn:x"
        name="m" namespace="urn:m" expressionLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/" x:note="\(DMNVersion.dmn15.model)">
        <inputData id="a" name="a"/>
        <dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNShape dmnElementRef="a"/></dmndi:DMNDiagram></dmndi:DMNDI>
      </definitions>
      """
    let written = Self.text(try DMNDocument.read(Array(text.utf8)).write(version: .dmn13))
    #expect(written.contains("xmlns=\"\(DMNVersion.dmn13.model)\""))
    #expect(written.contains("xmlns:dmndi=\"https://www.omg.org/spec/DMN/20191111/DMNDI/\""))
    #expect(written.contains("expressionLanguage=\"https://www.omg.org/spec/DMN/20191111/FEEL/\""))
    #expect(written.contains("x:note=\"\(DMNVersion.dmn15.model)\""))
    #expect(written.contains("<dmndi:DMNShape dmnElementRef=\"a\"/>"))
  }

  @Test func saysWhatAnOlderVersionCannotSay() throws {
    let choice =
      "<conditional><if>\(Sample.literal("true"))</if><then>\(Sample.literal("1"))</then><else>\(Sample.literal("2"))</else></conditional>"
    let document = try Sample.document(
      Sample.decision("d", choice)
        + "\n<itemDefinition name=\"T\"><typeRef>number</typeRef><typeConstraint><text>&gt; 0</text></typeConstraint></itemDefinition>")
    let problems = #expect(throws: ModelProblems.self) { try document.write(version: .dmn13) }
    #expect(problems?.problems.map(\.line) == [2, 3])
    #expect(document.notExpressible(in: .dmn14).map(\.message) == ["DMN 1.4 has no 'typeConstraint'; it came with DMN 1.5."])
    #expect(try DMNDocument.read(document.write(version: .dmn15)).version == .dmn15)
    #expect(throws: ModelProblems.self) { try document.write(version: .dmn11) }
  }

  @Test(arguments: [
    (Sample.table("hitPolicy=\"BEST\"", inputs: ["1"], rules: [["-", "1"]]), "hit policy 'BEST' does not exist"),
    (Sample.table("hitPolicy=\"COLLECT\" aggregation=\"AVG\"", inputs: ["1"], rules: [["-", "1"]]), "aggregation 'AVG' does not exist"),
    (Sample.table("hitPolicy=\"PRIORITY\"", inputs: ["1"], rules: [["-", "1"]]), "list of output values"),
    (Sample.table("", inputs: ["1"], rules: [["-"]]), "1 input cells and 0 outputs"),
    (Sample.table("", inputs: ["1"], outputs: ["<output name=\"a\"/>", "<output/>"], rules: [["-", "1", "2"]]), "needs a name"),
    (Sample.table("", inputs: ["1"], outputs: [], rules: []), "no output"),
    (Sample.literal("1 +"), "cannot be read"), (Sample.literal(""), "expression is empty"),
    (Sample.literal("1", type: "tNot"), "type 'tNot' is not defined"),
    ("<literalExpression expressionLanguage=\"http://www.java.com/java\"><text>1</text></literalExpression>", "language"),
    ("<functionDefinition kind=\"Fortran\">\(Sample.literal("1"))</functionDefinition>", "does not exist"),
    ("<invocation/>", "names no function"), ("<filter><in>\(Sample.literal("[1]"))</in></filter>", "no 'match'"),
    ("<relation><column name=\"a\"/><row/></relation>", "0 cells"),
  ])
  func saysWhatIsWrongInADecision(_ logic: String, _ message: String) throws {
    let problem = try #require(Self.problems("\n" + Sample.decision("d", logic)).first { $0.message.contains(message) })
    #expect(problem.place.hasPrefix("decision 'd'"))
    // The rules of a sample table stand on a line of their own.
    #expect(problem.line == (problem.place.contains("rule") ? 4 : 3))
    #expect(!problem.remedy.isEmpty)
  }

  @Test(arguments: [
    (
      Sample.decision("a", decisions: ["b"], Sample.literal("b")) + Sample.decision("b", decisions: ["a"], Sample.literal("a")),
      "needs itself"
    ),
    (Sample.decision("a", decisions: ["a"], Sample.literal("a")), "needs itself"),
    (Sample.input("x") + Sample.input("x"), "used twice"), (Sample.decision("a", inputs: ["x"], Sample.literal("1")), "does not exist"),
    (Sample.decision("a", inputs: ["urn:other#x"], Sample.literal("1")), "does not exist in an imported model"),
    ("<import name=\"o\" namespace=\"urn:other\" importType=\"\(DMNVersion.dmn15.model)\"/>", "is not given"),
    ("<import name=\"o\" namespace=\"urn:m\" importType=\"\(DMNVersion.dmn15.model)\"/>", "imports itself"),
    (
      "<itemDefinition name=\"A\"><typeRef>B</typeRef></itemDefinition><itemDefinition name=\"B\"><typeRef>A</typeRef></itemDefinition>",
      "defined by itself"
    ),
    (
      "<itemDefinition name=\"A\"><typeRef>string</typeRef><allowedValues><text>\"a</text></allowedValues></itemDefinition>",
      "list of values"
    ),
  ])
  func saysWhatIsWrongInAModel(_ body: String, _ message: String) throws {
    #expect(Self.problems(body).contains { $0.message.contains(message) && !$0.remedy.isEmpty }, "\(Self.problems(body))")
  }

  @Test func saysEverythingAtOnce() {
    let problems = Self.problems(
      Sample.decision("a", Sample.literal("1 +")) + "\n"
        + Sample.decision("b", Sample.table("hitPolicy=\"BEST\"", inputs: ["1 +"], rules: [["(", "1"]])))
    #expect(problems.map(\.line) == [2, 3, 3, 4])
  }

  @Test func keepsWhatADecisionSays() throws {
    let definitions = try Definitions(
      Sample.document(
        """
        <knowledgeSource id="law" name="The law" locationURI="https://example.org/law"><type>law</type></knowledgeSource>
        <decision id="d" name="d"><description>About d</description><question>Is it d?</question><allowedAnswers>yes, no</allowedAnswers>
        <variable name="d" typeRef="string"/><authorityRequirement><requiredAuthority href="#law"/></authorityRequirement></decision>
        """))
    let decision = try #require(definitions.decision("d"))
    #expect(decision.description == "About d" && decision.question == "Is it d?" && decision.allowedAnswers == "yes, no")
    #expect(decision.requiredAuthorities == [Definitions.Reference(namespace: "urn:m", id: "law")])
    #expect(decision.line == 3)
    #expect(definitions.knowledgeSources.first?.locationURI == "https://example.org/law")
    #expect(definitions.problems.isEmpty)
  }

  @Test func resolvesTypes() throws {
    let types = try Definitions(
      Sample.document(
        """
        <itemDefinition name="Person"><itemComponent name="first name"><typeRef>string</typeRef></itemComponent>
        <itemComponent name="ages" isCollection="true"><typeRef>number</typeRef></itemComponent></itemDefinition>
        <itemDefinition name="People" isCollection="true"><typeRef>Person</typeRef></itemDefinition>
        <itemDefinition name="Test"><functionItem outputTypeRef="boolean"><parameters name="p" typeRef="Person"/></functionItem></itemDefinition>
        <itemDefinition name="Name"><typeRef>Person.first name</typeRef></itemDefinition>
        """)
    ).types
    let person = FEELType.context(["first name": .string, "ages": .list(.number)])
    #expect(types["Person"] == person)
    #expect(types["People"] == .list(person))
    #expect(types["Test"] == .function([person], .boolean))
    #expect(types["Name"] == .string)
  }
}
