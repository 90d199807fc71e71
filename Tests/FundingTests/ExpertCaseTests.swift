import FEEL
import Foundation
import Funding
import TestSupport
import Testing
import Yams

/// The cases of the experts, which stand beside the rules: a failure here is a question for a person, not a bug by itself.
@Suite struct ExpertCaseTests {
  @Test func everyExpertCaseGetsTheExpectedAdvice() throws {
    let guide = try SampleContent.guide.get()
    let path = SampleContent.folder + "/rules/routes/routekeuze/cases.yaml"
    let root = try #require(try Yams.compose(yaml: String(contentsOfFile: path, encoding: .utf8)))
    let date = try #require(CalendarDate(root["peildatum"]?.string ?? ""))
    let cases = try #require(root["cases"]?.array())
    #expect(cases.count == 25)
    for item in cases {
      let id = item["id"]?.string ?? "?"
      let raw = try #require(item["antwoorden"]?.mapping).map { key, value in
        (key.string ?? "", value.sequence.map { RawAnswer.list($0.compactMap(\.string)) } ?? .text(value.string ?? ""))
      }
      let advice = guide.advice(for: try guide.answers(raw.map { (question: $0.0, answer: $0.1) }).get(), on: date)
      for (outcome, status) in try #require(item["verwacht"]?.mapping) {
        let advised = try #require(advice[Outcome.ID(outcome.string ?? "")])
        #expect(advised.status.rawValue == status.string, "\(id) \(outcome.string ?? "")")
        let possible = item["mogelijk"]?[outcome.string ?? ""]?.array().compactMap(\.string).sorted()
        #expect((advised.status == .unknown ? advised.possible.map(\.rawValue) : nil) == possible, "\(id) \(outcome.string ?? "")")
      }
    }
  }
}
