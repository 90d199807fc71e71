import FEEL

/// What can be proved about the tables of a model that also computes with numbers and days that have no end.
///
/// Each table is looked at by itself, with the decisions that its columns ask for. Choices, and numbers and days beside constants, are
/// cut into pieces as in `ModelReview`. What a column computes is taken as free: it can be anything that the column can tell apart. So
/// more cases are looked at than can come about, and what is proved holds in all of them. Two values that are compared in several ways
/// (`a < b`, `a > b`) are compared once, so that no case has both.
package struct TableProof: Sendable {
  /// What an input of the model can be.
  package enum Kind: Sendable {
    case choice([Value])
    case subset([Value])
    case number(from: Decimal128?, to: Decimal128?, isWhole: Bool)
    case date
  }

  /// What is proved of one table.
  package struct Table: Sendable {
    /// The id of the decision.
    package let decision: String
    /// Gaps, conflicts, and rules that never match or never decide.
    package let findings: [Finding]
    /// What was taken as free, as it is written; empty where the proof is exact.
    package let computed: [String]
    /// Why nothing is proved of the table; `nil` when it is.
    package let obstacle: String?
    /// Cells and outputs that can never occur.
    package let problems: [ModelProblem]

    package init(decision: String, findings: [Finding], computed: [String], obstacle: String?, problems: [ModelProblem]) {
      (self.decision, self.findings, self.computed) = (decision, findings, computed)
      (self.obstacle, self.problems) = (obstacle, problems)
    }
  }

  /// In the order of the model.
  package let tables: [Table]
  /// The decisions that are an expression, which no table proves.
  package let formulas: [String]

  /// - Parameters:
  ///   - definitions: the model.
  ///   - kinds: what each input can be, by name. An input that stands here under no name is taken as it is computed.
  ///   - figures: the inputs of which the value is known.
  package init(of definitions: Definitions, kinds: [String: Kind], figures: [String: Value]) {
    var tables: [Table] = []
    var formulas: [String] = []
    for decision in definitions.decisions {
      if case .table(let written)? = decision.logic?.logic {
        let precise = Self.proof(of: decision, written, FreeModel(definitions, kinds, figures, isCoarse: false))
        // Where that takes too much, everything that is computed is taken as free.
        tables.append(
          precise.obstacle == nil ? precise : Self.proof(of: decision, written, FreeModel(definitions, kinds, figures, isCoarse: true)))
      } else {
        formulas.append(decision.id)
      }
    }
    (self.tables, self.formulas) = (tables, formulas)
  }

  private static func proof(
    of decision: Definitions.WrittenDecision, _ written: Definitions.WrittenTable, _ free: FreeModel
  ) -> Table {
    var free = free
    func table(_ findings: [Finding], _ obstacle: String?, _ problems: [ModelProblem] = []) -> Table {
      Table(decision: decision.id, findings: findings, computed: free.computed, obstacle: obstacle, problems: problems)
    }
    do throws(FreeModel.Obstacle) {
      try free.add(decision, written, isJudged: true)
    } catch {
      return table([], error.text)
    }
    let model = free.model
    guard let judged = model.decision(decision.id) else { return table([], "it could not be written as a table") }
    let slips = ConstantCheck(model).problems(of: judged)
    guard slips.isEmpty else { return table([], nil, slips) }
    do throws(ModelProblems) {
      let space = VariableSpace([model])
      let kinds: Set<Finding.Kind> = [.gap, .conflict, .deadRule, .maskedRule]
      let review = try ModelReview(of: model, NetworkBuilder.build(model, space), space, only: kinds, limit: 3)
      return table(review.findings.filter { $0.decision == decision.id }, nil)
    } catch {
      return table([], error.problems.first?.message ?? "it is too large")
    }
  }
}

/// One table with what it asks for, as a model that can be decided exactly: what is computed is an input.
private struct FreeModel {
  struct Obstacle: Error { let text: String }

  private let definitions: Definitions
  private let kinds: [String: TableProof.Kind]
  private let figures: [String: Value]
  /// Whether every decision without a table is taken as free.
  private let isCoarse: Bool
  private var inputs: [String: InputData] = [:]
  private var order: [String] = []
  private var decisions: [Decision] = []
  private var added = Set<String>()
  /// The constants that an ordered input is held against.
  private var cuts: [String: [Value]] = [:]
  private(set) var computed: [String] = []

  init(_ definitions: Definitions, _ kinds: [String: TableProof.Kind], _ figures: [String: Value], isCoarse: Bool) {
    (self.definitions, self.kinds, self.figures, self.isCoarse) = (definitions, kinds, figures, isCoarse)
  }

