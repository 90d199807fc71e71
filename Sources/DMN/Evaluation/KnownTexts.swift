import FEEL

/// The few texts that an input can be, by number. Texts of cases are told apart by their code points, without comparing them one by one:
/// a short text is two words of memory.
struct KnownTexts: Sendable {
  /// In the order of the texts: apart from them, so that looking for one touches nothing else.
  private let words: [Words]
  private let texts: [String]

  init(_ texts: [String]) { (words, self.texts) = (texts.map(Words.init), texts) }

  /// The place of a text in the list; `nil` when it is none of them.
  func number(of text: String) -> UInt16? {
    let wanted = Words(text)
    for place in words.indices where words[place] == wanted {
      if wanted.holdAll || texts[place].isExactly(text) { return UInt16(truncatingIfNeeded: place) }
    }
    return nil
  }

  /// The first and the last bytes of a text, and how many it has.
  private struct Words: Equatable, Sendable {
    private let count: Int
    private let first: UInt64
    private let last: UInt64

    /// Whether no byte of the text is left out.
    var holdAll: Bool { count <= 16 }

    init(_ text: String) {
      // A text of another system may not be in one piece.
      let found = text.utf8.withContiguousStorageIfAvailable { Words(UnsafeRawBufferPointer($0)) }
      self = found ?? Words(String(decoding: Array(text.utf8), as: UTF8.self))
    }

    private init(_ bytes: UnsafeRawBufferPointer) {
      count = bytes.count
      switch count {
      case 8...:
        first = bytes.loadUnaligned(as: UInt64.self)
        last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      case 4...:
        first = UInt64(bytes.loadUnaligned(as: UInt32.self))
        last = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      case 1...:
        first = UInt64(bytes[0]) << 8 | UInt64(bytes[count / 2])
        last = UInt64(bytes[count - 1])
      default: (first, last) = (0, 0)
      }
    }
  }
}
