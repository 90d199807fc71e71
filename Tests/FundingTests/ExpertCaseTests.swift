import DMN
import FEEL
import Foundation
import Funding
import Library
import TestSupport
import Testing
import Yams

/// The cases of the experts, which stand beside the rules: a failure here is a question for a person, not a bug by itself.
@Suite struct ExpertCaseTests {
  let guide: Guide
  let cases: [ExpertCase]

  init() throws {
    guide = try SampleContent.guide.get()
    cases = try ExpertCase.files.flatMap { try ExpertCase.read($0) }
  }

  @Test func everyCaseStandsInTheFilesOnce() throws {
    let routes = try ExpertCase.read(ExpertCase.routes)
    #expect(routes.count(where: { $0.id.hasPrefix("GC-") && !$0.id.hasPrefix("GC-A") }) == 36)
    #expect(Set(cases.map(\.id)).count == cases.count)
    // A case of the routes says something of every outcome, and has facts that must be cited.
    for item in routes {
      #expect(Set(item.expected.keys) == Set(guide.outcomes.map(\.id.text)), "\(item.id)")
      #expect(!item.facts.isEmpty, "\(item.id)")
    }
    for item in cases { #expect(!item.title.isEmpty && item.description.count > 40, "\(item.id)") }
  }

  @Test func everyCaseGetsTheExpectedAdvice() throws {
    for item in cases {
      let advice = guide.advice(for: try guide.answers(item.raw).get(), on: item.date)
      for (id, status) in item.expected {
        let advised = try #require(advice[Outcome.ID(id)])
        #expect(advised.status.rawValue == status, "\(item.id) \(id)")
        #expect((advised.status == .unknown ? advised.possible.map(\.rawValue) : nil) == item.possible[id], "\(item.id) \(id)")
      }
      let certain = Set(advice.warnings.filter(\.isCertain).map(\.warning.text))
      #expect(certain == item.warnings, "\(item.id) \(certain.symmetricDifference(item.warnings))")
      let possible = Set(advice.warnings.filter { !$0.isCertain }.map(\.warning.text))
      #expect(possible == item.possibleWarnings, "\(item.id) \(possible.symmetricDifference(item.possibleWarnings))")
      let missing = Set(item.facts).subtracting(guide.citedFacts(advice).map(\.id.text))
      #expect(missing.isEmpty, "\(item.id) does not cite \(missing.sorted())")
    }
  }

  /// Every question and every answer is given in a case in which it decides something: without it, an outcome or a warning of the
  /// case would be another.
  @Test func everyAnswerDecidesSomethingInSomeCase() throws {
    var left = Set(guide.questions.flatMap { question in question.options.map { "\(question.id)=\($0.id)" } })
    for item in cases where !left.isEmpty {
      let answers = try guide.answers(item.raw).get()
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
      let advice = guide.advice(for: try guide.answers(item.raw).get(), on: item.date)
      fitting.formUnion(advice.outcomes.filter { $0.status == .fits }.map(\.outcome))
      holding.formUnion(advice.warnings.filter(\.isCertain).map(\.warning))
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
      let known = try guide.rules.known(values(try guide.answers(item.raw).get(), item.date))
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

/// A case as an expert wrote it down.
struct ExpertCase {
  static let routes = "rules/routes/routekeuze/cases.yaml"
  static let files = [routes, "rules/warnings/waarschuwingen/cases.yaml"]

  let id: String
  let title: String
  let description: String
  let date: CalendarDate
  let raw: [(question: String, answer: RawAnswer)]
  /// Per outcome its status; cases of the warnings say nothing of outcomes.
  let expected: [String: String]
  /// Where the status is open: what remains, sorted.
  let possible: [String: [String]]
  let warnings: Set<String>
  /// The warnings that hold in some completion of the open answers, and not in all.
  let possibleWarnings: Set<String>
  let facts: [String]

  static func read(_ file: String) throws -> [ExpertCase] {
    let text = try String(contentsOfFile: SampleContent.folder + "/" + file, encoding: .utf8)
    let root = try #require(try Yams.compose(yaml: text))
    let date = try #require(CalendarDate(root["peildatum"]?.string ?? ""))
    return try #require(root["cases"]?.array()).map { try ExpertCase($0, date) }
  }

  private init(_ node: Node, _ date: CalendarDate) throws {
    let known: Set = [
      "id", "titel", "beschrijving", "antwoorden", "verwacht", "mogelijk", "waarschuwingen", "waarschuwingenMogelijk", "feiten",
      "toelichting",
    ]
    let keys = try #require(node.mapping).keys.compactMap(\.string)
    #expect(Set(keys).isSubset(of: known) && Set(keys).count == keys.count, "\(keys)")
    id = try #require(node["id"]?.string)
    title = node["titel"]?.string ?? ""
    description = node["beschrijving"]?.string ?? ""
    self.date = date
    raw = try #require(node["antwoorden"]?.mapping).map { key, value in
      (key.string ?? "", value.sequence.map { RawAnswer.list($0.compactMap(\.string)) } ?? .text(value.string ?? ""))
    }
    func texts(_ key: String) -> [String] { node[key]?.array().compactMap(\.string) ?? [] }
    func pairs(_ key: String) -> [(String, Node)] { (node[key]?.mapping).map { $0.map { ($0.key.string ?? "", $0.value) } } ?? [] }
    expected = Dictionary(uniqueKeysWithValues: pairs("verwacht").map { ($0.0, $0.1.string ?? "") })
    possible = Dictionary(uniqueKeysWithValues: pairs("mogelijk").map { ($0.0, $0.1.array().compactMap(\.string).sorted()) })
    warnings = Set(texts("waarschuwingen"))
    possibleWarnings = Set(texts("waarschuwingenMogelijk"))
    facts = texts("feiten")
  }
}
