import Funding
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Library
import NIOCore
import Testing

@testable import GuideWeb

/// Every page of the table, asked at the router.
@Suite struct PageTableTests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  /// The pages that an address shows; the others take a form.
  private static let pages = PageTable.all.filter { $0.method == .get }

  /// An address of every page, with what it needs.
  private static func address(_ page: Page, _ language: Language) throws -> String {
    let ids: [PathTemplate: [String]] = [
      .question: ["eerst"], .why: ["betaald"], .conversation: ["loket"], .route: ["betaald"], .option: ["steun"], .fact: ["A-1"],
      .term: ["wmo"],
      .knowledgeKind: ["potten"], .knowledgeItem: ["helpers", "steunpunt"], .tool: ["prijs"], .toolResult: ["prijs"],
      .toolTable: ["prijs"], .toolCalendar: ["prijs"], .caseExample: ["proef"], .caseFile: ["proef"],
      .caseWorkbook: ["proef"], .caseTheme: ["wie"],
    ]
    let queries: [PathTemplate: String] = [
      .next: "?pagina=eerst&klaar=ja", .adviceCalendar: "?klaar=ja&betaler=burger", .advice: "?klaar=nee&betaler=burger&lezer=maker",
      .adviceKnowledge: "?klaar=nee&betaler=burger", .search: "?q=steunpunt", .toolResult: "?aantal=60&start=2026-01-01",
      .caseSketch: "?koper=gemeente&jaren=1&clienten=10&licentie=5", .toolTable: "?aantal=60", .toolCalendar: "?start=2026-01-01",
    ]
    let values = page.path.parameters.isEmpty ? [] : try ids[page.path].unwrapped
    return page.path.path(values, in: language).text + (queries[page.path] ?? "")
  }

  /// Pages that only lead to another.
  private static let leading: Set<PathTemplate> = [.next, .caseResult]

  @Test(arguments: Language.allCases) func everyPageAnswers(_ language: Language) async throws {
    try await site.ask { site in
      for page in Self.pages {
        let answer = try await site.get(try Self.address(page, language))
        #expect(answer.status == (Self.leading.contains(page.path) ? .seeOther : .ok), "\(page.path.text)")
        guard answer.headers[.contentType]?.hasPrefix("text/html") ?? false else { continue }
        #expect(answer.headers[.contentLanguage] == language.rawValue)
        #expect(answer.text.contains("<html lang=\"\(language.rawValue)\">"), "\(page.path.text)")
        #expect(answer.text.contains("<h1"), "\(page.path.text)")
      }
    }
  }

  /// A page that takes a form is for one visitor.
  @Test func aFormIsTaken() async throws {
    try await site.ask { site in
      for page in PageTable.all where page.method == .post {
        let path = page.path.path().text
        let answer = try await site.send(.post, path, [.contentType: "application/x-www-form-urlencoded"], "x=1")
        #expect(answer.status == .badRequest && answer.headers[.cacheControl] == "no-store" && answer.text.contains("<h1"), "\(path)")
        let wrong = try await site.send(.put, path)
        #expect(wrong.status == .methodNotAllowed && wrong.headers[.allow]?.hasPrefix("POST") ?? false, "\(path)")
      }
    }
  }

  /// The bytes of a page for one visitor are not kept, not even where its address holds no answers.
  @Test func onlyWhatIsForEverybodyIsKept() async throws {
    let site = site
    try await site.ask { asking in
      for page in PageTable.all where page.path.parameters.isEmpty {
        _ = try await asking.get(page.path.path().text)
        let key = ReplyStore.Key(path: page.path, ids: [], language: .nl)
        let isKept = site.environment.kept.reply(key, on: site.environment.today()) != nil
        #expect(isKept == (page.audience == .everyone), "\(page.path.text)")
      }
    }
  }

  /// Who may keep a page and who may find it follows from its audience.
  @Test func theAudienceDecides() async throws {
    try await site.ask { site in
      for page in Self.pages where !Self.leading.contains(page.path) {
        let answer = try await site.get(try Self.address(page, .nl))
        let isForAll = page.audience == .everyone
        #expect(answer.headers[.cacheControl] == (isForAll ? "public, no-cache" : "no-store"), "\(page.path.text)")
        #expect((answer.headers[.eTag] != nil) == isForAll, "\(page.path.text)")
        #expect(answer.headers[.vary] == "Accept-Encoding")
        guard answer.headers[.contentType]?.hasPrefix("text/html") ?? false else { continue }
        #expect(answer.text.contains("content=\"noindex\"") == !isForAll, "\(page.path.text)")
        let canonical = answer.text.firstMatch(of: /<link rel="canonical" href="([^"]*)"/)?.output.1
        #expect((canonical != nil) == isForAll && canonical?.hasPrefix("https://proef.example/") ?? true, "\(page.path.text)")
      }
    }
  }

  @Test func headIsGetWithoutABody() async throws {
    try await site.ask { site in
      for path in try Self.pages.map({ try Self.address($0, .nl) }) + ["/site.css", "/nergens", "/v1/feiten", "/v1/nergens", "/v1"] {
        let (get, head) = (try await site.get(path), try await site.send(.head, path))
        #expect(head.status == get.status, "\(path)")
        #expect(head.body.readableBytes == 0, "\(path)")
        #expect(head.headers[.contentType] == get.headers[.contentType], "\(path)")
        #expect(head.headers[.eTag] == get.headers[.eTag], "\(path)")
      }
    }
  }

  @Test(arguments: [HTTPRequest.Method.post, .put, .patch, .delete, .options, .trace])
  func aWrongMethodSaysWhichThereAre(_ method: HTTPRequest.Method) async throws {
    try await site.ask { site in
      let forms = Set(PageTable.all.filter { $0.method == .post }.map(\.path))
      for path in try Self.pages.filter({ !forms.contains($0.path) }).map({ try Self.address($0, .en) }) + ["/site.css", "/robots.txt"] {
        let answer = try await site.send(method, path)
        #expect(answer.status == .methodNotAllowed, "\(path)")
        #expect(answer.headers[.allow] == "GET, HEAD", "\(path)")
        #expect(answer.text.contains("fout-405-titel"))
      }
      #expect(try await site.send(method, "/nergens").status == .notFound)
    }
  }

  @Test(arguments: [
    "/nergens", "/en/nergens", "/routes/", "//routes", "/en/", "/routes/steun", "/opties/betaald", "/feiten/Z-9", "/advies/nergens", "/fr",
    "/routes/%62etaald", "/vraag", "/feiten?feit=A-1&feit=Z-9", "/feiten?feit=%00", "/v1nergens", "/gesprek/%C3%A9", "/advies/boom/x",
    "/kennis/nergens", "/kennis/helpers/nergens", "/kennis/potten/steunpunt", "/kennis/helpers/steunpunt/x", "/hulpmiddelen/nergens",
    "/hulpmiddelen/nergens/uitkomst", "/hulpmiddelen/prijs/uitkomst.pdf", "/download/nergens", "/en/sitemap.xml/x",
  ])
  func whatIsNotThereIs404(_ path: String) async throws {
    try await site.ask { site in
      let answer = try await site.get(path)
      #expect(answer.status == .notFound)
      #expect(answer.text.contains("fout-404-titel"))
      #expect(answer.text.contains("content=\"noindex\""))
      #expect(answer.headers[.cacheControl] == "no-store")
      #expect(answer.headers[.contentLanguage] == (path.hasPrefix("/en") ? "en" : "nl"))
      #expect(answer.header("Content-Security-Policy") == SecurityHeaders.contentSecurityPolicy)
    }
  }

  /// Links lead only to addresses that are there, and never run anything.
  @Test func everyLinkLeadsSomewhere() async throws {
    try await site.ask { site in
      var found = Set<String>()
      for page in Self.pages where page.path != .next && page.path != .adviceCalendar {
        for language in Language.allCases {
          let text = try await site.get(try Self.address(page, language)).text
          found.formUnion(Self.links(text))
        }
      }
      #expect(found.count > 60)
      for address in found {
        let isOutside = ["https://", "mailto:", "tel:+", "tel:0", "#"].contains { address.hasPrefix($0) }
        // Where a form is sent to, with something in it.
        let isForForms = ["/verder", "/zaak/uitkomst", "/zaak/schets", "/zaak/bewaren"].contains { address.hasSuffix($0) }
        guard !isOutside, !isForForms else { continue }
        let path = String(address.prefix { $0 != "#" })
        let answer = try await site.get(path)
        #expect(answer.status == .ok, "\(address)")
      }
    }
  }

  private static func links(_ markup: String) -> [String] {
    markup.matches(of: /(?:href|action)="([^"]*)"/).map { String($0.output.1).replacing("&amp;", with: "&") }
  }
}

