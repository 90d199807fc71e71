import FEEL

/// The tables of a `FastEvaluator`.
final class EvaluatorLayout: Sendable {
  /// What is known of one decision beforehand.
  struct DecisionPlace: Sendable {
    let id: String
    let outcomes: [Value]
    /// Every outcome with the rules that fire for it; empty when these are too varied to be listed.
    let endings: [FastEvaluator.Decided]
    /// Where the words of its fired rules start in a result, when its endings are not listed.
    let firedWord: Int?
    /// The place of its first column among the columns of all decisions.
    let firstColumn: Int
    let masks: RuleMasks
  }

  /// One walk that gives the words of some neighbouring decisions.
  struct Walk: Sendable {
    let diagram: WideDiagram
    let decisions: Range<Int>
    /// Per ending of the diagram a word per decision.
    let rows: [UInt64]
  }

  let inputs: [String]
  let codes: [InputCode]
  let arities: [Int]
  let decisions: [DecisionPlace]
  let walks: [Walk]
  let chain: ChainedTables
  /// Decisions whose fired rules are found by masks.
  let masked: [Int]
  /// How many words a result takes.
  let width: Int

  init(_ model: CompiledModel, _ decisions: [String]?) throws(ModelProblems) {
    try Self.check(model, decisions)
    inputs = model.model.inputs.map(\.id)
    arities = model.variables.map(\.values.count)
    codes = model.model.inputs.enumerated().map { index, input in
      let variables = model.groups[index]
      return InputCode(input, variables, variables.isEmpty ? nil : model.variables[variables.lowerBound])
    }
    var builder = LayoutBuilder(model, decisions)
    builder.run()
    (self.decisions, walks, chain, width) = (builder.decisions, builder.walks, builder.chain, builder.width)
    masked = builder.decisions.indices.filter { builder.decisions[$0].firedWord != nil }
  }

  private static func check(_ model: CompiledModel, _ decisions: [String]?) throws(ModelProblems) {
    for id in decisions ?? [] where model.model.decision(id) == nil {
      throw ModelProblems([
        ModelProblem(
          line: 0, place: "decision '\(id)'", message: "The model has no such decision.",
          remedy: "Use one of: \(model.model.decisions.map(\.id).joined(separator: ", ")).")
      ])
    }
    for variable in model.variables where variable.values.count > Int(UInt16.max) {
      let input = model.model.inputs[variable.input]
      throw ModelProblems([
        ModelProblem(
          line: input.line, place: "inputData '\(input.id)'", message: "The input has more than 65,535 values or pieces.",
          remedy: "Use fewer values, or fewer constants to compare with.")
      ])
    }
  }

  var byteCount: Int {
    walks.reduce(0) { $0 + $1.diagram.byteCount + $1.rows.count * 8 } + decisions.reduce(0) { $0 + $1.masks.byteCount }
      + chain.byteCount
  }
  var lookUps: Int { walks.reduce(0) { $0 + $1.diagram.stepCount } + chain.count }
  /// The columns of all decisions.
  var columnCount: Int { decisions.reduce(0) { $0 + $1.masks.columns.count } }

  /// Fills the words of a result.
  func evaluate(_ choices: Span<UInt16>, into words: inout [UInt64]) {
    for index in walks.indices {
      let (first, count) = (walks[index].decisions.lowerBound, walks[index].decisions.count)
      let row = walks[index].diagram.ending(choices) &* count
      for word in 0..<count { words[first &+ word] = walks[index].rows[row &+ word] }
    }
    chain.evaluate(choices, into: &words)
    for decision in masked {
      decisions[decision].masks.writeFired(to: &words, at: decisions[decision].firedWord ?? 0, choices)
    }
  }

  // MARK: Reading a result

  func position(_ id: String) -> Int? { decisions.firstIndex { $0.id == id } }

  func outcome(_ decision: Int, _ words: [UInt64]) -> Int { ResultWord.outcome(words[decision]) }

  /// Value and fired rules of a decision.
  func decided(_ decision: Int, _ words: [UInt64]) -> FastEvaluator.Decided {
    if let ending = ResultWord.ending(words[decision]) { return decisions[decision].endings[ending] }
    return FastEvaluator.Decided(
      value: decisions[decision].outcomes[outcome(decision, words)], firedRules: RuleBits.rules(words, firedWords(decision)))
  }

  func fires(_ decision: Int, _ rule: Int, _ words: [UInt64]) -> Bool {
    if let ending = ResultWord.ending(words[decision]) { return decisions[decision].endings[ending].firedRules.contains(rule) }
    return RuleBits.contains(rule, words, at: firedWords(decision).lowerBound)
  }

  func firstFiredRule(_ decision: Int, _ words: [UInt64]) -> Int? {
    if let ending = ResultWord.ending(words[decision]) { return decisions[decision].endings[ending].firedRules.first }
    return RuleBits.first(words, firedWords(decision))
  }

  private func firedWords(_ decision: Int) -> Range<Int> {
    let first = decisions[decision].firedWord ?? 0
    return first..<first + decisions[decision].masks.wordCount
  }
}
