import FEEL

/// Makes the tree of a decision from its diagram, a question at a time.
///
/// Where the tree is, is told by what is left of the diagram. To ask an input is to fill it in. To ask another decision is
/// to keep the cases in which it has that result: all others become `never`, and what makes no difference for the cases
/// that are kept is not asked any more. A question follows from where the tree is alone, so equal parts are made once.
struct TreeBuilder {
  typealias Store = DiagramStore<End>

  /// Where what is left of the diagram can end.
  enum End: Sendable {
    case value(Value)
    /// Which outcomes hold: a bit for each, the first one lowest.
    case outcomes(UInt64)
    /// The answers on the way here rule this case out.
    case never

    var value: Value { if case .value(let value) = self { value } else { .null } }
  }

  /// Something to ask.
  enum Question: Hashable {
    case variable(Int)
    /// All members of an input, as a position in the inputs of the model.
    case members(Int)
    /// A position in `asked`.
    case decision(Int)
  }

  /// A decision that is asked for as a whole.
  struct Asked {
    let id: String
    let diagram: Store.Ref
    let support: Set<Int>
    let results: [Value]
  }

  /// Where the tree is.
  struct Place: Hashable {
    let rest: Store.Ref
    /// The decisions, as positions in `asked`, whose results are known; those that matter no more are left out.
    let known: [Int]
  }

  let compiled: CompiledModel
  var store: Store
  private var root: Store.Ref
  var asked: [Asked] = []
  /// Per question that was put in an order: its rank.
  private var ranks: [Question: Int] = [:]
  /// The variables to ask before others when no order says; `nil` when all are alike.
  var preferred: Set<Int>?
  var simplified: [Store.Ref: Store.Ref] = [:]
  let never: Store.Ref
  /// The inputs that the tree takes as known.
  private var assumed: KnownInputs?
  /// The ids of the outcomes, for a tree of several that can hold together.
  private var outcomes: [String] = []
  var isOfOutcomes: Bool { !outcomes.isEmpty }
  private var trialSizes: [Place: Int] = [:]
  private var work = 0

  /// What is asked stays small; a diagram that grows past this is cut off.
  private static let maximumNodes = 200_000

  init(_ compiled: CompiledModel, root: Compiler.Store.Ref) {
    self.compiled = compiled
    store = Store(arities: compiled.space.variables.map(\.values.count))
    never = store.terminal(.never)
    self.root = store.copy(root, of: compiled.store) { .value($0.value) }
  }

  /// For a tree of several outcomes: the result is a list of the ids of those that come out as `value`.
  ///
  /// - Precondition: there are at most 64.
  init(_ compiled: CompiledModel, outcomes: [String], being value: Value, assuming assumed: KnownInputs?) {
    self.init(compiled, root: compiled.decisions[outcomes.first ?? ""]?.result ?? ~0)
    self.outcomes = outcomes
    self.assumed = assumed
    root = store.terminal(.outcomes(0))
    for (bit, id) in outcomes.enumerated() {
      guard let index = add(id) else { continue }
      root = store.combine(root, asked[index].diagram) { found, result in
        guard case .value(value) = result, case .outcomes(let bits) = found else { return found }
        return .outcomes(bits | 1 << UInt64(bit))
      }
    }
    asked = []
  }

  // MARK: What may be asked

  /// - Parameters:
  ///   - order: ids of inputs and decisions, to be asked first, in this order.
  ///   - tables: the decisions that are drawn.
  mutating func choose(order: [String], depth: DecisionTree.Depth, of tables: [Decision]) {
    for id in order {
      if let input = compiled.model.inputs.firstIndex(where: { $0.id == id }) {
        let group = compiled.groups[input]
        for question in [.members(input)] + group.map(Question.variable) where ranks[question] == nil { ranks[question] = ranks.count }
      } else if let index = add(id), ranks[.decision(index)] == nil {
        ranks[.decision(index)] = ranks.count
      }
    }
    guard depth == .requirements else { return }
    let used = Set(tables.flatMap(\.usedNames))
    for decision in compiled.model.decisions where used.contains(decision.name) && !tables.contains(where: { $0.id == decision.id }) {
      _ = add(decision.id)
    }
    let inputs = compiled.model.inputs.indices.filter {
      used.contains(compiled.model.inputs[$0].name) || order.contains(compiled.model.inputs[$0].id)
    }
    preferred = Set(inputs.flatMap { compiled.groups[$0] })
  }

