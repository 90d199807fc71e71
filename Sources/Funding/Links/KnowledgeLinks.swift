import DMN
import FEEL
import Library

/// An item of knowledge that bears on an advice, and why.
package struct LinkedKnowledge: Sendable {
  package let item: KnowledgeItem
  /// What it follows from: every answer and outcome that the rule asks for.
  package let reasons: [Reason]
  /// What the rule says, in its own words.
  package let rule: RuleRow

  package enum Reason: Hashable, Sendable {
    /// The answer that was given; `nil` where the question is open.
    case answer(Question.ID, Answer?)
    /// The status of an outcome; `unknown` where it still depends on open answers.
    case outcome(Outcome.ID, Status)

    /// Whether it is an answer that was given.
    var isGiven: Bool { if case .answer(_, .some) = self { true } else { false } }
  }
}

/// The rules that say which knowledge bears on an advice (`rules/links/…/verbanden.dmn`).
///
/// They start from the answers and from what the routes decided. That a question or an outcome is open is a value of its own here, `open`,
/// so that each rule says what it does with it.
package struct KnowledgeLinks: Sendable {
  /// The value of what is not answered or not decided.
  package static let open = "open"

  /// A rule, and where it stands in the compiled model.
  struct Row: Sendable {
    let item: KnowledgeItem.ID
    let place: RulePlace
    let row: RuleRow
    /// The inputs that its cells ask for.
    let inputs: [String]
  }

  package let rules: CompiledModel
  let rows: [Row]

  /// - Parameter file: the file of the rules, for the place of a row.
  init(_ rules: CompiledModel, file: String) {
    self.rules = rules
    rows = rules.model.decisions.flatMap { decision in
      decision.table.rules.enumerated().compactMap { index, rule -> Row? in
        guard case .literal(.string(let id)) = rule.output, let place = rules.place(ofRule: index, decision: decision.id) else {
          return nil
        }
        return Row(
          item: KnowledgeItem.ID(id), place: place, row: RuleRow(rule, number: index + 1, of: decision, file: file),
          inputs: Self.inputs(of: rule, in: decision, rules.model))
      }
    }
  }

  private static func inputs(of rule: DecisionTable.Rule, in decision: Decision, _ model: DecisionModel) -> [String] {
    let names = zip(decision.table.columns, rule.tests).filter { $0.1 != .any }.flatMap { $0.0.expression.names }
    return unique(names.compactMap { name in model.inputs.first { $0.name == name }?.id })
  }
}

extension Guide {
  /// The knowledge that bears on an advice, by kind, in the order of the rules. The advice must hold its outcomes.
  package func knowledge(for advice: Advice) -> [(kind: KnowledgeKind, items: [LinkedKnowledge])] {
    let links = decision.links
    var values: [String: Value] = [:]
    for input in links.rules.model.inputs { values[input.id] = value(of: input, advice) }
    guard let known = try? links.rules.known(values) else {
      preconditionFailure("The rules of the links ask for what no advice holds; the check of the content refuses that.")
    }
    var found: [KnowledgeItem.ID: LinkedKnowledge] = [:]
    var order: [KnowledgeItem.ID] = []
    for row in links.rows where found[row.item] == nil && links.rules.truth(of: row.place, given: known) == .always {
      let reasons = row.inputs.map { reason($0, advice) }
      found[row.item] = LinkedKnowledge(item: library[row.item], reasons: reasons, rule: row.row)
      order.append(row.item)
    }
    return knowledgeKinds.compactMap { kind in
      let items = order.compactMap { found[$0] }.filter { $0.item.kind == kind.id }
      return items.isEmpty ? nil : (kind, items)
    }
  }

  private func value(of input: InputData, _ advice: Advice) -> Value {
    if let outcome = advice[Outcome.ID(input.id)] {
      return .string(outcome.status == .unknown ? KnowledgeLinks.open : outcome.status.rawValue)
    }
    switch advice.answers[Question.ID(input.id)] {
    case .one(let option): return .string(option)
    case .several(let options): return .list(options.map(Value.string))
    case .unknown, nil:
      if case .subset = input.domain { return .list([.string(KnowledgeLinks.open)]) }
      return .string(KnowledgeLinks.open)
    }
  }

  private func reason(_ input: String, _ advice: Advice) -> LinkedKnowledge.Reason {
    if let outcome = advice[Outcome.ID(input)] { return .outcome(outcome.id, outcome.status) }
    let answer = advice.answers[Question.ID(input)]
    return .answer(Question.ID(input), answer == .unknown ? nil : answer)
  }
}
