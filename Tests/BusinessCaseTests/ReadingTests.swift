import BusinessCase
import GuideContent
import Library
import Testing

/// What is wrong is said with line, field and remedy, and nothing is computed.
@Suite struct ReadingTests {
  private static let head =
    "naam: Proef\njaren: 2\npartijen:\n  - {id: a, naam: A, soort: zorgaanbieder, domein: wlz}\naannamen:\n"
    + WrittenCase.fixed("prijs", "100", "euro per uur") + WrittenCase.fixed("uren", "3", "uur per maand")
    + WrittenCase.fixed("keren", "2", "deel")

  private static func problem(_ items: String) throws -> String {
    try WrittenCase.said(WrittenCase.problems(head + "posten:\n" + items), .en)
  }

  @Test(arguments: [
    (
      WrittenCase.item("p", "kosten", "dienst", "a", "prijs", "ritme: maandelijks, van: 0"),
      "'euro per uur', and 'euro per maand' is expected"
    ),
    (WrittenCase.item("p", "kosten", "dienst", "a", "prijs + uren", "ritme: maandelijks, van: 0"), "units on both sides of '+' differ"),
    (WrittenCase.item("p", "kosten", "dienst", "a", "prijs * aantal", "ritme: maandelijks, van: 0"), "The name 'aantal' is not known"),
    (WrittenCase.item("p", "kosten", "dienst", "a", "prijs *", "ritme: maandelijks, van: 0"), "The formula cannot be read"),
    (WrittenCase.item("p", "kosten", "dienst", "a", "5000", "ritme: eenmalig, van: 0"), "Write the number under aannamen"),
    (WrittenCase.item("p", "kosten", "dienst", "a", "-prijs * uren", "ritme: maandelijks, van: 0"), "The amount is below 0: € −300."),
    (WrittenCase.item("p", "kosten", "dienst", "a", "prijs * uren / (keren - 2)", "ritme: maandelijks, van: 0"), "divides by 0"),
    (WrittenCase.item("p", "kosten", "subsidie", "a", "prijs * uren", "ritme: maandelijks, van: 0"), "does not go with kosten"),
    (WrittenCase.item("p", "kosten", "dienst", "x", "prijs * uren", "ritme: maandelijks, van: 0"), "There is no party 'x'"),
    (WrittenCase.item("p", "kosten", "dienst", "a", "prijs * uren", "ritme: maandelijks, van: 24"), "its months are 0 to 23"),
    (WrittenCase.item("p", "kosten", "dienst", "a", "prijs * uren", "ritme: maandelijks, van: 3, tot: 2"), "Month 2 does not lie"),
    (
      WrittenCase.item("p", "besparing", "uren", "a", "prijs * uren", "ritme: maandelijks, van: 0"),
      "which part of the saved hours can be cashed"
    ),
    (
      WrittenCase.item("p", "besparing", "verzuim", "a", "prijs * uren * keren", "ritme: maandelijks, van: 0", ", nu: prijs * uren"),
      "only € 300 is spent today"
    ),
    (
      "  - {id: p, naam: p, soort: kosten, categorie: dienst, bedrag: prijs * uren, wanneer: {ritme: maandelijks, van: 0}}",
      "Nobody bears this cost"
    ),
    (
      "  - {id: p, naam: p, soort: opbrengst, categorie: subsidie, bedrag: prijs * uren, wanneer: {ritme: maandelijks, van: 0}}",
      "Nobody receives this benefit"
    ),
    (WrittenCase.item("p", "overdracht", "afspraak", "a", "prijs * uren", "ritme: maandelijks, van: 0"), "from a party to a party"),
    (
      WrittenCase.item("p", "kosten", "dienst", "a", "prijs * uren", "ritme: maandelijks, van: 0", ", kleur: rood"),
      "The key 'kleur' does not exist"
    ),
  ])
  func everyErrorSaysWhereAndWhatToDo(items: String, expected: String) throws {
    let found = try Self.problem(items)
    #expect(found.contains(expected), "\(found)")
    #expect(found.hasPrefix("10: posten/p"), "With its line and field: \(found)")
    #expect(!found.hasSuffix("→ "))
  }

