import Funding
import Library

/// A long list of facts in parts, each light enough for a page.
struct FactParts: Sendable {
  /// The key of the part in the address.
  static let key = "deel"
  /// The most facts of a part: with their places some weigh half a kilobyte.
  static let most = 60
  /// The most where they stand without.
  static let mostWithoutPlaces = 120

  /// The places of the facts of each part; at least one part.
  let ranges: [Range<Int>]

  init(_ count: Int, most: Int = FactParts.most) {
    ranges = stride(from: 0, to: max(1, count), by: most).map { $0..<min($0 + most, count) }
  }

  /// The part that an address asks for, counted from 0: the first unless it says so; `nil` when there is no such part.
  func part(_ choices: [(key: String, value: String)]) -> Int? {
    let asked = choices.filter { $0.key == Self.key }.map(\.value)
    guard let first = asked.first else { return 0 }
    return asked.count > 1 ? nil : ranges.indices.first { Self.value(of: $0) == first }
  }

  /// What an address says for a part.
  static func value(of part: Int) -> String { String(part + 1) }

  /// Links to the parts, as "1–60"; nothing where there is but one.
  ///
  /// - Parameters:
  ///   - title: what the parts are of; the facts of the page unless given.
  ///   - here: the part that is shown; `nil` when none is.
  ///   - address: where a part stands, counted from 0.
  func links(_ title: String? = nil, here: Int? = nil, _ context: PageContext, _ address: (Int) -> WebAddress) -> HTML {
    guard ranges.count > 1 else { return .none }
    let links = ranges.enumerated().map { part, range -> HTML in
      let current: HTML = HTML.when(part == here, " aria-current=\"page\"")
      return "<li><a\(href: address(part))\(current)>\(String(range.lowerBound + 1))–\(String(range.upperBound))</a></li>"
    }
    let title = title ?? context.say(.groundParts)
    return "<nav class=\"parts no-print\" aria-label=\"\(title)\"><p>\(title):</p><ul>\(links)</ul></nav>"
  }
}
