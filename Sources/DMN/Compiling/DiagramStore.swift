/// Multi-valued decision diagrams: every function from the inputs to something, stored once.
///
/// A diagram asks one variable per node, always in the order of the levels, and ends in a terminal. Equal
/// sub-diagrams are one node, and a node whose answers all lead to the same place does not exist. So two functions are
/// equal exactly when their references are equal, and a function depends on a variable exactly when one of its nodes
/// asks it. That is what makes the reasoning exact.
struct DiagramStore<Terminal: Hashable & Sendable>: Sendable {
  /// A node when ≥ 0, a terminal (as `~index`) when negative.
  typealias Ref = Int32

  private var levels: [Int32] = []
  /// Per node the place of its children, or `~place`: see `children`.
  private var firstChild: [Int32] = []
  /// Per node a child for every value. Where a level has many values and few runs of them lead elsewhere: the number of
  /// runs, the end of each, and the child of each. So a test of one value among thousands takes three runs, and rules
  /// cost what they say, not what they leave out.
  private var children: [Ref] = []
  private(set) var terminals: [Terminal] = []
  private var terminalIDs: [Terminal: Ref] = [:]
  /// The nodes by their contents, with open addressing: a node's number + 1, or 0.
  private var slots = [Int32](repeating: 0, count: 1 << 8)
  /// Choices that were worked out before.
  private var choices = OperationCache()

  /// How many values each level has.
  let arities: [Int]
  /// The store stops growing here. What is worked out beyond it has no meaning: look at `isFull`.
  var limit = Int.max
  /// So many looks operations may take at children of nodes, all together. Operations on large diagrams can find small ones, so the number
  /// of nodes alone says nothing of the time they take.
  var effort = Int.max
  private(set) var looks = 0

  init(arities: [Int]) { self.arities = arities }

  /// Counts looks of an operation that is worked out elsewhere.
  mutating func looked(_ count: Int) { looks += count }

  var nodeCount: Int { levels.count }
  var isFull: Bool { levels.count >= limit || children.count / 16 >= limit || looks >= effort }

  mutating func terminal(_ value: Terminal) -> Ref {
    if let known = terminalIDs[value] { return known }
    let ref = ~Ref(terminals.count)
    terminals.append(value)
    terminalIDs[value] = ref
    return ref
  }

  mutating func node(level: Int, children branch: [Ref]) -> Ref {
    guard arities[level] >= Branch.wide else {
      let start = children.count
      children.append(contentsOf: branch)
      return node(level: level, childrenFrom: start)
    }
    var runs = Branch(arities[level])
    for (value, child) in branch.enumerated() { runs.append(child, until: value + 1) }
    return node(level: level, runs)
  }

  mutating func node(level: Int, _ branch: Branch) -> Ref {
    let start = children.count
    guard arities[level] >= Branch.wide else {
      children.append(contentsOf: branch.children)
      return node(level: level, childrenFrom: start)
    }
    if 2 * branch.children.count + 1 < arities[level] {
      children.append(Int32(branch.children.count))
      children.append(contentsOf: branch.ends)
      children.append(contentsOf: branch.children)
      return branch.children.count == 1 ? needless(start) : node(level: level, from: start, inRuns: true)
    }
    var value = 0
    for (child, end) in zip(branch.children, branch.ends) {
      while value < Int(end) {
        children.append(child)
        value += 1
      }
    }
    return node(level: level, childrenFrom: start)
  }

  /// Makes a node of the children that were put at the end, or takes them away again when the node exists.
  private mutating func node(level: Int, childrenFrom start: Int) -> Ref {
    let first = children[start]
    for place in start + 1..<max(start + 1, children.count) where children[place] != first {
      return node(level: level, from: start, inRuns: false)
    }
    return needless(start)
  }

  /// Takes what was put at the end away again: it all leads to one place.
  private mutating func needless(_ start: Int) -> Ref {
    let only = children[children.count - 1]
    children.removeLast(children.count - start)
    return only
  }

