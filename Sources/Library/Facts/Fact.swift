import FEEL

/// One statement the guide rests on, in our own words, with its origin.
package final class Fact: ContentItem {
  package static let itemKind = ContentKind("feit", english: "fact")

  package let id: Identifier<Fact>
  package let origin: Origin
  package let statement: Text
  package let certainty: Certainty
  package let places: [Place]
  /// Where it was seen outside the sources.
  package let pages: [WebPlace]
  package let validity: Validity
  /// The ids of contradictions and ambiguities that dispute it.
  package let disputedBy: [ID]

  package init(
    id: Identifier<Fact>, origin: Origin, statement: Text, certainty: Certainty, places: [Place], pages: [WebPlace] = [],
    validity: Validity, disputedBy: [ID]
  ) {
    self.origin = origin
    self.id = id
    self.statement = statement
    self.certainty = certainty
    self.places = places
    self.pages = pages
    self.validity = validity
    self.disputedBy = disputedBy
  }

  package var texts: [Text] {
    [statement]
  }
  package var references: [Reference] {
    places.map(\.source).references() + disputedBy.references()
  }
}

/// Where a statement stands: the document, its section, the lines in the text edition, and a digest of those lines.
package struct Place: Hashable, Sendable {
  package let source: Source.ID
  package let section: String
  package let lines: [ClosedRange<Int>]
  /// `sha256:` and 64 hexadecimal digits over the lines, joined by line feeds.
  package let digest: String

  package init(source: Source.ID, section: String, lines: [ClosedRange<Int>], digest: String) {
    (self.source, self.section, self.lines, self.digest) = (source, section, lines, digest)
  }
}

/// A page on the web on which a statement was seen, outside the sources.
package struct WebPlace: Hashable, Sendable {
  /// Begins with `https://`.
  package let address: String
  package let seen: CalendarDate
  /// Whether somebody else tells it there: news, an adviser.
  package let isSecondHand: Bool

  package init(address: String, seen: CalendarDate, isSecondHand: Bool) {
    (self.address, self.seen, self.isSecondHand) = (address, seen, isSecondHand)
  }
}

/// When a statement holds.
package struct Validity: Hashable, Sendable {
  package let from: CalendarDate?
  package let until: CalendarDate?
  /// The year a yearly figure belongs to.
  package let year: Int?

  package init(from: CalendarDate? = nil, until: CalendarDate? = nil, year: Int? = nil) {
    (self.from, self.until, self.year) = (from, until, year)
  }

  /// Whether there is a day on which the statement may be outdated.
  package var canBeOutdated: Bool { year != nil || until != nil }

  /// Whether the statement may be outdated on `date`: its year or its term is over.
  package func mayBeOutdated(on date: CalendarDate) -> Bool {
    if let year, date.year > year { return true }
    if let until, date > until { return true }
    return false
  }
}
