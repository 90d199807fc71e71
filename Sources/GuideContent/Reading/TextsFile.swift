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

/// `tree/boom.yaml`: how the decision tree is drawn.
enum TreeFile {
  static func read(_ root: ContentNode) -> TreePicture {
    root.allowOnly(["knopen", "takken"])
    return TreePicture(nodes: root.list("knopen").map(node), edges: root.list("takken").map(edge))
  }

  private static func node(_ node: ContentNode) -> TreePicture.Node {
    node.allowOnly(["id", "kolom", "rij", "vraag", "uitkomst", "tekst"])
    let subject: TreePicture.Node.Subject =
      if let question = node.optionalString("vraag") {
        .question(Question.ID(question))
      } else if let outcome = node.optionalString("uitkomst") {
        .outcome(Outcome.ID(outcome))
      } else {
        .text
      }
    return TreePicture.Node(
      id: node.string("id"), column: node.number("kolom"), row: node.number("rij"), subject: subject,
      label: node.translated("tekst"))
  }

  private static func edge(_ node: ContentNode) -> TreePicture.Edge {
    node.allowOnly(["van", "naar", "label", "als", "feiten"])
    let conditions = node.optionalList("als").map { condition in
      condition.allowOnly(["vraag", "antwoorden"])
      return TreePicture.Condition(
        question: Question.ID(condition.string("vraag")), answers: condition.list("antwoorden").compactMap(\.text))
    }
    return TreePicture.Edge(
      from: node.string("van"), to: node.string("naar"), label: node.translated("label"), conditions: conditions,
      facts: node.facts("feiten"))
  }
}
