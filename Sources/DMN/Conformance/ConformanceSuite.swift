import FEEL

/// One test file of the kit.
struct ConformanceSuite {
  let modelName: String
  let tests: [ConformanceTest]

  private static let namespace = "http://www.omg.org/spec/DMN/20160719/testcase"

  /// `nil` when the file is XML but holds no test cases.
  init?(_ bytes: [UInt8], _ environment: Environment) throws(ModelProblems) {
    let root = try XMLDocument.read(bytes).root
    guard root.localName == "testCases", root.namespace == Self.namespace else { return nil }
    modelName = root.first("modelName")?.text.trimmed ?? ""
    let reader = ConformanceValues(environment: environment)
    tests = root.all("testCase").map { ConformanceTest($0, reader) }
  }
}

struct ConformanceTest {
  let id: String
  private let kind: Kind
  private let inputs: [String: Value]
  private let expected: [Expected]

  private enum Kind {
    case decision
    case service(String)
    case knowledgeModel(String)
  }

  private struct Expected {
    let name: String
    let value: Value
  }

  init(_ node: XMLElement, _ reader: ConformanceValues) {
    id = node["id"] ?? ""
    let invocable = node["invocableName"] ?? ""
    switch node["type"] {
    case "decisionService": kind = .service(invocable)
    case "bkm": kind = .knowledgeModel(invocable)
    default: kind = .decision
    }
    inputs = Dictionary(
      node.all("inputNode").map { input in
        let name = (input["name"] ?? "").normalizedName
        return (input["namespace"].map { "\($0)#\(name)" } ?? name, reader.value(input))
      }
    ) { first, _ in first }
    expected = node.all("resultNode").map { result in
      Expected(name: (result["name"] ?? "").normalizedName, value: result.first("expected").map(reader.value) ?? .null)
    }
  }

  func run(_ model: ModelInterpreter, _ environment: Environment) -> ConformanceReport.Verdict {
    var isExact = true
    for expected in expected {
      let outcome: DecisionResult
      do {
        outcome = try evaluate(expected.name, model, environment)
      } catch {
        return .failed(error.message)
      }
      var value = outcome.value
      if self.expected.count > 1, case .context(let context) = value, case .service = kind { value = context[expected.name] ?? .null }
      guard ConformanceValues.areAlike(expected.value, value, environment) else {
        return .failed(
          "\(expected.name) gives \(value), expected \(expected.value)."
            + (outcome.reasons.first.map { " \($0)" } ?? ""))
      }
      if expected.value != value { isExact = false }
    }
    return .passed(exactly: isExact)
  }

  private func evaluate(_ name: String, _ model: ModelInterpreter, _ environment: Environment) throws(ModelProblem) -> DecisionResult {
    switch kind {
    case .decision: try model.evaluate(decision: name, inputs: inputs, environment)
    case .service(let service): try model.evaluate(service: service, inputs: inputs, environment)
    case .knowledgeModel(let knowledge): try model.evaluate(knowledgeModel: knowledge, arguments: inputs, environment)
    }
  }
}
