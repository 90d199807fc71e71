import DMN
import FEEL
import Library

/// The rules of the routes and the warnings, and what is read out of them once.
package struct RouteDecision: Sendable {
  /// Every rule: of the outcomes, and after them of the warnings.
  package let rules: CompiledModel
  /// The decisions that collect warnings.
  package let warningTables: [String]
  /// The outcomes of the rules for any mix of known and open answers, in the order of the outcomes.
  package let index: OpenIndex
  /// How the rules come to each outcome.
  let outlines: [Outcome.ID: OutcomeOutline]
  /// What each condition of the outlines is about, by its number.
  let subjects: [Condition.Subject]
  /// Per decision that an outline rests on.
  let ground: [DecisionGround]
  /// From answers to inputs.
  let inputs: AnswerInputs
  /// Per number of a set of values that can remain (`OpenIndex.possibilities`): the statuses in it.
  let statuses: [[Status]]
  let warnings: WarningIndex
  /// Which knowledge bears on an advice.
  package var links: KnowledgeLinks { linking.value }
  private let linking: Once<KnowledgeLinks>

  init(_ parts: GuideParts) {
    (rules, warningTables, index) = (parts.rules, parts.warningTables, parts.index)
    var reader = OutlineReader(rules: rules, parts.library)
    var outlines: [Outcome.ID: OutcomeOutline] = [:]
    for outcome in parts.library[Outcome.self] {
      if let decision = rules.model.decision(outcome.id.text) { outlines[outcome.id] = reader.outline(of: decision, outcome) }
    }
    self.outlines = outlines
    (subjects, ground) = (reader.subjects, reader.ground)
    inputs = AnswerInputs(rules, index, order: parts.library[QuestionPage.self].flatMap(\.questions))
    statuses = index.possibilities.map(Status.sorted)
    warnings = WarningIndex(rules, tables: warningTables, warnings: parts.library[Warning.self])
    linking = Once { [links = parts.links, file = parts.ruleFiles.links] in KnowledgeLinks(links.value, file: file) }
  }
}
