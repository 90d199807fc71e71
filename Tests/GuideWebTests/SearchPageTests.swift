import Foundation
import Funding
import HTTPTypes
import HummingbirdTesting
import Library
import Testing

@testable import GuideWeb

/// Searching the small guide, as a page and through the API.
@Suite struct SearchPageTests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  /// The best answers first, whatever they are; the others by kind.
  @Test func whatIsFoundStandsByKindWithItsWordsMarked() async throws {
    let page = try await site.ask { try await $0.get("/zoek?q=steunpunt").text }
    #expect(page.contains("value=\"steunpunt\"") && page.contains("href=\"/kennis/helpers/steunpunt\""))
    #expect(page.contains("<mark>Steunpunt</mark> Zorgkompas"))
    let many = try await site.ask { try await $0.get("/zoek?q=pot").text }
    let best = many.prefix(upTo: try #require(many.range(of: "<h2>Potten met geld</h2>")).lowerBound)
    #expect(best.matches(of: /<li><a href="\/kennis\/potten\//).count == 5)
    let english = try await site.ask { try await $0.get("/en/zoek?q=support+desk").text }
    #expect(english.contains("href=\"/en/kennis/helpers/steunpunt\"") && english.contains("<mark>support</mark>"))
  }

  /// Other words for it, another form of the word, and a slip of the pen.
  @Test(arguments: ["wegwijsloket", "steunpunten", "steunpnut", "STEUNPUNT!", "zorgkompas"])
  func itIsFoundAsItIsAsked(_ words: String) async throws {
    let query = words.replacing(" ", with: "+")
    let page = try await site.ask { try await $0.get("/zoek?q=" + query).text }
    #expect(page.contains("href=\"/kennis/helpers/steunpunt\""), "\(words)")
  }

  @Test func everyKindIsFound() async throws {
    try await site.ask { site in
      for (words, address) in [
        ("kostenrekenaar", "/hulpmiddelen/prijs"), ("zelf+betaald", "/routes/betaald"), ("proefwmo", "/begrippen/wmo"),
        ("A-1", "/feiten/A-1"), ("pot+dertien", "/kennis/potten/pot-dertien"),
      ] {
        let page = try await site.get("/zoek?q=" + words).text
        #expect(page.contains("href=\"\(address)\""), "\(words)")
      }
    }
  }

  @Test func nothingFoundAndNothingAskedSaySo() async throws {
    try await site.ask { site in
      let nothing = try await site.get("/zoek?q=xylofoonkwartet").text
      #expect(nothing.contains("zoeken-niets") && nothing.contains("href=\"/kennis\""))
      for path in ["/zoek", "/zoek?q=", "/zoek?q=%20"] {
        let empty = try await site.get(path)
        #expect(empty.status == .ok && !empty.text.contains("class=\"entries found\""))
      }
    }
  }

  /// What is asked is shown, never run and never kept.
  @Test(arguments: ["%3Cscript%3Ealert(1)%3C/script%3E", "%22%20onfocus%3D%22alert(1)", "%00", "%FF%FE", "NEAR(a%20b)", "a%22*%22b", "%25"])
  func hostileWordsAreOnlyWords(_ words: String) async throws {
    try await site.ask { site in
      let answer = try await site.get("/zoek?q=" + words)
      #expect(answer.status == .ok && !answer.text.contains("<script>") && !answer.text.contains("\" onfocus=\""))
      #expect(answer.headers[.cacheControl] == "no-store")
      #expect(try await site.get("/v1/zoek?q=" + words).status == .ok)
    }
  }

  /// A question is not cut off in silence, and of two none is taken: 200 characters, in any script.
  @Test(arguments: ["/zoek?q=", "/v1/zoek?q="]) func aQuestionIsTakenWholeOrNotAtAll(_ address: String) async throws {
    try await site.ask { site in
      for character in ["a", "%C3%A9", "%F0%9F%92%99"] {
        let longest = try await site.get(address + String(repeating: character, count: 200))
        let tooLong = try await site.get(address + String(repeating: character, count: 201))
        #expect(longest.status == .ok && tooLong.status == .badRequest, "\(character)")
      }
      let two = try await site.get(address + "pot&q=steunpunt")
      #expect(two.status == .badRequest)
    }
  }

  @Test func theAPISaysOnWhichFactsEachRests() async throws {
    try await site.ask { site in
      let answer = try await site.get("/v1/zoek?q=steunpunt&taal=nl")
      let found = try #require(try answer.json()["resultaten"]?.elements.first)
      #expect(found.keys == ["soort", "id", "titel", "kort", "adres", "feiten"])
      #expect(found["soort"] == "helpers" && found["id"] == "steunpunt" && found["titel"] == "Steunpunt Zorgkompas")
      #expect(found["adres"] == "/kennis/helpers/steunpunt" && found["feiten"] == ["A-2", "B-1"])
      #expect(try await site.get("/v1/zoek?q=pot&aantal=2").json()["resultaten"]?.elements.count == 2)
      #expect(try await site.get("/v1/zoek?q=xylofoonkwartet").json()["resultaten"] == [])
      #expect(try await site.get("/v1/zoek").json()["resultaten"] == [])
      let wrong = try await site.get("/v1/zoek?q=a&taal=fr&aantal=0&x=1")
      #expect(wrong.status == .badRequest)
      #expect(try wrong.json()["errors"]?.elements.map { $0["location"]?.string } == ["taal", "aantal", "x"])
    }
  }
}
