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
  private let wording: Wording
  /// The facts of what an advice says beside the rules.
  let said: SaidFacts
  private let worded: [Language: Once<ConditionSentences>]

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
    (wording, decision, said) = (Wording(parts.library[InterfaceText.self]), RouteDecision(parts), SaidFacts(parts.library))
    worded = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { [library, wording, decision] language in
        (language, Once { ConditionSentences(decision.subjects, library, wording, language) })
      })
    tools = parts.tools
  }

  /// How conditions are worded.
  func sentences(_ language: Language) -> ConditionSentences {
    guard let sentences = worded[language] else { preconditionFailure("There are no sentences in '\(language.rawValue)'.") }
    return sentences.value
  }

  /// A text of the interface. Checked at loading: every phrase exists in every language.
  package func phrase(_ phrase: Phrase, _ language: Language, _ values: TextValues = [:]) -> String {
    text(phrase).filled(language, values)
  }

  package func text(_ phrase: Phrase) -> Text { wording[phrase] }

  /// The facts that a text of the interface rests on.
  package func facts(of phrase: Phrase) -> [Fact.ID] { library[InterfaceText.ID(phrase.rawValue)].facts }
}
