import CZlib
import Funding
import HTTPTypes
import HummingbirdTesting
import Library
import NIOCore
import Testing

@testable import GuideWeb

/// The same answer in the form that a client takes, or not at all when it has it.
@Suite struct DeliveryTests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  private static let kept = [
    "/", "/en/feiten", "/feiten/A-1", "/feiten?peildatum=2026-05-05", "/site.css", "/v1/feiten", "/v1/openapi.json",
  ]

  @Test(arguments: kept) func whatIsKnownIsNotSentAgain(_ path: String) async throws {
    try await site.ask { site in
      let first = try await site.get(path)
      let tag = try #require(first.headers[.eTag])
      #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.count > 8)
      for field in [tag, "W/\(tag)", "\"x\", \(tag)", "\"x\" ,\tW/\(tag) , \"y\"", "*"] {
        let again = try await site.get(path, [.ifNoneMatch: field])
        #expect(again.status == .notModified, "\(field)")
        #expect(again.body.readableBytes == 0)
        for name in [HTTPField.Name.eTag, .cacheControl, .vary] { #expect(again.headers[name] == first.headers[name], "\(name)") }
        #expect(again.headers[.contentType] == nil)
        #expect(try await site.send(.head, path, [.ifNoneMatch: field]).status == .notModified)
      }
      for field in ["\"x\"", "x", "", String(tag.dropLast()), "\"\(tag)\"", "W/W/\(tag)"] {
        #expect(try await site.get(path, [.ifNoneMatch: field]).status == .ok, "\(field)")
      }
    }
  }

  @Test(arguments: kept + ["/advies?klaar=ja", "/nergens"]) func whoTakesGzipGetsIt(_ path: String) async throws {
    try await site.ask { site in
      let plain = try await site.get(path)
      guard plain.body.readableBytes >= Gzip.smallestBody else { return }
      let packed = try await site.get(path, [.acceptEncoding: "br, gzip"])
      #expect(packed.status == plain.status)
      #expect(packed.headers[.contentEncoding] == "gzip")
      #expect(packed.headers[.contentType] == plain.headers[.contentType])
      #expect(packed.headers[.vary] == "Accept-Encoding" && plain.headers[.vary] == "Accept-Encoding")
      #expect(packed.body.readableBytes < plain.body.readableBytes / 2)
      #expect(try unpacked(packed.body) == Array(plain.body.readableBytesView))
      guard let tag = plain.headers[.eTag], let packedTag = packed.headers[.eTag] else { return }
      // Other bytes, another name; each is known in its own form only.
      #expect(tag != packedTag)
      #expect(try await site.get(path, [.acceptEncoding: "gzip", .ifNoneMatch: packedTag]).status == .notModified)
      #expect(try await site.get(path, [.acceptEncoding: "gzip", .ifNoneMatch: tag]).status == .ok)
      #expect(try await site.get(path, [.ifNoneMatch: packedTag]).status == .ok)
    }
  }

  @Test(arguments: [
    ("gzip", true), ("GZIP", true), ("x-gzip", true), ("*", true), ("deflate, gzip;q=0.5", true), ("gzip ; q=1", true),
    ("identity;q=0.5, gzip", true), ("gzip;q=0", false), ("gzip;q=0.000", false), ("*;q=0", false), ("gzip;q=0, *", false), ("", false),
    ("identity", false), ("br", false), ("identity, gzip;q=0.5", false), ("gzip;q=two", false), ("gzipped", false), ("gzip;q=-1", false),
  ])
  func aClientSaysWhatItTakes(_ field: String, _ wantsGzip: Bool) {
    #expect(Preferences.wantsGzip([.acceptEncoding: field]) == wantsGzip)
  }

  @Test func withoutTheHeaderNothingIsCompressed() async throws {
    #expect(!Preferences.wantsGzip([:]))
    try await site.ask { site in
      let answer = try await site.get("/feiten")
      #expect(answer.headers[.contentEncoding] == nil)
    }
  }

  @Test func aFileUnderItsHashLivesAYear() async throws {
    try await site.ask { site in
      let page = try await site.get("/").text
      let address = try #require(page.firstMatch(of: /href="(\/site\.css\?v=[0-9a-f]+)"/)?.output.1)
      #expect(try await site.get(String(address)).headers[.cacheControl] == "public, max-age=31536000, immutable")
      for path in ["/site.css", "/site.css?v=0"] {
        #expect(try await site.get(path).headers[.cacheControl] == "public, max-age=3600")
      }
    }
  }

  /// What is kept is what would be made anew.
  @Test func aKeptPageIsThePage() async throws {
    try await site.ask { site in
      for path in ["/", "/en", "/feiten/B-1", "/en/feiten/B-1", "/routes", "/v1/vragen", "/v1/vragen?taal=en"] {
        let (first, second) = (try await site.get(path), try await site.get(path))
        #expect(first.text == second.text && headers(first) == headers(second), "\(path)")
      }
      #expect(try await site.get("/feiten/B-1").text != site.get("/en/feiten/B-1").text)
      #expect(try await site.get("/v1/vragen").text != site.get("/v1/vragen?taal=en").text)
    }
  }

  /// Without the id, which every request has of its own.
  private func headers(_ answer: TestResponse) -> HTTPFields {
    var headers = answer.headers
    if let name = HTTPField.Name.requestID { headers[name] = nil }
    return headers
  }

  private func unpacked(_ body: ByteBuffer) throws -> [UInt8] {
    var source = Array(body.readableBytesView)
    var target = [UInt8](repeating: 0, count: 2_000_000)
    var stream = z_stream()
    let started = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    #expect(started == Z_OK)
    defer { inflateEnd(&stream) }
    let count = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target -> Int in
        (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
        (stream.next_out, stream.avail_out) = (target.baseAddress, UInt32(target.count))
        return inflate(&stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.avail_out) : -1
      }
    }
    return Array(target.prefix(try #require(count >= 0 ? count : nil)))
  }
}
