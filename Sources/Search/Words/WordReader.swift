/// A word of a text.
struct ReadWord {
  /// Its letters, small and without accents. Good only while it is being looked at.
  let letters: UnsafeBufferPointer<UInt8>
  /// Where it stands: places of bytes in the text.
  let range: Range<Int>
  /// 1 for a word; for words joined by hyphens (`e-health`, after `e` and `health`) how many those are.
  let parts: Int
}

/// Takes the words out of a text. What follows the 64th byte of a word is not looked at.
struct WordReader: ~Copyable {
  static let longestWord = 64

  private let text: UnsafeBufferPointer<UInt8>
  private let word: UnsafeMutableBufferPointer<UInt8>
  private let joined: UnsafeMutableBufferPointer<UInt8>
  private var (length, start, at) = (0, 0, 0)
  private var (joinedLength, joinedStart, joinedEnd, parts) = (0, 0, 0, 0)
  private var follows = Break.other

  private enum Break { case hyphen, apostrophe, other }

  private init(
    _ text: UnsafeBufferPointer<UInt8>, word: UnsafeMutableBufferPointer<UInt8>, joined: UnsafeMutableBufferPointer<UInt8>
  ) {
    (self.text, self.word, self.joined) = (text, word, joined)
  }

  /// Calls `body` with every word, in order. `text` is UTF-8.
  static func read(_ text: UnsafeBufferPointer<UInt8>, _ body: (ReadWord) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestWord) { word in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestWord) { joined in
        var reader = WordReader(text, word: word, joined: joined)
        reader.read(body)
      }
    }
  }

  /// Calls `body` with every word of a text that is ours.
  static func read(_ text: String, _ body: (ReadWord) -> Void) {
    var text = text
    text.withUTF8 { read($0, body) }
  }

  private mutating func read(_ body: (ReadWord) -> Void) {
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 {
        let letter = Letters.small(byte)
        if letter != 0 { take(letter, 0) } else { end(Self.kind(of: byte), body) }
        at += 1
        continue
      }
      let (scalar, size) = scalar()
      switch Letters.role(scalar) {
      case .letters(let first, let second): take(first, second)
      case .foreign: takeForeign(size)
      case .mark: break
      case .hyphen: end(.hyphen, body)
      case .apostrophe: end(.apostrophe, body)
      case .separator: end(.other, body)
      }
      at += size
    }
    end(.other, body)
  }

  private static func kind(of byte: UInt8) -> Break {
    switch byte {
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "'"): .apostrophe
    default: .other
    }
  }

  /// The scalar at this place, and its bytes. What is no UTF-8 is read as a byte that separates.
  private func scalar() -> (Unicode.Scalar, Int) {
    let first = text[at]
    let size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard size > 1, at + size <= text.count else { return (" ", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(size))
    for index in 1..<size { value = value << 6 | UInt32(text[at + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? " ", size)
  }

  private mutating func take(_ first: UInt8, _ second: UInt8) {
    if length == 0 { start = at }
    if length < word.count {
      word[length] = first
      length += 1
    }
    if second != 0, length < word.count {
      word[length] = second
      length += 1
    }
  }

  private mutating func takeForeign(_ size: Int) {
    if length == 0 { start = at }
    guard length + size <= word.count else { return }
    for index in 0..<size { word[length + index] = text[at + index] }
    length += size
  }

  /// A word ends here, when there is one, and so do words joined by hyphens when this is none.
  private mutating func end(_ kind: Break, _ body: (ReadWord) -> Void) {
    if length > 0 {
      // What stands behind an apostrophe is an ending: the s of pgb's.
      if follows != .apostrophe || length > 1 {
        body(ReadWord(letters: UnsafeBufferPointer(rebasing: word[..<length]), range: start..<at, parts: 1))
        join()
      }
      length = 0
      follows = kind
    } else {
      follows = .other
    }
    guard follows != .hyphen else { return }
    if parts > 1 {
      body(ReadWord(letters: UnsafeBufferPointer(rebasing: joined[..<joinedLength]), range: joinedStart..<joinedEnd, parts: parts))
    }
    (joinedLength, parts) = (0, 0)
  }

  private mutating func join() {
    if parts == 0 { joinedStart = start }
    let fits = min(length, joined.count - joinedLength)
    for index in 0..<fits { joined[joinedLength + index] = word[index] }
    joinedLength += fits
    joinedEnd = at
    parts += 1
  }
}
