import FEEL

/// Turns every table of a model into decision diagrams over all inputs, through the whole chain of decisions.
struct Compiler {
  typealias Store = DiagramStore<Terminal>

  /// Where a diagram can end.
  enum Terminal: Hashable, Sendable {
    case value(Value)
    /// Rules matched against the hit policy.
    case conflict
    /// Work in progress: the rules that matched so far.
    case partial(HitCombination)

    var value: Value { if case .value(let value) = self { value } else { .null } }
    static let yes = Terminal.value(.boolean(true))
    static let no = Terminal.value(.boolean(false))
  }

  /// The diagrams of one decision.
  struct CompiledDecision: Sendable {
    var result: Store.Ref
    /// Per rule: when it matches.
    var rules: [Store.Ref]
    /// Per rule, per column: when the cell passes.
    var cells: [[Store.Ref]]
    /// The value of each column.
    var columns: [Store.Ref]
  }

  /// Diagrams larger than this are refused: the model is not what this compiled form is for.
  static let maximumNodes = 2_000_000

  let space: VariableSpace
  private(set) var store: Store
  private(set) var problems: [ModelProblem]
  // The model that is being compiled.
  private var model = DecisionModel(name: "", inputs: [], decisions: [])
  private var byName: [String: Store.Ref] = [:]
  private var decisions: [String: CompiledDecision] = [:]

  init(_ space: VariableSpace) {
    self.space = space
    store = Store(arities: space.variables.map(\.values.count))
    problems = space.problems
  }

  /// The diagrams of every decision of a model; fewer when a problem was noted or the diagrams grow too large.
  mutating func compile(_ model: DecisionModel) -> [String: CompiledDecision] {
    self.model = model
    byName = [:]
    decisions = [:]
    for input in model.inputs {
      if case .subset = input.domain { continue }
      if let group = space.group(input.id) { byName[input.name] = variableDiagram(group.lowerBound) }
    }
    for decision in model.decisions {
      guard problems.isEmpty, store.nodeCount < Self.maximumNodes else { break }
      compile(decision)
    }
    return decisions
  }

  private mutating func variableDiagram(_ index: Int) -> Store.Ref {
    let branch = space.variables[index].values.map { store.terminal(.value($0)) }
    return store.node(level: index, children: branch)
  }

  // MARK: Tables

  private mutating func compile(_ decision: Decision) {
    let table = decision.table
    let place = "decision '\(decision.id)'"
    var columns: [Store.Ref] = []
    for column in table.columns {
      guard let diagram = diagram(column.expression, decision.line, "\(place), column '\(column.label)'") else { return }
      columns.append(diagram)
    }
    checkConstants(decision)
    let yes = store.terminal(.yes)
    var result = store.terminal(.partial(HitCombination(table: table)))
    var rules: [Store.Ref] = []
    var cells: [[Store.Ref]] = []
    for (index, rule) in table.rules.enumerated() {
      var row: [Store.Ref] = []
      var condition = yes
      for (test, column) in zip(rule.tests, columns) {
        let cell = test == .any ? yes : store.map(column) { .value(.boolean(test.accept($0.value))) }
        row.append(cell)
        condition = store.combine(condition, cell) { $0 == .yes && $1 == .yes ? .yes : .no }
      }
      guard let output = diagram(rule.output, rule.line, "\(place), rule \(index + 1), output") else { return }
      let hit = store.combine(condition, output) { $0 == .yes ? $1 : .no }
      let guarded = store.combine(condition, hit) { condition, output in condition == .yes ? .value(.list([output.value])) : .value(.null) }
      result = store.combine(result, guarded) { partial, hit in
        guard case .partial(var combination) = partial, case .value(.list(let outputs)) = hit else { return partial }
        combination.add(outputs[0])
        return .partial(combination)
      }
      rules.append(condition)
      cells.append(row)
    }
    let final = store.map(result) { terminal in
      guard case .partial(let combination) = terminal else { return terminal }
      return combination.isViolated ? .conflict : .value(combination.value)
    }
    decisions[decision.id] = CompiledDecision(result: final, rules: rules, cells: cells, columns: columns)
    byName[decision.name] = final
  }

