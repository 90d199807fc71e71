import BusinessCase
import Testing

/// Which payments are worth proposing, and when money that must be found is worth a word.
@Suite struct ProposalTests {
  private static func paying(_ kind: String, gain: String = "") throws -> CaseResult {
    let ready = try WrittenCase.whole(
      """
      naam: Proef
      jaren: 2
      discontovoet: 0
      partijen:
        - {id: a, naam: Partij a, soort: zorgaanbieder, domein: wlz}
        - {id: b, naam: Partij b, soort: \(kind), domein: wlz}
      aannamen:
      \(WrittenCase.fixed("zorg", "100", "euro per maand"))\(gain.isEmpty ? "" : WrittenCase.fixed("minder", gain, "euro per maand"))posten:
      \(WrittenCase.item("p", "overdracht", "prestatie", "b", "zorg", "ritme: maandelijks, van: 12", ", naar: a"))\
      \(gain.isEmpty ? "" : WrittenCase.item("m", "besparing", "voorkomen-zorg", "b", "minder", "ritme: maandelijks, van: 0"))
      """)
    return try WrittenCase.result(ready)
  }

  @Test func toGetBackWhatOnePaysIsNoAgreement() throws {
    let result = try Self.paying("zorgkantoor")
    let own = try #require(result.ownPayments.first)
    // From the second year on, so 1,200 in the year in which it pays.
    #expect(own.payer == 1 && own.receiver == 0 && own.yearly.description == "1200.00" && own.givesNothing)
    #expect(!result.proposes && result.proposedPayments.isEmpty && result.proposed == nil)
    // The payments themselves stay what they are.
    #expect(result.payments.count == 1 && result.transfers.divisions[.nobodyLoses] != nil)
    #expect(try Self.paying("zorgkantoor", gain: "20").ownPayments.map(\.givesNothing) == [false])
    // Who gains enough gets nothing back; a provider that pays a payer misses turnover.
    #expect(try Self.paying("zorgkantoor", gain: "50").proposes)
    #expect(try Self.paying("zorgaanbieder").proposes)
  }

  /// Also when somebody else gains: who pays by its own choice is not paid back by a third.
  @Test func whoPaysByChoiceIsPaidBackByNobody() throws {
    func sample(_ more: String) throws -> CaseResult {
      let values = WrittenCase.fixed("zorg", "100", "euro per maand") + WrittenCase.fixed("winst", "150", "euro per maand")
      let items =
        WrittenCase.item("p", "overdracht", "experimentbudget", "b", "zorg", "ritme: maandelijks, van: 0", ", naar: a")
        + WrittenCase.item("w", "besparing", "voorkomen-zorg", "c", "winst", "ritme: maandelijks, van: 0") + more
      return try WrittenCase.result(
        try WrittenCase.whole(
          """
          naam: Proef
          jaren: 2
          discontovoet: 0
          partijen:
            - {id: a, naam: A, soort: zorgaanbieder, domein: wlz}
            - {id: b, naam: B, soort: zorgkantoor, domein: wlz}
            - {id: c, naam: C, soort: zorgverzekeraar, domein: zvw}
          aannamen:
          \(values)posten:
          \(items)
          """))
    }
    let result = try sample("")
    #expect(!result.proposes && result.ownPayments.map(\.payer) == [1] && result.ownPayments.map(\.receiver) == [0])
    // Somebody who loses by more than what it pays itself is helped.
    let loser = try sample(WrittenCase.item("k", "kosten", "dienst", "b", "zorg", "ritme: maandelijks, van: 0"))
    #expect(loser.proposes && !loser.proposedPayments.isEmpty)
  }

  /// Less than three months, or less than 1% of the money of a year, is no advance.
  @Test(arguments: [("1200", 3, true), ("1200", 2, false), ("50", 3, false)])
  func aShortOrShallowAdvanceIsNotNamed(_ amount: String, _ months: Int, _ isNamed: Bool) throws {
    let ready = try WrittenCase.read(
      rate: "0",
      "aannamen:\n" + WrittenCase.fixed("koop", amount) + WrittenCase.fixed("winst", "12000") + "posten:\n"
        + WrittenCase.item("k", "kosten", "technologie", "a", "koop", "ritme: eenmalig, van: 0")
        + WrittenCase.item("w", "besparing", "verzuim", "a", "winst", "ritme: eenmalig, van: \(months)"))
    let result = try WrittenCase.result(ready)
    #expect(result.shortMonthsAfter[0] == [0...months - 1])
    #expect(result.bridges[0].isEmpty != isNamed)
  }

  @Test func whoNothingIsSaidOfIsNamed() throws {
    let ready = try WrittenCase.read(
      parties: ["a", "b", "c"],
      "aannamen:\n" + WrittenCase.fixed("koop", "1") + "posten:\n"
        + WrittenCase.item("k", "overdracht", "afspraak", "a", "koop", "ritme: eenmalig, van: 0", ", naar: c"))
    #expect(try WrittenCase.result(ready).untouched == [1])
  }
}
