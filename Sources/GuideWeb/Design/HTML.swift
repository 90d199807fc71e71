import Library

/// Markup that is safe by construction.
///
/// A literal is markup, written by us: only what stands in the source of the program can be one. Everything that is interpolated as text
/// is escaped; only other `HTML` goes in as it is. There is no way to turn a `String` into markup, and an address goes in whole, with the
/// name of its attribute: `<a\(href: address)>`.
package struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The markup in UTF-8.
  package let bytes: [UInt8]

  package init(stringLiteral value: StaticString) { bytes = value.withUTF8Buffer { Array($0) } }
  package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  /// A text as markup: `<` becomes `&lt;`.
  package init(text: String) {
    var interpolation = StringInterpolation(literalCapacity: text.utf8.count, interpolationCount: 1)
    interpolation.appendInterpolation(text)
    bytes = interpolation.bytes
  }

  /// Data for machines, in an element that no browser runs. A `<` in it cannot end the element.
  init(structuredData json: JSON) {
    let safe = json.text().replacing("<", with: "\\u003C")
    bytes = Array("<script type=\"application/ld+json\">\(safe)</script>".utf8)
  }

  /// The stylesheet of the site inside the page, for a page that is a file by itself.
  static let stylesheet = HTML(bytes: Array("<style>".utf8) + StaticFiles.stylesheetBytes + Array("</style>".utf8))

  private init(bytes: [UInt8]) { self.bytes = bytes }

  package static func + (a: HTML, b: HTML) -> HTML { [a, b].joined() }

  package static let none: HTML = ""

  package var isEmpty: Bool { bytes.isEmpty }
  package var markup: String { String(decoding: bytes, as: UTF8.self) }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8]

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes = []
      bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    package mutating func appendLiteral(_ literal: StaticString) { literal.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    package mutating func appendInterpolation(_ text: String) {
      EscapedText.append(text, to: &bytes) { word in
        !word.holds(UInt8(ascii: "&")) && !word.holds(UInt8(ascii: "<")) && !word.holds(UInt8(ascii: ">"))
          && !word.holds(UInt8(ascii: "\"")) && !word.holds(UInt8(ascii: "'"))
      } needsEscape: {
        Self.needsEscape($0)
      } escape: { byte, bytes in
        Self.escape(byte).withUTF8Buffer { bytes.append(contentsOf: $0) }
      }
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
        || byte == UInt8(ascii: "'")
    }

    private static func escape(_ byte: UInt8) -> StaticString {
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      default: "&#39;"
      }
    }

    package mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
    package mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }
    package mutating func appendInterpolation(_ html: HTML?) { if let html { bytes += html.bytes } }
    package mutating func appendInterpolation(_ list: [HTML]) { for html in list { bytes += html.bytes } }

    /// Where a link leads, as a whole attribute.
    package mutating func appendInterpolation(href address: WebAddress) {
      appendLiteral(" href=\"")
      address.write(to: &self)
      appendLiteral("\"")
    }

    /// Where a form goes, as a whole attribute.
    package mutating func appendInterpolation(action address: WebAddress) {
      appendLiteral(" action=\"")
      address.write(to: &self)
      appendLiteral("\"")
    }
    package mutating func appendInterpolation(formAction address: WebAddress) {
      appendLiteral(" formaction=\"")
      address.write(to: &self)
      appendLiteral("\"")
    }
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
