import Funding
import HTTPTypes
import Hummingbird
import NIOCore

/// Every page of the site, in both languages. One table: what is answered, and what a wrong method gets.
enum PageRoutes {
  struct Route: Sendable {
    /// The path, with `:id` for a variable part.
    let path: String
    let answer: @Sendable (PageRequest) throws -> PageReply
  }

  static let all: [Route] =
    [
      Route(path: "/", answer: StartPage.answer),
      Route(path: "/vraag/:id", answer: QuestionPageFeature.answer),
      Route(path: "/verder", answer: NextStep.answer),
      Route(path: "/controleer", answer: CheckPage.answer),
      Route(path: "/advies", answer: AdvicePage.answer),
      Route(path: "/advies/boom", answer: AdviceTreePage.answer),
      Route(path: "/advies/bronnen", answer: GroundPage.answer),
      Route(path: "/advies/agenda.ics", answer: CalendarPage.answer),
      Route(path: "/advies/:id", answer: WhyPage.answer),
      Route(path: "/gesprek/:id", answer: ConversationPage.answer),
      Route(path: "/routes", answer: ComparisonPage.routes),
      Route(path: "/opties", answer: ComparisonPage.options),
      Route(path: "/routes/:id", answer: OutcomePage.route),
      Route(path: "/opties/:id", answer: OutcomePage.option),
      Route(path: "/leveringsvormen", answer: DeliveryFormsPage.answer),
      Route(path: "/boom", answer: TreePage.answer),
      Route(path: "/bronnen", answer: SourcesPage.answer),
      Route(path: "/feiten", answer: FactsPage.answer),
      Route(path: "/feiten/:id", answer: FactPage.answer),
      Route(path: "/begrippen", answer: TermsPage.answer),
    ] + InfoPage.ID.allCases.map { Route(path: $0.path, answer: InformationPage.answer) }

  static func add(to router: Router<BasicRequestContext>, _ environment: WebEnvironment) {
    let store = PageStore()
    for route in all {
      for language in Language.allCases {
        let prefix = Addresses.prefix(language)
        router.get(RouterPath(prefix + (route.path == "/" ? "" : route.path))) { request, context in
          try respond(to: request, context, route, language, environment, store)
        }
      }
    }
    StaticFiles.add(to: router)
  }

  private static func respond(
    to request: Request, _ context: BasicRequestContext, _ route: Route, _ language: Language, _ environment: WebEnvironment,
    _ store: PageStore
  ) throws -> Response {
    let query = request.uri.query ?? ""
    let day = environment.today()
    if query.isEmpty, let body = store.body(request.uri.path, on: day) {
      return Document.response(.ok, body, language, isKept: true)
    }
    let id = context.parameters.get("id") ?? ""
    guard OutsideText.canBeID(id.utf8) else { throw PageProblem.notFound }
    let path = String(request.uri.path.dropFirst(Addresses.prefix(language).count))
    let page = PageRequest(
      environment: environment, language: language, path: path.isEmpty ? "/" : path, id: id,
      query: Query(query), site: SiteAddress.of(host: request.head.authority, configured: environment.site))
    switch try route.answer(page) {
    case .goTo(let address): return .redirect(to: address, type: .normal)
    case .file(let text, let type, let name):
      return Response(
        status: .ok, headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    case .document(let document):
      guard query.isEmpty, document.status == .ok, !document.hasAnswers else {
        return document.response(document.status, document.context)
      }
      let body = document.body
      store.keep(body, for: request.uri.path, on: day)
      return Document.response(.ok, body, language, isKept: true)
    }
  }

  static func language(of path: String) -> Language {
    Language.allCases.first { $0 != .nl && (path == "/\($0.rawValue)" || path.hasPrefix("/\($0.rawValue)/")) } ?? .nl
  }

  /// Whether a page or a file answers on this path.
  static func knows(_ path: String) -> Bool {
    let bare = path.dropFirst(Addresses.prefix(language(of: path)).count).split(separator: "/")
    return StaticFiles.knows(path)
      || all.contains { route in
        let parts = route.path.split(separator: "/")
        return parts.count == bare.count && zip(parts, bare).allSatisfy { $0 == $1 || $0 == ":id" }
      }
  }
}