/// What goes wrong on our side.
@Suite struct FailureTests {
  private struct Broken: Error, CustomStringConvertible { var description: String { "the cupboard is empty" } }

  /// The log says where, in which request and why, and never the address; the visitor gets the reference.
  @Test func aFailureHasAReferenceOnThePageAndInTheLog() async throws {
    let site = try FixtureSite(pages: [Page(.get, "/kast/:geheim/:deel", .visitor) { _ in throw Broken() }])
    try await site.ask { asking in
      for path in ["/kast/s3cret/2?onderwerp=ziekte", "/en/kast/s3cret/2?onderwerp=ziekte"] {
        let answer = try await asking.get(path)
        #expect(answer.status == .internalServerError)
        #expect(answer.headers[.cacheControl] == "no-store")
        let reference = try #require(answer.text.firstMatch(of: /fout-500-kenmerk ([0-9a-f]+)/)?.output.1)
        let line = try #require(site.log.lines.last)
        #expect(line.contains("request=\(reference)") && line.contains("the cupboard is empty") && line.contains("Broken"))
        #expect(line.contains("kast/") && line.contains("geheim"), "The template stands in the log.")
        #expect(!line.contains("s3cret") && !line.contains("ziekte"))
      }
      #expect(site.log.lines.count == 2)
    }
  }

  @Test func whatAVisitorDoesWrongIsNoFailure() async throws {
    let site = try FixtureSite()
    try await site.ask { asking in
      for path in ["/nergens", "/advies?klaar=misschien", "/v1/nergens", "/v1/feiten?x=1"] {
        let answer = try await asking.get(path)
        #expect(answer.status.kind == .clientError)
      }
      #expect(site.log.lines == [])
    }
  }
}
