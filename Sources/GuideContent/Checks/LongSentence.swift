/// A sentence of more than 25 words. Plain language keeps one thought to a sentence.
enum LongSentence {
  static let limit = 25

  static func check(_ text: String, _ node: ContentNode) {
    // A text of so few bytes has no sentence of so many words, whatever they are.
    guard text.utf8.count > 2 * limit, !node.findings.isProven else { return }
    for (words, beginning) in tooLong(text) { node.refuse(message(words, beginning), remedy) }
  }

  /// The sentences that are too long: how many words, and how they begin.
  static func tooLong(_ text: String) -> [(words: Int, beginning: Substring)] {
    sentences(text).compactMap { sentence in
      let words = sentence.split(whereSeparator: isSpace).count
      return words > limit ? (words, String(decoding: sentence, as: UTF8.self).prefix(50)) : nil
    }
  }

  static func message(_ words: Int, _ beginning: Substring) -> String {
    "A sentence has \(words) words; the limit is \(limit): '\(beginning)…'"
  }
  /// Whether this is what was found: the text was read all the same.
  static func isOne(_ diagnostic: Diagnostic) -> Bool { diagnostic.message.hasPrefix("A sentence has ") }
  static let remedy = "Split it into two sentences."

  /// The sentences of a text: a full stop, question mark or exclamation mark ends one when white space follows.
  static func sentences(_ text: String) -> [ArraySlice<UInt8>] {
    let bytes = Array(text.utf8)
    var result: [ArraySlice<UInt8>] = []
    var start = 0
    for place in bytes.indices where ends.contains(bytes[place]) {
      if place + 1 == bytes.count || isSpace(bytes[place + 1]) {
        result.append(bytes[start...place])
        start = place + 1
      }
    }
    result.append(bytes[start...])
    return result
  }

  private static let ends = Array(".?!".utf8)

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
