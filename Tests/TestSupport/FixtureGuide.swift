import BusinessCase
import Foundation
import Funding
import GuideContent
import Library

/// A small guide for the tests of the program: three questions, two outcomes, five facts, two kinds of knowledge, a tool. Its texts are the
/// names of the phrases, so that no test of the program depends on how the real content is worded.
package enum FixtureContent {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixture").path

  package static let guide: Result<Guide, any Error> = Result { try ContentLoader.load(try files()) }

  /// - Parameter withCases: whether the worked examples of the tool are among them.
  package static func files(withCases: Bool = false) throws -> [ContentFile] {
    try ContentDirectory.files(at: folder, withCases: withCases) + [
      ContentFile(path: "texts/fixture.yaml", bytes: Array(texts.utf8)),
      ContentFile(path: "messages/zaken.yaml", bytes: Array(messages.utf8)),
    ]
  }

  /// Every kind of problem of a case as its own name, with what is filled in behind it.
  private static var messages: String {
    let lines = CaseProblem.Kind.allCases.map { kind in
      let names = kind.parts.map { " {\($0.rawValue)}" }.sorted().joined()
      let text = "\(kind.rawValue)\(names)."
      return "  - {soort: \(kind.rawValue), fout: {nl: \"\(text)\", en: \"\(text)\"}, herstel: {nl: \"Herstel.\", en: \"Mend.\"}}"
    }
    return "meldingen:\n" + lines.joined(separator: "\n")
  }

  /// Every phrase as its own name, with what is filled in behind it.
  private static var texts: String {
    Phrase.allCases.map { phrase in
      let names = phrase.placeholders.sorted().map { " {\($0)}" }.joined()
      // The names of the months are split at the commas.
      let text = phrase == .months ? (1...12).map { "m\($0)" }.joined(separator: ",") : phrase.rawValue + names
      return "\(phrase.rawValue): {nl: \"\(text)\", en: \"\(text)\"}"
    }.joined(separator: "\n")
  }
}
