import Library

/// `terms.yaml`: the glossary.
enum TermsFile {
  static let reader = ContentReader(.file("terms.yaml"), list: "begrippen") { node in
    Term(
      id: node.id(), origin: node.origin, term: node.translated("term"), explanation: node.translated("uitleg"),
      facts: node.facts("feiten"))
  }
}
