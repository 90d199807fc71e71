import BusinessCase
import Foundation
import GuideContent
import Library
import Testing

/// What somebody reads who makes his first business case and gets it wrong: the whole text, as he gets it. `nieuwkomer.md` holds it, to be
/// read aloud; with `ROUTEWIJZER_WRITE=1` it is written anew.
@Suite struct NewcomerTests {
  /// A small case that is right.
  private static let right = """
    naam: Valpreventie
    jaren: 5
    discontovoet: 0.03
    partijen:
      - {id: aanbieder, naam: De zorgaanbieder, soort: zorgaanbieder, domein: wlz}
      - {id: gemeente, naam: De gemeente, soort: gemeente, domein: wmo}
    aannamen:
      - {id: aanschaf, naam: Aanschaf, eenheid: euro, verdeling: vast, waarschijnlijk: 40000, bron: offerte, zekerheid: expert}
      - {id: clienten, naam: Cliënten, eenheid: cliënt, verdeling: pert, laag: 40, waarschijnlijk: 60, hoog: 80, bron: planning, zekerheid: schatting}
      - {id: tijdwinst, naam: Tijd die vrijkomt, eenheid: uur per cliënt per maand, verdeling: vast, waarschijnlijk: 1.5, bron: proef, zekerheid: gemeten}
      - {id: tijdNu, naam: Tijd die dit nu kost, eenheid: uur per cliënt per maand, verdeling: vast, waarschijnlijk: 6, bron: proef, zekerheid: gemeten}
      - {id: uurkosten, naam: Kosten van een uur, eenheid: euro per uur, verdeling: vast, waarschijnlijk: 45, bron: loonlijst, zekerheid: gemeten}
      - {id: inTeZetten, naam: Deel dat geld scheelt, eenheid: deel, verdeling: vast, waarschijnlijk: 0.5, bron: gesprek, zekerheid: schatting}
    posten:
      - {id: invoering, naam: Aanschaf, soort: kosten, categorie: technologie, partij: aanbieder, bedrag: aanschaf, wanneer: {ritme: eenmalig, van: 0}}
      - id: tijd
        naam: Tijd van medewerkers
        soort: besparing
        categorie: uren
        partij: aanbieder
        bedrag: tijdwinst * uurkosten * clienten
        nu: tijdNu * uurkosten * clienten
        wanneer: {ritme: maandelijks, van: 0}
        verzilvering: {deel: inTeZetten, rest: capaciteit}

    """

  private struct Slip {
    let name: String
    let bytes: [UInt8]
  }

  private static func slip(_ name: String, _ from: String, _ to: String) -> Slip {
    #expect(right.contains(from), "\(name): \(from)")
    return Slip(name: name, bytes: Array(right.replacing(from, with: to, maxReplacements: 1).utf8))
  }

  private static func file(_ name: String, _ text: String) -> Slip { Slip(name: name, bytes: Array(text.utf8)) }

