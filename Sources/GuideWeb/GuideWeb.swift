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

  package init(
    guide: Guide, today: @escaping @Sendable () -> CalendarDate, version: String, site: String? = nil, server: ServerState = ServerState()
  ) {
    self.guide = guide
    self.today = today
    self.version = version
    self.site = site
    self.server = server
    dutchParts = DutchParts(guide)
  }
}

/// Everything the server answers: pages, static files and the API.
package func makeRouter(_ environment: WebEnvironment) -> Router<BasicRequestContext> {
  let router = Router(options: .autoGenerateHeadEndpoints)
  router.add(middleware: RequestJournal<BasicRequestContext>(server: environment.server))
  router.add(middleware: SecurityHeaders())
  router.add(middleware: ErrorPages(environment: environment))
  PageRoutes.add(to: router, environment)
  APIRoutes.add(to: router, environment)
  return router
}
