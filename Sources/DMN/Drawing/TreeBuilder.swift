import FEEL

/// Makes the tree of a decision from its diagram, a question at a time.
///
/// Where the tree is, is told by what is left of the diagram. To ask an input is to fill it in. To ask another decision is
/// to keep the cases in which it has that result: all others become `never`, and what makes no difference for the cases
/// that are kept is not asked any more. A question follows from where the tree is alone, so equal parts are made once.
struct TreeBuilder {
  typealias Store = DiagramStore<End>

  /// Where what is left of the diagram can end.
  enum End: Hashable, Sendable {
    case value(Value)
    /// The answers on the way here rule this case out.
    case never

    var value: Value { if case .value(let value) = self { value } else { .null } }
  }

  /// Something to ask.
  private enum Question: Hashable {
    case variable(Int)
    /// A position in `asked`.
    case decision(Int)
  }

  /// A decision that is asked for as a whole.
  private struct Asked {
    let id: String
    let diagram: Store.Ref
    let support: Set<Int>
    let results: [Value]
  }

  /// Where the tree is.
  private struct Place: Hashable {
    let rest: Store.Ref
    /// The decisions, as positions in `asked`, whose results are known; those that matter no more are left out.
    let known: [Int]
  }

  private let compiled: CompiledModel
  private var store: Store
  private let root: Store.Ref
  private var asked: [Asked] = []
  /// Per question that was put in an order: its rank.
  private var ranks: [Question: Int] = [:]
  /// The variables to ask before others when no order says; `nil` when all are alike.
  private var preferred: Set<Int>?
  private var simplified: [Store.Ref: Store.Ref] = [:]
  private let never: Store.Ref
  private var trialSizes: [Place: Int] = [:]
  private var trials = 0

  /// What is asked stays small; a diagram that grows past this is cut off.
  private static let maximumNodes = 200_000

  init(_ compiled: CompiledModel, root: Compiler.Store.Ref) {
    self.compiled = compiled
    store = Store(arities: compiled.space.variables.map(\.values.count))
    never = store.terminal(.never)
    var memo: [Compiler.Store.Ref: Store.Ref] = [:]
    self.root = Self.copy(root, compiled.store, &store, &memo)
  }

  private static func copy(
    _ ref: Compiler.Store.Ref, _ source: Compiler.Store, _ store: inout Store, _ memo: inout [Compiler.Store.Ref: Store.Ref]
  ) -> Store.Ref {
    if ref < 0 { return store.terminal(.value(source.value(ref).value)) }
    if let known = memo[ref] { return known }
    let level = source.level(ref)
    let children = (0..<source.arities[level]).map { copy(source.child(ref, $0), source, &store, &memo) }
    let result = store.node(level: level, children: children)
    memo[ref] = result
    return result
  }

  // MARK: What may be asked

  /// - Parameters:
  ///   - order: ids of inputs and decisions, to be asked first, in this order.
  ///   - decisions: ids of decisions that may be asked as well.
  ///   - preferred: ids of inputs to ask before other inputs.
  mutating func choose(order: [String], decisions: [String], preferred: Set<String>?) {
    for id in order {
      if let group = compiled.space.group(id) {
        for level in group where ranks[.variable(level)] == nil { ranks[.variable(level)] = ranks.count }
      } else if let index = add(id), ranks[.decision(index)] == nil {
        ranks[.decision(index)] = ranks.count
      }
    }
    for id in decisions { _ = add(id) }
    if let preferred {
      self.preferred = Set(preferred.compactMap { compiled.space.group($0) }.joined()).union(order.compactMap { compiled.space.group($0) }.joined())
    }
  }

  private mutating func add(_ id: String) -> Int? {
    if let known = asked.firstIndex(where: { $0.id == id }) { return known }
    guard let result = compiled.decisions[id]?.result else { return nil }
    var memo: [Compiler.Store.Ref: Store.Ref] = [:]
    let diagram = Self.copy(result, compiled.store, &store, &memo)
    let order = compiled.model.decision(id)?.table.outputValues ?? []
    let results = DiagramWalk.terminals(store, diagram).compactMap { if case .value(let value) = $0 { value } else { nil } }
      .sorted { a, b in
        let (x, y) = (order.firstIndex(of: a) ?? order.count, order.firstIndex(of: b) ?? order.count)
        return x != y ? x < y : (a.isLess(than: b) ?? (b.description < a.description))
      }
    asked.append(Asked(id: id, diagram: diagram, support: support(diagram), results: results))
    return asked.count - 1
  }

