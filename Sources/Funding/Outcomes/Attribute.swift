import Library

/// A row of a comparison table.
package struct Attribute: Sendable {
  package typealias ID = Identifier<Attribute>

  package enum Series: String, Hashable, Sendable, CaseIterable {
    case route
    case option = "optie"
    case depth = "verdieping"
  }

  /// Who pays: the start page shows it for every route.
  package static let payer: ID = "wie-betaalt"

  package let id: ID
  package let series: Series
  package let name: Text

  package init(id: ID, series: Series, name: Text) {
    (self.id, self.series, self.name) = (id, series, name)
  }
}
