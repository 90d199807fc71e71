/// Tries cases on a network, and remembers for every leaf a case that comes there.
///
/// A trial can only ever show that a place is reached; that a place is never reached is for `ChainSearch` to prove.
struct ChainTrial {
  /// A case: per input variable the position of its value.
  typealias Case = [Int32]

  let network: Network
  let levels: Int
  /// The positions of all variables in the case that was followed last.
  private(set) var positions: [Int32]
  private var cases: [Case] = []
  /// Per leaf the number of the first case that reached it; `-1` while there is none.
  private var caseOfLeaf: [Int32]
  /// The leaves that were reached for the first time since `takeNews`.
  private var news: [Int] = []
  /// Per node and per leaf: twice its node above, plus one when it is the high side; `-1` at the root.
  private var nodeParents: [Int32]
  private var leafParents: [Int32]
  private var noise: UInt64 = 0x2545_F491_4F6C_DD1D
  // The box that is aimed at, per variable; whole where nothing is asked.
  private var boxLow: [Int32]
  private var boxHigh: [Int32]
  private var boxMask: [UInt64]

  init(_ network: Network, levels: Int) {
    (self.network, self.levels) = (network, levels)
    positions = [Int32](repeating: 0, count: network.variables.count)
    caseOfLeaf = [Int32](repeating: -1, count: network.leaves.count)
    nodeParents = [Int32](repeating: -1, count: network.nodes.count)
    leafParents = [Int32](repeating: -1, count: network.leaves.count)
    boxLow = positions
    boxHigh = network.variables.map { Int32($0.values.count) }
    boxMask = network.variables.map { _ in .max }
    for (index, node) in network.nodes.enumerated() {
      for (child, side) in [(node.low, Int32(0)), (node.high, 1)] {
        if child >= 0 { nodeParents[Int(child)] = Int32(index) * 2 + side } else { leafParents[Int(~child)] = Int32(index) * 2 + side }
      }
    }
  }

  func isReached(_ leaf: Int) -> Bool { caseOfLeaf[leaf] >= 0 }
  /// A case that was seen to reach the leaf.
  func example(_ leaf: Int) -> Case? { caseOfLeaf[leaf] < 0 ? nil : cases[Int(caseOfLeaf[leaf])] }

  /// The leaves that were reached for the first time since this was last asked.
  mutating func takeNews() -> [Int] {
    defer { news = [] }
    return news
  }

  /// Follows a case through the whole network.
  mutating func follow(_ inputs: Case) {
    for level in 0..<levels { positions[level] = inputs[level] }
    var isKept = false
    for number in levels..<network.variables.count {
      guard let tree = network.variables[number].tree else { continue }
      let leaf = network.leaf(tree, positions)
      positions[number] = network.leaves[leaf].value
      guard caseOfLeaf[leaf] < 0 else { continue }
      if !isKept { cases.append(inputs) }
      isKept = true
      caseOfLeaf[leaf] = Int32(cases.count - 1)
      news.append(leaf)
    }
  }

  /// The next of a fixed sequence of numbers that spreads well; the same at every run.
  mutating func pick(_ count: Int) -> Int {
    noise ^= noise << 13
    noise ^= noise >> 7
    noise ^= noise << 17
    return Int((noise >> 33) % UInt64(max(count, 1)))
  }

  mutating func randomCase() -> Case { (0..<levels).map { Int32(pick(network.variables[$0].values.count)) } }

  /// Tries cases, spread evenly, for as long as they keep reaching new leaves.
  mutating func tryMany() {
    while true {
      let before = news.count
      for _ in 0..<128 { follow(randomCase()) }
      if news.count - before < 128 { return }
    }
  }

  // MARK: Aiming

  /// Changes a case, step by step, to come to a leaf. Often succeeds where a case exists.
  mutating func aim(at leaf: Int, rounds: Int = 100) -> Bool {
    var inputs = neighbour(leaf)
    for round in 0..<rounds {
      follow(inputs)
      if isReached(leaf) { return true }
      let before = inputs
      repair(&inputs, toward: leaf, isNoisy: round > 1)
      if inputs == before, levels > 0 {
        let level = pick(levels)
        inputs[level] = Int32(pick(network.variables[level].values.count))
      }
    }
    follow(inputs)
    return isReached(leaf)
  }

