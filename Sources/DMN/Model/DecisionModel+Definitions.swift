import FEEL

extension DecisionModel {
  /// Reads a file as a model that can be reasoned about exactly.
  /// - Parameters:
  ///   - bytes: a DMN file of version 1.1 to 1.6, in UTF-8 or UTF-16.
  ///   - fixed: the moment for which the model is looked at; without it a model that depends on the moment is refused.
  /// - Throws: `ModelProblems` with everything that is wrong with it or stands in the way, each with line, place and remedy.
  public init(reading bytes: [UInt8], at fixed: FixedMoment? = nil) throws(ModelProblems) {
    try self.init(Definitions(DMNDocument.read(bytes)), at: fixed)
  }

  /// The view of a whole model that can be reasoned about exactly.
  /// - Parameters:
  ///   - definitions: the whole model.
  ///   - fixed: the moment for which it is looked at; without it a model that depends on the moment is refused.
  /// - Throws: `ModelProblems`: what cannot be read, and what has no end of values. Such a model can still be evaluated,
  ///   by `ModelInterpreter`.
  public init(_ definitions: Definitions, at fixed: FixedMoment? = nil) throws(ModelProblems) {
    var view = ExactView(definitions, Environment(fixed, types: definitions.types))
    let inputs = definitions.inputs.compactMap { view.input($0) } + view.importedInputs()
    let decisions = definitions.decisions.compactMap { view.decision($0) } + view.importedDecisions()
    view.checkNames()
    if fixed == nil { view.checkSurroundings() }
    let problems = definitions.problems + definitions.importedModels.flatMap(\.problems) + view.problems
    guard problems.isEmpty else { throw ModelProblems(problems.sorted { $0.line < $1.line }) }
    self.init(
      name: definitions.name, namespace: definitions.namespace, inputs: inputs, decisions: view.sorted(decisions),
      functions: view.functions,
      types: definitions.types, at: fixed)
  }
}

/// Looks at a whole model as one of finitely many cases.
private struct ExactView {
  private let definitions: Definitions
  /// What constants are worked out with.
  private let environment: Environment
  private let interpreter: ModelInterpreter
  /// By id, those of imported models by namespace and id.
  private let decisions: [String: Definitions.WrittenDecision]
  private let imports: ImportedElements
  /// Why the table that was looked at last is worked out as a whole.
  private var whole = ""
  private(set) var problems: [ModelProblem] = []
  private(set) var functions: [String: Value] = [:]

  init(_ definitions: Definitions, _ environment: Environment) {
    (self.definitions, self.environment) = (definitions, environment)
    interpreter = ModelInterpreter(definitions)
    let imports = ImportedElements(definitions, interpreter)
    let imported = imports.decisions.map { (imports.key($0.key), $0.value) }
    decisions = Dictionary(definitions.decisions.map { ($0.id, $0) } + imported) { first, _ in first }
    self.imports = imports
    for model in definitions.imports where model.definitions == nil {
      refuse(
        model.line, "import '\(model.name)'", "What is imported is no DMN model, so nothing can be proved of it.",
        "Put the logic in a DMN model.")
    }
    for element in definitions.knowledgeModels { functions[element.variable.name] = interpreter.function(element.id) }
    for element in definitions.services { functions[element.variable.name] = interpreter.function(element.id) }
  }

  private mutating func refuse(_ line: Int, _ place: String, _ message: String, _ remedy: String) {
    problems.append(ModelProblem(line: line, place: place, message: message, remedy: remedy))
  }

  // MARK: Inputs

  mutating func input(_ input: Definitions.WrittenInput) -> InputData? {
    let name = input.variable.name
    let place = "inputData '\(name)'"
    guard !name.isEmpty else {
      refuse(input.line, place, "An inputData needs a name.", "Add it.")
      return nil
    }
    switch domain(input.variable.type) {
    case .success(let domain): return InputData(id: input.id, name: name, domain: domain, line: input.line)
    case .failure(let reason):
      refuse(input.line, place, reason.message, reason.remedy)
      return nil
    }
  }

  /// The inputs of imported models that decisions need. What is wrong with one is said of the line that imports it.
  mutating func importedInputs() -> [InputData] {
    imports.inputs.compactMap { reference, input in
      let name = imports.name(reference)
      switch domain(input.variable.type) {
      case .success(let domain): return InputData(id: imports.key(reference), name: name, domain: domain, line: imports.line(reference))
      case .failure(let reason):
        refuse(imports.line(reference), "inputData '\(name)'", reason.message, reason.remedy)
        return nil
      }
    }
  }

  private struct Endless: Error {
    let message: String
    let remedy: String
  }

