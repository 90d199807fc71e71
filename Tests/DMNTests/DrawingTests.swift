import DMN
import FEEL
import Foundation
import FoundationXML
import TestSupport
import Testing

/// The pictures: the same model gives the same text, nothing a model says can break the document, nothing overlaps.
@Suite struct DrawingTests {
  @Test func thePicturesAreAsTheyWere() throws {
    let model = DrawingSamples.model()
    try expectSame(try RequirementsDrawing(model).svg, "requirements.svg")
    try expectSame(try DecisionTree(CompiledModel(model), decision: "advice", order: ["ready", "needs"]).svg(), "tree.svg")
  }

  /// To accept new pictures: put the text that the failure shows into the file, and look at it.
  private func expectSame(_ svg: String, _ file: String) throws {
    let url = try #require(Bundle.module.url(forResource: "drawings/\(file)", withExtension: nil))
    #expect(svg == String(decoding: try Data(contentsOf: url), as: UTF8.self), "\(file)")
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><g onload='x'>&amp;", "]]>&#x0;\u{0}\u{1}\u{FFFE}\u{202E}", String(repeating: "W", count: 5_000),
    "é漢字🇳🇱👩‍👩‍👧", " ", "",
  ])
  func hostileNamesStayText(_ name: String) throws {
    let model = DrawingSamples.model(proof: name)
    let tree = try DecisionTree(CompiledModel(model), decision: "advice")
    let texts = DrawingTexts(names: ["advice": name, "age": name], values: ["advice": [.string("wait"): name]])
    for svg in [try RequirementsDrawing(model, texts: texts).svg, tree.svg(texts), try RequirementsDrawing(model).svg] {
      let elements = try Elements(svg)
      #expect(elements.names.subtracting(["svg", "title", "desc", "style", "g", "rect", "path", "circle", "text", "tspan"]).isEmpty)
      #expect(elements.attributes.allSatisfy { !$0.hasPrefix("on") })
      #expect(elements.width < 1_500 && elements.height < 1_500)
    }
    #expect(tree.outline(texts).description.split(separator: "\n").count == tree.outline().description.split(separator: "\n").count)
  }

  @Test(arguments: 0..<12)
  func boxesNeverOverlap(_ seed: Int) throws {
    let model = GeneratedModel(seed: UInt64(seed)).model
    let compiled = try CompiledModel(model)
    for svg in [try RequirementsDrawing(model).svg, try DecisionTree(compiled, decision: "t2").svg()] {
      let elements = try Elements(svg)
      #expect(elements.boxes.count > 0)
      for (index, a) in elements.boxes.enumerated() {
        #expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= elements.width && a.y + a.height <= elements.height)
        for b in elements.boxes[(index + 1)...] {
          #expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y)
        }
      }
    }
  }

  @Test func aDecisionIsDrawnWithWhatItNeedsOnly() throws {
    let model = DrawingSamples.model()
    let graph = try RequirementsGraph(model, of: ["ready"])
    #expect(graph.nodes.map(\.id) == ["works", "proof", "ready"])
    #expect(graph.edges.map { [$0.from, $0.to] } == [[0, 2], [1, 2]])
    #expect(graph.outline() == "- ready ← works, proof\n")
    #expect(throws: ModelProblems.self) { try RequirementsGraph(model, of: ["nonsense"]) }
  }

  /// Hundreds of decisions that need each other are drawn; more than the limit are refused in words.
  @Test func largeModelsStayBounded() throws {
    func chain(_ count: Int) -> DecisionModel {
      let input = InputData(id: "a", name: "a", domain: .choice([.boolean(true), .boolean(false)]), line: 1)
      let decisions = (0..<count).map { index in
        let names = [index == 0 ? "a" : "d\(index - 1)", "a", "d\(index / 2)"].filter { $0 != "d\(index)" }
        let columns = names.map { DecisionTable.Column(label: $0, expression: .name($0)) }
        let rule = DecisionTable.Rule(id: "", tests: names.map { _ in .any }, output: .literal(.null), annotations: [], line: 1)
        let table = DecisionTable(hitPolicy: .any, columns: columns, outputValues: [], annotations: [], rules: [rule])
        return Decision(id: "d\(index)", name: "d\(index)", table: table, line: 1)
      }
      return DecisionModel(name: "chain", inputs: [input], decisions: decisions)
    }
    #expect(try Elements(RequirementsDrawing(chain(100)).svg).boxes.count == 101)
    #expect(throws: ModelProblems.self) { try RequirementsDrawing(chain(400)) }
    #expect(try Elements(RequirementsDrawing(DecisionModel(name: "", inputs: [], decisions: [])).svg).boxes.isEmpty)
  }

  @Test func aPartOfAPageBringsNoStyleAndItsOwnIds() throws {
    var drawing = try RequirementsDrawing(DrawingSamples.model())
    drawing.style = .embedded
    drawing.id = "one"
    #expect(!drawing.svg.contains("<style"))
    #expect(drawing.svg.contains("aria-labelledby=\"one-title one-desc\"") && drawing.svg.contains("id=\"one-title\""))
    #expect(drawing.svg.contains("role=\"img\""))
  }
}

/// The elements of a document that must be well-formed.
private final class Elements: NSObject, XMLParserDelegate {
  struct Box { let x, y, width, height: Double }

  private(set) var names: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var boxes: [Box] = []
  private(set) var width = 0.0
  private(set) var height = 0.0

  init(_ svg: String) throws {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(parser.lineNumber)")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes values: [String: String]
  ) {
    func number(_ key: String) -> Double { values[key].flatMap(Double.init) ?? 0 }
    if names.isEmpty { (width, height) = (number("width"), number("height")) }
    names.insert(name)
    attributes.formUnion(values.keys)
    if name == "rect" { boxes.append(Box(x: number("x"), y: number("y"), width: number("width"), height: number("height"))) }
  }
}