  // MARK: Building

  /// The nodes, the first one first, level by level; what lies past the limit is cut off.
  mutating func build(limit: Int) -> [DecisionTree.Node] {
    var nodes: [DecisionTree.Node] = []
    var numbers: [Place: Int] = [:]
    var queue = [place(root, known: [])]
    numbers[queue[0]] = 0
    var branchCount = 0
    while nodes.count < queue.count {
      let here = queue[nodes.count]
      let view = simplify(here.rest)
      if let end = end(view) {
        nodes.append(.result(end))
        continue
      }
      guard store.nodeCount < Self.maximumNodes, branchCount < limit, let (question, branches) = best(here),
        branchCount + branches.count <= limit
      else {
        nodes.append(.cut)
        continue
      }
      branchCount += branches.count
      var result: [DecisionTree.Branch] = []
      for branch in branches {
        if numbers[branch.place] == nil {
          numbers[branch.place] = queue.count
          queue.append(branch.place)
        }
        result.append(DecisionTree.Branch(answers: answers(question, branch.values), target: numbers[branch.place] ?? 0))
      }
      nodes.append(.question(text(question), branches: result))
    }
    return nodes
  }

  private func end(_ ref: Store.Ref) -> Value? {
    let ends = ref < 0 ? [store.value(ref)] : DiagramWalk.terminals(store, ref).filter { $0 != .never }
    guard ends.count == 1, case .value(let value) = ends[0] else { return nil }
    return value
  }

  private func support(_ ref: Store.Ref) -> Set<Int> { DiagramWalk.support(store, [ref], known: [Int?](repeating: nil, count: store.arities.count)) }

  /// Where the tree is when `rest` is left. Cases that are ruled out are forgotten once no decision can ask for them.
  private mutating func place(_ rest: Store.Ref, known: [Int]) -> Place {
    let view = simplify(rest)
    let open = support(view)
    let relevant = asked.indices.filter { !asked[$0].support.isDisjoint(with: open) }
    let isSettled = relevant.allSatisfy(known.contains)
    return Place(rest: isSettled ? view : rest, known: known.filter(relevant.contains))
  }

  // MARK: Choosing

  private struct Option {
    /// Positions of the values of a variable, or of the results of a decision.
    var values: [Int]
    let place: Place
  }

  /// The question to ask, with where its answers lead; `nil` when nothing is left to ask.
  private mutating func best(_ here: Place) -> (question: Question, options: [Option])? {
    let choices = choices(here)
    guard choices.count > 1, trials < Self.maximumTrials, support(simplify(here.rest)).count <= 40 else { return choices.first }
    // Every question is tried: how large does the tree become when it goes on with the nearest choice each time?
    var best = choices.first
    var fewest = Int.max
    for choice in choices {
      let size = choice.options.reduce(0) { Self.sum($0, trialSize($1.place)) }
      if size < fewest { (best, fewest) = (choice, size) }
    }
    return best
  }

  private static let maximumTrials = 3_000
  private static func sum(_ a: Int, _ b: Int) -> Int { min(a + b, 1_000_000_000) }

  /// How many lines the tree from here has, when the nearest choice is made each time.
  private mutating func trialSize(_ place: Place) -> Int {
    if let known = trialSizes[place] { return known }
    trials += 1
    var size = 1
    if end(simplify(place.rest)) == nil, let choice = choices(place).first {
      for option in choice.options { size = Self.sum(size, trialSize(option.place)) }
    }
    trialSizes[place] = size
    return size
  }

