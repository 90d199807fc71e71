import Funding
import Library

/// A long list of facts in parts, each light enough for a page.
enum FactParts {
  /// The most facts of a part: some weigh half a kilobyte.
  static let most = 60

  /// The places of the facts of each part; at least one part.
  static func ranges(_ count: Int) -> [Range<Int>] { stride(from: 0, to: max(1, count), by: most).map { $0..<min($0 + most, count) } }

  /// Links to the parts, as "1–60"; nothing where there is but one.
  ///
  /// - Parameters:
  ///   - here: the part that is shown; `nil` when none is.
  ///   - address: where a part stands, counted from 0.
  static func links(_ count: Int, here: Int? = nil, _ context: PageContext, _ address: (Int) -> WebAddress) -> HTML {
    let ranges = ranges(count)
    guard ranges.count > 1 else { return .none }
    let links = ranges.enumerated().map { part, range -> HTML in
      let current: HTML = HTML.when(part == here, " aria-current=\"page\"")
      return "<li><a\(href: address(part))\(current)>\(String(range.lowerBound + 1))–\(String(range.upperBound))</a></li>"
    }
    let title = context.say(.groundParts)
    return "<nav class=\"parts no-print\" aria-label=\"\(title)\"><p>\(title):</p><ul>\(links)</ul></nav>"
  }
}
