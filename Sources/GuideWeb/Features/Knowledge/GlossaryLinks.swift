import Funding
import Library

/// Makes the first use of a term on a page a link to its explanation. One is made per page.
final class GlossaryLinks {
  private let context: PageContext
  private var remaining: [GlossaryIndex.Entry]

  /// - Parameter own: the term that the page is about: it does not lead to itself.
  init(_ context: PageContext, except own: Term.ID? = nil) {
    self.context = context
    remaining = (context.glossary[context.language]?.value ?? []).filter { $0.id != own }
  }

  /// A text in which terms that were not met before are links.
  func markup(_ text: String) -> HTML {
    let bytes = Array(text.utf8)
    var uses: [(range: Range<Int>, entry: GlossaryIndex.Entry)] = []
    for entry in remaining {
      // A term is known by several words, of which only the first is linked.
      guard let range = entry.firstUse(in: bytes), !uses.contains(where: { $0.range.overlaps(range) || $0.entry.id == entry.id }) else {
        continue
      }
      uses.append((range, entry))
    }
    guard !uses.isEmpty else { return HTML(text: text) }
    let met = Set(uses.map(\.entry.id))
    remaining.removeAll { met.contains($0.id) }
    var parts: [HTML] = []
    var start = 0
    for use in uses.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      parts.append(HTML(text: String(decoding: bytes[start..<use.range.lowerBound], as: UTF8.self)))
      parts.append(
        "<a class=\"term\"\(href: context.addresses.term(use.entry.id))>\(String(decoding: bytes[use.range], as: UTF8.self))</a>")
      start = use.range.upperBound
    }
    parts.append(HTML(text: String(decoding: bytes[start...], as: UTF8.self)))
    return parts.joined()
  }
}

/// The words by which the terms of the glossary are known, longest first, so that of two terms at one place the longer is linked.
enum GlossaryIndex {
  struct Entry: Sendable {
    let id: Term.ID
    /// In UTF-8.
    let word: [UInt8]

    /// The first place where the word stands by itself.
    func firstUse(in text: [UInt8]) -> Range<Int>? {
      guard word.count <= text.count else { return nil }
      var place = 0
      while place + word.count <= text.count {
        if text[place] == word[0], text[place..<place + word.count].elementsEqual(word), Self.isEdge(text, place - 1),
          Self.isEdge(text, place + word.count)
        {
          return place..<place + word.count
        }
        place += 1
      }
      return nil
    }

    private static func isEdge(_ text: [UInt8], _ place: Int) -> Bool {
      guard text.indices.contains(place) else { return true }
      let byte = text[place] | 0x20
      return byte < 0x80 && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) && byte != UInt8(ascii: "-") | 0x20
    }
  }

  static func entries(_ guide: Guide, _ language: Language) -> [Entry] {
    guide.terms.flatMap { term in words(term.term[language]).filter { $0.utf8.count > 2 }.map { Entry(id: term.id, word: Array($0.utf8)) } }
      .sorted { ($1.word.count, $0.id.text) < ($0.word.count, $1.id.text) }
  }

  /// "mpt (modulair pakket thuis)" is known by both.
  static func words(_ term: String) -> [String] {
    term.split(separator: "(", maxSplits: 1).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == ")" }.reversed())
    }
  }
}
