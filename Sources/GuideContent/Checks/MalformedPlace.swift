import Funding
import Library

/// A place that does not say where: no lines, lines in the wrong order, or a digest that is none.
/// A statement that claims to stand in a source must have a place.
enum MalformedPlace {
  static func lines(_ text: String) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = parts.first ?? nil, first > 0, parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return first...first }
    guard let last = parts[1], last >= first else { return nil }
    return first...last
  }

  static func isDigest(_ text: String) -> Bool {
    let prefix = "sha256:".utf8
    let digits = text.utf8.dropFirst(prefix.count)
    return text.utf8.starts(with: prefix) && digits.count == 64
      && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  static func check(_ fact: Fact, _ node: ContentNode) {
    switch fact.certainty {
    case .printed, .reconstructed, .inferred, .disputed, .external:
      if fact.places.isEmpty, fact.certainty != .external || fact.pages.isEmpty {
        node.refuse(
          "The fact '\(fact.id)' says it rests on a source, but has no place.",
          "Add plaatsen; or vindplaatsen, where it is from outside the sources; or choose another zekerheid.")
      }
    case .ownDefault: break
    }
    if let from = fact.validity.from, let until = fact.validity.until, until < from {
      node.refuse("The fact '\(fact.id)' ends before it begins.", "Correct geldigVan or geldigTot.")
    }
  }
}
