import FEEL
import Synchronization

/// Turns a model into a network: a variable per column that computes something, and one per decision.
struct NetworkBuilder {
  /// The most nodes that one table or expression may take. A model that needs more is refused, not approximated.
  static let maximumNodes = 500_000
  /// The most steps that all expressions together may take, worked out for every combination of the values they use.
  static let maximumSteps = 5_000_000

  private let model: DecisionModel
  private let space: VariableSpace
  private(set) var network: Network
  private(set) var problems: [ModelProblem]
  private var byName: [CodePoints: Int] = [:]
  private var computed: [Expression: Int] = [:]
  private let inputs: [CodePoints: InputData]
  /// The decisions that other decisions use.
  private let used: Set<CodePoints>
  /// Per variable of an expression: the variables of its parts.
  private var parts: [Int: [Int]] = [:]
  /// In which expressions are worked out for every combination of values, all with the same bound.
  private let evaluation: Evaluation
  /// Whether one of them asked for a zone with a name.
  private let zones = AskedZones()

  private init(_ model: DecisionModel, _ space: VariableSpace) {
    (self.model, self.space) = (model, space)
    network = Network(space)
    problems = space.problems
    var environment = model.environment
    if model.fixed == nil { environment.zones = zones }
    environment.limits.steps = Self.maximumSteps
    evaluation = Evaluation(environment)
    inputs = Dictionary(model.inputs.map { (CodePoints($0.name), $0) }) { first, _ in first }
    used = Set(model.decisions.flatMap(\.usedNames).map { CodePoints($0) })
    for input in model.inputs {
      if case .subset = input.domain { continue }
      if let group = space.group(input.id) { byName[input.name] = group.lowerBound }
    }
  }

  /// - Throws: `ModelProblems`: everything that cannot be decided exactly, with its place.
  static func build(_ model: DecisionModel, _ space: VariableSpace) throws(ModelProblems) -> Network {
    var builder = NetworkBuilder(model, space)
    let constants = ConstantCheck(model)
    for decision in model.decisions where builder.problems.isEmpty { builder.add(decision, constants) }
    guard builder.problems.isEmpty else { throw ModelProblems(builder.problems) }
    return builder.network
  }

  private mutating func refuse(_ line: Int, _ place: String, _ message: String, _ remedy: String) {
    problems.append(ModelProblem(line: line, place: place, message: message, remedy: remedy))
  }

  private mutating func refuseSize(_ line: Int, _ place: String) {
    refuse(
      line, place, "This is too large to be decided exactly (more than \(Self.maximumNodes) distinctions).",
      "Split it into smaller decisions.")
  }

  // MARK: Tables

  private mutating func add(_ decision: Decision, _ constants: ConstantCheck) {
    let table = decision.table
    let place = "decision '\(decision.name)'"
    var columns: [Int] = []
    for column in table.columns {
      guard let variable = variable(column.expression, decision.line, "\(place), column '\(column.label)'") else { return }
      guard accepts(column.type ?? .any, variable, decision.line, "\(place), column '\(column.label)'") else { return }
      noteFaults(of: variable, rule: nil)
      columns.append(variable)
    }
    problems += constants.problems(of: decision)
    var outputs: [Output] = []
    for (index, rule) in table.rules.enumerated() {
      if case .literal(let value) = rule.output {
        outputs.append(.value(value))
      } else {
        guard let variable = variable(rule.output, rule.line, "\(place), rule \(index + 1), output") else { return }
        noteFaults(of: variable, rule: index)
        outputs.append(.variable(variable))
      }
    }
    var (cells, sets): ([Int32], [PositionSet]) = ([Int32](repeating: 0, count: table.rules.count * columns.count), [])
    for (column, variable) in columns.enumerated() {
      var reader = CellReader(
        network.variables[variable].values, isOrderedInput: isOrderedInput(variable), from: sets.count, model.environment)
      for (rule, row) in table.rules.enumerated() { cells[rule * columns.count + column] = reader.number(row.tests[column]) }
      sets += reader.sets
    }
    let writer = TableWriter(
      table: table, outputs: outputs, columns: columns, cells: cells, sets: sets, isOrdered: { [self] in isOrderedInput($0) })
    if writer.canFold, !used.contains(decision.name) {
      guard let form = writer.writeRules(into: &network) else { return refuseSize(decision.line, place) }
      network.tables.append(form)
      byName[decision.name] = form.variable
      return
    }
    guard let variable = writer.write(into: &network) else { return refuseSize(decision.line, place) }
    guard accepts(decision.type, variable, decision.line, place) else { return }
    network.tables.append(Network.TableForm(variable: variable, columns: columns, cells: cells, sets: sets, mode: writer.mode))
    byName[decision.name] = variable
  }

