import FEEL
import Funding
import Library

/// `facts/*.yaml`: the statements, each with certainty, places and validity.
enum FactsFile {
  static func read(_ root: ContentNode) -> [Fact] {
    root.allowOnly(["feiten"])
    return root.list("feiten").compactMap(fact)
  }

  private static func fact(_ node: ContentNode) -> Fact? {
    node.allowOnly(["id", "zekerheid", "stelling", "jaar", "geldigVan", "geldigTot", "tijdloos", "betwistDoor", "plaatsen", "noot"])
    guard let certainty = node.choice("zekerheid", Certainty.self) else { return nil }
    let year = node.optional("jaar").flatMap { year -> Int? in
      if let value = Int(year.written ?? ""), (1900...2200).contains(value) { return value }
      year.refuse("A year is expected here.", "Write it as 2026.")
      return nil
    }
    let fact = Fact(
      id: Fact.ID(node.string("id")), statement: node.translated("stelling"), certainty: certainty,
      places: node.optionalList("plaatsen").compactMap(place),
      validity: Validity(from: node.optionalDate("geldigVan"), until: node.optionalDate("geldigTot"), year: year),
      disputedBy: node.facts("betwistDoor"))
    MalformedPlace.check(fact, node)
    UndatedStatement.check(fact, isTimeless: node.optionalString("tijdloos")?.isEmpty == false, node)
    return fact
  }

  private static func place(_ node: ContentNode) -> Place? {
    node.allowOnly(["bron", "onderdeel", "regels", "digest", "bevestigd"])
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
    return Place(source: Source.ID(node.string("bron")), section: node.string("onderdeel"), lines: lines, digest: digest)
  }
}

/// `sources/*.yaml`: the documents the facts come from.
enum SourcesFile {
  static func read(_ root: ContentNode) -> [Source] {
    root.allowOnly(["bronnen"])
    return root.list("bronnen").map { node in
      node.allowOnly(["id", "titel", "uitgever", "editie", "soort", "status", "tekstbestand"])
      return Source(
        id: Source.ID(node.string("id")), title: node.translated("titel"), publisher: node.translated("uitgever"),
        edition: node.translated("editie"), kind: node.translated("soort"), status: node.translated("status"))
    }
  }
}

/// `terms.yaml`: the glossary.
enum TermsFile {
  static func read(_ root: ContentNode) -> [Term] {
    root.allowOnly(["begrippen"])
    return root.list("begrippen").map { node in
      node.allowOnly(["id", "term", "uitleg", "feiten"])
      return Term(id: node.string("id"), term: node.translated("term"), explanation: node.translated("uitleg"), facts: node.facts("feiten"))
    }
  }
}

/// `edition.yaml`: the name, the date and the publisher of the edition.
enum EditionFile {
  static func read(_ root: ContentNode, hash: String) -> Edition? {
    root.allowOnly(["editie", "datum", "uitgever"])
    _ = root.required("datum")
    guard let date = root.optionalDate("datum"), let publisher = root.required("uitgever") else { return nil }
    publisher.allowOnly(["naam", "url", "email"])
    return Edition(
      name: root.string("editie"), date: date, contentHash: hash,
      publisher: Edition.Publisher(name: publisher.string("naam"), url: publisher.string("url"), email: publisher.string("email")))
  }
}
