import FEEL

/// Lays a compiled model out for evaluation.
///
/// In this order: one table over all inputs when that is small; otherwise each decision as a table over its own columns;
/// otherwise a diagram over the inputs; and where even the ways in which rules fire together are too many, a diagram for
/// the outcome and masks for the rules.
struct LayoutBuilder {
  private let model: CompiledModel
  private let compiled: [(decision: Decision, diagrams: Compiler.CompiledDecision)]
  private(set) var decisions: [EvaluatorLayout.DecisionPlace] = []
  private(set) var walks: [EvaluatorLayout.Walk] = []
  private(set) var chain = ChainedTables()
  /// The words of a result so far.
  private(set) var width: Int
  private var firstColumn = 0
  /// Per decision the values that it can have, and the number of each.
  private var outcomes: [[Value]] = []
  private var numbers: [[WrittenValue: Int]] = []
  /// Per decision its endings, and the number of each.
  private var endings: [[FastEvaluator.Decided]]
  private var endingNumbers: [[Ending: Int]]

  private struct Ending: Hashable {
    let value: WrittenValue
    let firedRules: [Int]
  }

  init(_ model: CompiledModel, _ ids: [String]?) {
    self.model = model
    compiled = model.model.decisions.filter { ids?.contains($0.id) ?? true }
      .compactMap { decision in model.decisions[decision.id].map { (decision, $0) } }
    width = compiled.count
    endings = [[FastEvaluator.Decided]](repeating: [], count: compiled.count)
    endingNumbers = [[Ending: Int]](repeating: [:], count: compiled.count)
    for (_, diagrams) in compiled {
      var values: [Value] = []
      var numbers: [WrittenValue: Int] = [:]
      for value in DiagramWalk.terminals(model.store, diagrams.result).map(\.value) where numbers[WrittenValue(value)] == nil {
        numbers[WrittenValue(value)] = values.count
        values.append(value)
      }
      outcomes.append(values)
      self.numbers.append(numbers)
    }
  }

  mutating func run() {
    let whole = product(compiled.indices)
    let masks = compiled.indices.map { self.masks($0) }
    let isLocal = masks.indices.map { self.isLocal($0, masks[$0]) }
    if let whole, let walk = walk(whole, compiled.indices), walk.diagram.stepCount <= 1 || isLocal.contains(false) {
      walks.append(walk)
      for index in masks.indices { place(index, masks[index], firedWord: nil) }
      return
    }
    for index in masks.indices {
      if isLocal[index] {
        appendTable(index, masks[index])
      } else if let product = product(index..<index + 1), let walk = walk(product, index..<index + 1) {
        walks.append(walk)
      } else {
        appendMasked(index, masks[index])
        continue
      }
      place(index, masks[index], firedWord: nil)
    }
  }

  private mutating func place(_ index: Int, _ masks: RuleMasks, firedWord: Int?) {
    decisions.append(
      EvaluatorLayout.DecisionPlace(
        id: compiled[index].decision.id, outcomes: outcomes[index], endings: endings[index], firedWord: firedWord,
        firstColumn: firstColumn, masks: masks))
    firstColumn += masks.columns.count
  }

  // MARK: Diagrams over the inputs

  private func product(_ range: Range<Int>) -> ProductDiagram? {
    let refs = compiled[range].flatMap { [$0.diagrams.result] + $0.diagrams.rules }
    return ProductDiagram(refs, in: model.store, isLimited: true)
  }

  private mutating func walk(_ product: ProductDiagram, _ range: Range<Int>) -> EvaluatorLayout.Walk? {
    var rows: [UInt64] = []
    for refs in product.endings {
      var rest = refs[...]
      for index in range {
        let value = model.store.value(rest.removeFirst()).value
        let count = compiled[index].diagrams.rules.count
        let fired = rest.prefix(count).enumerated().filter { model.store.value($0.element) == .yes }.map { $0.offset }
        rest = rest.dropFirst(count)
        rows.append(word(index, FastEvaluator.Decided(value: value, firedRules: fired)))
      }
    }
    return EvaluatorLayout.Walk(diagram: WideDiagram(product, arities: model.store.arities), decisions: range, rows: rows)
  }

