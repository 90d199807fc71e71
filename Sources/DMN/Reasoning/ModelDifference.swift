import FEEL

/// How one decision differs between two models: the exact set of cases that get another result.
public struct DecisionDifference: Sendable {
  /// A block of cases that changes in one way. The blocks of a difference do not overlap, and together are all of it.
  public struct Block: Sendable {
    /// What the inputs have in common; an input that is not named can have any value.
    public let conditions: [InputCondition]
    /// The result in the old model.
    public let before: Value
    /// The result in the new model.
    public let after: Value
    /// How many cases the block holds. Of a number or a date every piece that the rules tell apart counts once.
    public let cases: UInt128
    /// One complete case of the block, a value per input id.
    public let witness: [String: Value]
  }

  /// The id of the decision.
  public let decision: String
  /// The number of cases with another result, exactly.
  public let changedCases: UInt128
  /// The number of cases that the inputs of both models can make, counted in the same way.
  public let allCases: UInt128
  /// The blocks, largest first; fewer than all when there are more than the limit.
  public let blocks: [Block]
  /// Whether there are more blocks than are given.
  public let isCutOff: Bool
}

/// What the cases of a block have in common in one input.
public struct InputCondition: Hashable, Sendable {
  /// The id of the input.
  public let input: String
  /// What its value must pass; `-` for an input with several values.
  public let tests: UnaryTests
  /// For an input with several values: the members that must be chosen, and those that must not.
  public let including: [Value]
  /// For an input with several values: the members that must not be chosen.
  public let excluding: [Value]
}

/// Two models held against each other.
public struct ModelComparison: Sendable {
  /// Decisions that exist in both and differ somewhere.
  public let changed: [DecisionDifference]
  /// The ids of the decisions that only the new model has.
  public let addedDecisions: [String]
  /// The ids of the decisions that only the old model has.
  public let removedDecisions: [String]
  /// The ids of the inputs that only the new model has.
  public let addedInputs: [String]
  /// The ids of the inputs that only the old model has.
  public let removedInputs: [String]

  /// Whether nothing differs: the same inputs and decisions, and every decision has the same result in every case.
  public var isEmpty: Bool {
    changed.isEmpty && addedDecisions.isEmpty && removedDecisions.isEmpty && addedInputs.isEmpty && removedInputs.isEmpty
  }

  /// Compares decisions and inputs by id, over the space of all inputs of both models.
  ///
  /// - Parameters:
  ///   - old: the model as it was.
  ///   - new: the model as it becomes.
  ///   - limit: the most blocks to give per decision.
  /// - Throws: `ModelProblems` when one of the models cannot be compiled exactly, or their difference is too large.
  public init(from old: DecisionModel, to new: DecisionModel, limit: Int = 100) throws(ModelProblems) {
    let space = VariableSpace([old, new])
    var compiler = Compiler(space)
    let before = try compiler.compile(NetworkBuilder.build(old, space), of: old)
    let after = try compiler.compile(NetworkBuilder.build(new, space), of: new)
    var store = compiler.store
    var changed: [DecisionDifference] = []
    for decision in new.decisions {
      guard let a = before[decision.id]?.result, let b = after[decision.id]?.result, a != b else { continue }
      let difference = store.combine(a, b) { $0 == $1 ? .value(.null) : .value(.list([$0.value, $1.value])) }
      guard !store.isFull else { throw Compiler.tooLarge }
      var walk = DifferenceWalk(store: store, space: space, limit: limit)
      changed.append(walk.difference(decision.id, difference))
    }
    self.changed = changed
    (addedDecisions, removedDecisions) = Self.changes(old.decisions.map(\.id), new.decisions.map(\.id))
    (addedInputs, removedInputs) = Self.changes(old.inputs.map(\.id), new.inputs.map(\.id))
  }

  private static func changes(_ old: [String], _ new: [String]) -> (added: [String], removed: [String]) {
    (new.filter { !old.contains($0) }, old.filter { !new.contains($0) })
  }
}

