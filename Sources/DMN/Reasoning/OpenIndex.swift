import FEEL

/// What remains possible and what still matters, for any mix of known and open inputs, found by a few walks of at most
/// one step per variable.
///
/// "Open" is made one more value of every variable. Where a variable is open, the values that remain are the union of
/// what remains below each of its answers; an input matters where some answer to the others makes it matter. Both are
/// diagrams again, over known and open answers alike, so a walk gives the exact set and not an approximation. Diagrams
/// that share much are merged, which saves walks.
public struct OpenIndex: Sendable {
  /// The decisions that are indexed, in the order of the results.
  public let decisions: [String]
  /// The inputs of the model, in order; bit `i` of the relevance says whether input `i` matters.
  public let inputs: [String]
  /// Every set of values that can remain, by number; each sorted by FEEL text.
  public let possibilities: [[Value]]

  private let slots: [InputSlots]
  private let arities: [UInt8]
  private let walks: [FlatDiagram]

  /// Merging stops where a merged diagram would have more nodes than this.
  static let mergeLimit = 5_000

  /// Everything about one case: per decision the number of the set that remains, and which inputs still matter.
  public struct Answer: Hashable, Sendable {
    /// Per decision the number of the set of values that remains: a position in `OpenIndex.possibilities`.
    public fileprivate(set) var possibilities: [UInt16]
    /// Bit `i` says whether input `i` still matters.
    public fileprivate(set) var relevant: UInt64 = 0
  }

  /// A case under construction; every input starts open.
  public struct Case: Sendable {
    /// A choice per variable; the number of its values where it is open.
    package fileprivate(set) var choices: [UInt8]
  }

  fileprivate struct InputSlots: Sendable {
    let first: Int
    let count: Int
    let isSubset: Bool
  }

  /// - Throws: `ModelProblems` for a model of more than 64 inputs.
  public init(_ model: CompiledModel, decisions: [String]) throws(ModelProblems) {
    if let excess = model.model.inputs.dropFirst(64).first {
      throw ModelProblems([
        ModelProblem(
          line: excess.line, place: "inputData '\(excess.id)'", message: "The model has more than 64 inputs; an index takes at most 64.",
          remedy: "Remove inputs, or split the model.")
      ])
    }
    var builder = OpenIndexBuilder(model)
    self.decisions = decisions
    inputs = model.model.inputs.map(\.id)
    slots = zip(model.model.inputs, model.groups).map { input, group in
      var isSubset = false
      if case .subset = input.domain { isSubset = true }
      return InputSlots(first: group.lowerBound, count: group.count, isSubset: isSubset)
    }
    arities = model.variables.map { UInt8($0.values.count) }
    walks = builder.build(decisions)
    possibilities = builder.possibilities
  }

  /// A case of which nothing is known.
  public var openCase: Case { Case(choices: arities) }

  /// Gives an input its value: the position of a choice (or of the piece, for ordered inputs).
  public func set(_ input: Int, choice: Int, in known: inout Case) {
    known.choices[slots[input].first] = UInt8(choice)
  }

  /// Gives an input with several values its members, as a bit per member.
  public func set(_ input: Int, members: UInt64, in known: inout Case) {
    for offset in 0..<slots[input].count { known.choices[slots[input].first + offset] = UInt8(members >> UInt64(offset) & 1) }
  }

  func isOpen(_ input: Int, _ known: Case) -> Bool {
    known.choices[slots[input].first] == arities[slots[input].first]
  }

  /// How many answers an input has; `nil` when it has too many members to try them all.
  func answerCount(_ input: Int) -> Int? {
    guard slots[input].isSubset else { return Int(arities[slots[input].first]) }
    return slots[input].count <= NextQuestion.maximumMembers ? 1 << slots[input].count : nil
  }

  func set(_ input: Int, answer: Int, in known: inout Case) {
    if slots[input].isSubset { set(input, members: UInt64(answer), in: &known) } else { set(input, choice: answer, in: &known) }
  }

  /// The case of known inputs.
  public func `case`(_ known: KnownInputs) -> Case {
    Case(choices: zip(known.choices, arities).map { $0.map(UInt8.init) ?? $1 })
  }

  /// An answer to be filled by `look`.
  public var emptyAnswer: Answer { Answer(possibilities: [UInt16](repeating: 0, count: decisions.count)) }

  /// What remains possible and what still matters in a case.
  public func look(_ known: Case) -> Answer {
    var answer = emptyAnswer
    look(known, into: &answer)
    return answer
  }

