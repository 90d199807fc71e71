import DMN
import FEEL
import Testing

/// Texts that look alike but are written with other code points are other values, in expressions and in diagrams alike.
@Suite struct CodePointTests {
  static let composed = Value.string("caf\u{E9}")
  static let decomposed = Value.string("cafe\u{301}")

  @Test func areOtherValues() {
    #expect(Self.composed != Self.decomposed)
    #expect(Self.composed.isEqual(to: Self.decomposed) == false)
    #expect(Set([Self.composed, Self.decomposed, Self.composed]).count == 2)
    #expect(Value.list([Self.composed]) != Value.list([Self.decomposed]))
  }

  @Test func areOtherChoices() throws {
    let input = InputData(id: "x", name: "x", domain: .choice([Self.composed, Self.decomposed]), line: 1)
    let rules = [(Self.composed, 1), (Self.decomposed, 2)].map { value, number in
      DecisionTable.Rule(
        id: "", tests: [.oneOf([.matches(.literal(value))])], output: .literal(.number(Decimal128(number))), annotations: [], line: 1)
    }
    let table = DecisionTable(
      hitPolicy: .unique, columns: [.init(label: "x", expression: .name("x"))], outputValues: [], annotations: [], rules: rules)
    let model = DecisionModel(name: "m", inputs: [input], decisions: [Decision(id: "d", name: "d", table: table, line: 1)])
    let compiled = try CompiledModel(model)
    for (value, number) in [(Self.composed, 1), (Self.decomposed, 2)] {
      #expect(try compiled.possibleValues(of: "d", given: compiled.known(["x": value])) == [.number(Decimal128(number))])
    }
    #expect(try ModelReview(of: model).findings.isEmpty)
  }

  /// A name is the name that was written, in either view: another way to write it does not reach the input.
  @Test func namesAreThoseThatWereWritten() throws {
    let written = ["\u{E9}", "e\u{301}"]
    for name in written {
      let definitions = try Definitions(
        Sample.document(Sample.input(name, type: "boolean") + Sample.decision("d", inputs: [name], Sample.literal(written[0]))))
      let value = try ModelInterpreter(definitions).evaluate(decision: "d", inputs: [name: .boolean(true)]).value
      let isSame = name.unicodeScalars.count == 1
      #expect(value == (isSame ? .boolean(true) : .null))
      let exact = try? CompiledModel(DecisionModel(definitions))
      #expect((exact != nil) == isSame)
      if let exact { #expect(exact.possibleValues(of: "d", given: try exact.known([name: .boolean(true)])) == [value]) }
    }
  }

  /// Few and many choices of every length, which differ in one byte only: each is found, and nothing else is.
  @Test(arguments: [3, 20, 60]) func theFastEvaluatorFindsEachOfItsTexts(_ count: Int) throws {
    func text(_ number: Int, _ place: Int) -> String {
      let length = number % 41
      var bytes = (0..<length).map { UInt8(97 + $0 % 20) }
      if place < length { bytes[place] ^= 0x1F }
      return String(decoding: bytes, as: UTF8.self)
    }
    let texts = Set((0..<count).map { text($0 * 7, $0) }).sorted()
    let rules = texts.map { ["\"\($0)\"", "\"\($0)\""] }
    let type = """
      <itemDefinition name="T"><typeRef>string</typeRef><allowedValues><text>\(texts.map { "\"\($0)\"" }.joined(separator: ","))</text>
      </allowedValues></itemDefinition>
      """
    let definitions = try Definitions(
      Sample.document(
        type + Sample.input("x", type: "T") + Sample.decision("d", inputs: ["x"], Sample.table("", inputs: ["x"], rules: rules))))
    let fast = try FastEvaluator(CompiledModel(DecisionModel(definitions)))
    for number in 0..<41 {
      for place in 0...number {
        let value = text(number, place)
        if texts.contains(value) {
          #expect(try fast.evaluate([.string(value)])["d"]?.value == .string(value))
        } else {
          #expect(throws: UnknownValue.self, "\(value)") { try fast.evaluate([.string(value)]) }
        }
      }
    }
  }

  @Test func theFastEvaluatorTellsThemApart() throws {
    let rules = [[Self.composed.description, "1"], [Self.decomposed.description, "2"]]
    let type = """
      <itemDefinition name="T"><typeRef>string</typeRef><allowedValues><text>\(Self.composed), \(Self.decomposed)</text></allowedValues>
      </itemDefinition>
      """
    let definitions = try Definitions(
      Sample.document(
        type + Sample.input("x", type: "T") + Sample.decision("d", inputs: ["x"], Sample.table("", inputs: ["x"], rules: rules))))
    let fast = try FastEvaluator(CompiledModel(DecisionModel(definitions)))
    #expect(try fast.evaluate(["x": Self.composed])["d"]?.value == .number(Decimal128(1)))
    #expect(try fast.evaluate(["x": Self.decomposed])["d"]?.value == .number(Decimal128(2)))
    let marks = Value.string("cafe" + String(repeating: "\u{301}\u{316}", count: 16_000))
    let time = ContinuousClock().measure { #expect(throws: UnknownValue.self) { try fast.evaluate(["x": marks]) } }
    #expect(time < .seconds(2))
  }

  /// Marks without end on one letter of a name would make every look at it slow; they are refused at reading, wherever they stand.
  @Test(arguments: [
    "<inputData id=\"x\" name=\"e%\"/>", "<inputData id=\"x\" name=\"x\"><variable name=\"x\" typeRef=\"e&#x301;%\"/></inputData>",
    "<e%/>", "<inputData e%=\"1\"/>", "<!--e%-->", "<?e% x?>", "<description>e%</description>", "<description><![CDATA[e%]]></description>",
    "<itemDefinition name=\"T\"><typeRef>&#x301;%</typeRef></itemDefinition>",
  ])
  func marksWithoutEndAreRefused(_ body: String) throws {
    let marks = ["\u{301}\u{316}", "&#x301;", "\u{F73}"].map { String(repeating: $0, count: 30_000) }
    for marks in marks
    where !(marks.first == "&" && (body.contains("<e%") || body.contains(" e%=") || body.contains("<!") || body.contains("<?"))) {
      let text = Sample.text(body.replacing("%", with: marks))
      let clock = ContinuousClock()
      let start = clock.now
      let problems = #expect(throws: ModelProblems.self) { try DMNDocument.read(Array(text.utf8)) }
      #expect(problems?.problems.first?.line == 2)
      #expect(clock.now - start < .seconds(2))
    }
  }

  /// Marks over the borders of texts, sections and comments count together.
  @Test func marksAreCountedOverBorders() {
    let part = "<![CDATA[" + String(repeating: "\u{301}", count: 20) + "]]>"
    let text = Sample.text("<description>\(part)\(part)</description>")
    #expect(throws: ModelProblems.self) { try DMNDocument.read(Array(text.utf8)) }
    #expect(throws: Never.self) { try DMNDocument.read(Array(Sample.text("<description>\(part)a\(part)</description>").utf8)) }
  }
}
