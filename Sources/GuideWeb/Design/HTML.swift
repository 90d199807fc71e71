/// Markup that is safe by construction.
///
/// A literal is markup, written by us. Everything that is interpolated as text is escaped; only other `HTML` goes in as
/// it is. There is no way to turn a `String` into markup.
package struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
  package let markup: String

  package init(stringLiteral value: String) { markup = value }
  package init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

  /// A text as markup: `<` becomes `&lt;`.
  package init(text: String) {
    var interpolation = StringInterpolation(literalCapacity: text.utf8.count, interpolationCount: 1)
    interpolation.appendInterpolation(text)
    markup = interpolation.markup
  }

  package static let none: HTML = ""

  package var isEmpty: Bool { markup.isEmpty }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup: String

    package init(literalCapacity: Int, interpolationCount: Int) {
      markup = ""
      markup.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    package mutating func appendLiteral(_ literal: String) { markup += literal }

    package mutating func appendInterpolation(_ text: String) {
      // Most texts need no escape and go over in one piece.
      guard text.utf8.withContiguousStorageIfAvailable({ $0.contains { Self.needsEscape($0) } }) ?? true else {
        markup += text
        return
      }
      var rest = text.utf8[...]
      while let place = rest.firstIndex(where: { Self.needsEscape($0) }), let escape = Self.escape(rest[place]) {
        markup += Substring(rest[..<place])
        markup += escape
        rest = rest[rest.index(after: place)...]
      }
      markup += Substring(rest)
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
        || byte == UInt8(ascii: "'")
    }

    private static func escape(_ byte: UInt8) -> String? {
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "'"): "&#39;"
      default: nil
      }
    }

    package mutating func appendInterpolation(_ number: Int) { markup += String(number) }
    package mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
    package mutating func appendInterpolation(_ html: HTML?) { markup += html?.markup ?? "" }
    package mutating func appendInterpolation(_ list: [HTML]) { for html in list { markup += html.markup } }
  }
}

extension Sequence<HTML> {
  /// The parts one after another, with `separator` between them.
  package func joined(_ separator: HTML = "") -> HTML {
    var result = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
    var isFirst = true
    for part in self {
      if !isFirst { result.appendInterpolation(separator) }
      result.appendInterpolation(part)
      isFirst = false
    }
    return HTML(stringInterpolation: result)
  }
}

extension HTML {
  /// The markup when `condition` holds, otherwise nothing.
  package static func when(_ condition: Bool, _ html: @autoclosure () -> HTML) -> HTML { condition ? html() : .none }

  /// One piece of markup for a value that may be missing.
  package static func with<Value>(_ value: Value?, _ make: (Value) -> HTML) -> HTML { value.map(make) ?? .none }
}
