import Library
import Search
import Testing

/// Misspelt words.
@Suite struct MendingTests {
  private func ask(_ question: String) throws -> SearchAnswer { try Sample.index.get().search(question, in: .nl, limit: 5) }

  @Test(arguments: [
    ("wie betaalt een medicijndispencer?", "wie betaalt een medicijndispenser?", "dispenser"), ("gemeetne", "gemeente", "wmo"),
    ("zrogkantoor", "zorgkantoor", "kantoor"), ("Zorgkantor", nil, "kantoor"), ("langdurrige hulp", "langdurige hulp", "wlz"),
    ("preventei", "preventie", "belemmering"),
  ])
  func areReadAsTheNearestWord(_ question: String, _ corrected: String?, _ best: String) throws {
    let answer = try ask(question)
    #expect(answer.corrected == corrected)
    #expect(answer.hits.first?.id == best)
  }

  @Test(arguments: [("medicijndisp", "dispenser"), ("wie betaalt een medicijndispens", "dispenser"), ("stimuleringsreg", "stoz")])
  func theBeginningOfAWordIsEnough(_ question: String, _ best: String) throws {
    let answer = try ask(question)
    #expect(answer.corrected == nil, "Nothing was wrong with it")
    #expect(answer.hits.first?.id == best)
  }

  @Test func wordsThatTheIndexKnowsStayAsTheyAre() throws {
    for question in ["vpt", "zorg", "wat doet een ROM?", "pgb stoz"] { #expect(try ask(question).corrected == nil) }
  }

  @Test func shortWordsAndFarWordsAreNotGuessed() throws {
    for question in ["vpx", "zirh", "gemxxxte", "medxcxjndxspenser"] {
      let answer = try ask(question)
      #expect(answer.corrected == nil && answer.hits.isEmpty, "\(question)")
    }
  }

  @Test func otherWordsAsNearAreSuggested() throws {
    let index = try SearchIndex([
      Sample.document("a", ("Regel", "Rule"), ("", "")), Sample.document("b", ("Tegel", "Tile"), ("", "")),
      Sample.document("c", ("Regel en tegel", "Both"), ("Een regel", "")),
    ])
    let answer = index.search("welke begel?", in: .nl, limit: 5)
    #expect(answer.corrected == "welke regel?")
    #expect(answer.suggestions == ["welke tegel?"])
  }

  @Test func aMendedWordMayBeASynonym() throws {
    #expect(try ask("persoonsgebondn budget").hits.first?.id == "pgb")
  }
}