  /// Notes which parts of an expression of the decision that is being added meet faults of tables.
  private mutating func noteFaults(of variable: Int, rule: Int?) {
    guard !network.faults.isEmpty else { return }
    var (open, seen) = ([variable], Set<Int>())
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if network.faults[next] != nil {
        network.faultyUses.append(Network.FaultyUse(variable: next, decision: network.tables.count, rule: rule))
      }
      open += parts[next] ?? []
    }
  }

  private func isOrderedInput(_ variable: Int) -> Bool {
    guard variable < space.variables.count, case .ordered = space.inputs[space.variables[variable].input].domain else { return false }
    return true
  }

  /// Whether every value of a variable is a value of the type as it stands.
  private mutating func accepts(_ type: FEELType, _ variable: Int, _ line: Int, _ place: String) -> Bool {
    guard type != .any else { return true }
    let values = network.variables[variable].values
    let evaluation = Evaluation(model.environment)
    guard let other = values.first(where: { type.coerced($0, "", evaluation).map(WrittenValue.init) != WrittenValue($0) }) else {
      return true
    }
    refuse(line, place, "The value \(other) is not one of the type \(type).", "Give it another value, or another type.")
    return false
  }

  // MARK: Expressions

  /// The variable that holds the value of an expression, or `nil` after a problem was noted.
  private mutating func variable(_ expression: Expression, _ line: Int, _ place: String) -> Int? {
    if let known = computed[expression] { return known }
    let result: Int?
    switch expression {
    case .name(let name):
      if let known = byName[name] { return known }
      guard model.functions[name] == nil else { return constant(expression, line, place) }
      refuse(line, place, "'\(name)' can have several values at once.", "Ask for one of them: list contains(\(name), \"…\").")
      return nil
    case .negation(let operand):
      result = function([operand], line, place) { Operations.negate($0[0], $1) }
    case .binary(let operation, let left, let right):
      result = function([left, right], line, place) { Operations.apply(operation, $0[0], $0[1], $1) }
    case .conditional(let condition, let then, let otherwise):
      result = function([condition, then, otherwise], line, place) { values, _ in values[0] == .boolean(true) ? values[1] : values[2] }
    case .list(let elements): result = function(elements, line, place) { values, _ in .list(values) }
    default:
      if let (list, member) = expression.membership, let input = inputs[list], case .subset(let members) = input.domain {
        return variable(of: member, in: members, of: input, line, place)
      }
      if case .call(let called, .positional(let arguments)) = expression,
        expression.names.contains(where: { byName[$0] == nil && inputs[$0] != nil })
      {
        // An input with several values is asked for by its members, so each argument is worked out by itself.
        let functions = Scope(model.functions)
        result = function(arguments, line, place) { values, evaluation in
          Expression.call(called, .positional(values.map { .literal($0) })).value(in: functions, evaluation)
        }
      } else {
        result = constant(expression, line, place)
      }
    }
    computed[expression] = result
    return result
  }

  /// The variable of one member of an input with several values.
  private mutating func variable(of member: Value, in members: [Value], of input: InputData, _ line: Int, _ place: String) -> Int? {
    let variable = space.group(input.id)?.first { space.variables[$0].member == member }
    if variable == nil {
      refuse(
        line, place, "\(member) is not a value of '\(input.name)'.", "Use one of: \(members.map(\.description).joined(separator: ", ")).")
    }
    return variable
  }

  /// The variable of an expression of any form, worked out for every combination of values of the names in it.
  private mutating func constant(_ expression: Expression, _ line: Int, _ place: String) -> Int? {
    let names = expression.names.filter { byName[$0] != nil || inputs[$0] != nil }
    let functions = Scope(model.functions)
    return function(names.map { .name($0) }, line, place) { values, evaluation in
      expression.value(
        in: Scope(zip(names, values).map { (name: $0, value: $1) }, inside: functions), evaluation)
    }
  }

  /// The variable that holds a function of the values of other expressions.
  private mutating func function(
    _ parts: [Expression], _ line: Int, _ place: String, _ function: ([Value], Evaluation) -> Value
  ) -> Int? {
    var variables: [Int] = []
    for part in parts {
      guard let variable = variable(part, line, place) else { return nil }
      variables.append(variable)
    }
    var size = 1
    for variable in variables {
      size *= network.variables[variable].values.count
      guard size <= Self.maximumNodes else {
        refuseSize(line, place)
        return nil
      }
    }
    let (firstNode, firstLeaf) = (network.nodes.count, network.leaves.count)
    var values = ValueList()
    var leaves: [End: Network.Ref] = [:]
    var faults: [Int: Set<TableFault>] = [:]
    let run = ModelRun.of(evaluation)
    let evaluation = evaluation
    // Whoever evaluates one case may take no more than this for it; what is proved must hold there too.
    let most = Environment.Limits().steps
    var isTooLong = false
    let root = network.product(of: variables) { network, chosen in
      let before = evaluation.steps
      let value = values.position(of: evaluation.isExhausted ? .null : evaluation.bounded(function(chosen, evaluation)))
      if evaluation.steps - before > most { isTooLong = true }
      let end = End(value: value, faults: run.takeFaults())
      if let known = leaves[end] { return known }
      let ref = network.leaf(value: value, rules: [], isViolated: false)
      leaves[end] = ref
      if !end.faults.isEmpty { faults[Int(~ref)] = end.faults }
      return ref
    }
    guard model.fixed != nil || (!evaluation.askedMoment && !zones.wereAsked) else {
      problems.append(.dependsOnMoment(nil, asksMoment: evaluation.askedMoment, line: line, place: place))
      return nil
    }
    guard !isTooLong || evaluation.isExhausted else {
      refuse(
        line, place, "To work this out for one case takes more than \(most) steps, and an evaluation ends there.",
        "Make the expression simpler.")
      return nil
    }
    guard !evaluation.isTooDeep else {
      let message = "To work this out nests too deep, as when a function calls itself without end."
      let circle = ModelRun.of(evaluation).circle
      refuse(
        line, place, circle.isEmpty ? message : "\(message) \(ModelRun.circleText(circle))",
        "Let every function come to an end, and nest less.")
      return nil
    }
    guard !evaluation.isExhausted else {
      refuse(
        line, place, "To work this out for every case takes too long (more than \(Self.maximumSteps) steps).",
        "Make the expression simpler, or let it use fewer values.")
      return nil
    }
    let tree = Network.Tree(root: root, nodes: firstNode..<network.nodes.count, leaves: firstLeaf..<network.leaves.count)
    network.variables.append(Network.Variable(values: values.values, tree: tree))
    let number = network.variables.count - 1
    self.parts[number] = variables
    if !faults.isEmpty { network.faults[number] = faults }
    return number
  }

  /// Combinations that end alike: with the same value, after the same faults.
  private struct End: Hashable {
    let value: Int32
    let faults: Set<TableFault>
  }
}

