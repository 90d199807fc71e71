import DMN
import FEEL
import Library

/// How the words of a tool must fit its rules.
package enum ToolChecks {
  package static func problems(_ ready: ReadyTool) -> [LibraryProblem] {
    names(ready) + verdicts(ready) + placeholders(ready) + descriptions(ready)
  }

  private static func inRules(_ ready: ReadyTool, _ line: Int, _ message: String, _ remedy: String) -> LibraryProblem {
    LibraryProblem(
      origin: Origin(file: ready.rules.file, line: line), subject: ready.tool.reference.description, message: message, remedy: remedy)
  }

  private static func names(_ ready: ReadyTool) -> [LibraryProblem] {
    let (tool, rules) = (ready.tool, ready.rules.definitions)
    let asked = tool.inputs.map(\.id) + tool.parameters.map(\.text)
    var problems = asked.filter { id in !rules.inputs.contains { $0.id == id } }.map {
      LibraryProblem(tool, "The rules have no input '\($0)'.", "Add it to regels.dmn as inputData, or remove it here.")
    }
    problems += rules.inputs.filter { !asked.contains($0.id) }.map {
      inRules(ready, $0.line, "The rules ask for '\($0.id)', which the tool does not ask.", "Add it under invoer or parameters.")
    }
    problems += tool.results.filter { result in !rules.decisions.contains { $0.id == result.id } }.map {
      LibraryProblem(tool, "The rules have no decision '\($0.id)'.", "Add it to regels.dmn, or remove the result.")
    }
    if Set(asked).count != asked.count { problems.append(LibraryProblem(tool, "An input stands here twice.", "Give each its own id.")) }
    return problems + rules.problems.map { inRules(ready, $0.line, $0.message, $0.remedy) }
  }

  /// Every answer that a table gives has words, and no words are for an answer that nothing gives.
  private static func verdicts(_ ready: ReadyTool) -> [LibraryProblem] {
    let rules = ready.rules.definitions
    let texts = literals(rules)
    var problems: [LibraryProblem] = []
    func check(_ decision: String, _ known: [String]) {
      guard case .table(let table)? = rules.decision(decision)?.logic?.logic else { return }
      for rule in table.rules {
        for output in rule.outputs {
          guard case .success(.literal(.string(let id))) = output.expression, !known.contains(id) else { continue }
          problems.append(inRules(ready, rule.line, "Decision '\(decision)' gives '\(id)', which has no words.", "Add it to hulp.yaml."))
        }
      }
    }
    for result in ready.tool.results where !result.verdicts.isEmpty {
      check(result.id, result.verdicts.map(\.id))
      problems += result.verdicts.filter { !texts.contains($0.id) }.map {
        LibraryProblem(ready.tool, "No rule ever gives '\($0.id)' for '\(result.id)'.", "Add a rule, or remove the words.")
      }
    }
    check(ToolRules.notices, ready.tool.notices.map(\.id))
    problems += ready.tool.notices.filter { !texts.contains($0.id) }.map {
      LibraryProblem(ready.tool, "No rule ever gives the notice '\($0.id)'.", "Add a rule, or remove the words.")
    }
    return problems
  }

  /// Every text in quotes in the rules.
  private static func literals(_ rules: Definitions) -> Set<String> {
    var found = Set<String>()
    func add(_ text: String) {
      for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() where index % 2 == 1 {
        found.insert(String(part))
      }
    }
    for decision in rules.decisions {
      switch decision.logic?.logic {
      case .literal(let literal): add(literal.text)
      case .table(let table): for rule in table.rules { for output in rule.outputs { add(output.text) } }
      default: break
      }
    }
    return found
  }

  private static func placeholders(_ ready: ReadyTool) -> [LibraryProblem] {
    let tool = ready.tool
    let known = Set(tool.inputs.map(\.id) + tool.results.map(\.id) + tool.parameters.map(\.text))
    return tool.results.compactMap { result -> LibraryProblem? in
      let names = [result.sum?.nl, result.sum?.en].compactMap(\.self).flatMap { text in
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
          $0.split(separator: "}").first.map(String.init)
        }
      }
      guard let strange = names.first(where: { !known.contains($0) }) else { return nil }
      return LibraryProblem(tool, "The sum of '\(result.id)' names '\(strange)', which the tool does not have.", "Correct the name.")
    }
  }

  /// Every rule of a table says what it says, and on which facts.
  private static func descriptions(_ ready: ReadyTool) -> [LibraryProblem] {
    ready.rules.definitions.decisions.flatMap { decision -> [LibraryProblem] in
      guard case .table(let table)? = decision.logic?.logic else { return [] }
      return table.rules.filter { CitedText($0.description).facts.isEmpty }.map {
        inRules(
          ready, $0.line, "A rule of '\(decision.id)' names no facts.",
          "Write them behind its description, between square brackets: [C-TM12].")
      }
    }
  }
}
