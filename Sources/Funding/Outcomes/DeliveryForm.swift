import Library

/// One row of the matrix of delivery forms and Wlz options.
package final class DeliveryForm: ContentItem {
  package static let itemKind = ContentKind("leveringsvorm", english: "delivery form")

  package let id: Identifier<DeliveryForm>
  package let origin: Origin
  package let name: Text
  package let explanation: Text
  package let facts: [Fact.ID]
  package let cells: [Cell]

  package struct Cell: Sendable {
    package let outcome: Outcome.ID
    package let value: Value
    package let fact: Fact.ID
    package let certainty: Certainty

    package init(outcome: Outcome.ID, value: Value, fact: Fact.ID, certainty: Certainty) {
      (self.outcome, self.value, self.fact, self.certainty) = (outcome, value, fact, certainty)
    }
  }

  package enum Value: String, Hashable, Sendable, CaseIterable {
    case yes = "ja"
    case no = "nee"
    case noBasis = "geen-grond"
  }

  package init(id: Identifier<DeliveryForm>, origin: Origin, name: Text, explanation: Text, facts: [Fact.ID], cells: [Cell]) {
    self.origin = origin
    (self.id, self.name, self.explanation, self.facts, self.cells) = (id, name, explanation, facts, cells)
  }

  package var texts: [Text] {
    [name, explanation]
  }
  package var references: [Reference] {
    facts.references() + cells.flatMap { [$0.fact.reference, $0.outcome.reference] }
  }
  package var grounds: [[Fact.ID]] { [facts] }
}
