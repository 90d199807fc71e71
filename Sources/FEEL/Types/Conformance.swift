extension FEELType {
  /// The type without the tests on its values.
  public var base: FEELType {
    if case .constrained(let base, _, _) = self { base.base } else { self }
  }

  /// Whether every value of this type is also one of `other`. Tests on values do not count.
  public func conforms(to other: FEELType) -> Bool {
    switch (base, other.base) {
    case (_, .any), (.null, _): true
    case (.list(let a), .list(let b)), (.range(let a), .range(let b)): a.conforms(to: b)
    case (.context(let a), .context(let b)): b.allSatisfy { a[$0.key]?.conforms(to: $0.value) == true }
    case (.function(let a, let resultA), .function(let b, let resultB)):
      a.count == b.count && zip(a, b).allSatisfy { $1.conforms(to: $0) } && resultA.conforms(to: resultB)
    case (let a, let b): a == b
    }
  }
}

extension Value {
  /// Whether the value is one of `type`, as `instance of` asks. `null` itself is only of the type `Null`; inside a list or a context
  /// it fits every type, because its type conforms to every type. Tests on values do not count.
  public func isInstance(of type: FEELType) -> Bool { isInstance(of: type, Evaluation()) }

  func isInstance(of type: FEELType, _ evaluation: Evaluation) -> Bool {
    self == .null ? type.base == .null : fits(type, evaluation)
  }

  /// Whether the value has the shape of `type`; `null` has that of every type.
  func fits(_ type: FEELType, _ evaluation: Evaluation) -> Bool {
    switch (self, type.base) {
    case (_, .any), (.null, _): true
    case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.time, .time),
      (.dateAndTime, .dateAndTime), (.daysDuration, .daysDuration), (.yearsDuration, .yearsDuration):
      true
    case (.list(let elements), .list(let element)):
      evaluation.step(elements.count / 16) && elements.allSatisfy { $0.fits(element, evaluation) }
    case (.range(let range), .range(let end)):
      [range.low, range.high].allSatisfy { $0?.fits(end, evaluation) ?? true }
    case (.context(let context), .context(let entries)):
      evaluation.step(entries.count / 8)
        && entries.allSatisfy { context[$0.key]?.fits($0.value, evaluation) == true }
    case (.function(let function), .function(let parameters, let result)): function.conforms(to: parameters, result)
    default: false
    }
  }
}

extension Function {
  /// Whether the function can be used where one of these types is asked for. A result of which nothing is known is trusted.
  fileprivate func conforms(to types: [FEELType], _ wanted: FEELType) -> Bool {
    if case .builtin(let builtin) = body { return builtin.overloads.contains { $0.takes(types.count) } }
    guard parameters.count == types.count, zip(types, parameters).allSatisfy({ $0.conforms(to: $1.type) }) else { return false }
    var result = result
    if case .expression(let expression, _) = body, result == .any { result = .inferred(from: expression) }
    return result == .any || result.conforms(to: wanted)
  }
}

extension FEELType {
  /// What can be said of the values of an expression without evaluating it; `any` when that is nothing.
  static func inferred(from expression: Expression) -> FEELType {
    switch expression {
    case .literal(.boolean), .between, .passes, .instance, .quantified: .boolean
    case .literal(.number): .number
    case .literal(.string): .string
    case .literal(.null): .null
    case .binary(let operation, _, _) where operation.isComparison || operation == .and || operation == .or: .boolean
    case .binary(.power, _, _): .number
    case .list(let elements): .list(common(elements))
    case .iteration(_, let result): .list(inferred(from: result))
    case .context(let entries):
      .context(Dictionary(entries.map { ($0.name, inferred(from: $0.value)) }) { first, _ in first })
    case .conditional(_, let then, let otherwise): common([then, otherwise])
    default: .any
    }
  }

  /// The type that all expressions have; `any` when they differ.
  private static func common(_ expressions: [Expression]) -> FEELType {
    let types = Set(expressions.map { inferred(from: $0) })
    return types.count == 1 ? types.first ?? .any : .any
  }
}
