/// Where the parts of a decision tree stand in a picture that is read from top to bottom.
///
/// Parts never overlap: each stands below all before it, and to the right of the question it belongs to. Lengths are in
/// the units of the picture: pixels when it is shown at its own size.
public struct TreeLayout: Sendable {
  /// A place in the picture.
  public struct Point: Hashable, Sendable {
    /// How far from the left and from the top.
    public let x, y: Double
  }

  /// A question or a result: a box with text.
  public struct Part: Sendable {
    /// What is shown here.
    public let outline: DecisionTree.Outline
    /// The question above, as a position in `parts`.
    public let parent: Int?
    /// The top left corner of the box.
    public let corner: Point
    /// The size of the box.
    public let width, height: Double
    /// The text over lines, and their middle.
    public let text: Lines
    /// How the answers lead here from the question above; `nil` at the start.
    public let way: Way?
  }

  /// A text over several lines.
  public struct Lines: Hashable, Sendable {
    /// The lines from top to bottom.
    public let lines: [String]
    /// The middle of the lines, or where they start when they stand along a way.
    public let point: Point
  }

  /// A line from a question to a part, with the answers beside it.
  public struct Way: Hashable, Sendable {
    /// The data of an SVG path, without its arrow head.
    public let path: String
    /// Where the arrow ends.
    public let tip: Point
    /// Whether the arrow points down; otherwise it points right.
    public let isDown: Bool
    /// The answers.
    public let label: Lines
  }

  /// How large the text is, and how wide it may become.
  public struct Measures: Sendable {
    /// The font size of the text in boxes.
    public var fontSize = 14.0
    /// The font size of the answers beside the lines.
    public var labelSize = 13.0
    /// How wide the text of a box may become before it goes on in a next line.
    public var boxLimit = 210.0
    /// How wide an answer may become before it goes on in a next line.
    public var labelLimit = 150.0
    /// The room above and below the text of a box, together.
    public var padding = 14.0
    /// The room between two boxes.
    public var gap = 9.0
    /// The room that each letter may take more, as a share of the font size, before the text leaves its box: for
    /// readers who set more space between letters and words (WCAG 2.2, 1.4.12).
    public var letterRoom = 0.0

    /// The measures of `routewijzer dmn draw`.
    public init() {}
  }

  /// The parts in the order of `outline.all`.
  public private(set) var parts: [Part] = []
  /// The measures it was made with.
  public let measures: Measures
  /// How wide the picture is, with its margin.
  public private(set) var width = 0.0
  /// How high the picture is, with its margin.
  public private(set) var height = 0.0

  /// - Parameters:
  ///   - outline: the tree as it is shown.
  ///   - measures: how large the text is, and how wide it may become.
  ///   - room: how much room a part needs before its text, for a sign of its own.
  public init(_ outline: DecisionTree.Outline, measures: Measures = Measures(), room: (DecisionTree.Outline) -> Double = { _ in 0 }) {
    self.measures = measures
    let size = size(outline, room(outline))
    place(outline, size, at: Point(x: Self.margin, y: Self.margin + size.height / 2), parent: nil, way: nil, room)
    width += Self.margin
    height += Self.margin
  }

  /// A length as it stands in a picture, without needless decimals.
  public static func number(_ value: Double) -> String { SVGDocument.number(value) }

  private static let margin = 14.0
  /// How far inside its box the line starts along which the answers stand.
  private static let stem = 18.0

  private struct Size {
    let lines: [String]
    let width, height: Double
    var room = 0.0
  }

  private func size(_ outline: DecisionTree.Outline, _ room: Double) -> Size {
    let isBold = outline.kind == .result
    let number = outline.number.map { "[\($0)] " } ?? ""
    let lines = TextMeasure.wrapped(number + outline.text, limit: measures.boxLimit, size: measures.fontSize, isBold: isBold)
    let text = lines.map { TextMeasure.width($0, size: measures.fontSize, isBold: isBold) }.max() ?? 0
    let height = Double(max(1, lines.count)) * measures.fontSize * 1.25 + measures.padding
    let spread = Double(lines.map(\.count).max() ?? 0) * measures.letterRoom * measures.fontSize
    return Size(lines: lines, width: max(60, text + max(isBold ? 32 : 24, spread) + room), height: height, room: room)
  }

  private func size(ofLabel text: String) -> Size {
    let lines = TextMeasure.wrapped(text, limit: measures.labelLimit, size: measures.labelSize)
    let width = lines.map { TextMeasure.width($0, size: measures.labelSize) }.max() ?? 0
    return Size(lines: lines, width: width, height: Double(max(1, lines.count)) * measures.labelSize * 1.25 + 4)
  }

  /// Places a part with the middle of the left side of its box at `point`, and all below it.
  private mutating func place(
    _ outline: DecisionTree.Outline, _ size: Size, at point: Point, parent: Int?, way: Way?, _ room: (DecisionTree.Outline) -> Double
  ) {
    let own = parts.count
    let start = point.y + size.height / 2
    parts.append(
      Part(
        outline: outline, parent: parent, corner: Point(x: point.x, y: point.y - size.height / 2), width: size.width, height: size.height,
        text: Lines(lines: size.lines, point: Point(x: point.x + (size.width + size.room) / 2, y: point.y)), way: way))
    width = max(width, point.x + size.width)
    height = max(height, start)
    let below = outline.continuation
    let beside = below == nil ? outline.parts : outline.parts.dropLast()
    let labels = beside.map { self.size(ofLabel: $0.answers) }
    let stem = point.x + Self.stem
    let next = stem + 14 + (labels.map(\.width).max() ?? 0) + 30
    let n = Self.number
    for (part, label) in zip(beside, labels) {
      let box = self.size(part, room(part))
      let line = height + measures.gap + max(box.height, label.height) / 2
      height += measures.gap + max(box.height, label.height)
      let path = "M\(n(stem)) \(n(start))V\(n(line))h10M\(n(stem + 18 + label.width)) \(n(line))H\(n(next - 8))"
      let text = Lines(lines: label.lines, point: Point(x: stem + 14, y: line))
      let way = Way(path: path, tip: Point(x: next - 1, y: line), isDown: false, label: text)
      place(part, box, at: Point(x: next, y: line), parent: own, way: way, room)
    }
    guard let below else { return }
    let label = self.size(ofLabel: below.answers)
    let box = self.size(below, room(below))
    let top = height + label.height + 2 * measures.gap + 2
    let text = Lines(lines: label.lines, point: Point(x: stem + 10, y: height + measures.gap * 2 / 3 + label.height / 2))
    width = max(width, stem + 10 + label.width)
    let way = Way(path: "M\(n(stem)) \(n(start))V\(n(top - 8))", tip: Point(x: stem, y: top - 1), isDown: true, label: text)
    place(below, box, at: Point(x: point.x, y: top + box.height / 2), parent: own, way: way, room)
  }
}
