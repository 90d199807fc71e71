import Library

/// `edition.yaml`: the name, the date and the publisher of the edition.
enum EditionFile {
  static let path = "edition.yaml"

  static func read(_ root: ContentNode, hash: String) -> Edition? {
    root.read { root in
      _ = root.required("datum")
      let name = root.string("editie")
      let publisher = root.required("uitgever")?.read { node in
        Edition.Publisher(name: node.string("naam"), url: node.string("url"), email: node.string("email"))
      }
      guard let date = root.optionalDate("datum"), let publisher else { return nil }
      return Edition(name: name, date: date, contentHash: hash, publisher: publisher)
    }
  }
}
