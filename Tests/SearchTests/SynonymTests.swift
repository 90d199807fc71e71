import Library
import Search
import Testing

/// Abbreviations and other names.
@Suite struct SynonymTests {
  @Test(arguments: [
    ("stoz", "stoz"), ("Stimuleringsregeling Technologie in Ondersteuning en Zorg", "stoz"), ("persoonsgebonden budget", "pgb"),
    ("PGB", "pgb"),
    ("regionale ontwikkelingsmaatschappijen", "rom"), ("wat is een modulair pakket thuis?", "mpt"), ("personal budget", "pgb"),
  ])
  func oneNameFindsTheOther(_ question: String, _ best: String) throws { #expect(try Sample.find(question).first == best) }

  @Test func aDocumentThatOnlyHasTheFullNameIsFoundByTheAbbreviation() throws {
    let documents = [
      Sample.document("full", ("Regeling", "Scheme"), ("Een persoonsgebonden budget", "A personal budget")),
      Sample.document("apart", ("Budget", "Budget"), ("Een budget van de gemeente. Zorg is persoonsgebonden.", "")),
    ]
    let index = try SearchIndex(documents, synonyms: Sample.synonyms)
    #expect(index.search("pgb", in: .nl, limit: 5).hits.map(\.id) == ["full"], "The words of a name stand together")
    #expect(index.search("pgb", in: .en, limit: 5).hits.map(\.id) == ["full"])
  }

  @Test func otherNamesAreFoundInEveryLanguage() throws {
    #expect(try Sample.find("medication dispenser", in: .nl).first == "dispenser")
  }
}
