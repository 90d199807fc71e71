import DMN
import FEEL
import Library

/// Slips in the file of the rules of a tool that neither an evaluation nor a proof shows, and that an author cannot see.
enum RuleFileChecks {
  static func problems(_ ready: ReadyTool, _ file: DMNDocument) -> [LibraryProblem] {
    ids(ready, file) + shapes(ready, file) + values(ready) + arrows(ready, file) + requirements(ready) + types(ready)
  }

  private static func elements(_ root: XMLElement) -> [XMLElement] { [root] + root.elements.flatMap(elements) }

  /// An editor does not open a file in which an id stands twice.
  private static func ids(_ ready: ReadyTool, _ file: DMNDocument) -> [LibraryProblem] {
    var lines: [String: Int] = [:]
    return elements(file.xml.root).compactMap { element -> LibraryProblem? in
      guard let id = element["id"] else { return nil }
      guard let first = lines.updateValue(element.line, forKey: id) else { return nil }
      return ToolChecks.inRules(
        ready, element.line, "The id '\(id)' stands twice in the file: also on line \(first).", "Give each element its own id.")
    }
  }

  /// What has no shape in the diagram is not shown by an editor.
  private static func shapes(_ ready: ReadyTool, _ file: DMNDocument) -> [LibraryProblem] {
    let shown = Set(elements(file.xml.root).filter { $0.localName == "DMNShape" }.compactMap { $0["dmnElementRef"] })
    guard !shown.isEmpty else { return [] }
    let rules = ready.rules.definitions
    let all = rules.inputs.map { ($0.id, $0.line) } + rules.decisions.map { ($0.id, $0.line) }
    return all.filter { !shown.contains($0.0) }.map { id, line in
      ToolChecks.inRules(
        ready, line, "'\(id)' has no shape in the diagram, so that an editor does not show it.",
        "Add a dmndi:DMNShape with dmnElementRef=\"\(id)\".")
    }
  }

  /// The choices of an input stand in the words and in the rules.
  private static func values(_ ready: ReadyTool) -> [LibraryProblem] {
    ready.tool.inputs.compactMap { input -> LibraryProblem? in
      let choices: [String]
      switch input.kind {
      case .choice(let all), .choices(let all): choices = all.map(\.id)
      case .yesNo, .number, .date, .rows: return nil
      }
      guard let asked = ready.rules.definitions.input(input.id), let allowed = allowedValues(asked.variable.type) else { return nil }
      guard let strange = Set(choices).symmetricDifference(allowed).sorted().first else { return nil }
      let isInRules = allowed.contains(strange)
      return ToolChecks.inRules(
        ready, asked.line,
        "The value '\(strange)' of '\(input.id)' stands in \(isInRules ? "the rules and not in hulp.yaml" : "hulp.yaml and not in the rules").",
        "Make allowedValues of its type the same as waarden.")
    }
  }

  /// The texts that a type allows; `nil` where it lists none.
  private static func allowedValues(_ type: FEELType) -> Set<String>? {
    switch type {
    case .list(let element): return allowedValues(element)
    case .constrained(_, _, .oneOf(let tests)):
      let texts = tests.compactMap { test in if case .matches(.literal(.string(let text))) = test { text } else { nil } }
      return texts.count == tests.count ? Set(texts) : nil
    default: return nil
    }
  }

  /// An arrow to an input that names a decision, or the other way round: an editor does not draw it.
  private static func arrows(_ ready: ReadyTool, _ file: DMNDocument) -> [LibraryProblem] {
    let (inputs, decisions) = (Set(ready.rules.definitions.inputs.map(\.id)), Set(ready.rules.definitions.decisions.map(\.id)))
    return elements(file.xml.root).compactMap { element -> LibraryProblem? in
      guard let target = element["href"].map({ String($0.drop { $0 == "#" }) }) else { return nil }
      switch element.localName {
      case "requiredInput" where decisions.contains(target):
        return ToolChecks.inRules(
          ready, element.line, "requiredInput names '\(target)', which is no input: the rules work it out.",
          "Use requiredDecision for another outcome: <requiredDecision href=\"#\(target)\" />.")
      case "requiredDecision" where inputs.contains(target):
        return ToolChecks.inRules(
          ready, element.line, "requiredDecision names '\(target)', which is an input or a parameter.",
          "Use requiredInput for what is filled in: <requiredInput href=\"#\(target)\" />.")
      default: return nil
      }
    }
  }

  /// A decision that does not require what it uses never gives anything.
  private static func requirements(_ ready: ReadyTool) -> [LibraryProblem] {
    let rules = ready.rules.definitions
    let pairs =
      rules.inputs.map { ($0.id, $0.variable.name) } + rules.decisions.map { ($0.id, $0.variable.name) }
      + rules.knowledgeModels.map { ($0.id, $0.variable.name) } + rules.services.map { ($0.id, $0.variable.name) }
    let names = Dictionary(pairs) { first, _ in first }
    let known = Set(names.values)
    return rules.decisions.flatMap { decision -> [LibraryProblem] in
      let required = Set((decision.requiredInputs + decision.requiredDecisions + decision.requiredKnowledge).compactMap { names[$0.id] })
      return unique(used(decision)).filter { !required.contains($0) && !Expression.isBuiltin($0) }.map { name in
        known.contains(name)
          ? ToolChecks.inRules(
            ready, decision.line, "Decision '\(decision.id)' uses '\(name)' and does not require it, so that it gives nothing.",
            "Add an informationRequirement for it.")
          : ToolChecks.inRules(
            ready, decision.line, "Decision '\(decision.id)' uses the name '\(name)', which does not exist.",
            (SimilarName.of(name, among: known.sorted()).map { "Did you mean '\($0)'? " } ?? "")
              + "Use the name of an input, a parameter or a decision, or put a text between double quotes.")
      }
    }
  }

  /// The names that a decision uses.
  private static func used(_ decision: Definitions.WrittenDecision) -> [String] {
    func names(_ literal: Definitions.Literal) -> [String] { (try? literal.expression.get())?.requiredNames ?? [] }
    switch decision.logic?.logic {
    case .literal(let literal): return names(literal)
    case .table(let table):
      return table.inputs.flatMap { names($0.expression) }
        + table.rules.flatMap { rule in rule.tests.flatMap { (try? $0.tests.get())?.names ?? [] } + rule.outputs.flatMap(names) }
    default: return []
    }
  }

  /// An editor opens a formula only when its result has a type.
  private static func types(_ ready: ReadyTool) -> [LibraryProblem] {
    ready.rules.definitions.decisions.compactMap { decision in
      guard case .literal? = decision.logic?.logic, decision.variable.typeRef == nil else { return nil }
      return ToolChecks.inRules(
        ready, decision.line, "The formula '\(decision.id)' has no type, so that an editor does not open it.",
        "Write typeRef at its variable: number, date, boolean, string, or Any for anything else.")
    }
  }
}
