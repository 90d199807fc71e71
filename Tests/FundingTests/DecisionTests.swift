import FEEL
import Funding
import TestSupport
import Testing

/// The rules against the formulas of the decision, and exactness under open answers.
@Suite struct DecisionTests {
  let guide: Guide
  let verdicts: Verdicts
  let today: CalendarDate

  init() throws {
    verdicts = try SampleContent.verdicts.get()
    guide = try SampleContent.guide.get()
    today = try #require(CalendarDate("2026-11-21"))
  }

  @Test(arguments: 0..<8)
  func completeAnswersGetTheStatusOfTheFormulas(_ seed: Int) throws {
    var source = RandomAnswers(guide, seed: UInt64(seed))
    for _ in 0..<500 {
      let answers = source.next(open: 0)
      let verdict = verdicts.verdict(for: try guide.checked(answers), on: today)
      let reference = ReferenceDecision(answers, on: today)
      for (outcome, possible) in zip(guide.outcomes, verdict.possible) {
        #expect(possible == [reference.status(outcome.id.text)], "\(outcome.id) \(answers)")
      }
    }
  }

  /// Over all completions of the open answers, on thousands of partial answers.
  @Test(arguments: 0..<8)
  func openAnswersGiveExactlyTheStatusesThatRemain(_ seed: Int) throws {
    var source = RandomAnswers(guide, seed: UInt64(seed) + 100)
    for round in 0..<300 {
      let answers = source.next(open: 1 + round % 4)
      let completions = RandomAnswers.completions(answers, guide)
      guard completions.count <= 600 else { continue }
      let references = completions.map { ReferenceDecision($0, on: today) }
      let checked = try guide.checked(answers)
      let verdict = verdicts.verdict(for: checked, on: today)
      for (outcome, possible) in zip(guide.outcomes, verdict.possible) {
        #expect(possible == Set(references.map { $0.status(outcome.id.text) }).sorted(), "\(outcome.id) \(answers)")
      }
      if round % 15 == 0 {
        // The advice walks another way through the same diagrams.
        let advice = guide.advice(for: checked, on: today)
        #expect(advice.outcomes.map(\.possible) == verdict.possible)
        #expect(advice.followUp == verdict.followUp)
      }
      #expect(Set(verdict.followUp) == relevantOpen(answers, completions, references).filter { checked[$0] == nil }, "\(answers)")
    }
  }

  /// The open questions whose answer changes an outcome in some completion of the other open answers.
  private func relevantOpen(
    _ answers: [String: Answer], _ completions: [[String: Answer]], _ references: [ReferenceDecision]
  ) -> Set<Question.ID> {
    let results = references.map { reference in guide.outcomes.map { reference.status($0.id.text) } }
    return Set(
      guide.questions.map(\.id).filter { id in
        guard answers[id.text] == nil || answers[id.text] == .unknown else { return false }
        let groups = Dictionary(grouping: completions.indices) { completions[$0].filter { $0.key != id.text } }
        return groups.values.contains { Set($0.map { results[$0] }).count > 1 }
      })
  }

  @Test(arguments: [("2023-12-31", Status.notInForce), ("2024-01-01", .fits), ("2028-12-31", .fits), ("2029-01-01", .notInForce)])
  func theAccountingExperimentFollowsItsTerm(_ day: String, _ expected: Status) throws {
    let answers = try guide.checked(["onderwerp": .one("verantwoording"), "wlz-indicatie": .one("ja"), "verblijf": .several(["instelling"])])
    let date = try #require(CalendarDate(day))
    #expect(guide.advice(for: answers, on: date)["wlz-verantwoording-experiment"]?.status == expected)
  }

  @Test func knownFromLittle() throws {
    let unproven = guide.advice(for: try guide.checked(["werkend-product": .one("nee")]), on: today)
    #expect(unproven["zvw"]?.possible == [.fitsAfter, .fitsNot])
    let accounting = guide.advice(for: try guide.checked(["onderwerp": .one("verantwoording")]), on: today)
    #expect(accounting["consument"]?.status == .fitsNot)
  }

  @Test func everyOutcomeCanFitAndIsCited() throws {
    let advice = guide.advice(for: .none, on: today)
    for outcome in advice.outcomes {
      #expect(outcome.possible.contains(.fits), "\(outcome.outcome)")
      #expect(!outcome.facts.isEmpty)
      #expect(outcome.ways.allSatisfy { !$0.facts.isEmpty && $0.conditions.allSatisfy { !$0.facts.isEmpty } })
    }
  }
}
