import FEEL

/// The tables of a `FastEvaluator`.
final class EvaluatorLayout: Sendable {
  /// What is known of one decision beforehand.
  struct DecisionPlace: Sendable {
    let id: String
    let outcomes: [Value]
    /// Every outcome with the rules that fire for it; empty when these are too varied to be listed.
    let endings: [FastEvaluator.Decided]
    /// The place of its first column among the columns of all decisions.
    let firstColumn: Int
    let masks: RuleMasks
  }

  /// One look-up that fills the words of some neighbouring decisions.
  struct Walk: Sendable {
    let diagram: WideDiagram
    /// Per ending of the diagram the words.
    let rows: [UInt64]
    let width: Int
    let offset: Int
  }

  let inputs: [String]
  let codes: [InputCode]
  let arities: [Int]
  let decisions: [DecisionPlace]
  /// Per decision the place of its first word in a result; one more for the end. The words with the fired rules follow.
  let places: [Int]
  let walks: [Walk]
  /// Decisions whose fired rules are too varied to be listed: their walk gives the outcome, the masks give the rules.
  let masked: [Int]
  /// The words of a result.
  var width: Int { places[places.count - 1] }

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
    (self.decisions, places, walks, masked) = (builder.decisions, builder.places, builder.walks, builder.masked)
  }

  var byteCount: Int {
    walks.reduce(0) { $0 + $1.diagram.byteCount + $1.rows.count * 8 } + decisions.reduce(0) { $0 + $1.masks.byteCount }
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

  /// The columns of all decisions.
  var columnCount: Int { decisions.reduce(0) { $0 + $1.masks.columns.count } }

  /// Fills the words of a result.
  func evaluate(_ choices: Span<UInt16>, into words: inout [UInt64]) {
    for index in walks.indices {
      let first = walks[index].diagram.ending(choices) &* walks[index].width
      for word in 0..<walks[index].width { words[walks[index].offset &+ word] = walks[index].rows[first &+ word] }
    }
    for decision in masked {
      decisions[decision].masks.writeFired(to: &words, at: places[decision] + 1, choices)
    }
  }

  func position(_ id: String) -> Int? { decisions.firstIndex { $0.id == id } }

  func outcome(_ decision: Int, _ words: [UInt64]) -> Int { ResultWord.outcome(words[places[decision]]) }

  /// Value and fired rules of a decision.
  func decided(_ decision: Int, _ words: [UInt64]) -> FastEvaluator.Decided {
    let first = words[places[decision]]
    if let ending = ResultWord.ending(first) { return decisions[decision].endings[ending] }
    return FastEvaluator.Decided(
      value: decisions[decision].outcomes[ResultWord.outcome(first)],
      firedRules: RuleBits.rules(words, places[decision] + 1..<places[decision + 1]))
  }
}

/// Lays a compiled model out.
private struct LayoutBuilder {
  private let model: CompiledModel
  private let compiled: [(decision: Decision, diagrams: Compiler.CompiledDecision)]
  private(set) var decisions: [EvaluatorLayout.DecisionPlace] = []
  private(set) var places: [Int] = [0]
  private(set) var walks: [EvaluatorLayout.Walk] = []
  private(set) var masked: [Int] = []
  /// Per decision the values that it was seen to have, by number.
  private var outcomes: [[Value]]
  private var numbers: [[Value: Int]]
  /// Per decision its endings, by number.
  private var endings: [[FastEvaluator.Decided]]
  private var endingNumbers: [[[UInt64]: Int]]

  init(_ model: CompiledModel, _ ids: [String]?) {
    self.model = model
    compiled = model.model.decisions.filter { ids?.contains($0.id) ?? true }
      .compactMap { decision in model.decisions[decision.id].map { (decision, $0) } }
    outcomes = [[Value]](repeating: [], count: compiled.count)
    numbers = [[Value: Int]](repeating: [:], count: compiled.count)
    endings = [[FastEvaluator.Decided]](repeating: [], count: compiled.count)
    endingNumbers = [[[UInt64]: Int]](repeating: [:], count: compiled.count)
  }

