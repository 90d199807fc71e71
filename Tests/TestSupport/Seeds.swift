import Foundation

/// How many random cases the dearest tests try: a quarter of them by day, and all when `ROUTEWIJZER_TESTS` is `all`, as in
/// `scripts/test`.
package enum Seeds {
  /// The numbers below `count`, or the first quarter of them.
  package static func upTo(_ count: Int) -> Range<Int> { 0..<(isThorough ? count : max(1, count / 4)) }

  private static let isThorough = ProcessInfo.processInfo.environment["ROUTEWIJZER_TESTS"] == "all"
}
