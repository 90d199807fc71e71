import FEEL
import Funding
import HTTPTypes
import Hummingbird
import Library
import NIOCore

/// A page of the site: where it stands, for whom it is, and who makes it.
struct Page: Sendable {
  let method: HTTPRequest.Method
  let path: PathTemplate
  let audience: Audience
  let answer: @Sendable (PageRequest) async throws -> PageReply

  init(
    _ method: HTTPRequest.Method, _ path: PathTemplate, _ audience: Audience,
    _ answer: @escaping @Sendable (PageRequest) async throws -> PageReply
  ) {
    (self.method, self.path, self.audience, self.answer) = (method, path, audience, answer)
  }
}

/// What a page answers.
enum PageReply: Sendable {
  case document(Document)
  case goTo(WebAddress)
  /// A file to keep, with the name it gets.
  case file([UInt8], type: String, name: String)
  /// What is for machines, and shown or read where it is found.
  case data(String, type: String)
}

extension Page {
  /// Answers a request: from the store where everybody gets the same, otherwise by making the page.
  func respond(to request: Request, _ context: GuideRequestContext, _ environment: WebEnvironment) async throws -> Response {
    let ids = try path.parameters.map { name in
      guard let id = context.parameters.get(name), OutsideText.canBeID(id.utf8) else { throw PageProblem.notFound }
      return id
    }
    let query = request.uri.query ?? ""
    let day = environment.today()
    let key = audience.isKept && query.isEmpty ? ReplyStore.Key(path: path, ids: ids, language: context.language) : nil
    if let reply = key.flatMap({ environment.kept.reply($0, on: day) }) { return reply.response(to: request) }
    var asked = PageRequest(
      environment: environment, language: context.language, page: self, ids: ids, query: Query(query),
      site: SiteAddress.of(host: request.head.authority, configured: environment.site))
    // A body is waited for before the work begins.
    if method == .post { asked.body = try await Self.form(request, environment.guide, context.language) }
    let ready = asked
    @Sendable func kept(_ reply: Reply) -> Reply {
      guard let key else { return reply }
      let prepared = reply.prepared
      environment.kept.keep(prepared, as: key, on: day)
      return prepared
    }
    return try await environment.server.work.perform {
      switch try await answer(ready) {
      case .goTo(let address): return .redirect(to: address.text, type: .normal)
      case .file(let bytes, let type, let name):
        let headers: HTTPFields = [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""]
        return kept(Reply(.ok, headers, ByteBuffer(bytes: bytes), audience.caching)).response(to: request)
      case .data(let text, let type):
        return kept(Reply(.ok, [.contentType: type], ByteBuffer(string: text), audience.caching)).response(to: request)
      case .document(let document):
        return (document.status == .ok ? kept(document.reply) : document.reply).response(to: request)
      }
    }
  }

  private static func form(_ request: Request, _ guide: Guide, _ language: Language) async throws -> FormBody {
    do {
      let bytes = try await request.body.collect(upTo: FormBody.mostBytes)
      guard let body = FormBody.read(bytes.readableBytesView, type: request.headers[.contentType]) else {
        throw PageProblem.badRequest([guide.phrase(.problemForm, language)])
      }
      return body
    } catch is NIOTooManyBytesError {
      throw PageProblem.tooLarge
    }
  }
}
