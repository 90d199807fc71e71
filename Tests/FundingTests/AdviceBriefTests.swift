import FEEL
import Funding
import Library
import TestSupport
import Testing

/// The short form of an advice: the sentence that can be forwarded, the cards, what to ask first and why the rest does not fit.
@Suite struct AdviceBriefTests {
  let guide: Guide
  let today: CalendarDate

  init() throws {
    guide = try SampleContent.guide.get()
    today = try #require(CalendarDate("2026-11-21"))
  }

  /// A product that is ready, with other answers in the place of some.
  private func ready(_ changes: [String: Answer?]) -> [String: Answer] {
    let base: [String: Answer] = [
      "onderwerp": .one("innovatie"), "werkend-product": .one("ja"), "bewezen-werking": .one("ja"), "mdr": .one("nvt"), "ce": .one("ja"),
      "avg": .one("ja"), "bewijslast": .one("ja"), "betalers": .several(["consument"]), "preventievorm": .one("geen"),
      "wlz-indicatie": .one("nee"),
    ]
    return base.merging(changes.compactMapValues { $0 }) { $1 }.filter { key, _ in changes[key].map { $0 != nil } ?? true }
  }

  private func brief(_ answers: [String: Answer], _ language: Language = .nl) throws -> AdviceBrief {
    guide.brief(guide.advice(for: try guide.checked(answers), on: today), language)
  }

  @Test func whatFitsIsSaidFirst() throws {
    #expect(try brief(ready([:])).verdict == "Past: Consument.")
    #expect(try brief(ready(["betalers": .several(["consument", "werkgever"])])).verdict == "Past: Consument en Werkgever.")
    #expect(try brief(ready([:]), .en).verdict == "Fits: Consumer.")
  }

  @Test func aDisputeIsSaidInTheSentence() throws {
    let sentence = try brief(
      ready([
        "betalers": .several(["zorgorganisatie"]), "rol-product": .several(["levert-zorg"]), "zorgtype": .several(["langdurig-intensief"]),
        "wlz-indicatie": .one("ja"), "vervangt-toezicht": .one("ja"), "verblijf": .several(["instelling"]), "past-regulier": .one("nee"),
        "onderzoek-nodig": .one("nee"), "op-afstand": .one("nee"),
      ])
    ).verdict
    #expect(sentence == "Past: Zorgaanbieder. Past, maar bronnen verschillen: Wlz-hulpmiddel.")
  }

