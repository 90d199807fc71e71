import FEEL

/// Where the answers to a question lead.
extension TreeBuilder {
  /// The answers to a question, those after which the same is left to ask together.
  mutating func options(_ question: Question, _ here: Place) -> [Option] {
    let values: [Value]
    let diagram: Store.Ref
    switch question {
    case .members(let input): return membersApart(input, here) ?? []
    case .variable(let level): (values, diagram) = (compiled.variables[level].values, variable(level))
    case .decision(let index): (values, diagram) = (asked[index].results, asked[index].diagram)
    }
    var views: [Store.Ref] = []
    for (position, value) in values.enumerated() {
      if asked.isEmpty, case .variable(let level) = question {
        views.append(store.cofactor(here.rest, level: level, value: position))
      } else {
        views.append(simplify(kept(here.rest, diagram, [value])))
      }
    }
    var groups: [(view: Store.Ref, values: [Int])] = []
    let joined = isOfOutcomes ? joined(views) : [:]
    for (position, view) in views.enumerated() where view != never && joined[position] == nil {
      if let group = groups.firstIndex(where: { $0.view == view }) {
        groups[group].values.append(position)
      } else {
        groups.append((view, [position]))
      }
    }
    for (position, parts) in joined.sorted(by: { $0.key < $1.key }) {
      for group in groups.indices where !parts.isDisjoint(with: groups[group].values) { groups[group].values.append(position) }
    }
    var known = here.known
    if case .decision(let index) = question { known = (known + [index]).sorted() }
    return groups.map { group in
      if asked.isEmpty { return Option(values: group.values, place: place(group.view, known: known)) }
      let cases = kept(here.rest, diagram, group.values.map { values[$0] })
      return Option(values: group.values, place: place(limited(group.view, to: cases), known: known))
    }
  }

  private mutating func variable(_ level: Int) -> Store.Ref {
    store.node(level: level, children: compiled.variables[level].values.map { store.terminal(.value($0)) })
  }

  /// What is left of the cases in which a diagram ends in one of these values.
  private mutating func kept(_ rest: Store.Ref, _ diagram: Store.Ref, _ values: [Value]) -> Store.Ref {
    let ends = Set(values.map(End.value))
    return store.combine(rest, diagram) { ends.contains($1) ? $0 : .never }
  }

  /// The diagram for the cases that `cases` does not rule out. Which those are is of use only to ask decisions.
  private mutating func limited(_ ref: Store.Ref, to cases: Store.Ref) -> Store.Ref {
    asked.isEmpty ? ref : store.combine(ref, cases) { $1 == .never ? .never : $0 }
  }
}

/// Outcomes that can hold together.
extension TreeBuilder {
  func isSubset(_ input: Int) -> Bool { if case .subset = compiled.model.inputs[input].domain { true } else { false } }

  /// Where each member that matters leads, when the members do not bear on each other: whatever is chosen, the outcomes
  /// are those of each chosen member alone, together. `nil` when they do bear on each other.
  private mutating func membersApart(_ input: Int, _ here: Place) -> [Option]? {
    let view = simplify(here.rest)
    let none = store.terminal(.outcomes(0))
    let levels = compiled.groups[input].filter(support(view).contains)
    guard levels.count > 1 else { return nil }
    var options: [Option] = []
    var together = none
    for level in levels {
      var part = view
      for other in levels { part = store.cofactor(part, level: other, value: other == level ? 1 : 0) }
      let member = variable(level)
      let own = store.combine(member, part) { $0 == .value(.boolean(true)) ? $1 : .outcomes(0) }
      together = store.combine(together, own, Self.union)
      let next = place(limited(part, to: kept(here.rest, member, [.boolean(true)])), known: here.known)
      let position = level - compiled.groups[input].lowerBound
      if let index = options.firstIndex(where: { $0.place == next }) {
        options[index].values.append(position)
      } else {
        options.append(Option(values: [position], place: next))
      }
    }
    let others = compiled.groups[input].filter { !levels.contains($0) }.map { $0 - compiled.groups[input].lowerBound }
    if !others.isEmpty { options.append(Option(values: others, place: Place(rest: none, known: []))) }
    let differs = store.combine(view, together) { .value(.boolean($0 != .never && $0 != $1)) }
    return differs == store.terminal(.value(.boolean(false))) ? options : nil
  }

  /// The answers that give what several others give together, each with those others.
  private mutating func joined(_ views: [Store.Ref]) -> [Int: Set<Int>] {
    var joined: [Int: Set<Int>] = [:]
    for value in views.indices where views[value] != never {
      var parts: Set<Int> = []
      var together = store.terminal(.outcomes(0))
      for other in views.indices where views[other] != views[value] && views[other] != never && joined[other] == nil {
        let both = store.combine(together, views[other], Self.union)
        if store.combine(views[value], views[other], Self.union) == views[value], both != together {
          (together, parts) = (both, parts.union([other]))
        }
      }
      if parts.count > 1, together == views[value] { joined[value] = parts }
    }
    return joined
  }

  private static func union(_ a: End, _ b: End) -> End {
    guard case .outcomes(let x) = a, case .outcomes(let y) = b else { return .never }
    return .outcomes(x | y)
  }
}

/// Cases that are ruled out.
extension TreeBuilder {
  /// The diagram without the variables that make no difference for the cases that are not ruled out.
  mutating func simplify(_ ref: Store.Ref) -> Store.Ref {
    guard ref >= 0 else { return ref }
    if let known = simplified[ref] { return known }
    var result = ref
    if DiagramWalk.terminals(store, ref).contains(.never) {
      let levels = support(ref).sorted { a, b in
        let (x, y) = (preferred?.contains(a) ?? false, preferred?.contains(b) ?? false)
        return x != y ? y : a < b
      }
      for level in levels {
        var united: Store.Ref? = never
        for value in 0..<store.arities[level] {
          let part = store.cofactor(result, level: level, value: value)
          if let known = united {
            var memo: [UInt64: Store.Ref?] = [:]
            united = unite(known, part, &memo)
          }
        }
        if let united { result = united }
      }
    }
    simplified[ref] = result
    return result
  }

  /// The diagram that says what both say, where one of them rules a case out what the other says; `nil` when they differ.
  private mutating func unite(_ a: Store.Ref, _ b: Store.Ref, _ memo: inout [UInt64: Store.Ref?]) -> Store.Ref? {
    if a == b || b == never { return a }
    if a == never { return b }
    if a < 0, b < 0 { return nil }
    let key = UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
    if let known = memo[key] { return known }
    let level = min(store.level(a), store.level(b))
    var children: [Store.Ref] = []
    for value in 0..<store.arities[level] {
      let nextA = store.level(a) == level ? store.child(a, value) : a
      let nextB = store.level(b) == level ? store.child(b, value) : b
      guard let child = unite(nextA, nextB, &memo) else {
        memo[key] = .some(nil)
        return nil
      }
      children.append(child)
    }
    let result = store.node(level: level, children: children)
    memo[key] = .some(result)
    return result
  }
}
