import Library
import Search
import Testing

/// What comes first.
@Suite struct RankingTests {
  @Test func theExactTitleComesFirst() throws {
    let documents = [
      Sample.document("long", ("Zorg en technologie en zorg", ""), ("Zorg, zorg en technologie", ""), ("zorg technologie", "")),
      Sample.document("exact", ("Technologie", ""), ("Iets anders", "")), Sample.document("none", ("Geld", ""), ("Geld", "")),
    ]
    #expect(try ids(documents, "technologie").first == "exact")
  }

  @Test func aTitleWeighsMoreThanASummaryAndASummaryMoreThanABody() throws {
    let documents = [
      Sample.document("body", ("Geld", ""), ("Iets", ""), ("Over robots in huis", "")),
      Sample.document("summary", ("Loket", ""), ("Over robots in huis", "")),
      Sample.document("title", ("Over robots in huis", ""), ("Iets", "")),
      SearchDocument(
        kind: "sample", id: "name", title: Text(nl: "Apparaat", en: ""), summary: Text(nl: "Iets", en: ""), body: Text(nl: "", en: ""),
        alsoKnownAs: ["Over robots in huis"]),
    ]
    #expect(try ids(documents, "robots") == ["title", "name", "summary", "body"])
  }

  @Test func allWordsComeBeforeSomeWords() throws {
    let documents = [
      Sample.document("one", ("Subsidie subsidie", ""), ("Subsidie voor iedereen", "")),
      Sample.document("both", ("Loket", ""), ("Over geld", ""), ("Hier staat subsidie voor een robot", "")),
      Sample.document("other", ("Iets", ""), ("Anders", "")),
    ]
    #expect(try ids(documents, "subsidie robot") == ["both", "one"])
    let whole = try SearchIndex(documents).search("subsidie robot", in: .nl, limit: 5).hits.map(\.isWhole)
    #expect(whole == [true, false])
  }

  @Test func allWordsInABodyComeBeforeOnlyTheRareOneInATitle() throws {
    let common = (0..<12).map { Sample.document("c\($0)", ("Aanvragen \($0)", ""), ("Iets", "")) }
    let documents =
      common + [
        Sample.document("rare", ("Verhalen over STOZ", ""), ("De STOZ van nu", "")),
        Sample.document("both", ("Geld", ""), ("Iets", ""), ("Wie een STOZ wil, moet die aanvragen", "")),
      ]
    #expect(Array(try ids(documents, "stoz aanvragen").prefix(2)) == ["both", "rare"])
  }

  @Test func aRareWordCountsForMoreThanACommonOne() throws {
    let common = (0..<8).map { Sample.document("c\($0)", ("Zorg \($0)", ""), ("Zorg", "")) }
    let documents = common + [Sample.document("rare", ("Robot", ""), ("Iets", ""))]
    #expect(try ids(documents, "zorg robot hulp").first == "rare")
  }

  @Test func aDocumentWhoseNameIsAskedAboutComesBeforeOneThatHasAllWordsSomewhere() throws {
    let documents = [
      Sample.document("words", ("Geld", ""), ("Iets", ""), ("Wie thuis een dispenser heeft, betaalt die soms zelf", "")),
      Sample.document("named", ("Dispenser", ""), ("Een apparaat", "")),
    ]
    #expect(try ids(documents, "wie betaalt een dispenser thuis?") == ["named", "words"])
  }

  @Test func aNameThatIsASmallPartOfTheQuestionIsNotWhatItIsAbout() throws {
    let documents = [
      Sample.document("rules", ("Regels", ""), ("Iets", "")),
      Sample.document("marking", ("Keurmerk", ""), ("Medische hulpmiddelen dragen een keurmerk van de fabrikant", "")),
      Sample.document("more", ("Andere regels", ""), ("Regels", "")), Sample.document("other", ("Nog meer regels", ""), ("", "")),
    ]
    #expect(try ids(documents, "regels medische hulpmiddelen keurmerk fabrikant").first == "marking")
  }

  @Test func aRareWordIsWorthMoreThanTwoCommonOnesInATitle() throws {
    let common = (0..<9).map { Sample.document("c\($0)", ("Aanvragen door leveranciers \($0)", ""), ("Iets", "")) }
    let documents =
      common + [
        Sample.document("rare", ("Geld", ""), ("De STOZ is een regeling", ""), ("Een leverancier kan niets aanvragen", "")),
        Sample.document("none", ("Anders", ""), ("Anders", "")),
      ]
    #expect(try ids(documents, "kan ik als leverancier STOZ aanvragen bij blorp?").first == "rare")
  }

  @Test func theSameQuestionHasTheSameAnswer() throws {
    let index = try Sample.index.get()
    #expect(index.search("zorg thuis", in: .nl, limit: 20) == index.search("zorg thuis", in: .nl, limit: 20))
  }

  private func ids(_ documents: [SearchDocument], _ question: String) throws -> [String] {
    try SearchIndex(documents).search(question, in: .nl, limit: 10).hits.map(\.id)
  }
}
