import DMN
import FEEL
import Library

/// How the rules of the links must fit what they link.
enum LinkChecks {
  static func problems(in parts: GuideParts) -> [LibraryProblem] {
    let file = parts.ruleFiles.links
    func problem(_ line: Int, _ subject: String, _ message: String, _ remedy: String) -> LibraryProblem {
      LibraryProblem(origin: Origin(file: file, line: line), subject: subject, message: message, remedy: remedy)
    }
    let inputs = parts.links.value.model.inputs.compactMap { input -> LibraryProblem? in
      guard let expected = expected(input.id, parts) else {
        return problem(
          input.line, "inputData \(input.id)", "No question and no outcome has this id.", "Use the id of a question or of an outcome.")
      }
      return input.domain.sortedValues == expected.sortedValues && input.domain.takesSeveral == expected.takesSeveral
        ? nil
        : problem(
          input.line, "inputData \(input.id)", "Its values are not those of the question or the outcome, with '\(KnowledgeLinks.open)'.",
          "Use these in allowedValues: \(expected.sortedValues.joined(separator: ", ")).")
    }
    let rules = parts.links.value.model.decisions.flatMap { decision in
      decision.table.rules.compactMap { rule -> LibraryProblem? in
        guard case .literal(.string(let id)) = rule.output, parts.library.find(KnowledgeItem.ID(id)) != nil else {
          return problem(
            rule.line, "regel in \(decision.id)", "It links to something that is no item of knowledge.",
            "Write the kind and the id: \"instrumenten/stoz\".")
        }
        guard CitedText(rule.description).english != nil else {
          return problem(
            rule.line, "regel in \(decision.id)", "It says nothing in English.", "Write behind the facts: en: and the sentence.")
        }
        return decision.table.hitPolicy.isCollecting
          ? nil : problem(decision.line, decision.id, "This table does not collect.", "Give it the hit policy COLLECT.")
      }
    }
    return inputs + rules
  }

  private static func expected(_ id: String, _ parts: GuideParts) -> InputData.Domain? {
    let open = [Value.string(KnowledgeLinks.open)]
    if let question = parts.library.find(Question.ID(id)) {
      let values = question.options.map { Value.string($0.id) } + open
      return question.isSeveral ? .subset(values) : .choice(values)
    }
    guard parts.library.find(Outcome.ID(id)) != nil, let decision = parts.rules.model.decision(id) else { return nil }
    let statuses = Set(
      decision.table.rules.compactMap { rule -> String? in if case .literal(.string(let text)) = rule.output { text } else { nil } })
    return .choice(statuses.sorted().map(Value.string) + open)
  }
}