  var model: DecisionModel {
    DecisionModel(
      name: definitions.name, inputs: order.compactMap { inputs[$0].map(bounded) }, decisions: decisions, types: definitions.types)
  }

  // MARK: Tables

  /// - Parameter isJudged: whether its rules are looked at; otherwise another table asks for what it gives.
  mutating func add(_ decision: Definitions.WrittenDecision, _ written: Definitions.WrittenTable, isJudged: Bool) throws(Obstacle) {
    guard added.insert(decision.id).inserted else { return }
    var columns: [DecisionTable.Column] = []
    var cells: [[UnaryTests]] = []
    for (index, column) in written.inputs.enumerated() {
      guard case .success(let expression) = column.expression.expression else { throw Obstacle(text: "a column cannot be read") }
      var tests: [UnaryTests] = []
      for rule in written.rules {
        guard rule.tests.indices.contains(index), case .success(let cell) = rule.tests[index].tests else {
          throw Obstacle(text: "a cell cannot be read")
        }
        tests.append(try constant(cell))
      }
      columns.append(DecisionTable.Column(label: column.label, expression: try self.column(expression, tests)))
      cells.append(tests)
    }
    let rules = written.rules.enumerated().map { number, rule in
      DecisionTable.Rule(
        id: rule.id, description: rule.description, tests: cells.map { $0[number] }, output: output(rule), annotations: [], line: rule.line)
    }
    let hasDefault = written.outputs.contains { $0.defaultValue != nil }
    let table = DecisionTable(
      hitPolicy: written.hitPolicy, columns: columns, outputValues: written.outputs.count == 1 ? written.outputs[0].order : [],
      defaultOutput: hasDefault ? .string("default") : nil, annotations: [], rules: rules)
    decisions.append(Decision(id: decision.id, name: decision.variable.name, table: table, line: decision.line))
  }

  /// What a rule gives; what it computes only counts as something by itself.
  private func output(_ rule: Definitions.Rule) -> Expression {
    if rule.outputs.count == 1, let value = Self.constant(rule.outputs[0]) { return .literal(value) }
    return .literal(.string(rule.outputs.map(\.text).joined(separator: "; ")))
  }

  private static func constant(_ output: Definitions.Literal) -> Value? {
    guard case .success(let expression) = output.expression, expression.names.isEmpty else { return nil }
    return expression.evaluate().value
  }

  /// Whether each rule of a table gives a constant, so that others can ask for it.
  private static func isConstant(_ table: Definitions.WrittenTable) -> Bool {
    table.outputs.count == 1 && table.outputs[0].defaultValue == nil
      && table.rules.allSatisfy { rule in rule.outputs.count == 1 && constant(rule.outputs[0]) != nil }
  }

  // MARK: Cells

  /// A cell with its figures filled in.
  private func constant(_ tests: UnaryTests) throws(Obstacle) -> UnaryTests {
    guard let strange = tests.names.first(where: { figures[$0] == nil }) else {
      guard !tests.names.isEmpty else { return tests }
      switch tests {
      case .any: return .any
      case .oneOf(let list): return .oneOf(list.map(filled))
      case .noneOf(let list): return .noneOf(list.map(filled))
      }
    }
    throw Obstacle(text: "a cell asks for '\(strange)'")
  }

  private func filled(_ test: UnaryTest) -> UnaryTest {
    switch test {
    case .matches(let expression): .matches(filled(expression))
    case .compares(let operation, let end): .compares(operation, filled(end))
    case .within(let low, let lowIncluded, let high, let highIncluded):
      .within(low: filled(low), lowIncluded: lowIncluded, high: filled(high), highIncluded: highIncluded)
    }
  }

  private func filled(_ expression: Expression) -> Expression { constant(expression).map(Expression.literal) ?? expression }

  /// The value of an expression that names nothing but figures.
  private func constant(_ expression: Expression) -> Value? {
    guard !expression.mentionsTestedValue, expression.names.allSatisfy({ figures[$0] != nil }) else { return nil }
    let value = expression.value(in: figures)
    return value.isScalar ? value : nil
  }

  // MARK: Columns

  private mutating func column(_ expression: Expression, _ tests: [UnaryTests]) throws(Obstacle) -> Expression {
    let constants = tests.flatMap { $0.constants() }
    if case .name(let name) = expression, isOrdered(name), !tests.contains(where: \.mentionsTestedValue) {
      cuts[name, default: []] += constants
      return use(name)
    }
    if isCondition(expression) || (!constants.isEmpty && constants.allSatisfy(\.isBoolean)) { return try condition(expression) }
    if isFinite(expression) { return try exact(expression) }
    guard !tests.contains(where: \.mentionsTestedValue) else { throw Obstacle(text: "a cell tests '?' where what it can be has no end") }
    if !constants.isEmpty, constants.allSatisfy(\.isNumber) { return free(expression, .ordered(.number)) }
    if !constants.isEmpty, constants.allSatisfy(\.isDate) { return free(expression, .ordered(.date)) }
    if constants.isEmpty { return .literal(.boolean(true)) }
    throw Obstacle(text: "what '\(expression)' can be has no end")
  }

