import Library
import Search
import Testing

/// A word is found in its other forms, in other spellings, and inside other words.
@Suite struct WordTests {
  @Test(arguments: [
    ("zorgkantoor", "zorgkantoren"), ("cliënt", "CLIENTEN"), ("sensor", "sensoren"), ("robots", "robot"), ("vergoeding", "vergoedt"),
    ("vergoeden", "vergoed"), ("betalen", "betaald"), ("bekostiging", "bekostigde"), ("aanvraag", "aanvragen"),
    ("aanvragen", "aangevraagd"),
    ("financieren", "gefinancierd"), ("huis", "huizen"), ("brief", "brieven"), ("advies", "adviezen"), ("bewijst", "bewijzen"),
    ("wet", "wetten"),
    ("mogelijkheid", "mogelijkheden"), ("kinderen", "kind"), ("indicatie", "indicaties"), ("robotje", "robot"), ("pgb's", "pgb"),
    ("café", "cafe\u{301}"), ("coöperatie", "cooperatie"), ("Zeeën", "ZEEEN"), ("œuvre", "oeuvre"),
  ])
  func dutchForms(_ asked: String, _ written: String) throws { try expectSame(asked, written, .nl) }

  @Test(arguments: [
    ("subsidies", "subsidy"), ("decides", "deciding"), ("paid", "pays"), ("applied", "apply"), ("boxes", "box"), ("pricing", "prices"),
    ("stopped", "stop"), ("bought", "buying"), ("companies", "company"), ("process", "processes"), ("children", "child"),
  ])
  func englishForms(_ asked: String, _ written: String) throws { try expectSame(asked, written, .en) }

  @Test(arguments: [("zorg", "zorgvuldig"), ("kan", "kanker"), ("rom", "roman"), ("markt", "markering")])
  func otherWordsAreNotForms(_ asked: String, _ written: String) throws {
    #expect(try index(written).search(asked, in: .nl, limit: 1).hits.isEmpty)
  }

  @Test func compoundsAreFoundInPiecesAndPiecesInCompounds() throws {
    #expect(Set(try Sample.find("medicijndispenser")) == ["dispenser", "los"])
    #expect(try Sample.find("medicijndispenser").first == "dispenser")
    #expect(Set(try Sample.find("dispenser voor medicijnen").prefix(2)) == ["dispenser", "los"])
    #expect(Array(try Sample.find("technologie thuiszorg").prefix(2)) == ["combinatie", "thuiszorg"], "Whole words come before compounds")
    #expect(try Sample.find("gemeentezorgwet").isEmpty == false, "A compound that no document holds is asked in pieces")
  }

  @Test(arguments: ["ehealth", "e-health", "E‑Health", "e health"])
  func hyphensDoNotMatter(_ question: String) throws { #expect(try Sample.find(question).first == "ehealth") }

  private func expectSame(_ asked: String, _ written: String, _ language: Language) throws {
    for (asked, written) in [(asked, written), (written, asked)] {
      #expect(try index(written).search(asked, in: language, limit: 1).hits.count == 1, "\(asked) does not find \(written)")
    }
  }

  /// A document with one word, among others without it.
  private func index(_ word: String) throws -> SearchIndex {
    let text = "een \(word) hier"
    return try SearchIndex([
      Sample.document("a", ("Iets", "Thing"), (text, text)), Sample.document("b", ("Vragen", "Question"), ("Anders", "Other")),
    ])
  }
}
