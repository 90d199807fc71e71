/// The ways through a diagram from its ends upwards, so that what depends on a few of many ends is found without a look at the rest.
struct DiagramEnds {
  typealias Store = Compiler.Store

  /// Values of a node that lead to one place.
  private struct Way {
    let node: Store.Ref
    let values: Range<Int32>
  }

  private let root: Store.Ref
  /// Per node and end the ways that lead there, in the order of the values of each node.
  private var ways: [Store.Ref: [Way]] = [:]
  /// Per position the ends that stand for it.
  private var ends: [Int32: [Store.Ref]] = [:]

  /// - Parameter positions: the position that each end stands for.
  init(_ store: Store, _ root: Store.Ref, _ positions: [Store.Ref: Int32]) {
    self.root = root
    for (end, position) in positions { ends[position, default: []].append(end) }
    var seen: Set<Store.Ref> = [root]
    var stack = [root]
    while let node = stack.popLast() {
      guard node >= 0 else { continue }
      let level = store.level(node)
      var value = 0
      while value < store.arities[level] {
        let (child, end) = (store.child(node, value), store.end(of: value, level, node))
        ways[child, default: []].append(Way(node: node, values: Int32(value)..<Int32(end)))
        if seen.insert(child).inserted { stack.append(child) }
        value = end
      }
    }
  }

  /// The diagram that ends in `inside` where this one ends in one of the positions, and in `outside` elsewhere.
  func diagram(_ set: PositionSet, inside: Store.Ref, outside: Store.Ref, in store: inout Store) -> Store.Ref {
    // Upwards: per node the ways down that lead to one of the ends.
    var down: [Store.Ref: [(child: Store.Ref, values: Range<Int32>)]] = [:]
    var made: [Store.Ref: Store.Ref] = [:]
    var stack: [Store.Ref] = []
    for position in set.ranges.joined() {
      for end in ends[position] ?? [] {
        made[end] = inside
        stack.append(end)
      }
    }
    while let child = stack.popLast() {
      for way in ways[child] ?? [] {
        if down[way.node] == nil { stack.append(way.node) }
        down[way.node, default: []].append((child, way.values))
      }
    }

    func make(_ node: Store.Ref) -> Store.Ref {
      if let known = made[node] { return known }
      guard !store.isFull, let parts = down[node]?.sorted(by: { $0.values.lowerBound < $1.values.lowerBound }) else { return outside }
      let level = store.level(node)
      var branch = Branch(store.arities[level])
      var value = 0
      for part in parts {
        if value < part.values.lowerBound { branch.append(outside, until: Int(part.values.lowerBound)) }
        branch.append(make(part.child), until: Int(part.values.upperBound))
        value = Int(part.values.upperBound)
      }
      if value < store.arities[level] { branch.append(outside, until: store.arities[level]) }
      store.looked(2 * parts.count + 1)
      let result = store.node(level: level, branch)
      made[node] = result
      return result
    }
    return make(root)
  }
}
