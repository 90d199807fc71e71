import Funding
import GuideContent
import Library
import TestSupport
import Testing
import Tools

@testable import BusinessCase

/// What holds for every case; tried on the examples of the content, with random values.
@Suite struct PropertyTests {
  private static let examples: [ReadyCase] = {
    do {
      let parameters = try SampleContent.guide.get().library[DatedFigure.self].items
      return try BuiltInContent.files().filter { $0.path.hasPrefix("cases/") }.map { try BusinessCaseFile.read($0, parameters: parameters) }
    } catch {
      Issue.record(error)
      return []
    }
  }()

  /// Each example with twenty random draws of its assumptions.
  private static func each(_ body: (ReadyCase, String?, [Double]) throws -> Void) rethrows {
    #expect(examples.count >= 2)
    for ready in examples {
      let drawing = Drawing(ready, seed: 11)
      for option in ready.alternatives {
        for draw in 0..<20 { try body(ready, option, drawing.values(draw)) }
      }
    }
  }

  @Test func partiesAddUpToTheTotal() {
    Self.each { ready, option, values in
      let outcome = ready.outcome(option, values)
      for month in 0..<ready.source.months {
        let sum = outcome.parties.reduce(0) { $0 + $1.flow[month] }
        #expect(abs(sum - outcome.total.flow[month]) < 1e-6)
      }
      #expect(abs(outcome.parties.reduce(0) { $0 + $1.presentValue } - outcome.total.presentValue) < 1e-5)
    }
  }

  @Test func theFastWayAndTheSlowWayAgree() {
    Self.each { ready, option, values in
      let outcome = ready.outcome(option, values)
      let fast = CaseProgram(presentValueOf: ready, option: option).values(ready, values)
      for (line, value) in zip(outcome.parties + [outcome.total], fast) {
        #expect(abs(line.presentValue - value) <= 1e-9 * max(1, abs(value)) * 100)
      }
    }
  }

  @Test func twiceTheMoneyIsTwiceTheResult() {
    Self.each { ready, option, values in
      // Every amount has exactly one euro in it, so it suffices to double what counts euros.
      let doubled = zip(ready.source.assumptions, values).map { assumption, value in assumption.unit.contains("euro") ? value * 2 : value }
      let (one, two) = (ready.outcome(option, values), ready.outcome(option, doubled))
      #expect(abs(two.total.presentValue - 2 * one.total.presentValue) <= 1e-8 * max(1, abs(two.total.presentValue)))
    }
  }

  @Test func withoutInterestPresentValueIsTheSum() throws {
    try Self.each { ready, option, values in
      let free = try Self.changed(ready, rate: 0)
      let outcome = free.outcome(option, values)
      for line in outcome.parties { #expect(abs(line.presentValue - line.perYear.reduce(0, +)) < 1e-5) }
    }
  }

  @Test func theOrderOfTheFileChangesNothing() throws {
    for ready in Self.examples {
      let turned = try Self.changed(ready, rate: ready.source.rate, isTurned: true)
      let chance = CaseResult.Chance(draws: 500, seed: 2)
      let (one, two) = (
        try CaseResult(ready, option: ready.alternatives[0], chance: chance),
        try CaseResult(turned, option: turned.alternatives[0], chance: chance)
      )
      #expect(zip(one.outcome.parties, two.outcome.parties).allSatisfy { Cents($0.presentValue) == Cents($1.presentValue) })
      #expect(one.transfers.divisions == two.transfers.divisions)
      #expect(one.uncertainty.map { Cents($0.total.p5) } == two.uncertainty.map { Cents($0.total.p5) })
    }
  }

  @Test func nobodyIsBelowZeroAfterwards() {
    Self.each { ready, option, values in
      let outcome = ready.outcome(option, values)
      let transfers = Transfers(before: outcome.parties.map { Cents($0.presentValue) }, costs: outcome.costs.map(Cents.init))
      for amounts in transfers.divisions.values { #expect(amounts.reduce(0) { $0 + $1.count } == 0) }
      guard let amounts = transfers.divisions[.nobodyLoses] else { return }
      #expect(zip(transfers.before, amounts).allSatisfy { $0.count + $1.count >= 0 })
    }
  }

  private static func changed(_ ready: ReadyCase, rate: Double, isTurned: Bool = false) throws -> ReadyCase {
    let source = ready.source
    let items = isTurned ? source.items.reversed() : source.items
    let assumptions = isTurned ? source.assumptions.reversed() : source.assumptions
    let changed = BusinessCase(
      name: source.name, years: source.years, rate: rate, date: source.date, parties: source.parties, options: source.options,
      groups: source.groups, assumptions: assumptions, derived: source.derived, adoptions: source.adoptions, clusters: source.clusters,
      items: items, social: source.social, lifetimes: source.lifetimes, softFacts: source.softFacts, facts: source.facts)
    return try ReadyCase(changed, parameters: SampleContent.guide.get().library[DatedFigure.self].items)
  }
}