  /// An expression that is true or false, with what it computes as free.
  private mutating func condition(_ expression: Expression) throws(Obstacle) -> Expression {
    switch expression {
    case .literal: return expression
    case .binary(let operation, let left, let right) where operation == .and || operation == .or:
      return .binary(operation, try condition(left), try condition(right))
    case .call(.name("not"), .positional(let parts)) where parts.count == 1:
      return .call(.name("not"), .positional([try condition(parts[0])]))
    case .binary(let operation, let left, let right) where operation.isComparison: return try comparison(operation, left, right)
    case .name(let name):
      if let formula = formula(name), isCondition(formula) { return try condition(formula) }
      return isFinite(expression) ? try exact(expression) : free(expression, .choice([.boolean(true), .boolean(false)]))
    default: return isFinite(expression) ? try exact(expression) : free(expression, .choice([.boolean(true), .boolean(false)]))
    }
  }

  private mutating func comparison(_ operation: BinaryOperator, _ left: Expression, _ right: Expression) throws(Obstacle) -> Expression {
    if let value = constant(right), value.isNumber || value.isDate, !isFinite(left) {
      return .binary(operation, ordered(left, beside: value), .literal(value))
    }
    if let value = constant(left), value.isNumber || value.isDate, !isFinite(right) {
      return .binary(operation, .literal(value), ordered(right, beside: value))
    }
    if isFinite(left), isFinite(right) { return .binary(operation, try exact(left), try exact(right)) }
    // What two computed values are beside each other is one thing, however it is asked.
    let isTurned = right.description.precedes(left.description)
    let (first, second) = isTurned ? (right, left) : (left, right)
    let order = free(
      .name("\(first) compared with \(second)"), .choice([.string("less"), .string("equal"), .string("greater")]),
      written: [first, second])
    func isOrder(_ order: Expression, _ value: String) -> Expression { .binary(.equal, order, .literal(.string(value))) }
    let (less, greater) = isTurned ? ("greater", "less") : ("less", "greater")
    switch operation {
    case .equal: return isOrder(order, "equal")
    case .notEqual: return .binary(.notEqual, order, .literal(.string("equal")))
    case .less: return isOrder(order, less)
    case .greater: return isOrder(order, greater)
    case .lessOrEqual: return .binary(.notEqual, order, .literal(.string(greater)))
    default: return .binary(.notEqual, order, .literal(.string(less)))
    }
  }

  /// Something that is held against a constant: an input, or what is computed.
  private mutating func ordered(_ expression: Expression, beside constant: Value) -> Expression {
    if case .name(let name) = expression, isOrdered(name) {
      cuts[name, default: []].append(constant)
      return use(name)
    }
    return free(expression, .ordered(constant.isDate ? .date : .number))
  }

  // MARK: Parts

  /// Whether an expression says true or false.
  private func isCondition(_ expression: Expression) -> Bool {
    switch expression {
    case .binary(let operation, _, _): operation == .and || operation == .or || operation.isComparison
    case .literal(.boolean), .between, .passes, .quantified, .instance: true
    case .call(.name(let name), _): ["not", "list contains", "all", "any", "contains", "starts with", "ends with"].contains(name)
    case .name(let name): formula(name).map(isCondition) ?? false
    default: false
    }
  }

  /// The expression of a decision that has no table.
  private func formula(_ name: String) -> Expression? {
    guard case .literal(let literal)? = decision(name)?.logic?.logic else { return nil }
    return try? literal.expression.get()
  }

  private func decision(_ name: String) -> Definitions.WrittenDecision? { definitions.decisions.first { $0.variable.name.isExactly(name) } }

  private func isOrdered(_ name: String) -> Bool {
    switch kinds[name] {
    case .number, .date: figures[name] == nil
    case .choice, .subset, nil: false
    }
  }

  /// Whether everything that an expression asks for has an end of values.
  private func isFinite(_ expression: Expression) -> Bool {
    if let (list, _) = expression.membership, case .subset = kinds[list] { return true }
    let names = expression.names
    return names.allSatisfy(hasAnEnd)
  }

