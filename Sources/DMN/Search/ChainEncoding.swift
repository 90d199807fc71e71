/// A network as clauses. A variable with `n` values has `n - 1` yes/no variables: "the position is at least k".
struct ChainEncoding {
  /// Per network variable the solver variable of its first cut; `-1` when it is not encoded yet.
  private(set) var bases: [Int32]
  /// Per leaf of the network.
  private(set) var leaves: [Solver.Literal]
  /// Per variable whether it may have any of its values, whatever it follows from.
  private let isFree: [Bool]
  private let always: Solver.Literal
  /// The literals of tests that are no single cut.
  private var tests: [Key: Solver.Literal] = [:]

  private struct Key: Hashable {
    let base: Int32
    let test: Network.Test
  }

  init(_ network: Network, isFree: [Bool], _ solver: inout Solver) {
    self.isFree = isFree
    bases = [Int32](repeating: -1, count: network.variables.count)
    leaves = [Solver.Literal](repeating: -1, count: network.leaves.count)
    always = solver.variable(phase: true) * 2
    solver.add([always])
  }

  /// The literal "the position of the variable is at least `cut`", for an encoded variable.
  func atLeast(_ cut: Int32, _ variable: Int, of network: Network) -> Solver.Literal {
    if cut <= 0 { return always }
    return cut < network.variables[variable].values.count ? (bases[variable] + cut - 1) * 2 : always ^ 1
  }

  /// Forgets variables, so that they are encoded anew, as another copy beside the first.
  mutating func forget(_ variables: [Int], of network: Network) {
    for variable in variables {
      bases[variable] = -1
      for leaf in network.variables[variable].tree?.leaves ?? 0..<0 { leaves[leaf] = -1 }
    }
  }

  /// Encodes a variable and everything it follows from.
  mutating func encode(_ variable: Int, of network: Network, into solver: inout Solver) {
    guard bases[variable] < 0 else { return }
    for number in network.cone(of: variable, isFree) where bases[number] < 0 {
      addVariable(number, network, &solver)
      if !isFree[number], let tree = network.variables[number].tree { add(tree, number, network, &solver) }
    }
  }

  private mutating func addVariable(_ number: Int, _ network: Network, _ solver: inout Solver) {
    let count = network.variables[number].values.count
    bases[number] = Int32(solver.variableCount)
    for cut in 1..<max(count, 1) {
      let atLeast = solver.variable() * 2
      if cut > 1 { solver.add(atLeast ^ 1, atLeast - 2) }
    }
  }

  private mutating func add(_ tree: Network.Tree, _ number: Int, _ network: Network, _ solver: inout Solver) {
    // Per node: the literal "the case comes here".
    var reached = [Solver.Literal](repeating: always, count: tree.nodes.count)
    if tree.root < 0 { addLeaf(Int(~tree.root), always, number, network, &solver) }
    for index in tree.nodes {
      let node = network.nodes[index]
      let here = reached[index - tree.nodes.lowerBound]
      let isHigh = literal(node.test, Int(node.variable), network, &solver)
      for (child, side) in [(node.low, isHigh ^ 1), (node.high, isHigh)] {
        var there = side
        if here != always {
          there = solver.variable() * 2
          solver.add(there ^ 1, here)
          solver.add(there ^ 1, side)
          solver.add([here ^ 1, side ^ 1, there])
        }
        if child >= 0 {
          reached[Int(child) - tree.nodes.lowerBound] = there
        } else {
          addLeaf(Int(~child), there, number, network, &solver)
        }
      }
    }
  }

  /// The literal "the position of the variable is on the high side", for an encoded variable.
  private mutating func literal(_ test: Network.Test, _ variable: Int, _ network: Network, _ solver: inout Solver) -> Solver.Literal {
    if case .from(let cut) = test { return atLeast(cut, variable, of: network) }
    let count = network.variables[variable].values.count
    let key = Key(base: bases[variable], test: test)
    if let known = tests[key] { return known }
    let set = test.set(of: 0..<Int32(count))
    let isHigh = solver.variable() * 2
    for hole in set.complement(count).ranges { solver.add([isHigh ^ 1] + outside(hole, variable, of: network)) }
    for range in set.ranges { solver.add([isHigh] + outside(range, variable, of: network)) }
    tests[key] = isHigh
    return isHigh
  }

  /// Either of these holds when the position is outside the range.
  func outside(_ range: Range<Int32>, _ variable: Int, of network: Network) -> [Solver.Literal] {
    [atLeast(range.lowerBound, variable, of: network) ^ 1, atLeast(range.upperBound, variable, of: network)]
  }

  private mutating func addLeaf(_ leaf: Int, _ here: Solver.Literal, _ number: Int, _ network: Network, _ solver: inout Solver) {
    leaves[leaf] = here
    let value = network.leaves[leaf].value
    solver.add(here ^ 1, atLeast(value, number, of: network))
    solver.add(here ^ 1, atLeast(value + 1, number, of: network) ^ 1)
  }
}

extension Network {
  /// A variable and everything it follows from, in order, up to variables that are free.
  func cone(of variable: Int, _ isFree: [Bool]) -> [Int] {
    var isNeeded = [Bool](repeating: false, count: variable + 1)
    isNeeded[variable] = true
    for number in (0...variable).reversed() where isNeeded[number] && !isFree[number] {
      guard let tree = variables[number].tree else { continue }
      for node in nodes[tree.nodes] { isNeeded[Int(node.variable)] = true }
    }
    return isNeeded.indices.filter { isNeeded[$0] }
  }

  /// Per variable whether it is more than `steps` tables before `variable`.
  func isFar(from variable: Int, steps: Int) -> [Bool] {
    var isFar = [Bool](repeating: true, count: variables.count)
    var edge = [variable]
    isFar[variable] = false
    for _ in 0..<steps {
      var next: [Int] = []
      for number in edge {
        guard let tree = variables[number].tree else { continue }
        for node in nodes[tree.nodes] where isFar[Int(node.variable)] {
          isFar[Int(node.variable)] = false
          next.append(Int(node.variable))
        }
      }
      edge = next
    }
    return isFar
  }

  /// The variables that follow from one of these, and these, in order.
  func dependents(of variables: Range<Int>) -> [Int] {
    var depends = [Bool](repeating: false, count: self.variables.count)
    for variable in variables { depends[variable] = true }
    for (number, variable) in self.variables.enumerated() {
      if let tree = variable.tree, nodes[tree.nodes].contains(where: { depends[Int($0.variable)] }) { depends[number] = true }
    }
    return depends.indices.filter { depends[$0] }
  }
}
