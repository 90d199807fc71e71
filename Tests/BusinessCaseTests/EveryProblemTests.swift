import BusinessCase
import GuideContent
import Library
import Testing
import Tools

/// Every kind of problem that a case can have, with a case that has it.
@Suite struct EveryProblemTests {
  private struct Wrong: Sendable {
    let text: [UInt8]
    let kind: String
    let place: String

    init(_ text: String, _ kind: String, _ place: String) { (self.text, self.kind, self.place) = (Array(text.utf8), kind, place) }
    init(_ bytes: [UInt8], _ kind: String, _ place: String) { (text, self.kind, self.place) = (bytes, kind, place) }
  }

  private static let parties =
    "  - {id: a, naam: A, soort: zorgaanbieder, domein: wlz}\n  - {id: b, naam: B, soort: gemeente, domein: wmo}\n"
  private static let values =
    WrittenCase.fixed("prijs", "100", "euro per uur") + WrittenCase.fixed("uren", "3", "uur per maand")
    + WrittenCase.fixed("deel", "0.5", "deel") + WrittenCase.fixed("som", "900")
  private static let monthly = "ritme: maandelijks, van: 0"

  /// - Parameters:
  ///   - more: lines behind the years.
  ///   - values: lines behind the assumptions, from line 11. Without them the item is at line 12.
  private static func text(
    _ items: String? = nil, more: String = "", values: String = "", parties: String = Self.parties, years: String = "2"
  ) -> String {
    let items = items ?? WrittenCase.item("p", "kosten", "dienst", "a", "prijs * uren", monthly)
    return "naam: Proef\njaren: \(years)\npartijen:\n\(parties)aannamen:\n\(Self.values)\(values)posten:\n\(items)\(more)"
  }

  private static func item(_ amount: String) -> String { text(WrittenCase.item("p", "kosten", "dienst", "a", amount, monthly)) }
  private static func when(_ timing: String) -> String { text(WrittenCase.item("p", "kosten", "dienst", "a", "som", timing)) }
  private static func cost(_ more: String) -> String {
    text(WrittenCase.item("p", "kosten", "dienst", "a", "prijs * uren", monthly, more))
  }
  private static func saving(_ category: String, _ more: String) -> String {
    text(WrittenCase.item("p", "besparing", category, "a", "prijs * uren", monthly, more))
  }
  private static func spread(_ shape: String, _ low: String, _ likely: String, _ high: String, _ more: String = "") -> String {
    text(values: WrittenCase.varying("x", "euro", shape, low, likely, high, more))
  }
  private static func value(_ number: String) -> String { text(values: WrittenCase.fixed("x", number)) }

