import Funding

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
      phrases[phrase] = text
    }
    return (phrases, facts)
  }

  /// The `{names}` in a text.
  private static func placeholders(_ text: String) -> Set<Substring> {
    Set(text.matches(of: /\{[a-zA-Z]+\}/).map(\.output))
  }
}

/// `pages/*.yaml`: pages of plain information.
enum InfoPagesFile {
  static func read(_ root: ContentNode) -> InfoPage {
    root.allowOnly(["id", "titel", "secties"])
    let sections = root.list("secties").map { node in
      node.allowOnly(["kop", "alineas"])
      return InfoPage.Section(heading: node.optionalTranslated("kop"), paragraphs: node.list("alineas").map(\.translation))
    }
    return InfoPage(id: root.string("id"), title: root.translated("titel"), sections: sections)
  }
}
