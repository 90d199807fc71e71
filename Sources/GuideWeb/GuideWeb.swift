import BusinessCase
import FEEL
import Funding
import Hummingbird
import Library

/// What the web needs from outside.
package struct WebEnvironment: Sendable {
  package let guide: Guide
  /// The day it is now; only the outermost shell knows.
  package let today: @Sendable () -> CalendarDate
  /// The version of the API and the program.
  package let version: String
  /// The public address of the site, without a slash at the end: `https://routewijzer.example`. `nil`: as the browser addresses it.
  package let site: String?
  /// What this server shares between its connections.
  package let server: ServerState
  let dutchParts: DutchParts
  let search: GuideSearch
  let cases: CaseDesk
  /// What answers agents; `nil` where the site does not.
  let agents: AgentServer?
  let glossary: [Language: Once<[GlossaryIndex.Entry]>]
  /// JSON that is written once, when the first request asks for it.
  let ready: [Language: Once<ReadyJSON>]
  /// What stands around pages.
  let frames = FrameStore()
  /// What was made for everybody.
  let kept = ReplyStore()

  /// - Parameter answersAgents: whether there is a `/mcp`.
  package init(
    guide: Guide, today: @escaping @Sendable () -> CalendarDate, version: String, site: String? = nil, answersAgents: Bool = false,
    server: ServerState = ServerState(), cases: CaseDesk = .none
  ) {
    self.cases = cases
    self.guide = guide
    self.today = today
    self.version = version
    self.site = site
    self.server = server
    dutchParts = DutchParts(guide)
    search = GuideSearch(guide)
    agents = answersAgents ? AgentServer(guide: guide, search: search, today: today, version: version) : nil
    glossary = Self.perLanguage { GlossaryIndex.entries(guide, $0) }
    ready = Self.perLanguage { ReadyJSON(guide, $0) }
  }
}

extension WebEnvironment {
  /// Makes what the first questions need, beside them; a moment later, so that the first answer does not share the processor with it.
  package func warmUp() {
    let search = search
    Task.detached(priority: .utility) {
      try? await Task.sleep(for: .seconds(1))
      search.prepare()
    }
  }

  private static func perLanguage<Value: Sendable>(_ make: @escaping @Sendable (Language) -> Value) -> [Language: Once<Value>] {
    Dictionary(uniqueKeysWithValues: Language.allCases.map { language in (language, Once { make(language) }) })
  }
}

/// Everything the server answers: pages, static files and the API.
package func makeRouter(_ environment: WebEnvironment) -> Router<GuideRequestContext> { makeRouter(environment, pages: PageTable.all) }

/// All middleware and all groups, in the order in which they see a request.
func makeRouter(_ environment: WebEnvironment, pages: [Page]) -> Router<GuideRequestContext> {
  let api = APIMiddleware(environment: environment)
  let router = Router(context: GuideRequestContext.self)
  router.add(middleware: RequestJournal<GuideRequestContext>(server: environment.server))
  router.add(middleware: Arrival())
  router.add(middleware: SecurityHeaders())
  router.add(middleware: ErrorPages(environment: environment, api: api))

  for language in Language.allCases {
    for (path, rows) in Dictionary(grouping: pages, by: \.path) {
      router.answer(
        RouterPath(path.routerPath(in: language)),
        rows.map { row in (row.method, { request, context in try await row.respond(to: request, context, environment) }) })
    }
  }
  StaticFiles.add(to: router)
  SecurityText.add(to: router, environment)
  APITable.add(to: router.group(RouterPath(APITable.group)).add(middleware: api), environment)
  if let agents = environment.agents {
    AgentEndpoint.add(agents, to: router.group(RouterPath(AgentEndpoint.group)).add(middleware: api), environment)
  }
  return router
}
