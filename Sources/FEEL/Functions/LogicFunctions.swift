enum LogicFunctions {
  static let all: [BuiltinFunction] = [not, every, some]

  private static let not = BuiltinFunction(
    "not",
    .init("negand") { arguments, evaluation in
      switch arguments[0].single {
      case .boolean(let value): .boolean(!value)
      case let other: evaluation.fail("not() needs true or false, not \(other.kind).")
      }
    })

  private static let every = quantifier("all", deciding: false)
  private static let some = quantifier("any", deciding: true)

  /// `all(list)` and `any(list)`: one element that decides is enough; otherwise all must be true or false.
  private static func quantifier(_ name: String, deciding: Bool) -> BuiltinFunction {
    @Sendable func answer(_ elements: [Value], _ evaluation: Evaluation) -> Value {
      guard evaluation.step(elements.count) else { return .null }
      if elements.contains(.boolean(deciding)) { return .boolean(deciding) }
      let other = elements.first { if case .boolean = $0 { false } else { true } }
      guard let other else { return .boolean(!deciding) }
      return evaluation.fail("\(name)() needs only true and false, not \(other.kind).")
    }
    return BuiltinFunction(
      name,
      .init("list") { arguments, evaluation in
        guard let elements = arguments[0].asList else { return evaluation.fail("\(name)() needs a list, not null.") }
        return answer(elements, evaluation)
      },
      .init("b", variadic: true) { arguments, evaluation in answer(arguments, evaluation) })
  }
}
