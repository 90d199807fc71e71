import FEEL
import Library

/// The answer of an advice, short enough to act on: one sentence, a card per direction, what to ask first, and what does not fit.
/// Page, terminal and API say it from here, so they cannot differ.
package struct AdviceBrief: Sendable {
  /// One sentence, or a few, that can be forwarded.
  package let verdict: String
  package let cards: [Card]
  /// The open questions to begin with: at most three, the most deciding first.
  package let askFirst: [Question.ID]
  /// What can still fit and stands in no card.
  package let possible: [OutcomeAdvice]
  /// What does not fit, each with the condition that is in the way.
  package let misfits: [Misfit]
  /// What to keep in mind, most pressing first; without what the cards say as a dispute.
  package let cautions: [Caution]

  /// A direction to go in: the most specific outcome with what belongs to it.
  package struct Card: Sendable {
    package let main: OutcomeAdvice
    /// The other outcomes of the same law or route that fit too.
    package let others: [OutcomeAdvice]
    /// The disagreements of sources about what stands in the card, as the warnings that tell of them.
    package let disputes: [Warning]
  }

  package struct Misfit: Sendable {
    package let advised: OutcomeAdvice
    /// Why not, in a sentence; `nil` when no condition can be named.
    package let reason: String?
  }

  /// What does not fit, with the same reason said once.
  package var misfitRows: [(reason: String?, outcomes: [OutcomeAdvice])] {
    var rows: [(reason: String?, outcomes: [OutcomeAdvice])] = []
    for misfit in misfits {
      if let index = rows.firstIndex(where: { $0.reason == misfit.reason }) {
        rows[index].outcomes.append(misfit.advised)
      } else {
        rows.append((misfit.reason, [misfit.advised]))
      }
    }
    return rows
  }

  package struct Caution: Sendable {
    package let warning: Warning
    package let isCertain: Bool

    package init(warning: Warning, isCertain: Bool) { (self.warning, self.isCertain) = (warning, isCertain) }
  }
}
