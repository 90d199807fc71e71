import FEEL
import Library

/// What the rules say about one outcome.
package enum Status: String, CaseIterable, Hashable, Sendable, Comparable {
  /// It fits, and what it asks beforehand is met.
  case fits = "past"
  /// It fits, but something it asks beforehand is not met yet.
  case fitsAfter = "past-na-voldoen"
  /// It does not fit.
  case fitsNot = "past-niet"
  /// The open answers can still turn it.
  case unknown = "onbekend"
  /// Its legal basis is not in force on the date of the advice.
  case notInForce = "niet-van-kracht"

  /// Whether it fits, now or once a requirement is met.
  package var isFit: Bool { self == .fits || self == .fitsAfter }

  package static func < (a: Status, b: Status) -> Bool { a.rawValue < b.rawValue }

  /// The statuses that values of the rules stand for, sorted by name.
  static func sorted(_ values: some Sequence<Value>) -> [Status] {
    values.compactMap { if case .string(let text) = $0 { Status(rawValue: text) } else { nil } }.sorted()
  }
}
