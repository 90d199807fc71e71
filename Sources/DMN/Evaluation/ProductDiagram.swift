/// Several diagrams asked at once: one walk ends where all of them end.
///
/// It is built in one pass over the tuples of nodes that can be reached together, so nothing is made that is not used.
struct ProductDiagram {
  /// Per node its level and the place of its first child. A child is a node when ≥ 0, an ending (as `~number`) when negative.
  private(set) var levels: [Int] = []
  private(set) var firstChild: [Int] = []
  private(set) var children: [Int32] = []
  private(set) var root: Int32 = 0
  /// Per ending the terminals of all diagrams, in their order.
  private(set) var endings: [[Compiler.Store.Ref]] = []

  /// The most work that merging may take, in looks at a node.
  static let mostWork = 2_000_000
  /// The most nodes a merged diagram may have.
  static let mostNodes = 20_000

  private let store: Compiler.Store
  private var known: [[Compiler.Store.Ref]: Int32] = [:]
  private var work = 0
  private let isLimited: Bool

  /// - Parameter isLimited: whether to stop where the product grows large.
  /// - Returns: `nil` when it grows large.
  init?(_ refs: [Compiler.Store.Ref], in store: Compiler.Store, isLimited: Bool) {
    self.store = store
    self.isLimited = isLimited
    guard let root = place(refs) else { return nil }
    self.root = root
    known = [:]
  }

  private mutating func place(_ refs: [Compiler.Store.Ref]) -> Int32? {
    if let done = known[refs] { return done }
    let level = refs.reduce(Int.max) { min($0, store.level($1)) }
    guard level != .max else {
      let number = ~Int32(endings.count)
      endings.append(refs)
      known[refs] = number
      return number
    }
    let arity = store.arities[level]
    work += arity * refs.count
    if isLimited, work > Self.mostWork || levels.count > Self.mostNodes { return nil }
    var branch: [Int32] = []
    branch.reserveCapacity(arity)
    for value in 0..<arity {
      guard let child = place(refs.map { store.level($0) == level ? store.child($0, value) : $0 }) else { return nil }
      branch.append(child)
    }
    let number = Int32(levels.count)
    levels.append(level)
    firstChild.append(children.count)
    children += branch
    known[refs] = number
    return number
  }
}
