import Funding
import Library

/// `texts/*.yaml`: the texts of the interface, one key per phrase.
enum TextsFile {
  static let reader = ContentReader(place: .folder("texts")) { root in root.members.compactMap(text) }

  private static func text(_ key: String, _ node: ContentNode) -> InterfaceText? {
    guard let phrase = Phrase(rawValue: key) else {
      node.refuse("The program knows no text '\(key)'.", "Correct the key, or remove it.")
      return nil
    }
    return node.read { node in
      let text = InterfaceText(phrase: phrase, origin: node.origin, text: node.words, facts: node.facts("feiten"))
      Placeholders.check(text.text, phrase.placeholders, node)
      return text
    }
  }
}
