import FEEL

extension FastEvaluator {
  /// Many complete cases, one after another in one block of memory.
  public struct Cases: Sendable {
    let evaluator: FastEvaluator
    /// Row after row, the choices of a case.
    fileprivate var choices: [UInt16] = []
    /// How many cases there are.
    public private(set) var count = 0

    fileprivate init(_ evaluator: FastEvaluator) { self.evaluator = evaluator }

    /// Adds a case of complete answers, in the order of the inputs.
    ///
    /// - Throws: `UnknownValue`, as `encode`.
    public mutating func append(_ values: [Value]) throws(UnknownValue) { append(try evaluator.encode(values)) }

    /// Adds a case that was made by the same evaluator.
    public mutating func append(_ known: Case) {
      choices += known.choices
      count += 1
    }

    /// The case at this place, counted from 0.
    public subscript(row: Int) -> Case {
      let width = evaluator.layout.arities.count
      return Case(choices: Array(choices[row * width..<(row + 1) * width]))
    }
  }

  /// A list of cases to be filled.
  public var emptyCases: Cases { Cases(self) }

  /// Evaluates one case of a list without allocating.
  ///
  /// - Precondition: list and result were made by this evaluator.
  public func evaluate(_ row: Int, of cases: Cases, into result: inout Result) {
    let width = layout.arities.count
    layout.evaluate(cases.choices.span.extracting(row &* width..<(row &+ 1) &* width), into: &result.words)
  }
}