  private static let ofFiles: [Wrong] = [
    Wrong("naam: " + String(repeating: "x", count: 1_100_000), "bestand-te-groot", ""), Wrong("", "bestand-leeg", ""),
    Wrong("PK\u{3}\u{4}…xl/workbook.xml", "bestand-ander-soort", ""), Wrong([0x6E, 0xE9, 0x0A], "bestand-codering", ""),
    Wrong("post;bedrag\nlicentie;25\n", "bestand-zonder-sleutels", "1"), Wrong("naam: P\npartijen:\n\t- a\n", "yaml-tab", "3"),
    Wrong("naam: P\npartijen:\n  - a\n - b\n", "yaml-inspringen", "4"),
    Wrong("naam: P\njaren\npartijen: []\n", "yaml-dubbele-punt-ontbreekt", "2"),
    Wrong("naam: P\njaren:5\npartijen: []\n", "yaml-spatie-ontbreekt", "2"),
    Wrong("naam: P\npartijen:\n\u{A0}\u{A0}- a\nposten: []\n", "yaml-vaste-spatie", "3"),
    Wrong("naam: Fase 1: start\njaren: 2\n", "yaml-dubbele-punt-in-tekst", "1"),
    Wrong("naam: \"Proef\njaren: 2\n", "yaml-aanhalingsteken", "1"),
    Wrong("naam: P\nposten: [{id: a\njaren: 2\n", "yaml-haakje", "2"), Wrong("naam: @proef\n", "yaml-teken", "1"),
    Wrong("naam: A\nnaam: B\n", "sleutel-dubbel", "1"), Wrong("%YAML 7.0\n---\nnaam: A\n", "yaml-onleesbaar", "1"),
    Wrong(text(parties: "  - aanbieder\n  - {id: a, naam: A, soort: zorgaanbieder, domein: wlz}\n"), "sleutels-verwacht", "4: partijen/1"),
    Wrong("naam: P\njaren: 2\npartijen: veel\naannamen: []\nposten: []\n", "lijst-verwacht", "3: partijen"),
    Wrong(
      text("  - {id: p, naam: , soort: kosten, categorie: dienst, partij: a, bedrag: som, wanneer: {ritme: eenmalig, van: 0}}"),
      "tekst-verwacht", "12: posten/p/naam"),
    Wrong(text(more: "opties: [{id: o, naam: O, gebruikelijk: ja}]\n"), "ja-of-nee-verwacht", "13: opties/o/gebruikelijk"),
    Wrong(text(more: "peildatum: 31-01-2026\n"), "dag-verwacht", "13: peildatum"),
    Wrong(cost(", partji: a"), "sleutel-onbekend", "12: posten/p/partji"),
    Wrong(text(values: WrittenCase.fixed("x", "1250,50")), "komma-los", "11: aannamen/x/50"),
    Wrong(
      text("  - {id: p, naam: P, soort: kosten, categorie: dienst, partij: a, bedrag: som}\n"), "sleutel-ontbreekt", "12: posten/p/wanneer"),
    Wrong(
      text("  - {id: p, naam: P, soort: kost, categorie: dienst, partij: a, bedrag: som, wanneer: {ritme: eenmalig, van: 0}}"),
      "waarde-onbekend", "12: posten/p/soort"),
  ]

  private static let ofTheWhole: [Wrong] = [
    Wrong(text(parties: (0...40).map { "  - {id: a\($0), naam: A, soort: gemeente, domein: wmo}\n" }.joined()), "te-veel", "3: partijen"),
    Wrong(text(years: "60"), "te-veel-jaren", "2: jaren"), Wrong(text(years: "0"), "geen-jaar", "2: jaren"),
    Wrong(text(more: "discontovoet: 3\n"), "discontovoet-buiten", "13: discontovoet"),
    Wrong("naam: P\njaren: 2\npartijen: []\naannamen: []\nposten: []\n", "geen-partijen", "3: partijen"),
    Wrong("naam: P\njaren: 2\npartijen: []\naannamen: []\nposten: []\n", "geen-posten", "5: posten"),
    Wrong(text(parties: parties + "  - {id: a, naam: C, soort: gemeente, domein: wmo}\n"), "id-dubbel", "6: partijen/a"),
    Wrong(
      text(parties: parties + "  - {id: Zorg thuis, naam: C, soort: gemeente, domein: wmo}\n"), "id-onbruikbaar", "6: partijen/Zorg thuis"),
    Wrong(text(values: WrittenCase.fixed("prijs-per-uur", "1")), "naam-onbruikbaar", "11: aannamen/prijs-per-uur"),
    Wrong(text(more: "opties: [{id: o, naam: O}]\n"), "gewone-zorg", "13: opties"),
    Wrong(text(more: "groepen: [{id: g, samenhang: 2}]\n"), "samenhang-buiten", "13: groepen/g/samenhang"),
  ]

