import HTTPTypes
import Hummingbird
import NIOCore

/// How long an answer may be used again, and by whom.
enum Caching: Sendable {
  /// By nobody: it was made for one visitor, or is an error.
  case never
  /// By everybody who asks each time whether it is still right.
  case revalidated
  /// By everybody, for an hour.
  case hour
  /// By everybody, for ever: its address holds a hash of what it is.
  case immutable

  var field: String {
    switch self {
    case .never: "no-store"
    case .revalidated: "public, no-cache"
    case .hour: "public, max-age=3600"
    case .immutable: "public, max-age=31536000, immutable"
    }
  }
}

/// What is answered, before it is known in which form the client takes it.
struct Reply: Sendable {
  let status: HTTPResponse.Status
  /// What the body is: its type, its language.
  let headers: HTTPFields
  let body: ByteBuffer
  let caching: Caching
  /// Made beforehand, for what is sent often.
  private let compressed: ByteBuffer?
  /// `nil` for what is never asked for again.
  private let tag: EntityTag?

  init(_ status: HTTPResponse.Status, _ headers: HTTPFields, _ body: ByteBuffer, _ caching: Caching) {
    (self.status, self.headers, self.body, self.caching, compressed) = (status, headers, body, caching, nil)
    tag = if case .never = caching { nil } else { EntityTag(of: body) }
  }

  private init(_ reply: Reply, compressed: ByteBuffer?, _ caching: Caching) {
    (status, headers, body, self.caching) = (reply.status, reply.headers, reply.body, caching)
    (self.compressed, tag) = (compressed, reply.tag)
  }

  /// The same, compressed once for all who will ask for it.
  var prepared: Reply {
    Reply(self, compressed: body.readableBytes < Gzip.smallestBody ? nil : Gzip.compressed(body, .most), caching)
  }

  func caching(_ caching: Caching) -> Reply { Reply(self, compressed: compressed, caching) }

  /// The bytes that it takes to keep.
  var size: Int { body.readableBytes + (compressed?.readableBytes ?? 0) }

  /// The hash in the address of a file.
  var version: String { tag?.text ?? "" }

  /// The answer in the form that the client takes, or that it has already.
  func response(to request: Request) -> Response {
    var headers = headers
    headers[.cacheControl] = caching.field
    headers[.vary] = headers[.vary].map { $0 + ", Accept-Encoding" } ?? "Accept-Encoding"
    let wantsGzip = body.readableBytes >= Gzip.smallestBody && Preferences.wantsGzip(request.headers)
    if let tag, status == .ok, (wantsGzip ? tag.compressed : tag).isKnown(to: request.headers) {
      // What a 304 repeats is what a cache must know (RFC 9110 §15.4.5); the rest it has.
      headers[.eTag] = (wantsGzip ? tag.compressed : tag).field
      headers[.contentType] = nil
      headers[.contentLanguage] = nil
      return Response(status: .notModified, headers: headers)
    }
    let wanted = wantsGzip ? compressed ?? Gzip.compressed(body, .little) : nil
    headers[.eTag] = (wanted == nil ? tag : tag?.compressed)?.field
    if wanted != nil { headers[.contentEncoding] = "gzip" }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: wanted ?? body))
  }
}