  mutating func run() {
    for (decision, _) in compiled {
      places.append(places[places.count - 1] + 1 + RuleMasks.wordCount(rules: decision.table.rules.count))
    }
    merge(compiled.indices)
    var firstColumn = 0
    for index in compiled.indices {
      let (decision, diagrams) = compiled[index]
      let sources = decision.table.columns.indices.map { source(decision.table.columns[$0], diagrams.columns[$0]) }
      decisions.append(
        EvaluatorLayout.DecisionPlace(
          id: decision.id, outcomes: outcomes[index], endings: endings[index], firstColumn: firstColumn,
          masks: RuleMasks(decision.table, sources: sources)))
      firstColumn += sources.count
    }
  }

  // MARK: Walks

  /// One walk for all these decisions when that stays small; otherwise each half by itself.
  private mutating func merge(_ range: Range<Int>) {
    guard let first = range.first else { return }
    let refs = compiled[range].flatMap { [$0.diagrams.result] + $0.diagrams.rules }
    if let product = ProductDiagram(refs, in: model.store, isLimited: true) {
      append(product, range, withRules: true)
    } else if range.count > 1 {
      let middle = first + range.count / 2
      merge(first..<middle)
      merge(middle..<range.upperBound)
    } else if let outcome = ProductDiagram([compiled[first].diagrams.result], in: model.store, isLimited: false) {
      masked.append(first)
      append(outcome, range, withRules: false)
    }
  }

  private mutating func append(_ product: ProductDiagram, _ range: Range<Int>, withRules: Bool) {
    let width = withRules ? places[range.upperBound] - places[range.lowerBound] : 1
    var rows: [UInt64] = []
    rows.reserveCapacity(product.endings.count * width)
    for refs in product.endings {
      var rest = refs[...]
      for index in range {
        let outcome = number(rest.removeFirst(), index)
        guard withRules else {
          rows.append(ResultWord.make(outcome: outcome, ending: nil))
          continue
        }
        let count = compiled[index].diagrams.rules.count
        rows += words(index, outcome, rest.prefix(count))
        rest = rest.dropFirst(count)
      }
    }
    let diagram = WideDiagram(product, arities: model.store.arities)
    walks.append(EvaluatorLayout.Walk(diagram: diagram, rows: rows, width: width, offset: places[range.lowerBound]))
  }

  /// The words of one decision: outcome and ending, then the rules that fire as bits.
  private mutating func words(_ index: Int, _ outcome: Int, _ rules: ArraySlice<Compiler.Store.Ref>) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: places[index + 1] - places[index])
    words[0] = UInt64(outcome)
    let fired = rules.enumerated().filter { model.store.value($0.element) == .yes }.map(\.offset)
    for rule in fired { words[1 + rule >> 6] |= 1 << UInt64(rule & 63) }
    let known = endingNumbers[index][words]
    if known == nil {
      endingNumbers[index][words] = endings[index].count
      endings[index].append(FastEvaluator.Decided(value: outcomes[index][outcome], firedRules: fired))
    }
    words[0] = ResultWord.make(outcome: outcome, ending: known ?? endings[index].count - 1)
    return words
  }

  private mutating func number(_ terminal: Compiler.Store.Ref, _ decision: Int) -> Int {
    let value = model.store.value(terminal).value
    if let known = numbers[decision][value] { return known }
    numbers[decision][value] = outcomes[decision].count
    outcomes[decision].append(value)
    return outcomes[decision].count - 1
  }

  // MARK: Columns

  private func source(_ column: DecisionTable.Column, _ diagram: Compiler.Store.Ref) -> (RuleMasks.Source, [Value]) {
    if case .name(let name) = column.expression {
      if let input = model.model.inputs.firstIndex(where: { $0.name == name }), model.groups[input].count == 1 {
        let variable = model.groups[input].lowerBound
        return (.variable(variable), model.variables[variable].values)
      }
      if let used = compiled.firstIndex(where: { $0.decision.name == name }) { return (.outcome(places[used]), outcomes[used]) }
    }
    guard let product = ProductDiagram([diagram], in: model.store, isLimited: false) else { return (.variable(0), []) }
    let values = product.endings.map { model.store.value($0[0]).value }
    return (.diagram(WideDiagram(product, arities: model.store.arities)), values)
  }
}
