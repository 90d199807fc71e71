import FEEL

/// The cases that no rule of a table covers, as blocks that do not overlap: each is the conditions of a rule that is missing.
struct MissingRules {
  struct Block {
    /// Per variable that a column reads: the positions that lie in the block.
    var sets: [PositionSet]
    /// A leaf of the table that lies in the block.
    let leaf: Int
  }

  private let network: Network
  private let variables: [Int]
  private var blocks: [Block] = []

  /// The largest block first.
  ///
  /// - Parameter leaves: leaves of the table in which no rule matches.
  static func blocks(_ leaves: Set<Int>, of form: Network.TableForm, _ network: Network) -> (variables: [Int], blocks: [Block]) {
    var missing = MissingRules(network, Set(form.columns).sorted())
    if let root = network.variables[form.variable].tree?.root {
      missing.collect(leaves, below: root, missing.variables.map { PositionSet(0..<network.variables[$0].values.count) })
    }
    missing.merge()
    return (missing.variables, missing.blocks.sorted { size($0) > size($1) })
  }

  private init(_ network: Network, _ variables: [Int]) { (self.network, self.variables) = (network, variables) }

  private static func size(_ block: Block) -> Double { block.sets.reduce(1) { $0 * Double($1.ranges.reduce(0) { $0 + $1.count }) } }

  private mutating func collect(_ leaves: Set<Int>, below ref: Network.Ref, _ sets: [PositionSet]) {
    var stack = [(ref, sets)]
    while let (ref, sets) = stack.popLast() {
      if ref < 0 {
        if leaves.contains(Int(~ref)) { blocks.append(Block(sets: sets, leaf: Int(~ref))) }
        continue
      }
      let node = network.nodes[Int(ref)]
      guard let place = variables.firstIndex(of: Int(node.variable)) else { continue }
      let high = sets[place].ranges.flatMap(\.self).filter(node.test.isHigh).map(Int.init)
      let low = sets[place].intersection(PositionSet(ascending: high).complement(network.variables[variables[place]].values.count))
      for (child, own) in [(node.high, PositionSet(ascending: high)), (node.low, low)] {
        var narrowed = sets
        narrowed[place] = own
        stack.append((child, narrowed))
      }
    }
  }

  /// Joins blocks that differ in one variable only, until there are none.
  private mutating func merge() {
    var before = 0
    while before != blocks.count {
      before = blocks.count
      for place in variables.indices {
        var known: [[PositionSet]: Int] = [:]
        var merged: [Block] = []
        for block in blocks {
          var others = block.sets
          others[place] = PositionSet(0..<0)
          if let same = known[others] {
            merged[same].sets[place] = merged[same].sets[place].union(block.sets[place])
          } else {
            known[others] = merged.count
            merged.append(block)
          }
        }
        blocks = merged
      }
    }
  }
}

extension VariableSpace {
  /// A cell that exactly these positions of a variable pass.
  func cell(_ set: PositionSet, of variable: Int, in network: Network) -> UnaryTests {
    let values = network.variables[variable].values
    let positions = set.ranges.flatMap(\.self).map(Int.init)
    guard positions.count < values.count else { return .any }
    if variables.indices.contains(variable), case .ordered = inputs[variables[variable].input].domain {
      return OrderedPartition.tests(for: positions, of: values, cuts: variables[variable].cuts)
    }
    return .oneOf(positions.map { .matches(.literal(values[$0])) })
  }
}
