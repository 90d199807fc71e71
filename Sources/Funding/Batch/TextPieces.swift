import Library

/// Many short texts in one block of bytes, to be copied without making a `String`.
struct TextPieces: Sendable {
  private var bytes: [UInt8] = []

  /// Where a text stands.
  struct Piece: Sendable {
    fileprivate let start: Int
    fileprivate let count: Int
  }

  /// Room behind the last text, so that texts can be copied many bytes at a time.
  private static let slack = 32

  mutating func add(_ text: String) -> Piece {
    let utf8 = Array(text.utf8)
    let start = max(0, bytes.count - Self.slack)
    bytes.removeLast(bytes.count - start)
    bytes += utf8 + [UInt8](repeating: 0, count: Self.slack)
    return Piece(start: start, count: utf8.count)
  }

  /// Appends a piece, without its first bytes when asked.
  @inline(__always)
  func append(_ piece: Piece, dropping: Int = 0, to output: inout OutputBytes) {
    bytes.withUnsafeBufferPointer { output.append($0, from: piece.start + dropping, count: piece.count - dropping) }
  }
}
