import NIOHTTP1
import Testing

@testable import GuideWeb

@Suite struct RequestRulesTests {
  private func judge(
    _ headers: [(String, String)], version: HTTPVersion = .http1_1, method: HTTPMethod = .GET, uri: String = "/"
  ) -> RequestRules.Verdict {
    RequestRules.judge(HTTPRequestHead(version: version, method: method, uri: uri, headers: HTTPHeaders(headers)))
  }

  @Test(arguments: ["", "a", "a.example", "a.example:8080", "a:", "[::1]", "[::1]:80", "127.0.0.1:1", "a-b_c~d%20"])
  func aHostIsANameOrAnAddressWithPerhapsAPort(_ host: String) { #expect(RequestRules.isHost(host)) }

  @Test(arguments: [
    "a b", "a:b", "a:1:2", "a:123456", "[::1", "[::1]x", "[g]", "a/b", "a@b", "a\"b", "é.nl", String(repeating: "a", count: 256),
  ])
  func nothingElseIsAHost(_ host: String) { #expect(!RequestRules.isHost(host)) }

  @Test func aConnectionClosesWhenEitherSideSaysSo() {
    func closes(_ headers: [(String, String)], _ version: HTTPVersion = .http1_1) -> Bool? {
      guard case .accept(let terms) = judge([("Host", "a")] + headers, version: version) else { return nil }
      return terms.closes
    }
    #expect(closes([]) == false)
    #expect(closes([("Connection", "keep-alive , CLOSE")]) == true)
    #expect(closes([("Connection", "closed")]) == false)
    #expect(closes([], .http1_0) == true)
    #expect(closes([("connection", "Keep-Alive")], .http1_0) == false)
    #expect(closes([("Upgrade", "h2c")]) == true)
  }

  @Test func aBodyIsAskedForOnlyWhenThereIsOne() {
    func asks(_ headers: [(String, String)], _ version: HTTPVersion = .http1_1) -> Bool? {
      guard case .accept(let terms) = judge([("Host", "a"), ("Expect", "100-continue")] + headers, version: version) else { return nil }
      return terms.wantsContinue
    }
    #expect(asks([]) == false)
    #expect(asks([("Content-Length", "0")]) == false)
    #expect(asks([("Content-Length", "1")]) == true)
    #expect(asks([("Transfer-Encoding", "chunked")]) == true)
    #expect(asks([("Content-Length", "1")], .http1_0) == false)
  }

  @Test func whatBreaksARuleIsRefusedForThatRule() {
    let host = [("Host", "a")]
    #expect(judge([]) == .refuse(.badHost))
    #expect(judge(host + host) == .refuse(.badHost))
    #expect(judge(host + [("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")]) == .refuse(.notImplemented))
    #expect(judge([("Transfer-Encoding", "chunked")], version: .http1_0) == .refuse(.malformed))
    #expect(judge(host + [("Content-Encoding", "br")]) == .refuse(.encodedBody))
    #expect(judge(host + [("Content-Length", "65537")]) == .refuse(.bodyTooLarge))
    #expect(judge(host + [("Content-Length", "99999999999999999999")]) == .refuse(.bodyTooLarge))
    #expect(judge(host + [("Expect", "more")]) == .refuse(.unknownExpectation))
    #expect(judge(host, method: .CONNECT, uri: "a:443") == .refuse(.notImplemented))
    #expect(judge(host, uri: "/" + String(repeating: "a", count: 16_384)) == .refuse(.targetTooLong))
  }
}
