import Funding
import Library

/// `texts/*.yaml`: the texts of the interface, one key per phrase.
enum TextsFile {
  static func read(_ roots: [ContentNode]) -> (phrases: [Phrase: Text], facts: [Phrase: [Fact.ID]]) {
    var phrases: [Phrase: Text] = [:]
    var facts: [Phrase: [Fact.ID]] = [:]
    for (key, node) in roots.flatMap(\.members) {
      guard let phrase = Phrase(rawValue: key) else {
        node.refuse("The program knows no text '\(key)'.", "Correct the key, or remove it.")
        continue
      }
      if phrases[phrase] != nil { node.refuse("The text '\(key)' stands in more than one place.", "Keep one.") }
      let text = node.translation(with: ["feiten"])
      facts[phrase] = node.facts("feiten")
      if placeholders(text.nl) != placeholders(text.en) {
        node.refuse("The languages have different {places} to fill in.", "Use the same {names} in every language.")
      }
      checkPlaceholders(text, phrase.placeholders, node)
      phrases[phrase] = text
    }
    return (phrases, facts)
  }

  /// Refuses a `{name}` that the program does not fill in: a visitor would read it.
  static func checkPlaceholders(_ text: Text, _ known: Set<String>, _ node: ContentNode) {
    for name in placeholders(text.nl).union(placeholders(text.en)).sorted() where !known.contains(String(name.dropFirst().dropLast())) {
      let remedy = known.isEmpty ? "Remove it." : "Use one of: \(known.sorted().map { "{\($0)}" }.joined(separator: ", "))."
      node.refuse("The program fills in no '\(name)' here.", remedy)
    }
  }

  /// The `{names}` in a text.
  private static func placeholders(_ text: String) -> Set<Substring> {
    Set(text.matches(of: /\{[a-zA-Z]+\}/).map(\.output))
  }
}

/// `pages/*.yaml`: pages of plain information.
enum InfoPagesFile {
  static func read(_ root: ContentNode) -> InfoPage? {
    root.allowOnly(["id", "titel", "secties"])
    let sections = root.list("secties").map { node in
      node.allowOnly(["kop", "alineas"])
      return InfoPage.Section(heading: node.optionalTranslated("kop"), paragraphs: node.list("alineas").map(\.translation))
    }
    guard let id = root.choice("id", InfoPage.ID.self) else { return nil }
    return InfoPage(id: id, title: root.translated("titel"), sections: sections)
  }
}
