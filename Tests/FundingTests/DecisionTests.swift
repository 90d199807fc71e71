import FEEL
import Funding
import Library
import TestSupport
import Testing

/// The rules against the formulas of the decision, and exactness under open answers.
@Suite struct DecisionTests {
  let guide: Guide
  let verdicts: StatusIndex
  let today: CalendarDate

  init() throws {
    verdicts = try SampleContent.verdicts.get()
    guide = try SampleContent.guide.get()
    today = try #require(CalendarDate("2026-11-21"))
  }

  @Test func theFormulasKnowEveryOutcomeAndWarning() {
    #expect(guide.outcomes.map(\.id.text).sorted() == ReferenceDecision.outcomes.sorted())
    #expect(guide.warnings.map(\.id.text).sorted() == ReferenceWarnings.all.map(\.id).sorted())
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

  /// Over all completions of the open answers, on 10,400 partial answers, of which every fourth holds ids of an earlier edition
  /// and every fifth is judged on a day on which other legal bases hold.
  @Test(arguments: Seeds.upTo(8))
  func openAnswersGiveExactlyTheStatusesThatRemain(_ seed: Int) throws {
    var source = RandomAnswers(guide, seed: UInt64(seed) + 100)
    let days = try ["2023-12-31", "2024-01-01", "2028-12-31", "2029-01-01"].map { try #require(CalendarDate($0)) }
    for round in 0..<1_300 {
      var answers = source.partial(limit: 400)
      let date = round % 5 == 0 ? days[round / 5 % days.count] : today
      let checked: Answers
      if round % 4 == 0 {
        let old = EarlierEdition.draw(from: &source.random, beside: answers, limit: 400, guide)
        (checked, answers) = (try guide.answers(old.raw).get(), old.translated)
        #expect(Set(checked.retirements.map(\.question)) == old.used, "\(answers)")
      } else {
        checked = try guide.checked(answers)
      }
      let completions = Completions(answers, guide)
      let results = completions.decisions(on: date).map(\.statuses)
      let joined = results.reduce(0, |)
      let verdict = verdicts.verdict(for: checked, on: date)
      for (outcome, possible) in zip(guide.outcomes, verdict.possible) {
        #expect(possible == ReferenceDecision.statuses(of: outcome.id.text, in: joined), "\(outcome.id) \(answers) \(date)")
      }
      #expect(Set(verdict.followUp) == completions.relevant(results).filter { checked[$0] == nil }, "\(answers)")
      if round % 65 == 0 {
        // The advice walks another way through the same diagrams.
        let advice = guide.advice(for: checked, on: date)
        #expect(advice.outcomes.map(\.possible) == verdict.possible)
        #expect(advice.followUp == verdict.followUp)
        #expect(Set(advice.followUp + advice.stillOpen) == completions.relevant(results))
      }
    }
  }

  /// A warning is certain when it holds in every completion, and possible when it holds in some.
  @Test(arguments: Seeds.upTo(4))
  func warningsAreCertainInAllCompletionsAndPossibleInSome(_ seed: Int) throws {
    var source = RandomAnswers(guide, seed: UInt64(seed) + 300)
    for round in 0..<150 {
      let answers = round % 4 == 0 ? source.next(open: 0) : source.partial(limit: 400)
      let holding = Completions(answers, guide).decisions(on: today).map(ReferenceWarnings.holding)
      let warnings = guide.advice(for: try guide.checked(answers), on: today).warnings
      let wrong = Set(warnings.map(\.warning.id.text)).symmetricDifference(ReferenceWarnings.ids(holding.reduce(0, |)))
      #expect(wrong.isEmpty, "possible: \(wrong) \(answers)")
      let certain = Set(warnings.filter(\.isCertain).map(\.warning.id.text))
      let wronglyCertain = certain.symmetricDifference(ReferenceWarnings.ids(holding.reduce(.max, &)))
      #expect(wronglyCertain.isEmpty, "certain: \(wronglyCertain) \(answers)")
    }
  }

  /// An outcome that fits carries the disagreements of its certain warnings; no other outcome carries any.
  @Test func whatFitsCarriesItsDisagreements() throws {
    var source = RandomAnswers(guide, seed: 700)
    var seen = Set<Fact.ID>()
    for round in 0..<120 {
      let answers = source.next(open: round % 3)
      let decisions = Completions(answers, guide).decisions(on: today)
      let certain = ReferenceWarnings.ids(decisions.map(ReferenceWarnings.holding).reduce(.max, &))
      let advice = guide.advice(for: try guide.checked(answers), on: today)
      for advised in advice.outcomes {
        let fits = decisions.allSatisfy { $0.fits(advised.id.text) }
        let expected = guide.warnings
          .filter { fits && certain.contains($0.id.text) && $0.outcomes.contains(advised.id) }.flatMap(\.disputes)
        #expect(Set(advised.disputes) == Set(expected), "\(advised.id) \(answers)")
        #expect(advised.isTarget == fits)
        seen.formUnion(advised.disputes)
      }
    }
    #expect(seen.contains("K-C36"), "\(seen)")
  }

  @Test(arguments: [("2023-12-31", Status.notInForce), ("2024-01-01", .fits), ("2028-12-31", .fits), ("2029-01-01", .notInForce)])
  func theAccountingExperimentFollowsItsTerm(_ day: String, _ expected: Status) throws {
    let answers = try guide.checked([
      "onderwerp": .one("verantwoording"), "wlz-indicatie": .one("ja"), "verblijf": .several(["instelling"]),
    ])
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

/// Answers as an earlier edition took them, with what the decision makes of them, written apart from the table in the content.
struct EarlierEdition {
  let raw: [(question: String, answer: RawAnswer)]
  let translated: [String: Answer]
  /// The retired questions that are among them.
  let used: Set<String>

  /// One or both retired questions beside other answers, such that at most `limit` completions remain.
  static func draw(
    from random: inout SeededGenerator, beside answers: [String: Answer], limit: Int, _ guide: Guide
  ) -> EarlierEdition {
    var answers = answers
    let homeNursing: String? = [nil, "ja", "nee", "weet-niet"].randomElement(using: &random) ?? nil
    let technology = homeNursing == nil || Bool.random(using: &random)
    // Retired answers leave others out: answer enough of the rest.
    while true {
      let edition = EarlierEdition(answers, homeNursing: homeNursing, technology: technology, &random)
      if Completions(edition.translated, guide).count <= limit { return edition }
      let open = guide.questions.filter {
        [nil, .unknown].contains(answers[$0.id.text]) && !["zorgtype", "past-regulier"].contains($0.id.text)
      }
      guard let widest = open.max(by: { $0.possibleAnswers.count < $1.possibleAnswers.count }) else { return edition }
      answers[widest.id.text] = widest.possibleAnswers.randomElement(using: &random)
    }
  }

  private init(_ answers: [String: Answer], homeNursing: String?, technology: Bool, _ random: inout SeededGenerator) {
    var raw = answers.filter { !technology || $0.key != "past-regulier" }.map { (question: $0.key, answer: RawAnswer($0.value)) }
    var translated = answers
    var used = Set<String>()
    if let homeNursing {
      raw.append(("wijkverpleging", .text(homeNursing)))
      used.insert("wijkverpleging")
      // "ja" and "weet-niet": the kind of care is asked again. "nee" falls away.
      if homeNursing != "nee" { translated["zorgtype"] = nil }
    }
    if technology {
      raw.append(("past-regulier", .text("thuiszorgtechnologie")))
      used.insert("past-regulier")
      translated["past-regulier"] = nil
      if translated["op-afstand"] == nil { translated["op-afstand"] = .one("ja") }
    }
    (self.raw, self.translated, self.used) = (raw.shuffled(using: &random), translated, used)
  }
}
