import DMN
import FEEL
import Funding
import Library
import TestSupport
import Testing

/// The tree that is shown says what the rules say, in words that rest on facts.
@Suite struct GuideTreeTests {
  /// Every answer that is shown has words of its own in both languages and the facts behind it, and every end says where it is.
  @Test func everyPartHasItsWordsAndFacts() throws {
    let guide = try SampleContent.guide.get()
    let dutch = try #require(guide.tree.outline(.nl))
    let english = try #require(guide.tree.outline(.en))
    #expect(dutch.all.map(\.node) == english.all.map(\.node))
    for outline in [dutch, english] {
      for part in outline.all {
        #expect(part.text.count > 2 && !part.text.contains("no result"))
        for next in part.parts {
          #expect(!next.answers.isEmpty && !next.answers.contains("any other"))
          let facts = guide.tree.facts(from: part, to: next)
          #expect(!facts.isEmpty && guide.facts(facts).count == facts.count, "\(next.answers)")
        }
      }
    }
    let ids = dutch.all.flatMap(guide.tree.outcomes)
    #expect(Set(ids) == Set(guide.outcomes.filter { $0.kind != .option }.map(\.id)) && Set(ids).count == 7)
    #expect(dutch.all.count <= 70, "more lines than people can follow")
    #expect(dutch.all.count { $0.kind == .question } > 9)
    #expect(
      Set(dutch.all.map { $0.text.replacing("\u{A0}", with: " ") }).isSuperset(of: [
        "Werkt het product?", "Wie betaalt structureel? (volg alles wat past)", "Wmo",
      ]))
  }

  /// What the tree takes as given is an answer that exists, and is not asked.
  @Test func whatIsAssumedIsNotAsked() throws {
    let guide = try SampleContent.guide.get()
    let asked = Set(guide.tree.tree.nodes.compactMap { if case .question(let question, _) = $0 { question.id } else { nil } })
    for (question, answer) in guide.tree.assumed {
      #expect(try #require(guide.question(question)).possibleAnswers.contains(answer), "\(question)")
      #expect(!asked.contains(question.text), "\(question)")
    }
  }

  /// For complete answers that agree with what the tree takes as given, it marks exactly the ends whose outcome fits, and nothing
  /// stays open.
  @Test func theTakenPathsEndAtTheOutcomesThatFit() throws {
    let guide = try SampleContent.guide.get()
    let outline = try #require(guide.tree.outline(.nl))
    let today = try #require(CalendarDate("2026-11-21"))
    let verdicts = try SampleContent.verdicts.get()
    var source = RandomAnswers(guide, seed: 77)
    for _ in 0..<1_500 {
      let answers = try guide.checked(assuming(source.next(open: 0), guide))
      let standings = guide.treeStandings(for: answers, on: today)
      #expect(!standings.contains(.open))
      let taken = zip(outline.all, standings).filter { $1 == .taken }.flatMap { guide.tree.outcomes(at: $0.0) }
      #expect(Set(taken) == fitting(verdicts.verdict(for: answers, on: today), guide), "\(answers)")
      #expect(
        guide.tree.tree.result(of: try values(answers, guide, today))
          == .list(guide.tree.tree.outcomes.map(Value.string).filter { id in taken.contains { .string($0.text) == id } }))
    }
  }

  /// With open answers a part is taken, open or off as all ways to complete them say together.
  @Test func openAnswersLeaveWaysOpen() throws {
    let guide = try SampleContent.guide.get()
    let outline = try #require(guide.tree.outline(.nl))
    let today = try #require(CalendarDate("2026-11-21"))
    var source = RandomAnswers(guide, seed: 78)
    var checked = 0
    while checked < 120 {
      let partial = assuming(source.next(open: 1 + checked % 2), guide)
      guard Completions(partial, guide).count <= 64 else { continue }
      checked += 1
      let standings = guide.treeStandings(for: try guide.checked(partial), on: today)
      let complete = try RandomAnswers.completions(partial, guide).map { guide.treeStandings(for: try guide.checked($0), on: today) }
      for part in outline.all.indices {
        let taken = complete.count { $0[part] == .taken }
        #expect(standings[part] == (taken == 0 ? .off : taken == complete.count ? .taken : .open), "\(partial) \(outline.all[part].text)")
      }
    }
  }

  private func assuming(_ answers: [String: Answer], _ guide: Guide) -> [String: Answer] {
    answers.merging(guide.tree.assumed.map { ($0.question.text, $0.answer) }) { $1 }
  }

  private func fitting(_ verdict: StatusIndex.Verdict, _ guide: Guide) -> Set<Outcome.ID> {
    let shown = guide.tree.content.outcomes
    return Set(zip(guide.outcomes, verdict.possible).filter { shown.contains($0.id) && $1 == [.fits] }.map(\.0.id))
  }

  /// The answers as the rules take them, with the decisions that the tree asks as a whole.
  private func values(_ answers: Answers, _ guide: Guide, _ date: CalendarDate) throws -> [String: Value] {
    var values: [String: Value] = [Guide.dateInput: .date(date)]
    for question in guide.questions {
      switch answers[question.id] {
      case .one(let option): values[question.id.text] = .string(option)
      case .several(let options): values[question.id.text] = .list(options.map(Value.string))
      case .unknown, nil: break
      }
    }
    let known = try guide.rules.known(values)
    for decision in guide.rules.model.decisions { values[decision.id] = guide.rules.possibleValues(of: decision.id, given: known).first }
    return values
  }
}