  /// The open inputs whose answer can still change one of the decisions.
  public func relevantOpenInputs(_ known: Case) -> Set<String> {
    let relevant = look(known).relevant
    return Set(inputs.indices.filter { relevant >> UInt64($0) & 1 == 1 && isOpen($0, in: known) }.map { inputs[$0] })
  }

  private func isOpen(_ input: Int, in known: Case) -> Bool {
    let first = slots[input].first
    return known.choices[first] == arities[first]
  }

  /// Looks up a case without allocating.
  public func look(_ known: Case, into answer: inout Answer) {
    answer.relevant = known.choices.withUnsafeBufferPointer { choices in
      answer.possibilities.withUnsafeMutableBufferPointer { look(choices, into: $0) }
    }
  }

  /// Looks up a case given as one choice per variable (see `variables(ofInput:)`); the numbers of what remains go to `possibilities`.
  ///
  /// - Returns: which inputs still matter.
  package func look(
    _ choices: UnsafeBufferPointer<UInt8>, into possibilities: UnsafeMutableBufferPointer<UInt16>
  ) -> UInt64 {
    var relevant: UInt64 = 0
    for walk in walks { relevant |= walk.look(choices, into: possibilities) }
    return relevant
  }

  /// Where an input stands among the choices of a case: one place, or one (0 or 1) per member when it can have several values.
  package func variables(ofInput input: Int) -> Range<Int> { slots[input].first..<slots[input].first + slots[input].count }
}

/// What a merged diagram says at its end: the remaining values of some decisions, and the relevance of some inputs.
private struct OpenTerminal: Hashable, Sendable {
  /// Per decision the number of the set that remains.
  var possibilities: [Entry] = []
  var relevant: UInt64 = 0

  struct Entry: Hashable, Sendable {
    let decision: UInt16
    let possibility: UInt16
  }

  func merged(with other: OpenTerminal) -> OpenTerminal {
    OpenTerminal(possibilities: possibilities + other.possibilities, relevant: relevant | other.relevant)
  }
}

/// A diagram laid out in one flat array for walking.
private struct FlatDiagram: Sendable {
  /// Node after node: its variable, then where each of its values leads. That is the place of a node, or `~terminal`.
  private var table: [Int32] = []
  private let root: Int32
  /// The decisions this diagram speaks of; every terminal has one number for each.
  private let decisions: [Int]
  private var possibilities: [UInt16] = []
  /// Per terminal.
  private var relevant: [UInt64] = []

  init(_ store: DiagramStore<OpenTerminal>, _ root: Int32) {
    var places: [Int32: Int32] = [:]
    var (table, possibilities, relevant): ([Int32], [UInt16], [UInt64]) = ([], [], [])
    var decisions: [Int] = []

    func place(_ ref: Int32) -> Int32 {
      if let known = places[ref] { return known }
      let result: Int32
      if ref < 0 {
        let terminal = store.value(ref)
        result = ~Int32(relevant.count)
        decisions = terminal.possibilities.map { Int($0.decision) }
        possibilities += terminal.possibilities.map(\.possibility)
        relevant.append(terminal.relevant)
      } else {
        let level = store.level(ref)
        let below = (0..<store.arities[level]).map { place(store.child(ref, $0)) }
        result = Int32(table.count)
        table.append(Int32(level))
        table += below
      }
      places[ref] = result
      return result
    }
    self.root = place(root)
    (self.table, self.possibilities, self.relevant, self.decisions) = (table, possibilities, relevant, decisions)
  }

  func look(_ choices: UnsafeBufferPointer<UInt8>, into results: UnsafeMutableBufferPointer<UInt16>) -> UInt64 {
    var place = root
    table.withUnsafeBufferPointer { table in
      while place >= 0 { place = table[Int(place) + 1 + Int(choices[Int(table[Int(place)])])] }
    }
    let terminal = Int(~place)
    let first = terminal * decisions.count
    for (offset, decision) in decisions.enumerated() { results[decision] = possibilities[first + offset] }
    return relevant[terminal]
  }
}

/// Makes the diagrams over known and open answers.
private struct OpenIndexBuilder {
  private let model: CompiledModel
  private var base: Compiler.Store
  private var open: DiagramStore<OpenTerminal>
  private(set) var possibilities: [[Value]] = []
  private var numbers: [Set<Value>: UInt16] = [:]

  init(_ model: CompiledModel) {
    self.model = model
    base = model.store
    // One more value per variable: open.
    open = DiagramStore(arities: model.store.arities.map { $0 + 1 })
  }

