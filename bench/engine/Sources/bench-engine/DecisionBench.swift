import DMN
import FEEL

/// One decision, many ways to ask for it: the figures that stand beside those of the peers.
struct DecisionBench {
  let measure: Measure
  let model: CompiledModel
  let evaluator: FastEvaluator
  let file: CaseFile
  /// Rows of the file as values.
  let values: [[Value]]
  let program: NumericProgram
  /// The reference: the same file, evaluated as the standard describes it.
  private let interpreter: ModelInterpreter
  private let hand: [HandWritten.Case]
  private let rate = 2
  private let hours = 9

  init(_ measure: Measure, model path: String, cases: String) throws {
    self.measure = measure
    model = try CaseFile.model(path)
    interpreter = try ModelFile.interpreter(CaseFile.bytes(path))
    evaluator = try FastEvaluator(model)
    file = try CaseFile(cases, inputs: model.model.inputs.count)
    values = file.rows.map { $0.inputs.compactMap(\.self) }
    hand = file.rows.compactMap { HandWritten.Case($0.inputs) }
    guard let program = NumericProgram(try Parser.expression("min(hours, 6.5) * rate"), names: ["hours", "rate"]) else {
      throw Failure("the sum is no arithmetic")
    }
    self.program = program
  }

  func run() throws {
    try check()
    try typed()
    try comfortable()
    try traced()
    try columns()
    try memory()
  }

  // MARK: Answers

  /// Every case against the reference, by every way of asking.
  private func check() throws {
    guard hand.count == file.rows.count else { throw Failure("a case cannot be written by hand") }
    for (row, values) in zip(file.rows, values) {
      let answer = try evaluator.evaluate(values)
      let found = (0..<3).map { answer[$0].value }
      guard found == Array(row.answer.prefix(3)), (0..<3).map({ answer[$0].firedRules }) == row.rules.map({ [$0] }) else {
        throw Failure("wrong answer for \(values): \(found)")
      }
      guard amount(of: values, found[rate]) == row.answer[3] else { throw Failure("wrong amount for \(values)") }
      let slow = try interpreter.evaluate(
        decision: evaluator.decisions[rate], inputs: Dictionary(uniqueKeysWithValues: zip(evaluator.inputs, values)))
      guard evaluator.decisions.map({ slow.decisions[$0] }) == found, slow.firings.map(\.rules) == row.rules.map({ [$0] }) else {
        throw Failure("the interpreter is wrong for \(values): \(slow.value)")
      }
      let trace = try evaluator.trace(values)
      guard (0..<3).allSatisfy({ trace[$0].firedRules == [row.rules[$0]] }) else { throw Failure("wrong trace for \(values)") }
    }
    for (row, known) in zip(file.rows, hand) {
      let answer = HandWritten.decide(known)
      guard [answer.route.rawValue, answer.option.rawValue, answer.rate.rawValue].map(Int.init) == row.rules else {
        throw Failure("the function written by hand is wrong for \(row.inputs)")
      }
    }
    Measure.value("cases checked", file.rows.count, "cases")
  }

  private func amount(of values: [Value], _ rate: Value) -> Value {
    guard case .number(let hours) = values[hours], case .number(let rate) = rate else { return .null }
    return program.value(hours, rate).map(Value.number) ?? .null
  }

  // MARK: Typed

  private func typed() throws {
    let (evaluator, times) = (evaluator, 100)
    let count = file.rows.count * times
    var cases = evaluator.emptyCases
    for values in values { try cases.append(values) }
    var result = evaluator.emptyResult
    measure.rate("hand-written Swift", count) {
      var sink = 0
      for _ in 0..<times {
        for known in hand {
          let answer = HandWritten.decide(known)
          sink &+= Int(answer.rate.rawValue) &+ Int(answer.option.rawValue)
        }
      }
      return sink
    }
    measure.rate("typed", count) {
      (0..<times).reduce(0) { sum, _ in sum &+ Self.outcomes(evaluator, cases, rate, &result) }
    }
    measure.rate("typed, fired rules read", count) {
      (0..<times).reduce(0) { sum, _ in sum &+ Self.firedRules(evaluator, cases, &result) }
    }
    // The sum needs the number itself, not its piece.
    let allHours = try values.map { row throws -> Decimal128 in
      guard case .number(let number) = row[hours] else { throw Failure("hours is no number") }
      return number
    }
    let allRates = try evaluator.outcomes[rate].map { value throws -> Decimal128 in
      guard case .number(let number) = value else { throw Failure("rate is no number") }
      return number
    }
    measure.rate("typed, with the sum", count / 10) {
      var sink = 0
      for _ in 0..<times / 10 {
        for row in 0..<cases.count {
          evaluator.evaluate(row, of: cases, into: &result)
          let amount = program.value(allHours[row], allRates[evaluator.outcome(rate, in: result)])
          sink &+= amount == nil ? 0 : 1
        }
      }
      return sink
    }
  }

  /// Evaluates every case. A function of its own: a closure would hold on to what it captures, again for every case.
  static func outcomes(
    _ evaluator: FastEvaluator, _ cases: FastEvaluator.Cases, _ decision: Int, _ result: inout FastEvaluator.Result
  ) -> Int {
    var sink = 0
    for row in 0..<cases.count {
      evaluator.evaluate(row, of: cases, into: &result)
      sink &+= evaluator.outcome(decision, in: result)
    }
    return sink
  }

