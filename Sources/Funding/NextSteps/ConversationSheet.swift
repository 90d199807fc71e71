import Library

/// A sheet for a talk with one counterpart: what to ask, what they look at, the evidence, and what they will ask.
package final class ConversationSheet: ContentItem {
  package static let itemKind = ContentKind("gespreksblad", english: "conversation sheet")

  /// Something to ask, or to be asked.
  package struct Point: Sendable {
    package let text: Text
    /// The outcomes for which it matters; empty means all of the sheet.
    package let outcomes: [Outcome.ID]
    package let facts: [Fact.ID]

    package init(text: Text, outcomes: [Outcome.ID], facts: [Fact.ID]) { (self.text, self.outcomes, self.facts) = (text, outcomes, facts) }
  }

  /// A piece of evidence, with the questions whose answers belong to it.
  package struct Evidence: Sendable {
    package let text: Text
    package let questions: [Question.ID]

    package init(text: Text, questions: [Question.ID]) { (self.text, self.questions) = (text, questions) }
  }

  package let id: Identifier<ConversationSheet>
  package let origin: Origin
  package let name: Text
  /// The outcomes for which the talk is worth having.
  package let outcomes: [Outcome.ID]
  package let purpose: Text
  package let asks: [Point]
  package let looksAt: [Point]
  package let evidence: [Evidence]
  package let willAsk: [Point]

  package init(
    id: Identifier<ConversationSheet>, origin: Origin, name: Text, outcomes: [Outcome.ID], purpose: Text, asks: [Point], looksAt: [Point],
    evidence: [Evidence], willAsk: [Point]
  ) {
    self.origin = origin
    (self.id, self.name, self.outcomes, self.purpose) = (id, name, outcomes, purpose)
    (self.asks, self.looksAt, self.evidence, self.willAsk) = (asks, looksAt, evidence, willAsk)
  }

  package var points: [Point] { asks + looksAt + willAsk }
  package var facts: [Fact.ID] { unique(points.flatMap(\.facts)) }

  package var texts: [Text] {
    [name, purpose] + points.map(\.text) + evidence.map(\.text)
  }
  package var references: [Reference] {
    facts.references() + outcomes.references() + points.flatMap { $0.outcomes.references() }
      + evidence.flatMap { $0.questions.references() }
  }
}
