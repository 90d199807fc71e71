import FEEL
import Library

/// What the guide concludes from the answers on a date: complete, exact, with the ground under every part.
package struct Advice: Sendable {
  package let answers: Answers
  package let date: CalendarDate
  package let outcomes: [OutcomeAdvice]
  /// The questions without an answer that can still change an outcome, in the order of the interview.
  package let followUp: [Question.ID]
  /// The questions answered with "I do not know" that can still change an outcome.
  package let stillOpen: [Question.ID]
  /// The open questions, the one first whose answer leaves the fewest outcomes unknown, on average over its answers.
  package let byWeight: [Question.ID]
  /// Answers that do not matter now, because of answers to earlier questions. They are kept, and count again when they matter again.
  package let idle: [Question.ID]
  package let warnings: [WarningAdvice]

  /// The open question that decides most.
  package var mostDeciding: Question.ID? { byWeight.first }

  /// The longest the interview can still get, in questions. Exactly the number of open questions that matter: someone
  /// who answers each with "I do not know" is asked all of them, and no answer can make another question matter.
  package var atMostToGo: Int { followUp.count }

  package subscript(outcome: Outcome.ID) -> OutcomeAdvice? { outcomes.first { $0.id == outcome } }

  /// What takes work to find out. Open questions always come with an advice: they cost nothing.
  package struct Parts: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let outcomes = Parts(rawValue: 1)
    package static let warnings = Parts(rawValue: 2)
    package static let weight = Parts(rawValue: 4)
    package static let idle = Parts(rawValue: 8)
    /// What would make an outcome fit; only with `outcomes`.
    package static let changes = Parts(rawValue: 16)
    /// The questions that an outcome still depends on; only with `outcomes`.
    package static let dependence = Parts(rawValue: 32)
    /// What a page or a sheet shows of every outcome at once: nothing that only the page of one outcome says.
    package static let overview: Parts = [.outcomes, .warnings, .weight]
    package static let all: Parts = [.overview, .idle, .changes, .dependence]
  }

  package struct WarningAdvice: Sendable {
    package let warning: Warning
    /// Whether it holds whatever the open answers turn out to be.
    package let isCertain: Bool
  }
}

/// The conclusion about one outcome.
package struct OutcomeAdvice: Sendable {
  package let outcome: Outcome
  package let status: Status
  /// The statuses that remain, sorted; one when the status is certain.
  package let possible: [Status]
  /// The ways in which it can fit, each with its conditions.
  package let ways: [Way]
  /// What it rests on.
  let ground: FactList
  /// The open questions that can still change this outcome; empty when they were not asked for.
  package let dependsOn: [Question.ID]
  /// The smallest change of answers that makes it fit; `nil` when it fits already, is still open, nothing can help, or it
  /// is "develop first".
  package let change: [AnswerChange]?
  /// The disagreements of sources about it, when it fits or will fit.
  package let disputes: [Fact.ID]

  package var id: Outcome.ID { outcome.id }

  /// The facts behind the rules that decide, or still can, and those of the outcome itself.
  package var facts: [Fact.ID] { ground.ids }

  /// Whether it fits, now or once a requirement is met, whatever the open answers turn out to be.
  package var isTarget: Bool { possible.allSatisfy(\.isFit) }
  /// Whether it fits or can still fit.
  package var isAlive: Bool { possible.contains(where: \.isFit) }

  /// The way that comes closest: the one with the fewest conditions that fail, then the fewest that are open.
  package var nearestWay: Way? { nearestIndex.map { ways[$0] } }

  package var nearestIndex: Int? {
    ways.indices.min { a, b in
      let (a, b) = (ways[a], ways[b])
      return (a.conditions(.notMet).count, a.conditions(.open).count) < (b.conditions(.notMet).count, b.conditions(.open).count)
    }
  }

  package struct Way: Sendable {
    package let conditions: [Condition]
    let ground: FactList

    package var facts: [Fact.ID] { ground.ids }

    package func conditions(_ state: Condition.State) -> [Condition] { conditions.filter { $0.state == state } }
  }
}

/// One answer in a smallest change.
package struct AnswerChange: Hashable, Sendable {
  package let question: Question.ID
  /// Whether an answer given now must become another; otherwise an open question must get this answer.
  package let replacesAnswer: Bool
  package let demand: Demand

  package init(question: Question.ID, replacesAnswer: Bool, demand: Demand) {
    (self.question, self.replacesAnswer, self.demand) = (question, replacesAnswer, demand)
  }

  package enum Demand: Hashable, Sendable {
    case becomes(Answer)
    case includes([String], excludes: [String])
  }
}
