import FEEL
import Funding
import Library

/// The query of an address, split in keys and values but not yet checked.
struct Query: Sendable {
  let pairs: [(key: String, value: String)]

  /// What a page may find in its address.
  enum Parameter: Hashable, Sendable {
    case answers, date, reader, page, facts
    /// What someone looks for, in his own words.
    case words
    /// Choices from lists, under these names.
    case choices([String])
  }

  static let lapsedKey = "vervallen"
  static let pageKey = "pagina"
  /// The facts that a list is limited to.
  static let factKey = "feit"
  /// What someone looks for.
  static let wordsKey = "q"
  /// What stands here is in anybody's own words: it is compared with nothing.
  private static let freeKeys = [wordsKey, CaseBuilder.nameKey]
  /// The most characters (code points) that it may have.
  static let longestWords = 200
  /// More than every answer to every question at once.
  static let maximumPairs = 120

  init(_ raw: String) {
    pairs = raw.split(separator: "&").prefix(Self.maximumPairs + 1).map { part in
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = Self.text(halves[0])
      guard halves.count > 1 else { return (key, "") }
      return (key, Self.freeKeys.contains(key) ? Self.words(halves[1]) : Self.text(halves[1]))
    }.filter { !Self.isTracking($0.0) }
  }

  /// Keys that mail programs and networks add to a link that is forwarded. They say nothing, and must not break it.
  private static func isTracking(_ key: String) -> Bool {
    key.hasPrefix("utm_") || key.hasPrefix("mc_") || ["fbclid", "gclid", "msclkid"].contains(key)
  }

  init(pairs: [(key: String, value: String)]) { self.pairs = pairs }

  func values(_ key: String) -> [String] { pairs.filter { $0.key == key }.map(\.value) }

  func without(_ keys: Set<String>) -> Query { Query(pairs: pairs.filter { !keys.contains($0.key) }) }

  /// The answers per question as raw answers: one value for a question with one answer, otherwise a list.
  func rawAnswers(_ guide: Guide) -> [(question: String, answer: RawAnswer)] {
    var order: [String] = []
    var values: [String: [String]] = [:]
    for pair in pairs {
      if values[pair.key] == nil { order.append(pair.key) }
      values[pair.key, default: []].append(pair.value)
    }
    return order.map { key in
      let given = values[key] ?? []
      return (key, RawAnswer(sent: given, isSeveral: guide.question(Question.ID(key))?.isSeveral ?? false))
    }
  }

  /// Stands for every text that no id, date, code or number can be. It is none itself.
  private static let foreign = "?"

  private static func text(_ part: Substring) -> String {
    let bytes = decoded(part)
    return OutsideText.canBeID(bytes) || WrittenNumber.canBeOne(bytes) ? String(decoding: bytes, as: UTF8.self) : foreign
  }

  static func isTooLong(_ words: String) -> Bool { words.unicodeScalars.count > longestWords }

  /// Words in any language. What is far too long is not read to its end: enough is left to see that it is.
  private static func words(_ part: Substring) -> String {
    let mostBytes = "%F0%9F%92%99".utf8.count
    return String(decoding: decoded(part.prefix(mostBytes * (longestWords + 1))), as: UTF8.self)
  }

  /// `%20` and `+` as a space; a sequence that means nothing stays as it is, and will not be a known id.
  private static func decoded(_ part: Substring) -> [UInt8] {
    let sent = Array(part.utf8)
    // Most parts are ids, which are sent as they are.
    guard sent.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else { return sent }
    var bytes: [UInt8] = []
    var place = 0
    while place < sent.count {
      if sent[place] == UInt8(ascii: "%"), place + 2 < sent.count,
        let value = UInt8(String(decoding: sent[place + 1...place + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        place += 3
      } else {
        bytes.append(sent[place] == UInt8(ascii: "+") ? UInt8(ascii: " ") : sent[place])
        place += 1
      }
    }
    return bytes
  }
}

extension RawAnswer {
  /// What a form or an address sends for one question: one text for a question with one answer, otherwise a list.
  init(sent texts: [String], isSeveral: Bool) {
    let standsAlone = texts.count == 1 && (!isSeveral || [Answer.unknownID, Answer.noneID].contains(texts[0]))
    self = standsAlone ? .text(texts[0]) : .list(texts)
  }
}
