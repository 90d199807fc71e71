import Foundation
import Funding
import HTTPTypes
import HummingbirdTesting
import Library
import Testing

@testable import GuideWeb

/// The pages of what the guide knows, on the small guide.
@Suite struct KnowledgePageTests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  @Test func theWayInNamesEveryKindAndHowManyItemsItHas() async throws {
    let page = try await site.ask { try await $0.get("/kennis").text }
    #expect(page.contains("href=\"/kennis/helpers\">Helpers</a> <span class=\"count\">(3)"))
    #expect(page.contains("href=\"/kennis/potten\">Potten met geld</a> <span class=\"count\">(13)"))
    #expect(page.contains("name=\"q\"") && page.contains("href=\"/begrippen\""))
  }

  /// Without a choice everything stands there; with one the rest is told apart, each with what it says instead.
  @Test func aListCanBeChosenFrom() async throws {
    try await site.ask { site in
      let all = try await site.get("/kennis/potten").text
      #expect(all.contains("kennis-aantal 13") || all.contains("13"))
      #expect(all.contains("<select id=\"stand\" name=\"stand\">") && all.contains("<select id=\"wetten\" name=\"wetten\">"))
      // A filter that leads nowhere is not offered.
      #expect(!all.contains("<select id=\"voor\"") && !all.contains("<details"))
      let some = try await site.get("/kennis/potten?stand=open&wetten=wmo").text
      let (matches, misses) = try Self.halves(some)
      #expect(Self.names(matches) == ["pot-een", "pot-vier"])
      #expect(Self.names(misses).count == 11 && !Self.names(misses).contains("pot-een"))
      // One filter fails before two do; what an item says is named, and so is that it says nothing.
      #expect(misses.contains("Pot twee</a> <span class=\"quiet\">Stand: nu dicht</span>"))
      #expect(misses.contains("Pot zeven</a> <span class=\"quiet\">Proefwet: Tweede wet</span>"))
      #expect(misses.contains("Pot drie</a> <span class=\"quiet\">Stand: filter-zegt-niets"))
      #expect(misses.contains("Pot acht</a> <span class=\"quiet\">Stand: nu dicht; Proefwet: Tweede wet</span>"))
      #expect(try #require(misses.range(of: "Pot zeven")).lowerBound < #require(misses.range(of: "Pot acht")).lowerBound)
      #expect(some.contains("<option value=\"open\" selected>"))
    }
  }

  @Test func aChoiceThatDoesNotExistIsRefused() async throws {
    try await site.ask { site in
      for query in ["stand=nieuw", "stand=%3Cb%3E", "nergens=1", "stand=open&stand=gesloten", "voor=nergens"] {
        let answer = try await site.get("/kennis/potten?" + query)
        #expect(answer.status == .badRequest, "\(query)")
        #expect(!answer.text.contains("<b>"))
      }
      // An empty choice is what a form sends for "all".
      #expect(try await site.get("/kennis/potten?stand=&wetten=").status == .ok)
    }
  }

  /// An address that was kept stays good when the last item of its choice is gone: nothing matches, and the rest says why.
  @Test func aChoiceThatNothingHasIsAnswered() async throws {
    try await site.ask { site in
      let answer = try await site.get("/kennis/potten?voor=maker")
      #expect(answer.status == .ok && answer.text.contains("<option value=\"maker\" selected>"))
      #expect(try Self.names(Self.halves(answer.text).1).count == 13)
    }
  }

  @Test func theMenuSaysInWhichPartOfTheSiteAPageStands() async throws {
    try await site.ask { site in
      let list = try await site.get("/kennis").text
      #expect(list.contains("<a href=\"/kennis\" aria-current=\"page\">"))
      #expect(try await site.get("/kennis/potten/pot-een").text.contains("<a href=\"/kennis\" aria-current=\"true\">"))
      #expect(try await site.get("/hulpmiddelen").text.contains("<a href=\"/kennis\">"))
    }
  }

  /// A short list has no filters; it is divided, in the order of the alphabet, and shown side by side.
  @Test func aShortListIsReadAsItIs() async throws {
    let page = try await site.ask { try await $0.get("/kennis/helpers").text }
    #expect(!page.contains("class=\"filters"))
    let order = ["Publieke helper <", "Archief</a>", "Steunpunt Zorgkompas</a>", "Helper uit de markt <", "Bureau Afspraak</a>"]
    let places = try order.map { try #require(page.range(of: $0), "\($0)").lowerBound }
    #expect(places == places.sorted())
    #expect(page.contains("<table class=\"compare\">"))
  }

  @Test func anItemSaysWhatItsFieldsSayAndOnWhat() async throws {
    let page = try await site.ask { try await $0.get("/kennis/helpers/steunpunt").text }
    #expect(page.contains("<h1>Steunpunt Zorgkompas</h1>"))
    #expect(page.contains("href=\"/feiten/A-2\"") && page.contains("href=\"/feiten/B-1\""))
    #expect(page.contains("<ol class=\"statements\"><li>Bel eerst."))
    #expect(page.contains("href=\"https://steunpunt.example/weg\"") && page.contains("href=\"mailto:steun@proef.example\""))
    #expect(page.contains("href=\"tel:0887654321\""))
    // The term of the glossary is a link, once; the item of the step, the route, the tool and the change are links too.
    #expect(page.matches(of: /class="term" href="\/begrippen\/wmo"/).count == 1)
    #expect(page.contains("href=\"/kennis/helpers/bureau\"") && page.contains("href=\"/routes/betaald\""))
    #expect(
      page.contains("href=\"/hulpmiddelen/prijs\"") && page.contains("href=\"/wijzigingen#tweede\">Het steunpunt is &lt;nieuw&gt;</a>"))
    #expect(page.contains("href=\"/kennis/helpers?wetten=wmo\"") == false || page.contains("Derde wet"))
    #expect(page.contains("mailto:proef@proef.example?"), "a way to say that something is wrong")
    #expect(!page.contains("tag--dated"))
  }

  /// What refers to an item stands on its page too; what the item itself names does not stand there twice.
  @Test func linksLeadBothWays() async throws {
    try await site.ask { site in
      let pot = try await site.get("/kennis/potten/pot-een").text
      #expect(pot.contains("id=\"genoemd\"") && pot.contains("href=\"/kennis/helpers/bureau\""))
      let bureau = try await site.get("/kennis/helpers/bureau").text
      #expect(bureau.contains("href=\"/kennis/potten/pot-een\"") && bureau.contains("Het bureau kent deze pot."))
      #expect(bureau.contains("href=\"/kennis/helpers/steunpunt\""))
      #expect(try await !site.get("/kennis/helpers/archief").text.contains("id=\"genoemd\""))
      let fact = try await site.get("/feiten/B-1").text
      #expect(fact.contains("href=\"/kennis/helpers/steunpunt\""))
      let route = try await site.get("/routes/betaald").text
      #expect(route.contains("href=\"/kennis/helpers/steunpunt\"") && route.contains("href=\"/hulpmiddelen/prijs\""))
    }
  }

  /// A term has a page: what uses it leads there, and it leads back. Its old place, on the page with all terms, stays.
  @Test func aTermHasItsOwnPage() async throws {
    try await site.ask { site in
      let page = try await site.get("/begrippen/wmo").text
      #expect(page.contains("<h1>Proefwmo</h1>") && page.contains("Derde wet.") && page.contains("href=\"/feiten/A-1\""))
      #expect(page.contains("href=\"/kennis/helpers/steunpunt\"") && !page.contains("class=\"term\" href=\"/begrippen/wmo\""))
      let term = try Self.structuredData(page)
      #expect(term["@type"] == "DefinedTerm" && term["name"] == "Proefwmo")
      let all = try await site.get("/begrippen").text
      #expect(all.contains("id=\"wmo\"") && all.contains("href=\"/begrippen/wmo\""))
      #expect(try await site.get("/en/begrippen/wmo").text.contains("<h1>Trial wmo</h1>"))
      for missing in ["/begrippen/wno", "/v1/begrippen/wno"] { #expect(try await site.get(missing).status == .notFound) }
      #expect(try await site.get("/v1/begrippen/wmo").json()["naam"] == "Proefwmo")
      #expect(try await site.get("/sitemap.xml").text.contains("<loc>https://proef.example/en/begrippen/wmo</loc>"))
    }
  }

  /// A long list of facts comes in parts; no part is asked for that there is not.
  @Test func longListsComeInParts() async throws {
    #expect(FactParts(0).ranges == [0..<0] && FactParts(60).ranges == [0..<60] && FactParts(121).ranges == [0..<60, 60..<120, 120..<121])
    let lists = ["/feiten?onderwerp=boom", "/advies/bronnen?klaar=nee"]
    let wrong = lists.flatMap { list in ["2", "0", "x", "1&deel=1"].map { list + "&deel=" + $0 } } + ["/feiten?deel=1"]
    try await site.ask { site in
      for path in lists {
        let answer = try await site.get(path + "&deel=1")
        #expect(answer.status == .ok, "\(path)")
      }
      for path in wrong {
        let answer = try await site.get(path)
        #expect(answer.status == .badRequest, "\(path)")
      }
    }
  }

  /// A letter about what is wrong holds the address, so that whoever reads it can open it: whole, where the site knows its own.
  @Test(arguments: ["/kennis/helpers/steunpunt", "/en/begrippen/wmo", "/feiten/A-1", "/routes/betaald", "/hulpmiddelen/prijs"])
  func aLetterHoldsTheAddress(_ path: String) async throws {
    for address in ["https://proef.example", nil] {
      let page = try await FixtureSite(address: address).ask { try await $0.get(path + "?peildatum=2026-05-05").text }
      let letter = try #require(page.firstMatch(of: /href="mailto:proef@proef.example\?(subject=[^"]*)"/)).output.1
      let written = try #require(String(letter).removingPercentEncoding)
      #expect(written.contains("\r\n" + (address ?? "") + path + "\r\n"), "\(written)")
    }
  }

  @Test func whatMustBeLookedAtAgainSaysSo() async throws {
    try await site.ask { site in
      let late = try await site.get("/kennis/helpers/bureau").text
      let early = try await site.get("/kennis/helpers/bureau?peildatum=2026-01-31").text
      #expect(late.contains("tag--dated") && !early.contains("tag--dated"))
    }
  }

  /// Machines are told the same as people, in terms of schema.org.
  @Test func structuredDataIsJSON() async throws {
    try await site.ask { site in
      for language in Language.allCases {
        let prefix = PathTemplate.prefix(language)
        let desk = try Self.structuredData(try await site.get(prefix + "/kennis/helpers/steunpunt").text)
        #expect(desk["@type"] == "Organization" && desk["url"] == "https://steunpunt.example/weg" && desk["email"] == "steun@proef.example")
        #expect(desk["name"]?.string == (language == .nl ? "Steunpunt Zorgkompas" : "Care Compass support desk"))
        let pot = try Self.structuredData(try await site.get(prefix + "/kennis/potten/pot-een").text)
        #expect(pot["@type"] == "GovernmentService" && pot["inLanguage"]?.string == language.rawValue && pot["url"] == nil)
      }
    }
  }

  /// What bears on an advice, in the order of the rules, each with the answers and outcomes that its rule asks for.
  @Test func anAdviceNamesWhatBearsOnIt() async throws {
    try await site.ask { site in
      let page = try await site.get("/advies/kennis?klaar=nee&betaler=burger").text
      #expect(Self.names(page, kind: "helpers") == ["steunpunt", "bureau"] && Self.names(page).isEmpty)
      #expect(page.contains("Het steunpunt helpt wie kan kopen."))
      #expect(page.contains("Het bureau helpt zolang het niet klaar is."))
      #expect(page.contains("href=\"/hulpmiddelen/prijs/uitkomst?wie=burger\""), "what is known is filled in")
      let open = try await site.get("/advies/kennis").text
      #expect(Self.names(open, kind: "helpers") == ["bureau"] && open.contains("Klaar"))
      let both = try await site.get("/advies/kennis?klaar=ja&betaler=burger&betaler=gemeente").text
      #expect(Self.names(both) == ["pot-twee", "pot-een"] && both.contains("href=\"/hulpmiddelen/prijs\""))
      let none = try await site.get("/advies/kennis?klaar=nee&betaler=gemeente&plaats=instelling").text
      #expect(!none.contains("href=\"/hulpmiddelen/prijs"), "the tool belongs to a route that does not fit")
    }
  }

  @Test func aPageOfKnowledgeIsKeptAndNotSentAgain() async throws {
    try await site.ask { site in
      for path in ["/kennis", "/kennis/potten", "/en/kennis/helpers/steunpunt", "/hulpmiddelen", "/en/hulpmiddelen/prijs", "/wijzigingen"] {
        let first = try await site.get(path)
        let tag = try #require(first.headers[.eTag], "\(path)")
        #expect(try await site.get(path, [.ifNoneMatch: tag]).status == .notModified)
        #expect(first.text.contains("<link rel=\"canonical\" href=\"https://proef.example\(path)\">"), "\(path)")
        let dated = try await site.get(path + "?peildatum=2026-05-05").text
        #expect(dated.contains("<link rel=\"canonical\" href=\"https://proef.example\(path)\">"), "\(path)")
      }
    }
  }

  // MARK: Reading

  /// What stands before the items that do not match, and those.
  private static func halves(_ page: String) throws -> (String, String) {
    let place = try #require(page.range(of: "<details")).lowerBound
    return (String(page[..<place]), String(page[place...].prefix { $0 != "\u{0}" }))
  }

  /// The items of a kind that are linked, in order.
  private static func names(_ markup: String, kind: String = "potten") -> [String] {
    markup.matches(of: /<li><a href="\/kennis\/([a-z]+)\/([a-z-]+)[?"]/).filter { $0.output.1 == kind }.map { String($0.output.2) }
  }

  private static func structuredData(_ page: String) throws -> JSON {
    let text = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/)?.output.1)
    return try JSONReader.read(String(text).utf8, texts: .any)
  }
}
