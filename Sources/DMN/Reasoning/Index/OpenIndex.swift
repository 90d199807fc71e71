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
  /// How many values each of these sets has.
  let sizes: [Int]

  private let slots: [InputSlots]
  private let arities: [Choice]
  private let walks: WalkTable

  /// The number of a value of a variable; as many as there are values stands for "open".
  package typealias Choice = UInt16

  /// Everything about one case: per decision the number of the set that remains, and which inputs still matter.
  public struct Answer: Hashable, Sendable {
    /// Per decision of the index: the number of the set that remains, a position in its `possibilities`.
    public fileprivate(set) var possibilities: [UInt16]
    /// Bit `i` says whether the answer to input `i` can still change a decision.
    public fileprivate(set) var relevant: UInt64 = 0
  }

  /// A case under construction; every input starts open.
  public struct Case: Sendable {
    /// A choice per variable; the number of its values where it is open.
    package fileprivate(set) var choices: [Choice]
  }

  fileprivate struct InputSlots: Sendable {
    let first: Int
    let count: Int
    let isSubset: Bool
  }

  /// - Throws: `ModelProblems` for a model of more than 64 inputs, for an input with more values or members than an index
  ///   takes, and for a model of which too much can remain in too many ways.
  public init(_ model: CompiledModel, decisions: [String]) throws(ModelProblems) {
    try self.init(model, decisions: decisions, limits: Limits())
  }

  package init(_ model: CompiledModel, decisions: [String], limits: Limits) throws(ModelProblems) {
    try limits.check(model)
    var builder = try OpenIndexBuilder(model, decisions, limits)
    walks = WalkTable(FlatMerger.merge(try builder.build(), arities: model.store.arities.map { $0 + 1 }, limits))
    possibilities = builder.possibilities
    sizes = possibilities.map { $0.count }
    self.decisions = decisions
    inputs = model.model.inputs.map(\.id)
    slots = zip(model.model.inputs, model.groups).map { input, group in
      var isSubset = false
      if case .subset = input.domain { isSubset = true }
      return InputSlots(first: group.lowerBound, count: group.count, isSubset: isSubset)
    }
    arities = model.variables.map { Choice($0.values.count) }
  }

  /// A case of which nothing is known.
  public var openCase: Case { Case(choices: arities) }

  /// Gives an input its value: the position of a choice (or of the piece, for ordered inputs).
  ///
  /// - Precondition: the input has that choice.
  public func set(_ input: Int, choice: Int, in known: inout Case) {
    precondition(choice >= 0 && choice < arities[slots[input].first], "the input has no such choice")
    known.choices[slots[input].first] = Choice(choice)
  }

  /// Gives an input with several values its members, as a bit per member.
  public func set(_ input: Int, members: UInt64, in known: inout Case) {
    for offset in 0..<slots[input].count { known.choices[slots[input].first + offset] = Choice(members >> UInt64(offset) & 1) }
  }

  /// Whether nothing is known of an input.
  func isOpen(_ input: Int, _ known: Case) -> Bool {
    let first = slots[input].first
    return known.choices[first] == arities[first]
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
    Case(choices: zip(known.choices, arities).map { $0.map(Choice.init) ?? $1 })
  }

  /// What a case holds, as the compiled model takes it.
  public func known(_ known: Case) -> KnownInputs {
    KnownInputs(choices: zip(known.choices, arities).map { $0 < $1 ? Int($0) : nil })
  }

  /// An answer to be filled by `look`.
  public var emptyAnswer: Answer { Answer(possibilities: [UInt16](repeating: 0, count: decisions.count)) }

  /// What remains possible in a case, and what still matters.
  public func look(_ known: Case) -> Answer {
    var answer = emptyAnswer
    look(known, into: &answer)
    return answer
  }

  /// The open inputs whose answer can still change one of the decisions.
  public func relevantOpenInputs(_ known: Case) -> Set<String> {
    let relevant = look(known).relevant
    return Set(inputs.indices.filter { relevant >> UInt64($0) & 1 == 1 && isOpen($0, known) }.map { inputs[$0] })
  }

  /// Looks up a case without allocating.
  public func look(_ known: Case, into answer: inout Answer) {
    answer.relevant = known.choices.withUnsafeBufferPointer { choices in
      answer.possibilities.withUnsafeMutableBufferPointer { look(choices, into: $0) }
    }
  }

  /// Looks up a case given as one choice per variable (see `variables(ofInput:)`); the numbers of what
  /// remains go to `possibilities`.
  ///
  /// - Returns: which inputs still matter.
  package func look(
    _ choices: UnsafeBufferPointer<Choice>, into possibilities: UnsafeMutableBufferPointer<UInt16>
  ) -> UInt64 {
    walks.look(choices, into: possibilities)
  }

  /// Where an input stands among the choices of a case: one place, or one (0 or 1) per member when it can have several values.
  package func variables(ofInput input: Int) -> Range<Int> { slots[input].first..<slots[input].first + slots[input].count }
}
