import FEEL
import Library

/// A case that an expert worked out by hand: answers, and what the guide must conclude from them.
package struct ExpertCase: ContentItem {
  package static let itemKind = ContentKind("geval", english: "case")

  package let id: Identifier<ExpertCase>
  package let origin: Origin
  package let title: String
  package let description: String
  package let date: CalendarDate
  package let answers: [(question: String, answer: RawAnswer)]
  /// Per outcome its status; a case of the warnings says nothing of outcomes.
  package let expected: [Outcome.ID: Status]
  /// Where the status is open: what remains, sorted by name.
  package let possible: [Outcome.ID: [Status]]
  /// The warnings that hold whatever the open answers turn out to be.
  package let warnings: [Warning.ID]
  /// The warnings that hold in some completion of the open answers, and not in all.
  package let possibleWarnings: [Warning.ID]
  /// Facts that the advice must cite.
  package let facts: [Fact.ID]

  package init(
    id: Identifier<ExpertCase>, origin: Origin, title: String, description: String, date: CalendarDate,
    answers: [(question: String, answer: RawAnswer)], expected: [Outcome.ID: Status], possible: [Outcome.ID: [Status]],
    warnings: [Warning.ID], possibleWarnings: [Warning.ID], facts: [Fact.ID]
  ) {
    (self.id, self.origin, self.title, self.description, self.date) = (id, origin, title, description, date)
    (self.answers, self.expected, self.possible, self.facts) = (answers, expected, possible, facts)
    (self.warnings, self.possibleWarnings) = (warnings, possibleWarnings)
  }

  package var texts: [Text] { [] }
  package var references: [Reference] {
    (expected.keys.sorted() + possible.keys.sorted()).references() + (warnings + possibleWarnings).references() + facts.references()
  }
}

extension ExpertCase {
  /// Everything in which a guide concludes otherwise than the case, in words.
  package func differences(from guide: Guide) -> [String] {
    let checked: Answers
    switch guide.answers(answers) {
    case .success(let answers): checked = answers
    case .failure(let failure):
      return failure.problems.map { "The answer to '\($0.question)' cannot be used: \(guide.text(of: $0).en)" }
    }
    let advice = guide.advice(for: checked, on: date)
    let certain = advice.warnings.filter(\.isCertain).map(\.warning.id)
    let possible = advice.warnings.filter { !$0.isCertain }.map(\.warning.id)
    let missing = Set(facts).subtracting(guide.citedFacts(advice).map(\.id)).sorted()
    return expected.sorted { $0.key < $1.key }.flatMap { difference(of: $0.key, expecting: $0.value, advice) }
      + difference("warnings that hold", warnings, certain)
      + difference("warnings that may hold", possibleWarnings, possible)
      + (missing.isEmpty ? [] : ["The advice does not cite \(missing.map(\.text).joined(separator: ", "))."])
  }

  private func difference(of outcome: Outcome.ID, expecting status: Status, _ advice: Advice) -> [String] {
    guard let advised = advice[outcome] else { return ["The outcome '\(outcome)' does not exist."] }
    guard advised.status == status else {
      return ["'\(outcome)' is '\(advised.status.rawValue)' by the rules, and '\(status.rawValue)' by the case."]
    }
    let open = advised.status == .unknown ? advised.possible : []
    guard open != possible[outcome] ?? [] else { return [] }
    func words(_ statuses: [Status]) -> String { statuses.map(\.rawValue).joined(separator: ", ") }
    return ["'\(outcome)' can still be \(words(open)) by the rules, and \(words(possible[outcome] ?? [])) by the case."]
  }

  private func difference(_ what: String, _ expected: [Warning.ID], _ found: [Warning.ID]) -> [String] {
    func words(_ ids: Set<Warning.ID>) -> String { ids.map(\.text).sorted().joined(separator: ", ") }
    let (expected, found) = (Set(expected), Set(found))
    let missing = expected.subtracting(found)
    let more = found.subtracting(expected)
    return (missing.isEmpty ? [] : ["The \(what) lack \(words(missing))."])
      + (more.isEmpty ? [] : ["The \(what) include \(words(more)), which the case does not name."])
  }
}
