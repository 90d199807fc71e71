import FEEL
import TestSupport
import Testing

/// The article "Evaluating expressions", from start to end.
@Test func evaluatingExpressions() throws {
  let print = try Printed()
  defer { #expect(print.differences == []) }

  // Reading and evaluating.
  let expression = try Parser.expression("if hours > 12 then \"client\" else \"municipality\"")
  print(expression.value(in: ["hours": .number(Decimal128(8))]))  // "municipality"
  print(expression.names)  // ["hours"]

  do {
    _ = try Parser.expression("if hours > 12 then")
  } catch {
    print(error.message, error.offset)  // Here the text ends, where a value should stand. 18
  }

  // Names.
  let yearly = try Parser.expression("monthly fee * 12", names: Names(["monthly fee"]))
  print(yearly.value(in: ["monthly fee": .number(Decimal128(95))]))  // 1140

  do {
    _ = try Parser.expression("monthly fee * 12")
  } catch {
    print(error)
    // There is no 'monthly fee' here. Names of several words must be names of the model, written exactly so. (character 1)
  }

  do {
    _ = try Parser.expression("hourz > 12", names: Names(["hours"]), allowsUnknownNames: false)
  } catch {
    print(error)  // There is no 'hourz' here. Write texts between double quotes: "hourz". (character 1)
  }

  // Values and scopes.
  let client = Context([("law", .string("Wmo")), ("hours", .number(Decimal128(8)))])
  let about = try Parser.expression("client.law = \"Wmo\" and client.hours < 12")
  print(about.value(in: ["client": .context(client)]))  // true

  let shared = Scope(["rate": .number(Decimal128(40))])
  let cost = try Parser.expression("hours * rate")
  print(cost.evaluate(in: Scope(client, inside: shared)).value)  // 320

  // Reasons.
  let sum = try Parser.expression("8 + \"hours\"").evaluate()
  print(sum.value)  // null
  for reason in sum.reasons { print(reason) }
  // '+' needs two numbers, two texts, or days, times and durations that fit; it has a number and a string.

  // The environment.
  let age = try Parser.expression("years and months duration(born, today()).years")
  let born = Scope(["born": CalendarDate("1950-06-01").map(Value.date) ?? .null])
  for reason in age.evaluate(in: born).reasons.prefix(1) { print(reason) }
  // today() is not known: no moment was given to this evaluation.
  let today = Environment(moment: DateAndTime("2026-03-01T09:00:00"))
  print(age.evaluate(in: born, today).value)  // 75

  // Limits.
  var careful = Environment()
  careful.limits.steps = 1_000
  let endless = try Parser.expression("count(for a in 1..1000, b in 1..1000 return a * b)")
  let stopped = endless.evaluate(in: Scope(), careful)
  print(stopped.value)  // null
  print(stopped.reasons.last ?? "")  // The evaluation takes more than 1000 steps.

  // Functions from outside.
  let rates = ["Wmo": Decimal128(40), "Wlz": Decimal128(55)]
  let law = Function.Parameter(name: "law", type: .string)
  let rate = Function(name: "rate", parameters: [law], result: .number) { arguments, evaluation in
    guard case .string(let law) = arguments[0] else { return evaluation.fail("A rate is for a law.") }
    guard let rate = rates[law] else { return evaluation.fail("There is no rate for \(law).") }
    return .number(rate)
  }
  let scope = Scope(["rate": .function(rate)])
  print(try Parser.expression("8 * rate(\"Wmo\")").evaluate(in: scope).value)  // 320
  for reason in try Parser.expression("8 * rate(\"Zvw\")").evaluate(in: scope).reasons { print(reason) }
  // There is no rate for Zvw.
  // '*' needs two numbers, or days, times and durations that fit; it has a number and null.

  // Unary tests.
  let cell = try Parser.unaryTests("[12..20), > 40")
  print(cell.accept(.number(Decimal128(12))), cell.accept(.number(Decimal128(20))))  // true false
  print(cell)  // [12..20), > 40
  let even = try Parser.unaryTests("even(?)")
  print(even.accept(.number(Decimal128(8))))  // true

  do {
    _ = try Parser.unaryTests("Wmo")
  } catch {
    print(error)  // There is no 'Wmo' here. Write texts between double quotes: "Wmo". (character 1)
  }

  // Numbers only.
  let formula = try Parser.expression("min(hours, 12) * rate")
  if let program = NumericProgram(formula, names: ["hours", "rate"]) {
    print(program.value(Decimal128(20), Decimal128(40)) ?? .zero)  // 480
  }
}