  /// A case that comes as near to a leaf as any so far: below the lowest node above it that was reached.
  private func neighbour(_ leaf: Int) -> Case {
    var parent = leafParents[leaf]
    while parent >= 0 {
      let node = network.nodes[Int(parent >> 1)]
      var stack = [parent & 1 == 0 ? node.high : node.low]
      var steps = 0
      while let ref = stack.popLast(), steps < 64 {
        steps += 1
        if ref < 0 {
          if let found = example(Int(~ref)) { return found }
        } else {
          stack += [network.nodes[Int(ref)].low, network.nodes[Int(ref)].high]
        }
      }
      parent = nodeParents[Int(parent >> 1)]
    }
    return cases.last ?? Case(repeating: 0, count: levels)
  }

  /// Moves inputs so that the splits above the leaf go its way; a decision among them is aimed at in turn.
  private mutating func repair(_ inputs: inout Case, toward leaf: Int, isNoisy: Bool) {
    var goals = [leaf]
    var steps = 0
    while let goal = goals.popLast(), steps < 64 {
      steps += 1
      var asked: [Int] = []
      var parent = leafParents[goal]
      while parent >= 0 {
        let node = network.nodes[Int(parent >> 1)]
        let variable = Int(node.variable)
        if !isAsked(variable) { asked.append(variable) }
        let isHigh = parent & 1 == 1
        switch node.test {
        case .from(let cut) where isHigh: boxLow[variable] = max(boxLow[variable], cut)
        case .from(let cut): boxHigh[variable] = min(boxHigh[variable], cut)
        case .among(let mask): boxMask[variable] &= isHigh ? mask : ~mask
        }
        parent = nodeParents[Int(parent >> 1)]
      }
      for variable in asked {
        if variable < levels {
          if !isInBox(inputs[variable], variable) { inputs[variable] = positionInBox(variable) }
        } else if !isInBox(positions[variable], variable), let nearest = nearestLeaf(of: variable, isNoisy: isNoisy) {
          goals.append(nearest)
        }
        (boxLow[variable], boxHigh[variable]) = (0, Int32(network.variables[variable].values.count))
        boxMask[variable] = .max
      }
    }
  }

  private func isAsked(_ variable: Int) -> Bool {
    boxLow[variable] != 0 || boxHigh[variable] != network.variables[variable].values.count || boxMask[variable] != .max
  }

  private func isInBox(_ position: Int32, _ variable: Int) -> Bool {
    boxLow[variable] <= position && position < boxHigh[variable]
      && (boxMask[variable] == .max || boxMask[variable] >> UInt64(position) & 1 == 1)
  }

  /// Some position in the box of a variable.
  private mutating func positionInBox(_ variable: Int) -> Int32 {
    let (low, count) = (boxLow[variable], Int(boxHigh[variable] - boxLow[variable]))
    let start = pick(count)
    for step in 0..<max(count, 1) {
      let position = low + Int32((start + step) % max(count, 1))
      if isInBox(position, variable) { return position }
    }
    return low
  }

  /// The leaf with a value in the box of its variable that takes the fewest changes from the case that was followed last.
  private mutating func nearestLeaf(of variable: Int, isNoisy: Bool) -> Int? {
    guard let tree = network.variables[variable].tree else { return nil }
    var (best, lowest): (Int?, Int) = (nil, .max)
    var stack = [(ref: tree.root, cost: 0)]
    while let (ref, cost) = stack.popLast() {
      guard cost < lowest else { continue }
      if ref < 0 {
        if isInBox(network.leaves[Int(~ref)].value, variable) { (best, lowest) = (Int(~ref), cost) }
        continue
      }
      let node = network.nodes[Int(ref)]
      let isHigh = node.test.isHigh(positions[Int(node.variable)])
      let price = (Int(node.variable) < levels ? 4 : 12) + (isNoisy ? pick(16) : 0)
      stack.append((isHigh ? node.low : node.high, cost + price))
      stack.append((isHigh ? node.high : node.low, cost))
    }
    return best
  }
}
