import Funding
import HTTPTypes
import HummingbirdTesting
import Library
import Testing

@testable import GuideWeb

/// The pages of a tool, on the tool of the small guide.
@Suite struct ToolPageTests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  private static let full = "?aantal=60&wie=burger&klaar=nee&start=2024-01-01"

  @Test func aToolIsFilledInWithoutAScript() async throws {
    let page = try await site.ask { try await $0.get("/hulpmiddelen/prijs").text }
    #expect(page.contains("<form class=\"tool\" action=\"/hulpmiddelen/prijs/uitkomst\" method=\"get\">"))
    for name in ["aantal", "wie", "klaar", "start"] { #expect(page.contains("name=\"\(name)\""), "\(name)") }
    #expect(page.contains("<input type=\"date\" id=\"start\"") && page.contains("inputmode=\"numeric\" id=\"aantal\""))
    // Open is a choice, and the one that stands there.
    #expect(page.matches(of: /name="(wie|klaar)" value="" checked/).count == 2)
    #expect(!page.contains("oudeCijfers") && page.contains("href=\"/kennis/helpers/steunpunt\""))
    let list = try await site.ask { try await $0.get("/hulpmiddelen").text }
    #expect(list.contains("href=\"/hulpmiddelen/prijs\">Wat kost het?</a>"))
    // Each part of the list has its heading, and the tool stands below its own.
    let parts = list.split(separator: "<h2>").dropFirst()
    #expect(parts.map { $0.prefix { $0 != "<" } } == ["hulp-groep-weg", "hulp-groep-rekenen"], "a part without a tool is left out")
    #expect(parts.dropFirst().first?.contains("/hulpmiddelen/prijs") == true)
  }

  @Test func theResultSaysWhatAndWhy() async throws {
    let page = try await site.ask { try await $0.get("/hulpmiddelen/prijs/uitkomst" + Self.full).text }
    #expect(page.contains("€ 20,10") && page.contains("hulp-som: 60 × 0,335") && page.contains("€ 201"))
    #expect(page.contains("<dt>Laatste dag</dt>") && page.contains("31 m12 2024"))
    #expect(page.contains("Later wel") && page.contains("De burger wacht tot het klaar is."))
    #expect(page.contains("Dit zijn er veel.") && page.contains("href=\"/feiten/B-1\""))
    #expect(page.contains("<svg class=\"timeline\"") && page.contains("<li>31 m12 2024: Laatste dag</li>"))
    // What was filled in stands in the form below.
    #expect(page.contains("name=\"aantal\" value=\"60\"") && page.contains("value=\"burger\" checked"))
    #expect(page.contains("/hulpmiddelen/prijs/uitkomst.csv?aantal=60") && page.contains("/hulpmiddelen/prijs/agenda.ics?aantal=60"))
    #expect(page.contains("name=\"robots\" content=\"noindex\""))
  }

  /// The answer, then what it rests on; what was filled in in words, and the form to change it.
  @Test func theAnswerStandsFirst() async throws {
    let page = try await site.ask { try await $0.get("/hulpmiddelen/prijs/uitkomst" + Self.full).text }
    let places = [
      "id=\"uitkomst\"", "€ 20,10", "Later wel", "id=\"let-op\"", "id=\"invoer\"", "<form class=\"tool\"", "id=\"meer\"", "<dt>Laatste dag",
    ]
    .map { page.firstRange(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(places)")
    #expect(page.contains("<dt>Wie betaalt</dt><dd>De burger</dd>") && page.contains("<dt>Aantal</dt><dd>60</dd>"))
    // What the tool is about comes after the answer.
    let about = try #require(page.firstRange(of: "<p>U ziet de prijs, en of het mag."))
    #expect(try #require(places[1]) < about.lowerBound)
    let open = try await site.ask { try await $0.get("/hulpmiddelen/prijs/uitkomst?aantal=3").text }
    #expect(open.contains("hulp-opengelaten Wie betaalt; Is het klaar?; Eerste dag"))
  }

  @Test func reasonsAreInTheLanguageOfThePage() async throws {
    let page = try await site.ask { try await $0.get("/en/hulpmiddelen/prijs/uitkomst" + Self.full).text }
    #expect(page.contains("The citizen waits until it is ready.") && !page.contains("De burger wacht"))
  }

  /// A step of an advice and the sheet for a talk lead to the tool, with what is known filled in.
  @Test(arguments: ["/advies", "/advies/betaald", "/gesprek/loket"])
  func anAdviceLeadsToTheToolFilledIn(_ path: String) async throws {
    let page = try await site.ask { try await $0.get(path + "?betaler=burger&klaar=ja").text }
    #expect(page.contains("href=\"/hulpmiddelen/prijs/uitkomst?wie=burger\""), "\(page)")
  }

  @Test func withoutInputEverythingIsOpen() async throws {
    let page = try await site.ask { try await $0.get("/en/hulpmiddelen/prijs/uitkomst?aantal=&wie=&klaar=&start=").text }
    #expect(page.matches(of: /<div class="open">/).count == 4)
    #expect(page.contains("hulp-tussen € 33.50 € 0") && page.contains("hulp-ontbreekt First day"))
    #expect(page.contains("hulp-een-van Yes, it is / Later it is"))
    #expect(!page.contains("agenda.ics") && !page.contains("<svg class=\"timeline\""))
  }

  /// Everything that is wrong at once; what was typed stands in its field, and does no harm.
  @Test func problemsAreShownWithWhatWasTyped() async throws {
    try await site.ask { site in
      let hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
      let answer = try await site.get("/hulpmiddelen/prijs/uitkomst?aantal=\(hostile)&wie=niemand&klaar=misschien&start=31-2-2026")
      #expect(answer.status == .badRequest && !answer.text.contains("<script>alert"))
      for words in ["hulp-fout-getal", "hulp-fout-keuze", "hulp-fout-dag"] { #expect(answer.text.contains(words), "\(words)") }
      for name in ["aantal", "wie", "klaar", "start"] { #expect(answer.text.contains("href=\"#\(name)\""), "\(name)") }
      #expect(!answer.text.contains("<dl class=\"results\">"))
      let typed = try await site.get("/hulpmiddelen/prijs/uitkomst?aantal=12x&start=2026-01-01").text
      #expect(typed.contains("name=\"aantal\" value=\"12x\"") && typed.contains("name=\"start\" value=\"2026-01-01\""))
      #expect(try await site.get("/hulpmiddelen/prijs/uitkomst?aantal=101").text.contains("hulp-fout-grens 100 0"))
      #expect(try await site.get("/hulpmiddelen/prijs/uitkomst?aantal=2,5").text.contains("hulp-fout-heel"))
      #expect(try await site.get("/hulpmiddelen/prijs/uitkomst?nergens=1").status == .badRequest)
      for path in ["uitkomst.csv", "agenda.ics"] {
        #expect(try await site.get("/hulpmiddelen/prijs/\(path)?aantal=veel").status == .badRequest)
      }
    }
  }

  /// Two values where one is asked are no value; the first is not taken in silence.
  @Test(arguments: ["aantal=3&aantal=4", "klaar=ja&klaar=nee", "start=2026-01-01&start=2026-01-02", "wie=burger&wie=gemeente"])
  func twoValuesAreRefused(_ query: String) async throws {
    try await site.ask { site in
      let answer = try await site.get("/hulpmiddelen/prijs/uitkomst?" + query)
      #expect(answer.status == .badRequest)
    }
  }

  /// A figure of another year is used only when the box is ticked, and is marked.
  @Test func anOldFigureNeedsATick() async throws {
    try await site.ask { site in
      let form = try await site.get("/hulpmiddelen/prijs?peildatum=2027-01-01").text
      #expect(form.contains("name=\"oudeCijfers\" value=\"ja\">") && form.contains("name=\"peildatum\" value=\"2027-01-01\""))
      let refused = try await site.get("/hulpmiddelen/prijs/uitkomst?aantal=3&peildatum=2027-01-01").text
      #expect(refused.contains("hulp-geen-cijfer Prijs per stuk") && !refused.contains("hulp-oud-cijfer"))
      let taken = try await site.get("/hulpmiddelen/prijs/uitkomst?aantal=3&oudeCijfers=ja&peildatum=2027-01-01").text
      #expect(taken.contains("€ 1,01") && taken.contains("hulp-oud-cijfer 2026 Prijs per stuk") && taken.contains("value=\"ja\" checked"))
    }
  }

  @Test func theTableIsForASpreadsheet() async throws {
    let answer = try await site.ask { try await $0.get("/hulpmiddelen/prijs/uitkomst.csv" + Self.full) }
    #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
    #expect(answer.headers[.contentDisposition] == "attachment; filename=\"prijs.csv\"" && answer.headers[.cacheControl] == "no-store")
    #expect(
      answer.text.split(separator: "\r\n").map(String.init) == [
        #""uitkomst","naam","waarde""#, #""bedrag","Bedrag","20.1""#, #""tienmaal","Bedrag voor tien keer","201""#,
        #""einde","Laatste dag","2024-12-31""#, #""oordeel","Mag het?","later""#,
      ])
    let open = try await site.ask { try await $0.get("/en/hulpmiddelen/prijs/uitkomst.csv").text }
    #expect(open.contains("\"bedrag\",\"Amount\",\"\"\r\n"))
  }

  @Test func theDaysAreForACalendar() async throws {
    let answer = try await site.ask { try await $0.get("/hulpmiddelen/prijs/agenda.ics" + Self.full) }
    #expect(answer.headers[.contentType] == "text/calendar; charset=utf-8")
    let lines = answer.text.split(separator: "\r\n").map(String.init)
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR" && lines.count(where: { $0 == "BEGIN:VEVENT" }) == 1)
    #expect(lines.contains("DTSTART;VALUE=DATE:20241231") && lines.contains("DTEND;VALUE=DATE:20250101"))
    #expect(lines.contains("SUMMARY:Laatste dag"))
  }
}
