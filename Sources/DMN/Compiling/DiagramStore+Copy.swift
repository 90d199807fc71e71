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
    var branch = Branch(source.arities[level])
    var value = 0
    while value < source.arities[level] {
      let next = source.end(of: value, level, ref)
      branch.append(copy(source.child(ref, value), source, end, &memo), until: next)
      value = next
    }
    let result = node(level: level, branch)
    memo[ref] = result
    return result
  }
}
