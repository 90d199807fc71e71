import FEEL
import Funding
import HTTPTypes
import HummingbirdTesting
import Library
import Testing

@testable import GuideWeb

/// What people type in a field, and what it means.
@Suite struct ReadingTests {
  private func number(_ text: String) throws -> Decimal128 { try Decimal128(text).unwrapped }

  @Test(arguments: [
    ("12", "12"), (" 12 ", "12"), ("-3", "-3"), ("−3", "-3"), ("0.125", "0.125"), ("1234.5", "1234.5"),
    ("1234,5", "1234.5"),
    ("1.234,5", "1234.5"), ("1.234.567", "1234567"), ("1.234.567,89", "1234567.89"), ("12.5", "12.5"), ("1234.567", "1234.567"),
    ("12.34,5", nil), ("1,234.5", "1234.5"), ("1,234,567", "1234567"), ("0,125", "0.125"), ("1,2,3", nil), (",5", nil), ("5,", nil),
    ("1..2", nil), ("1e5", nil), ("+5", nil), ("--5", nil),
    ("abc", nil), ("1 000", "1000"), ("1\u{A0}000\u{202F}000,5", "1000000.5"), ("1 000.500", "1000.5"), ("1 00", nil), ("1 000,5,5", nil),
    ("1 000.000,5", nil), ("€ 5", nil), ("5%", nil), ("٣", nil), ("1234567890123456789012345678901", nil),
  ])
  func numbers(_ text: String, _ expected: String?) throws {
    #expect(Reading.number().read([text]) == (try expected.map { .success(try number($0)) } ?? .failure(.noNumber)))
  }

  /// A mark with three digits behind it groups thousands in one country, and is that of decimals in another.
  @Test(arguments: [
    ("44.730", "44730", "44,73", "44.73"), ("44,730", "44730", "44,73", "44.73"), ("1,000", "1000", "1", "1"),
    ("-1.205", "-1205", "-1,2050", "-1.2050"),
  ])
  func whatCanBeReadTwiceIsAsked(_ text: String, _ whole: String, _ dutch: String, _ english: String) throws {
    for result in [Reading.number().read([text]), Reading.euros().read(["€ \(text)"]), Reading.percentage().read([text + "%"])] {
      guard case .failure(.either(let two)) = result else { throw Unexpected() }
      #expect(two.whole == whole && two.broken(.nl) == dutch && two.broken(.en) == english)
      // What is asked can be filled in.
      for asked in [whole, dutch, english] { #expect(throws: Never.self) { try Reading.number().read([asked]).get() } }
    }
    guard case .failure(.either) = Reading.whole(1...2_000_000).read([text]) else { throw Unexpected() }
  }

  private struct Unexpected: Error {}

  @Test func numbersStayInTheirBounds() throws {
    let reading = Reading.number(try number("0.5")...number("10"))
    #expect(try reading.read(["0,5"]) == .success(number("0.5")))
    #expect(reading.read(["10,01"]) == .failure(.outside(from: "0,5", to: "10")))
    #expect(Reading.whole(1...12).read(["12"]) == .success(12))
    #expect(Reading.whole(1...12).read(["1,0"]) == .failure(.notWhole))
    #expect(Reading.whole(1...12).read(["13"]) == .failure(.outside(from: "1", to: "12")))
    #expect(Reading.whole(1...12).read(["twaalf"]) == .failure(.noNumber))
  }

  @Test(arguments: [
    ("€ 1.250,50", "1250.50"), ("€12", "12"), ("12,5", "12.5"), ("-3,25", "-3.25"), ("1234,505", nil), ("€", nil), ("12 €", "12"),
    ("€\u{A0}1 250", "1250"), ("€12€", nil), ("-€ 3", "-3"),
    ("$12", nil),
  ])
  func amounts(_ text: String, _ expected: String?) throws {
    #expect(Reading.euros().read([text]) == (try expected.map { .success(try number($0)) } ?? .failure(.noAmount)))
  }

  @Test(arguments: [("12,5", "12.5"), ("12,5 %", "12.5"), ("100%", "100"), ("%", nil), ("12%%", nil)])
  func percentages(_ text: String, _ expected: String?) throws {
    #expect(Reading.percentage().read([text]) == (try expected.map { .success(try number($0)) } ?? .failure(.noPercentage)))
  }

  @Test func aPercentageIsAPartOfAHundred() {
    #expect(Reading.percentage().read(["101"]) == .failure(.outside(from: "0", to: "100")))
    #expect(Reading.percentage().read(["-1"]) == .failure(.outside(from: "0", to: "100")))
  }

  @Test(arguments: [
    ("2026-01-31", "2026-01-31"), ("31-1-2026", "2026-01-31"), ("01-02-2026", "2026-02-01"), ("31-02-2026", nil), ("2026-1-31", nil),
    ("31-1-26", nil), ("31/1/2026", nil), ("0-0-2026", nil), ("2026-01-31x", nil), ("-1-1-2026", nil),
  ])
  func days(_ text: String, _ expected: String?) throws {
    let day = try expected.map { try CalendarDate($0).unwrapped }
    #expect(Reading.day.read([text]) == (day.map { .success($0) } ?? .failure(.noDay)))
  }

  @Test func choices() {
    #expect(Reading.choice(["a", "b"]).read(["b"]) == .success("b"))
    #expect(Reading.choice(["a", "b"]).read(["c"]) == .failure(.noChoice))
    #expect(Reading.choice(["a", "b"]).read(["a", "b"]) == .failure(.tooMany))
    #expect(Reading.several(["a", "b", "c"]).read(["c", "a"]) == .success(["a", "c"]))
    #expect(Reading.several(["a", "b"]).read([]) == .success([]))
    #expect(Reading.several(["a", "b"]).read(["a", "a"]) == .failure(.tooMany))
    #expect(Reading.several(["a", "b"]).read(["a", "x"]) == .failure(.noChoice))
    #expect(Reading.yesOrNo.read(["ja"]) == .success(true))
    #expect(Reading.yesOrNo.read(["nee"]) == .success(false))
    #expect(Reading.yesOrNo.read(["misschien"]) == .failure(.noChoice))
  }

  @Test func nothingIsMissingUnlessItMayBe() {
    for nothing in [[], [""], ["  "]] {
      #expect(Reading.yesOrNo.read(nothing) == .failure(.missing))
      #expect(Reading.day.read(nothing) == .failure(.missing))
      #expect(Reading.whole(1...2).optional.read(nothing) == .success(nil))
    }
    #expect(Reading.whole(1...2).optional.read(["3"]) == .failure(.outside(from: "1", to: "2")))
  }

  @Test func rowsAreReadAcross() {
    let read = Reading<Int>.rows(columns: 2, limit: 3) { cells -> Result<[Int], FieldProblem> in
      Reading.whole(0...99).read([cells[0]]).flatMap { first in Reading.whole(0...99).read([cells[1]]).map { [first, $0] } }
    }
    #expect(read([["1", "", "3"], ["4", " ", "6"]]) == .success([[1, 4], [3, 6]]))
    #expect(read([["1", "2"], ["4", ""]]) == .failure(RowProblem(row: 1, problem: .missing)))
    #expect(read([["1", "2"], ["4"]]) == .failure(RowProblem(row: 0, problem: .missing)))
    #expect(read([["1", "1", "1", "1"], ["1", "1", "1", "1"]]) == .failure(RowProblem(row: 3, problem: .tooMany)))
    #expect(read([[], []]) == .success([]))
  }
}

/// A field on a page.
@Suite struct FieldMarkupTests {
  private func context() throws -> PageContext {
    let guide = try FixtureSite().environment.guide
    let day = try CalendarDate("2026-05-04").unwrapped
    let visit = Visit(language: .nl, answers: .none, chosenDate: nil, today: day, reader: nil)
    return PageContext(
      guide: guide, visit: visit, page: .start, ids: [], audience: .visitor, site: "", dutchParts: DutchParts(guide), glossary: [:])
  }