/// Rules of time zones that know none, and notice when they are asked: no text in a model need say so.
private final class AskedZones: ZoneRules {
  private let asked = Atomic(false)

  var wereAsked: Bool { asked.load(ordering: .relaxed) }

  func exists(_ zone: String) -> Bool {
    asked.store(true, ordering: .relaxed)
    return false
  }

  func offset(of zone: String, at local: DateAndTime) -> Int? {
    asked.store(true, ordering: .relaxed)
    return nil
  }
}

/// What a rule gives.
enum Output {
  case value(Value)
  /// The value of this variable of the network.
  case variable(Int)
}

/// Values, each as it is written once, in the order in which they were first met.
struct ValueList {
  private(set) var values: [Value] = []
  private var positions: [WrittenValue: Int32] = [:]

  mutating func position(of value: Value) -> Int32 {
    let written = WrittenValue(value)
    if let known = positions[written] { return known }
    positions[written] = Int32(values.count)
    values.append(value)
    return Int32(values.count - 1)
  }
}

extension Network {
  mutating func leaf(value: Int32, rules: some Sequence<Int32>, isViolated: Bool) -> Ref {
    let first = Int32(weighed.count)
    weighed.append(contentsOf: rules)
    leaves.append(Leaf(value: value, isViolated: isViolated, rules: first..<Int32(weighed.count)))
    return ~Ref(leaves.count - 1)
  }

  /// A tree with a place for every combination of the values of some variables.
  mutating func product(of variables: [Int], _ place: (inout Network, [Value]) -> Ref) -> Ref {
    var chosen: [Value] = []

    func split(_ network: inout Network, _ index: Int, _ range: Range<Int>) -> Ref {
      if range.count == 1 {
        chosen.append(network.variables[variables[index]].values[range.lowerBound])
        defer { chosen.removeLast() }
        return next(&network, index + 1)
      }
      let middle = (range.lowerBound + range.upperBound) / 2
      let ref = network.nodes.count
      network.nodes.append(Node(variable: Int32(variables[index]), test: .from(Int32(middle))))
      let low = split(&network, index, range.lowerBound..<middle)
      let high = split(&network, index, middle..<range.upperBound)
      if low == high, low < 0 {
        network.nodes.removeLast()
        return low
      }
      (network.nodes[ref].low, network.nodes[ref].high) = (low, high)
      return Ref(ref)
    }
    func next(_ network: inout Network, _ index: Int) -> Ref {
      index == variables.count ? place(&network, chosen) : split(&network, index, 0..<network.variables[variables[index]].values.count)
    }
    return next(&self, 0)
  }
}
