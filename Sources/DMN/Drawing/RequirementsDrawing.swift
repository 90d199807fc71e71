/// The requirements of a model as a picture: inputs are rounded, decisions are rectangles, functions have corners cut off, and an
/// arrow points from what is needed to what needs it. What is needed stands to the left.
public struct RequirementsDrawing: Sendable {
  /// What is drawn.
  public let graph: RequirementsGraph
  /// The texts of the elements; without one the name in the model is used.
  public var texts: DrawingTexts
  /// The name and the description of the picture, for who cannot see it.
  public var title: String
  /// What the picture shows, in words.
  public var description: String
  /// The start of every id in the picture, so that one page can hold several.
  public var id = "requirements"
  /// Where the colours come from.
  public var style = SVGStyle.standalone

  /// More elements than this make no readable picture.
  public static let limit = 400

  /// A picture of the requirements of a model that can be decided exactly.
  ///
  /// - Parameters:
  ///   - model: the model.
  ///   - texts: the texts of the elements; without one the name in the model is used.
  ///   - decisions: the ids of the decisions to show, with everything they need; `nil` shows the whole model.
  /// - Throws: `ModelProblems` when the model has no such decision, or has too many elements for one picture.
  public init(_ model: DecisionModel, of decisions: [String]? = nil, texts: DrawingTexts = DrawingTexts()) throws(ModelProblems) {
    try self.init(RequirementsGraph(model, of: decisions), named: model.name, texts)
  }

  /// A picture of the requirements that a model declares; it need not be one that can be decided exactly.
  ///
  /// - Parameters:
  ///   - definitions: the model, with those that it imports.
  ///   - texts: the texts of the elements; without one the name in the model is used.
  ///   - decisions: the ids of the decisions to show, with everything they need; `nil` shows the whole model.
  /// - Throws: `ModelProblems` when the model has no such decision, or has too many elements for one picture.
  public init(_ definitions: Definitions, of decisions: [String]? = nil, texts: DrawingTexts = DrawingTexts()) throws(ModelProblems) {
    try self.init(RequirementsGraph(definitions, of: decisions), named: definitions.name, texts)
  }

  private init(_ graph: RequirementsGraph, named name: String, _ texts: DrawingTexts) throws(ModelProblems) {
    guard graph.nodes.count <= Self.limit else {
      throw ModelProblems([
        ModelProblem(
          line: 0, place: "drawing", message: "The picture would have \(graph.nodes.count) elements; at most \(Self.limit) are drawn.",
          remedy: "Name the decisions to draw; what they do not need is left out.")
      ])
    }
    self.graph = graph
    self.texts = texts
    func count(_ kind: RequirementsGraph.Kind) -> Int { graph.nodes.count { $0.kind == kind } }
    let functions = count(.function)
    title = name.isEmpty ? "Decision requirements" : "Decision requirements: \(name)"
    description =
      "\(count(.input)) inputs (rounded)\(functions == 0 ? " and" : ",") \(count(.decision)) decisions (rectangles)"
      + (functions == 0 ? ". " : " and \(functions) functions (corners cut off). ")
      + "An arrow points from what is needed to what needs it."
  }

  /// The picture as an SVG document. The same model always gives the same text.
  public var svg: String {
    let labels = graph.nodes.map { TextMeasure.wrapped(texts.names[$0.id] ?? $0.name, limit: 165, size: Self.fontSize, lines: 3) }
    let width = max(90, (labels.joined().map { TextMeasure.width($0, size: Self.fontSize) }.max() ?? 0) + 20)
    let boxes = labels.map { lines in
      LayeredLayout.Size(width: width, height: max(36, Double(lines.count) * Self.fontSize * 1.25 + 14))
    }
    let layout = LayeredLayout(boxes: boxes, edges: graph.edges.map { ($0.from, $0.to) })
    var document = SVGDocument()
    for lines in layout.lines { draw(lines, &document) }
    for (index, node) in graph.nodes.enumerated() { draw(node, labels[index], boxes[index], layout.centres[index], &document) }
    return document.text(
      width: max(layout.size.width, 40), height: max(layout.size.height, 40), title: title, description: description, id: id, style: style)
  }

  private static let fontSize = 14.0

  private func draw(_ lines: [LayeredLayout.Line], _ document: inout SVGDocument) {
    let n = SVGDocument.number
    for line in lines {
      let tip = line.through == nil ? line.end.x - 2 : line.end.x
      let end = line.through == nil ? tip - 7 : tip
      let bend = (end - line.start.x) / 2
      document.path(
        "M\(n(line.start.x)) \(n(line.start.y))C\(n(line.start.x + bend)) \(n(line.start.y)) \(n(end - bend)) \(n(line.end.y)) \(n(end)) \(n(line.end.y))"
          + (line.through.map { "h\(n($0))" } ?? ""),
        ["class": "dmn-line", "fill": "none", "stroke": "currentColor", "stroke-width": "1.3"])
    }
    // A dot where one line parts, so that a crossing is not taken for a branch.
    for (start, parts) in Dictionary(grouping: lines, by: \.start).sorted(by: { ($0.key.x, $0.key.y) < ($1.key.x, $1.key.y) })
    where parts.count > 1 {
      document.element("circle", ["class": "dmn-arrow", "cx": n(start.x), "cy": n(start.y), "r": "2.6", "fill": "currentColor"])
    }
    // Several arrows at one place are drawn once.
    for tip in Set(lines.filter { $0.through == nil }.map(\.end)).sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) {
      document.arrowHead(at: SVGDocument.Point(x: tip.x - 1, y: tip.y))
    }
  }

  private func draw(
    _ node: RequirementsGraph.Node, _ label: [String], _ box: LayeredLayout.Size, _ centre: SVGDocument.Point, _ document: inout SVGDocument
  ) {
    let n = SVGDocument.number
    let isInput = node.kind == .input
    let (x, y) = (centre.x - box.width / 2, centre.y - box.height / 2)
    document.group(node.kind.cssClass, name: texts.names[node.id] ?? node.name) { document in
      if node.kind == .function {
        let cut = 9.0
        document.path(
          "M\(n(x + cut)) \(n(y))H\(n(x + box.width))V\(n(y + box.height - cut))L\(n(x + box.width - cut)) \(n(y + box.height))"
            + "H\(n(x))V\(n(y + cut))Z", ["fill": "none", "stroke": "currentColor", "stroke-width": "1.8"])
      } else {
        document.element(
          "rect",
          [
            "x": n(x), "y": n(y), "width": n(box.width), "height": n(box.height),
            "rx": isInput ? n(min(18, box.height / 2)) : "0", "fill": "none", "stroke": "currentColor",
            "stroke-width": isInput ? "1.2" : "1.8",
          ])
      }
      document.lines(label, at: centre, size: Self.fontSize)
    }
  }
}

extension RequirementsGraph.Kind {
  /// What styles call such an element.
  fileprivate var cssClass: String {
    switch self {
    case .input: "dmn-input"
    case .decision: "dmn-decision"
    case .function: "dmn-function"
    }
  }
}
