/// Places the nodes of a graph without cycles in columns, from left to right, and leads every edge around the boxes.
///
/// Each node stands in the column after the last of what it needs; nodes that need nothing stand just before their first
/// use. An edge that crosses columns goes through a way point in each of them, and the edges of one node share those.
/// Then each column is put in the order of the middles of its neighbours, back and forth, and the order with the fewest
/// crossings is kept. At last boxes move as near to the height of their neighbours as their order allows.
struct LayeredLayout {
  typealias Point = SVGDocument.Point

  struct Size: Hashable, Sendable {
    var width, height: Double
  }

  /// Per node: the centre of its box.
  private(set) var centres: [Point] = []
  /// Per node: from the right side of its box, the ways to all that use it.
  private(set) var lines: [[Line]] = []
  private(set) var size = Size(width: 0, height: 0)

  /// A piece of an edge: from one column to the next.
  struct Line: Hashable, Sendable {
    /// The points it starts and ends at; in between it bends with level ends.
    let start, end: Point
    /// How far it runs level after `end`, through a column; `nil` when it ends at a box.
    let through: Double?
  }

  /// - Parameters:
  ///   - boxes: the sizes of the nodes.
  ///   - edges: pairs of node numbers; an edge that does not go from a lower to a higher number is left out.
  init(boxes: [Size], edges: [(from: Int, to: Int)]) {
    guard !boxes.isEmpty else { return }
    let edges = edges.filter { $0.from >= 0 && $0.from < $0.to && $0.to < boxes.count }
    var graph = LayerGraph(nodeCount: boxes.count, edges: edges)
    graph.order()
    place(graph, boxes, edges)
  }

  private static let boxGap = 14.0
  private static let margin = 16.0

  private mutating func place(_ graph: LayerGraph, _ boxes: [Size], _ edges: [(from: Int, to: Int)]) {
    func height(_ node: Int) -> Double { node < boxes.count ? boxes[node].height : 4 }
    var x: [Double] = []
    var widths: [Double] = []
    var cursor = Self.margin
    for (index, layer) in graph.layers.enumerated() {
      let width = layer.map { $0 < boxes.count ? boxes[$0].width : 0 }.max() ?? 0
      let lines = layer.reduce(0) { $0 + graph.next[$1].count }
      x.append(cursor)
      widths.append(width)
      cursor += width
      if index + 1 < graph.layers.count { cursor += min(150, 60 + Double(lines) * 1.5) }
    }
    let y = heights(graph, height)
    let top = graph.layers.joined().map { y[$0] - height($0) / 2 }.min() ?? 0
    let bottom = graph.layers.joined().map { y[$0] + height($0) / 2 }.max() ?? 0
    size = Size(width: cursor + Self.margin, height: bottom - top + 2 * Self.margin)
    func centre(_ node: Int) -> Point {
      let layer = graph.layer[node]
      return Point(x: x[layer] + widths[layer] / 2, y: y[node] - top + Self.margin)
    }
    centres = boxes.indices.map(centre)
    lines = boxes.indices.map { node in
      var lines: [Line] = []
      var chain: [Int] = [node]
      while let point = chain.popLast() {
        let start = centre(point)
        let half = point < boxes.count ? boxes[point].width / 2 : widths[graph.layer[point]] / 2
        for next in graph.next[point] {
          let end = centre(next)
          let isBox = next < boxes.count
          let nextHalf = isBox ? boxes[next].width / 2 : widths[graph.layer[next]] / 2
          lines.append(
            Line(
              start: Point(x: start.x + half, y: start.y), end: Point(x: end.x - nextHalf, y: end.y), through: isBox ? nil : 2 * nextHalf))
          if !isBox { chain.append(next) }
        }
      }
      return lines
    }
  }

  /// The height of every node: first stacked, then drawn towards the neighbours, in order and without overlap.
  private func heights(_ graph: LayerGraph, _ height: (Int) -> Double) -> [Double] {
    var y = [Double](repeating: 0, count: graph.next.count)
    for layer in graph.layers {
      var cursor = 0.0
      for node in layer {
        y[node] = cursor + height(node) / 2
        cursor += height(node) + Self.boxGap
      }
      for node in layer { y[node] -= cursor / 2 }
    }
    for round in 0..<24 {
      let isForward = round % 2 == 0
      for layer in isForward ? graph.layers : graph.layers.reversed() {
        let wanted = layer.map { node -> Double in
          let near = round >= 20 ? graph.previous[node] + graph.next[node] : (isForward ? graph.previous[node] : graph.next[node])
          return near.isEmpty ? y[node] : near.reduce(0) { $0 + y[$1] } / Double(near.count)
        }
        var offsets: [Double] = []
        for (index, node) in layer.enumerated() {
          let gap = index == 0 ? 0 : (height(layer[index - 1]) + height(node)) / 2 + Self.boxGap
          offsets.append((offsets.last ?? 0) + gap)
        }
        for (index, fitted) in Self.ascending(zip(wanted, offsets).map { $0 - $1 }).enumerated() {
          y[layer[index]] = fitted + offsets[index]
        }
      }
    }
    return y
  }

  /// The ascending row of numbers that lies nearest to `values`: neighbours in the wrong order share their mean.
  private static func ascending(_ values: [Double]) -> [Double] {
    var blocks: [(sum: Double, count: Int)] = []
    for value in values {
      blocks.append((value, 1))
      while blocks.count > 1 {
        let (a, b) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
        guard a.sum / Double(a.count) > b.sum / Double(b.count) else { break }
        blocks.removeLast(2)
        blocks.append((a.sum + b.sum, a.count + b.count))
      }
    }
    return blocks.flatMap { [Double](repeating: $0.sum / Double($0.count), count: $0.count) }
  }
}
