import FEEL

/// One variable of the compiled form: an input with one value, or one member of an input with several.
struct Variable: Sendable {
  let input: Int
  /// The values it can have: the choices; `[false, true]` for membership; one representative per interval when ordered.
  let values: [Value]
  /// The member whose presence this variable says, for inputs with several values.
  let member: Value?
  /// For ordered inputs: the representatives that are constants of the rules; the others stand for the space between.
  var cuts: Set<Value> = []
}

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

  let model: DecisionModel
  private(set) var variables: [Variable] = []
  private(set) var groups: [Range<Int>] = []
  private(set) var store = Store(arities: [])
  private(set) var decisions: [String: CompiledDecision] = [:]
  private(set) var problems: [ModelProblem] = []
  private var byName: [String: Store.Ref] = [:]

  init(_ model: DecisionModel) {
    self.model = model
    makeVariables()
    guard problems.isEmpty else { return }
    store = Store(arities: variables.map(\.values.count))
    for (index, input) in model.inputs.enumerated() {
      if case .subset = input.domain { continue }
      byName[input.name] = variableDiagram(groups[index].lowerBound)
    }
    for decision in model.decisions {
      guard problems.isEmpty, store.nodeCount < Self.maximumNodes else { break }
      compile(decision)
    }
  }

  // MARK: Variables

  private mutating func makeVariables() {
    let cuts = cutPoints()
    for (index, input) in model.inputs.enumerated() {
      let start = variables.count
      switch input.domain {
      case .choice(let values):
        variables.append(Variable(input: index, values: values, member: nil))
      case .subset(let members):
        for member in members {
          variables.append(Variable(input: index, values: [.boolean(false), .boolean(true)], member: member))
        }
      case .ordered:
        let values = OrderedPartition.representatives(cuts: cuts[input.name] ?? [])
        variables.append(
          Variable(input: index, values: values.isEmpty ? [.null] : values, member: nil, cuts: Set(cuts[input.name] ?? [])))
      }
      groups.append(start..<variables.count)
    }
  }

  /// Per ordered input the constants it is compared with. Any other use of it cannot be compiled exactly, and is refused.
  private mutating func cutPoints() -> [String: [Value]] {
    var ordered = Set<String>()
    for input in model.inputs { if case .ordered = input.domain { ordered.insert(input.name) } }
    var cuts: [String: [Value]] = [:]
    for decision in model.decisions {
      for (index, column) in decision.table.columns.enumerated() {
        if case .name(let name) = column.expression, ordered.contains(name) {
          cuts[name, default: []] += decision.table.rules.flatMap { $0.tests[index].constants }
        } else {
          collectCuts(column.expression, ordered, &cuts, decision)
        }
      }
      for rule in decision.table.rules { collectCuts(rule.output, ordered, &cuts, decision) }
    }
    return cuts
  }

  private mutating func collectCuts(
    _ expression: Expression, _ ordered: Set<String>, _ cuts: inout [String: [Value]], _ decision: Decision
  ) {
    switch expression {
    case .name(let name) where ordered.contains(name):
      problems.append(
        ModelProblem(
          line: decision.line, place: "decision '\(decision.id)'",
          message: "'\(name)' has no end of values and is used in a computation, so open answers cannot be decided exactly.",
          remedy: "Compare it with constants only, in a column of its own or as in '\(name) > 10'."))
    case .binary(let operation, .name(let name), let constant) where ordered.contains(name) && constant.names.isEmpty && operation.isOrdering,
      .binary(let operation, let constant, .name(let name)) where ordered.contains(name) && constant.names.isEmpty && operation.isOrdering:
      cuts[name, default: []].append(constant.value(in: [:]))
    case .literal, .name: break
    case .negation(let operand): collectCuts(operand, ordered, &cuts, decision)
    case .binary(_, let left, let right):
      collectCuts(left, ordered, &cuts, decision)
      collectCuts(right, ordered, &cuts, decision)
    case .conditional(let a, let b, let c): for part in [a, b, c] { collectCuts(part, ordered, &cuts, decision) }
    case .list(let parts), .call(_, let parts): for part in parts { collectCuts(part, ordered, &cuts, decision) }
    }
  }

  private mutating func variableDiagram(_ index: Int) -> Store.Ref {
    let branch = variables[index].values.map { store.terminal(.value($0)) }
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
    checkConstants(decision, columns)
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

  /// A text in a cell that the column can never have is a slip of the pen.
  private mutating func checkConstants(_ decision: Decision, _ columns: [Store.Ref]) {
    for (index, column) in decision.table.columns.enumerated() {
      if case .name(let name) = column.expression, let input = model.inputs.first(where: { $0.name == name }),
        case .ordered = input.domain
      { continue }
      let possible = Set(DiagramWalk.terminals(store, columns[index]).map(\.value))
      for (number, rule) in decision.table.rules.enumerated() {
        for constant in rule.tests[index].constants where !possible.contains(constant) {
          problems.append(
            ModelProblem(
              line: rule.line, place: "decision '\(decision.id)', rule \(number + 1), column '\(column.label)'",
              message: "The value \(constant) can never occur in this column.",
              remedy: "Use one of: \(possible.map(\.description).sorted().joined(separator: ", "))."))
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

  // MARK: Expressions

  /// The diagram of an expression, or `nil` after a problem was noted.
  private mutating func diagram(_ expression: Expression, _ line: Int, _ place: String) -> Store.Ref? {
    switch expression {
    case .literal(let value): return store.terminal(.value(value))
    case .call(.listContains, let arguments):
      if case .name(let name) = arguments[0], case .literal(let member) = arguments[1],
        let input = model.inputs.firstIndex(where: { $0.name == name }), case .subset(let members) = model.inputs[input].domain
      {
        guard let offset = members.firstIndex(of: member) else {
          refuse(line, place, "\(member) is not a value of '\(name)'.", "Use one of: \(members.map(\.description).joined(separator: ", ")).")
          return nil
        }
        return variableDiagram(groups[input].lowerBound + offset)
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

extension BinaryOperator {
  fileprivate var isOrdering: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
