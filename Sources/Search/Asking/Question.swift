/// A question as it was typed: bytes from outside, that are cut before anything is done with them.
struct Question {
  struct Word {
    let letters: [UInt8]
    /// The place of its bytes in the question.
    let range: Range<Int>
    /// The words that hyphens join; none when it has no hyphen.
    var parts: [[UInt8]] = []
    /// A verb with the particle that parted from it: `afschrijf` for the first word of "schrijf je dat af".
    var joined: [UInt8]?
  }

  static let mostBytes = 200
  static let mostWords = 20

  let bytes: [UInt8]
  let words: [Word]

  init(_ text: String) {
    var bytes = Array(text.utf8.prefix(Self.mostBytes + 1))
    if bytes.count > Self.mostBytes {
      // Not in the middle of a character.
      var end = Self.mostBytes
      while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      bytes.removeSubrange(end...)
    }
    var words: [Word] = []
    bytes.withUnsafeBufferPointer { text in
      WordReader.read(text) { word in
        let parts = word.parts > 1 ? Array(words.suffix(word.parts)) : []
        words.removeLast(parts.count)
        words.append(Word(letters: Array(word.letters), range: word.range, parts: parts.map(\.letters)))
      }
    }
    (self.bytes, self.words) = (bytes, Array(words.prefix(Self.mostWords)))
  }

  /// The question with other words in the place of some; the places are in order.
  func text(replacing others: [(range: Range<Int>, word: String)]) -> String {
    var text: [UInt8] = []
    var at = 0
    for (range, word) in others {
      text += bytes[at..<range.lowerBound]
      text += word.utf8
      at = range.upperBound
    }
    return String(decoding: text + bytes[at...], as: UTF8.self)
  }
}
