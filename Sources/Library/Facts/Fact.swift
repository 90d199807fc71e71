import FEEL

/// One statement the guide rests on, in our own words, with its origin.
public final class Fact: ContentItem {
  public static let itemKind = ContentKind("feit", english: "fact")

  public let id: Identifier<Fact>
  public let origin: Origin
  public let statement: Text
  public let certainty: Certainty
  public let places: [Place]
  /// Where it was seen outside the sources.
  public let pages: [WebPlace]
  public let validity: Validity
  /// The ids of contradictions and ambiguities that dispute it.
  public let disputedBy: [ID]

  public init(
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

  public var texts: [Text] {
    [statement]
  }
  public var references: [Reference] {
    places.map(\.source).references() + disputedBy.references()
  }
}

/// Where a statement stands: the document, its section, the lines in the text edition, and a digest of those lines.
public struct Place: Hashable, Sendable {
  public let source: Source.ID
  public let section: String
  public let lines: [ClosedRange<Int>]
  /// `sha256:` and 64 hexadecimal digits over the lines, joined by line feeds.
  public let digest: String

  public init(source: Source.ID, section: String, lines: [ClosedRange<Int>], digest: String) {
    (self.source, self.section, self.lines, self.digest) = (source, section, lines, digest)
  }
}

/// A page on the web on which a statement was seen, outside the sources.
public struct WebPlace: Hashable, Sendable {
  /// Begins with `https://`.
  public let address: String
  public let seen: CalendarDate
  /// Whether somebody else tells it there: news, an adviser.
  public let isSecondHand: Bool

  public init(address: String, seen: CalendarDate, isSecondHand: Bool) {
    (self.address, self.seen, self.isSecondHand) = (address, seen, isSecondHand)
  }
}

/// When a statement holds.
public struct Validity: Hashable, Sendable {
  public let from: CalendarDate?
  public let until: CalendarDate?
  /// The year a yearly figure belongs to.
  public let year: Int?

  public init(from: CalendarDate? = nil, until: CalendarDate? = nil, year: Int? = nil) {
    (self.from, self.until, self.year) = (from, until, year)
  }

  /// Whether there is a day on which the statement may be outdated.
  public var canBeOutdated: Bool { year != nil || until != nil }

  /// Whether the statement may be outdated on `date`: its year or its term is over.
  public func mayBeOutdated(on date: CalendarDate) -> Bool {
    if let year, date.year > year { return true }
    if let until, date > until { return true }
    return false
  }
}
