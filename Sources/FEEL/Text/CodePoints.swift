/// A text that is told from others by its code points, as FEEL compares texts.
///
/// Swift compares texts by what they look like: an "é" of one code point equals an "e" with an accent put on it. That is not what the
/// language means, and it takes time that grows with the square of the marks that stand on one letter. This type compares, hashes and
/// orders bytes of UTF-8, which is the order of code points, and takes as long as the text is.
package struct CodePoints: Hashable, Comparable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }
  package init(_ text: some StringProtocol) { self.text = String(text) }

  package static func == (a: CodePoints, b: CodePoints) -> Bool { a.text.isExactly(b.text) }
  package static func < (a: CodePoints, b: CodePoints) -> Bool { a.text.precedes(b.text) }

  package func hash(into hasher: inout Hasher) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    if isDone == nil { for byte in text.utf8 { hasher.combine(byte) } }
    // No text holds this byte, so it parts what is hashed from what comes next.
    hasher.combine(UInt8.max)
  }
}

extension CodePoints: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral text: String) { self.text = text }
  package var description: String { text }
}

extension String {
  /// Whether two texts have the same code points. It is for whole texts, which is what evaluation compares: it need not ask what they are
  /// parts of.
  package func isExactly(_ other: String) -> Bool { utf8.holdsSame(as: other.utf8) }
}

extension StringProtocol {
  /// Whether two texts have the same code points.
  package func isExactly(_ other: some StringProtocol) -> Bool { utf8.holdsSame(as: other.utf8) }

  /// Whether this text comes before another in the order of code points.
  package func precedes(_ other: some StringProtocol) -> Bool { utf8.precedes(other.utf8) }
}

extension Collection<UInt8> {
  /// Whether two rows of bytes are the same.
  @inline(__always) fileprivate func holdsSame(as other: some Collection<UInt8>) -> Bool {
    guard count == other.count else { return false }
    let isSame = withContiguousStorageIfAvailable { a in
      other.withContiguousStorageIfAvailable { b in UnsafeRawBufferPointer(a).holdsSame(as: UnsafeRawBufferPointer(b)) }
    }
    return (isSame ?? nil) ?? elementsEqual(other)
  }

  /// Whether one row of bytes comes before another.
  @inline(__always) fileprivate func precedes(_ other: some Collection<UInt8>) -> Bool {
    let isBefore = withContiguousStorageIfAvailable { a in
      other.withContiguousStorageIfAvailable { b in UnsafeRawBufferPointer(a).precedes(UnsafeRawBufferPointer(b)) }
    }
    return (isBefore ?? nil) ?? lexicographicallyPrecedes(other)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether two pieces of memory of one size hold the same bytes. They are compared eight at a time, the last eight once more where
  /// that is easier.
  fileprivate func holdsSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count >= 8 else { return shortWord == other.shortWord }
    var offset = 0
    while offset + 8 <= count {
      guard word(at: offset) == other.word(at: offset) else { return false }
      offset += 8
    }
    return word(at: count - 8) == other.word(at: count - 8)
  }

  fileprivate func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
    let shared = Swift.min(count, other.count)
    var offset = 0
    while offset + 8 <= shared, word(at: offset) == other.word(at: offset) { offset += 8 }
    while offset < shared {
      if self[offset] != other[offset] { return self[offset] < other[offset] }
      offset += 1
    }
    return count < other.count
  }

  private func word(at offset: Int) -> UInt64 { loadUnaligned(fromByteOffset: offset, as: UInt64.self) }

  /// Fewer than eight bytes as one number; of one size, equal bytes are equal numbers.
  private var shortWord: UInt64 {
    if count >= 4 {
      return UInt64(loadUnaligned(as: UInt32.self)) << 32 | UInt64(loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    }
    return isEmpty ? 0 : UInt64(self[0]) << 16 | UInt64(self[count / 2]) << 8 | UInt64(self[count - 1])
  }
}

extension Dictionary where Key == CodePoints {
  /// The value of a name.
  package subscript(name: String) -> Value? {
    get { self[CodePoints(name)] }
    set { self[CodePoints(name)] = newValue }
  }

  package subscript(name: String, default value: @autoclosure () -> Value) -> Value {
    get { self[CodePoints(name)] ?? value() }
    set { self[CodePoints(name)] = newValue }
  }
}

extension Set where Element == CodePoints {
  package func contains(_ name: String) -> Bool { contains(CodePoints(name)) }

  /// Adds a name; `false` when it is there.
  @discardableResult package mutating func insert(_ name: String) -> Bool { insert(CodePoints(name)).inserted }
}

/// Counts marks that stand on one letter. Swift compares names by what they look like, in a time that grows with the square of these;
/// so names that hold more of them than any writing needs are refused where they come in.
package struct MarkCount: Sendable {
  /// As many as the standard of Unicode for safe streams allows (UAX #15).
  package static let maximum = 30
  private var marks = 0

  package init() {}

  /// Goes on with a code point; `false` when it is one mark too many.
  package mutating func allows(_ scalar: Unicode.Scalar) -> Bool {
    marks = Self.isMark(scalar) ? marks + 1 : 0
    return marks <= Self.maximum
  }

  package mutating func allows(_ text: String) -> Bool {
    // Marks start at U+0300, of which the first byte in UTF-8 is 0xCC.
    guard text.utf8.contains(where: { $0 >= 0xCC }) else {
      if !text.isEmpty { marks = 0 }
      return true
    }
    return text.unicodeScalars.allSatisfy { allows($0) }
  }

  /// Whether a code point can change places with another beside it; three stand for two such marks.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    return scalar.properties.canonicalCombiningClass != .notReordered || [0xF73, 0xF75, 0xF81].contains(scalar.value)
  }
}