  private func domain(_ type: FEELType) -> Result<InputData.Domain, Endless> {
    switch type {
    case .boolean: return .success(.choice([.boolean(true), .boolean(false)]))
    case .number: return .success(.ordered(.number))
    case .date: return .success(.ordered(.date))
    case .constrained(.list(let element), _, _):
      return .failure(
        Endless(message: "A list as a whole has conditions (\(element)).", remedy: "Give the type of its members allowedValues."))
    case .constrained(_, let name, let tests):
      guard let values = tests.listedValues(environment) else {
        return .failure(
          Endless(
            message: "The allowed values of '\(name)' are no list of values.",
            remedy: "List the values in allowedValues, or use number or date."))
      }
      // The standard lets in every moment that equals one of them, and its hour or its text is not that of the one in the list.
      if let moment = values.first(where: \.hasZone) {
        return .failure(
          Endless(
            message: "'\(name)' lists \(moment), and the same moment can be given with any other offset.",
            remedy: "List times without offset or zone, or texts."))
      }
      return .success(.choice(values))
    case .list(let element):
      switch (element, domain(element)) {
      case (_, .success(.choice(let members))): return .success(.subset(members))
      case (.constrained, .failure(let reason)): return .failure(reason)
      default: break
      }
      return .failure(Endless(message: "Only a list of listed values has an end.", remedy: "Give the type of its members allowedValues."))
    case .string:
      return .failure(
        Endless(message: "A text type without allowedValues has no end of values.", remedy: "List its values in allowedValues."))
    default:
      return .failure(
        Endless(
          message: "The type \(type) has no end of values.", remedy: "Use boolean, number, date, or an itemDefinition with allowedValues."))
    }
  }

  // MARK: Decisions

  mutating func decision(_ decision: Definitions.WrittenDecision) -> Decision? {
    let place = "decision '\(decision.name)'"
    guard let logic = decision.logic else {
      refuse(decision.line, place, "The decision has no logic.", "Write it as a decision table or an expression.")
      return nil
    }
    var table: DecisionTable?
    whole = ""
    switch logic.logic {
    case _ where imports.uses(decision): whole = "it uses another model"
    case .table(let written): table = self.table(written, place)
    case .literal(let literal):
      guard let expression = try? literal.expression.get() else { return nil }
      table = DecisionTable(of: expression, line: literal.line)
    default: whole = "it is neither a table nor a single expression"
    }
    let (id, name, type) = (decision.id, decision.variable.name, decision.variable.type)
    if let table { return Decision(id: id, name: name, table: table, type: type, line: decision.line) }
    return Decision(
      id: id, name: name, table: asWhole(decision, in: definitions, line: logic.line), type: type, whole: whole, line: decision.line)
  }

  /// The decisions of imported models that decisions need, each worked out as a whole.
  func importedDecisions() -> [Decision] {
    imports.decisions.compactMap { reference, decision in
      guard decision.logic != nil, let model = interpreter.models[reference.namespace] else { return nil }
      let line = imports.line(reference)
      return Decision(
        id: imports.key(reference), name: imports.name(reference), table: asWhole(decision, in: model, line: line),
        type: decision.variable.type, whole: "it stands in another model", line: line)
    }
  }

  /// The table with rules of its own, when its tests and its order of priority are constant.
  private mutating func table(_ table: Definitions.WrittenTable, _ place: String) -> DecisionTable? {
    let isRanked = table.hitPolicy == .priority || table.hitPolicy == .outputOrder
    if let column = table.inputs.first(where: { $0.values != nil }) {
      whole = "its column '\(column.label)' lists the values that it takes"
      return nil
    }
    guard table.outputs.count == 1 || !isRanked else {
      whole = "several outputs have an order of priority"
      return nil
    }
    var columns: [DecisionTable.Column] = []
    for column in table.inputs {
      guard let expression = try? column.expression.expression.get() else { return nil }
      columns.append(DecisionTable.Column(label: column.label, expression: expression, type: column.type))
    }
    var rules: [DecisionTable.Rule] = []
    for (index, rule) in table.rules.enumerated() {
      let tests = rule.tests.compactMap { try? $0.tests.get() }
      guard tests.count == columns.count, let output = output(rule.outputs.map(\.expression), table) else {
        whole = "an output (line \(rule.line)) is no constant that its column takes as it stands"
        return nil
      }
      for (cell, (written, column)) in zip(tests, zip(rule.tests, columns)) {
        let place = "\(place), rule \(index + 1), column '\(column.label)'"
        if written.text.isEmpty { refuse(written.line, place, "The cell is empty.", "Write '-' when every value passes.") }
        // A test that names a type is evaluated as the standard says, with the types of the model.
        guard cell.namesNoTypes else {
          whole = "a cell (line \(written.line)) asks for a type"
          return nil
        }
        guard let word = cell.names.first else { continue }
        guard isKnown(word) else {
          refuse(written.line, place, "The word '\(word)' is not a value.", "Write texts between double quotes.")
          continue
        }
        whole = "a cell (line \(written.line)) uses '\(word)'"
        return nil
      }
      rules.append(
        DecisionTable.Rule(
          id: rule.id, description: rule.description, tests: tests, output: output, annotations: rule.annotations, line: rule.line))
    }
    if rules.isEmpty { refuse(table.line, place, "The table has no rules.", "Add a rule.") }
    guard let defaultOutput = defaultOutput(table) else {
      whole = "its default output is no constant that the column takes as it stands"
      return nil
    }
    return DecisionTable(
      hitPolicy: table.hitPolicy, columns: columns, outputValues: table.outputs.count == 1 ? table.outputs[0].order : [],
      defaultOutput: defaultOutput, annotations: table.annotations, rules: rules)
  }

