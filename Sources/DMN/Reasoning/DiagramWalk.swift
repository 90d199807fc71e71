/// Walks over diagrams that need no answer but which places can be reached.
enum DiagramWalk {
  /// How far the known choices alone lead: as long as everything that is asked is known, there is one way to go.
  static func reached<T>(_ store: DiagramStore<T>, _ root: DiagramStore<T>.Ref, known: [Int?]) -> DiagramStore<T>.Ref {
    var ref = root
    while ref >= 0, let choice = known[store.level(ref)] { ref = store.child(ref, choice) }
    return ref
  }

  /// The terminals that can still be reached with the known choices.
  static func terminals<T>(_ store: DiagramStore<T>, _ root: DiagramStore<T>.Ref, known: [Int?] = []) -> [T] {
    ends(store, root, known: known).map(store.value)
  }

  /// As `terminals`, by their place in the store.
  static func ends<T>(_ store: DiagramStore<T>, _ root: DiagramStore<T>.Ref, known: [Int?]) -> [DiagramStore<T>.Ref] {
    var found: [DiagramStore<T>.Ref] = []
    visit(store, root, known: known) { end in
      found.append(end)
      return true
    }
    return found
  }

  /// How many places, nodes and terminals, can still be reached with the known choices.
  static func size<T>(_ store: DiagramStore<T>, _ root: DiagramStore<T>.Ref, known: [Int?]) -> Int {
    visit(store, root, known: known) { _ in true }
  }

  /// Visits each terminal that can still be reached once, until `body` says that it has seen enough. Returns how many places it saw.
  @discardableResult static func visit<T>(
    _ store: DiagramStore<T>, _ root: DiagramStore<T>.Ref, known: [Int?], _ body: (DiagramStore<T>.Ref) -> Bool
  ) -> Int {
    var seen = RefSet()
    var stack = [root]
    while let ref = stack.popLast() {
      guard seen.insert(ref) else { continue }
      if ref < 0 {
        guard body(ref) else { return seen.count }
        continue
      }
      let level = store.level(ref)
      if level < known.count, let choice = known[level] {
        stack.append(store.child(ref, choice))
      } else {
        store.forEachChild(ref) { stack.append($0) }
      }
    }
    return seen.count
  }

  /// The levels on which the diagrams still depend, once the known choices are filled in.
  ///
  /// Filling in can make two branches equal, so the rest is made canonical again: only then is a level that a node
  /// asks a level that matters.
  static func support<T>(_ store: DiagramStore<T>, _ roots: [DiagramStore<T>.Ref], known: [Int?]) -> Set<Int> {
    var memo = OperationCache()
    // Only its nodes are looked at: the ends are those of `store`.
    var rest = DiagramStore<Never>(arities: store.arities)
    var levels = Set<Int>()

    func restrict(_ ref: Int32) -> Int32 {
      if ref < 0 { return ref }
      if let done = memo[ref, 0, 0] { return done }
      let level = store.level(ref)
      let result: Int32
      if let choice = known[level] {
        result = restrict(store.child(ref, choice))
      } else {
        var branch = Branch(store.arities[level])
        var value = 0
        while value < store.arities[level] {
          let end = store.end(of: value, level, ref)
          branch.append(restrict(store.child(ref, value)), until: end)
          value = end
        }
        let before = rest.nodeCount
        result = rest.node(level: level, branch)
        if rest.nodeCount > before { levels.insert(level) }
      }
      memo[ref, 0, 0] = result
      return result
    }
    for root in roots { _ = restrict(root) }
    return levels
  }

  /// Choices that lead from the root to a terminal that satisfies `accept`; variables that do not matter stay open.
  static func witness<T>(_ store: DiagramStore<T>, _ root: DiagramStore<T>.Ref, where accept: (T) -> Bool) -> [Int: Int]? {
    var dead = Set<Int32>()
    func search(_ ref: Int32) -> [Int: Int]? {
      if ref < 0 { return accept(store.value(ref)) ? [:] : nil }
      if dead.contains(ref) { return nil }
      let level = store.level(ref)
      var value = 0
      while value < store.arities[level] {
        if var path = search(store.child(ref, value)) {
          path[level] = value
          return path
        }
        value = store.end(of: value, level, ref)
      }
      dead.insert(ref)
      return nil
    }
    return search(root)
  }
}

/// References that were met before. A walk meets few of a large store, so it holds only those.
private struct RefSet {
  /// No reference is that small.
  private static let free = Int32.min

  /// With open addressing; at most half full.
  private var slots = [Int32](repeating: free, count: 128)
  private(set) var count = 0

  /// - Returns: whether it is new.
  mutating func insert(_ ref: Int32) -> Bool {
    if count * 2 >= slots.count { grow() }
    let place = place(of: ref)
    guard slots[place] == Self.free else { return false }
    slots[place] = ref
    count += 1
    return true
  }

  /// Where a reference stands, or can be put.
  private func place(of ref: Int32) -> Int {
    var place = Int(truncatingIfNeeded: UInt64(UInt32(bitPattern: ref)) &* 0x9E37_79B9_7F4A_7C15 >> 32) & (slots.count - 1)
    while slots[place] != Self.free, slots[place] != ref { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Int32](repeating: Self.free, count: old.count * 4)
    for ref in old where ref != Self.free { slots[place(of: ref)] = ref }
  }
}
