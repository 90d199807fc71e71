import FEEL
import Library

/// Something the guide can conclude: a route, an option inside a law, or "develop further first". Its id is a public contract.
package final class Outcome: ContentItem {
  package static let itemKind = ContentKind.outcome

  package let id: Identifier<Outcome>
  package let origin: Origin
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
  /// The facts behind what an advice says of it beside its rules: who decides, the first steps, what is still to arrange, what to watch.
  package let adviceFacts: [Fact.ID]
  package let attributes: [AttributeValue]
  package let steps: [Fact.ID]
  package let examples: [Fact.ID]
  package let watchOut: [Fact.ID]
  package let instruments: [Fact.ID]
  /// What a business case along this route begins with.
  package let caseStart: CaseStart?

  /// The beginning of a business case.
  package struct CaseStart: Sendable {
    /// Answers that are known: names and values of the pages on which a case is built.
    package let answers: [(key: String, value: String)]
    /// How money comes in along this route.
    package let rule: SourcedText

    package init(answers: [(key: String, value: String)], rule: SourcedText) { (self.answers, self.rule) = (answers, rule) }
  }

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
    id: Identifier<Outcome>, origin: Origin, kind: Kind, law: Law?, sign: String, colour: Colour, name: Text, short: Text, summary: Text,
    essence: Text,
    decider: SourcedText,
    firstSteps: [FirstStep], toArrange: [SourcedText], parent: ID?, facts: [Fact.ID], attributes: [AttributeValue], steps: [Fact.ID],
    examples: [Fact.ID], watchOut: [Fact.ID], instruments: [Fact.ID], caseStart: CaseStart? = nil
  ) {
    self.caseStart = caseStart
    self.origin = origin
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
    adviceFacts = unique(decider.facts + firstSteps.flatMap(\.facts) + toArrange.flatMap(\.facts) + watchOut)
  }

  package func facts(for attribute: Attribute) -> [Fact.ID] {
    attributes.first { $0.series == attribute.series && $0.attribute == attribute.id }?.facts ?? []
  }

  /// Every fact the outcome refers to.
  package var allFacts: [Fact.ID] {
    facts + adviceFacts + attributes.flatMap(\.facts) + steps + examples + instruments + (caseStart?.rule.facts ?? [])
  }

  package var texts: [Text] {
    [name, short, summary, essence, decider.text] + firstSteps.flatMap(\.text.all) + toArrange.map(\.text)
      + [caseStart?.rule.text].compactMap(\.self)
  }
  package var references: [Reference] {
    allFacts.references() + [parent].compactMap { $0?.reference } + attributes.map { Attribute.reference($0.series, $0.attribute) }
      + firstSteps.flatMap {
        [$0.contact?.reference, $0.moment?.reference].compactMap(\.self) + $0.text.variants.keys.sorted().references()
      }
  }
  package var grounds: [[Fact.ID]] { [facts, decider.facts] + firstSteps.map(\.facts) + toArrange.map(\.facts) }
}
