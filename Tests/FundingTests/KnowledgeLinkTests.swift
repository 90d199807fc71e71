import FEEL
import Funding
import Library
import TestSupport
import Testing

/// Which knowledge the rules link to an advice, on the small guide.
@Suite struct KnowledgeLinkTests {
  let guide: Guide

  init() throws { guide = try FixtureContent.guide.get() }

  private func linked(_ answers: [(question: String, answer: RawAnswer)]) throws -> [LinkedKnowledge] {
    let date = try #require(CalendarDate("2026-05-04"))
    return guide.knowledge(for: guide.advice(for: try guide.answers(answers).get(), on: date, .outcomes)).flatMap(\.items)
  }

  /// By kind, and within a kind in the order of the rules.
  @Test func theOrderIsThatOfTheRules() throws {
    func ids(_ answers: [(question: String, answer: RawAnswer)]) throws -> [String] { try linked(answers).map(\.item.id.text) }
    #expect(try ids([("klaar", .text("nee")), ("betaler", .list(["burger"]))]) == ["helpers/steunpunt", "helpers/bureau"])
    #expect(
      try ids([("klaar", .text("ja")), ("betaler", .list(["burger", "gemeente"]))]) == [
        "helpers/steunpunt", "potten/pot-twee", "potten/pot-een",
      ])
    #expect(try ids([]) == ["helpers/bureau"], "what is open is a value of its own")
    #expect(try ids([("klaar", .text("ja")), ("betaler", .text(Answer.noneID))]) == ["potten/pot-een"])
  }

  /// The reasons are the answers and the outcomes that the rule asks for, and no others.
  @Test func eachSaysWhy() throws {
    let found = try linked([("klaar", .text("nee")), ("betaler", .list(["burger"]))])
    #expect(found.map(\.reasons) == [[.outcome("betaald", .fitsAfter)], [.answer("klaar", .one("nee"))]])
    #expect(
      found.map(\.rule.description) == [
        "Het steunpunt helpt wie kan kopen. [A-2] en: The support desk helps who can buy.",
        "Het bureau helpt zolang het niet klaar is. [A-1] en: The office helps as long as it is not ready.",
      ])
    #expect(guide.because(found[0], .nl) == "Het steunpunt helpt wie kan kopen. verband-omdat verband-past-na Betaald")
    #expect(guide.because(found[1], .nl).hasSuffix("verband-omdat-antwoord verband-antwoord Nee Klaar"))
    #expect(guide.because(found[0], .en) == "The support desk helps who can buy. verband-omdat verband-past-na Paid")
    let open = try linked([])
    #expect(open.map(\.reasons) == [[.answer("klaar", nil)]] && guide.because(open[0], .nl).hasSuffix("verband-omdat verband-open Klaar"))
    let unknown = try linked([("klaar", .text(Answer.unknownID))])
    #expect(unknown.map(\.reasons) == [[.answer("klaar", nil)]])
  }
}

/// How much of what the sources hold stands in the content.
@Suite struct CoverageTests {
  @Test func nothingIsMissing() throws {
    let coverage = Coverage(try SampleContent.guide.get().library)
    #expect(coverage.missing.map(\.number) == [])
    #expect(coverage.inContent.count + coverage.leftOut.count == coverage.rows.count && coverage.rows.count > 800)
    for row in coverage.leftOut { if case .leftOut(let reason) = row.state { #expect(reason.count > 10, "\(row.number)") } }
  }

  @Test func eachNumberSaysWhereItStands() throws {
    let library = try FixtureContent.guide.get().library
    let coverage = Coverage(library)
    #expect(coverage.rows.map(\.number) == ["A-1", "A-2", "B-1", "B-2", "B-9"])
    #expect(coverage.missing.isEmpty && coverage.leftOut.map(\.number) == ["B-9"])
    let group = try #require(library[InventoryGroup.self].first)
    #expect(coverage.rows(of: group).inContent.map(\.number) == ["A-1", "A-2"])
    guard case .inContent(let users) = coverage.rows[2].state else {
      Issue.record("B-1 is in the content")
      return
    }
    #expect(users.contains(KnowledgeItem.ID("helpers/steunpunt").reference))
  }
}