  private func hasAnEnd(_ name: String) -> Bool {
    if figures[name] != nil { return true }
    switch kinds[name] {
    case .choice: return true
    case .subset, .number, .date: return false
    case nil: break
    }
    switch decision(name)?.logic?.logic {
    case .table(let table): return Self.isConstant(table) && (!isCoarse || !table.hitPolicy.isCollecting)
    case .literal(let literal): return !isCoarse && (try? literal.expression.get()).map(isFinite) ?? false
    default: return false
    }
  }

  /// An expression as it is, with everything that it asks for.
  private mutating func exact(_ expression: Expression) throws(Obstacle) -> Expression {
    for name in expression.names { try require(name) }
    return expression
  }

  private mutating func require(_ name: String) throws(Obstacle) {
    if figures[name] != nil || kinds[name] != nil {
      _ = use(name)
      return
    }
    guard let decision = decision(name) else { return }
    switch decision.logic?.logic {
    case .table(let table): try add(decision, table, isJudged: false)
    case .literal(let literal):
      guard !added.contains(decision.id), let expression = try? literal.expression.get() else { return }
      _ = try exact(expression)
      added.insert(decision.id)
      decisions.append(
        Decision(id: decision.id, name: name, table: DecisionTable(of: expression, line: literal.line), line: decision.line))
    default: return
    }
  }

  /// An input of the model itself.
  private mutating func use(_ name: String) -> Expression {
    let domain: InputData.Domain =
      if let figure = figures[name] {
        .choice([figure])
      } else {
        switch kinds[name] {
        case .choice(let values): .choice(values)
        case .subset(let values): .subset(values)
        case .date: .ordered(.date)
        case .number, nil: .ordered(.number)
        }
      }
    add(name, domain)
    return .name(name)
  }

  /// Something that is computed, as an input of its own.
  private mutating func free(_ expression: Expression, _ domain: InputData.Domain, written: [Expression]? = nil) -> Expression {
    let name = expression.description
    for part in written ?? [expression] where constant(part) == nil && !computed.contains(part.description) {
      computed.append(part.description)
    }
    add(name, domain)
    return .name(name)
  }

  private mutating func add(_ name: String, _ domain: InputData.Domain) {
    guard inputs[name] == nil else { return }
    inputs[name] = InputData(id: name, name: name, domain: domain, line: definitions.input(name)?.line ?? 0)
    order.append(name)
  }

  // MARK: Bounds

  /// A number that has bounds: one value for each piece within them, so that nothing outside them is looked at.
  private func bounded(_ input: InputData) -> InputData {
    guard case .number(let from, let to, let isWhole)? = kinds[input.name], case .ordered = input.domain, from != nil || to != nil else {
      return input
    }
    let cuts = (cuts[input.name] ?? []).compactMap(\.number)
    guard !cuts.isEmpty, cuts.allSatisfy({ cut in from.map { $0 <= cut } ?? true && to.map { cut <= $0 } ?? true }) else { return input }
    let pieces = Self.pieces(Set(cuts + [from, to].compactMap(\.self)).sorted(), hasLow: from != nil, hasHigh: to != nil, isWhole: isWhole)
    return InputData(id: input.id, name: input.name, domain: .choice(pieces.map(Value.number)), line: input.line)
  }

  /// One number for each point and for each space between points.
  private static func pieces(_ points: [Decimal128], hasLow: Bool, hasHigh: Bool, isWhole: Bool) -> [Decimal128] {
    let one = Decimal128(1)
    func between(_ low: Decimal128, _ high: Decimal128) -> Decimal128? {
      let middle = low.adding(high)?.divided(by: Decimal128(2))
      let found = isWhole ? low.rounded(toScale: 0, .floor)?.adding(one) : middle
      return found.flatMap { low < $0 && $0 < high ? $0 : nil }
    }
    var pieces: [Decimal128] = []
    if !hasLow, let below = points.first?.subtracting(one).flatMap({ isWhole ? $0.rounded(toScale: 0, .floor) : $0 }) {
      pieces.append(below)
    }
    for (index, point) in points.enumerated() {
      // A point that is a bound or a cut but no whole number is no value of a whole input.
      if !isWhole || point.isWhole { pieces.append(point) }
      if index + 1 < points.count, let middle = between(point, points[index + 1]) { pieces.append(middle) }
    }
    if !hasHigh, let above = points.last?.adding(one).flatMap({ isWhole ? $0.rounded(toScale: 0, .floor) : $0 }) { pieces.append(above) }
    return pieces
  }
}

extension Value {
  fileprivate var isBoolean: Bool { if case .boolean = self { true } else { false } }
  fileprivate var isNumber: Bool { number != nil }
  fileprivate var isDate: Bool { if case .date = self { true } else { false } }
  fileprivate var number: Decimal128? { if case .number(let number) = self { number } else { nil } }
}
