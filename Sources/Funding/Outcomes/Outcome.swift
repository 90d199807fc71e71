import FEEL

/// Something the guide can conclude: a route, an option inside a law, or "develop further first". Its id is a public contract.
package struct Outcome: Sendable {
  package typealias ID = Identifier<Outcome>

  package let id: ID
  package let kind: Kind
  package let law: Law?
  /// One or two letters that stand beside the colour wherever the outcome is shown.
  package let sign: String
  package let colour: Colour
  package let name: Text
  package let short: Text
  package let summary: Text
  /// What it is, in one line.
  package let essence: Text
  package let decider: SourcedText
  /// What to do first when it fits, in order.
  package let firstSteps: [FirstStep]
  /// What no answer decides and still has to be arranged.
  package let toArrange: [SourcedText]
  /// For an option: the route in whose card it stands.
  package let parent: ID?
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

  package enum Law: String, CaseIterable, Hashable, Sendable { case wlz, zvw, wmo }

  /// The colour in which an outcome is shown; options share that of their law.
  package enum Colour: String, CaseIterable, Hashable, Sendable {
    case development = "ontwikkeling"
    case consumer = "consument"
    case employer = "werkgever"
    case provider = "zorgaanbieder"
    case wlz, zvw, wmo
  }

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
    id: ID, kind: Kind, law: Law?, sign: String, colour: Colour, name: Text, short: Text, summary: Text, essence: Text,
    decider: SourcedText,
    firstSteps: [FirstStep], toArrange: [SourcedText], parent: ID?, facts: [Fact.ID], attributes: [AttributeValue], steps: [Fact.ID],
    examples: [Fact.ID], watchOut: [Fact.ID], instruments: [Fact.ID]
  ) {
    self.id = id
    self.kind = kind
    self.law = law
    self.sign = sign
    self.colour = colour
    self.name = name
    self.short = short
    self.summary = summary
    self.essence = essence
    self.decider = decider
    self.firstSteps = firstSteps
    self.toArrange = toArrange
    self.parent = parent
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
    facts + adviceFacts + attributes.flatMap(\.facts) + steps + examples + instruments
  }

  /// The facts behind what an advice says of it beside its rules: who decides, the first steps, what is still to arrange, what to watch.
  package var adviceFacts: [Fact.ID] {
    unique(decider.facts + firstSteps.flatMap(\.facts) + toArrange.flatMap(\.facts) + watchOut)
  }
}

/// A row of a comparison table.
package struct Attribute: Sendable {
  package typealias ID = Identifier<Attribute>

  package enum Series: String, Hashable, Sendable, CaseIterable {
    case route
    case option = "optie"
    case depth = "verdieping"
  }

  /// Who pays: the start page shows it for every route.
  package static let payer: ID = "wie-betaalt"

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

  /// Whether it fits, now or once a requirement is met.
  package var isFit: Bool { self == .fits || self == .fitsAfter }

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

  package enum Value: String, Hashable, Sendable, CaseIterable {
    case yes = "ja"
    case no = "nee"
    case noBasis = "geen-grond"
  }

  package init(id: ID, name: Text, explanation: Text, facts: [Fact.ID], cells: [Cell]) {
    (self.id, self.name, self.explanation, self.facts, self.cells) = (id, name, explanation, facts, cells)
  }
}

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
