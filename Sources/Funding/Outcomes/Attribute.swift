import Library

/// A row of a comparison table.
package final class Attribute: ContentItem {
  package static let itemKind = ContentKind("kenmerk", english: "attribute")

  package enum Series: String, Hashable, Sendable, CaseIterable {
    case route
    case option = "optie"
    case depth = "verdieping"
  }

  /// Who pays: the start page shows it for every route.
  package static let payer: ID = "wie-betaalt"

  package let id: Identifier<Attribute>
  package let origin: Origin
  package let series: Series
  package let name: Text

  private static func key(_ series: Series, _ id: Attribute.ID) -> String { "\(series.rawValue)/\(id)" }

  /// An attribute of a series, as others refer to it.
  static func reference(_ series: Series, _ id: Attribute.ID) -> Reference { Reference(kind: itemKind, key: key(series, id)) }

  package init(id: Identifier<Attribute>, origin: Origin, series: Series, name: Text) {
    self.origin = origin
    (self.id, self.series, self.name) = (id, series, name)
  }

  package var texts: [Text] {
    [name]
  }
  package var references: [Reference] {
    []
  }
  /// Two series may share an id.
  package var key: String { Self.key(series, id) }
}
