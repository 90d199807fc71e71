import Library
import Search
import Testing

/// Searching as you would ask it.
@Suite struct QuestionTests {
  @Test(arguments: [
    ("wie betaalt een medicijndispenser thuis?", "dispenser"), ("mag ik als leverancier STOZ aanvragen?", "stoz"),
    ("wat doet een ROM?", "rom"),
    ("Wat is een zorgkantoor", "kantoor"), ("hoe werkt het persoonsgebonden budget?", "pgb"), ("wat kost zorg op afstand", "ehealth"),
    ("wie betaalt er voor de dagbesteding?", "wmo"), ("WLZ", "wlz"), ("Medido", "dispenser"),
  ])
  func dutch(_ question: String, _ best: String) throws { #expect(try Sample.find(question).first == best) }

  @Test(arguments: [
    ("who decides about the wlz?", "wlz"), ("Who pays for a medication dispenser at home?", "dispenser"), ("what does a ROM do", "rom"),
    ("may I apply for STOZ as a supplier?", "stoz"), ("personal budgets", "pgb"), ("is there funding for prevention?", "belemmering"),
  ])
  func english(_ question: String, _ best: String) throws { #expect(try Sample.find(question, in: .en).first == best) }

  /// "schaalt op" is a form of "opschalen", also where the parts stand apart; "op" alone is no word to search.
  @Test(arguments: ["hoe schaal je technologie op", "hoe schaal je op naar meer", "schaalt een zorgaanbieder op?"])
  func aVerbInTwoPartsIsOne(_ question: String) throws { #expect(try Sample.find(question).first == "stoz") }

  @Test func reflexivesAreNotSearched() throws { #expect(try Sample.find("the pgb itself", in: .en) == Sample.find("pgb", in: .en)) }

  @Test func bothThatAreComparedAreFound() throws {
    #expect(Set(try Sample.find("wat is het verschil tussen vpt en mpt?").prefix(2)) == ["vpt", "mpt"])
  }

  @Test func wordsThatOnlyAskAreNotSearched() throws {
    #expect(try Sample.find("wat kan ik doen met een pgb?") == Sample.find("pgb"))
    #expect(try Sample.find("what is the pgb?") == Sample.find("pgb"), "An English question in the Dutch guide")
  }

  @Test func stopWordsOfTheOtherLanguageAreSearchedOnlyWhenTheQuestionIsInThisOne() throws {
    let index = try SearchIndex([
      Sample.document("box", ("The Box", "The Box"), ("Meten op afstand", "")), Sample.document("wlz", ("Wlz", "Wlz"), ("Zorg", "")),
    ])
    #expect(index.search("what is the wlz?", in: .nl, limit: 5).hits.map(\.id) == ["wlz"])
    #expect(index.search("the box", in: .nl, limit: 5).hits.map(\.id) == ["box"])
    #expect(index.search("the", in: .nl, limit: 5).hits.map(\.id) == ["box"], "When there is nothing else, a stop word is a word")
  }

  @Test func nothingFindsNothing() throws {
    for question in ["", " ", "?", "blockchainplatform"] { #expect(try Sample.find(question).isEmpty) }
  }

  @Test func noMoreThanTheLimit() throws {
    #expect(try Sample.find("zorg", limit: 3).count == 3)
    #expect(try Sample.find("zorg", limit: 0).isEmpty)
    #expect(try Sample.find("zorg", limit: -1).isEmpty)
  }

  @Test func anIndexOfNothingFindsNothing() throws {
    #expect(try SearchIndex([]).search("zorg", in: .nl, limit: 10) == .empty)
  }

  @Test func theHitSaysWhichDocumentItIs() throws {
    let hit = try #require(try Sample.index.get().search("zorgkantoor", in: .en, limit: 1).hits.first)
    #expect(hit.kind == "sample" && Sample.documents[hit.document].id == hit.id)
  }
}