  private static let ofValues: [Wrong] = [
    Wrong(value("veel"), "geen-getal", "11: aannamen/x/waarschijnlijk"),
    Wrong(value("€ 40.000"), "getal-met-teken", "11: aannamen/x/waarschijnlijk"),
    Wrong(value("30%"), "getal-procent", "11: aannamen/x/waarschijnlijk"),
    Wrong(value("\"1.250,50\""), "getal-met-komma", "11: aannamen/x/waarschijnlijk"),
    Wrong(value("40.000"), "getal-duizend", "11: aannamen/x/waarschijnlijk"),
    Wrong(text(years: "5 jaar"), "geen-heel-getal", "2: jaren"),
    Wrong(text(values: WrittenCase.fixed("x", "3", "30%")), "eenheid-onbekend", "11: aannamen/x/eenheid"),
    Wrong(spread("pert", "1", "2", "3", ", groep: loon"), "groep-onbekend", "11: aannamen/x/groep"),
    Wrong(spread("pert", "3", "2", "4"), "spreiding-volgorde", "11: aannamen/x/waarschijnlijk"),
    Wrong(spread("uniform", "2", "2", "2"), "spreiding-zonder-ruimte", "11: aannamen/x/hoog"),
    Wrong(spread("lognormaal", "0", "2", "4"), "lognormaal-onder-0", "11: aannamen/x/laag"),
    Wrong(spread("beta", "0", "2", "4", ", vormA: 0, vormB: 2"), "beta-vorm", "11: aannamen/x/vormA"),
    Wrong(
      text(values: "  - {id: x, naam: X, eenheid: jaar, parameter: nicJarn, zekerheid: literatuur}\n"), "cijfer-onbekend",
      "11: aannamen/x/parameter"),
    Wrong(
      text(values: "  - {id: x, naam: X, eenheid: jaar, parameter: nicJaren, zekerheid: literatuur}\n"), "peildatum-ontbreekt",
      "11: aannamen/x"),
    Wrong(
      text(more: "peildatum: 1990-01-01\n", values: "  - {id: x, naam: X, eenheid: jaar, parameter: nicJaren, zekerheid: literatuur}\n"),
      "cijfer-niet-op-dag", "11: aannamen/x"),
  ]

  private static let ofFormulas: [Wrong] = [
    Wrong(item("prijs *"), "formule-onleesbaar", "12: posten/p/bedrag"),
    Wrong(item("prijs * uren * 1,5"), "formule-komma", "12: posten/p/bedrag"),
    Wrong(item("prijs * uren * 50%"), "formule-teken", "12: posten/p/bedrag"),
    Wrong(item("(prijs * uren"), "formule-haakje", "12: posten/p/bedrag"),
    Wrong(item("prijs > 3 * prijs"), "formule-geen-getal", "12: posten/p/bedrag"),
    Wrong(item("sum([prijs])"), "formule-kan-niet", "12: posten/p/bedrag"),
    Wrong(item("prijs * (uren > uren)"), "getal-verwacht", "12: posten/p/bedrag"),
    Wrong(item("if prijs then prijs else prijs"), "vergelijking-verwacht", "12: posten/p/bedrag"),
    Wrong(item("prijs * uren ** 1.5"), "macht-niet-heel", "12: posten/p/bedrag"),
    Wrong(item("prijs * urne"), "naam-onbekend", "12: posten/p/bedrag"),
    Wrong(item("prijs"), "eenheid-anders", "12: posten/p/bedrag"), Wrong(item("5000"), "getal-zonder-eenheid", "12: posten/p/bedrag"),
    Wrong(item("prijs + uren"), "eenheden-verschillen", "12: posten/p/bedrag"),
    Wrong(item("prijs * uren + prijs * uren * maandenPerJaar"), "tijdseenheden-verschillen", "12: posten/p/bedrag"),
  ]

