import Library

/// `terms.yaml`: the glossary.
enum TermsFile {
  static let reader = ContentReader(place: .file("terms.yaml")) { root in
    root.read { root in
      root.list("begrippen") { node in
        Term(
          id: node.id(), origin: node.origin, term: node.translated("term"), explanation: node.translated("uitleg"),
          facts: node.facts("feiten"))
      }
    } ?? []
  }
}