  /// What can be asked here, the nearest choice first: that with the least left to ask after it. Where an order of
  /// questions is given there is one choice.
  private mutating func choices(_ here: Place) -> [(question: Question, options: [Option])] {
    let open = support(simplify(here.rest))
    let decisions = asked.indices.filter { !here.known.contains($0) && !asked[$0].support.isDisjoint(with: open) }
    let candidates = decisions.map(Question.decision) + open.sorted().map(Question.variable)
    for question in candidates.filter({ ranks[$0] != nil }).sorted(by: { (ranks[$0] ?? 0) < (ranks[$1] ?? 0) }) {
      let options = options(question, here)
      if options.count > 1 { return [(question, options)] }
    }
    func isPreferred(_ question: Question) -> Bool {
      if case .variable(let level) = question, let preferred { preferred.contains(level) } else { true }
    }
    for group in [candidates.filter(isPreferred), candidates.filter { !isPreferred($0) }] {
      var found: [(question: Question, options: [Option], left: Int)] = []
      for question in group {
        let options = options(question, here)
        guard options.count > 1 else { continue }
        found.append((question, options, options.reduce(0) { $0 + size(simplify($1.place.rest)) }))
      }
      if !found.isEmpty {
        return found.enumerated().sorted { ($0.element.left, $0.offset) < ($1.element.left, $1.offset) }
          .map { ($0.element.question, $0.element.options) }
      }
    }
    return []
  }

  /// The answers to a question, those that lead to the same place together.
  private mutating func options(_ question: Question, _ here: Place) -> [Option] {
    var options: [Option] = []
    var indices: [Place: Int] = [:]
    func add(_ value: Int, _ place: Place) {
      if let index = indices[place] {
        options[index].values.append(value)
      } else {
        indices[place] = options.count
        options.append(Option(values: [value], place: place))
      }
    }
    switch question {
    case .variable(let level):
      for value in 0..<store.arities[level] {
        let rest = store.cofactor(here.rest, level: level, value: value)
        if rest != never { add(value, place(rest, known: here.known)) }
      }
    case .decision(let index):
      let known = (here.known + [index]).sorted()
      // Results after which the same is left to ask are one answer.
      var groups: [(view: Store.Ref, results: [Int])] = []
      for (position, result) in asked[index].results.enumerated() {
        let rest = kept(here.rest, index, [result])
        guard rest != never else { continue }
        let view = simplify(rest)
        if let group = groups.firstIndex(where: { $0.view == view }) {
          groups[group].results.append(position)
        } else {
          groups.append((view, [position]))
        }
      }
      for group in groups {
        let rest = kept(here.rest, index, group.results.map { asked[index].results[$0] })
        let parts = simplify(rest) == group.view ? [group.results] : group.results.map { [$0] }
        for part in parts {
          options.append(Option(values: part, place: place(kept(here.rest, index, part.map { asked[index].results[$0] }), known: known)))
        }
      }
    }
    return options
  }

  /// What is left when a decision has one of these results.
  private mutating func kept(_ rest: Store.Ref, _ index: Int, _ results: [Value]) -> Store.Ref {
    store.combine(rest, asked[index].diagram) { results.contains($1.value) ? $0 : .never }
  }

  /// How much is left to ask.
  private func size(_ ref: Store.Ref) -> Int {
    var seen = Set<Store.Ref>()
    var stack = [ref]
    while let next = stack.popLast() {
      guard next >= 0, seen.insert(next).inserted else { continue }
      for value in 0..<store.arities[store.level(next)] { stack.append(store.child(next, value)) }
    }
    return seen.count
  }

  // MARK: Cases that are ruled out

  /// The diagram without the variables that make no difference for the cases that are not ruled out.
  private mutating func simplify(_ ref: Store.Ref) -> Store.Ref {
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

  // MARK: What the tree says

  private func text(_ question: Question) -> DecisionTree.Question {
    switch question {
    case .decision(let index): return .decision(asked[index].id)
    case .variable(let level):
      let variable = compiled.variables[level]
      let id = compiled.model.inputs[variable.input].id
      return variable.member.map { .member($0, of: id) } ?? .input(id)
    }
  }

  private func answers(_ question: Question, _ positions: [Int]) -> DecisionTree.Answers {
    switch question {
    case .decision(let index): return .values(positions.map { asked[index].results[$0] })
    case .variable(let level):
      let variable = compiled.variables[level]
      if variable.member == nil, case .ordered = compiled.model.inputs[variable.input].domain {
        return .tests(OrderedPartition.tests(for: positions, of: variable.values, cuts: variable.cuts))
      }
      return .values(positions.map { variable.values[$0] })
    }
  }
}