  /// A constant that the column's type does not know, or an output that is not in the list, is a slip of the pen.
  private mutating func checkConstants(_ decision: Decision) {
    for (index, column) in decision.table.columns.enumerated() {
      guard let declared = declaredValues(column.expression) else { continue }
      for (number, rule) in decision.table.rules.enumerated() {
        for constant in rule.tests[index].constants where !declared.contains(constant) {
          problems.append(
            ModelProblem(
              line: rule.line, place: "decision '\(decision.id)', rule \(number + 1), column '\(column.label)'",
              message: "The value \(constant) can never occur in this column.",
              remedy: "Use one of: \(declared.map(\.description).sorted().joined(separator: ", "))."))
        }
      }
    }
    for (number, rule) in decision.table.rules.enumerated() where !decision.table.outputValues.isEmpty {
      if case .literal(let output) = rule.output, !decision.table.outputValues.contains(output) {
        problems.append(
          ModelProblem(
            line: rule.line, place: "decision '\(decision.id)', rule \(number + 1), output",
            message: "The output \(output) is not one of the output values of the table.",
            remedy: "Use one of: \(decision.table.outputValues.map(\.description).joined(separator: ", "))."))
      }
    }
  }

  /// The values that a column can have by its declaration; `nil` when they have no end or are computed.
  private func declaredValues(_ expression: Expression) -> Set<Value>? {
    switch expression {
    case .call(.listContains, _): return [.boolean(true), .boolean(false)]
    case .name(let name):
      if let input = model.inputs.first(where: { $0.name == name }) {
        if case .choice(let values) = input.domain { return Set(values) }
        return nil
      }
      guard let used = model.decisions.first(where: { $0.name == name })?.table else { return nil }
      if case .collect = used.hitPolicy { return nil }
      let outputs = used.rules.map { rule -> Value? in if case .literal(let value) = rule.output { value } else { nil } }
      return outputs.contains(nil) ? nil : Set(outputs.compactMap(\.self) + used.outputValues)
    default: return nil
    }
  }

  // MARK: Expressions

  /// The diagram of an expression, or `nil` after a problem was noted.
  private mutating func diagram(_ expression: Expression, _ line: Int, _ place: String) -> Store.Ref? {
    switch expression {
    case .literal(let value): return store.terminal(.value(value))
    case .call(.listContains, let arguments):
      if case .name(let name) = arguments[0], case .literal(let member) = arguments[1],
        let input = model.inputs.first(where: { $0.name == name }), case .subset(let members) = input.domain
      {
        guard members.contains(member), let group = space.group(input.id),
          let variable = group.first(where: { space.variables[$0].member == member })
        else {
          refuse(line, place, "\(member) is not a value of '\(name)'.", "Use one of: \(members.map(\.description).joined(separator: ", ")).")
          return nil
        }
        return variableDiagram(variable)
      }
      return tuple(arguments, line, place) { Operations.call(.listContains, $0) }
    case .name(let name):
      if let known = byName[name] { return known }
      refuse(
        line, place, "'\(name)' can have several values at once.", "Ask for one of them: list contains(\(name), \"…\").")
      return nil
    case .negation(let operand): return tuple([operand], line, place) { Operations.negated($0[0]) }
    case .binary(let operation, let left, let right):
      return tuple([left, right], line, place) { Operations.apply(operation, $0[0], $0[1]) }
    case .conditional(let condition, let then, let otherwise):
      return tuple([condition, then, otherwise], line, place) { $0[0] == .boolean(true) ? $0[1] : $0[2] }
    case .list(let elements): return tuple(elements, line, place) { .list($0) }
    case .call(let builtin, let arguments): return tuple(arguments, line, place) { Operations.call(builtin, $0) }
    }
  }

  /// The diagram of a function of several expressions.
  private mutating func tuple(
    _ parts: [Expression], _ line: Int, _ place: String, _ function: ([Value]) -> Value
  ) -> Store.Ref? {
    var collected = store.terminal(.value(.list([])))
    for part in parts {
      guard let diagram = diagram(part, line, place) else { return nil }
      collected = store.combine(collected, diagram) { list, value in
        guard case .value(.list(let values)) = list else { return list }
        return .value(.list(values + [value.value]))
      }
    }
    return store.map(collected) { terminal in
      guard case .value(.list(let values)) = terminal else { return terminal }
      return .value(function(values))
    }
  }

  private mutating func refuse(_ line: Int, _ place: String, _ message: String, _ remedy: String) {
    problems.append(ModelProblem(line: line, place: place, message: message, remedy: remedy))
  }
}
