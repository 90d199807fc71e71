/// A graph without cycles, cut into layers, with a way point in every layer that an edge passes.
struct LayerGraph {
  /// Per layer: its nodes in order.
  private(set) var layers: [[Int]]
  /// Per node: its layer. Numbers past the nodes of the graph are way points.
  private(set) var layer: [Int]
  /// Per node: its neighbours in the layer after it, and in the layer before it.
  private(set) var next: [[Int]]
  private(set) var previous: [[Int]]

  /// - Precondition: every edge goes from a lower to a higher number.
  init(nodeCount: Int, edges: [(from: Int, to: Int)]) {
    var layer = [Int](repeating: 0, count: nodeCount)
    var isNeeding = [Bool](repeating: false, count: nodeCount)
    for edge in edges.sorted(by: { ($0.to, $0.from) < ($1.to, $1.from) }) {
      layer[edge.to] = max(layer[edge.to], layer[edge.from] + 1)
      isNeeding[edge.to] = true
    }
    for node in 0..<nodeCount where !isNeeding[node] {
      let first = edges.filter { $0.from == node }.map { layer[$0.to] }.min() ?? 1
      layer[node] = max(0, first - 1)
    }
    next = [[Int]](repeating: [], count: nodeCount)
    previous = next
    // Per node: its way points in the layers after it.
    var ways = [[Int]](repeating: [], count: nodeCount)
    for edge in edges {
      var point = edge.from
      for (offset, passed) in (layer[edge.from] + 1..<max(layer[edge.from] + 1, layer[edge.to])).enumerated() {
        if offset == ways[edge.from].count {
          ways[edge.from].append(layer.count)
          layer.append(passed)
          next.append([])
          previous.append([point])
          next[point].append(ways[edge.from][offset])
        }
        point = ways[edge.from][offset]
      }
      guard !next[point].contains(edge.to) else { continue }
      next[point].append(edge.to)
      previous[edge.to].append(point)
    }
    layers = [[Int]](repeating: [], count: (layer.max() ?? 0) + 1)
    for node in layer.indices { layers[layer[node]].append(node) }
    self.layer = layer
  }

  /// Puts every layer in an order with few crossings.
  mutating func order() {
    var best = layers
    var fewest = crossings()
    for round in 0..<16 where fewest > 0 {
      let isForward = round % 2 == 0
      for index in isForward ? Array(layers.indices) : layers.indices.reversed() {
        sort(
          index, by: isForward ? previous : next,
          layers.indices.contains(index + (isForward ? -1 : 1)) ? layers[index + (isForward ? -1 : 1)] : [])
      }
      exchange()
      let count = crossings()
      if count < fewest { (best, fewest) = (layers, count) }
    }
    layers = best
  }

  private mutating func sort(_ index: Int, by neighbours: [[Int]], _ fixed: [Int]) {
    guard !fixed.isEmpty else { return }
    let places = Dictionary(uniqueKeysWithValues: fixed.enumerated().map { ($0.element, Double($0.offset)) })
    let keyed = layers[index].enumerated().map { offset, node -> (key: Double, offset: Int, node: Int) in
      let near = neighbours[node].compactMap { places[$0] }
      // A node without neighbours there keeps its place.
      let share = Double(offset) * Double(fixed.count) / Double(max(1, layers[index].count))
      return (near.isEmpty ? share : near.reduce(0, +) / Double(near.count), offset, node)
    }
    layers[index] = keyed.sorted { ($0.key, $0.offset) < ($1.key, $1.offset) }.map(\.node)
  }

  /// Exchanges neighbours where that takes crossings away.
  private mutating func exchange() {
    var places = [Int](repeating: 0, count: layer.count)
    for nodes in layers { for (place, node) in nodes.enumerated() { places[node] = place } }
    for index in layers.indices {
      for place in layers[index].indices.dropLast() {
        let (a, b) = (layers[index][place], layers[index][place + 1])
        var change = 0
        for neighbours in [next, previous] {
          for p in neighbours[a] {
            for q in neighbours[b] where places[p] != places[q] { change += places[p] > places[q] ? 1 : -1 }
          }
        }
        guard change > 0 else { continue }
        layers[index].swapAt(place, place + 1)
        (places[a], places[b]) = (place + 1, place)
      }
    }
  }

  /// How often edges cross.
  func crossings() -> Int {
    var total = 0
    for (index, nodes) in layers.enumerated().dropLast() {
      let places = Dictionary(uniqueKeysWithValues: layers[index + 1].enumerated().map { ($0.element, $0.offset) })
      let ends = nodes.flatMap { next[$0].compactMap { places[$0] }.sorted() }
      // Counted with a tree of sums: how many ends before this one lie further down.
      var sums = [Int](repeating: 0, count: layers[index + 1].count + 1)
      for (count, end) in ends.enumerated() {
        var notBelow = 0
        var slot = end + 1
        while slot > 0 {
          notBelow += sums[slot]
          slot &= slot - 1
        }
        total += count - notBelow
        slot = end + 1
        while slot < sums.count {
          sums[slot] += 1
          slot += slot & -slot
        }
      }
    }
    return total
  }
}
