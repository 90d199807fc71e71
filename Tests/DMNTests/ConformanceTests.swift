import DMN
import FEEL
import Foundation
import TestSupport
import Testing

/// The public conformance kit of DMN. It is not part of this project: get it from github.com/dmn-tck/tck and name its folder
/// `TestCases` in the environment variable `ROUTEWIJZER_TCK`, or put it beside this project as `shared/tck`.
@Suite struct ConformanceTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let kit: URL? = {
    let named = ProcessInfo.processInfo.environment["ROUTEWIJZER_TCK"].map { URL(filePath: $0) }
    let beside = root.deletingLastPathComponent().appending(path: "shared/tck")
    return [named, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.appending(path: "compliance-level-2").path) }
  }()

  @Test(.enabled(if: kit != nil, "The conformance kit is not here; set ROUTEWIJZER_TCK to its folder."))
  func everyCaseThatIsNoKnownGapPasses() throws {
    let kit = try #require(Self.kit)
    var files: [ConformanceKit.File] = []
    for level in ["compliance-level-2", "compliance-level-3"] {
      for folder in try FileManager.default.contentsOfDirectory(atPath: kit.appending(path: level).path).sorted() {
        let folder = "\(level)/\(folder)"
        for file in (try? FileManager.default.contentsOfDirectory(atPath: kit.appending(path: folder).path)) ?? [] {
          files.append(("\(folder)/\(file)", [UInt8](try Data(contentsOf: kit.appending(path: "\(folder)/\(file)")))))
        }
      }
    }
    let noon = try #require(TimeOfDay(hour: 12, minute: 0, second: 0, zone: .offset(seconds: 0)))
    let day = try #require(CalendarDate(year: 2026, month: 1, day: 31))
    let report = ConformanceKit.run(files: files, Environment(moment: DateAndTime(date: day, time: noon), zones: TestZones()))
    let gaps = try Self.gaps()
    #expect(report.cases.count > 2_000)
    for test in report.cases {
      switch test.verdict {
      case .passed: #expect(gaps[test.name] == nil, "\(test.name) passes: take it off the list of gaps.")
      case .failed(let reason): #expect(gaps[test.name] != nil, "\(test.name): \(reason)")
      }
    }
  }

  /// The known gaps: the name of a case with the reason.
  private static func gaps() throws -> [String: String] {
    let text = try String(contentsOf: root.appending(path: "docs/conformance-gaps.tsv"), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t", maxSplits: 1) }
    return Dictionary(lines.map { (String($0[0]), $0.count > 1 ? String($0[1]) : "") }) { first, _ in first }
  }

  // MARK: The runner itself

  private static func run(_ cases: String, model body: String, name: String = "m.dmn") -> ConformanceReport {
    let tests = """
      <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
      <modelName>\(name)</modelName>\(cases)</testCases>
      """
    return ConformanceKit.run(
      files: [("level/folder/m.dmn", Array(Sample.text(body).utf8)), ("level/folder/m-test-01.xml", Array(tests.utf8))],
      Environment(zones: TestZones()))
  }

  private static func expecting(_ expected: String, _ attributes: String = "") -> String {
    "<testCase id=\"1\"><resultNode name=\"d\" \(attributes)><expected>\(expected)</expected></resultNode></testCase>"
  }

  @Test(arguments: [
    ("1", "<value xsi:type=\"xsd:decimal\">1</value>", true), ("1", "<value xsi:type=\"xsd:decimal\">2</value>", false),
    ("1/3", "<value xsi:type=\"xsd:decimal\">.333333333</value>", true), ("1/3", "<value xsi:type=\"xsd:decimal\">.3333333</value>", false),
    ("1", "<value xsi:type=\"xsd:string\">1</value>", false), ("\"a\"", "<value xsi:type=\"xsd:string\">a</value>", true),
    ("null", "<value xsi:nil=\"true\"/>", true), ("1", "<value xsi:nil=\"true\"/>", false),
    ("null", "<value xsi:type=\"xsd:boolean\">false</value>", false),
    ("false", "<value xsi:type=\"xsd:boolean\">false</value>", true), ("true", "<value>true</value>", true),
    ("[1, null]", "<list><item><value xsi:type=\"xsd:decimal\">1</value></item><item><value xsi:nil=\"true\"/></item></list>", true),
    ("[1]", "<list><item><value xsi:type=\"xsd:decimal\">1</value></item><item><value xsi:nil=\"true\"/></item></list>", false),
    ("[]", "<list/>", true), ("null", "<list/>", false), ("[]", "<list xsi:nil=\"true\"/>", false),
    ("{a: 1}", "<component name=\"a\"><value xsi:type=\"xsd:decimal\">1</value></component>", true),
    ("{a: 1, b: 2}", "<component name=\"a\"><value xsi:type=\"xsd:decimal\">1</value></component>", false),
    ("{a: 2}", "<component name=\"a\"><value xsi:type=\"xsd:decimal\">1</value></component>", false),
    ("@\"2026-01-31\"", "<value xsi:type=\"xsd:date\">2026-01-31</value>", true),
    ("@\"2026-01-31\"", "<value xsi:type=\"xsd:date\">2026-01-30</value>", false),
    ("@\"P14M\"", "<value xsi:type=\"xsd:duration\">P1Y2M</value>", true),
    ("@\"PT1H\"", "<value xsi:type=\"xsd:duration\">P1Y</value>", false),
  ])
  func comparesAsTheKitDoes(_ expression: String, _ expected: String, _ passes: Bool) {
    let report = Self.run(Self.expecting(expected), model: Sample.decision("d", Sample.literal(expression)))
    #expect(report.cases.map(\.verdict.hasPassed) == [passes])
    #expect((report.passed, report.failed) == (passes ? 1 : 0, passes ? 0 : 1))
  }

  @Test func givesInputsAndCallsServicesAndFunctions() {
    let model =
      InterpreterTests.service + """
        <businessKnowledgeModel id="k" name="twice"><variable name="twice"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>
        \(Sample.literal("n * 2"))</encapsulatedLogic></businessKnowledgeModel>
        """
    func input(_ name: String, _ value: Int) -> String {
      "<inputNode name=\"\(name)\"><value xsi:type=\"xsd:decimal\">\(value)</value></inputNode>"
    }
    func result(_ name: String, _ value: Int) -> String {
      "<resultNode name=\"\(name)\"><expected><value xsi:type=\"xsd:decimal\">\(value)</value></expected></resultNode>"
    }
    let report = Self.run(
      """
      <testCase id="1">\(input("x", 1))\(result("inner", 1001))\(result("out", 2002))</testCase>
      <testCase id="2" type="decisionService" invocableName="serve">\(input("x", 1))\(input("given", 2))\(result("out", 6))</testCase>
      <testCase id="3" type="decisionService" invocableName="both">\(input("x", 1))\(input("given", 2))\(result("out", 6))\(result("inner", 3))</testCase>
      <testCase id="4" type="bkm" invocableName="twice">\(input("n", 4))\(result("twice", 8))</testCase>
      <testCase id="5">\(result("no such decision", 8))</testCase>
      """, model: model)
    #expect(report.cases.map(\.verdict.hasPassed) == [true, true, true, true, false])
    #expect(report.exact == 4)
    #expect(report.csv.hasPrefix("\"level/folder\",\"m-test-01\",\"1\",\"SUCCESS\",\"\"\n"))
    #expect(report.csv.contains("\"5\",\"ERROR\",\"There is no decision 'no such decision'.\"\n"))
  }

  @Test func saysWhatCannotBeRead() {
    let expected = Self.expecting("<value xsi:nil=\"true\"/>")
    func reason(_ report: ConformanceReport) -> String {
      if case .failed(let reason)? = report.cases.first?.verdict { reason } else { "" }
    }
    #expect(reason(Self.run(expected, model: "<decision")).contains("The model cannot be read"))
    #expect(reason(Self.run(expected, model: "", name: "other.dmn")).contains("no model 'other.dmn'"))
    #expect(reason(ConformanceKit.run(files: [("a/b.xml", Array("<x".utf8))])).contains("The test file cannot be read"))
    #expect(ConformanceKit.run(files: [("a/b.xml", Array("<x/>".utf8))]).cases.isEmpty)
  }
}
