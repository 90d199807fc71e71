import Funding
import Hummingbird
import Library
import Logging

/// What goes along with a request through the middleware to the page or endpoint that answers it.
package struct GuideRequestContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// Which part of the site is asked, by its path.
  var section = Section.pages
  /// The language of the path. The API has its language in the query or in the body.
  var language = Language.nl

  package init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }

  /// A part of the site with a manner of its own to say what went wrong.
  enum Section: Sendable { case pages, api }

  /// What names this request in the log, and to the visitor when it fails.
  var requestID: String { logger[metadataKey: "hb.request.id"]?.description ?? "-" }

  /// The template of the page or endpoint that answers: what the log may show. A path or a query can be a secret.
  var template: String { endpointPath ?? "-" }

  /// Notes a fault of ours: where, in which request, and why. The address stays out of the log.
  func log(_ failure: any Error) {
    logger.error(
      "A request failed",
      metadata: ["template": "\(template)", "request": "\(requestID)", "cause": "\(type(of: failure)): \(failure)"])
  }
}