  private static var slips: [Slip] {
    [
      slip("Een sleutel met een tikfout", "eenheid: euro,", "eenhied: euro,"),
      slip("Een heel onderdeel met een tikfout", "aannamen:", "aanames:"),
      slip("Een waarde met een hoofdletter", "soort: kosten", "soort: Kosten"),
      slip("Uren waar euro's horen", "tijdwinst * uurkosten * clienten", "tijdwinst * clienten"),
      slip("Een getal als eenheid", "eenheid: euro per uur", "eenheid: 45 euro"),
      slip("Kosten die niemand betaalt", "partij: aanbieder, bedrag: aanschaf", "bedrag: aanschaf"),
      slip("Een partij die niet meedoet", "partij: aanbieder, bedrag", "partij: zorgkantoor, bedrag"),
      slip("Delen door 0", "tijdwinst * uurkosten * clienten", "tijdwinst * uurkosten * clienten / (inTeZetten - 0.5)"),
      slip("Een tab", "    naam: Tijd van medewerkers", "\tnaam: Tijd van medewerkers"),
      slip("Een bedrag met punt en komma", "waarschijnlijk: 40000", "waarschijnlijk: 1.250,50"),
      slip("Een bedrag met punt en komma, tussen aanhalingstekens", "waarschijnlijk: 40000", "waarschijnlijk: \"1.250,50\""),
      slip("Een punt bij duizendtallen", "waarschijnlijk: 40000", "waarschijnlijk: 40.000"),
      slip("Een euroteken", "waarschijnlijk: 40000", "waarschijnlijk: € 40.000"),
      slip("Een percentage", "waarschijnlijk: 0.5", "waarschijnlijk: 50%"),
      slip("Vijftig als deel", "waarschijnlijk: 0.5", "waarschijnlijk: 50"),
      slip("Drie procent als 3", "discontovoet: 0.03", "discontovoet: 3"),
      slip("Een dag als op een brief", "jaren: 5", "jaren: 5\npeildatum: 31-01-2026"),
      slip("Jaren met een woord erbij", "jaren: 5", "jaren: 5 jaar"),
      file("Een leeg bestand", ""), file("Een Word-document", "PK\u{3}\u{4}[Content_Types].xml word/document.xml"),
      file("Een Excel-bestand", "PK\u{3}\u{4}[Content_Types].xml xl/workbook.xml"), file("Een pdf", "%PDF-1.7\n"),
      file("Een rekenblad als csv", "post;bedrag\nlicentie;25\n"),
      Slip(name: "Een bestand uit een oude Windows-editor", bytes: Array("naam: Cli".utf8) + [0xEB] + Array("nten\n".utf8)),
      slip("Een dubbele punt in een naam", "naam: Valpreventie", "naam: Fase 1: valpreventie"),
      slip("Een aanhalingsteken dat niet sluit", "naam: Valpreventie", "naam: \"Valpreventie"),
      slip("Een accolade die niet sluit", "zekerheid: expert}", "zekerheid: expert"),
      slip("Geen spatie achter de dubbele punt", "jaren: 5", "jaren:5"),
      slip("Geen dubbele punt", "jaren: 5", "jaren 5"), slip("Te ver ingesprongen", "    soort: besparing", "      soort: besparing"),
      slip("Spaties uit Word", "    soort: besparing", "\u{A0}\u{A0}\u{A0}\u{A0}soort: besparing"),
      slip("Een formule uit Excel", "bedrag: tijdwinst * uurkosten", "bedrag: =tijdwinst*uurkosten"),
      slip("Een formule met een x", "bedrag: tijdwinst * uurkosten", "bedrag: tijdwinst x uurkosten"),
      slip("Een bedrag in een post", "bedrag: aanschaf", "bedrag: 40000"),
      slip("Een naam met een tikfout", "bedrag: tijdwinst * uurkosten", "bedrag: tijdwinst * uurkosen"),
      slip("Een naam met een streepje", "id: tijdNu", "id: tijd-nu"),
      slip("Uren zonder verzilvering", "    verzilvering: {deel: inTeZetten, rest: capaciteit}\n", ""),
      slip("Een maand te ver", "van: 0}}", "van: 60}}"), slip("Een maand als woord", "van: 0}}", "van: januari}}"),
      slip("Een bedrag onder 0", "bedrag: aanschaf", "bedrag: -aanschaf"),
      slip("Meer besparen dan er is", "waarschijnlijk: 6,", "waarschijnlijk: 1,"),
      slip("Twee keer dezelfde id", "id: gemeente", "id: aanbieder"),
      slip("Laag en hoog verwisseld", "laag: 40, waarschijnlijk: 60, hoog: 80", "laag: 80, waarschijnlijk: 60, hoog: 40"),
    ]
  }

  private static func page() throws -> String {
    var page = "# Wat een nieuwkomer leest\n"
    for slip in slips {
      let problems = WrittenCase.problems(slip.bytes)
      page += "\n## \(slip.name)\n\n" + (try said(problems, .nl)) + "\n" + (try said(problems, .en))
    }
    return page
  }

  private static func said(_ problems: [CaseProblem], _ language: Language) throws -> String {
    let lines = try WrittenCase.said(problems, language).split(separator: "\n")
    return lines.map { "- \($0)\n" }.joined()
  }

  @Test func everySlipIsSaidInFull() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("nieuwkomer.md")
    let page = try Self.page()
    if ProcessInfo.processInfo.environment["ROUTEWIJZER_WRITE"] != nil { try Data(page.utf8).write(to: file) }
    let kept = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    for (line, expected) in zip(page.split(separator: "\n"), kept) { #expect(line == expected) }
    #expect(page.split(separator: "\n").count == kept.count)
  }

  /// One slip is one problem, so that nobody mends what was right.
  @Test func oneSlipIsOneProblem() {
    for slip in Self.slips {
      let problems = WrittenCase.problems(slip.bytes)
      // A name that a formula cannot use is missing in the formula as well.
      #expect(problems.count == (slip.name == "Een naam met een streepje" ? 2 : 1), "\(slip.name): \(problems)")
    }
  }
}