  @Test func whatAloneIsMissingIsNamed() throws {
    let provider = ready([
      "betalers": .several(["zorgorganisatie"]), "rol-product": .several(["ondersteunt-professional", "levert-zorg"]),
      "zorgtype": .several(["genezing"]),
      "past-in-prestatie": .one("ja"), "op-afstand": .one("nee"), "bewijslast": .one("nee"),
    ])
    #expect(try brief(provider).verdict == "Alleen dit ontbreekt nog: Bewijslast. Daarna passen: Bestaande Zvw-prestatie en Zorgaanbieder.")
    // An option and its route count as one.
    let treatment = provider.merging(["rol-product": .several(["levert-zorg"])]) { $1 }
    #expect(try brief(treatment).verdict == "Alleen dit ontbreekt nog: Bewijslast. Daarna past: Bestaande Zvw-prestatie.")
    #expect(try brief(ready(["bewijslast": .one("nee")])).verdict == "Alleen dit ontbreekt nog: Bewijslast. Daarna past: Consument.")
    #expect(
      try brief(ready(["bewijslast": .one("nee"), "mdr": .one("nee")])).verdict
        == "Dit ontbreekt nog: MDR en Bewijslast. Daarna past: Consument.")
  }

  /// What is met in one way is not called missing because another way asks for something else (expert case GC-47).
  @Test func onlyWhatFailsIsMissing() throws {
    let sentence = try brief(
      ready([
        "betalers": .several(["zorgorganisatie"]), "rol-product": .several(["ondersteunt-professional"]),
        "zorgtype": .several(["langdurig-intensief"]),
        "wlz-indicatie": .one("ja"), "verblijf": .several(["thuis"]), "leveringsvorm-thuis": .several(["vpt"]),
        "past-regulier": .one("nee"),
        "onderzoek-nodig": .one("ja"), "op-afstand": .one("nee"), "bewezen-werking": .one("nee"), "mdr": .one("nee"),
        "bewijslast": .one("nee"),
      ])
    ).verdict
    #expect(sentence == "Dit ontbreekt nog: Bewezen werking, MDR en Bewijslast. Daarna passen: Wlz innovatie-experiment en Zorgaanbieder.")
  }

  @Test func anOpenRequirementIsNamed() throws {
    #expect(try brief(ready(["bewijslast": nil])).verdict == "De richting is: Consument. Eén ding staat nog open: Bewijslast.")
    #expect(try brief(ready(["bewijslast": nil, "mdr": .unknown])).verdict == "De richting is: Consument. Nog open: MDR en Bewijslast.")
  }

  /// With one question left, each answer says what it leads to.
  @Test func oneQuestionLeftSaysWhatEachAnswerLeadsTo() throws {
    let budget = ready([
      "betalers": .several(["pgb-wlz"]), "rol-product": .several(["levert-zorg"]), "zorgtype": .several([]), "wlz-indicatie": .one("ja"),
      "verblijf": .several(["thuis"]), "leveringsvorm-thuis": .several(["pgb"]),
    ])
    let short = try brief(budget)
    #expect(short.askFirst == ["pgb-lijst"])
    #expect(
      short.verdict
        == "Eén vraag beslist: Staat het product op de vergoedingenlijst voor een Wlz-pgb? Bij ‘Ja, het staat op de lijst’: Wlz-pgb. Bij ‘Nee, het staat niet op de lijst’: geen route."
    )
  }

  @Test func withoutAnswersThreeQuestionsComeFirst() throws {
    let short = try brief([:])
    #expect(short.verdict == "Nog niets is zeker. Begin met deze drie vragen.")
    #expect(short.askFirst.count == 3)
    #expect(short.askFirst == Array(guide.advice(for: .none, on: today).byWeight.prefix(3)))
    #expect(short.cards.isEmpty && short.misfits.isEmpty && short.possible.count == guide.outcomes.count)
    // What can still fit is named when it is little.
    let accounting = try brief(["onderwerp": .one("verantwoording"), "verblijf": .several(["thuis"])]).verdict
    #expect(accounting == "Dit kan nog passen: Wlz verantwoording. Begin met deze twee vragen.")
  }

  @Test func nothingThatFitsIsSaidToo() throws {
    #expect(try brief(ready(["betalers": .several([])])).verdict == "Met deze antwoorden past geen route uit deze bronnen.")
    #expect(
      try brief(ready(["betalers": .several([]), "werkend-product": .one("nee")])).verdict
        == "Ontwikkel eerst verder. Een vaste betaling past nog niet.")
  }

  /// An option stands in the card of its law or route, before it; what fits now is the head of a card.
  @Test func theMostSpecificOutcomeHeadsItsCard() throws {
    let cards = try brief(
      ready([
        "betalers": .several(["zorgorganisatie"]), "rol-product": .several(["levert-zorg"]), "zorgtype": .several(["genezing"]),
        "past-in-prestatie": .one("ja"), "op-afstand": .one("nee"),
      ])
    ).cards
    #expect(cards.map(\.main.id) == ["zvw-bestaande-prestatie"])
    #expect(cards.first?.others.map(\.id) == ["zvw"])
  }

  /// On any answers: every outcome has its place, the sentence names what fits, every reason is a sentence, and the facts exist.
  @Test func everyOutcomeHasOnePlace() throws {
    var source = RandomAnswers(guide, seed: 5_000)
    for round in 0..<60 {
      let answers = source.next(open: round % 8)
      let advice = guide.advice(for: try guide.checked(answers), on: today)
      for language in Language.allCases {
        let short = guide.brief(advice, language)
        let inCards = short.cards.flatMap { [$0.main] + $0.others }.map(\.id)
        #expect(Set(inCards) == Set(advice.outcomes.filter(\.isTarget).map(\.id)))
        let places = inCards + short.possible.map(\.id) + short.misfits.map(\.advised.id)
        #expect(places.count == guide.outcomes.count && Set(places).count == places.count)
        #expect(!short.verdict.isEmpty && !short.verdict.contains("{"), "\(short.verdict)")
        for card in short.cards {
          let outcome = card.main.outcome
          let isNamed = short.verdict.contains(outcome.short[language])
          #expect(isNamed || outcome.kind == .development, "\(outcome.id) \(short.verdict)")
        }
        for misfit in short.misfits {
          let reason = try #require(misfit.reason, "\(misfit.advised.outcome) \(answers)")
          #expect(reason.hasSuffix(".") && !reason.contains("{"), "\(reason)")
        }
        #expect(guide.facts(guide.facts(of: short)).count == guide.facts(of: short).count)
        // What is said in a card as a dispute is not said again.
        #expect(Set(short.cautions.map(\.warning.id)).isDisjoint(with: short.cards.flatMap(\.disputes).map(\.id)))
        #expect(short.askFirst == Array(advice.byWeight.prefix(3)))
      }
    }
  }

  /// Who reads chooses words, and never changes an outcome.
  @Test func theReaderNeverChangesAnOutcome() throws {
    #expect(guide.readers.count > 1)
    var source = RandomAnswers(guide, seed: 6_000)
    var hasOwnWords = Set<Reader.ID>()
    for round in 0..<12 {
      let answers = guide.json(try guide.checked(source.next(open: round % 4)))
      func advised(_ reader: Reader.ID?) throws -> JSON {
        let members =
          [JSON.Member(key: "antwoorden", value: answers)] + (reader.map { [JSON.Member(key: "lezer", value: .string($0.text))] } ?? [])
        let request = try guide.request(.object(members), today: today).get()
        #expect(request.reader == reader)
        return try guide.json(guide.advice(for: request.answers, on: request.date), request.language, for: request.reader)
      }
      func conclusion(_ json: JSON) -> [String] {
        var parts = ["antwoorden", "vervolgvragen", "nogHoogstens", "nogOpen", "meestBepalend", "vervallen", "waarschuwingen", "feiten"].map
        { json[$0]?.text() ?? "" }
        if case .array(let outcomes) = json["uitkomsten"] {
          for outcome in outcomes {
            parts += ["id", "status", "mogelijk", "hangtAfVan", "betwist", "wegen", "watVerandertDit", "feiten", "nogTeRegelen"].map {
              outcome[$0]?.text() ?? ""
            }
          }
        }
        for key in ["zin", "vraagEerst", "pastNiet"] { parts.append(json["kern"]?[key]?.text() ?? "") }
        return parts
      }
      let plain = try advised(nil)
      for reader in guide.readers.map(\.id) {
        let json = try advised(reader)
        #expect(conclusion(json) == conclusion(plain), "\(reader)")
        #expect(json["lezer"] == .string(reader.text))
        let link = json["permanenteLink"]?.text() ?? ""
        #expect(link.contains("lezer=\(reader.text)"))
        if json["kern"]?.text() != plain["kern"]?.text() { hasOwnWords.insert(reader) }
      }
    }
    #expect(hasOwnWords.count == guide.readers.count - 1, "the first reader is the one whom the texts are written for")
  }

  @Test func anUnknownReaderIsRefused() throws {
    for reader in ["\"iemand\"", "1", "[\"maker\"]"] {
      let failure = #expect(throws: RequestProblems.self) {
        try guide.request(try JSONReader.read("{\"antwoorden\":{},\"lezer\":\(reader)}".utf8, texts: .any), today: today).get()
      }
      #expect(failure?.problems.map(\.pointer) == ["/lezer"])
    }
  }
}