  /// What was typed comes back, and can do no harm.
  @Test func whatWasTypedIsShownBackEscaped() throws {
    let field = Field(
      "prijs", label: "Prijs <b>", help: "Per \"stuk\"", unit: "€", .text(inputMode: .decimal), typed: ["\"><script>"], Reading.euros())
    #expect(field.value == .failure(.noAmount))
    #expect(field.firstID == "prijs")
    let markup = FieldMarkup.markup(field, error: "Geen <bedrag>", FieldMarkup.Style(heading: "x"), try context()).markup
    #expect(markup.contains("value=\"&quot;&gt;&lt;script&gt;\""))
    #expect(markup.contains("inputmode=\"decimal\"") && markup.contains("<label for=\"prijs\" class=\"hidden\">Prijs &lt;b&gt;</label>"))
    #expect(markup.contains("aria-describedby=\"prijs-uitleg prijs-fout\"") && markup.contains("id=\"prijs-fout\""))
    #expect(markup.contains("Geen &lt;bedrag&gt;") && !markup.contains("<script>"))
  }

  @Test func aQuestionIsAField() async throws {
    let site = try FixtureSite()
    try await site.ask { site in
      let page = try await site.get("/vraag/samen?klaar=ja&betaler=gemeente&plaats=weet-niet").text
      #expect(page.contains("type=\"checkbox\" id=\"betaler-gemeente\" name=\"betaler\" value=\"gemeente\" checked>"))
      #expect(page.contains("type=\"radio\" id=\"plaats-weet-niet\" name=\"plaats\" value=\"weet-niet\" checked>"))
      #expect(page.contains("id=\"betaler-geen-van-deze\""))
      let again = try await site.get("/verder?pagina=samen&klaar=ja&betaler=gemeente&betaler=geen-van-deze")
      #expect(again.status == .badRequest)
      #expect(again.text.contains("href=\"#betaler-burger\"") && again.text.contains("href=\"#plaats-thuis\""))
      #expect(again.text.contains("value=\"gemeente\" checked>") && again.text.contains("value=\"geen-van-deze\" checked>"))
    }
  }
}
