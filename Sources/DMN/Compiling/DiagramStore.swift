/// Multi-valued decision diagrams: every function from the inputs to something, stored once.
///
/// A diagram asks one variable per node, always in the order of the levels, and ends in a terminal. Equal
/// sub-diagrams are one node, and a node whose answers all lead to the same place does not exist. So two functions are
/// equal exactly when their references are equal, and a function depends on a variable exactly when one of its nodes
/// asks it. That is what makes the reasoning exact.
struct DiagramStore<Terminal: Hashable & Sendable>: Sendable {
  /// A node when ≥ 0, a terminal (as `~index`) when negative.
  typealias Ref = Int32

  private(set) var levels: [Int32] = []
  private var firstChild: [Int32] = []
  private var children: [Ref] = []
  private(set) var terminals: [Terminal] = []
  private var nodeIDs: [NodeKey: Ref] = [:]
  private var terminalIDs: [Terminal: Ref] = [:]

  private struct NodeKey: Hashable {
    let level: Int32
    let children: [Ref]
  }

  /// How many values each level has.
  let arities: [Int]

  init(arities: [Int]) { self.arities = arities }

  var nodeCount: Int { levels.count }

  mutating func terminal(_ value: Terminal) -> Ref {
    if let known = terminalIDs[value] { return known }
    let ref = ~Ref(terminals.count)
    terminals.append(value)
    terminalIDs[value] = ref
    return ref
  }

  mutating func node(level: Int, children branch: [Ref]) -> Ref {
    if branch.allSatisfy({ $0 == branch[0] }) { return branch[0] }
    let key = NodeKey(level: Int32(level), children: branch)
    if let known = nodeIDs[key] { return known }
    let ref = Ref(levels.count)
    levels.append(Int32(level))
    firstChild.append(Int32(children.count))
    children.append(contentsOf: branch)
    nodeIDs[key] = ref
    return ref
  }

  func level(_ ref: Ref) -> Int { ref < 0 ? Int.max : Int(levels[Int(ref)]) }
  func child(_ ref: Ref, _ value: Int) -> Ref { children[Int(firstChild[Int(ref)]) + value] }
  func value(_ ref: Ref) -> Terminal { terminals[Int(~ref)] }

  /// The diagram of `operation` applied to two diagrams, value by value.
  mutating func combine(_ a: Ref, _ b: Ref, _ operation: (Terminal, Terminal) -> Terminal) -> Ref {
    var memo: [UInt64: Ref] = [:]
    // Without a limit there is always a result.
    return combine(a, b, operation, &memo, most: .max) ?? a
  }

  /// As `combine`, but `nil` when that takes more than `limit` nodes.
  mutating func combine(_ a: Ref, _ b: Ref, within limit: Int, _ operation: (Terminal, Terminal) -> Terminal) -> Ref? {
    var trial = self
    var memo: [UInt64: Ref] = [:]
    let most = nodeCount + limit
    guard let result = trial.combine(a, b, operation, &memo, most: most) else { return nil }
    self = trial
    return result
  }

  private mutating func combine(
    _ a: Ref, _ b: Ref, _ operation: (Terminal, Terminal) -> Terminal, _ memo: inout [UInt64: Ref], most: Int
  ) -> Ref? {
    if a < 0, b < 0 { return terminal(operation(value(a), value(b))) }
    guard nodeCount < most else { return nil }
    let key = UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
    if let known = memo[key] { return known }
    let level = min(self.level(a), self.level(b))
    var branch: [Ref] = []
    for value in 0..<arities[level] {
      let nextA = self.level(a) == level ? child(a, value) : a
      let nextB = self.level(b) == level ? child(b, value) : b
      guard let next = combine(nextA, nextB, operation, &memo, most: most) else { return nil }
      branch.append(next)
    }
    let result = node(level: level, children: branch)
    memo[key] = result
    return result
  }

  /// The diagram with the variable at `level` fixed to one value.
  mutating func cofactor(_ ref: Ref, level: Int, value: Int) -> Ref {
    var memo: [Ref: Ref] = [:]
    return cofactor(ref, level, value, &memo)
  }

  private mutating func cofactor(_ ref: Ref, _ level: Int, _ value: Int, _ memo: inout [Ref: Ref]) -> Ref {
    let own = self.level(ref)
    if own > level { return ref }
    if own == level { return child(ref, value) }
    if let known = memo[ref] { return known }
    let branch = (0..<arities[own]).map { cofactor(child(ref, $0), level, value, &memo) }
    let result = node(level: own, children: branch)
    memo[ref] = result
    return result
  }

  /// The diagram with every terminal replaced.
  mutating func map(_ ref: Ref, _ transform: (Terminal) -> Terminal) -> Ref {
    combine(ref, ref) { value, _ in transform(value) }
  }
}
