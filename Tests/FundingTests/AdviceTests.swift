import FEEL
import Funding
import TestSupport
import Testing

/// What the advice says around the statuses.
@Suite struct AdviceTests {
  let guide: Guide
  let today: CalendarDate

  init() throws {
    guide = try SampleContent.guide.get()
    today = try #require(CalendarDate("2026-11-21"))
  }

  private func statuses(_ answers: Answers) throws -> [[Status]] {
    try SampleContent.verdicts.get().verdict(for: answers, on: today).possible
  }

  /// Following the interview to its end, the bound only goes down, and is never passed.
  /// (That every question asked can matter is tested exhaustively in DecisionTests.)
  @Test(arguments: 0..<40)
  func theInterviewAsksNoMoreThanItSaid(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var answers: [String: Answer] = [:]
    var bound = guide.questions.count
    var asked = 0
    let said = guide.advice(for: .none, on: today).atMostToGo
    while let next = guide.followUp(try guide.checked(answers), on: today).first {
      let open = guide.followUp(try guide.checked(answers), on: today).count
      #expect(open <= bound)
      let question = try #require(guide.question(next))
      let doubt = Int.random(in: 0..<5, using: &random) == 0
      answers[next.text] = doubt ? .unknown : question.possibleAnswers.randomElement(using: &random)
      bound = open - 1
      asked += 1
    }
    #expect(asked <= said)
  }

  /// `nogHoogstens` is the longest path: checked by walking every path, "I do not know" included.
  @Test func atMostToGoIsTheLongestPath() throws {
    func longest(_ answers: [String: Answer]) throws -> Int {
      guard let next = guide.followUp(try guide.checked(answers), on: today).first, let question = guide.question(next) else { return 0 }
      return 1 + (try (question.possibleAnswers + [.unknown]).map { try longest(answers.merging([next.text: $0]) { $1 }) }.max() ?? 0)
    }
    var source = RandomAnswers(guide, seed: 7)
    var checked = 0
    while checked < 40 {
      let answers = source.next(open: 5).filter { $0.value != .unknown }
      let toGo = guide.advice(for: try guide.checked(answers), on: today).atMostToGo
      guard (1...3).contains(toGo) else { continue }
      #expect(try longest(answers) == toGo, "\(answers)")
      checked += 1
    }
  }

  /// Leaving lapsed answers out changes nothing, and what remains is all needed.
  @Test(arguments: 0..<10)
  func lapsedAnswersDoNotMatter(_ seed: Int) throws {
    var source = RandomAnswers(guide, seed: UInt64(seed) + 500)
    for _ in 0..<40 {
      let answers = try guide.checked(source.next(open: 2))
      let lapsed = guide.lapsed(answers, on: today)
      let rest = answers.removing(lapsed)
      #expect(try statuses(rest) == statuses(answers))
      #expect(guide.lapsed(rest, on: today).isEmpty)
    }
  }

  /// The smallest change works, and nothing smaller does (all changes of one or two answers tried).
  @Test(arguments: 0..<6)
  func theSmallestChangeIsSmallest(_ seed: Int) throws {
    var source = RandomAnswers(guide, seed: UInt64(seed) + 900)
    for _ in 0..<6 {
      let answers = source.next(open: 0)
      let advice = guide.advice(for: try guide.checked(answers), on: today)
      for outcome in advice.outcomes where outcome.change != nil {
        let change = try #require(outcome.change)
        #expect(change.allSatisfy { $0.replacesAnswer })
        var changed = answers
        for step in change { if case .becomes(let answer) = step.demand { changed[step.question.text] = answer } }
        #expect(ReferenceDecision(changed, on: today).status(outcome.outcome.text) == .fits, "\(outcome.outcome) \(change)")
        if change.count > 1 { #expect(!oneChangeIsEnough(answers, outcome.outcome.text), "\(outcome.outcome)") }
        if change.count > 2 { #expect(!twoChangesAreEnough(answers, outcome.outcome.text), "\(outcome.outcome)") }
      }
    }
  }

  private func variants(_ answers: [String: Answer]) -> [[String: Answer]] {
    guide.questions.flatMap { question in question.possibleAnswers.map { answers.merging([question.id.text: $0]) { $1 } } }
  }

  private func oneChangeIsEnough(_ answers: [String: Answer], _ outcome: String) -> Bool {
    variants(answers).contains { ReferenceDecision($0, on: today).status(outcome) == .fits }
  }

  private func twoChangesAreEnough(_ answers: [String: Answer], _ outcome: String) -> Bool {
    variants(answers).contains { oneChangeIsEnough($0, outcome) }
  }

  @Test func changesPreferWhatAPersonCanActOn() throws {
    // Proven work is missing: prove it, rather than call it something else.
    let answers: [String: Answer] = [
      "onderwerp": .one("innovatie"), "werkend-product": .one("ja"), "bewezen-werking": .one("nee"), "mdr": .one("nvt"), "ce": .one("ja"),
      "avg": .one("ja"), "bewijslast": .one("ja"), "betalers": .several(["consument"]),
    ]
    let change = guide.advice(for: try guide.checked(answers), on: today)["consument"]?.change
    #expect(change == [AnswerChange(question: "bewezen-werking", replacesAnswer: true, demand: .becomes(.one("ja")))])
  }

  @Test func conditionsSayWhatFails() throws {
    let answers = try guide.checked(["onderwerp": .one("innovatie"), "betalers": .several(["consument"]), "werkend-product": .one("nee")])
    let consumer = try #require(guide.advice(for: answers, on: today)["consument"])
    #expect(consumer.status == .fitsAfter)
    let way = try #require(consumer.ways.first)
    #expect(way.conditions(.met).count == 2)
    let gate = try #require(way.conditions(.notMet).first)
    #expect(gate.subject == .computed("gate", holds: true))
    #expect(gate.alternatives.first?.filter { $0.state == .notMet }.map(\.question) == ["werkend-product"])
  }

  @Test func dontKnowStaysOpenAndIsNotAskedAgain() throws {
    let advice = guide.advice(for: try guide.checked(["onderwerp": .unknown]), on: today)
    #expect(advice.stillOpen == ["onderwerp"])
    #expect(!advice.followUp.contains("onderwerp"))
    #expect(advice.mostDeciding != nil)
  }

  @Test func warningsFollowTheAnswers() throws {
    func ids(_ answers: [String: Answer]) throws -> Set<String> {
      Set(guide.advice(for: try guide.checked(answers), on: today).warnings.filter(\.isCertain).map(\.warning.text))
    }
    let both = try ids(["onderwerp": .one("innovatie"), "betalers": .several(["zorgorganisatie"]), "rol-product": .several([])])
    let none = try ids(["onderwerp": .one("verantwoording")])
    #expect(both != none)
    #expect(!both.isEmpty)
  }

  @Test func yearBoundFactsAge() throws {
    let rule = try #require(guide.fact("C-D1-3"))
    #expect(rule.validity.year == 2024)
    #expect(rule.validity.mayBeOutdated(on: today))
    #expect(!rule.validity.mayBeOutdated(on: try #require(CalendarDate("2024-12-31"))))
  }
}