  private static let without =
    "  - {id: p, naam: P, categorie: prestatie, bedrag: prijs * uren, wanneer: {ritme: maandelijks, van: 0}, soort: "
  private static let ofItems: [Wrong] = [
    Wrong(text(without + "kosten}"), "niemand-draagt", "12: posten/p/partij"),
    Wrong(text(without + "opbrengst}"), "niemand-ontvangt", "12: posten/p/partij"),
    Wrong(text(without + "overdracht, partij: a}"), "overdracht-half", "12: posten/p/naar"),
    Wrong(text(WrittenCase.item("p", "kosten", "dienst", "c", "prijs * uren", monthly)), "partij-onbekend", "12: posten/p/partij"),
    Wrong(text(WrittenCase.item("p", "kosten", "subsidie", "a", "prijs * uren", monthly)), "categorie-past-niet", "12: posten/p/categorie"),
    Wrong(cost(", opties: [nieuw]"), "zaak-zonder-opties", "12: posten/p/opties"),
    Wrong(
      text(more: "opties: [{id: nu, naam: Nu, gebruikelijk: true}, {id: nieuw, naam: Nieuw}]\n"), "opties-ontbreken", "12: posten/p/opties"),
    Wrong(
      cost(", opties: [niuew]") + "opties: [{id: nu, naam: Nu, gebruikelijk: true}, {id: nieuw, naam: Nieuw}]\n", "optie-onbekend",
      "12: posten/p/opties"),
    Wrong(cost(", naar: b"), "naar-past-niet", "12: posten/p/naar"),
    Wrong(cost(", waardering: som"), "waardering-past-niet", "12: posten/p/waardering"),
    Wrong(cost(", nu: prijs * uren"), "verzilvering-past-niet", "12: posten/p/verzilvering"),
    Wrong(saving("uren", ""), "verzilvering-ontbreekt", "12: posten/p/verzilvering"),
    Wrong(saving("uren", ", verzilvering: {deel: deel, ondergrens: prijs * uren, rest: capaciteit}"), "nu-ontbreekt", "12: posten/p/nu"),
    Wrong(
      saving("uren", ", verzilvering: {deel: deel, cluster: nacht, rest: capaciteit}"), "cluster-onbekend",
      "12: posten/p/verzilvering/cluster"),
    Wrong(when("ritme: eenmalig, van: 24"), "maand-buiten", "12: posten/p/wanneer/van"),
    Wrong(when("ritme: maandelijks, van: 3, tot: 2"), "einde-buiten", "12: posten/p/wanneer/tot"),
    Wrong(when("ritme: vernieuwing, van: 0"), "vernieuwing-zonder-jaren", "12: posten/p/wanneer/elkeJaren"),
    Wrong(when("ritme: eenmalig, van: 0, elkeJaren: 3"), "alleen-vernieuwing", "12: posten/p/wanneer/elkeJaren"),
    Wrong(when("ritme: eenmalig, van: 0, tot: 5"), "alleen-eenmalig", "12: posten/p/wanneer"),
    Wrong(when("ritme: vernieuwing, van: 0, elkeJaren: 1, opbouw: -2"), "opbouw-onder-0", "12: posten/p/wanneer/opbouw"),
    Wrong(cost(", gebruik: iedereen"), "gebruik-onbekend", "12: posten/p/gebruik"),
    Wrong(
      cost(", gebruik: g") + "gebruik: [{id: g, naam: G, aantal: deel, verloop: [{maand: 6, deel: 0}, {maand: 3, deel: 1}]}]\n",
      "verloop-klopt-niet", "13: gebruik/g/verloop"),
    Wrong(item("prijs * uren / (deel - deel)"), "deelt-door-0", "12: posten/p/bedrag"),
    Wrong(item("-prijs * uren"), "bedrag-onder-0", "12: posten/p/bedrag"),
    Wrong(
      text(
        WrittenCase.item("p", "kosten", "dienst", "a", "x", monthly), values: WrittenCase.fixed("x", "999999999999999", "euro per maand")),
      "bedragen-te-groot", "12: posten"),
    Wrong(saving("verzuim", ", nu: prijs * uren * deel"), "besparing-te-groot", "12: posten/p/bedrag"),
    Wrong(saving("uren", ", verzilvering: {deel: deel * 3, rest: capaciteit}"), "deel-buiten", "12: posten/p/verzilvering/deel"),
    // It is mended where the figure stands.
    Wrong(
      text(
        WrittenCase.item("p", "besparing", "uren", "a", "prijs * uren", monthly, ", verzilvering: {deel: x, rest: capaciteit}"),
        values: WrittenCase.fixed("x", "50", "deel")), "deel-buiten", "11: aannamen/x/waarschijnlijk"),
    Wrong(
      text(
        more: "peildatum: 2026-01-31\nlevensduur: [{id: l, investering: som, jaren: x - x, component: nic}]\n",
        values: WrittenCase.fixed("x", "5", "jaar")), "levensduur-0", "15: levensduur/l/jaren"),
  ]

