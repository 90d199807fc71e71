import DMN
import FEEL
import Library

/// How the words of a tool must fit its rules.
package enum ToolChecks {
  package static func problems(_ ready: ReadyTool, _ file: DMNDocument) -> [LibraryProblem] {
    names(ready) + parts(ready) + verdicts(ready) + placeholders(ready) + descriptions(ready) + MeasureChecks.problems(ready)
      + RuleFileChecks.problems(ready, file)
  }

  static func inRules(_ ready: ReadyTool, _ line: Int, _ message: String, _ remedy: String) -> LibraryProblem {
    LibraryProblem(
      origin: Origin(file: ready.rules.file, line: line), subject: ready.tool.reference.description, message: message, remedy: remedy)
  }

  /// A remedy that begins with what may have been meant.
  private static func remedy(_ id: String, among names: [String], _ otherwise: String) -> String {
    (SimilarName.of(id, among: names).map { "Did you mean '\($0)'? " } ?? "") + otherwise
  }

  private static func names(_ ready: ReadyTool) -> [LibraryProblem] {
    let (tool, rules) = (ready.tool, ready.rules.definitions)
    let asked = tool.inputs.map { ($0.id, $0.origin) } + tool.parameters.map { ($0.text, tool.origin) }
    let (inputs, decisions) = (rules.inputs.map(\.id), rules.decisions.map(\.id))
    var problems = asked.filter { !inputs.contains($0.0) }.map { id, place in
      LibraryProblem(
        tool, at: place, "The rules have no input '\(id)'.",
        remedy(id, among: inputs, "Add it to regels.dmn as inputData, or remove it here."))
    }
    problems += rules.inputs.filter { input in !asked.contains { $0.0 == input.id } }.map {
      inRules(
        ready, $0.line, "The rules ask for '\($0.id)', which the tool does not ask.",
        remedy($0.id, among: asked.map(\.0), "Add it under invoer or parameters."))
    }
    problems += tool.results.filter { !decisions.contains($0.id) }.map {
      LibraryProblem(
        tool, at: $0.origin, "The rules have no decision '\($0.id)'.",
        remedy($0.id, among: decisions, "Add it to regels.dmn, or remove the result."))
    }
    var seen = Set<String>()
    problems += (asked + tool.results.map { ($0.id, $0.origin) }).filter { !seen.insert($0.0).inserted }.map { id, place in
      LibraryProblem(tool, at: place, "'\(id)' stands here twice.", "Give each input, parameter and result its own id.")
    }
    return problems + rules.problems.map { inRules(ready, $0.line, $0.message, $0.remedy) }
  }

  /// What comes first, and what says what to do next, are results.
  private static func parts(_ ready: ReadyTool) -> [LibraryProblem] {
    let tool = ready.tool
    let results = tool.results.map(\.id)
    var problems: [LibraryProblem] = []
    for (key, ids) in [("kern", tool.core), ("vervolg", tool.next)] {
      problems += ids.filter { !results.contains($0) }.map {
        LibraryProblem(
          tool, "\(key) names '\($0)', which the tool does not give.", remedy($0, among: results, "Use an id of uitkomsten."))
      }
    }
    if !(1...3).contains(tool.core.count) {
      problems.append(LibraryProblem(tool, "kern names \(tool.core.count) results.", "Name one to three: those that answer the question."))
    }
    if let twice = tool.next.first(where: tool.core.contains) {
      problems.append(LibraryProblem(tool, "'\(twice)' stands under kern and under vervolg.", "Name it once."))
    }
    return problems
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
          problems.append(
            inRules(
              ready, rule.line, "Decision '\(decision)' gives '\(id)', which has no words.",
              remedy(id, among: known, "Add it to hulp.yaml.")))
        }
      }
    }
    for result in ready.tool.results where !result.verdicts.isEmpty {
      check(result.id, result.verdicts.map(\.id))
      problems += result.verdicts.filter { !texts.contains($0.id) }.map {
        LibraryProblem(
          ready.tool, at: $0.origin, "No rule ever gives '\($0.id)' for '\(result.id)'.",
          remedy($0.id, among: texts.sorted(), "Add a rule, or remove the words."))
      }
    }
    check(ToolRules.notices, ready.tool.notices.map(\.id))
    problems += ready.tool.notices.filter { !texts.contains($0.id) }.map {
      LibraryProblem(
        ready.tool, at: $0.origin, "No rule ever gives the notice '\($0.id)'.",
        remedy($0.id, among: texts.sorted(), "Add a rule, or remove the words."))
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
    let known = tool.inputs.map(\.id) + tool.results.map(\.id) + tool.parameters.map(\.text)
    func names(_ text: String) -> [String] {
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
        $0.split(separator: "}").first.map(String.init)
      }
    }
    return tool.results.compactMap { result -> LibraryProblem? in
      guard let sum = result.sum else { return nil }
      guard let strange = (names(sum.nl) + names(sum.en)).first(where: { !known.contains($0) }) else {
        guard let one = Set(names(sum.nl)).symmetricDifference(names(sum.en)).sorted().first else { return nil }
        return LibraryProblem(
          tool, at: result.origin, "The sum of '\(result.id)' names '\(one)' in one language only.",
          "Name the same values in Dutch and in English.")
      }
      return LibraryProblem(
        tool, at: result.origin, "The sum of '\(result.id)' names '\(strange)', which the tool does not have.",
        remedy(strange, among: known, "Correct the name."))
    }
  }

  /// Every rule of a table says what it says, in both languages, and on which facts.
  private static func descriptions(_ ready: ReadyTool) -> [LibraryProblem] {
    ready.rules.definitions.decisions.flatMap { decision -> [LibraryProblem] in
      guard case .table(let table)? = decision.logic?.logic else { return [] }
      return table.rules.flatMap { rule -> [LibraryProblem] in
        let said = CitedText(rule.description)
        if said.facts.isEmpty {
          return [
            inRules(
              ready, rule.line, "A rule of '\(decision.id)' names no facts.",
              "Write them behind its description, between square brackets: [C-TM12].")
          ]
        }
        if said.english?.isEmpty ?? true {
          return [
            inRules(
              ready, rule.line, "A rule of '\(decision.id)' says nothing in English.",
              "Write it behind the facts: Dit past niet. [C-TM12] en: This does not fit.")
          ]
        }
        return []
      }
    }
  }
}
