import HTTPTypes
import NIOCore

/// The name of one version of a body: a strong validator (RFC 9110 §8.8.3).
struct EntityTag: Hashable, Sendable {
  /// Between its quotes.
  let text: String

  /// - Parameter body: equal bytes give equal names. FNV-1a: it names a version, no more.
  init(of body: ByteBuffer) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    body.withUnsafeReadableBytes { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
    text = String(hash, radix: 16)
  }

  private init(text: String) { self.text = text }

  /// The name of the same body, compressed: other bytes need another name.
  var compressed: EntityTag { EntityTag(text: text + "-gzip") }

  var field: String { "\"\(text)\"" }

  /// Whether a client that sent these headers has this version: `*`, or a list that holds it, weak or not (§13.1.2).
  func isKnown(to headers: HTTPFields) -> Bool {
    guard let field = headers.plain(.ifNoneMatch) else { return false }
    return field.split(separator: ",").contains { part in
      let tag = part.withoutSpaceAround
      return tag == "*" || (tag.hasPrefix("W/") ? tag.dropFirst(2) : tag) == self.field
    }
  }
}
