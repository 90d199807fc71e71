import Library

/// A `{name}` in a text that the program does not fill in, so that a visitor would read it; or one that only one language has.
enum Placeholders {
  static func check(_ text: Text, _ known: Set<String>, _ node: ContentNode) {
    let (dutch, english) = (names(text.nl), names(text.en))
    if dutch != english {
      node.refuse("The languages have different {places} to fill in.", "Use the same {names} in every language.")
    }
    for name in dutch.union(english).sorted() where !known.contains(String(name.dropFirst().dropLast())) {
      let remedy = known.isEmpty ? "Remove it." : "Use one of: \(known.sorted().map { "{\($0)}" }.joined(separator: ", "))."
      node.refuse("The program fills in no '\(name)' here.", remedy)
    }
  }

  private static func names(_ text: String) -> Set<Substring> { Set(text.matches(of: /\{[a-zA-Z]+\}/).map(\.output)) }
}
