import FEEL
import FuzzSupport

/// A text as an expression and as the tests of a cell: what is read is printed, read again and evaluated.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = text(data, count)
  for names in [Names(), Surroundings.names] {
    if let expression = try? Parser.expression(text, names: names) { check(expression, names) }
    if let tests = try? Parser.unaryTests(text, names: names, allowsUnknownNames: true) { check(tests, names) }
  }
  return 0
}

private func check(_ expression: Expression, _ names: Names) {
  let printed = expression.description
  reads(printed) { () throws(SyntaxError) in
    let again = try Parser.expression(printed, names: names)
    holds(again == expression, "\(printed) reads back as \(again)")
  }
  _ = (expression.names, expression.requiredNames, expression.hashValue)
  let empty = expression.evaluate(in: Scope(), Surroundings.environment)
  check(empty.value)
  let filled = expression.evaluate(in: Scope(Surroundings.values), Surroundings.environment)
  check(filled.value)
  if let program = NumericProgram(expression, names: ["a", "x"]) {
    let number = program.value(Decimal128(3), Decimal128(-7))
    // With the usual limits: a program knows none.
    let value = expression.evaluate(in: Scope(Surroundings.values)).value
    holds((number.map(Value.number) ?? .null) == value, "\(printed) as a program gives \(String(describing: number)), not \(value)")
  }
}

private func check(_ tests: UnaryTests, _ names: Names) {
  let printed = tests.description
  reads(printed) { () throws(SyntaxError) in
    let again = try Parser.unaryTests(printed, names: names, allowsUnknownNames: true)
    holds(again == tests, "The cell \(printed) reads back as \(again)")
  }
  _ = (tests.names, tests.hashValue)
  for value in [Value.null, .number(Decimal128(3)), .string("b"), Surroundings.values["l"] ?? .null, Surroundings.values["d"] ?? .null] {
    _ = tests.accept(value, in: Scope(Surroundings.values), Evaluation(Surroundings.environment))
  }
}

/// What was printed must be read; only the bounds on depth and length may stand in the way.
private func reads(_ printed: String, _ body: () throws(SyntaxError) -> Void) {
  do throws(SyntaxError) { try body() } catch { holds(error.message.contains("refused"), "\(printed) cannot be read: \(error)") }
}

private func check(_ value: Value) {
  _ = (value.description, value.hashValue)
  holds(value == value, "\(value) is not itself")
}

