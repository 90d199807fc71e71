import Funding
import HTTPTypes
import Hummingbird
import Library
import NIOCore

/// `POST /mcp`: messages of agents over HTTP (streamable HTTP of the Model Context Protocol), each answered by itself in JSON. There are no
/// sessions and no streams, so nothing to `GET` or `DELETE`.
enum AgentEndpoint {
  static let group = "mcp"

  static func add(_ agents: AgentServer, to group: RouterGroup<GuideRequestContext>, _ environment: WebEnvironment) {
    group.answer("", [(.post, { request, _ in try await respond(to: request, agents, environment) })])
  }

  private static func respond(to request: Request, _ agents: AgentServer, _ environment: WebEnvironment) async throws -> Response {
    try check(request.headers, site: environment.site)
    guard AdviceEndpoint.isJSON(request.headers) else { throw APIRefusal.wrongType }
    let body = try await AdviceEndpoint.body(of: request)
    return try await environment.server.work.perform {
      switch agents.answer(body.readableBytesView) {
      case .nothing: Response(status: .accepted)
      case .result(let json): reply(.ok, json).response(to: request)
      case .refusal(let json): reply(.badRequest, json).response(to: request)
      }
    }
  }

  private static func reply(_ status: HTTPResponse.Status, _ json: [UInt8]) -> Reply {
    Reply(status, [.contentType: "application/json"], ByteBuffer(bytes: json), .never)
  }

  /// The protocol asks that a server looks at where a page in a browser comes from, and at the version that is spoken.
  private static func check(_ headers: HTTPFields, site: String?) throws {
    if let origin = headers[.origin], !isOurs(origin, site) {
      throw Problem(
        status: .forbidden, title: Text(nl: "Deze herkomst mag hier niet komen", en: "This origin may not come here"),
        detail: Text(
          nl: "Een pagina in een browser kan /mcp alleen vanaf deze site of deze machine gebruiken. Laat Origin weg buiten een browser.",
          en: "A page in a browser can use /mcp from this site or this machine only. Leave out Origin outside a browser."))
    }
    if let name = HTTPField.Name("MCP-Protocol-Version"), let version = headers[name],
      !AgentServer.versions.contains(where: { $0.utf8.elementsEqual(version.utf8) })
    {
      let known = AgentServer.versions.joined(separator: ", ")
      throw Problem(
        status: .badRequest, title: Text(nl: "Onbekende versie van het protocol", en: "Unknown version of the protocol"),
        detail: Text(nl: "MCP-Protocol-Version is een van: \(known).", en: "MCP-Protocol-Version is one of: \(known)."))
    }
  }

  /// Whether an origin is the site itself, or a page of this machine on any port.
  private static func isOurs(_ origin: String, _ site: String?) -> Bool {
    guard OutsideText.canBeID(origin.utf8), origin != site else { return OutsideText.canBeID(origin.utf8) }
    let local = ["localhost", "127.0.0.1", "[::1]"].flatMap { ["http://" + $0, "https://" + $0] }
    return local.contains { own in
      guard origin.hasPrefix(own) else { return false }
      let rest = origin.utf8.dropFirst(own.utf8.count)
      return rest.isEmpty || (rest.first == UInt8(ascii: ":") && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) })
    }
  }
}