  /// The word for one ending of a decision.
  private mutating func word(_ index: Int, _ decided: FastEvaluator.Decided) -> UInt64 {
    let ending = Ending(value: WrittenValue(decided.value), firedRules: decided.firedRules)
    let number = endingNumbers[index][ending] ?? endings[index].count
    if number == endings[index].count {
      endings[index].append(decided)
      endingNumbers[index][ending] = number
    }
    return ResultWord.make(outcome: numbers[index][WrittenValue(decided.value)] ?? 0, ending: number)
  }

  /// The outcome by a diagram, the rules by masks.
  private mutating func appendMasked(_ index: Int, _ masks: RuleMasks) {
    guard let product = ProductDiagram([compiled[index].diagrams.result], in: model.store, isLimited: false) else { return }
    let rows = product.endings.map { refs in
      ResultWord.make(outcome: numbers[index][WrittenValue(model.store.value(refs[0]).value)] ?? 0, ending: nil)
    }
    let diagram = WideDiagram(product, arities: model.store.arities)
    walks.append(EvaluatorLayout.Walk(diagram: diagram, decisions: index..<index + 1, rows: rows))
    place(index, masks, firedWord: width)
    width += masks.wordCount
  }

  // MARK: Tables over columns

  /// Whether the columns alone decide: few combinations, and outputs that are constants.
  private func isLocal(_ index: Int, _ masks: RuleMasks) -> Bool {
    ChainedTables.combinations(masks) != nil
      && compiled[index].decision.table.rules.allSatisfy { if case .literal = $0.output { true } else { false } }
  }

  private mutating func appendTable(_ index: Int, _ masks: RuleMasks) {
    let table = compiled[index].decision.table
    let outputs = table.rules.map { rule -> Value in if case .literal(let value) = rule.output { value } else { .null } }
    var chain = ChainedTables()
    swap(&chain, &self.chain)
    chain.append(index, masks) { numbers in
      let fired = masks.fired(numbers)
      var combination = HitCombination(table: table)
      for rule in fired { combination.add(outputs[rule]) }
      return word(index, FastEvaluator.Decided(value: combination.value, firedRules: fired))
    }
    self.chain = chain
  }

  private func masks(_ index: Int) -> RuleMasks {
    let (decision, diagrams) = compiled[index]
    return RuleMasks(
      decision.table, sources: decision.table.columns.indices.map { source(decision.table.columns[$0], diagrams.columns[$0]) },
      model.model.environment)
  }

  private func source(_ column: DecisionTable.Column, _ diagram: Compiler.Store.Ref) -> (RuleMasks.Source, [Value]) {
    if case .name(let name) = column.expression {
      if let input = model.model.inputs.firstIndex(where: { $0.name == name }), model.groups[input].count == 1 {
        let variable = model.groups[input].lowerBound
        return (.variable(variable), model.variables[variable].values)
      }
      if let used = compiled.firstIndex(where: { $0.decision.name == name }) { return (.outcome(used), outcomes[used]) }
    }
    if diagram >= 0, let variable = variable(diagram) { return variable }
    guard let product = ProductDiagram([diagram], in: model.store, isLimited: false) else { return (.variable(0), []) }
    let values = product.endings.map { model.store.value($0[0]).value }
    return (.diagram(WideDiagram(product, arities: model.store.arities)), values)
  }

  /// A column that asks one variable only, such as `list contains(x, "a")`.
  private func variable(_ diagram: Compiler.Store.Ref) -> (RuleMasks.Source, [Value])? {
    let level = model.store.level(diagram)
    let children = (0..<model.store.arities[level]).map { model.store.child(diagram, $0) }
    guard children.allSatisfy({ $0 < 0 }) else { return nil }
    return (.variable(level), children.map { model.store.value($0).value })
  }
}
