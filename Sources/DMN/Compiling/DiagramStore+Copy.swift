extension DiagramStore {
  /// Copies a diagram of another store over the same variables, with other ends.
  mutating func copy<Other>(_ root: Ref, of source: DiagramStore<Other>, _ end: (Other) -> Terminal) -> Ref {
    var memo: [Ref: Ref] = [:]
    return copy(root, source, end, &memo)
  }

  private mutating func copy<Other>(
    _ ref: Ref, _ source: DiagramStore<Other>, _ end: (Other) -> Terminal, _ memo: inout [Ref: Ref]
  ) -> Ref {
    if ref < 0 { return terminal(end(source.value(ref))) }
    if let known = memo[ref] { return known }
    let level = source.level(ref)
    var children: [Ref] = []
    for value in 0..<source.arities[level] { children.append(copy(source.child(ref, value), source, end, &memo)) }
    let result = node(level: level, children: children)
    memo[ref] = result
    return result
  }
}
