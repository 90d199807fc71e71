import Library

/// A named value on which a case rests.
package struct Assumption: Sendable {
  package let id: String
  package let name: String
  package let unit: String
  package let value: Given
  /// The group with which it moves; `nil` when it moves by itself.
  package let group: Membership?
  /// Where it comes from, in words.
  package let source: String?
  package let facts: [Fact.ID]
  package let confidence: Confidence
  package let line: Int

  package enum Given: Hashable, Sendable {
    /// How it is spread, and the value that counts when nothing is drawn.
    case spread(Spread)
    /// The figure of a law with this id.
    case parameter(String)
  }

  /// What is said about the spread of a value.
  package struct Spread: Hashable, Sendable {
    package let low: Double
    package let likely: Double
    package let high: Double
    package let shape: Shape

    package init(low: Double, likely: Double, high: Double, shape: Shape) {
      (self.low, self.likely, self.high, self.shape) = (low, likely, high, shape)
    }
  }

  package enum Shape: Hashable, Sendable {
    case fixed
    case uniform
    case triangular
    case pert
    /// Low and high are the 5% and 95% points.
    case normal
    /// Low and high are the 5% and 95% points.
    case lognormal
    /// From low to high.
    case beta(Double, Double)
  }

  package struct Membership: Hashable, Sendable {
    package let group: String
    /// Whether it moves against the group.
    package let isOpposite: Bool

    package init(group: String, isOpposite: Bool) { (self.group, self.isOpposite) = (group, isOpposite) }
  }

  package enum Confidence: String, CaseIterable, Sendable {
    case measured = "gemeten"
    case literature = "literatuur"
    case expert
    case guess = "schatting"
  }

  package init(
    id: String, name: String, unit: String, value: Given, group: Membership?, source: String?, facts: [Fact.ID], confidence: Confidence,
    line: Int
  ) {
    (self.id, self.name, self.unit, self.value, self.group) = (id, name, unit, value, group)
    (self.source, self.facts, self.confidence, self.line) = (source, facts, confidence, line)
  }
}

/// Assumptions that move together.
package struct CorrelationGroup: Hashable, Sendable {
  package let id: String
  /// How strongly, from 0 (not at all) to 1 (as one): the correlation of any two members on the normal scale.
  package let strength: Double

  package init(id: String, strength: Double) { (self.id, self.strength) = (id, strength) }
}

/// A value that follows from assumptions.
package struct DerivedValue: Sendable {
  package let id: String
  package let name: String
  package let unit: String
  package let formula: Formula

  package init(id: String, name: String, unit: String, formula: Formula) {
    (self.id, self.name, self.unit, self.formula) = (id, name, unit, formula)
  }
}

/// How many take part, month by month.
package struct Adoption: Sendable {
  package let id: String
  package let name: String
  /// How many at most.
  package let count: Formula
  /// The part of them in some months, in order; on a straight line in between, and the same after the last.
  package let points: [Point]
  package let line: Int

  package struct Point: Hashable, Sendable {
    package let month: Int
    package let share: Double

    package init(month: Int, share: Double) { (self.month, self.share) = (month, share) }
  }

  package init(id: String, name: String, count: Formula, points: [Point], line: Int) {
    (self.id, self.name, self.count, self.points, self.line) = (id, name, count, points, line)
  }

  /// The part that takes part in a month; nobody does before the first point.
  package func share(in month: Int) -> Double {
    guard let after = points.firstIndex(where: { $0.month > month }) else { return points.last?.share ?? 0 }
    guard after > 0 else { return 0 }
    let (from, to) = (points[after - 1], points[after])
    return from.share + (to.share - from.share) * Double(month - from.month) / Double(to.month - from.month)
  }
}
