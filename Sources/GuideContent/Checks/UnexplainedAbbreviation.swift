import Library
import Tools

/// An abbreviation in an item of knowledge or a tool that the reader can find nowhere: not in the glossary, not as a name of an item, not explained
/// in brackets where it stands.
enum UnexplainedAbbreviation {
  static func check(_ library: Library, _ tools: [ReadyTool], _ findings: Findings) {
    var known = Set<String>()
    for term in library[Term.self] { known.formUnion(abbreviations(in: term.term.nl + " " + term.term.en)) }
    let items = library[KnowledgeItem.self]
    for item in items {
      known.formUnion(abbreviations(in: ([item.title.nl, item.title.en] + item.alsoKnownAs).joined(separator: " ")))
    }
    func check(_ text: String, _ subject: String, _ origin: Origin) {
      for word in unique(abbreviations(in: text)) where !known.contains(word) && !isExplained(word, in: text) {
        findings.add(
          origin.file, origin.line, "\(subject): '\(word)' is explained nowhere: '\(text)'",
          "Add it to terms.yaml, or explain it in brackets behind it.")
      }
    }
    for item in items {
      for text in item.texts { check(text.nl, "kennis \(item.id)", item.origin) }
    }
    for sentence in tools.flatMap(\.sentences) { check(sentence.text.nl, sentence.subject, sentence.origin) }
  }

  /// Words of two letters or more, all of them capitals.
  static func abbreviations(in text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { word in
      word.utf8.count > 1 && word.allSatisfy { $0.isASCII && $0.isUppercase }
    }
  }

  private static func isExplained(_ word: String, in text: String) -> Bool { text.contains(word + " (") || text.contains("(" + word) }
}
