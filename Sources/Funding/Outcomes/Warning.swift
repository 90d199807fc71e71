import Library

/// Something to keep in mind in certain cases; the rules say in which.
package struct Warning: Sendable {
  package typealias ID = Identifier<Warning>

  package enum Severity: String, Hashable, Sendable, CaseIterable {
    case watchOut = "let-op"
    case disputed = "betwist"
    case tip
  }

  package let id: ID
  package let severity: Severity
  /// The outcomes it bears on; empty means all.
  package let outcomes: [Outcome.ID]
  /// The disagreements of sources that one of `outcomes` carries when it fits and the warning is certain.
  package let disputes: [Fact.ID]
  package let title: Text
  /// The warning in one line.
  package let short: Text
  package let text: Text
  package let facts: [Fact.ID]

  package init(
    id: ID, severity: Severity, outcomes: [Outcome.ID], disputes: [Fact.ID], title: Text, short: Text, text: Text, facts: [Fact.ID]
  ) {
    (self.id, self.severity, self.outcomes, self.disputes) = (id, severity, outcomes, disputes)
    (self.title, self.short, self.text, self.facts) = (title, short, text, facts)
  }
}
