/// Many short texts in one block of bytes, to be compared and copied without making a `String`.
struct TextPieces: Sendable {
  private var bytes: [UInt8] = []

  /// Where a text stands, and its first eight bytes (fewer when it is shorter), to tell most texts apart at once.
  struct Piece: Sendable {
    fileprivate let start: Int
    let count: Int
    fileprivate let head: UInt64
    fileprivate let headMask: UInt64
  }

  /// Room behind the last text, so that texts can be copied and compared a whole word at a time.
  private static let slack = 32

  mutating func add(_ text: String) -> Piece {
    let utf8 = Array(text.utf8)
    let start = max(0, bytes.count - Self.slack)
    bytes.removeLast(bytes.count - start)
    bytes += utf8 + [UInt8](repeating: 0, count: Self.slack)
    let head = utf8.prefix(8).enumerated().reduce(UInt64(0)) { $0 | UInt64($1.element) << (8 * UInt64($1.offset)) }
    let mask = utf8.count >= 8 ? UInt64.max : (1 << (8 * UInt64(utf8.count))) - 1
    return Piece(start: start, count: utf8.count, head: head, headMask: mask)
  }

  /// Whether `line` has the piece at `position`.
  @inline(__always)
  func matches(_ piece: Piece, _ line: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    guard position + piece.count <= line.count else { return false }
    guard position + 8 <= line.count else {
      return bytes.withUnsafeBufferPointer { bytes in
        (0..<piece.count).allSatisfy { bytes[piece.start + $0] == line[position + $0] }
      }
    }
    let line = UnsafeRawBufferPointer(line)
    guard UInt64(littleEndian: Self.word(line, position)) & piece.headMask == piece.head else { return false }
    guard piece.count > 8 else { return true }
    return bytes.withUnsafeBytes { bytes in
      var offset = 8
      while offset + 8 <= piece.count {
        if Self.word(bytes, piece.start + offset) != Self.word(line, position + offset) { return false }
        offset += 8
      }
      // The last word overlaps the one before it.
      return Self.word(bytes, piece.start + piece.count - 8) == Self.word(line, position + piece.count - 8)
    }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// Appends a piece, without its first bytes when asked.
  @inline(__always)
  func append(_ piece: Piece, dropping: Int = 0, to output: inout OutputBytes) {
    bytes.withUnsafeBufferPointer { output.append($0, from: piece.start + dropping, count: piece.count - dropping) }
  }
}
