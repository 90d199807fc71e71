import Funding
import Library

/// Marks the Dutch words that English pages keep (names of laws, offices and schemes) as Dutch, so that a screen reader says them
/// right (WCAG 3.1.2). They are those of the glossary and the titles of the sources.
struct DutchParts: Sendable {
  /// Per first word in small letters: the terms that begin with it, the longest first.
  private let terms: Once<[[UInt8]: [[UInt8]]]>

  /// Inside these elements there is no room for markup.
  private static let closed = ["title", "svg", "option", "script", "textarea", "span lang=\"nl\""].map { Array($0.utf8) }
  private static let opening = Array("<span lang=\"nl\">".utf8)
  private static let closing = Array("</span>".utf8)

  init(_ guide: Guide) { terms = Once { Self.terms(guide) } }

  private static func terms(_ guide: Guide) -> [[UInt8]: [[UInt8]]] {
    var terms: [[UInt8]: [[UInt8]]] = [:]
    // The part between parentheses explains. A term that is written the same in both languages is as English as it is Dutch.
    let kept = guide.terms.filter { $0.term.nl != $0.term.en && $0.term.en.lowercased().contains(name($0.term.nl).lowercased()) }
    let names = kept.map { name($0.term.nl) }
    for name in names + guide.sources.map(\.title.nl) {
      let bytes = small(Array(name.utf8))
      let first = Array(bytes.prefix { isLetter($0) })
      if first.count > 3 { terms[first, default: []].append(bytes) }
    }
    return terms.mapValues { $0.sorted { $0.count > $1.count } }
  }

  private init(terms: Once<[[UInt8]: [[UInt8]]]>) { self.terms = terms }

  /// With names beside them that one page has, such as those of an example.
  func with(_ names: [String]) -> DutchParts {
    guard !names.isEmpty else { return self }
    var terms = terms.value
    for name in names {
      let bytes = Self.small(Array(HTML(text: name).bytes))
      let first = Array(bytes.prefix { Self.isLetter($0) })
      if !first.isEmpty { terms[first, default: []].append(bytes) }
    }
    let sorted = terms.mapValues { $0.sorted { $0.count > $1.count } }
    return DutchParts(terms: Once { sorted })
  }

  private static func name(_ term: String) -> String {
    String(term.prefix { $0 != "(" }).split(separator: " ").joined(separator: " ")
  }

  /// A page in UTF-8 with its Dutch words marked.
  func marked(_ bytes: [UInt8]) -> [UInt8] {
    let terms = terms.value
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 2_048)
    var index = 0
    var inside: [UInt8]?
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<") {
        let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
        let tag = bytes[index...end].dropFirst()
        if let name = inside {
          if tag.first == UInt8(ascii: "/"), name.starts(with: tag.dropFirst().prefix { Self.isLetter($0) }) { inside = nil }
        } else {
          inside = Self.closed.first { tag.starts(with: $0) && !Self.isLetter(tag.dropFirst($0.count).first ?? 0) }
        }
        result += bytes[index...end]
        index = end + 1
        continue
      }
      let end = Self.endOfWord(index, bytes)
      guard end > index else {
        // A sign outside ASCII goes over whole.
        let next = bytes[(index + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
        result += bytes[index..<next]
        index = next
        continue
      }
      let found = inside == nil ? Self.term(at: index, firstWord: index..<end, bytes, terms) : nil
      if let found {
        result += Self.opening + bytes[index..<found] + Self.closing
        index = found
      } else {
        result += bytes[index..<end]
        index = end
      }
    }
    return result
  }

  /// Where the longest term that stands here ends.
  private static func term(at start: Int, firstWord: Range<Int>, _ bytes: [UInt8], _ terms: [[UInt8]: [[UInt8]]]) -> Int? {
    terms[small(Array(bytes[firstWord]))]?.lazy.compactMap { term -> Int? in
      let end = start + term.count
      guard end <= bytes.count, small(Array(bytes[start..<end])) == term, endOfWord(end, bytes) == end else { return nil }
      return end
    }.first
  }

  /// Where the word that begins here ends; here itself when none does.
  private static func endOfWord(_ start: Int, _ bytes: [UInt8]) -> Int {
    var index = start
    while index < bytes.count, isLetter(bytes[index]) {
      // Quotes and dashes (U+2000 to U+206F) are no letters; their first two bytes say so.
      if bytes[index] == 0xE2, index + 1 < bytes.count, bytes[index + 1] == 0x80 || bytes[index + 1] == 0x81 {
        return index == start ? start : index
      }
      index += 1
    }
    return index
  }

  /// A letter, or part of one outside ASCII.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func small(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}
