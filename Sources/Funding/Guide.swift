import DMN
import FEEL
import Library
import Tools

/// The whole guide: what it knows, how it decides and what it says, checked to fit together.
///
/// Having a `Guide` is the proof that the content was checked: `Guide(checking:)` does so, and `Guide(proven:)` is for content that was
/// checked before the program was built. Everything it concludes is a pure function of the answers and the date of the advice (`peildatum`).
package final class Guide: Sendable {
  package let edition: Edition
  /// Everything with an id of its own: questions, outcomes, facts, organisations.
  package let library: Library
  /// The rules, compiled.
  package let decision: RouteDecision
  package var tree: GuideTree { drawn.value }
  private let drawn: Once<GuideTree>
  /// The small tools, each with its rules.
  package let tools: [ReadyTool]
  /// Every text of the interface.
  let wording: [Phrase: Text]

  /// The input that holds the date of the advice.
  package static let dateInput = "peildatum"

  /// - Throws: every way in which the parts do not fit together.
  package convenience init(checking parts: GuideParts) throws(GuideProblems) {
    let problems = GuideChecks.problems(in: parts)
    guard problems.isEmpty else { throw GuideProblems(problems: problems) }
    self.init(parts, tree: Once(try GuideTree(parts)))
  }

  /// - Parameter parts: what was checked before, exactly as it is now; what no request asks for is never made.
  package convenience init(proven parts: GuideParts) {
    self.init(
      parts,
      tree: Once {
        do throws(GuideProblems) {
          return try GuideTree(parts)
        } catch {
          preconditionFailure("The decision tree of checked content cannot be made: \(error.problems)")
        }
      })
  }

  private init(_ parts: GuideParts, tree: Once<GuideTree>) {
    edition = parts.edition
    library = parts.library
    drawn = tree
    wording = Dictionary(parts.library[InterfaceText.self].map { ($0.phrase, $0.text) }) { first, _ in first }
    decision = RouteDecision(parts)
    tools = parts.tools
  }

  /// A text of the interface. Checked at loading: every phrase exists in every language.
  package func phrase(_ phrase: Phrase, _ language: Language, _ values: TextValues = [:]) -> String {
    text(phrase).filled(language, values)
  }

  package func text(_ phrase: Phrase) -> Text {
    guard let text = wording[phrase] else { preconditionFailure("The text '\(phrase.rawValue)' is in no checked content.") }
    return text
  }

  /// The facts that a text of the interface rests on.
  package func facts(of phrase: Phrase) -> [Fact.ID] { library[InterfaceText.ID(phrase.rawValue)].facts }
}

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
  /// How many conditions the outlines have.
  let conditionCount: Int
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
    var reader = OutlineReader(rules: rules, questions: parts.library[Question.self])
    var outlines: [Outcome.ID: OutcomeOutline] = [:]
    for outcome in parts.library[Outcome.self] {
      if let decision = rules.model.decision(outcome.id.text) { outlines[outcome.id] = reader.outline(of: decision) }
    }
    self.outlines = outlines
    (conditionCount, ground) = (reader.count, reader.ground)
    inputs = AnswerInputs(rules, index, order: parts.library[QuestionPage.self].flatMap(\.questions))
    statuses = index.possibilities.map(Status.sorted)
    warnings = WarningIndex(rules, tables: warningTables, warnings: parts.library[Warning.self])
    linking = Once { [links = parts.links, file = parts.ruleFiles.links] in KnowledgeLinks(links.value, file: file) }
  }
}

/// Everything a guide is made of, read but not yet checked together.
package struct GuideParts: Sendable {
  package let edition: Edition
  package let library: Library
  package let tree: TreeContent
  package let rules: CompiledModel
  /// The files of the rules, for the place of a problem.
  package let ruleFiles: RuleFiles
  package let warningTables: [String]
  package let index: OpenIndex
  /// The rules of the links between an advice and knowledge.
  package let links: Once<CompiledModel>
  package let tools: [ReadyTool]

  package init(
    edition: Edition, library: Library, tree: TreeContent, rules: CompiledModel, ruleFiles: RuleFiles, warningTables: [String],
    index: OpenIndex, links: Once<CompiledModel>, tools: [ReadyTool]
  ) {
    (self.edition, self.library, self.tree) = (edition, library, tree)
    (self.rules, self.ruleFiles, self.warningTables, self.index) = (rules, ruleFiles, warningTables, index)
    (self.links, self.tools) = (links, tools)
  }
}

/// The files that the rules stand in.
package struct RuleFiles: Sendable {
  package let routes: String
  package let warnings: String
  package let links: String

  package init(routes: String, warnings: String, links: String) {
    (self.routes, self.warnings, self.links) = (routes, warnings, links)
  }
}

/// The parts do not make a guide; every reason at once.
package struct GuideProblems: Error, Sendable {
  package let problems: [LibraryProblem]
}
