/// Copies texts into a language in which some signs mean something, such as `"` in JSON and `<` in HTML. Most texts hold none of those signs,
/// so they are looked for in eight bytes at once.
public enum EscapedText {
  /// - Parameters:
  ///   - isPlain: whether none of these eight bytes needs an escape. It may say no when none does.
  ///   - needsEscape: whether this byte does.
  ///   - escape: writes the byte as the language has it.
  @inlinable @inline(__always)
  public static func append(
    _ text: String, to bytes: inout [UInt8], isPlain: (EightBytes) -> Bool, needsEscape: (UInt8) -> Bool,
    escape: (UInt8, inout [UInt8]) -> Void
  ) {
    var text = text
    text.withUTF8 { text in
      // What needs no escape goes over in one piece: mostly the whole text.
      var (start, place) = (0, 0)
      while place < text.count {
        let end = min(place + EightBytes.count, text.count)
        if end - place == EightBytes.count, isPlain(EightBytes(text, at: place)) {
          place = end
          continue
        }
        while place < end {
          if needsEscape(text[place]) {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
            escape(text[place], &bytes)
            start = place + 1
          }
          place += 1
        }
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
  }
}

/// Eight bytes that are looked at together.
public struct EightBytes {
  public static let count = 8

  @usableFromInline let word: UInt64

  @inlinable @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }

  @usableFromInline static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @usableFromInline static var tops: UInt64 { 0x8080_8080_8080_8080 }

  /// Whether one of them is below `limit`, which is 128 at most: taking it away borrows from the top bit, which was not set.
  @inlinable @inline(__always)
  public func holds(below limit: UInt8) -> Bool { (word &- Self.ones &* UInt64(limit)) & ~word & Self.tops != 0 }

  /// Whether one of them is `byte`.
  @inlinable @inline(__always)
  public func holds(_ byte: UInt8) -> Bool {
    let differing = word ^ (Self.ones &* UInt64(byte))
    return (differing &- Self.ones) & ~differing & Self.tops != 0
  }
}
