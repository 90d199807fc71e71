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
    let layout = TreeLayout(outline)
    var document = SVGDocument()
    for part in layout.parts {
      if let way = part.way { Self.draw(way, layout.measures, &document) }
      Self.draw(part, layout.measures, &document)
    }
    return document.text(
      width: layout.width, height: layout.height, title: title, description: description, id: id, style: style)
  }

  private static func draw(_ way: TreeLayout.Way, _ measures: TreeLayout.Measures, _ document: inout SVGDocument) {
    document.path(way.path, ["class": "dmn-line", "fill": "none", "stroke": "currentColor", "stroke-width": "1.3"])
    document.lines(way.label.lines, at: way.label.point, size: measures.labelSize, isCentred: false)
    document.arrowHead(at: way.tip, way.isDown ? .down : .right)
  }

  private static func draw(_ part: TreeLayout.Part, _ measures: TreeLayout.Measures, _ document: inout SVGDocument) {
    let n = SVGDocument.number
    let (kind, radius, stroke, dash): (String, Double, String, String) =
      switch part.outline.kind {
      case .question: ("dmn-question", 4, "1.3", "none")
      case .result: ("dmn-result", min(18, part.height / 2), "2.4", "none")
      case .reference: ("dmn-reference", 4, "1.3", "5 3")
      case .cut: ("dmn-cut", 4, "1.3", "2 3")
      }
    document.group(kind, name: part.outline.text) { document in
      document.element(
        "rect",
        [
          "x": n(part.corner.x), "y": n(part.corner.y), "width": n(part.width), "height": n(part.height), "rx": n(radius), "fill": "none",
          "stroke": "currentColor", "stroke-width": stroke, "stroke-dasharray": dash,
        ])
      document.lines(part.text.lines, at: part.text.point, size: measures.fontSize, isBold: part.outline.kind == .result)
    }
  }
}

extension DecisionTree {
  /// The tree as an SVG document of its own.
  public func svg(_ texts: DrawingTexts = DrawingTexts()) -> String { TreeDrawing(self, texts: texts).svg }
}
