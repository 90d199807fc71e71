import FEEL
import Funding
import TestSupport
import Testing

/// The drawn tree says by its branches what the rules say by their tables, for complete answers about an innovation.
@Suite struct TreePictureTests {
  @Test func theBranchesLeadToTheRoutesThatFit() throws {
    let guide = try SampleContent.guide.get()
    let today = try #require(CalendarDate("2026-11-21"))
    let verdicts = try SampleContent.verdicts.get()
    let ends = Set(guide.tree.nodes.compactMap { node in if case .outcome(let id) = node.subject { id } else { nil } })
    #expect(ends.count == 7)
    var source = RandomAnswers(guide, seed: 77)
    for _ in 0..<1_500 {
      var answers = source.next(open: 0)
      answers["onderwerp"] = .one("innovatie")
      let verdict = verdicts.verdict(for: try guide.checked(answers), on: today)
      let fitting = zip(guide.outcomes, verdict.possible).filter { ends.contains($0.id) && $1 == [.fits] }.map(\.0.id)
      #expect(reached(guide.tree, answers) == Set(fitting), "\(answers)")
    }
  }

  private func reached(_ tree: TreePicture, _ answers: [String: Answer]) -> Set<Outcome.ID> {
    var nodes = Set(tree.nodes.prefix(1).map(\.id))
    var grown = true
    while grown {
      let next = tree.edges.filter { nodes.contains($0.from) && $0.conditions.allSatisfy { holds($0, answers) } }.map(\.to)
      grown = !nodes.isSuperset(of: next)
      nodes.formUnion(next)
    }
    return Set(tree.nodes.filter { nodes.contains($0.id) }.compactMap { if case .outcome(let id) = $0.subject { id } else { nil } })
  }

  private func holds(_ condition: TreePicture.Condition, _ answers: [String: Answer]) -> Bool {
    switch answers[condition.question.text] {
    case .one(let option): condition.answers.contains(option)
    case .several(let options): options.contains(where: condition.answers.contains)
    default: false
    }
  }
}
