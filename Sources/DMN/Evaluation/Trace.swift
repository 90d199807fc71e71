import FEEL

/// Why every decision of a case is what it is, and why it is not something else: every rule of every table, cell by cell.
public struct Trace: Sendable {
  let layout: EvaluatorLayout
  var result: FastEvaluator.Result
  /// Per column of all decisions the number of its value.
  var numbers: [UInt32]

  /// A decision by its position.
  public subscript(decision: Int) -> TracedDecision { TracedDecision(trace: self, decision: decision) }

  /// A decision by its id; `nil` when it was not evaluated.
  public subscript(id: String) -> TracedDecision? { layout.position(id).map { self[$0] } }
}

/// One decision of a trace.
public struct TracedDecision: Sendable {
  let trace: Trace
  let decision: Int

  private var masks: RuleMasks { trace.layout.decisions[decision].masks }

  /// The id of the decision.
  public var id: String { trace.layout.decisions[decision].id }
  /// The value of the decision.
  public var value: Value { trace.layout.decided(decision, trace.result.words).value }
  /// How many rules its table has.
  public var ruleCount: Int { masks.ruleCount }
  /// How many input columns its table has.
  public var columnCount: Int { masks.columns.count }
  /// The rules that matched, counted from 0.
  public var firedRules: [Int] { trace.layout.decided(decision, trace.result.words).firedRules }

  /// Whether a rule matched.
  public func fires(rule: Int) -> Bool { trace.layout.fires(decision, rule, trace.result.words) }

  /// The value of a column. For a number or date that is an input: a value that no rule can tell from the given one.
  public func columnValue(_ column: Int) -> Value { masks.columns[column].values[number(column)] }

  /// Whether one cell passes.
  public func passes(rule: Int, column: Int) -> Bool {
    RuleBits.contains(rule, masks.columns[column].masks, at: number(column) * masks.wordCount)
  }

  /// Why a rule did not match: the columns whose cells fail. Empty when it matched.
  public func failingColumns(ofRule rule: Int) -> [Int] {
    masks.columns.indices.filter { !passes(rule: rule, column: $0) }
  }

  /// The rules that one column alone keeps from matching: all their other cells pass.
  public func rulesFailingOnly(column: Int) -> [Int] {
    (0..<ruleCount).filter { failingColumns(ofRule: $0) == [column] }
  }

  private func number(_ column: Int) -> Int { Int(trace.numbers[trace.layout.decisions[decision].firstColumn + column]) }
}

extension FastEvaluator {
  /// Evaluates a case and says of every cell of every rule whether it passes.
  public func trace(_ known: Case) -> Trace {
    var trace = emptyTrace
    self.trace(known, into: &trace)
    return trace
  }

  /// A trace to be filled by `trace(_:into:)`.
  public var emptyTrace: Trace {
    Trace(layout: layout, result: emptyResult, numbers: [UInt32](repeating: 0, count: layout.columnCount))
  }

  /// Traces a case without allocating.
  ///
  /// - Precondition: case and trace were made by this evaluator.
  public func trace(_ known: Case, into trace: inout Trace) {
    evaluate(known, into: &trace.result)
    let choices = known.choices.span
    for index in layout.decisions.indices {
      for column in layout.decisions[index].masks.columns.indices {
        let number = layout.decisions[index].masks.number(column, choices, trace.result.words)
        trace.numbers[layout.decisions[index].firstColumn + column] = UInt32(number)
      }
    }
  }

  /// Traces complete answers, in the order of `inputs`.
  public func trace(_ values: [Value]) throws(UnknownValue) -> Trace { trace(try encode(values)) }
}
