import FEEL
import Library

/// A figure of a law or a rule, with the time in which it holds: six and a half hours, € 500,000. Rules name it, and never hold it.
package final class DatedFigure: ContentItem {
  package static let itemKind = ContentKind("parameter", english: "parameter")

  /// The name by which rules ask for it.
  package let id: Identifier<DatedFigure>
  package let origin: Origin
  package let title: Text
  /// What the number counts.
  package let unit: Text
  /// How the number is written in a sum; `nil` for a number without a sign of its own.
  package let measure: ToolValueKind.Measure?
  /// In the order of the content.
  package let values: [Dated]

  package struct Dated: Hashable, Sendable {
    package let value: Value
    package let from: CalendarDate
    /// The last day; `nil` as long as no end is known.
    package let until: CalendarDate?
    package let facts: [Fact.ID]
    /// Why the value, or its time, is another than its facts say; `nil` where it is what they say.
    package let derivation: String?
    package let origin: Origin

    package init(value: Value, from: CalendarDate, until: CalendarDate?, facts: [Fact.ID], derivation: String?, origin: Origin) {
      (self.value, self.from, self.until, self.facts) = (value, from, until, facts)
      (self.derivation, self.origin) = (derivation, origin)
    }

    /// The first day on which both hold; `nil` when there is none.
    package func firstDay(sharedWith other: Dated) -> CalendarDate? {
      let day = max(from, other.from)
      return holds(on: day) && other.holds(on: day) ? day : nil
    }

    package func holds(on date: CalendarDate) -> Bool { from <= date && until.map { date <= $0 } ?? true }
  }

  package init(
    id: Identifier<DatedFigure>, origin: Origin, title: Text, unit: Text, measure: ToolValueKind.Measure?, values: [Dated]
  ) {
    (self.id, self.origin, self.title, self.unit, self.measure, self.values) = (id, origin, title, unit, measure, values)
  }

  package var texts: [Text] { [title, unit] }
  package var references: [Reference] { values.flatMap(\.facts).references() }
  package var grounds: [[Fact.ID]] { values.map(\.facts) }

  /// The figure that holds on a day.
  package func value(on date: CalendarDate) -> Dated? { values.first { $0.holds(on: date) } }

  /// The times between two values in which none holds, and the time after the last: the first day, and the last where there is one.
  package var gaps: [(from: CalendarDate, until: CalendarDate?)] {
    let sorted = values.sorted { $0.from < $1.from }
    return sorted.enumerated().compactMap { index, value in
      guard let end = value.until?.next else { return nil }
      let following = sorted.dropFirst(index + 1).first
      if let following, following.from <= end { return nil }
      return (end, following?.from.previous)
    }
  }

  /// The figure of the time nearest to a day in which none holds: the last that has ended, or else the first to come.
  package func nearest(to date: CalendarDate) -> Dated? {
    values.filter { $0.from <= date }.max { $0.from < $1.from } ?? values.min { $0.from < $1.from }
  }
}