  /// What does not stop a computation.
  private static let cautions: [Wrong] = {
    let once = { (id: String, amount: String) in WrittenCase.item(id, "kosten", "dienst", "a", amount, "ritme: eenmalig, van: 0") }
    let incoming = { (id: String, category: String, timing: String) in
      WrittenCase.item(id, "opbrengst", category, "a", "prijs * uren", timing)
    }
    return [
      Wrong(text(once("p", "som") + once("q", " som")), "dubbeltelling", "13: posten/q"),
      Wrong(
        text().replacing("bron: proef, zekerheid: schatting}\nposten", with: "zekerheid: schatting}\nposten"), "bron-ontbreekt",
        "10: aannamen/som/bron"),
      Wrong(text(), "niet-gebruikt", "10: aannamen/som"), Wrong(saving("verzuim", ""), "vandaag-onbekend", "12: posten/p/nu"),
      Wrong(
        text(incoming("p", "subsidie", "ritme: maandelijks, van: 0, tot: 5") + incoming("q", "prestatie", "ritme: maandelijks, van: 9")),
        "financieringsgat", "12: posten/p/wanneer"),
    ] + doubts
  }()

  /// What was more likely meant in another way.
  private static let doubts: [Wrong] = {
    let once = "ritme: eenmalig, van: 0"
    func two(_ cost: String, _ gain: String, _ values: String) -> String {
      text(
        WrittenCase.item("p", "kosten", "dienst", "a", cost, once)
          + WrittenCase.item("q", "besparing", "verzuim", "a", gain, once, ", nu: \(gain)"), values: values)
    }
    func saving(_ id: String, _ party: String) -> String {
      WrittenCase.item(id, "besparing", "voorkomen-zorg", party, "som", once, ", nu: som")
    }
    return [
      Wrong(text(values: WrittenCase.fixed("x", "745", "uur per cliënt per maand")), "uren-boven-maand", "11: aannamen/x/waarschijnlijk"),
      Wrong(text(values: WrittenCase.fixed("x", "1468", "minuut per cliënt per dag")), "uren-boven-maand", "11: aannamen/x/waarschijnlijk"),
      Wrong(text(values: WrittenCase.fixed("x", "172", "uur per cliënt per week")), "uren-boven-maand", "11: aannamen/x/waarschijnlijk"),
      Wrong(text(values: WrittenCase.fixed("x", "8929", "uur per cliënt per jaar")), "uren-boven-maand", "11: aannamen/x/waarschijnlijk"),
      Wrong(text(values: WrittenCase.fixed("x", "5500", "euro per uur")), "uurbedrag-ongewoon", "11: aannamen/x/waarschijnlijk"),
      Wrong(two("som", "x", WrittenCase.fixed("x", "1000000")), "winst-veel-groter", "14: posten/q/bedrag"),
      Wrong(two("x", "som", WrittenCase.fixed("x", "1000000")), "kosten-veel-groter", "13: posten/p/bedrag"),
      Wrong(text(saving("p", "a")), "geen-kosten", "posten"),
      Wrong(text(saving("p", "a") + saving("q", "b")), "zelfde-winst", "13: posten/q"),
      Wrong(
        text(saving("p", "b") + WrittenCase.item("q", "overdracht", "prestatie", "a", "som", once, ", naar: b")), "tarief-en-winst",
        "12: posten/p"),
      Wrong(text(WrittenCase.item("p", "kosten", "technologie", "a", "som", once), years: "6"), "niet-vervangen", "12: posten/p/wanneer"),
    ]
  }()

  private static func parameters() throws -> [DatedFigure] { try BusinessCaseFile.parameters(in: BuiltInContent.files()) }

  /// Without the kinds below, every problem of the tables, with the one that its row names.
  private static func found() throws -> [(wrong: Wrong, all: [CaseProblem])] {
    let parameters = try parameters()
    let refused = (ofFiles + ofTheWhole + ofValues + ofFormulas + ofItems).map { wrong in
      (wrong, WrittenCase.problems(wrong.text, parameters: parameters))
    }
    let weak = try cautions.map { wrong in
      (wrong, try WrittenCase.whole(String(decoding: wrong.text, as: UTF8.self), parameters: parameters).cautions)
    }
    return refused + weak
  }

