import FEEL
import Funding
import Library
import TestSupport
import Testing

/// Answers of an earlier edition keep working, are translated as the decision says, and say so.
/// (That translated answers get the right statuses is tested on thousands of them in DecisionTests.)
@Suite struct RetirementTests {
  let guide: Guide
  let today: CalendarDate

  init() throws {
    guide = try SampleContent.guide.get()
    today = try #require(CalendarDate("2026-11-21"))
  }

  struct Example: Sendable, CustomTestStringConvertible {
    let sent: [String: RawAnswer]
    let becomes: [String: Answer]
    let says: [String]
    var testDescription: String { sent.keys.sorted().joined(separator: " ") + " \(sent)" }
  }

  static let nursing: RawAnswer = .list(["verpleging-thuis"])

  @Test(arguments: [
    // The kind of care is asked again, whatever it was.
    Example(sent: ["wijkverpleging": .text("ja"), "zorgtype": .list(["genezing"])], becomes: [:], says: ["wijkverpleging"]),
    Example(
      sent: ["wijkverpleging": .text("weet-niet"), "zorgtype": nursing, "mdr": .text("ja")], becomes: ["mdr": .one("ja")],
      says: ["wijkverpleging"]),
    Example(sent: ["wijkverpleging": .text("ja"), "zorgtype": .text("weet-niet")], becomes: [:], says: ["wijkverpleging"]),
    // "No" falls away.
    Example(
      sent: ["wijkverpleging": .text("nee"), "zorgtype": nursing], becomes: ["zorgtype": .several(["verpleging-thuis"])],
      says: ["wijkverpleging"]),
    // Care at a distance becomes yes where it has no answer; "I do not know" is an answer.
    Example(sent: ["past-regulier": .text("thuiszorgtechnologie")], becomes: ["op-afstand": .one("ja")], says: ["past-regulier"]),
    Example(
      sent: ["past-regulier": .text("thuiszorgtechnologie"), "op-afstand": .text("nee")], becomes: ["op-afstand": .one("nee")],
      says: ["past-regulier"]),
    Example(
      sent: ["past-regulier": .text("thuiszorgtechnologie"), "op-afstand": .text("weet-niet")], becomes: ["op-afstand": .unknown],
      says: ["past-regulier"]),
    Example(
      sent: ["past-regulier": .text("thuiszorgtechnologie"), "wijkverpleging": .text("ja"), "zorgtype": nursing],
      becomes: ["op-afstand": .one("ja")],
      says: ["past-regulier", "wijkverpleging"]),
    // What is still an answer is left alone.
    Example(sent: ["past-regulier": .text("ja")], becomes: ["past-regulier": .one("ja")], says: []),
  ])
  func isTranslatedAsTheDecisionSays(_ example: Example) throws {
    // In any order.
    let sent = example.sent.map { (question: $0.key, answer: $0.value) }.sorted { $0.question < $1.question }
    for raw in [sent, sent.reversed()] {
      let answers = try guide.answers(raw).get()
      #expect(Dictionary(uniqueKeysWithValues: answers.values.map { ($0.key.text, $0.value) }) == example.becomes)
      #expect(answers.retirements.map(\.question).sorted() == example.says)
      #expect(answers.retirements.allSatisfy { !$0.text.nl.isEmpty && !$0.text.en.isEmpty })
    }
  }

  @Test(arguments: [
    ["wijkverpleging": RawAnswer.text("misschien")], ["wijkverpleging": .list(["ja"])], ["wijkverpleging": .unusable],
    ["past-regulier": .list(["thuiszorgtechnologie"])], ["zorgtype": .text("thuiszorgtechnologie")],
  ])
  func whatNeverWasAnAnswerIsStillRefused(_ sent: [String: RawAnswer]) {
    #expect(throws: AnswerProblems.self) { try guide.answers(sent.map { (question: $0.key, answer: $0.value) }).get() }
  }

  /// As a request of the API, which says in both languages what was translated.
  @Test func aRequestSaysWhatWasTranslated() throws {
    let body =
      #"{"antwoorden":{"onderwerp":"innovatie","wijkverpleging":"ja","zorgtype":["genezing"],"past-regulier":"thuiszorgtechnologie"}}"#
    let request = try guide.request(try JSONReader.read(body.utf8, texts: .any), today: today).get()
    let advice = guide.advice(for: request.answers, on: today)
    for language in Language.allCases {
      let json = try guide.json(advice, language)
      #expect(json["antwoorden"]?.text() == #"{"onderwerp":"innovatie","op-afstand":"ja"}"#)
      let translated = try #require(guide.retirements.isEmpty ? nil : json["vertaald"])
      #expect(
        translated.text()
          == JSON.array(request.answers.retirements.map { ["vraag": .string($0.question), "tekst": .string($0.text[language])] }).text())
      #expect(translated.text().contains("wijkverpleging") && translated.text().contains("past-regulier"))
    }
    #expect(Set(advice.followUp).isSuperset(of: ["zorgtype", "past-regulier"]))
    // The link it gives holds what was translated, and needs no translation again.
    let text = try #require(try guide.json(advice, .nl)["permanenteLink"]?.text())
    #expect(text.contains("op-afstand=ja") && !text.contains("wijkverpleging") && !text.contains("thuiszorgtechnologie"))
  }

  @Test func anAdviceWithoutRetiredAnswersSaysNothing() throws {
    let advice = guide.advice(for: try guide.checked(["past-regulier": .one("ja")]), on: today)
    #expect(try guide.json(advice, .nl)["vertaald"]?.text() == "[]")
  }

  /// In `batch`, through the quick reader and through the full one.
  @Test func aBatchLineSaysWhatWasTranslated() throws {
    let verdicts = try SampleContent.verdicts.get()
    func line(_ answers: String) -> String {
      BatchLine.answer(Array("{\"id\":1,\"antwoorden\":{\(answers)}}".utf8), verdicts, on: today).text
    }
    let old = line(#""wijkverpleging":"ja","past-regulier":"thuiszorgtechnologie","zorgtype":["genezing"],"wlz-indicatie":"ja""#)
    #expect(old.hasSuffix(#","vertaald":["wijkverpleging","past-regulier"]}"#), "\(old)")
    let new = line(#""op-afstand":"ja","wlz-indicatie":"ja""#)
    #expect(old.replacing(#","vertaald":["wijkverpleging","past-regulier"]"#, with: "") == new)
    #expect(!new.contains("vertaald"))
  }
}
