import BusinessCase
import Library

/// `messages/zaken.yaml`: what is said about a business case in which something is wrong. Every kind of problem has its sentences.
package enum CaseMessagesFile {
  private static let path = "messages/zaken.yaml"

  static let reader = ContentReader(place: .file(path)) { root in
    let sentences = root.read { $0.list("meldingen", sentence) } ?? []
    let worded = Set(sentences.map(\.kind))
    for kind in CaseProblem.Kind.allCases where !worded.contains(kind) {
      root.refuse("There are no sentences for '\(kind.rawValue)'.", "Add it under meldingen, with fout and herstel.")
    }
    return sentences
  }

  /// What is said, out of the files of the content; nothing else of it is looked at.
  ///
  /// - Throws: `ContentFailure` with everything that is wrong with it.
  package static func sentences(in files: [ContentFile]) throws(ContentFailure) -> CaseSentences {
    CaseSentences(try reader.items(in: files).compactMap { $0 as? CaseSentence })
  }

  private static func sentence(_ node: ContentNode) -> CaseSentence? {
    guard let kind = node.choice("soort", CaseProblem.Kind.self) else { return nil }
    return CaseSentence(kind: kind, origin: node.origin, message: text("fout", kind, node), remedy: text("herstel", kind, node))
  }

  private static func text(_ key: String, _ kind: CaseProblem.Kind, _ node: ContentNode) -> Text {
    let text = node.translated(key)
    Placeholders.check(text, Set(kind.parts.map(\.rawValue)), node)
    return text
  }
}
