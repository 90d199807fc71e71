import CZlib
import NIOCore

/// Compression as browsers take it (RFC 1952).
enum Gzip {
  /// How much work it does.
  enum Effort: Int32, Sendable {
    /// For an answer that is sent once.
    case little = 1
    /// For bytes that are kept and sent many times.
    case most = 9
  }

  /// Smaller answers fit in one packet as they are.
  static let smallestBody = 1_000

  /// The bytes, compressed; `nil` when that makes them no smaller, or there is no memory to do it.
  static func compressed(_ bytes: ByteBuffer, _ effort: Effort) -> ByteBuffer? {
    var stream = z_stream()
    // 15 bits of window, and 16 for the head and tail of gzip.
    let started = deflateInit2_(
      &stream, effort.rawValue, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard started == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.readableBytes)))
    var output = ByteBuffer()
    var isWhole = false
    output.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { target in
      bytes.withUnsafeReadableBytes { source in
        // zlib reads from this memory only, though its header does not say so.
        stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(target.count)
        isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
        return target.count - Int(stream.avail_out)
      }
    }
    return isWhole && output.readableBytes < bytes.readableBytes ? output : nil
  }
}
