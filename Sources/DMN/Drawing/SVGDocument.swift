/// Where the colours of a drawing come from.
public enum SVGStyle: Hashable, Sendable {
  /// A file of its own: it brings colours for light and dark.
  case standalone
  /// Part of a page: lines and text take the colour of the text around them, and the page may style the classes.
  case embedded
}

/// Builds the text of an SVG document. Everything that is put in is escaped.
struct SVGDocument {
  private(set) var body = ""

  typealias Point = TreeLayout.Point

  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    body += "<\(name)\(Self.text(attributes))/>\n"
  }

  mutating func path(_ d: String, _ attributes: KeyValuePairs<String, String>) {
    body += "<path d=\"\(d)\"\(Self.text(attributes))/>\n"
  }

  enum Direction: Sendable { case right, down }

  /// A filled triangle with its tip at `tip`.
  mutating func arrowHead(at tip: Point, _ direction: Direction = .right) {
    let start = "M\(Self.number(tip.x)) \(Self.number(tip.y))"
    path(start + (direction == .right ? "l-8 -4v8z" : "l-4 -8h8z"), ["class": "dmn-arrow", "fill": "currentColor"])
  }

  /// A group with a name of its own, that a pointer shows in full.
  mutating func group(_ kind: String, name: String, _ content: (inout SVGDocument) -> Void) {
    body += "<g class=\"\(kind)\"><title>\(Self.escaped(name))</title>\n"
    content(&self)
    body += "</g>\n"
  }

  /// Lines of text around the middle `centre`, or starting there when `isCentred` is false.
  mutating func lines(_ lines: [String], at centre: Point, size: Double, isBold: Bool = false, isCentred: Bool = true) {
    guard !lines.isEmpty else { return }
    let pitch = size * 1.25
    let first = centre.y - pitch * Double(lines.count - 1) / 2 + size * 0.35
    let spans = lines.enumerated().map { index, line in
      "<tspan x=\"\(Self.number(centre.x))\" y=\"\(Self.number(first + Double(index) * pitch))\">\(Self.escaped(line))</tspan>"
    }
    let weight = isBold ? " font-weight=\"700\"" : ""
    let anchor = isCentred ? " text-anchor=\"middle\"" : ""
    body += "<text font-size=\"\(Self.number(size))\"\(weight)\(anchor) fill=\"currentColor\">\(spans.joined(separator: " "))</text>\n"
  }

  /// The whole document, with a name and a description for who cannot see it.
  ///
  /// - Parameter id: the start of every id in the document, so that one page can hold several.
  func text(width: Double, height: Double, title: String, description: String, id: String, style: SVGStyle) -> String {
    let (w, h) = (Self.number(width.rounded(.up)), Self.number(height.rounded(.up)))
    let id = Self.escaped(id)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="dmn" viewBox="0 0 \(w) \(h)" width="\(w)" height="\(h)" role="img" \
      aria-labelledby="\(id)-title \(id)-desc" font-family="system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif">
      <title id="\(id)-title">\(Self.escaped(title))</title>
      <desc id="\(id)-desc">\(Self.escaped(description))</desc>
      \(style == .standalone ? Self.styleSheet + "\n" : "")\(body)</svg>

      """
  }

  private static let styleSheet = """
    <style>
    svg.dmn { color: #14262a; background: #ffffff; }
    .dmn-input rect, .dmn-question rect { fill: #eef3f2; }
    .dmn-decision rect, .dmn-result rect { fill: #ffffff; }
    .dmn-line { stroke: #5b6c6b; }
    .dmn-arrow { fill: #5b6c6b; }
    @media (prefers-color-scheme: dark) {
    svg.dmn { color: #e8efed; background: #10191b; }
    .dmn-input rect, .dmn-question rect { fill: #1f2f32; }
    .dmn-decision rect, .dmn-result rect { fill: #10191b; }
    .dmn-line { stroke: #9fb1b1; }
    .dmn-arrow { fill: #9fb1b1; }
    }
    @media print { svg.dmn { color: #000000; background: none; } }
    </style>
    """

  private static func text(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
  }

  /// A number without needless decimals.
  static func number(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    return tenths.truncatingRemainder(dividingBy: 10) == 0 ? "\(Int(tenths / 10))" : "\(tenths / 10)"
  }

  /// Text that is safe in an element and in an attribute. What XML does not allow, or what turns the direction of the
  /// text around it, becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
