/// A decision tree as a picture that is read from top to bottom: below a question stand its answers, each with an arrow to
/// the next question or to the result. Questions are boxes, results are rounded with a thick edge and bold text.
public struct TreeDrawing: Sendable {
  /// What is drawn.
  public let outline: DecisionTree.Outline
  /// The name and the description of the picture, for who cannot see it. The outline says the same as the picture.
  public var title: String
  /// What the picture shows, in words.
  public var description: String
  /// The start of every id in the picture, so that one page can hold several.
  public var id = "tree"
  /// Where the colours come from.
  public var style = SVGStyle.standalone

  /// A picture of a tree.
  ///
  /// - Parameters:
  ///   - tree: the tree.
  ///   - texts: the texts of what the model calls by id.
  ///   - expanding: trees of at most this many lines are drawn in full; in larger ones equal parts are drawn once.
  public init(_ tree: DecisionTree, texts: DrawingTexts = DrawingTexts(), expanding: Int = 40) {
    outline = tree.outline(texts, expanding: expanding)
    title = "Decision tree: \(tree.title(texts))"
    description = "Start at the top and follow the answer to each question until a result."
  }

  /// The picture as an SVG document. The same tree always gives the same text.
  public var svg: String {
    var canvas = TreeCanvas()
    canvas.draw(outline)
    return canvas.document.text(
      width: canvas.width + TreeCanvas.margin, height: canvas.bottom + TreeCanvas.margin, title: title, description: description,
      id: id, style: style)
  }
}

extension DecisionTree {
  /// The tree as an SVG document of its own.
  public func svg(_ texts: DrawingTexts = DrawingTexts()) -> String { TreeDrawing(self, texts: texts).svg }
}

/// Lays out and draws a tree line by line. Parts never overlap: each stands below all before it, and to the right of the
/// question it belongs to.
private struct TreeCanvas {
  typealias Point = SVGDocument.Point

  static let margin = 14.0
  private static let fontSize = 14.0
  private static let labelSize = 13.0
  /// The widest that the text of a box and of an answer may become.
  private static let boxLimit = 210.0
  private static let labelLimit = 150.0
  /// How far inside its box the line starts along which the answers stand.
  private static let stem = 18.0
  private static let gap = 9.0

  var document = SVGDocument()
  private(set) var width = 0.0
  private(set) var bottom = 0.0

  mutating func draw(_ outline: DecisionTree.Outline) {
    place(outline, x: Self.margin, middle: Self.margin + Box(outline).height / 2)
  }

  private struct Box {
    let lines: [String]
    let width, height: Double

    init(_ outline: DecisionTree.Outline) {
      let isBold = outline.kind == .result
      let number = outline.number.map { "[\($0)] " } ?? ""
      lines = TextMeasure.wrapped(number + outline.text, limit: TreeCanvas.boxLimit, size: TreeCanvas.fontSize, isBold: isBold)
      let text = lines.map { TextMeasure.width($0, size: TreeCanvas.fontSize, isBold: isBold) }.max() ?? 0
      width = max(60, text + (isBold ? 32 : 24))
      height = Double(max(1, lines.count)) * TreeCanvas.fontSize * 1.25 + 14
    }
  }

  private struct Label {
    let lines: [String]
    let width, height: Double

    init(_ text: String) {
      lines = TextMeasure.wrapped(text, limit: TreeCanvas.labelLimit, size: TreeCanvas.labelSize)
      width = lines.map { TextMeasure.width($0, size: TreeCanvas.labelSize) }.max() ?? 0
      height = Double(max(1, lines.count)) * TreeCanvas.labelSize * 1.25 + 4
    }
  }

  /// Draws a part with the middle of its box at `middle`, and all below it.
  private mutating func place(_ outline: DecisionTree.Outline, x: Double, middle: Double) {
    let box = Box(outline)
    draw(outline, box, x: x, middle: middle)
    width = max(width, x + box.width)
    bottom = max(bottom, middle + box.height / 2)
    var parts = outline.parts
    let last = parts.popLast()
    // When all answers but the last one end at once, the tree goes on straight below: a row of questions is no staircase.
    let goesDown = last?.kind == .question && parts.allSatisfy(\.parts.isEmpty)
    if !goesDown, let last { parts.append(last) }
    let labels = parts.map { Label($0.answers) }
    let labelWidth = labels.map(\.width).max() ?? 0
    let stem = x + Self.stem
    let next = stem + 14 + labelWidth + 30
    var end = middle + box.height / 2
    let start = end
    for (part, label) in zip(parts, labels) {
      let height = max(Box(part).height, label.height)
      let line = bottom + Self.gap + height / 2
      bottom += Self.gap + height
      branch(label, from: stem, to: next, y: line)
      place(part, x: next, middle: line)
      end = line
    }
    let n = SVGDocument.number
    if goesDown, let last {
      let label = Label(last.answers)
      let below = bottom + label.height + 20
      document.lines(label.lines, at: Point(x: stem + 10, y: bottom + 6 + label.height / 2), size: Self.labelSize, isCentred: false)
      document.arrowHead(at: Point(x: stem, y: below - 1), .down)
      width = max(width, stem + 10 + label.width)
      end = below - 8
      let half = Box(last).height / 2
      document.path("M\(n(stem)) \(n(start))V\(n(end))", Self.line)
      place(last, x: x, middle: below + half)
    } else if !parts.isEmpty {
      document.path("M\(n(stem)) \(n(start))V\(n(end))", Self.line)
    }
  }

  private static let line: KeyValuePairs = ["class": "dmn-line", "fill": "none", "stroke": "currentColor", "stroke-width": "1.3"]

  private mutating func branch(_ label: Label, from start: Double, to end: Double, y: Double) {
    let n = SVGDocument.number
    document.path("M\(n(start)) \(n(y))h10", Self.line)
    document.lines(label.lines, at: Point(x: start + 14, y: y), size: Self.labelSize, isCentred: false)
    document.path("M\(n(start + 18 + label.width)) \(n(y))H\(n(end - 8))", Self.line)
    document.arrowHead(at: Point(x: end - 1, y: y))
  }

  private mutating func draw(_ outline: DecisionTree.Outline, _ box: Box, x: Double, middle: Double) {
    let n = SVGDocument.number
    let (kind, radius, stroke, dash): (String, Double, String, String) =
      switch outline.kind {
      case .question: ("dmn-question", 4, "1.3", "none")
      case .result: ("dmn-result", min(18, box.height / 2), "2.4", "none")
      case .reference: ("dmn-reference", 4, "1.3", "5 3")
      case .cut: ("dmn-cut", 4, "1.3", "2 3")
      }
    document.group(kind, name: outline.text) { document in
      document.element(
        "rect",
        [
          "x": n(x), "y": n(middle - box.height / 2), "width": n(box.width), "height": n(box.height), "rx": n(radius), "fill": "none",
          "stroke": "currentColor", "stroke-width": stroke, "stroke-dasharray": dash,
        ])
      document.lines(box.lines, at: Point(x: x + box.width / 2, y: middle), size: Self.fontSize, isBold: outline.kind == .result)
    }
  }
}