  mutating func build(_ decisions: [String]) -> [FlatDiagram] {
    let roots = decisions.map { model.decisions[$0]?.result ?? base.terminal(.value(.null)) }
    var parts = roots.enumerated().map { possible($1, decision: UInt16($0)) }
    for input in model.groups.indices {
      if let relevance = relevance(of: input, roots) { parts.append(relevance) }
    }
    return merge(parts).map { FlatDiagram(open, $0) }
  }

  // MARK: What remains possible

  private mutating func possible(_ root: Int32, decision: UInt16) -> Int32 {
    var memo: [Int32: Int32] = [:]
    return possible(root, decision, &memo)
  }

  private mutating func possible(_ ref: Int32, _ decision: UInt16, _ memo: inout [Int32: Int32]) -> Int32 {
    if ref < 0 { return terminal(decision, [base.value(ref).value]) }
    if let known = memo[ref] { return known }
    let level = base.level(ref)
    var branch = (0..<base.arities[level]).map { possible(base.child(ref, $0), decision, &memo) }
    var union = branch[0]
    for other in branch.dropFirst() { union = self.union(union, other, decision) }
    branch.append(union)
    let result = open.node(level: level, children: branch)
    memo[ref] = result
    return result
  }

  private mutating func union(_ a: Int32, _ b: Int32, _ decision: UInt16) -> Int32 {
    if a == b { return a }
    var (numbers, possibilities) = (self.numbers, self.possibilities)
    let result = open.combine(a, b) { first, second in
      let values = Set(possibilities[Int(first.possibilities[0].possibility)]).union(possibilities[Int(second.possibilities[0].possibility)])
      return OpenTerminal(possibilities: [.init(decision: decision, possibility: Self.number(values, &numbers, &possibilities))])
    }
    (self.numbers, self.possibilities) = (numbers, possibilities)
    return result
  }

  private mutating func terminal(_ decision: UInt16, _ values: Set<Value>) -> Int32 {
    let number = Self.number(values, &numbers, &possibilities)
    return open.terminal(OpenTerminal(possibilities: [.init(decision: decision, possibility: number)]))
  }

  private static func number(_ values: Set<Value>, _ numbers: inout [Set<Value>: UInt16], _ possibilities: inout [[Value]]) -> UInt16 {
    if let known = numbers[values] { return known }
    let number = UInt16(possibilities.count)
    possibilities.append(values.sorted { $0.description < $1.description })
    numbers[values] = number
    return number
  }

  // MARK: What still matters

  /// Where the input can change one of the functions; `nil` when it never can.
  private mutating func relevance(of input: Int, _ roots: [Int32]) -> Int32? {
    let (no, yes) = (base.terminal(.no), base.terminal(.yes))
    var matters = no
    for root in roots {
      for level in model.groups[input] {
        let first = base.cofactor(root, level: level, value: 0)
        for value in 1..<base.arities[level] {
          let other = base.cofactor(root, level: level, value: value)
          guard first != other else { continue }
          let differs = base.combine(first, other) { $0 == $1 ? .no : .yes }
          matters = base.combine(matters, differs) { $0 == .yes || $1 == .yes ? .yes : .no }
        }
      }
    }
    guard matters != no else { return nil }
    var memo: [Int32: Int32] = [no: open.terminal(OpenTerminal()), yes: open.terminal(OpenTerminal(relevant: 1 << UInt64(input)))]
    return somewhere(matters, group: model.groups[input], &memo)
  }

  /// Open where some answer leads to it. The input itself counts as open, whatever is known of it.
  private mutating func somewhere(_ ref: Int32, group: Range<Int>, _ memo: inout [Int32: Int32]) -> Int32 {
    if let known = memo[ref] { return known }
    let level = base.level(ref)
    var branch = (0..<base.arities[level]).map { somewhere(base.child(ref, $0), group: group, &memo) }
    var any = branch[0]
    for other in branch.dropFirst() { any = open.combine(any, other) { OpenTerminal(relevant: $0.relevant | $1.relevant) } }
    branch.append(any)
    if group.contains(level) { branch = branch.map { _ in any } }
    let result = open.node(level: level, children: branch)
    memo[ref] = result
    return result
  }

  // MARK: Merging

  /// Merges diagrams as long as the merged one stays small.
  private mutating func merge(_ parts: [Int32]) -> [Int32] {
    var merged: [Int32] = []
    for part in parts {
      if let last = merged.last, let both = open.combine(last, part, within: OpenIndex.mergeLimit, { $0.merged(with: $1) }) {
        merged[merged.count - 1] = both
      } else {
        merged.append(part)
      }
    }
    return merged
  }
}
