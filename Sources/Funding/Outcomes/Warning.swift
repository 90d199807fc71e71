import Library

/// Something to keep in mind in certain cases; the rules say in which.
package final class Warning: ContentItem {
  package static let itemKind = ContentKind("waarschuwing", english: "warning")

  package enum Severity: String, Hashable, Sendable, CaseIterable {
    case watchOut = "let-op"
    case disputed = "betwist"
    case tip
  }

  package let id: Identifier<Warning>
  package let origin: Origin
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
    id: Identifier<Warning>, origin: Origin, severity: Severity, outcomes: [Outcome.ID], disputes: [Fact.ID], title: Text, short: Text,
    text: Text, facts: [Fact.ID]
  ) {
    self.origin = origin
    (self.id, self.severity, self.outcomes, self.disputes) = (id, severity, outcomes, disputes)
    (self.title, self.short, self.text, self.facts) = (title, short, text, facts)
  }

  package var texts: [Text] {
    [title, short, text]
  }
  package var references: [Reference] {
    facts.references() + disputes.references() + outcomes.references()
  }
  package var grounds: [[Fact.ID]] { [facts] }
}