  /// As it was put at the end: a place for every value, or in runs.
  private mutating func node(level: Int, from start: Int, inRuns: Bool) -> Ref {
    let count = children.count - start
    let place = Int32(inRuns ? ~start : start)
    var slot = Int(truncatingIfNeeded: hash(level, start, count)) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = Int(slots[slot] - 1)
      if levels[known] == Int32(level), (firstChild[known] < 0) == inRuns, isEqual(self.start(known), start, count) {
        children.removeLast(count)
        return Ref(known)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let ref = Ref(levels.count)
    levels.append(Int32(level))
    firstChild.append(place)
    slots[slot] = ref + 1
    if levels.count * 2 > slots.count { rehash() }
    return ref
  }

  private func hash(_ level: Int, _ start: Int, _ count: Int) -> UInt64 {
    var hash = UInt64(level) &* 0x9E37_79B9_7F4A_7C15
    for place in start..<start + count {
      hash = (hash ^ UInt64(UInt32(bitPattern: children[place]))) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    return hash
  }

  private func start(_ node: Int) -> Int { Int(firstChild[node] < 0 ? ~firstChild[node] : firstChild[node]) }

  /// - Parameter count: how much stands at `b`. What stands at `a` has the same form, and says itself where it ends.
  private func isEqual(_ a: Int, _ b: Int, _ count: Int) -> Bool {
    for offset in 0..<count where children[a + offset] != children[b + offset] { return false }
    return true
  }

  private mutating func rehash() {
    slots = [Int32](repeating: 0, count: slots.count * 4)
    for node in levels.indices {
      let start = start(node)
      let count = firstChild[node] < 0 ? 2 * Int(children[start]) + 1 : arities[Int(levels[node])]
      var slot = Int(truncatingIfNeeded: hash(Int(levels[node]), start, count)) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(node) + 1
    }
  }

  func level(_ ref: Ref) -> Int { ref < 0 ? Int.max : Int(levels[Int(ref)]) }
  func child(_ ref: Ref, _ value: Int) -> Ref {
    let start = firstChild[Int(ref)]
    if start >= 0 { return children[Int(start) + value] }
    let run = run(ref, value)
    return children[run + Int(children[Int(~start)])]
  }
  func value(_ ref: Ref) -> Terminal { terminals[Int(~ref)] }

  /// The place of the end of the run of a node in which a value lies; its child stands as much further as there are runs.
  private func run(_ ref: Ref, _ value: Int) -> Int {
    let start = Int(~firstChild[Int(ref)])
    var (low, high) = (start + 1, start + Int(children[start]))
    while low < high {
      let middle = (low + high) / 2
      if Int(children[middle]) <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The children of a node, those of neighbouring values once where the node keeps them so.
  func forEachChild(_ ref: Ref, _ body: (Ref) -> Void) {
    let start = firstChild[Int(ref)]
    if start >= 0 {
      for value in 0..<arities[Int(levels[Int(ref)])] { body(children[Int(start) + value]) }
    } else {
      let count = Int(children[Int(~start)])
      for run in 0..<count { body(children[Int(~start) + 1 + count + run]) }
    }
  }

  /// The first value after `value` for which one of the diagrams may lead elsewhere than for `value` itself.
  func end(of value: Int, _ level: Int, _ a: Ref, _ b: Ref? = nil, _ c: Ref? = nil) -> Int {
    guard arities[level] >= Branch.wide else { return value + 1 }
    return min(end(a, level, value), b.map { end($0, level, value) } ?? .max, c.map { end($0, level, value) } ?? .max)
  }

  private func end(_ ref: Ref, _ level: Int, _ value: Int) -> Int {
    if self.level(ref) != level { return arities[level] }
    return firstChild[Int(ref)] >= 0 ? value + 1 : Int(children[run(ref, value)])
  }

  // MARK: Operations

  /// The diagram that is `then` where `condition` ends in `yes`, and `otherwise` elsewhere.
  mutating func choose(_ condition: Ref, yes: Ref, _ then: Ref, _ otherwise: Ref) -> Ref {
    if then == otherwise || condition == yes { return then }
    if condition < 0 || isFull { return otherwise }
    if let known = choices[condition, then, otherwise] { return known }
    let level = min(self.level(condition), self.level(then), self.level(otherwise))
    var branch = Branch(arities[level])
    var value = 0
    while value < arities[level] {
      let end = end(of: value, level, condition, then, otherwise)
      let part = choose(step(condition, level, value), yes: yes, step(then, level, value), step(otherwise, level, value))
      branch.append(part, until: end)
      looks += 1
      value = end
    }
    let result = node(level: level, branch)
    // What is forgotten is worked out again: memory ends before patience does.
    if choices.count >= Self.maximumChoices { forgetOperations() }
    choices[condition, then, otherwise] = result
    return result
  }

  private static var maximumChoices: Int { 8_000_000 }

  /// Where a value of `level` leads; a diagram that does not ask `level` stays.
  func step(_ ref: Ref, _ level: Int, _ value: Int) -> Ref { self.level(ref) == level ? child(ref, value) : ref }

  /// Forgets the choices that were worked out, to free their memory.
  mutating func forgetOperations() { choices = OperationCache() }

  /// The diagram of `operation` applied to two diagrams, value by value.
  ///
  /// - Parameter neutral: a terminal with which the operation changes nothing, on either side.
  mutating func combine(
    _ a: Ref, _ b: Ref, neutral: Ref? = nil, _ operation: (Terminal, Terminal) -> Terminal
  ) -> Ref {
    var memo = OperationCache()
    // Without a limit there is always a result.
    return combine(a, b, neutral, operation, &memo, most: .max) ?? a
  }

  /// As `combine`, but `nil` when that takes more than `limit` nodes.
  mutating func combine(_ a: Ref, _ b: Ref, within limit: Int, _ operation: (Terminal, Terminal) -> Terminal) -> Ref? {
    var memo = OperationCache()
    return combine(a, b, nil, operation, &memo, most: nodeCount + limit)
  }

  private mutating func combine(
    _ a: Ref, _ b: Ref, _ neutral: Ref?, _ operation: (Terminal, Terminal) -> Terminal, _ memo: inout OperationCache, most: Int
  ) -> Ref? {
    if a == neutral { return b }
    if b == neutral { return a }
    if let known = memo[a, b, 0] { return known }
    let result: Ref
    if a < 0, b < 0 {
      result = terminal(operation(value(a), value(b)))
    } else {
      guard nodeCount < most else { return nil }
      if isFull { return a }
      let level = min(self.level(a), self.level(b))
      var branch = Branch(arities[level])
      var value = 0
      while value < arities[level] {
        guard let next = combine(step(a, level, value), step(b, level, value), neutral, operation, &memo, most: most) else { return nil }
        let end = end(of: value, level, a, b)
        branch.append(next, until: end)
        looks += 1
        value = end
      }
      result = node(level: level, branch)
    }
    memo[a, b, 0] = result
    return result
  }

  /// The diagram with the variable at `level` fixed to one value.
  mutating func cofactor(_ ref: Ref, level: Int, value: Int) -> Ref {
    var memo = OperationCache()
    return cofactor(ref, level, value, &memo)
  }

  private mutating func cofactor(_ ref: Ref, _ level: Int, _ value: Int, _ memo: inout OperationCache) -> Ref {
    let own = self.level(ref)
    if own > level { return ref }
    if own == level { return child(ref, value) }
    if let known = memo[ref, 0, 0] { return known }
    var branch = Branch(arities[own])
    var next = 0
    while next < arities[own] {
      let end = end(of: next, own, ref)
      branch.append(cofactor(child(ref, next), level, value, &memo), until: end)
      next = end
    }
    let result = node(level: own, branch)
    memo[ref, 0, 0] = result
    return result
  }

  /// The diagram with every terminal replaced, as references.
  mutating func mapEnds(_ ref: Ref, _ transform: (Ref) -> Ref) -> Ref {
    var memo = OperationCache()
    return mapEnds(ref, transform, &memo)
  }

  private mutating func mapEnds(_ ref: Ref, _ transform: (Ref) -> Ref, _ memo: inout OperationCache) -> Ref {
    if ref < 0 { return transform(ref) }
    if isFull { return ref }
    if let known = memo[ref, 0, 0] { return known }
    let level = self.level(ref)
    var branch = Branch(arities[level])
    var value = 0
    while value < arities[level] {
      let end = end(of: value, level, ref)
      branch.append(mapEnds(child(ref, value), transform, &memo), until: end)
      looks += 1
      value = end
    }
    let result = node(level: level, branch)
    memo[ref, 0, 0] = result
    return result
  }

  /// The diagram with every terminal replaced.
  mutating func map(_ ref: Ref, _ transform: (Terminal) -> Terminal) -> Ref {
    combine(ref, ref) { value, _ in transform(value) }
  }
}

/// Results of operations on references, with open addressing.
struct OperationCache: Sendable {
  private struct Entry {
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
    /// `Int32.max` when the place is free; no reference is that large.
    var result = Int32.max
  }

  private var entries: [Entry] = []
  private(set) var count = 0

  private static func place(_ a: Int32, _ b: Int32, _ c: Int32, _ mask: Int) -> Int {
    var hash = UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
    hash = (hash ^ UInt64(UInt32(bitPattern: c)) &* 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
    return Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
  }

  subscript(a: Int32, b: Int32, c: Int32) -> Int32? {
    get {
      guard !entries.isEmpty else { return nil }
      var place = Self.place(a, b, c, entries.count - 1)
      while entries[place].result != .max {
        if entries[place].a == a, entries[place].b == b, entries[place].c == c { return entries[place].result }
        place = (place + 1) & (entries.count - 1)
      }
      return nil
    }
    set {
      guard let newValue else { return }
      if count * 2 >= entries.count { grow() }
      insert(Entry(a: a, b: b, c: c, result: newValue))
    }
  }

  private mutating func insert(_ entry: Entry) {
    var place = Self.place(entry.a, entry.b, entry.c, entries.count - 1)
    while entries[place].result != .max {
      if entries[place].a == entry.a, entries[place].b == entry.b, entries[place].c == entry.c { break }
      place = (place + 1) & (entries.count - 1)
    }
    if entries[place].result == .max { count += 1 }
    entries[place] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(), count: max(64, old.count * 4))
    count = 0
    for entry in old where entry.result != .max { insert(entry) }
  }
}
