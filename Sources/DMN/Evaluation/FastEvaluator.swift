import FEEL

/// A compiled model laid out for evaluating many cases: flat, immutable, free to share between threads.
///
/// Every input becomes small numbers once (`encode`), and every decision answers with the number of its outcome and
/// with the rules that fired. Small models become one table that is looked up; larger ones a few steps per decision.
/// Whatever way is taken, the answers are those of `ModelInterpreter`.
///
/// ```swift
/// let evaluator = try FastEvaluator(CompiledModel(model))
/// let answer = try evaluator.evaluate([.string("zvw"), .boolean(true)])   // in the order of `inputs`
/// answer["route"]?.value          // the value of a decision
/// answer["route"]?.firedRules     // the rules that matched, counted from 0
/// ```
public struct FastEvaluator: Sendable {
  let layout: EvaluatorLayout

  /// Lays a model out for evaluation.
  ///
  /// - Parameters:
  ///   - model: the compiled model.
  ///   - decisions: the ids of the decisions to evaluate; all of them when left out.
  /// - Throws: `ModelProblems` for a decision that does not exist, or an input with more than 65,535 values or pieces.
  public init(_ model: CompiledModel, decisions: [String]? = nil) throws(ModelProblems) {
    layout = try EvaluatorLayout(model, decisions)
  }

  /// The ids of the decisions, in the order of the model. Their positions are used everywhere below.
  public var decisions: [String] { layout.decisions.map(\.id) }
  /// The ids of the inputs, in the order of the model.
  public var inputs: [String] { layout.inputs }
  /// Per decision every value that it can have. `Result.outcome` says which one it is.
  public var outcomes: [[Value]] { layout.decisions.map(\.outcomes) }
  /// How many table look-ups one evaluation takes at most: 1 for a model that became one table.
  public var lookUps: Int { layout.lookUps }
  /// The bytes that the tables take together.
  public var byteCount: Int { layout.byteCount }

  /// The complete answers of one case as small numbers. Made by an evaluator, and only for that evaluator.
  public struct Case: Hashable, Sendable {
    /// Per variable of the compiled model the number of its value.
    var choices: [UInt16]
  }

  /// What an evaluation found, as numbers. Made once by `emptyResult`, and filled again and again.
  public struct Result: Hashable, Sendable {
    /// Per decision a word that says how it ended; then, for decisions whose endings are not listed, fired rules as bits.
    var words: [UInt64]
  }

  /// A case in which every input has its first value; a start for `set`.
  public var firstCase: Case { Case(choices: [UInt16](repeating: 0, count: layout.arities.count)) }

  /// The case of complete answers.
  ///
  /// - Parameter values: one value per input, in the order of `inputs`.
  /// - Throws: `UnknownValue` for a value outside the model; also for too few values (`null`), and for one too many.
  public func encode(_ values: [Value]) throws(UnknownValue) -> Case {
    var known = firstCase
    try encode(values, into: &known)
    return known
  }

  /// As `encode`, without allocating.
  public func encode(_ values: [Value], into known: inout Case) throws(UnknownValue) {
    guard values.count <= layout.codes.count else { throw UnknownValue(input: "", value: values[layout.codes.count]) }
    for index in layout.codes.indices { try set(index, to: index < values.count ? values[index] : .null, in: &known) }
  }

  /// Gives one input its value.
  public func set(_ input: Int, to value: Value, in known: inout Case) throws(UnknownValue) {
    guard layout.codes[input].write(value, to: &known.choices) else {
      throw UnknownValue(input: layout.inputs[input], value: value)
    }
  }

  /// Gives an input its value by number: the position of the choice, or of the piece of a number or date.
  ///
  /// - Precondition: the input has that many values.
  public func set(_ input: Int, choice: Int, in known: inout Case) {
    let variable = layout.codes[input].variables.lowerBound
    precondition(choice >= 0 && choice < layout.arities[variable], "the input has no value with this number")
    known.choices[variable] = UInt16(choice)
  }

  /// A result to be filled by `evaluate(_:into:)`.
  public var emptyResult: Result { Result(words: [UInt64](repeating: 0, count: layout.width)) }

  /// Evaluates a case without allocating.
  ///
  /// - Precondition: case and result were made by this evaluator.
  public func evaluate(_ known: Case, into result: inout Result) {
    layout.evaluate(known.choices.span, into: &result.words)
  }

  /// Evaluates a case.
  public func evaluate(_ known: Case) -> Answer {
    var result = emptyResult
    evaluate(known, into: &result)
    return Answer(layout: layout, result: result)
  }

  /// Evaluates complete answers.
  ///
  /// - Parameter values: one value per input, in the order of `inputs`.
  /// - Throws: `UnknownValue`, as `encode`.
  public func evaluate(_ values: [Value]) throws(UnknownValue) -> Answer { evaluate(try encode(values)) }

  /// Evaluates complete answers by input id.
  ///
  /// - Throws: `UnknownValue` for a value outside the model, an input that is missing (`null`), or an id it does not have.
  public func evaluate(_ values: [String: Value]) throws(UnknownValue) -> Answer {
    var known = firstCase
    for index in layout.inputs.indices {
      let id = layout.inputs[index]
      guard let value = values[id] else { throw UnknownValue(input: id, value: .null) }
      try set(index, to: value, in: &known)
    }
    if values.count > layout.inputs.count, let other = values.first(where: { !layout.inputs.contains($0.key) }) {
      throw UnknownValue(input: other.key, value: other.value)
    }
    return evaluate(known)
  }

  /// The number of the outcome of a decision; its value stands in `outcomes`.
  public func outcome(_ decision: Int, in result: Result) -> Int { layout.outcome(decision, result.words) }

  /// The value of a decision.
  public func value(_ decision: Int, in result: Result) -> Value {
    layout.decisions[decision].outcomes[layout.outcome(decision, result.words)]
  }

  /// Whether a rule of a decision matched.
  public func fires(_ decision: Int, rule: Int, in result: Result) -> Bool { layout.fires(decision, rule, result.words) }

  /// The first rule of a decision that matched; `nil` when none did. For UNIQUE and FIRST it is the rule that decides.
  public func firstFiredRule(_ decision: Int, in result: Result) -> Int? { layout.firstFiredRule(decision, result.words) }

  /// The rules of a decision that matched, counted from 0, in order.
  public func firedRules(_ decision: Int, in result: Result) -> [Int] { layout.decided(decision, result.words).firedRules }
}

extension FastEvaluator {
  /// The decisions of one case: their values, and the rules that led to them.
  public struct Answer: Sendable {
    let layout: EvaluatorLayout
    let result: Result

    /// A decision by its position.
    public subscript(decision: Int) -> Decided { layout.decided(decision, result.words) }

    /// A decision by its id; `nil` when it was not evaluated.
    public subscript(id: String) -> Decided? { layout.position(id).map { self[$0] } }
  }

  /// One decision of an answer.
  public struct Decided: Hashable, Sendable {
    /// The value of the decision.
    public let value: Value
    /// The rules that matched, counted from 0.
    public let firedRules: [Int]

    /// A decision with this value, by these rules.
    public init(value: Value, firedRules: [Int]) { (self.value, self.firedRules) = (value, firedRules) }
  }
}
