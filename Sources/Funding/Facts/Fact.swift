import FEEL

/// One statement the guide rests on, in our own words, with its origin.
package struct Fact: Sendable {
  package typealias ID = Identifier<Fact>

  package let id: ID
  package let statement: Text
  package let certainty: Certainty
  package let places: [Place]
  package let validity: Validity
  /// The ids of contradictions and ambiguities that dispute it.
  package let disputedBy: [ID]

  package init(id: ID, statement: Text, certainty: Certainty, places: [Place], validity: Validity, disputedBy: [ID]) {
    self.id = id
    self.statement = statement
    self.certainty = certainty
    self.places = places
    self.validity = validity
    self.disputedBy = disputedBy
  }
}

/// How sure the guide is of a statement.
package enum Certainty: String, CaseIterable, Hashable, Sendable {
  /// The source says it in so many words.
  case printed = "gedrukt"
  /// The words stand in the source; the place they belong to was reconstructed.
  case reconstructed = "gereconstrueerd"
  /// It follows from other passages; no source says it.
  case inferred = "afgeleid"
  /// Our own choice, so that the guide has a defined behaviour.
  case ownDefault = "eigen-keuze"
  /// Sources contradict each other, or a source can be read in more than one way.
  case disputed = "betwist"
  /// Found outside the sources, and not confirmed by us.
  case external = "extern"
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

/// When a statement holds.
package struct Validity: Hashable, Sendable {
  package let from: CalendarDate?
  package let until: CalendarDate?
  /// The year a yearly figure belongs to.
  package let year: Int?

  package init(from: CalendarDate? = nil, until: CalendarDate? = nil, year: Int? = nil) {
    (self.from, self.until, self.year) = (from, until, year)
  }

  /// Whether the statement may be outdated on `date`: its year or its term is over.
  package func mayBeOutdated(on date: CalendarDate) -> Bool {
    if let year, date.year > year { return true }
    if let until, date > until { return true }
    return false
  }
}

/// A document the facts come from.
package struct Source: Sendable {
  package typealias ID = Identifier<Source>

  package let id: ID
  package let title: Text
  package let publisher: Text
  package let edition: Text
  package let kind: Text
  package let status: Text

  package init(id: ID, title: Text, publisher: Text, edition: Text, kind: Text, status: Text) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.edition = edition
    self.kind = kind
    self.status = status
  }
}
