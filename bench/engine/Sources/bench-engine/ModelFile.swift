import DMN
import FEEL

/// A generated model as a DMN file, so that the interpreter of the standard can read it: the reference for generated models.
struct ModelFile {
  let model: DecisionModel

  /// The interpreter of the whole file.
  static func interpreter(_ bytes: [UInt8]) throws -> ModelInterpreter {
    try ModelInterpreter(Definitions(DMNDocument.read(bytes)))
  }

  /// - Throws: a failure when an input has no type that can be written here.
  func bytes() throws -> [UInt8] {
    var lines = [
      #"<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/""#,
      #"  id="m" name="\#(model.name)" namespace="https://example.org/m">"#,
    ]
    for input in model.inputs {
      if case .choice(let values) = input.domain {
        lines.append(#"<itemDefinition name="t_\#(input.id)"><typeRef>string</typeRef>"#)
        lines.append(
          "<allowedValues><text>\(values.map { text(.literal($0)) }.joined(separator: ", "))</text></allowedValues></itemDefinition>")
      }
    }
    for input in model.inputs {
      let variable = #"<variable name="\#(input.name)" typeRef="\#(try type(input.domain, input.id))"/>"#
      lines.append(#"<inputData id="\#(input.id)" name="\#(input.name)">\#(variable)</inputData>"#)
    }
    lines += model.decisions.map(decision)
    return Array((lines + ["</definitions>", ""]).joined(separator: "\n").utf8)
  }

  private func type(_ domain: InputData.Domain, _ id: String) throws -> String {
    switch domain {
    case .choice: return "t_\(id)"
    case .ordered(.number): return "number"
    case .subset, .ordered(.date): throw Failure("the type of input '\(id)' is not generated")
    }
  }

  private func decision(_ decision: Decision) -> String {
    let needs = decision.table.columns.map { column in
      let id = column.expression.description
      let kind = model.input(id) == nil ? "requiredDecision" : "requiredInput"
      return "<informationRequirement><\(kind) href='#\(id)'/></informationRequirement>"
    }
    let columns = decision.table.columns.map { #"<input><inputExpression><text>\#(text($0.expression))</text></inputExpression></input>"# }
    let rules = decision.table.rules.map { rule in
      let cells = rule.tests.map { "<inputEntry><text>\(escaped($0.description))</text></inputEntry>" }.joined()
      return #"<rule id="\#(decision.id)_\#(rule.id)">\#(cells)<outputEntry><text>\#(text(rule.output))</text></outputEntry></rule>"#
    }
    return
      ([
        #"<decision id="\#(decision.id)" name="\#(decision.name)"><variable name="\#(decision.name)" typeRef="number"/>"#
      ] + needs + [#"<decisionTable hitPolicy="\#(decision.table.hitPolicy == .first ? "FIRST" : "UNIQUE")">"#] + columns
      + [#"<output name="\#(decision.name)" typeRef="number"/>"#] + rules + ["</decisionTable></decision>"]).joined(separator: "\n")
  }

  private func text(_ expression: Expression) -> String { escaped(expression.description) }

  private func escaped(_ text: String) -> String {
    text.map { ["<": "&lt;", ">": "&gt;", "&": "&amp;"][$0] ?? String($0) }.joined()
  }
}