  private func isKnown(_ name: String) -> Bool {
    functions[name] != nil || definitions.inputs.contains { $0.variable.name.isExactly(name) }
      || definitions.decisions.contains { $0.variable.name.isExactly(name) }
  }

  /// One output is the value itself; several are a context.
  private func output(_ outputs: [Result<Expression, SyntaxError>], _ table: Definitions.WrittenTable) -> Expression? {
    var expressions: [Expression] = []
    for (column, output) in zip(table.outputs, outputs) {
      guard let expression = try? output.get() else { return nil }
      if let type = column.type, type != .any {
        guard case .literal(let value) = expression,
          type.coerced(value, "", Evaluation(environment)).map(WrittenValue.init) == WrittenValue(value)
        else { return nil }
      }
      guard column.takes(expression, isOnly: table.outputs.count == 1, environment) else { return nil }
      expressions.append(expression)
    }
    guard expressions.count != 1 else { return expressions[0] }
    let entries = zip(table.outputs, expressions).map { Expression.ContextEntry(name: $0.name ?? "", value: $1) }
    let whole = Expression.context(entries)
    let isConstant = expressions.allSatisfy { if case .literal = $0 { true } else { false } }
    return isConstant ? .literal(whole.value(in: [:])) : whole
  }

  /// `.some(nil)` when the table has no default; `nil` when the default is not constant.
  private func defaultOutput(_ table: Definitions.WrittenTable) -> Value?? {
    guard table.outputs.contains(where: { $0.defaultValue != nil }) else { return .some(nil) }
    let expressions = table.outputs.map { $0.defaultValue?.expression ?? .success(.literal(.null)) }
    guard case .literal(let value)? = output(expressions, table) else { return nil }
    for (column, expression) in zip(table.outputs, expressions) {
      guard let expression = try? expression.get(), column.lists(expression, environment) else { return nil }
    }
    return .some(value)
  }

  /// Logic of any other form: a function of what the decision requires, computed as the standard says.
  private func asWhole(_ decision: Definitions.WrittenDecision, in model: Definitions, line: Int) -> DecisionTable {
    let required = decision.requiredInputs + decision.requiredDecisions
    return DecisionTable(
      of: .call(
        .literal(.function(interpreter.function(computing: decision, in: model))), .positional(required.map { .name(imports.name($0)) })),
      line: line)
  }

  // MARK: Names and order

  /// A decision can only use what it requires.
  mutating func checkNames() {
    var seen = Set<String>()
    let own = definitions.inputs.map { ($0.variable.name, $0.line) } + definitions.decisions.map { ($0.variable.name, $0.line) }
    for (name, line) in own + imports.names {
      if !seen.insert(name).inserted { refuse(line, "'\(name)'", "The name is used twice.", "Give each element its own.") }
    }
    let undeclared = definitions.undeclaredNames
    for decision in definitions.decisions {
      let references = decision.requiredInputs + decision.requiredDecisions + decision.requiredKnowledge
      let required = Set(references.map { CodePoints(imports.nameInExpressions($0)) })
      for (name, line) in decision.namesWithLines where !required.contains(name) {
        let exists = isKnown(name)
        // A function of the language can also be used as a value.
        if !exists, Expression.isBuiltin(name), !undeclared.contains(name) { continue }
        refuse(
          line, "decision '\(decision.name)'",
          exists ? "The decision uses '\(name)' but does not require it." : "The name '\(name)' does not exist in this model.",
          exists ? "Add a requirement for it." : "Use the name of an inputData or a decision, or put a text between double quotes.")
      }
    }
  }

