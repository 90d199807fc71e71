import FEEL

/// Something the guide can conclude: a route, an option inside a law, or "develop further first". Its id is a public contract.
package struct Outcome: Sendable {
  package typealias ID = Identifier<Outcome>

  package let id: ID
  package let kind: Kind
  package let law: Law?
  /// One or two letters that stand beside the colour wherever the outcome is shown.
  package let sign: String
  package let name: Text
  package let short: Text
  package let summary: Text
  /// The first thing to do when it fits.
  package let firstAction: Text
  package let firstActionFacts: [Fact.ID]
  package let facts: [Fact.ID]
  package let attributes: [AttributeValue]
  package let steps: [Fact.ID]
  package let examples: [Fact.ID]
  package let watchOut: [Fact.ID]
  package let instruments: [Fact.ID]

  package enum Kind: String, Hashable, Sendable {
    case development = "ontwikkeling"
    case route
    case option = "optie"
  }

  package enum Law: String, Hashable, Sendable { case wlz, zvw, wmo }

  /// What the facts say about one attribute.
  package struct AttributeValue: Sendable {
    package let series: Attribute.Series
    package let attribute: Attribute.ID
    package let facts: [Fact.ID]

    package init(series: Attribute.Series, attribute: Attribute.ID, facts: [Fact.ID]) {
      (self.series, self.attribute, self.facts) = (series, attribute, facts)
    }
  }

  package init(
    id: ID, kind: Kind, law: Law?, sign: String, name: Text, short: Text, summary: Text, firstAction: Text,
    firstActionFacts: [Fact.ID], facts: [Fact.ID], attributes: [AttributeValue], steps: [Fact.ID], examples: [Fact.ID],
    watchOut: [Fact.ID], instruments: [Fact.ID]
  ) {
    self.id = id
    self.kind = kind
    self.law = law
    self.sign = sign
    self.name = name
    self.short = short
    self.summary = summary
    self.firstAction = firstAction
    self.firstActionFacts = firstActionFacts
    self.facts = facts
    self.attributes = attributes
    self.steps = steps
    self.examples = examples
    self.watchOut = watchOut
    self.instruments = instruments
  }

  package func facts(for attribute: Attribute) -> [Fact.ID] {
    attributes.first { $0.series == attribute.series && $0.attribute == attribute.id }?.facts ?? []
  }

  /// Every fact the outcome refers to.
  package var allFacts: [Fact.ID] {
    facts + firstActionFacts + attributes.flatMap(\.facts) + steps + examples + watchOut + instruments
  }
}

/// A row of a comparison table.
package struct Attribute: Sendable {
  package typealias ID = Identifier<Attribute>

  package enum Series: String, Hashable, Sendable, CaseIterable {
    case route, option = "optie", depth = "verdieping"
  }

  package let id: ID
  package let series: Series
  package let name: Text

  package init(id: ID, series: Series, name: Text) {
    (self.id, self.series, self.name) = (id, series, name)
  }
}

/// What the rules say about one outcome.
package enum Status: String, CaseIterable, Hashable, Sendable, Comparable {
  /// It fits, and what it asks beforehand is met.
  case fits = "past"
  /// It fits, but something it asks beforehand is not met yet.
  case fitsAfter = "past-na-voldoen"
  /// It does not fit.
  case fitsNot = "past-niet"
  /// The open answers can still turn it.
  case unknown = "onbekend"
  /// Its legal basis is not in force on the date of the advice.
  case notInForce = "niet-van-kracht"

  package static func < (a: Status, b: Status) -> Bool { a.rawValue < b.rawValue }

  /// The statuses that values of the rules stand for, sorted by name.
  static func sorted(_ values: some Sequence<Value>) -> [Status] {
    values.compactMap { if case .string(let text) = $0 { Status(rawValue: text) } else { nil } }.sorted()
  }
}

/// One row of the matrix of delivery forms and Wlz options.
package struct DeliveryForm: Sendable {
  package typealias ID = Identifier<DeliveryForm>

  package let id: ID
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

  package enum Value: String, Hashable, Sendable, CaseIterable { case yes = "ja", no = "nee", noBasis = "geen-grond" }

  package init(id: ID, name: Text, explanation: Text, facts: [Fact.ID], cells: [Cell]) {
    (self.id, self.name, self.explanation, self.facts, self.cells) = (id, name, explanation, facts, cells)
  }
}

/// Something to keep in mind in certain cases; the rules say in which.
package struct Warning: Sendable {
  package typealias ID = Identifier<Warning>

  package enum Severity: String, Hashable, Sendable, CaseIterable { case watchOut = "let-op", disputed = "betwist", tip }

  package let id: ID
  package let severity: Severity
  /// The outcomes it bears on; empty means all.
  package let outcomes: [Outcome.ID]
  package let title: Text
  package let text: Text
  package let facts: [Fact.ID]

  package init(id: ID, severity: Severity, outcomes: [Outcome.ID], title: Text, text: Text, facts: [Fact.ID]) {
    (self.id, self.severity, self.outcomes, self.title, self.text, self.facts) = (id, severity, outcomes, title, text, facts)
  }
}

/// An entry of the glossary.
package struct Term: Sendable {
  package let id: String
  package let term: Text
  package let explanation: Text
  package let facts: [Fact.ID]

  package init(id: String, term: Text, explanation: Text, facts: [Fact.ID]) {
    (self.id, self.term, self.explanation, self.facts) = (id, term, explanation, facts)
  }
}
