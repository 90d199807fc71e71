/// A sentence of more than 25 words. Plain language keeps one thought to a sentence.
enum LongSentence {
  static let limit = 25

  static func check(_ text: String, _ node: ContentNode) {
    for sentence in sentences(text) {
      let words = sentence.split(whereSeparator: \.isWhitespace).count
      if words > limit {
        node.refuse(
          "A sentence has \(words) words; the limit is \(limit): '\(sentence.prefix(50))…'", "Split it into two sentences.")
      }
    }
  }

  /// The sentences of a text: a full stop, question mark or exclamation mark ends one when white space follows.
  static func sentences(_ text: String) -> [Substring] {
    var result: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if ".?!".contains(text[index]), next == text.endIndex || text[next].isWhitespace {
        result.append(text[start..<next])
        start = next
      }
      index = next
    }
    result.append(text[start...])
    return result
  }
}
