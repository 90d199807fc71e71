/// Finds cases that come to a place in a network, or proves that there are none.
///
/// The network is written as clauses, from the place back to the inputs, and the solver decides.
struct ChainSearch {
  typealias Case = ChainTrial.Case

  /// The question takes more search than is allowed.
  struct GaveUp: Error {}

  private let network: Network
  private let levels: Int
  private var solver: Solver
  private var encoding: ChainEncoding

  /// - Parameter isFree: variables that may have any of their values, whatever they follow from. What is impossible
  ///   then is impossible; what is possible need not be.
  init(_ network: Network, levels: Int, effort: Int, isFree: [Bool]? = nil) {
    (self.network, self.levels) = (network, levels)
    solver = Solver(effort: effort)
    encoding = ChainEncoding(network, isFree: isFree ?? network.variables.map { _ in false }, &solver)
  }

  /// A case that ends in one of these leaves of a variable, with all conditions; `nil` when there is none.
  mutating func reach(
    _ leaves: [Int], of variable: Int, where conditions: [(variable: Int, set: PositionSet)] = []
  ) throws(GaveUp) -> Case? {
    for variable in [variable] + conditions.map(\.variable) { encoding.encode(variable, of: network, into: &solver) }
    let asked = solver.variable() * 2
    solver.add([asked ^ 1] + leaves.map { encoding.leaves[$0] })
    guard demand(conditions, when: asked) else { return nil }
    return try solve([asked])
  }

  /// Adds that these variables are at one of these positions; `false` when that cannot be.
  private mutating func demand(_ conditions: [(variable: Int, set: PositionSet)], when asked: Solver.Literal) -> Bool {
    for (variable, set) in conditions {
      if set.isEmpty { return false }
      for hole in set.complement(network.variables[variable].values.count).ranges {
        solver.add([asked ^ 1] + encoding.outside(hole, variable, of: network))
      }
    }
    return true
  }

  /// A case in which all these variables are at one of these positions, and each of the blocks is left at some point.
  mutating func reach(
    _ conditions: [(variable: Int, set: PositionSet)], outside blocks: [[(variable: Int, set: PositionSet)]] = []
  ) throws(GaveUp) -> Case? {
    for (variable, _) in conditions + blocks.flatMap(\.self) { encoding.encode(variable, of: network, into: &solver) }
    let asked = solver.variable() * 2
    guard demand(conditions, when: asked) else { return nil }
    for block in blocks {
      var ways: [Solver.Literal] = []
      for (variable, set) in block {
        for hole in set.complement(network.variables[variable].values.count).ranges {
          let inHole = solver.variable() * 2
          solver.add(inHole ^ 1, encoding.atLeast(hole.lowerBound, variable, of: network))
          solver.add(inHole ^ 1, encoding.atLeast(hole.upperBound, variable, of: network) ^ 1)
          ways.append(inHole)
        }
      }
      solver.add([asked ^ 1] + ways)
    }
    return try solve([asked])
  }

  /// Two cases that differ in the given input variables only, and in one of the results; `nil` when there are none.
  func effect(of inputs: Range<Int>, on results: [Int]) throws(GaveUp) -> (Case, Case)? {
    var search = self
    let dependents = network.dependents(of: inputs)
    let reached = results.filter(dependents.contains)
    if reached.isEmpty { return nil }
    for result in reached { search.encoding.encode(result, of: network, into: &search.solver) }
    let first = search.encoding
    search.encoding.forget(dependents, of: network)
    for result in reached { search.encoding.encode(result, of: network, into: &search.solver) }
    var ways: [Solver.Literal] = []
    for result in reached {
      for cut in 1..<max(Int32(network.variables[result].values.count), 1) {
        let (a, b) = (first.atLeast(cut, result, of: network), search.encoding.atLeast(cut, result, of: network))
        let differs = search.solver.variable() * 2
        search.solver.add([differs ^ 1, a, b])
        search.solver.add([differs ^ 1, a ^ 1, b ^ 1])
        ways.append(differs)
      }
    }
    search.solver.add(ways)
    guard let second = try search.solve([]) else { return nil }
    return (search.found(first), second)
  }

  private mutating func solve(_ assumptions: [Solver.Literal]) throws(GaveUp) -> Case? {
    switch solver.solve(assumptions) {
    case .possible: return found(encoding)
    case .impossible: return nil
    case .gaveUp: throw GaveUp()
    }
  }

  private func found(_ encoding: ChainEncoding) -> Case {
    (0..<levels).map { level in
      guard encoding.bases[level] >= 0 else { return 0 }
      let count = Int32(network.variables[level].values.count)
      return Int32((1..<max(count, 1)).count { solver.truth[Int(encoding.atLeast($0, level, of: network))] > 0 })
    }
  }
}
