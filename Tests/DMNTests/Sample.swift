import DMN
import FEEL
import Foundation

/// Small models for tests.
enum Sample {
  /// A model of DMN 1.5 with these elements, ready for evaluation.
  static func model(_ body: String, importing others: [DMNDocument] = []) throws -> ModelInterpreter {
    ModelInterpreter(try Definitions(document(body), importing: others))
  }

  static func document(_ body: String, namespace: String = "urn:m", version: DMNVersion = .dmn15) throws -> DMNDocument {
    try DMNDocument.read(Array(text(body, namespace: namespace, version: version).utf8))
  }

  /// The body starts on line 2.
  static func text(_ body: String, namespace: String = "urn:m", version: DMNVersion = .dmn15) -> String {
    "<definitions xmlns=\"\(version.model)\" name=\"m\" namespace=\"\(namespace)\">\n\(body)\n</definitions>"
  }

  /// A decision of this logic that requires the elements with these ids.
  static func decision(
    _ name: String, type: String = "Any", inputs: [String] = [], decisions: [String] = [], knowledge: [String] = [], _ logic: String
  ) -> String {
    let required =
      inputs.map { "<informationRequirement><requiredInput href=\"\(href($0))\"/></informationRequirement>" }
      + decisions.map { "<informationRequirement><requiredDecision href=\"\(href($0))\"/></informationRequirement>" }
      + knowledge.map { "<knowledgeRequirement><requiredKnowledge href=\"\(href($0))\"/></knowledgeRequirement>" }
    return
      "<decision id=\"\(name)\" name=\"\(name)\"><variable name=\"\(name)\" typeRef=\"\(type)\"/>\(required.joined())\(logic)</decision>"
  }

  static func input(_ name: String, type: String = "Any") -> String {
    "<inputData id=\"\(name)\" name=\"\(name)\"><variable name=\"\(name)\" typeRef=\"\(type)\"/></inputData>"
  }

  static func literal(_ text: String, type: String? = nil) -> String {
    "<literalExpression\(type.map { " typeRef=\"\($0)\"" } ?? "")><text>\(escaped(text))</text></literalExpression>"
  }

  /// A table with one input column for each expression; each rule is its cells followed by its outputs.
  static func table(_ attributes: String, inputs: [String], outputs: [String] = ["<output/>"], rules: [[String]]) -> String {
    let columns = inputs.map { "<input label=\"\(escaped($0))\"><inputExpression><text>\(escaped($0))</text></inputExpression></input>" }
    let rows = rules.map { rule in
      let cells = rule.enumerated().map { index, cell in
        let kind = index < inputs.count ? "inputEntry" : "outputEntry"
        return "<\(kind)><text>\(escaped(cell))</text></\(kind)>"
      }
      return "<rule>\(cells.joined())</rule>"
    }
    return "<decisionTable \(attributes)>\(columns.joined())\(outputs.joined())\n\(rows.joined(separator: "\n"))</decisionTable>"
  }

  /// A file in the folder of models beside these tests.
  static func file(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Models/\(name)")))
  }

  private static func href(_ id: String) -> String { id.contains("#") ? id : "#\(id)" }
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}

extension ModelInterpreter {
  /// The value of a decision as a FEEL literal.
  func text(_ decision: String, _ inputs: [String: String] = [:]) throws -> String {
    try evaluate(decision: decision, inputs: inputs.mapValues { try Parser.expression($0).value(in: [:]) }).value.description
  }

  func outcome(_ decision: String, _ inputs: [String: String] = [:]) throws -> DecisionResult {
    try evaluate(decision: decision, inputs: inputs.mapValues { try Parser.expression($0).value(in: [:]) })
  }
}
