/// An operation on two diagrams in which their order does not matter, with what was worked out before.
///
/// It is applied to many pairs that share parts, so what is known of a pair is kept from one to the next.
protocol PairOperation {
  /// The result, when two diagrams decide it without a look at what is below them. Two ends always do.
  mutating func shortcut(_ a: Int32, _ b: Int32) throws(ModelProblems) -> Int32?
  var memory: WorkMemory { get set }
}

/// What one kind of work has found so far, and how many more steps it may take.
struct WorkMemory {
  private var known = OperationCache()
  private var left: Int

  /// What is known is forgotten beyond this many results, to bound the memory; it is worked out again when needed.
  private static let mostKnown = 500_000

  init(_ limits: OpenIndex.Limits) { left = limits.steps }

  subscript(a: Int32, b: Int32) -> Int32? {
    get { known[a, b, 0] }
    set {
      if known.count >= Self.mostKnown { known = OperationCache() }
      known[a, b, 0] = newValue
    }
  }

  mutating func spend(_ steps: Int) throws(ModelProblems) {
    left -= steps
    if left < 0 { throw OpenIndex.Limits.tooLarge("too many steps") }
  }

  /// Accounts for the making of one node.
  mutating func spend<T>(nodeOf store: DiagramStore<T>, level: Int) throws(ModelProblems) {
    try spend(store.arities[level])
    if store.isFull { throw OpenIndex.Limits.tooLarge("more than \(store.limit) nodes") }
  }
}

extension DiagramStore {
  /// The diagram of an operation applied to two diagrams, value by value.
  ///
  /// - Throws: `ModelProblems` when that takes too many steps or nodes.
  mutating func combine(_ a: Ref, _ b: Ref, with operation: inout some PairOperation) throws(ModelProblems) -> Ref {
    if let result = try operation.shortcut(a, b) { return result }
    let (first, second) = (min(a, b), max(a, b))
    if let known = operation.memory[first, second] { return known }
    let level = min(self.level(a), self.level(b))
    try operation.memory.spend(nodeOf: self, level: level)
    var branch: [Ref] = []
    branch.reserveCapacity(arities[level])
    for value in 0..<arities[level] {
      branch.append(try combine(step(a, level, value), step(b, level, value), with: &operation))
    }
    let result = node(level: level, children: branch)
    operation.memory[first, second] = result
    return result
  }
}

/// True where one of two yes/no diagrams is.
struct Disjunction: PairOperation {
  let yes: Int32
  let no: Int32
  var memory: WorkMemory

  func shortcut(_ a: Int32, _ b: Int32) -> Int32? {
    if a == yes || b == no || a == b { return a }
    return b == yes || a == no ? b : nil
  }
}

/// True where two diagrams end in different places.
struct Difference: PairOperation {
  let yes: Int32
  let no: Int32
  var memory: WorkMemory

  func shortcut(_ a: Int32, _ b: Int32) -> Int32? {
    if a == b { return no }
    return a < 0 && b < 0 ? yes : nil
  }
}