  private mutating func add(_ id: String) -> Int? {
    if let known = asked.firstIndex(where: { $0.id == id }) { return known }
    guard let result = compiled.decisions[id]?.result else { return nil }
    let diagram = store.filled(store.copy(result, of: compiled.store) { .value($0.value) }, assumed)
    let order = compiled.model.decision(id)?.table.outputValues ?? []
    let results = DiagramWalk.terminals(store, diagram).compactMap { if case .value(let value) = $0 { value } else { nil } }
      .sorted { a, b in
        let (x, y) = (order.firstIndex(of: a) ?? order.count, order.firstIndex(of: b) ?? order.count)
        return x != y ? x < y : (a.isLess(than: b) ?? b.description.precedes(a.description))
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
    guard ends.count == 1 else { return nil }
    switch ends[0] {
    case .value(let value): return value
    case .outcomes(let bits): return .list(outcomes.indices.filter { bits >> UInt64($0) & 1 == 1 }.map { .string(outcomes[$0]) })
    case .never: return nil
    }
  }

  func support(_ ref: Store.Ref) -> Set<Int> {
    DiagramWalk.support(store, [ref], known: [Int?](repeating: nil, count: store.arities.count))
  }

  /// Where the tree is when `rest` is left. Cases that are ruled out are forgotten once no decision can ask for them.
  mutating func place(_ rest: Store.Ref, known: [Int]) -> Place {
    let view = simplify(rest)
    let open = support(view)
    let relevant = asked.indices.filter { !asked[$0].support.isDisjoint(with: open) }
    let isSettled = relevant.allSatisfy(known.contains)
    return Place(rest: isSettled ? view : rest, known: known.filter(relevant.contains))
  }

  // MARK: Choosing

  struct Option {
    /// Positions of the values of a variable, or of the results of a decision.
    var values: [Int]
    let place: Place
  }

  /// The question to ask, with where its answers lead; `nil` when nothing is left to ask.
  private mutating func best(_ here: Place) -> (question: Question, options: [Option])? {
    let choices = choices(here)
    guard choices.count > 1, mayTry, support(simplify(here.rest)).count <= 40 else { return choices.first }
    // Every question is tried: how large does the tree become when it goes on with the nearest choice each time?
    var best = choices.first
    var fewest = Int.max
    for choice in choices {
      let size = choice.options.reduce(0) { Self.sum($0, trialSize($1.place)) }
      if size < fewest { (best, fewest) = (choice, size) }
    }
    return mayTry ? best : choices.first
  }

  /// How much trying may cost, in nodes that are looked at. When it is used up the nearest choice is made.
  private static let maximumWork = 250_000
  private var mayTry: Bool { work < Self.maximumWork && store.nodeCount < Self.maximumNodes / 2 }
  private static func sum(_ a: Int, _ b: Int) -> Int { min(a + b, 1_000_000_000) }

  /// How many lines the tree from here has, when the nearest choice is made each time.
  private mutating func trialSize(_ place: Place) -> Int {
    if let known = trialSizes[place] { return known }
    guard mayTry else { return self.size(simplify(place.rest)) }
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
    let inputs = isOfOutcomes ? compiled.groups.indices.filter { isSubset($0) && !open.isDisjoint(with: compiled.groups[$0]) } : []
    let candidates = decisions.map(Question.decision) + inputs.map(Question.members) + open.sorted().map(Question.variable)
    work += candidates.count * size(simplify(here.rest))
    for question in candidates.filter({ ranks[$0] != nil }).sorted(by: { (ranks[$0] ?? 0) < (ranks[$1] ?? 0) }) {
      let options = options(question, here)
      if options.count > 1 { return [(question, options)] }
    }
    func isPreferred(_ question: Question) -> Bool {
      switch question {
      case .decision: true
      case .variable(let level): preferred?.contains(level) ?? true
      case .members(let input): preferred?.contains(compiled.groups[input].lowerBound) ?? true
      }
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

  // MARK: What the tree says

  private func text(_ question: Question) -> DecisionTree.Question {
    switch question {
    case .decision(let index): return .decision(asked[index].id)
    case .members(let input): return .members(of: compiled.model.inputs[input].id)
    case .variable(let level):
      let variable = compiled.variables[level]
      let id = compiled.model.inputs[variable.input].id
      return variable.member.map { .member($0, of: id) } ?? .input(id)
    }
  }

  private func answers(_ question: Question, _ positions: [Int]) -> DecisionTree.Answers {
    switch question {
    case .decision(let index): return .values(positions.map { asked[index].results[$0] })
    case .members(let input):
      let group = compiled.groups[input]
      return .values(positions.compactMap { compiled.variables[group.lowerBound + $0].member })
    case .variable(let level):
      let variable = compiled.variables[level]
      if variable.member == nil, case .ordered = compiled.model.inputs[variable.input].domain {
        return .tests(OrderedPartition.tests(for: positions, of: variable.values, cuts: variable.cuts))
      }
      return .values(positions.map { variable.values[$0] })
    }
  }
}

extension DiagramStore {
  /// The diagram with what is known filled in.
  mutating func filled(_ ref: Ref, _ known: KnownInputs?) -> Ref {
    (known?.choices ?? []).enumerated().reduce(ref) { ref, choice in
      choice.element.map { cofactor(ref, level: choice.offset, value: $0) } ?? ref
    }
  }
}

/// Ends are kept apart by how they are written, as in the compiled form.
extension TreeBuilder.End: Hashable {
  static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.value(let a), .value(let b)): WrittenValue(a) == WrittenValue(b)
    case (.outcomes(let a), .outcomes(let b)): a == b
    case (.never, .never): true
    default: false
    }
  }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .value(let value): WrittenValue(value).hash(into: &hasher)
    case .outcomes(let bits): hasher.combine(bits)
    case .never: hasher.combine(1)
    }
  }
}
