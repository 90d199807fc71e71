import DMN
import FEEL
import Funding
import Library
import TestSupport
import Testing

/// The cases of the experts, which stand beside the rules: a failure here is a question for a person, not a bug by itself.
@Suite struct ExpertCaseTests {
  let guide: Guide
  let cases: [ExpertCase]

  init() throws {
    guide = try SampleContent.guide.get()
    cases = try SampleContent.cases.get()
  }

  @Test func everyCaseStandsInTheFilesOnce() throws {
    let routes = cases.filter { !$0.expected.isEmpty }
    #expect(routes.count(where: { $0.id.text.hasPrefix("GC-") && !$0.id.text.hasPrefix("GC-A") }) == 36)
    #expect(Set(cases.map(\.id)).count == cases.count)
    // A case of the routes says something of every outcome, and has facts that must be cited.
    for item in routes {
      #expect(Set(item.expected.keys) == Set(guide.outcomes.map(\.id)), "\(item.id)")
      #expect(!item.facts.isEmpty, "\(item.id)")
    }
    for item in cases { #expect(!item.title.isEmpty && item.description.count > 40, "\(item.id)") }
  }

  @Test func everyCaseGetsTheExpectedAdvice() {
    for item in cases { #expect(item.differences(from: guide).isEmpty, "\(item.id): \(item.differences(from: guide))") }
  }

  /// A case that expects anything else than the rules give is told apart, whatever it is that differs.
  @Test func everyDifferenceIsSeen() throws {
    let item = try #require(cases.first { $0.id == "GC-14" })
    let outcome = try #require(item.expected.keys.min())
    func changed(
      expected: [Outcome.ID: Status]? = nil, possible: [Outcome.ID: [Status]]? = nil, warnings: [Warning.ID]? = nil,
      possibleWarnings: [Warning.ID]? = nil, facts: [Fact.ID]? = nil, answers: [(question: String, answer: RawAnswer)]? = nil
    ) -> [String] {
      ExpertCase(
        id: item.id, origin: item.origin, title: item.title, description: item.description, date: item.date,
        answers: answers ?? item.answers, expected: expected ?? item.expected, possible: possible ?? item.possible,
        warnings: warnings ?? item.warnings, possibleWarnings: possibleWarnings ?? item.possibleWarnings, facts: facts ?? item.facts
      ).differences(from: guide)
    }
    #expect(changed().isEmpty)
    #expect(changed(expected: item.expected.merging([outcome: .notInForce]) { $1 }).count == 1)
    #expect(changed(possible: [outcome: [.fits]]).count == 1)
    #expect(changed(warnings: Array(item.warnings.dropFirst())).count == 1)
    #expect(changed(possibleWarnings: item.possibleWarnings + ["b2b"]).count == 1)
    #expect(changed(facts: item.facts + ["K-C99"]) == ["The advice does not cite K-C99."])
    #expect(changed(answers: [("mdr", .text("misschien"))]).count == 1)
  }

  /// Every question and every answer is given in a case in which it decides something: without it, an outcome or a warning of the
  /// case would be another.
  @Test func everyAnswerDecidesSomethingInSomeCase() throws {
    var left = Set(guide.questions.flatMap { question in question.options.map { "\(question.id)=\($0.id)" } })
    for item in cases where !left.isEmpty {
      let answers = try guide.answers(item.answers).get()
      let conclusion = Conclusion(guide.advice(for: answers, on: item.date))
      for question in guide.questions {
        let key = { (option: String) in "\(question.id)=\(option)" }
        switch answers[question.id] {
        case .one(let option):
          guard left.contains(key(option)) else { continue }
          if Conclusion(guide.advice(for: answers.removing([question.id]), on: item.date)) != conclusion { left.remove(key(option)) }
        case .several(let options):
          for option in options where left.contains(key(option)) {
            let other = AnswerChange(question: question.id, replacesAnswer: true, demand: .includes([], excludes: [option]))
            if Conclusion(guide.advice(for: guide.applying([other], to: answers), on: item.date)) != conclusion { left.remove(key(option)) }
          }
        case .unknown, nil: break
        }
      }
    }
    #expect(left.isEmpty, "these answers decide nothing in any case: \(left.sorted())")
  }

  /// Every outcome fits in some case, and waits for a requirement in another where it can; every warning holds in some case.
  @Test func everyOutcomeFitsAndEveryWarningHoldsInSomeCase() throws {
    var fitting = Set<Outcome.ID>()
    var holding = Set<Warning.ID>()
    for item in cases {
      let advice = guide.advice(for: try guide.answers(item.answers).get(), on: item.date)
      fitting.formUnion(advice.outcomes.filter { $0.status == .fits }.map(\.id))
      holding.formUnion(advice.warnings.filter(\.isCertain).map(\.warning.id))
    }
    #expect(Set(guide.outcomes.map(\.id)).subtracting(fitting).isEmpty)
    #expect(Set(guide.warnings.map(\.id)).subtracting(holding).isEmpty)
  }

  /// Every row of the warnings tables is met in some case.
  @Test func everyWarningRowIsMet() throws {
    var left = Set(
      guide.warningTables.flatMap { table in (guide.rules.model.decision(table)?.table.rules.indices ?? 0..<0).map { "\(table) \($0 + 1)" }
      })
    for item in cases {
      let known = try guide.rules.known(values(try guide.answers(item.answers).get(), item.date))
      for table in guide.warningTables {
        for rule in guide.rules.model.decision(table)?.table.rules.indices ?? 0..<0
        where guide.rules.truth(ofRule: rule, decision: table, given: known) == .always { left.remove("\(table) \(rule + 1)") }
      }
    }
    #expect(left.isEmpty, "no case meets these rows: \(left.sorted())")
  }

  private func values(_ answers: Answers, _ date: CalendarDate) -> [String: Value] {
    var values: [String: Value] = [Guide.dateInput: .date(date)]
    for (question, answer) in answers.values {
      switch answer {
      case .one(let option): values[question.text] = .string(option)
      case .several(let options): values[question.text] = .list(options.map(Value.string))
      case .unknown: break
      }
    }
    return values
  }

  /// What an advice concludes: the statuses that remain and the warnings.
  private struct Conclusion: Equatable {
    let possible: [[Status]]
    let warnings: Set<String>

    init(_ advice: Advice) {
      possible = advice.outcomes.map(\.possible)
      warnings = Set(advice.warnings.map { "\($0.warning) \($0.isCertain)" })
    }
  }
}
