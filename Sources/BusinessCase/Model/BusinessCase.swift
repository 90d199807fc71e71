import FEEL
import Library

/// A business case as its file says it: who takes part, what is assumed, and what that costs and gives whom. What it means (whether its
/// formulas fit its units) is found out by `ReadyCase`.
package struct BusinessCase: Sendable {
  package let name: String
  /// How long is looked ahead. Months count from 0.
  package let years: Int
  /// The discount rate per year, real: 0.03 is 3%.
  package let rate: Double
  /// The day on which the figures of laws must hold; `nil` where none is used.
  package let date: CalendarDate?
  package let parties: [CaseParty]
  /// Usual care and what is put beside it; empty where every item is a difference with usual care by itself.
  package let options: [CaseOption]
  package let groups: [CorrelationGroup]
  package let assumptions: [Assumption]
  package let derived: [DerivedValue]
  package let adoptions: [Adoption]
  package let clusters: [TechnologyCluster]
  package let items: [CaseItem]
  package let social: SocialReturnTerms?
  package let lifetimes: [Lifetime]
  package let softFacts: [SoftFact]
  package let facts: [Fact.ID]

  /// Without a rate of its own a case is discounted at 3% a year.
  package static let usualRate = 0.03
  package static let mostYears = 50
  package static let mostParties = 40
  package static let mostAssumptions = 400
  package static let mostItems = 600

  package init(
    name: String, years: Int, rate: Double, date: CalendarDate?, parties: [CaseParty], options: [CaseOption], groups: [CorrelationGroup],
    assumptions: [Assumption], derived: [DerivedValue], adoptions: [Adoption], clusters: [TechnologyCluster], items: [CaseItem],
    social: SocialReturnTerms?, lifetimes: [Lifetime], softFacts: [SoftFact], facts: [Fact.ID]
  ) {
    (self.name, self.years, self.rate, self.date, self.parties, self.options) = (name, years, rate, date, parties, options)
    (self.groups, self.assumptions, self.derived, self.adoptions) = (groups, assumptions, derived, adoptions)
    (self.clusters, self.items, self.social, self.lifetimes) = (clusters, items, social, lifetimes)
    (self.softFacts, self.facts) = (softFacts, facts)
  }

  package var months: Int { 12 * years }
}

/// A FEEL expression as it is written, with the line on which it stands.
package struct Formula: Hashable, Sendable {
  package let text: String
  package let line: Int

  package init(_ text: String, line: Int) { (self.text, self.line) = (text, line) }
}

/// Usual care, or something that is put beside it.
package struct CaseOption: Hashable, Sendable {
  package let id: String
  package let name: String
  package let isUsual: Bool

  package init(id: String, name: String, isUsual: Bool) { (self.id, self.name, self.isUsual) = (id, name, isUsual) }
}

/// Technologies that save hours only together.
package struct TechnologyCluster: Hashable, Sendable {
  package let id: String
  package let name: String
  /// Whether all of them are there in this case.
  package let isComplete: Bool

  package init(id: String, name: String, isComplete: Bool) { (self.id, self.name, self.isComplete) = (id, name, isComplete) }
}

/// What does not count in money: the workload, the joy of work, autonomy.
package struct SoftFact: Hashable, Sendable {
  package let name: String
  package let party: String
  package let before: String
  package let after: String
  package let evidence: String
  package let line: Int

  package init(name: String, party: String, before: String, after: String, evidence: String, line: Int) {
    (self.name, self.party, self.before, self.after, self.evidence, self.line) = (name, party, before, after, evidence, line)
  }
}

/// A technology whose life is shorter than the tariff assumes.
package struct Lifetime: Hashable, Sendable {
  package let id: String
  /// What is invested, in euros.
  package let investment: Formula
  /// The life of the technology itself, in years.
  package let years: Formula
  package let component: Component

  /// A part of the tariff, with the life that it counts with: the figure of this name.
  package enum Component: String, CaseIterable, Sendable {
    case inventory = "nic"
    case building = "nhc"

    package var parameter: String { rawValue + "Jaren" }
  }

  package init(id: String, investment: Formula, years: Formula, component: Component) {
    (self.id, self.investment, self.years, self.component) = (id, investment, years, component)
  }
}

/// What of a benefit would have come without the innovation, as parts of 1.
package struct SocialReturnTerms: Hashable, Sendable {
  /// What would have happened anyway.
  package let deadweight: Formula
  /// What only moves elsewhere.
  package let displacement: Formula
  /// What others bring about.
  package let byOthers: Formula
  /// What is lost each year.
  package let dropOff: Formula
  /// What is done leads to what, in words.
  package let theoryOfChange: String?

  package init(deadweight: Formula, displacement: Formula, byOthers: Formula, dropOff: Formula, theoryOfChange: String?) {
    (self.deadweight, self.displacement, self.byOthers) = (deadweight, displacement, byOthers)
    (self.dropOff, self.theoryOfChange) = (dropOff, theoryOfChange)
  }
}
