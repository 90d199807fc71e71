import FEEL
import Funding
import Library
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

  /// Leaving idle answers out changes nothing, and what remains is all needed.
  @Test(arguments: 0..<10)
  func idleAnswersDoNotMatter(_ seed: Int) throws {
    var source = RandomAnswers(guide, seed: UInt64(seed) + 500)
    for _ in 0..<40 {
      let answers = try guide.checked(source.next(open: 2))
      let idle = guide.idle(answers, on: today)
      let rest = answers.removing(idle)
      #expect(try statuses(rest) == statuses(answers))
      #expect(guide.idle(rest, on: today).isEmpty)
    }
  }

  /// An answer once given is kept, also when it does not matter now: it is not asked, it is not open, and it counts again when it
  /// matters again.
  @Test(arguments: 0..<6)
  func keptAnswersCountAgain(_ seed: Int) throws {
    var source = RandomAnswers(guide, seed: UInt64(seed) + 800)
    for _ in 0..<20 {
      var answers = source.next(open: 1)
      answers["onderwerp"] = .one("innovatie")
      let before = try statuses(guide.checked(answers))
      let other = answers.merging(["onderwerp": .one("verantwoording")]) { $1 }
      let advice = guide.advice(for: try guide.checked(other), on: today)
      #expect(advice.idle.contains("werkend-product") || other["werkend-product"] == nil)
      #expect(!advice.idle.contains("onderwerp"))
      #expect(Set(advice.idle).isDisjoint(with: advice.followUp + advice.stillOpen))
      #expect(advice.idle.allSatisfy { other[$0.text] != nil })
      // What the advice hands on (as JSON and as a link) holds every answer.
      let json = try guide.json(advice, .nl)
      #expect(json["antwoorden"] == guide.json(try guide.checked(other)))
      #expect(json["vervallen"] == .array(advice.idle.map { .string($0.text) }))
      guard case .object(let members) = json["antwoorden"] else { throw Missing.answers }
      let handedOn = try guide.answers(members.map { ($0.key, $0.value.rawAnswer) }).get()
      let back = AnswerChange(question: "onderwerp", replacesAnswer: true, demand: .becomes(.one("innovatie")))
      #expect(try statuses(guide.applying([back], to: handedOn)) == before)
    }
  }

  private enum Missing: Error { case answers }

  /// The smallest change works, and nothing smaller does (all changes of one or two answers tried).
  @Test(arguments: Seeds.upTo(6))
  func theSmallestChangeIsSmallest(_ seed: Int) throws {
    var source = RandomAnswers(guide, seed: UInt64(seed) + 900)
    for _ in 0..<6 {
      let answers = source.next(open: 0)
      let advice = guide.advice(for: try guide.checked(answers), on: today)
      let (one, two) = reachable(from: answers)
      for outcome in advice.outcomes {
        guard let change = outcome.change else { continue }
        #expect(change.allSatisfy { $0.replacesAnswer })
        var changed = answers
        for step in change { if case .becomes(let answer) = step.demand { changed[step.question.text] = answer } }
        let id = outcome.id.text
        #expect(ReferenceDecision(changed, on: today).status(id) == .fits, "\(id) \(change)")
        if change.count > 1 { #expect(!ReferenceDecision.statuses(of: id, in: one).contains(.fits), "\(id)") }
        if change.count > 2 { #expect(!ReferenceDecision.statuses(of: id, in: two).contains(.fits), "\(id)") }
      }
    }
  }

  /// The statuses that one other answer can give, and two other answers.
  private func reachable(from answers: [String: Answer]) -> (one: UInt64, two: UInt64) {
    let base = CompleteAnswers(answers)
    var (one, two): (UInt64, UInt64) = (0, 0)
    for (position, question) in guide.questions.enumerated() {
      for answer in question.possibleAnswers {
        var changed = base
        changed[question.id.text] = answer
        one |= ReferenceDecision(changed, on: today).statuses
        for other in guide.questions[(position + 1)...] {
          for second in other.possibleAnswers {
            var both = changed
            both[other.id.text] = second
            two |= ReferenceDecision(both, on: today).statuses
          }
        }
      }
    }
    return (one, two)
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

  /// A condition is said in a sentence that is true as it stands: it names the answer that was given, or what is still open.
  @Test(arguments: 0..<4)
  func conditionsAreSaidInSentences(_ seed: Int) throws {
    var source = RandomAnswers(guide, seed: UInt64(seed) + 1_200)
    for round in 0..<5 {
      let answers = try guide.checked(source.next(open: round * 2))
      let advice = guide.advice(for: answers, on: today)
      let conditions = advice.outcomes.flatMap { $0.ways.flatMap { $0.conditions.flatMap(\.flattened) } }
      for language in Language.allCases {
        for condition in conditions {
          let sentence = guide.sentence(of: condition, answers, on: today, language)
          #expect(sentence.hasSuffix(".") && !sentence.contains("{"), "\(sentence)")
          guard let question = condition.question.flatMap(guide.question) else { continue }
          #expect(sentence.hasPrefix(question.short[language]), "\(sentence)")
          switch (condition.state, answers[question.id]) {
          case (.open, let answer): #expect(answer == nil || answer == .unknown, "\(sentence)")
          case (_, .one(let option)): #expect(sentence.contains(try #require(question.option(option)).label[language]), "\(sentence)")
          case (_, .several(let options)):
            for option in options { #expect(sentence.contains(try #require(question.option(option)).label[language]), "\(sentence)") }
          case (_, .unknown), (_, nil): Issue.record("decided without an answer: \(sentence)")
          }
        }
      }
    }
  }

  /// The three sentences of a computed condition stand for its three states, whichever way round a rule needs it.
  @Test func computedConditionsHaveASentenceForEachState() throws {
    func sentence(_ answers: [String: Answer], _ outcome: Outcome.ID, _ condition: Condition.Subject) throws -> String {
      let checked = try guide.checked(answers)
      let ways = try #require(guide.advice(for: checked, on: today)[outcome]).ways
      let found = try #require(ways.flatMap(\.conditions).first { $0.subject == condition })
      return guide.sentence(of: found, checked, on: today, .nl)
    }
    let gate = try #require(guide.library.find(ConditionText.ID("gate")))
    let ready: [String: Answer] = [
      "werkend-product": .one("ja"), "bewezen-werking": .one("ja"), "mdr": .one("ja"), "ce": .one("ja"), "avg": .one("ja"),
      "bewijslast": .one("ja"),
    ]
    let needed = Condition.Subject.computed("gate", holds: true)
    #expect(try sentence(ready, "consument", needed) == gate.holds.met.nl)
    #expect(try sentence(["ce": .one("nee")], "consument", needed) == gate.holds.notMet.nl)
    #expect(try sentence([:], "consument", needed) == gate.holds.open.nl)
    let notNeeded = Condition.Subject.computed("gate", holds: false)
    #expect(try sentence(ready, "ontwikkeling", notNeeded) == gate.fails.notMet.nl)
    #expect(try sentence(["ce": .one("nee")], "ontwikkeling", notNeeded) == gate.fails.met.nl)
    #expect(try sentence([:], "ontwikkeling", notNeeded) == gate.fails.open.nl)
    // Where nothing is written for the other way round, the sentences change places.
    func text(_ word: String) -> Text { Text(nl: word, en: word) }
    let plain = ConditionText(
      id: "k", origin: Origin(file: "proef", line: 1), short: text("k"),
      holds: .init(met: text("ja"), notMet: text("nee"), open: text("open")), fails: nil, isActionable: false)
    #expect(plain.sentences(whenNeeded: false)[.met].nl == "nee")
    #expect(plain.sentences(whenNeeded: false)[.notMet].nl == "ja")
    #expect(plain.sentences(whenNeeded: false)[.open].nl == "open")
    // The date of the advice.
    let old = try #require(CalendarDate("2029-01-01"))
    let accounting = guide.advice(for: .none, on: old)["wlz-verantwoording-experiment"]
    let date = try #require(accounting?.nearestWay?.conditions.first { $0.subject == .date })
    #expect(guide.sentence(of: date, .none, on: old, .nl) == "De regeling geldt niet op 1 januari 2029.")
  }

  @Test func dontKnowStaysOpenAndIsNotAskedAgain() throws {
    let advice = guide.advice(for: try guide.checked(["onderwerp": .unknown]), on: today)
    #expect(advice.stillOpen == ["onderwerp"])
    #expect(!advice.followUp.contains("onderwerp"))
    #expect(advice.mostDeciding != nil)
  }

  @Test func yearBoundFactsAge() throws {
    let rule = try #require(guide.fact("C-D1-3"))
    #expect(rule.validity.year == 2024)
    #expect(rule.validity.mayBeOutdated(on: today))
    #expect(!rule.validity.mayBeOutdated(on: try #require(CalendarDate("2024-12-31"))))
  }
}