  private static func firedRules(
    _ evaluator: FastEvaluator, _ cases: FastEvaluator.Cases, _ result: inout FastEvaluator.Result
  ) -> Int {
    var sink = 0
    for row in 0..<cases.count {
      evaluator.evaluate(row, of: cases, into: &result)
      for decision in 0..<3 { sink &+= evaluator.firstFiredRule(decision, in: result) ?? 0 }
    }
    return sink
  }

  // MARK: Values in, object out

  private func comfortable() throws {
    let times = 5
    let count = file.rows.count * times
    try measure.rate("values in, object out", count) {
      var sink = 0
      for _ in 0..<times {
        for row in values {
          let answer = try evaluator.evaluate(row)
          for decision in 0..<3 { sink &+= answer[decision].firedRules.count }
        }
      }
      return sink
    }
    try measure.rate("values in, object out, with the sum", count) {
      var sink = 0
      for _ in 0..<times {
        for row in values {
          let answer = try evaluator.evaluate(row)
          for decision in 0..<2 { sink &+= answer[decision].firedRules.count }
          if case .number = amount(of: row, answer[rate].value) { sink &+= 1 }
        }
      }
      return sink
    }
    let ids = evaluator.inputs
    let dictionaries = values.map { Dictionary(uniqueKeysWithValues: zip(ids, $0)) }
    let decisions = evaluator.decisions
    try measure.rate("dictionary in, dictionary out, with the sum", count) {
      var sink = 0
      for _ in 0..<times {
        for known in dictionaries {
          let answer = try evaluator.evaluate(known)
          var found = [String: Value](minimumCapacity: 4)
          for (position, id) in decisions.enumerated() { found[id] = answer[position].value }
          if case .number(let hours) = known["hours"], case .number(let rate) = found["rate"] {
            found["amount"] = program.value(hours, rate).map(Value.number)
          }
          sink &+= found.count
        }
      }
      return sink
    }
    let some = dictionaries.prefix(file.rows.count / 10)
    try measure.rate("the standard's interpreter, one case", some.count) {
      var sink = 0
      for known in some { sink &+= try interpreter.evaluate(decision: decisions[rate], inputs: known).firings.count }
      return sink
    }
  }

  // MARK: Traces

  private func traced() throws {
    let times = 20
    let count = file.rows.count * times
    let cases = try values.map { values throws(UnknownValue) in try evaluator.encode(values) }
    var trace = evaluator.emptyTrace
    measure.rate("typed, with trace", count) {
      var sink = 0
      for _ in 0..<times {
        for known in cases {
          evaluator.trace(known, into: &trace)
          sink &+= 1
        }
      }
      return sink
    }
    try measure.rate("values in, trace out, every cell read", count / 20) {
      var sink = 0
      for row in values {
        let trace = try evaluator.trace(row)
        for decision in 0..<3 {
          let traced = trace[decision]
          for rule in 0..<traced.ruleCount where !traced.fires(rule: rule) {
            for column in 0..<traced.columnCount where !traced.passes(rule: rule, column: column) { sink &+= 1 }
          }
        }
      }
      return sink
    }
    try measure.rate("values in, trace out, a list of failing cells per rule", count / 20) {
      var sink = 0
      for row in values {
        let trace = try evaluator.trace(row)
        for decision in 0..<3 {
          let traced = trace[decision]
          for rule in 0..<traced.ruleCount { sink &+= traced.failingColumns(ofRule: rule).count }
        }
      }
      return sink
    }
  }

  // MARK: Columns

  private func columns() throws {
    let times = 10
    let count = file.rows.count * times
    var columns = evaluator.columns(count: count)
    for input in evaluator.inputs.indices {
      try columns.set(input, values: (0..<count).map { values[$0 % values.count][input] })
    }
    let found = evaluator.outcomes(of: columns)
    for row in 0..<count {
      let expected = file.rows[row % values.count].answer
      guard (0..<3).allSatisfy({ evaluator.outcomes[$0][Int(found[$0][row])] == expected[$0] }) else {
        throw Failure("wrong answer in row \(row) of the columns")
      }
    }
    measure.rate("columns of numbers", count * times) {
      var sink = 0
      for _ in 0..<times { sink &+= evaluator.outcomes(of: columns)[rate].count }
      return sink
    }
    try measure.rate("columns of values", count) {
      var filled = evaluator.columns(count: count)
      for input in evaluator.inputs.indices { try filled.set(input, values: (0..<count).map { values[$0 % values.count][input] }) }
      return evaluator.outcomes(of: filled)[rate].count
    }
  }

  // MARK: Memory

  private func memory() throws {
    let cases = try values.map { values throws(UnknownValue) in try evaluator.encode(values) }
    var result = evaluator.emptyResult
    var trace = evaluator.emptyTrace
    Measure.memory("typed", cases.count) {
      for known in cases { evaluator.evaluate(known, into: &result) }
      return 0
    }
    Measure.memory("typed, with trace", cases.count) {
      for known in cases { evaluator.trace(known, into: &trace) }
      return 0
    }
    try Measure.memory("values in, object out", cases.count) {
      var sink = 0
      for row in values {
        let answer = try evaluator.evaluate(row)
        for decision in 0..<3 { sink &+= answer[decision].firedRules.count }
      }
      return sink
    }
    Measure.value("tables of the evaluator", evaluator.byteCount, "bytes")
  }
}
