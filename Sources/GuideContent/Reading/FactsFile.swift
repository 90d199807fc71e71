import FEEL
import Funding
import Library

/// `facts/*.yaml`: the statements, each with certainty, places and validity.
enum FactsFile {
  static let reader = ContentReader(.folder("facts"), list: "feiten", fact)

  private static func fact(_ node: ContentNode) -> Fact? {
    // For authors and for scripts/check-places: why a fact is as it is.
    node.allow("noot")
    let year = node.optional("jaar").flatMap { year -> Int? in
      if let value = Int(year.written ?? ""), (1900...2200).contains(value) { return value }
      year.refuse("A year is expected here.", "Write it as 2026.")
      return nil
    }
    let isTimeless = node.optionalString("tijdloos")?.isEmpty == false
    guard let certainty = node.choice("zekerheid", Certainty.self) else { return nil }
    let fact = Fact(
      id: node.id(), origin: node.origin, statement: node.translated("stelling"), certainty: certainty,
      places: node.optionalList("plaatsen", place), pages: node.optionalList("vindplaatsen", page),
      validity: Validity(from: node.optionalDate("geldigVan"), until: node.optionalDate("geldigTot"), year: year),
      disputedBy: node.ids("betwistDoor"))
    MalformedPlace.check(fact, node)
    UndatedStatement.check(fact, isTimeless: isTimeless, node)
    return fact
  }

  private static func page(_ node: ContentNode) -> WebPlace? {
    let address = node.string("adres")
    if !address.hasPrefix("https://") || address.contains(where: \.isWhitespace) {
      node.refuse("This web address does not begin with https://.", "Write the whole address.")
    }
    guard node.required("gezien") != nil, let seen = node.optionalDate("gezien") else { return nil }
    return WebPlace(address: address, seen: seen, isSecondHand: node.optionalString("tweedehands") == "true")
  }

  private static func place(_ node: ContentNode) -> Place? {
    // For scripts/check-places: a person compared the statement with the passage.
    node.allow("bevestigd")
    let lines = node.list("regels").compactMap { element -> ClosedRange<Int>? in
      if let range = element.text.flatMap(MalformedPlace.lines) { return range }
      element.refuse("These are no lines.", "Write a line as \"12\" or lines as \"12-14\".")
      return nil
    }
    if lines.isEmpty { node.refuse("The place names no lines.", "Write regels: [\"12-14\"].") }
    let digest = node.string("digest")
    if !MalformedPlace.isDigest(digest) {
      node.refuse("The digest is not 'sha256:' with 64 hexadecimal digits.", "Compute it with scripts/check-places.")
    }
    return Place(source: node.id("bron"), section: node.string("onderdeel"), lines: lines, digest: digest)
  }
}