  @Test(arguments: [
    ("driehoek", "3", "2", "4", "do not stand in order"), ("uniform", "2", "2", "2", "no room between"),
    ("lognormaal", "0", "2", "4", "always above 0"),
    ("beta", "0", "1", "2", "'vormA' is missing"), ("pert", "a", "1", "2", "'a' is no number"),
    ("kansrijk", "0", "1", "2", "'kansrijk' does not exist"),
  ])
  func aSpreadThatCannotBe(shape: String, low: String, likely: String, high: String, expected: String) throws {
    let text =
      "naam: P\njaren: 1\npartijen: [{id: a, naam: A, soort: client, domein: privaat}]\naannamen:\n"
      + WrittenCase.varying("x", "euro", shape, low, likely, high) + "posten:\n"
      + WrittenCase.item("p", "kosten", "dienst", "a", "x", "ritme: eenmalig, van: 0")
    let found = try WrittenCase.said(WrittenCase.problems(text), .en)
    #expect(found.contains(expected), "\(found)")
  }

  @Test func hostileFilesAreBounded() throws {
    #expect(!WrittenCase.problems("naam: " + String(repeating: "x", count: 1_100_000)).isEmpty)
    #expect(!WrittenCase.problems("naam: " + String(repeating: "[", count: 50_000)).isEmpty)
    #expect(!WrittenCase.problems("naam: P\njaren: 4000\npartijen: []\naannamen: []\nposten: []").isEmpty)
    let items = (0..<700).map { WrittenCase.item("p\($0)", "kosten", "dienst", "a", "prijs * uren", "ritme: maandelijks, van: 0") }.joined()
    #expect(try Self.problem(items).contains("at most 600"))
    let deep = String(repeating: "(", count: 5_000) + "prijs" + String(repeating: ")", count: 5_000)
    #expect(try Self.problem(WrittenCase.item("p", "kosten", "dienst", "a", deep, "ritme: eenmalig, van: 0")).contains("cannot be read"))
  }

  @Test func cautionsDoNotStopTheSum() throws {
    let ready = try WrittenCase.whole(
      Self.head.replacing("bron: proef, ", with: "") + "posten:\n"
        + WrittenCase.item("een", "besparing", "verzuim", "a", "prijs * uren", "ritme: maandelijks, van: 0")
        + WrittenCase.item("twee", "opbrengst", "subsidie", "a", "prijs*uren", "ritme: maandelijks, van: 0, tot: 5")
        + WrittenCase.item("drie", "opbrengst", "prestatie", "a", "2 * prijs * uren", "ritme: maandelijks, van: 9"))
    let kinds = ready.cautions.map(\.kindID)
    #expect(kinds.filter { $0 == "bron-ontbreekt" }.count == 3 && kinds.contains("dubbeltelling") && kinds.contains("financieringsgat"))
    #expect(kinds.contains("niet-gebruikt") && kinds.contains("vandaag-onbekend"))
  }

  @Test func ifAndMinimumKeepTheirUnits() throws {
    let ready = try WrittenCase.read(
      years: 1, rate: "0",
      "aannamen:\n" + WrittenCase.fixed("hoog", "8", "uur per maand") + WrittenCase.fixed("grens", "6.5", "uur per maand")
        + WrittenCase.fixed("prijs", "10", "euro/uur") + "posten:\n"
        + WrittenCase.item("m", "kosten", "dienst", "a", "max(0, min(hoog, grens)) * prijs", "ritme: maandelijks, van: 0, tot: 0")
        + WrittenCase.item(
          "i", "kosten", "dienst", "b", "if hoog > grens and hoog >= 0 then hoog * prijs ** 1 * maandenPerJaar else 0 * prijs",
          "ritme: jaarlijks, van: 0"))
    let outcome = try WrittenCase.result(ready).outcome
    #expect(outcome.parties.map(\.presentValue) == [-65, -960])
  }
}
