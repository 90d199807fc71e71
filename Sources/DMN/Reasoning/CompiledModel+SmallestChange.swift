import FEEL

/// One input in a smallest change.
public struct InputChange: Hashable, Sendable {
  /// The id of the input.
  public let input: String
  /// Whether the input had an answer that must become another; otherwise it was open and must be answered so.
  public let replacesAnswer: Bool
  /// What the input must become.
  public let demand: Demand

  /// What an input must become.
  public enum Demand: Hashable, Sendable {
    /// The input must have this value. For a number or a date it is one of the values that do: another one on the same side
    /// of all constants that the rules compare with does as well.
    case equals(Value)
    /// These members must be chosen and those must not; the others are free.
    case members(including: [Value], excluding: [Value])
  }
}

/// What it costs to give an answered input another answer.
public enum ChangeCost: Hashable, Sendable {
  /// Costs are added up, in any unit.
  case cost(UInt32)
  /// The answer stays as it is.
  case never
}

extension CompiledModel {
  /// The cheapest change of answers after which a decision has the value `target`.
  ///
  /// Cheapest means, in this order: the lowest sum of the costs of the answered inputs that must become another; then
  /// the fewest open inputs that must be answered in one way; then the fewest members. It is found by one walk over the
  /// diagram, so it is minimal by construction.
  ///
  /// - Parameters:
  ///   - decision: the id of the decision.
  ///   - target: the value that it must have.
  ///   - known: what is known of the case.
  ///   - cost: what it costs to change an input, by its id. It is asked for answered inputs only.
  /// - Returns: the changes in the order of the inputs, empty when nothing must change; `nil` when nothing can help.
  public func smallestChange(
    of decision: String, to target: Value, given known: KnownInputs, cost: (String) -> ChangeCost
  ) -> [InputChange]? {
    guard let root = decisions[decision]?.result else { return nil }
    var search = ChangeSearch(model: self, known: known.choices, target: target)
    search.groupCosts = model.inputs.enumerated().map { index, input in
      if known.choices[groups[index].lowerBound] == nil { return ChangeSearch.Price(openInputs: 1) }
      if case .cost(let cost) = cost(input.id) { return ChangeSearch.Price(cost: UInt64(cost)) }
      return nil
    }
    guard search.cost(root, touched: nil) != nil else { return nil }
    return changes(withoutNeedlessDemands(search.path(root), root, target, known), known)
  }

  /// The smallest change of answers after which a decision has the value `target`: the fewest answered inputs that must
  /// become another; among those the fewest that `isPreferred` does not name; then as `smallestChange(of:to:given:cost:)`.
  ///
  /// - Returns: the changes in the order of the inputs, empty when nothing must change; `nil` when nothing can help.
  ///   Inputs in `fixed` are never changed.
  public func smallestChange(
    of decision: String, to target: Value, given known: KnownInputs, preferring isPreferred: (String) -> Bool,
    fixed: Set<String> = []
  ) -> [InputChange]? {
    // One change weighs more than a lack of preference in all inputs together.
    let change = UInt32(model.inputs.count + 1)
    return smallestChange(of: decision, to: target, given: known) { input in
      fixed.contains(input) ? .never : .cost(change + (isPreferred(input) ? 0 : 1))
    }
  }

  /// A path asks open inputs one after another; what the target does not need of them is let go again.
  private func withoutNeedlessDemands(
    _ path: [Int: Int], _ root: Int32, _ target: Value, _ known: KnownInputs
  ) -> [Int: Int] {
    var needed = path
    for level in path.keys.sorted() where known.choices[level] == nil {
      var trial = needed
      trial[level] = nil
      let choices = known.choices.indices.map { trial[$0] ?? known.choices[$0] }
      if DiagramWalk.terminals(store, root, known: choices).allSatisfy({ $0.gives(target) }) { needed = trial }
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
  /// What a path costs; the first difference decides.
  struct Price: Comparable {
    var cost: UInt64 = 0
    var openInputs = 0
    var members = 0

    static func < (a: Price, b: Price) -> Bool {
      (a.cost, a.openInputs, a.members) < (b.cost, b.openInputs, b.members)
    }

    static func + (a: Price, b: Price) -> Price {
      Price(cost: a.cost + b.cost, openInputs: a.openInputs + b.openInputs, members: a.members + b.members)
    }
  }

  let model: CompiledModel
  let known: [Int?]
  let target: Value
  /// What it costs to touch an input; `nil` when it may not be touched.
  var groupCosts: [Price?] = []
  /// What was worked out: by node, and whether its input was paid for, the place among `prices`.
  private var memo = OperationCache()
  private var prices: [Price?] = []

  init(model: CompiledModel, known: [Int?], target: Value) {
    (self.model, self.known, self.target) = (model, known, target)
  }

  /// The cost from `ref` to the target; `touched` is the input that was paid for last.
  mutating func cost(_ ref: Int32, touched: Int?) -> Price? {
    if ref < 0 { return model.store.value(ref).gives(target) ? Price() : nil }
    let paid: Int32 = isPaid(ref, touched) ? 1 : 0
    if let done = memo[ref, paid, 0] { return prices[Int(done)] }
    let level = model.store.level(ref)
    var best: Price?
    for value in 0..<model.store.arities[level] {
      guard let step = step(ref, level, value, touched), let rest = cost(step.next, touched: step.touched) else { continue }
      let total = rest + step.cost
      if best.map({ total < $0 }) ?? true { best = total }
    }
    memo[ref, paid, 0] = Int32(prices.count)
    prices.append(best)
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
    let cost: Price
    let touched: Int?
  }

  private func isPaid(_ ref: Int32, _ touched: Int?) -> Bool {
    touched == model.variables[model.store.level(ref)].input
  }

  private func steps(_ ref: Int32, _ touched: Int?) -> [Step] {
    let level = model.store.level(ref)
    return (0..<model.store.arities[level]).compactMap { step(ref, level, $0, touched) }
  }

  /// - Returns: `nil` where the input may not be touched.
  private func step(_ ref: Int32, _ level: Int, _ value: Int, _ touched: Int?) -> Step? {
    let next = model.store.child(ref, value)
    if known[level] == value { return Step(value: value, next: next, cost: Price(), touched: touched) }
    let group = model.variables[level].input
    guard let price = groupCosts[group] else { return nil }
    return Step(value: value, next: next, cost: (isPaid(ref, touched) ? Price() : price) + Price(members: 1), touched: group)
  }
}