  /// What changes with the moment, or with the rules of time zones, has no value of which something can be proved.
  mutating func checkSurroundings() {
    for decision in definitions.decisions {
      for question in decision.logic?.questions ?? [] { refuse(question, "decision '\(decision.name)'") }
    }
    for model in definitions.knowledgeModels {
      for question in model.function?.body?.questions ?? [] { refuse(question, "businessKnowledgeModel '\(model.name)'") }
    }
    for (name, question) in definitions.questionsOfTypes { refuse(question, "itemDefinition '\(name)'") }
    // Of other models only what is used counts.
    for (reference, decision) in imports.decisions {
      for question in decision.logic?.questions ?? [] { refuse(question, "decision '\(decision.name)'", of: reference) }
    }
    for (reference, model) in imports.knowledgeModels {
      for question in model.function?.body?.questions ?? [] { refuse(question, "businessKnowledgeModel '\(model.name)'", of: reference) }
    }
  }

  private mutating func refuse(_ question: Definitions.Question, _ place: String, of reference: Definitions.Reference) {
    let problem = ModelProblem.dependsOnMoment(question.text, line: question.line, place: place)
    problems.append(problem.imported(as: imports.prefix(reference), line: imports.line(reference)))
  }

  private mutating func refuse(_ question: Definitions.Question, _ place: String) {
    problems.append(.dependsOnMoment(question.text, line: question.line, place: place))
  }

  /// The decisions, each after those it requires. That none requires itself was checked at reading.
  func sorted(_ unsorted: [Decision]) -> [Decision] {
    let byID = Dictionary(unsorted.map { ($0.id, $0) }) { first, _ in first }
    var sorted: [Decision] = []
    var done = Set<String>()
    for start in unsorted {
      // A stack of one's own: the file decides how long a chain is.
      var path = [(id: start.id, next: 0)]
      while let last = path.indices.last {
        let (id, next) = path[last]
        let required = decisions[id]?.requiredDecisions ?? []
        if next < required.count, !done.contains(id) {
          path[last].next += 1
          let key = imports.key(required[next])
          if byID[key] != nil, !done.contains(key) { path.append((key, 0)) }
        } else {
          path.removeLast()
          if done.insert(id).inserted, let decision = byID[id] { sorted.append(decision) }
        }
      }
    }
    return sorted
  }
}

extension Definitions.OutputColumn {
  /// Whether an output is a constant that its output values leave as it is. Any other that is not listed becomes null. A constant that is
  /// not one of a plain list is a slip of the pen, which `ConstantCheck` refuses.
  fileprivate func takes(_ expression: Expression, isOnly: Bool, _ environment: Environment) -> Bool {
    guard values != nil else { return true }
    guard case .literal(let value) = expression else { return false }
    let isListed = lists(expression, environment)
    guard isOnly, value != .null, !order.isEmpty else { return isListed }
    return isListed == order.contains { UnaryTests.oneOf([.matches(.literal($0))]).accept(value) }
  }

  /// Whether a constant is `null` or one of the output values; of other expressions nothing is known here.
  fileprivate func lists(_ expression: Expression, _ environment: Environment) -> Bool {
    guard case .literal(let value) = expression, value != .null, case .success(let tests)? = values?.tests else { return true }
    return tests.accept(value, in: Scope(), Evaluation(environment))
  }
}

extension DecisionTable {
  /// An expression as a table: one rule that always matches.
  public init(of expression: Expression, line: Int) {
    self.init(
      hitPolicy: .unique, columns: [], outputValues: [], annotations: [],
      rules: [Rule(id: "", tests: [], output: expression, annotations: [], line: line)])
  }
}

extension Definitions.WrittenDecision {
  /// The names that the expressions of a table or a literal expression use, with their lines.
  fileprivate var namesWithLines: [(name: String, line: Int)] {
    func names(_ literal: Definitions.Literal) -> [(String, Int)] {
      ((try? literal.expression.get())?.requiredNames ?? []).map { ($0, literal.line) }
    }
    switch logic?.logic {
    case .literal(let literal): return names(literal)
    case .table(let table):
      return table.inputs.flatMap { names($0.expression) } + table.rules.flatMap { $0.outputs.flatMap(names) }
    default: return []
    }
  }
}

extension UnaryTests {
  /// The values, each once, when the tests are nothing but a list of values.
  func listedValues(_ environment: Environment) -> [Value]? {
    guard case .oneOf(let tests) = self else { return nil }
    var (values, seen): ([Value], Set<Value>) = ([], [])
    for test in tests {
      guard case .matches(let expression) = test, expression.names.isEmpty else { return nil }
      let value = expression.evaluate(environment).value
      guard value.isScalar else { return nil }
      if seen.insert(value).inserted { values.append(value) }
    }
    return values
  }
}
