import FEEL
import Library
import Tools

/// A figure in an item of knowledge or in the words of a tool that none of the facts under the item holds: an amount, a year, a number of hours that nobody can
/// find back. The check of the content refuses it, so that a figure changes in one place, its fact.
enum UnsupportedFigure {
  static func check(_ library: Library, _ findings: Findings) {
    for item in library[KnowledgeItem.self] {
      let known = Set(item.allFacts.compactMap(library.find).flatMap { figures(of: $0, library) } + [String(item.checking.last.year)])
      let own = Set([item.title, item.summary].flatMap { figures(in: $0.nl) + figures(in: $0.en) })
      for text in item.statements.map(\.text) + [item.summary] {
        for figure in unique(figures(in: text.nl) + figures(in: text.en)) where !known.contains(figure) {
          // A name can hold a figure; the items that rest on the name say it too.
          guard !own.contains(figure) || text == item.summary else { continue }
          findings.add(
            item.origin.file, item.origin.line, "kennis \(item.id): the figure '\(figure)' stands in no fact under the item: '\(text.nl)'",
            "Name the fact that holds it, or leave the figure out.")
        }
      }
    }
  }

  /// The figures of the words and the rules of tools. Beside the facts, a question can hold a figure in its bounds.
  static func check(_ tools: [ReadyTool], _ library: Library, _ findings: Findings) {
    func held(by facts: [Fact.ID]) -> [String] { facts.compactMap(library.find).flatMap { figures(of: $0, library) } }
    for ready in tools {
      let names = Set([ready.tool.title.nl, ready.tool.title.en].flatMap(figures(in:)))
      let known = Set(held(by: ready.commonFacts) + ready.ownFigures + [String(ready.tool.checking.last.year)])
      for sentence in ready.sentences {
        let own = Set(held(by: sentence.facts))
        for figure in unique(figures(in: claims(sentence, \.nl)) + figures(in: claims(sentence, \.en)))
        where !known.contains(figure) && !own.contains(figure) && !(names.contains(figure) && sentence.text != ready.tool.title) {
          findings.add(
            sentence.origin.file, sentence.origin.line,
            "\(sentence.subject): the figure '\(figure)' stands in no fact under it: '\(sentence.text.nl)'",
            "Name the fact that holds it, or leave the figure out.")
        }
      }
    }
  }

  /// A text without its examples: in the explanation of a question a sentence that begins as one rests on nothing.
  private static func claims(_ sentence: ToolSentence, _ language: KeyPath<Text, String>) -> String {
    let text = sentence.text[keyPath: language]
    guard sentence.canGiveExamples else { return text }
    return LongSentence.sentences(text).map { String(decoding: $0, as: UTF8.self) }.filter { one in
      let begin = one.drop { !$0.isLetter }
      return !begin.hasPrefix("Bijvoorbeeld") && !begin.hasPrefix("For example")
    }.joined()
  }

  /// The figures of a statement, of the editions of its sources, and of the days on which it was seen.
  private static func figures(of fact: Fact, _ library: Library) -> [String] {
    let editions = fact.places.compactMap { library.find($0.source)?.edition.nl }
    let years = [fact.validity.year, fact.validity.from?.year, fact.validity.until?.year] + fact.pages.map(\.seen.year)
    return ([fact.statement.nl, fact.statement.en] + editions).flatMap(figures) + years.compactMap(\.self).map(String.init)
  }

  /// The numbers of two digits or more, without the signs that set them apart: `500.000` and `500,000` are both `500000`.
  static func figures(in text: String) -> [String] {
    var figures: [String] = []
    var digits = ""
    let bytes = Array(text.utf8)
    for (place, byte) in bytes.enumerated() {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      let separates = (byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")) && !digits.isEmpty
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      if isDigit {
        digits.append(Character(Unicode.Scalar(byte)))
      } else if !(separates && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)) {
        if digits.utf8.count > 1 { figures.append(digits) }
        digits = ""
      }
    }
    if digits.utf8.count > 1 { figures.append(digits) }
    return figures
  }
}
