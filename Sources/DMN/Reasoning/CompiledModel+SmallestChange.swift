import FEEL

/// One input in a smallest change.
public struct InputChange: Hashable, Sendable {
  public let input: String
  /// Whether the input had an answer that must become another; otherwise it was open and must be answered so.
  public let replacesAnswer: Bool
  public let demand: Demand

  public enum Demand: Hashable, Sendable {
    /// The input must have this value.
    case equals(Value)
    /// These members must be chosen and those must not; the others are free.
    case members(including: [Value], excluding: [Value])
  }
}

extension CompiledModel {
  /// The smallest change of answers after which a decision has the value `target`.
  ///
  /// Smallest means, in this order: the fewest answered inputs that must become another; among those the fewest that
  /// `isPreferred` does not name; then the fewest open inputs that must be answered in one way; then the fewest members.
  /// It is found by one walk over the diagram, so it is minimal by construction.
  ///
  /// - Returns: the changes in the order of the inputs, empty when nothing must change; `nil` when nothing can help.
  ///   Inputs in `fixed` are never changed.
  public func smallestChange(
    of decision: String, to target: Value, given known: KnownInputs, preferring isPreferred: (String) -> Bool,
    fixed: Set<String> = []
  ) -> [InputChange]? {
    guard let root = decisions[decision]?.result else { return nil }
    var search = ChangeSearch(model: self, known: known.choices, target: .value(target))
    search.groupCosts = model.inputs.enumerated().map { index, input in
      if known.choices[groups[index].lowerBound] == nil { return ChangeSearch.openCost }
      if fixed.contains(input.id) { return nil }
      return ChangeSearch.changeCost + (isPreferred(input.id) ? 0 : ChangeSearch.unpreferredCost)
    }
    guard search.cost(root, touched: nil) != nil else { return nil }
    return changes(withoutNeedlessDemands(search.path(root), root, .value(target), known), known)
  }

  /// A path asks open inputs one after another; what the target does not need of them is let go again.
  private func withoutNeedlessDemands(
    _ path: [Int: Int], _ root: Int32, _ target: Compiler.Terminal, _ known: KnownInputs
  ) -> [Int: Int] {
    var needed = path
    for level in path.keys.sorted() where known.choices[level] == nil {
      var trial = needed
      trial[level] = nil
      let choices = known.choices.indices.map { trial[$0] ?? known.choices[$0] }
      if DiagramWalk.terminals(store, root, known: choices) == [target] { needed = trial }
    }
    return needed
  }

  private func changes(_ path: [Int: Int], _ known: KnownInputs) -> [InputChange] {
    var result: [InputChange] = []
    for (index, input) in model.inputs.enumerated() {
      let group = groups[index]
      let asked = group.filter { path[$0] != nil }
      let isKnown = known.choices[group.lowerBound] != nil
      guard asked.contains(where: { path[$0] != known.choices[$0] }) else { continue }
      switch input.domain {
      case .choice, .ordered:
        let value = variables[group.lowerBound].values[path[group.lowerBound] ?? 0]
        result.append(InputChange(input: input.id, replacesAnswer: isKnown, demand: .equals(value)))
      case .subset:
        if isKnown {
          let members = group.filter { (path[$0] ?? known.choices[$0]) == 1 }.compactMap { variables[$0].member }
          result.append(InputChange(input: input.id, replacesAnswer: true, demand: .equals(.list(members))))
        } else {
          let including = asked.filter { path[$0] == 1 }.compactMap { variables[$0].member }
          let excluding = asked.filter { path[$0] == 0 }.compactMap { variables[$0].member }
          result.append(
            InputChange(input: input.id, replacesAnswer: false, demand: .members(including: including, excluding: excluding)))
        }
      }
    }
    return result
  }
}

/// Cheapest path to a terminal, where a whole input is paid once however many of its members change.
private struct ChangeSearch {
  static let changeCost = 1_000_000_000
  static let unpreferredCost = 10_000_000
  static let openCost = 10_000
  static let memberCost = 1

  let model: CompiledModel
  let known: [Int?]
  let target: Compiler.Terminal
  /// What it costs to touch an input; `nil` when it may not be touched.
  var groupCosts: [Int?] = []
  private var memo: [Key: Int?] = [:]

  init(model: CompiledModel, known: [Int?], target: Compiler.Terminal) {
    (self.model, self.known, self.target) = (model, known, target)
  }

  private struct Key: Hashable {
    let ref: Int32
    let touched: Bool
  }

  /// The cost from `ref` to the target; `touched` is the input that was paid for last.
  mutating func cost(_ ref: Int32, touched: Int?) -> Int? {
    if ref < 0 { return model.store.value(ref) == target ? 0 : nil }
    let key = Key(ref: ref, touched: isPaid(ref, touched))
    if let done = memo[key] { return done }
    let best = steps(ref, touched).compactMap { step in cost(step.next, touched: step.touched).map { $0 + step.cost } }.min()
    memo[key] = best
    return best
  }

  /// The choices along one cheapest path.
  mutating func path(_ root: Int32) -> [Int: Int] {
    var path: [Int: Int] = [:]
    var (ref, touched): (Int32, Int?) = (root, nil)
    while ref >= 0 {
      let options = steps(ref, touched).compactMap { step in cost(step.next, touched: step.touched).map { (step, $0 + step.cost) } }
      guard let best = options.min(by: { $0.1 < $1.1 })?.0 else { break }
      path[model.store.level(ref)] = best.value
      (ref, touched) = (best.next, best.touched)
    }
    return path
  }

  private struct Step {
    let value: Int
    let next: Int32
    let cost: Int
    let touched: Int?
  }

  private func isPaid(_ ref: Int32, _ touched: Int?) -> Bool {
    touched == model.variables[model.store.level(ref)].input
  }

  private func steps(_ ref: Int32, _ touched: Int?) -> [Step] {
    let level = model.store.level(ref)
    let group = model.variables[level].input
    return (0..<model.store.arities[level]).compactMap { value in
      let next = model.store.child(ref, value)
      if known[level] == value { return Step(value: value, next: next, cost: 0, touched: touched) }
      guard let price = groupCosts[group] else { return nil }
      let once = isPaid(ref, touched) ? 0 : price
      return Step(value: value, next: next, cost: once + Self.memberCost, touched: group)
    }
  }
}