  /// What comes out only when a case is computed.
  private static func ofResults() throws -> [CaseProblem] {
    func problems(_ text: String, asked: String?, _ chance: CaseResult.Chance?) throws -> [CaseProblem] {
      let ready = try WrittenCase.whole(text)
      do throws(CaseProblems) {
        _ = try CaseResult(ready, asked: asked, chance: chance)
        return []
      } catch {
        return error.problems
      }
    }
    let around0 = text(
      WrittenCase.item("p", "kosten", "dienst", "a", "som * (if x > 0 * x then 1 else 1 / (x - x))", "ritme: eenmalig, van: 0"),
      values: WrittenCase.varying("x", "deel", "uniform", "-1", "1", "2"))
    return try problems(around0, asked: nil, CaseResult.Chance(draws: 200, seed: 1)) + problems(text(), asked: "nieuw", nil)
  }

  @Test func everyKindIsFoundAtItsPlace() throws {
    for (wrong, all) in try Self.found() {
      let places = all.filter { $0.kindID == wrong.kind }.map(\.place.description)
      #expect(places.contains(wrong.place), "\(wrong.kind) at \(wrong.place), and not \(all)")
    }
  }

  @Test func everyKindIsReached() throws {
    let reached = Set(try (Self.found().flatMap(\.all) + Self.ofResults()).map(\.kindID))
    // A site without cases says the one, a workbook the other; their tests are those of the site and of the sheets.
    let elsewhere: Set = ["neemt-geen-zaken", "werkblad"]
    let all = Set(FileProblem.Kind.allCases.map(\.rawValue) + CaseProblem.Kind.allCases.map(\.rawValue)).subtracting(elsewhere)
    #expect(reached == all, "Missing: \(all.subtracting(reached).sorted())")
    #expect(Set(FileProblem.Kind.allCases.map(\.rawValue)).isDisjoint(with: CaseProblem.Kind.allCases.map(\.rawValue)))
  }

  @Test(arguments: Language.allCases) func everyKindIsSaidInEveryLanguage(_ language: Language) throws {
    let sentences = try WrittenCase.sentences.get()
    for problem in try Self.found().flatMap(\.all) + Self.ofResults() {
      let (message, remedy) = sentences.said(problem)
      for text in [message, remedy] {
        #expect(text[language].count > 8 && ".?".contains(text[language].last ?? " "), "\(problem.kindID): \(text[language])")
        #expect(text.nl != text.en, "\(problem.kindID): \(text.nl)")
        #expect(text[language].firstMatch(of: /\{[A-Za-z]+\}/) == nil, "\(problem.kindID): \(text[language])")
      }
    }
  }

  /// Without content a problem can still be read: its kind and its parts.
  @Test func withoutContentTheKindAndItsPartsAreSaid() {
    let problems = WrittenCase.problems(Self.item("prijs"))
    #expect(
      problems.map(\.description) == [
        "12: posten/p/bedrag: eenheid-anders (gevonden: euro per uur, namen: prijs, verwacht: euro per maand)"
      ])
  }

  @Test func aProblemCanStandInACell() {
    let problem = CaseProblem(CasePlace(line: 3, "posten/p"), .idTwice, [.written: .text("p")])
    let moved = problem.moved { CasePlace(.cell(sheet: "posten", cell: "D7"), $0.field) }
    #expect(moved.description == "posten!D7: posten/p: id-dubbel (gegeven: p)" && moved.place.line == 0)
    #expect(CasePlace(.cell(sheet: "posten", cell: "D7"), "") < CasePlace(.cell(sheet: "posten", cell: "D10"), ""))
  }

  /// However much was sent, a message stays short.
  @Test func whatWasSentIsCutOff() throws {
    let long = String(repeating: "lang", count: 5_000)
    for text in [
      Self.value(long), Self.item(long), Self.cost(", \(long): a"),
      Self.text(parties: Self.parties + "  - {id: \(long), naam: C, soort: \(long), domein: wmo}\n"),
    ] {
      let said = try WrittenCase.said(WrittenCase.problems(text), .nl)
      #expect(!said.isEmpty && said.count < 1_500, "\(said.count)")
    }
  }
}
