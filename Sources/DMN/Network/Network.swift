import FEEL

/// A decision model in its smallest exact form: variables with finitely many values, each an input or a function of
/// earlier variables.
///
/// A function is a tree of splits, local to its table: it speaks of the columns, not of the inputs far behind them. So
/// the network grows with the number of rules, however long the chain. What is true of the chain as a whole is worked
/// out from it: as diagrams over the inputs (`Compiler`), or by search (`Solver`).
struct Network: Sendable {
  struct Variable: Sendable {
    var values: [Value]
    /// How the value follows from earlier variables; `nil` for an input.
    var tree: Tree?
  }

  /// The tree of one variable: its root, its nodes and its leaves.
  struct Tree: Sendable {
    let root: Ref
    let nodes: Range<Int>
    let leaves: Range<Int>
  }

  /// A node when ≥ 0, a leaf (as `~index`) when negative.
  typealias Ref = Int32

  /// A split on the position of a variable. Children stand after their node.
  struct Node: Sendable {
    let variable: Int32
    let test: Test
    var low: Ref = 0
    var high: Ref = 0
  }

  /// Which positions go to the high side of a split.
  enum Test: Hashable, Sendable {
    /// Those from here on.
    case from(Int32)
    /// Those whose bit is set.
    case among(UInt64)

    func isHigh(_ position: Int32) -> Bool {
      switch self {
      case .from(let cut): position >= cut
      case .among(let mask): mask >> UInt64(position) & 1 == 1
      }
    }
  }

  /// Cases that a table treats alike.
  struct Leaf: Sendable {
    /// The position of the result in the values of the variable.
    let value: Int32
    /// Whether the rules contradict the hit policy here.
    let isViolated: Bool
    /// The rules that were weighed here, in `weighed`: see `TableForm.Mode`.
    let rules: Range<Int32>
  }

  /// What is kept of a table beside its tree.
  struct TableForm: Sendable {
    /// The variable of the result; one that says nothing when every rule has a variable of its own.
    let variable: Int
    /// Per rule a variable that says whether it matches; empty when the tree of the result says it.
    var ruleVariables: Range<Int> = 0..<0
    /// The variable of each column.
    let columns: [Int]
    /// Per rule and column (`rule * columns.count + column`): the set of positions that pass, in `sets`.
    let cells: [Int32]
    let sets: [PositionSet]
    let mode: Mode

    /// What the leaves of a table tell.
    enum Mode: Sendable {
      /// The rule that decides.
      case winner
      /// Every rule that can match there; the leaf is violated or all that match agree.
      case agreeing
      /// Every rule that matches.
      case all
    }

    /// The variables that together say what the table gives.
    var results: Range<Int> { ruleVariables.isEmpty ? variable..<variable + 1 : ruleVariables }

    func cell(rule: Int, column: Int) -> PositionSet { sets[Int(cells[rule * columns.count + column])] }
  }

  /// The variables of the space first, at their levels.
  var variables: [Variable]
  var nodes: [Node] = []
  var leaves: [Leaf] = []
  var weighed: [Int32] = []
  /// Per decision of the model.
  var tables: [TableForm] = []
  /// Per variable that computes something and meets faults of tables on the way: the faults, by leaf.
  var faults: [Int: [Int: Set<TableFault>]] = [:]
  /// Where such variables are used.
  var faultyUses: [FaultyUse] = []

  /// A use of a variable that meets faults: in a decision, by its position, and in a rule when it stands in an output.
  struct FaultyUse {
    let variable: Int
    let decision: Int
    let rule: Int?
  }

  init(_ space: VariableSpace) { variables = space.variables.map { Variable(values: $0.values, tree: nil) } }

  func rules(_ leaf: Leaf) -> ArraySlice<Int32> { weighed[Int(leaf.rules.lowerBound)..<Int(leaf.rules.upperBound)] }

  /// The leaf of a tree that a case ends in, given the positions of the variables it reads.
  func leaf(_ tree: Tree, _ positions: [Int32]) -> Int { Int(~end(of: tree) { $0.test.isHigh(positions[Int($0.variable)]) }) }

  /// The leaf of a tree to which these choices lead, as a reference.
  func end(of tree: Tree, _ isHigh: (Node) -> Bool) -> Ref {
    var ref = tree.root
    while ref >= 0 {
      let node = nodes[Int(ref)]
      ref = isHigh(node) ? node.high : node.low
    }
    return ref
  }

  /// Per node of a tree the positions of its variable that can reach it: those that the splits above it on the same variable leave. With
  /// a test of those alone, the conditions of a table are together about as large as the table, however many values there are.
  func reached(in tree: Tree) -> [Range<Int32>] {
    var found = [Range<Int32>](repeating: 0..<0, count: tree.nodes.count)
    // Per variable what the splits on the way leave of its positions, after each of them.
    var left: [Int32: [Range<Int32>]] = [:]
    var stack: [Step] = [.look(tree.root)]
    while let step = stack.popLast() {
      switch step {
      case .enter(let variable, let range): left[variable, default: []].append(range)
      case .leave(let variable): left[variable]?.removeLast()
      case .look(let ref) where ref < 0: continue
      case .look(let ref):
        let node = nodes[Int(ref)]
        let range = left[node.variable]?.last ?? 0..<Int32(variables[Int(node.variable)].values.count)
        found[Int(ref) - tree.nodes.lowerBound] = range
        guard case .from(let cut) = node.test else {
          stack += [.look(node.high), .look(node.low)]
          continue
        }
        let middle = min(max(cut, range.lowerBound), range.upperBound)
        for (child, part) in [(node.high, middle..<range.upperBound), (node.low, range.lowerBound..<middle)] {
          stack += [.leave(node.variable), .look(child), .enter(node.variable, part)]
        }
      }
    }
    return found
  }

  private enum Step {
    case enter(Int32, Range<Int32>)
    case look(Ref)
    case leave(Int32)
  }
}
