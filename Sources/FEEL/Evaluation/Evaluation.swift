/// One evaluation under way: what it may use, what it has used up, and why it met `null`.
public final class Evaluation {
  /// What the evaluation may use from outside.
  public private(set) var environment: Environment
  /// Why parts of the expression have no result, in the order in which it happened.
  public var reasons: [String] { noted }
  /// How many steps were taken.
  public var steps: Int { taken }
  // Private, so that the compiler knows who changes them and need not watch over it.
  private var noted: [String] = []
  private var taken = 0
  private var depth = 0
  private var isOver = false
  /// Those of the environment, which hold for the whole evaluation.
  let limits: Environment.Limits
  /// Whether a limit was passed; from then on everything is `null`.
  public var isExhausted: Bool { isOver }
  /// Whether that limit was the depth.
  public private(set) var isTooDeep = false

  /// Whether anything asked for the moment (`now()`, `today()`), so that the result holds for that moment only.
  public private(set) var askedMoment = false

  /// The moment of the environment; asking for it is noted.
  func moment() -> DateAndTime? {
    askedMoment = true
    return environment.moment
  }

  /// What a caller keeps with the evaluation: a decision model keeps its trace here.
  public var companion: AnyObject?

  /// At most this many reasons are kept, and as many in all: a caller may take them again and again.
  static let maximumReasons = 100
  static let maximumReasonsInAll = 10_000
  /// A longer reason is cut off.
  static let maximumReasonLength = 1_000
  private var reasonsInAll = 0

  /// An evaluation that has used nothing yet.
  public init(_ environment: Environment = Environment()) { (self.environment, limits) = (environment, environment.limits) }

  /// Notes why there is no result, and gives `null`.
  public func fail(_ reason: @autoclosure () -> String) -> Value {
    // After a limit everything is null, for that one reason.
    guard !isOver, noted.count < Self.maximumReasons, reasonsInAll < Self.maximumReasonsInAll else { return .null }
    reasonsInAll += 1
    noted.append(reason().cut(to: Self.maximumReasonLength))
    return .null
  }

  /// Whether there are reasons that nobody took.
  package var hasReasons: Bool { !noted.isEmpty }

  /// The reasons noted so far, which are then no longer kept here: for a caller that wants to say where they arose.
  public func takeReasons() -> [String] {
    defer { noted = [] }
    return noted
  }

  /// Evaluates something that knows other types by name than its surroundings do, such as logic of an imported model.
  public func using<Result>(types: [String: FEELType], _ body: () -> Result) -> Result {
    let outer = environment.types
    environment.types = types
    defer { environment.types = outer }
    return body()
  }

  /// Counts `count` steps; `false` when the evaluation must stop.
  public func step(_ count: Int = 1) -> Bool {
    guard !isOver else { return false }
    taken += count
    if taken > limits.steps { exhaust("The evaluation takes more than \(limits.steps) steps.") }
    return !isOver
  }

  /// Evaluates something one level deeper; `null` when that is too deep.
  public func deeper(_ body: () -> Value) -> Value {
    guard enter() else { return .null }
    defer { leave() }
    return body()
  }

  /// Goes some levels deeper, and counts a step; `false` when that is too deep or the evaluation must stop.
  /// After `true`, `leave` goes back.
  func enter(_ levels: Int = 1) -> Bool {
    guard step() else { return false }
    guard depth + levels <= limits.depth else {
      isTooDeep = true
      exhaust("The evaluation nests more than \(limits.depth) deep, as when a function calls itself without end.")
      return false
    }
    depth += levels
    return true
  }

  func leave(_ levels: Int = 1) { depth -= levels }

  private func exhaust(_ reason: String) {
    isOver = true
    noted.append(reason)
  }
}

/// A value with, when it is or holds `null`, the reasons.
public struct Evaluated: Hashable, Sendable {
  /// The value; `null` when there is no result.
  public let value: Value
  /// Why parts of the expression have no result, in the order in which it happened; empty when nothing went wrong.
  public let reasons: [String]
}

extension Expression {
  /// The value of the expression, with the reasons for every `null` on the way.
  public func evaluate(in scope: Scope = Scope(), _ environment: Environment = Environment()) -> Evaluated {
    let evaluation = Evaluation(environment)
    let value = value(in: scope, evaluation)
    return Evaluated(value: value, reasons: evaluation.reasons)
  }

  /// The value of the expression, names looked up in `scope`.
  public func value(in scope: [String: Value]) -> Value { value(in: Scope(scope), Evaluation()) }
}
