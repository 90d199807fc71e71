import DMN
import FEEL
import Library

/// Whether the numbers of a formula can stand together: euros with euros, hours with hours. A rate has no measure of its own (euros per hour
/// is written as money), so what comes of hours times money is not judged; adding, comparing and what a result says that it is, are.
struct MeasureChecks {
  /// What a number counts, as far as a formula can mix it up.
  private enum Kind: String {
    case money = "money"
    case hours = "hours"
    case percentage = "a percentage"
    case plain = "a plain number"

    init(_ measure: ToolValueKind.Measure) {
      switch measure {
      case .money: self = .money
      case .hours: self = .hours
      case .percentage: self = .percentage
      case .whole, .decimal: self = .plain
      }
    }
  }

  private let ready: ReadyTool
  /// By name of an input, a parameter or a result.
  private let named: [String: Kind]
  private var faults: [String] = []

  static func problems(_ ready: ReadyTool) -> [LibraryProblem] {
    ready.rules.definitions.decisions.flatMap { decision -> [LibraryProblem] in
      var check = MeasureChecks(ready)
      check.judge(decision)
      return unique(check.faults).map {
        ToolChecks.inRules(
          ready, decision.line, "Decision '\(decision.id)' \($0).", "Correct the formula, or what the input or the result is (soort).")
      }
    }
  }

  private init(_ ready: ReadyTool) {
    self.ready = ready
    var named: [String: Kind] = [:]
    for input in ready.tool.inputs { if case .number(let measure, _) = input.kind { named[input.id] = Kind(measure) } }
    for figure in ready.parameters { named[figure.id.text] = figure.measure.map(Kind.init) }
    for result in ready.tool.results { if case .number(let measure) = result.kind { named[result.id] = Kind(measure) } }
    self.named = named
  }

  private mutating func judge(_ decision: Definitions.WrittenDecision) {
    let given: [Kind?]
    switch decision.logic?.logic {
    case .literal(let literal): given = [(try? literal.expression.get()).flatMap { kind($0) }]
    case .table(let table):
      for column in table.inputs { if let asked = try? column.expression.expression.get() { _ = kind(asked) } }
      given = table.rules.flatMap { rule in rule.outputs.map { output in (try? output.expression.get()).flatMap { kind($0) } } }
    default: given = []
    }
    guard let said = named[decision.id] else { return }
    for found in given.compactMap(\.self) where found != said {
      // A share is a plain number until it is multiplied.
      if found == .plain, said == .percentage { continue }
      faults.append("gives \(found.rawValue), and the result is \(said.rawValue)")
    }
  }

  /// What a part of a formula counts; `nil` where that cannot be said, as of a number that is written out.
  private mutating func kind(_ expression: Expression) -> Kind? {
    switch expression {
    case .name(let name): return named[name]
    case .negation(let operand): return kind(operand)
    case .binary(let operation, let left, let right): return binary(operation, kind(left), kind(right))
    case .between(let value, let low, let high):
      _ = same(same(kind(value), kind(low), "compares"), kind(high), "compares")
      return nil
    case .conditional(let condition, let then, let otherwise):
      _ = kind(condition)
      return same(kind(then), kind(otherwise), "gives one or the other of")
    case .call(.name(let function), .positional(let arguments)):
      let kinds = arguments.map { kind($0) }
      switch function {
      case "min", "max": return kinds.dropFirst().reduce(kinds.first ?? nil) { same($0, $1, "takes the least or the most of") }
      case "floor", "ceiling", "abs", "round half up", "round half down", "round up", "round down", "decimal": return kinds.first ?? nil
      default: return nil
      }
    case .list(let elements):
      for element in elements { _ = kind(element) }
      return nil
    default: return nil
    }
  }

  private mutating func binary(_ operation: BinaryOperator, _ left: Kind?, _ right: Kind?) -> Kind? {
    switch operation {
    case .add, .subtract: return same(left, right, operation == .add ? "adds" : "subtracts")
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      _ = same(left, right, "compares")
      return nil
    case .multiply:
      guard let left, let right else { return nil }
      if left == .money, right == .money { faults.append("multiplies money by money") }
      let scales: [Kind] = [.plain, .percentage]
      switch (scales.contains(left), scales.contains(right)) {
      // A part of a plain number may be a part of anything.
      case (true, true): return left == right && left == .plain ? .plain : nil
      case (true, false): return right
      case (false, true): return left
      case (false, false): return nil
      }
    case .divide:
      guard let left, let right else { return nil }
      return left == right ? .plain : [.plain, .percentage].contains(right) ? left : nil
    case .and, .or, .power: return nil
    }
  }

  private mutating func same(_ left: Kind?, _ right: Kind?, _ what: String) -> Kind? {
    if let left, let right, left != right { faults.append("\(what) \(left.rawValue) and \(right.rawValue)") }
    return left ?? right
  }
}
