/// Searches near the table first. What is impossible even if far decisions could give anything is impossible; only what
/// that leaves open is searched through the whole chain.
struct LayeredSearch {
  typealias Case = ChainTrial.Case
  typealias Condition = (variable: Int, set: PositionSet)

  /// How many tables back the searches look, before the last one looks through all.
  private static let steps = [2, 4, 8]

  private let network: Network
  private let levels: Int
  private let effort: Int
  private var whole: ChainSearch
  /// The searches around `variable`.
  private var near: [ChainSearch] = []
  private var variable = -1

  init(_ network: Network, levels: Int, effort: Int) {
    (self.network, self.levels, self.effort) = (network, levels, effort)
    whole = ChainSearch(network, levels: levels, effort: effort)
  }

  /// A case that ends in one of these leaves of a variable; `nil` when there is none.
  mutating func reach(_ trial: inout ChainTrial, _ leaves: [Int], of variable: Int) throws(ChainSearch.GaveUp) -> Case? {
    if variable != self.variable { (self.variable, near) = (variable, []) }
    for layer in Self.steps.indices {
      addLayer(layer)
      guard let found = try near[layer].reach(leaves, of: variable) else { return nil }
      trial.follow(found)
      if let leaf = leaves.first(where: { trial.isReached($0) }) { return trial.example(leaf) }
    }
    return try whole.reach(leaves, of: variable)
  }

  /// A case in which a table has all these conditions, and leaves each of the blocks at some point; `nil` when there is none.
  mutating func reach(
    _ trial: inout ChainTrial, _ conditions: [Condition], outside blocks: [[Condition]] = [], of variable: Int
  ) throws(ChainSearch.GaveUp) -> Case? {
    if variable != self.variable { (self.variable, near) = (variable, []) }
    for layer in Self.steps.indices {
      addLayer(layer)
      guard let found = try near[layer].reach(conditions, outside: blocks) else { return nil }
      trial.follow(found)
      let positions = trial.positions
      func holds(_ all: [Condition]) -> Bool { all.allSatisfy { $0.set.contains(positions[$0.variable]) } }
      if holds(conditions), !blocks.contains(where: holds) { return found }
    }
    return try whole.reach(conditions, outside: blocks)
  }

  private mutating func addLayer(_ layer: Int) {
    guard near.count == layer else { return }
    near.append(ChainSearch(network, levels: levels, effort: effort, isFree: network.isFar(from: variable, steps: Self.steps[layer])))
  }

  /// A case that ends in this leaf of a variable, with all conditions; `nil` when there is none.
  mutating func reach(_ leaf: Int, of variable: Int, where conditions: [Condition]) throws(ChainSearch.GaveUp) -> Case? {
    try whole.reach([leaf], of: variable, where: conditions)
  }

  func effect(of inputs: Range<Int>, on results: [Int]) throws(ChainSearch.GaveUp) -> (Case, Case)? {
    try whole.effect(of: inputs, on: results)
  }
}
