import Funding
import Library

/// `sources/*.yaml`: the documents the facts come from.
enum SourcesFile {
  static let reader = ContentReader(.folder("sources"), list: "bronnen") { node in
    // For scripts/check-places: the text edition of the document.
    node.allow("tekstbestand")
    return Source(
      id: node.id(), origin: node.origin, title: node.translated("titel"), publisher: node.translated("uitgever"),
      edition: node.translated("editie"), kind: node.translated("soort"), status: node.translated("status"))
  }
}
