import HTTPTypes
import HummingbirdTesting
import Library
import Testing

@testable import GuideWeb

/// The protocol for agents over HTTP.
@Suite struct AgentEndpointTests {
  private static let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#

  private func fields(_ name: String, _ value: String) throws -> HTTPFields { [try HTTPField.Name(name).unwrapped: value] }

  @Test func messagesAreAnsweredInJSON() async throws {
    try await FixtureSite(answersAgents: true).ask { site in
      let answer = try await site.post("/mcp", Self.ping, [.accept: "application/json, text/event-stream"])
      #expect(answer.status == .ok && answer.headers[.contentType] == "application/json" && answer.headers[.cacheControl] == "no-store")
      #expect(try answer.json()["result"] == [:])
      let noticed = try await site.post("/mcp", #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
      #expect(noticed.status == .accepted && noticed.text.isEmpty)
      let broken = try await site.post("/mcp", "{")
      #expect(broken.status == .badRequest)
      #expect(try broken.json()["error"]?["code"] == .number("-32700"))
    }
  }

  @Test func whatTheTransportDoesNotTakeIsRefused() async throws {
    let site = try FixtureSite(answersAgents: true)
    try await site.ask { site in
      for method in [.get, .delete, .put] as [HTTPRequest.Method] {
        let answer = try await site.send(method, "/mcp")
        #expect(answer.status == .methodNotAllowed && answer.headers[.allow] == "POST, OPTIONS")
      }
      #expect(try await site.post("/mcp", Self.ping, [.contentType: "text/plain"]).status == .unsupportedMediaType)
      #expect(try await site.post("/mcp", Self.ping, [.accept: "text/html"]).status == .notAcceptable)
      #expect(try await site.post("/mcp", String(repeating: " ", count: 70_000)).status == .contentTooLarge)
      for (version, status) in [("2025-06-18", .ok), ("1999-01-01", .badRequest)] as [(String, HTTPResponse.Status)] {
        let answer = try await site.post("/mcp", Self.ping, fields("MCP-Protocol-Version", version))
        #expect(answer.status == status)
      }
    }
  }

  /// A page elsewhere cannot use the browser of a visitor to ask a server that only he can reach.
  @Test func aPageElsewhereIsRefused() async throws {
    try await FixtureSite(answersAgents: true).ask { site in
      for (origin, status) in [
        ("https://proef.example", .ok), ("http://localhost:6274", .ok), ("http://127.0.0.1", .ok), ("https://elders.example", .forbidden),
        ("http://localhost.elders.example", .forbidden), ("null", .forbidden), ("", .forbidden),
      ] as [(String, HTTPResponse.Status)] {
        let answer = try await site.post("/mcp", Self.ping, fields("Origin", origin))
        #expect(answer.status == status, "\(origin)")
      }
    }
  }

  @Test func withoutTheSwitchThereIsNothing() async throws {
    let answer = try await FixtureSite().ask { site in try await site.post("/mcp", Self.ping) }
    #expect(answer.status == .notFound)
  }
}
