import FEEL

/// Makes the diagrams over known and open answers.
struct OpenIndexBuilder {
  private let model: CompiledModel
  private let limits: OpenIndex.Limits
  private let roots: [Int32]
  /// The diagrams of the model, and those of where an input matters.
  private var base: Compiler.Store
  /// Where every variable has one more value: open.
  private var open: DiagramStore<Never>
  private var possible: Opening<PossibilitySets>

  init(_ model: CompiledModel, _ decisions: [String], _ limits: OpenIndex.Limits) throws(ModelProblems) {
    (self.model, self.limits) = (model, limits)
    base = model.store
    (base.limit, base.effort) = (base.nodeCount + limits.nodes, .max)
    open = DiagramStore(arities: base.arities.map { $0 + 1 })
    open.limit = limits.nodes
    let null = base.terminal(.value(.null))
    roots = decisions.map { model.decisions[$0]?.result ?? null }
    var reached: [Int32] = []
    var seen = (roots: Set<Int32>(), ends: Set<Int32>())
    for root in roots where seen.roots.insert(root).inserted {
      reached += DiagramWalk.ends(base, root, known: []).filter { seen.ends.insert($0).inserted }
    }
    let values = reached.map { [base] in base.value($0).value }
    var sets = PossibilitySets(values, limits)
    var ends: [Int32: Int32] = [:]
    for (end, value) in zip(reached, values) { ends[end] = try sets.end(value) }
    possible = Opening(union: sets, ends: ends, limits)
  }

  var possibilities: [[Value]] { possible.union.possibilities }

  /// A diagram per decision, in order; then one per input that can matter.
  mutating func build() throws(ModelProblems) -> [FlatDiagram] {
    var flats: [FlatDiagram] = []
    var room = limits.table
    func add(_ root: Int32, _ meaning: FlatDiagram.Meaning) throws(ModelProblems) {
      let flat = FlatDiagram(open, root, meaning)
      room -= flat.size
      if room < 0 { throw OpenIndex.Limits.tooLarge("more than \(limits.table) places in tables") }
      flats.append(flat)
    }
    for (number, root) in roots.enumerated() {
      let diagram = try possible.open(root, of: base, in: &open)
      try add(diagram, .decision(number))
    }
    var relevance = Relevance(&base, limits)
    let (no, yes) = (relevance.no, relevance.yes)
    var somewhere = Opening(union: Disjunction(yes: ~1, no: ~0, memory: WorkMemory(limits)), ends: [no: ~0, yes: ~1], limits)
    for (input, group) in model.groups.enumerated() {
      let matters = try relevance.matters(group, to: roots, in: &base)
      if matters == no { continue }
      let diagram = try somewhere.open(matters, of: base, in: &open)
      try add(diagram, .relevance(input))
    }
    return flats
  }
}

/// Makes diagrams over known and open answers of diagrams over known answers: below "open" stands the union of what
/// stands below the answers. Diagrams of one union share what was worked out.
private struct Opening<Union: PairOperation> {
  private(set) var union: Union
  /// What each end becomes.
  private let ends: [Int32: Int32]
  private var memory: WorkMemory

  init(union: Union, ends: [Int32: Int32], _ limits: OpenIndex.Limits) {
    (self.union, self.ends) = (union, ends)
    memory = WorkMemory(limits)
  }

  mutating func open(_ ref: Int32, of base: Compiler.Store, in store: inout DiagramStore<Never>) throws(ModelProblems) -> Int32 {
    if ref < 0 { return ends[ref] ?? ref }
    if let known = memory[ref, 0] { return known }
    let level = base.level(ref)
    try memory.spend(nodeOf: store, level: level)
    var branch: [Int32] = []
    branch.reserveCapacity(store.arities[level])
    for value in 0..<base.arities[level] { branch.append(try open(base.child(ref, value), of: base, in: &store)) }
    var any = branch[0]
    for other in branch.dropFirst() { any = try store.combine(any, other, with: &union) }
    branch.append(any)
    let result = store.node(level: level, children: branch)
    memory[ref, 0] = result
    return result
  }
}

/// Finds where an input can change a decision, as yes/no diagrams over the other inputs.
private struct Relevance {
  let yes: Int32
  let no: Int32
  private var either: Disjunction
  private var differs: Difference
  /// Per node and first variable of an input.
  private var memory: WorkMemory

  init(_ store: inout Compiler.Store, _ limits: OpenIndex.Limits) {
    (yes, no) = (store.terminal(.yes), store.terminal(.no))
    either = Disjunction(yes: yes, no: no, memory: WorkMemory(limits))
    differs = Difference(yes: yes, no: no, memory: WorkMemory(limits))
    memory = WorkMemory(limits)
  }

  /// Where the input of a group of variables can change one of the diagrams.
  mutating func matters(_ group: Range<Int>, to roots: [Int32], in store: inout Compiler.Store) throws(ModelProblems) -> Int32 {
    var matters = no
    for root in roots { matters = try store.combine(matters, self.matters(group, below: root, in: &store), with: &either) }
    return matters
  }

  private mutating func matters(
    _ group: Range<Int>, below ref: Int32, in store: inout Compiler.Store
  ) throws(ModelProblems) -> Int32 {
    let level = store.level(ref)
    guard level < group.upperBound else { return no }
    if let known = memory[ref, Int32(group.lowerBound)] { return known }
    try memory.spend(nodeOf: store, level: level)
    var result = no
    if level < group.lowerBound {
      var branch: [Int32] = []
      branch.reserveCapacity(store.arities[level])
      for value in 0..<store.arities[level] { branch.append(try matters(group, below: store.child(ref, value), in: &store)) }
      result = store.node(level: level, children: branch)
    } else {
      // Where its answers do not all lead to the same.
      let exits = try exits(of: group, from: ref, in: store)
      for exit in exits.dropFirst() {
        result = try store.combine(result, store.combine(exits[0], exit, with: &differs), with: &either)
      }
    }
    memory[ref, Int32(group.lowerBound)] = result
    return result
  }

  /// Where the answers to a group of variables lead.
  private mutating func exits(of group: Range<Int>, from ref: Int32, in store: Compiler.Store) throws(ModelProblems) -> [Int32] {
    var seen: Set<Int32> = [ref]
    var (exits, stack): ([Int32], [Int32]) = ([], [ref])
    while let ref = stack.popLast() {
      let level = store.level(ref)
      guard level < group.upperBound else {
        exits.append(ref)
        continue
      }
      try memory.spend(store.arities[level])
      for value in 0..<store.arities[level] {
        let next = store.child(ref, value)
        if seen.insert(next).inserted { stack.append(next) }
      }
    }
    return exits
  }
}