/// Reads the blocks out of the diagram of a difference: one per path that ends in a change.
private struct DifferenceWalk {
  let store: Compiler.Store
  let space: VariableSpace
  let limit: Int
  private var blocks: [DecisionDifference.Block] = []
  private var counts: [Int32: UInt128] = [:]
  private var isCutOff = false

  init(store: Compiler.Store, space: VariableSpace, limit: Int) {
    (self.store, self.space, self.limit) = (store, space, limit)
  }

  mutating func difference(_ decision: String, _ root: Int32) -> DecisionDifference {
    walk(root, [:])
    return DecisionDifference(
      decision: decision, changedCases: count(root, from: 0), allCases: space.caseCount(fixing: []),
      blocks: blocks.sorted { $0.cases > $1.cases }, isCutOff: isCutOff)
  }

  /// The number of changed cases below `ref`, over the variables from `level` on.
  private mutating func count(_ ref: Int32, from level: Int) -> UInt128 {
    let own = min(store.level(ref), space.variables.count)
    let skipped = (level..<own).reduce(UInt128(1)) { $0 * UInt128(space.variables[$1].values.count) }
    if ref < 0 { return store.value(ref) == .value(.null) ? 0 : skipped }
    if let known = counts[ref] { return skipped * known }
    var sum: UInt128 = 0
    for value in 0..<store.arities[own] { sum += count(store.child(ref, value), from: own + 1) }
    counts[ref] = sum
    return skipped * sum
  }

  private mutating func walk(_ ref: Int32, _ path: [Int: [Int]]) {
    if ref < 0 {
      guard case .value(.list(let pair)) = store.value(ref) else { return }
      if blocks.count < limit { blocks.append(block(path, pair)) } else { isCutOff = true }
      return
    }
    guard !isCutOff else { return }
    let level = store.level(ref)
    // Values that lead to the same place belong to one block.
    let byChild = Dictionary(grouping: 0..<store.arities[level]) { store.child(ref, $0) }
    for (child, values) in byChild.sorted(by: { $0.value[0] < $1.value[0] }) { walk(child, path.merging([level: values]) { $1 }) }
  }

  private func block(_ path: [Int: [Int]], _ pair: [Value]) -> DecisionDifference.Block {
    var conditions: [InputCondition] = []
    var witness: [String: Value] = [:]
    for (index, input) in space.inputs.enumerated() {
      let group = space.groups[index]
      let asked = group.filter { path[$0] != nil }
      if case .subset = input.domain {
        let including = asked.filter { path[$0] == [1] }.compactMap { space.variables[$0].member }
        let excluding = asked.filter { path[$0] == [0] }.compactMap { space.variables[$0].member }
        witness[input.id] = .list(including)
        if !including.isEmpty || !excluding.isEmpty {
          conditions.append(InputCondition(input: input.id, tests: .any, including: including, excluding: excluding))
        }
      } else {
        let variable = space.variables[group.lowerBound]
        let pieces = path[group.lowerBound] ?? Array(variable.values.indices)
        witness[input.id] = variable.values[pieces[0]]
        if !asked.isEmpty {
          conditions.append(
            InputCondition(input: input.id, tests: tests(input, variable, pieces), including: [], excluding: []))
        }
      }
    }
    let rest = path.reduce(space.caseCount(fixing: Set(path.keys))) { $0 * UInt128($1.value.count) }
    return DecisionDifference.Block(conditions: conditions, before: pair[0], after: pair[1], cases: rest, witness: witness)
  }

  private func tests(_ input: InputData, _ variable: Variable, _ pieces: [Int]) -> UnaryTests {
    if case .ordered = input.domain {
      return OrderedPartition.tests(for: pieces, of: variable.values, cuts: variable.cuts)
    }
    return .oneOf(pieces.map { .matches(.literal(variable.values[$0])) })
  }
}
